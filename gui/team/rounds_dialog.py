"""The rounds of a project: how far each is, who has what, returning reports, closing one."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHBoxLayout,
    QVBoxLayout,
    QWidget,
)

from annotator import closed_rounds
from annotator.progress import Cancelled, Progress
from annotator.project import Mode, Project
from annotator.team.stages import Stage, Standing
from annotator.words import report as report_words
from gui import texts
from gui.dialogs.enter import buttons_beside_default, close_beside_default
from gui.dialogs.fault_line import FaultLine
from gui.dialogs.size import open_as_large_as
from gui.latest import Latest
from gui.panels.queue_duties import stage_words, standing_words
from gui.panels.record_table import RecordTable
from gui.plain import one_line
from gui.team import words
from gui.team.book import Book, counted
from gui.team.doing import Doing
from gui.widgets.inputs import Chooser
from gui.widgets.labels import ElidedLabel, role_label
from schema.records import AnnotatorId, ReportId
from schema.rounds import Assignment, Role, Round

_HANDED_IN: Final = frozenset({Stage.HANDED_IN})
_RETURNABLE: Final = frozenset({Stage.HANDED_IN, Stage.IN_REVIEW})
_EVERYBODY: Final = ""
_ALL: Final = 100  # percent


@dataclass(frozen=True, slots=True, eq=False)
class _Closed:
    project: Path
    round: Round


class RoundsDialog(QDialog):
    """Shows, and says by its signals what is wanted; it stays open and is filled anew."""

    new_wanted = Signal()
    by_hand_wanted = Signal(object)  # Round
    hand_out_wanted = Signal(object)  # Round
    review_wanted = Signal(object)  # list[Assignment]
    return_wanted = Signal(object)  # list[Assignment]
    close_wanted = Signal(object)  # Round

    def __init__(
        self,
        book: Book,
        doing: Doing,
        name_of: Callable[[ReportId], str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Rounds"))
        self._book = book
        self._may_write = doing.may_write
        self._since = Latest(
            *(_is_as_counted, self._show_since, self._pass_by, book.background), self
        )
        self._name_of = name_of
        self._standings: Sequence[Standing] = ()
        self._names: Mapping[AnnotatorId, str] = {}
        self._waiting: Mapping[AnnotatorId, Collection[ReportId]] = {}
        headers = [
            *(self.tr("Round"), self.tr("State"), self.tr("Reports"), self.tr("People")),
            *(self.tr("Each to"), self.tr("How far"), self.tr("Began")),
        ]
        self._table = RecordTable[Round](
            "rounds", headers, self._cells, widest=5, figures=(2, 3, 4)
        )
        self._facts = role_label("dim", "roundFacts")
        self._versions = ElidedLabel("dim", name="roundVersions")
        headers = [
            *(self.tr("Report"), self.tr("Person"), self.tr("Does"), self.tr("State")),
            self.tr("Why it was returned"),
        ]
        self._given = RecordTable[Standing]("assignments", headers, self._given_cells, widest=4)
        self._table.say_when_empty(
            self.tr('A round says who labels which reports and sees what. "New round…" makes one.')
        )
        self._given.say_when_empty(self.tr("Who has which report of a round is listed here."))
        self._people = Chooser(name="roundPeople")
        self._stages = Chooser(name="roundStages")
        self._told = FaultLine("roundsTold")
        self._buttons = buttons_beside_default(
            {
                "newRound": self.tr("New round…"),
                "byHand": self.tr("By hand…"),
                "handOut": self.tr("Hand out…"),
                "closeRound": self.tr("Close the round…"),
                "reviewReports": self.tr("Take into review"),
                "returnReports": self.tr("Return…"),
            }
        )
        self._set_up()
        self._lay_out()
        self._connect()
        doing.done.connect(self.show_anew)
        doing.failed.connect(self.tell)
        self.show_anew()
        self._table.setFocus()

    @property
    def round(self) -> Round | None:
        """The round whose row is chosen."""
        return self._table.chosen

    def show_anew(self) -> None:
        """Read everything again; the round that is chosen stays chosen."""
        chosen = self.round
        self._told.hide()
        rounds = self._book.rounds()
        ids = [each.id for each in rounds]
        self._table.fill(rounds, choose=ids.index(chosen.id) if chosen and chosen.id in ids else 0)

    def done(self, result: int) -> None:
        """Close; nothing is counted any more."""
        self._since.stop()
        super().done(result)

    def tell(self, error: Exception) -> None:
        """Say why something could not be done."""
        self._told.tell(error)

    def _set_up(self) -> None:
        self._table.setAccessibleName(self.windowTitle())
        self._given.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self._given.setAccessibleName(self.tr("Who has which report"))
        self._people.setAccessibleName(self.tr("Show the reports of"))
        self._stages.setAccessibleName(self.tr("Show reports that are"))
        self._stages.addItem(self.tr("in any state"), None)
        for stage in Stage:
            self._stages.addItem(stage_words(stage), stage.value)
        self._facts.setWordWrap(True)
        self._table.setMinimumHeight(100)
        self._given.setMinimumHeight(130)

    def _lay_out(self) -> None:
        above, below = QHBoxLayout(), QHBoxLayout()
        for name in ("newRound", "byHand", "handOut", "closeRound"):
            above.addWidget(self._buttons[name])
        above.addStretch(1)
        for part in (self._people, self._stages):
            below.addWidget(part)
        below.addStretch(1)
        for name in ("reviewReports", "returnReports"):
            below.addWidget(self._buttons[name])
        column = QVBoxLayout(self)
        column.addWidget(self._table, 2)
        column.addLayout(above)
        column.addWidget(self._facts)
        column.addWidget(self._versions)
        column.addLayout(below)
        column.addWidget(self._given, 3)
        column.addWidget(self._told)
        column.addWidget(close_beside_default(self))
        open_as_large_as(self, 960, 620)

    def _connect(self) -> None:
        self._table.itemSelectionChanged.connect(self._show_round)
        self._given.itemSelectionChanged.connect(self._allow)
        self._people.currentIndexChanged.connect(self._show_given)
        self._stages.currentIndexChanged.connect(self._show_given)
        self._buttons["newRound"].clicked.connect(self.new_wanted)
        self._buttons["reviewReports"].clicked.connect(
            lambda: self.review_wanted.emit(self._chosen(_HANDED_IN))
        )
        self._buttons["returnReports"].clicked.connect(
            lambda: self.return_wanted.emit(self._chosen(_RETURNABLE))
        )
        for name, wanted in (
            ("byHand", self.by_hand_wanted),
            ("handOut", self.hand_out_wanted),
            ("closeRound", self.close_wanted),
        ):
            self._buttons[name].clicked.connect(lambda _=False, say=wanted: say.emit(self.round))

    def _cells(self, of: Round) -> list[str]:
        return [
            of.name,
            words.round_state_words(of),
            str(len(of.reports)),
            str(len({each.person for each in of.members})),
            str(of.overlap) if of.share == _ALL else f"{of.overlap} ({of.share} %)",
            words.counted_words(counted(self._book.standings(of))),
            texts.moment(of.at),
        ]

    def _show_round(self) -> None:
        of = self.round
        if of is not None and not of.is_open:
            self._since.ask(_Closed(self._book.project_file, of))
        self._standings = self._book.standings(of) if of else ()
        self._waiting = self._book.waiting_for_practice(of) if of else {}
        self._facts.setText(self._said_of(of) if of else self.tr("There is no round yet."))
        self._versions.setText(self._versions_of(of) if of else "")
        self._versions.setToolTip(texts.plain_tool_tip(self._hashes_of(of)) if of else "")
        names = self._book.names()
        people = dict.fromkeys(each.assignment.person for each in self._standings)
        offered = [(names.get(person, person), person) for person in people]
        everybody = (self.tr("everybody's"), _EVERYBODY)
        self._people.offer([everybody, *offered], chosen=self._people.currentData())
        self._show_given()

    def _show_since(self, closed: "_Closed", is_as_counted: bool) -> None:
        """Say it where labels changed since a round was closed."""
        ids = [each.id for each in self._table.records]
        cell = self._table.item(ids.index(closed.round.id), 1) if closed.round.id in ids else None
        if cell is not None and not is_as_counted:
            cell.setText(report_words("round_changed", texts.language()))

    def _pass_by(self, _: "_Closed", _error: Exception) -> None:
        """The round stays said to be closed, which it is."""

    def _said_of(self, of: Round) -> str:
        names = self._book.names()
        said = [
            self.tr("{person}: {does}").format(
                person=names.get(each.person, each.person),
                does=texts.listed(words.part_words(each)),
            )
            for each in of.members
        ]
        return one_line(" · ".join(said))

    def _versions_of(self, of: Round) -> str:
        is_now = of.schema == self._book.schema_version()
        now = self.tr("as now") if is_now else self.tr("changed since")
        said = self.tr("Labels and guidelines: {now}").format(now=now)
        if len(of.engines) > 1:
            several = self.tr("suggestions of {count} engines").format(count=len(of.engines))
            said = f"{said} · {several}"
        if of.counted:
            said = f"{said} · " + self.tr("agreement is counted on the labels at its closing")
        return one_line(said)

    def _hashes_of(self, of: Round) -> str:
        """What tells versions apart for whoever compares files; a tool tip alone shows it."""
        lines = [self.tr("Labels and guidelines {version}").format(version=of.schema)]
        lines += [self.tr("Engine {version}").format(version=each) for each in of.engines]
        if of.counted:
            lines.append(self.tr("Counted on {version}").format(version=of.counted))
        return "\n".join(lines)

    def _show_given(self) -> None:
        person, stage = self._people.currentData(), self._stages.currentData()
        self._names = self._book.names()
        given = [
            each
            for each in self._standings
            if person in (_EVERYBODY, each.assignment.person) and stage in (None, each.stage)
        ]
        self._given.fill(given, choose=None)  # what is returned is chosen by hand

    def _given_cells(self, each: Standing) -> list[str]:
        given = each.assignment
        return [
            self._name_of(given.report) or given.report,
            self._names.get(given.person, given.person),
            words.role_words(given.role),
            self._far_words(each),
            (given.reason or "") if each.stage is Stage.RETURNED else "",
        ]

    def _far_words(self, each: Standing) -> str:
        given = each.assignment
        if given.role is not Role.ANNOTATOR:
            return ""
        if given.report in self._waiting.get(given.person, ()):
            return report_words("stage_practice", texts.language())
        return standing_words(each.stage, is_finished=each.is_finished)

    def _allow(self) -> None:
        of = self.round
        is_open = self._may_write and of is not None and of.is_open
        self._buttons["newRound"].setEnabled(self._may_write)
        for name in ("byHand", "handOut", "closeRound"):
            self._buttons[name].setEnabled(is_open)
        for name, stages in (("reviewReports", _HANDED_IN), ("returnReports", _RETURNABLE)):
            self._buttons[name].setEnabled(is_open and bool(self._chosen(stages)))

    def _chosen(self, stages: Collection[Stage]) -> list[Assignment]:
        """What is chosen of the work that was handed in, as far as it is in these stages."""
        return [
            each.assignment
            for each in self._given.all_chosen
            if each.stage in stages and each.assignment.role is Role.ANNOTATOR
        ]


def _is_as_counted(closed: _Closed, _progress: Progress, _is_cancelled: Cancelled) -> bool:
    with Project.open(closed.project, Mode.READ) as project:
        return not closed_rounds.is_whole(project, closed.round) or closed_rounds.is_unchanged(
            project, closed.round
        )
