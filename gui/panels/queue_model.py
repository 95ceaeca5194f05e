"""The queue as plain lists: all reports, and which of them a filter lets through."""

from bisect import bisect_left
from collections.abc import Callable, Sequence
from enum import StrEnum
from typing import Final

from PySide6.QtCore import (
    QAbstractListModel,
    QCoreApplication,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)

from annotator.store.reports import QueueRow
from gui import texts
from schema.records import ReportId, WorkState

ROW_ROLE: Final = Qt.ItemDataRole.UserRole
REMARKS_ROLE: Final = Qt.ItemDataRole.UserRole + 1

Index = QModelIndex | QPersistentModelIndex

_NO_PARENT: Final = QModelIndex()

Remarks = Callable[[ReportId], list[str]]


class Progress(StrEnum):
    """How a report stands in the queue; `TO_DO` and `WORKING` are both open."""

    TO_DO = "to_do"
    WORKING = "working"
    FINISHED = "finished"
    UNUSABLE = "unusable"


def progress_of(row: QueueRow) -> Progress:
    """How far a report is: an open one counts as worked on from its first decision."""
    match row.state:
        case WorkState.FINISHED:
            return Progress.FINISHED
        case WorkState.UNUSABLE:
            return Progress.UNUSABLE
        case WorkState.OPEN:
            return Progress.WORKING if row.decided else Progress.TO_DO


def progress_words(progress: Progress) -> str:
    """A report's progress in words."""
    match progress:
        case Progress.TO_DO:
            return QCoreApplication.translate("QueueModel", "to do")
        case Progress.WORKING:
            return QCoreApplication.translate("QueueModel", "working")
        case Progress.FINISHED:
            return texts.work_state(WorkState.FINISHED)
        case Progress.UNUSABLE:
            return texts.work_state(WorkState.UNUSABLE)


class QueueModel(QAbstractListModel):
    """The reports that pass the filter, in the order they came in.

    A report that changes keeps its place until the filter is set again, because a report that
    someone works on must not vanish under their hands.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[QueueRow] = []
        self._folded: list[str] = []
        self._places: dict[str, int] = {}
        self._shown: list[int] = []
        self._needle = ""
        self._progress: Progress | None = None
        self._done = 0
        self._remarks: Remarks = lambda _: []

    def set_remarks(self, remarks: Remarks) -> None:
        """How the remarks on a report are found; asked for those that are seen alone."""
        self._remarks = remarks

    @property
    def total(self) -> int:
        """How many reports there are, shown or not."""
        return len(self._rows)

    @property
    def done(self) -> int:
        """How many reports need no more work: finished, or found not usable."""
        return self._done

    def set_rows(self, rows: Sequence[QueueRow]) -> None:
        """Show these reports from now on."""
        self.beginResetModel()
        self._rows = list(rows)
        self._folded = [row.name.casefold() for row in rows]
        self._places = {row.id: place for place, row in enumerate(rows)}
        self._done = sum(row.state is not WorkState.OPEN for row in rows)
        self._shown = self._passing()
        self.endResetModel()

    def update_row(self, row: QueueRow) -> None:
        """Show what has become of one report; one that is not in the queue passes by."""
        place = self._places.get(row.id)
        if place is None:
            return
        was_open = self._rows[place].state is WorkState.OPEN
        self._done += was_open - (row.state is WorkState.OPEN)
        self._rows[place] = row
        self._folded[place] = row.name.casefold()
        index = self.index_of(row.id)
        if index.isValid():
            self.dataChanged.emit(index, index)

    def set_filter(self, needle: str, progress: Progress | None) -> None:
        """Let through reports whose name holds the needle and that stand so (None: any way)."""
        self.beginResetModel()
        self._needle = needle.strip().casefold()
        self._progress = progress
        self._shown = self._passing()
        self.endResetModel()

    def index_of(self, report: str) -> QModelIndex:
        """Where a report is shown; an invalid index where the filter hides it."""
        place = self._places.get(report)
        if place is None:
            return QModelIndex()
        shown = _position(self._shown, place)
        return QModelIndex() if shown is None else self.index(shown, 0)

    def rowCount(self, parent: Index = _NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self._shown)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row = self._rows[self._shown[index.row()]]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return row.name
            case Qt.ItemDataRole.ToolTipRole:
                state = progress_words(progress_of(row))
                lines = [row.name, row.source, state, *self._remarks(row.id)]
                return texts.plain_tool_tip("\n".join(line for line in lines if line))
            case Qt.ItemDataRole.AccessibleTextRole:
                return self._spoken(row)
            case _ if role == REMARKS_ROLE:
                return self._remarks(row.id)
        return row if role == ROW_ROLE else None

    def _spoken(self, row: QueueRow) -> str:
        pattern = self.tr("{name}, {state}, {decided} of {all} decided")
        return pattern.format(
            name=row.name,
            state=progress_words(progress_of(row)),
            decided=row.decided,
            all=row.decided + row.undecided,
        )

    def _passing(self) -> list[int]:
        places: Sequence[int] = range(len(self._rows))
        if self._needle:
            places = [at for at, name in enumerate(self._folded) if self._needle in name]
        if self._progress is None:
            return list(places)
        return [at for at in places if progress_of(self._rows[at]) is self._progress]


def _position(ascending: list[int], value: int) -> int | None:
    at = bisect_left(ascending, value)
    return at if at < len(ascending) and ascending[at] == value else None
