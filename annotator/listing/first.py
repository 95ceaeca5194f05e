"""The rows that come first: where few may be let through, two read through the labels at once."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from threading import Event

from annotator.listing.question import Question, Stretch
from annotator.progress import Cancelled
from annotator.project import Mode, Project
from annotator.store import listing
from schema.records import Layer


def first(
    project: Project, me: Layer, question: Question, most: int, is_cancelled: Cancelled
) -> list[int]:
    """The rows that come first; CancelledError where nobody wants them any more."""
    is_filtered = question.conditions or question.words
    if question.sort is not None or not is_filtered:
        return listing.first(project.db, me, question, most, is_cancelled)
    early, late = listing.halves(project.db)
    if question.descending:
        early, late = late, early
    is_enough = Event()
    with ThreadPoolExecutor(1) as beside:
        rest = beside.submit(
            lambda: _apart(
                project.path, me, _within(question, late), most,
                lambda: is_enough.is_set() or is_cancelled(),
            )
        )  # fmt: skip
        try:
            found = listing.first(project.db, me, _within(question, early), most, is_cancelled)
            return found if len(found) >= most else (found + rest.result())[:most]
        finally:
            is_enough.set()


def _within(question: Question, stretch: Stretch) -> Question:
    return replace(question, conditions=(*question.conditions, stretch))


def _apart(
    path: Path, me: Layer, question: Question, most: int, is_cancelled: Cancelled
) -> list[int]:
    with Project.open(path, Mode.READ) as project:
        return listing.first(project.db, me, question, most, is_cancelled)
