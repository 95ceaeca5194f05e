"""The queue as plain lists: all reports, and which of them a filter lets through."""

from bisect import bisect_left
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from enum import StrEnum
from itertools import compress, repeat
from operator import contains
from typing import Final

from PySide6.QtCore import (
    QAbstractListModel,
    QCoreApplication,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)

from annotator.store.queue import EMPTY, Queue, QueueRow
from annotator.team.duties import Duty
from annotator.team.stages import Stage
from gui import texts
from gui.panels.queue_duties import OfTeam, duty_lines, fits
from gui.plain import one_line
from schema.records import ReportId, WorkState
from schema.rounds import Role

ROW_ROLE: Final = Qt.ItemDataRole.UserRole
REMARKS_ROLE: Final = Qt.ItemDataRole.UserRole + 1
DUTY_ROLE: Final = Qt.ItemDataRole.UserRole + 2

Index = QModelIndex | QPersistentModelIndex

_NO_PARENT: Final = QModelIndex()
_UNTOUCHED: Final = QueueRow(ReportId(""))

Remarks = Callable[[ReportId], list[str]]


class Progress(StrEnum):
    """How a report stands in the queue; `TO_DO` and `WORKING` are both open."""

    TO_DO = "to_do"
    WORKING = "working"
    FINISHED = "finished"
    UNUSABLE = "unusable"


class Trait(StrEnum):
    """What a report has that one may look for, however far it is."""

    AGAIN = "again"
    UNSURE = "unsure"
    COMMENTED = "commented"


Wanted = Progress | Trait | OfTeam | None


def progress_of(row: QueueRow) -> Progress:
    """How far a report is: an open one counts as worked on from its first decision."""
    match row.state:
        case WorkState.FINISHED:
            return Progress.FINISHED
        case WorkState.UNUSABLE:
            return Progress.UNUSABLE
        case WorkState.OPEN:
            return Progress.WORKING if row.decided or row.dismissed else Progress.TO_DO


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


def trait_words(trait: Trait) -> str:
    """A trait in words."""
    match trait:
        case Trait.UNSURE:
            return QCoreApplication.translate("QueueModel", "with unsure spans")
        case Trait.COMMENTED:
            return QCoreApplication.translate("QueueModel", "with comments")
        case Trait.AGAIN:
            return QCoreApplication.translate("QueueModel", "with spans to look at again")


def is_wanted(row: QueueRow, wanted: Wanted, duty: Duty | None = None) -> bool:
    """Whether a report stands as wanted, or has what is wanted; None wants any."""
    match wanted:
        case None:
            return True
        case Progress():
            return progress_of(row) is wanted
        case Trait.UNSURE:
            return row.unsure > 0
        case Trait.COMMENTED:
            return row.remarks > 0
        case Trait.AGAIN:
            return row.again > 0
    return fits(duty, wanted)


class QueueModel(QAbstractListModel):
    """The reports that pass the filter, in the order they came in.

    A report that changes keeps its place until the filter is set again, because a report that
    someone works on must not vanish under their hands.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._queue = EMPTY
        self._duties: Mapping[ReportId, Duty] = {}
        self._shown: Sequence[int] = ()
        self._needle = ""
        self._wanted: Wanted = None
        self._remarks: Remarks = lambda _: []

    def set_remarks(self, remarks: Remarks) -> None:
        """How the remarks on a report are found; asked for those that are seen alone."""
        self._remarks = remarks

    def set_duties(self, duties: Mapping[ReportId, Duty]) -> None:
        """How the rounds of a team concern the reports that are set next."""
        self._duties = duties

    def shown_ids(self) -> list[ReportId]:
        """The reports that the filter lets through, in their order."""
        return [self._queue.ids[at] for at in self._shown]

    @property
    def total(self) -> int:
        """How many reports there are, shown or not."""
        return len(self._queue)

    @property
    def done(self) -> int:
        """How many reports need no more work: finished, or found not usable."""
        return self.total - self._queue.count(WorkState.OPEN)

    @property
    def unusable(self) -> int:
        """How many of them were found not usable."""
        return self._queue.count(WorkState.UNUSABLE)

    def set_queue(self, queue: Queue) -> None:
        """Show these reports from now on."""
        self.beginResetModel()
        self._queue = queue
        self._shown = self._passing()
        self.endResetModel()

    def update_row(self, row: QueueRow) -> None:
        """Show what has become of one report; one that is not in the queue passes by."""
        place = self._queue.place(row.id)
        if place is None:
            return
        self._queue.put(row)
        index = self._index_at(place)
        if index.isValid():
            self.dataChanged.emit(index, index)

    def set_filter(self, needle: str, wanted: Wanted) -> None:
        """Let through reports whose name holds the needle and that are as wanted."""
        self.beginResetModel()
        self._needle = needle.strip().casefold()
        self._wanted = wanted
        self._shown = self._passing()
        self.endResetModel()

    def index_of(self, report: str) -> QModelIndex:
        """Where a report is shown; an invalid index where the filter hides it."""
        place = self._queue.place(report)
        return QModelIndex() if place is None else self._index_at(place)

    def rowCount(self, parent: Index = _NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self._shown)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row = self._queue[self._shown[index.row()]]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return one_line(row.name)
            case Qt.ItemDataRole.ToolTipRole:
                state = progress_words(progress_of(row))
                duty = self._duty(row.id, row)
                team = duty_lines(duty) if duty else ()
                lines = [row.name, row.source, state, *team, *self._remarks(row.id)]
                return texts.plain_tool_tip("\n".join(line for line in lines if line))
            case Qt.ItemDataRole.AccessibleTextRole:
                return self._spoken(row)
            case _ if role == REMARKS_ROLE:
                return self._remarks(row.id)
            case _ if role == DUTY_ROLE:
                return self._duty(row.id, row)
        return row if role == ROW_ROLE else None

    def _duty(self, report: ReportId, row: QueueRow) -> Duty | None:
        """What a round asks with a report; whoever has decided anything in it works on it."""
        duty = self._duties.get(report)
        if duty is None or duty.role is not Role.ANNOTATOR:
            return duty
        is_finished = row.state is not WorkState.OPEN
        is_begun = row.decided > 0 or is_finished
        is_new = duty.stage is Stage.ASSIGNED and is_begun
        stage = Stage.WORKING if is_new else duty.stage
        return replace(duty, stage=stage, is_finished=is_finished)

    def _spoken(self, row: QueueRow) -> str:
        pattern = self.tr("{name}, {state}, {decided} of {all} decided")
        traits = [trait_words(each) for each in Trait if is_wanted(row, each)]
        said = pattern.format(
            name=row.name,
            state=progress_words(progress_of(row)),
            decided=row.decided,
            all=row.decided + row.undecided,
        )
        duty = self._duty(row.id, row)
        return ", ".join([said, *traits, *(duty_lines(duty) if duty else ())])

    def _index_at(self, place: int) -> QModelIndex:
        shown = _position(self._shown, place)
        return QModelIndex() if shown is None else self.index(shown, 0)

    def _passing(self) -> Sequence[int]:
        places: Sequence[int] = range(len(self._queue))
        if self._needle:
            # a hundred thousand of them: without a step of Python's for each
            passing = map(contains, self._queue.searched(), repeat(self._needle))
            places = [*compress(places, passing)]
        if self._wanted is None:
            return places
        wanted, ids = self._wanted, self._queue.ids
        return [at for at in places if self._is_wanted(ids[at], wanted)]

    def _is_wanted(self, report: ReportId, wanted: Wanted) -> bool:
        row = self._queue.touched(report) or _UNTOUCHED
        return is_wanted(row, wanted, self._duty(report, row))


def _position(ascending: Sequence[int], value: int) -> int | None:
    at = bisect_left(ascending, value)
    return at if at < len(ascending) and ascending[at] == value else None
