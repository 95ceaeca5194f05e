"""What the table asks of the project, in the background; the newest question is answered."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from PySide6.QtCore import QObject, Signal

from annotator.listing import rows
from annotator.listing.first import first
from annotator.listing.outliers import outliers
from annotator.progress import Cancelled, Progress
from annotator.project import Project
from annotator.store import listing
from annotator.store.listing import ListedLabel
from gui.desk import Desk
from gui.latest import Latest
from gui.operations import Operations
from gui.tasks import with_project
from schema.listing import Column, Question, Whose
from schema.records import Layer

FIRST: Final = 200  # rows: more than a screen shows
MOST_GROUPS: Final = 1000

Work = Callable[[Project, Layer, Any, Cancelled], object]
Read = Mapping[int, ListedLabel]  # by row number


@dataclass(frozen=True, slots=True, eq=False)
class Order:
    """The rows that a question finds: those that come first, or all of them."""

    question: Question
    is_whole: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class Counts:
    """What the labels that a question finds say in a column, and how many say it."""

    question: Question
    column: Column


class Asking(QObject):
    """Asks the open project; each kind of question on its own."""

    ordered = Signal(object, object, object)  # Order, row numbers, the first labels by row number
    rows_read = Signal(object)  # ListedLabel by row number
    outliers_found = Signal(object, object)  # Whose, Outlier by row number
    counted = Signal(object, object)  # Counts, list of words and how many
    failed = Signal(object)  # Exception

    def __init__(self, desk: Desk, operations: Operations, parent: QObject) -> None:
        super().__init__(parent)
        self._operations = operations
        self._orders = self._latest(_order, self._take_order, desk)
        self._rows = self._latest(_rows, lambda _, found: self.rows_read.emit(found), desk)
        self._outliers = self._latest(_outliers, self._take_outliers, desk)
        self._counts = self._latest(_counts, lambda *said: self.counted.emit(*said), desk)

    @property
    def is_busy(self) -> bool:
        """Whether something is still being read."""
        every = (self._orders, self._rows, self._outliers, self._counts)
        return any(each.is_busy for each in every)

    def order(self, question: Question) -> None:
        """Ask for the rows of a question: first for those on top, then for all."""
        self._orders.ask(Order(question))

    def rows(self, wanted: Sequence[int]) -> None:
        """Ask for these rows, and no longer for others."""
        self._rows.ask(wanted)

    def outliers(self, whose: Whose) -> None:
        """Ask which values are far from their kind."""
        self._outliers.ask(whose)

    def counts(self, question: Question, column: Column) -> None:
        """Ask how many labels say what in a column."""
        self._counts.ask(Counts(question, column))

    def stop(self) -> None:
        """Want no answers any more."""
        for each in (self._orders, self._rows, self._outliers, self._counts):
            each.stop()

    def _latest(
        self, work: Work, answered: Callable[[Any, Any], None], desk: Desk
    ) -> Latest[Any, Any]:
        operations = self._operations

        def answer(question: object, progress: Progress, is_cancelled: Cancelled) -> object:
            def run(project: Project, _: Progress, is_cancelled: Cancelled) -> object:
                return work(project, operations.layer, question, is_cancelled)

            return with_project(operations, run)(progress, is_cancelled)

        return Latest(
            answer, answered, lambda _, error: self.failed.emit(error), desk.background, self
        )

    def _take_order(self, order: Order, answer: tuple[Sequence[int], Read]) -> None:
        found, read = answer
        whole = Order(order.question, is_whole=True)
        if order.is_whole or len(found) < FIRST:
            self.ordered.emit(whole, found, read)
        else:
            self.ordered.emit(order, found, read)
            self._orders.ask(whole)

    def _take_outliers(self, whose: Whose, found: object) -> None:
        self.outliers_found.emit(whose, found)


def _order(
    project: Project, me: Layer, order: Order, is_cancelled: Cancelled
) -> tuple[Sequence[int], Read]:
    """The first rows are read at once: they need not be asked for once more to be seen."""
    if order.is_whole:
        return listing.order(project.db, me, order.question, is_cancelled), {}
    found = first(project, me, order.question, FIRST, is_cancelled)
    return found, rows.read(project, found)


def _rows(project: Project, _: Layer, wanted: Sequence[int], __: Cancelled) -> object:
    return rows.read(project, wanted)


def _outliers(project: Project, me: Layer, whose: Whose, is_cancelled: Cancelled) -> object:
    return outliers(project, me, whose, is_cancelled)


def _counts(project: Project, me: Layer, asked: Counts, is_cancelled: Cancelled) -> object:
    return listing.counts(project.db, me, asked.question, asked.column, MOST_GROUPS, is_cancelled)
