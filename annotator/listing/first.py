"""The rows that come first: what many labels say is found near, the rest is read by two at once."""

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import replace
from functools import partial
from pathlib import Path
from threading import Event
from typing import Final, Self, TypeVar

from annotator.progress import Cancelled
from annotator.project import Mode, Project
from annotator.store import listing
from annotator.store.listing_conditions import Hits
from schema.database import Database
from schema.listing import Among, Column, Holds, Question, Stretch
from schema.records import Layer

_T = TypeVar("_T")

_NEAR: Final = 10_000  # rows
_ALONG_AN_INDEX: Final = frozenset(
    {Column.TEXT, Column.LINK, Column.REPORT, Column.SENTENCE}
)  # the rows that come first in these orders are found without the others
# Which texts, measures and names hold words is gathered first: with nothing to sort one does it.
_GATHERED: Final = frozenset({Column.SENTENCE, Column.LINK, Column.REPORT})


def first(
    project: Project, me: Layer, question: Question, most: int, is_cancelled: Cancelled
) -> list[int]:
    """The rows that come first; CancelledError where nobody wants them any more."""
    every = listing.stretch(project.db)
    if question.sort is not None:
        if question.sort in _ALONG_AN_INDEX and not question.is_filtered:
            return listing.first(project.db, me, question, most, is_cancelled)
        found = _by_two(project, me, question, every, most, is_cancelled)
        among = replace(question, words="", conditions=(Among(tuple(found)),))
        return listing.first(project.db, me, among, most, is_cancelled)
    near, far = _near_and_far(every, question)
    found = listing.first(
        project.db, me, _within(question, near), most, is_cancelled, one_by_one=True
    )
    if len(found) >= most or far.first > far.last:
        return found
    if any(isinstance(each, Holds) and each.column in _GATHERED for each in question.conditions):
        return listing.first(project.db, me, question, most, is_cancelled)
    return (found + _by_two(project, me, question, far, most, is_cancelled))[:most]


def _by_two(
    project: Project,
    me: Layer,
    question: Question,
    stretch: Stretch,
    most: int,
    is_cancelled: Cancelled,
) -> list[int]:
    """The rows that come first in either half of a stretch, those of one after the other's.

    Which texts hold the words is asked by halves too, and once: both would read all of them else.
    """
    middle = (stretch.first + stretch.last) // 2
    sooner, later = Stretch(stretch.first, middle), Stretch(middle + 1, stretch.last)
    if question.descending:
        sooner, later = later, sooner
    is_enough = Event()

    def is_unwanted() -> bool:
        return is_enough.is_set() or is_cancelled()

    with _Beside(project.path) as beside:
        try:
            known = _hits(project.db, question.words, stretch, beside, is_cancelled)
            here, there = (
                partial(
                    listing.first,
                    me=me,
                    question=_within(question, part),
                    most=most,
                    known=known and known.within(part),
                )
                for part in (sooner, later)
            )
            rest = beside.ask(partial(there, is_cancelled=is_unwanted))
            found = here(project.db, is_cancelled=is_cancelled)
            is_all = question.sort is None and len(found) >= most
            return found if is_all else found + rest.result()
        finally:
            is_enough.set()


def _hits(
    db: Database, words: str, every: Stretch, beside: "_Beside", is_cancelled: Cancelled
) -> Hits | None:
    if not words:
        return None
    here, there = (
        partial(listing.hits, words=words, texts=each, is_cancelled=is_cancelled)
        for each in listing.halves(db, every)
    )
    rest = beside.ask(there)
    return here(db) + rest.result()


class _Beside:
    """A second reader of a project, in a thread of its own."""

    def __init__(self, path: Path) -> None:
        self._thread = ThreadPoolExecutor(1)
        self._project = self._thread.submit(Project.open, path, Mode.READ)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._thread.submit(self._close)
        self._thread.shutdown()

    def ask(self, ask: Callable[[Database], _T]) -> Future[_T]:
        """What is found there, once it is."""
        return self._thread.submit(lambda: ask(self._project.result().db))

    def _close(self) -> None:
        if self._project.exception() is None:
            self._project.result().close()


def _near_and_far(every: Stretch, question: Question) -> tuple[Stretch, Stretch]:
    """The labels that come first in the order of the file, and the others."""
    if question.descending:
        near = max(every.first, every.last - _NEAR + 1)
        return Stretch(near, every.last), Stretch(every.first, near - 1)
    near = min(every.last, every.first + _NEAR - 1)
    return Stretch(every.first, near), Stretch(near + 1, every.last)


def _within(question: Question, part: Stretch | Among) -> Question:
    return replace(question, conditions=(*question.conditions, part))
