"""The rows that come first: where few may be let through, two read through the labels at once."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from threading import Event

from annotator.listing.question import Column, Holds, Question, Stretch
from annotator.progress import Cancelled
from annotator.project import Mode, Project
from annotator.store import listing
from schema.records import Layer


def first(
    project: Project, me: Layer, question: Question, most: int, is_cancelled: Cancelled
) -> list[int]:
    """The rows that come first; CancelledError where nobody wants them any more."""
    if not _may_read_far(question):
        return listing.first(project.db, me, question, most, is_cancelled)
    early, late = listing.halves(project.db)
    if question.descending:
        early, late = late, early
    is_enough = Event()

    def is_unwanted() -> bool:
        return is_enough.is_set() or is_cancelled()

    with ThreadPoolExecutor(1) as beside:
        rest = beside.submit(_apart, project.path, me, _within(question, late), most, is_unwanted)
        try:
            found = listing.first(project.db, me, _within(question, early), most, is_cancelled)
            return found if len(found) >= most else (found + rest.result())[:most]
        finally:
            is_enough.set()


def _may_read_far(question: Question) -> bool:
    """Whether labels are read in the order of the file until enough are let through.

    Words of sentences are looked for in all texts first, which two need not do.
    """
    is_filtered = bool(question.conditions or question.words)
    in_sentences = any(
        isinstance(each, Holds) and each.column is Column.SENTENCE for each in question.conditions
    )
    return question.sort is None and is_filtered and not in_sentences


def _within(question: Question, stretch: Stretch) -> Question:
    return replace(question, conditions=(*question.conditions, stretch))


def _apart(
    path: Path, me: Layer, question: Question, most: int, is_cancelled: Cancelled
) -> list[int]:
    with Project.open(path, Mode.READ) as project:
        return listing.first(project.db, me, question, most, is_cancelled)
