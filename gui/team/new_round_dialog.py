"""A new round: its name, reports, people and plan, which is shown before it is made."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QTableWidget,
    QVBoxLayout,
    QWidget,
)

from annotator.errors import UserError
from annotator.ops import people as people_ops
from annotator.progress import Cancelled, Progress
from annotator.team.planning import plan
from annotator.words import counted
from gui.background import Background
from gui.dialogs.enter import beside_default, press_by_default
from gui.dialogs.fault_line import FaultLine
from gui.dialogs.size import open_as_large_as
from gui.latest import Latest
from gui.team import words
from gui.team.round_form import PeopleForm
from gui.widgets.inputs import Chooser
from gui.widgets.labels import named, role_label
from gui.widgets.tables import fill_row, plain_table
from schema.records import Annotator, AnnotatorId, ReportId
from schema.rounds import Assignment, Member, Role, Sight

_MOST: Final = 9  # people who label one report
_FIGURES: Final = (2, 3, 4)  # columns of the plan
_SHARES: Final = (100, 75, 50, 40, 30, 25, 20, 15, 10, 5)


@dataclass(frozen=True, slots=True)
class RoundPlan:
    """What the dialog was left with; `entered` are people whom the project does not know yet."""

    name: str
    members: tuple[Member, ...]
    reports: tuple[ReportId, ...]
    overlap: int
    share: int
    seed: int
    by_plan: bool
    entered: tuple[Annotator, ...] = ()


@dataclass(frozen=True, slots=True)
class Offered:
    """Reports that may go into a round: all that are free, those the queue shows, the chosen."""

    every: Sequence[ReportId]
    shown: Sequence[ReportId]
    chosen: Sequence[ReportId]
    lengths: Mapping[ReportId, int]
    bare: Collection[ReportId] = frozenset()  # no suggestions were made for these


@dataclass(frozen=True, slots=True)
class _Wish:
    """What a plan is asked for."""

    members: tuple[Member, ...]
    lengths: Mapping[ReportId, int]
    overlap: int
    share: int
    seed: int


class NewRoundDialog(QDialog):
    """Shows what each person would get as it is written; Enter makes the round."""

    def __init__(
        self,
        people: Sequence[Annotator],
        names: Mapping[AnnotatorId, str],
        offered: Offered,
        background: Background,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("New round"))
        self._names = names
        self._offered = offered
        self._seed = 0
        self._planned: tuple[Assignment, ...] = ()
        self._plan_said = ""
        self._planning = Latest(_plan, self._take_plan, self._take_failure, background, self)
        self._name = named(QLineEdit(), "roundName")
        self._which = Chooser(name="roundReports")
        self._people = named(PeopleForm(people, names), "roundPeopleForm")
        self._new_name = named(QLineEdit(), "newPerson")
        self._add = named(QPushButton(self.tr("Add a person")), "addPerson")
        self._overlap = Chooser(name="roundOverlap")
        self._share = Chooser(name="roundShare")
        self._again = named(QPushButton(self.tr("Another plan")), "anotherPlan")
        self._how = Chooser(name="roundHow")
        self._table = named(QTableWidget(), "planned")
        self._figures = role_label("dim", "planFigures")
        self._bare = role_label("wrong", "bareReports")
        self._told = FaultLine("roundTold")
        self._buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self._go = self._buttons.addButton(
            self.tr("Make the round"), QDialogButtonBox.ButtonRole.AcceptRole
        )
        self._set_up()
        self._lay_out()
        self._connect()
        self._show_plan()
        self._name.setFocus()

    @property
    def choice(self) -> RoundPlan:
        """What was chosen."""
        members = self._people.members
        entered = [
            each
            for each in self._people.people
            if each.id not in self._names and self._people.is_in(each.id)
        ]
        return RoundPlan(
            self._name.text().strip(),
            members,
            tuple(self._reports()),
            self._overlap.currentData(),
            self._share.currentData(),
            self._seed,
            bool(self._how.currentData()),
            tuple(entered),
        )

    def done(self, result: int) -> None:
        """Close; nothing is planned any more."""
        self._planning.stop()
        super().done(result)

    def tell(self, error: Exception) -> None:
        """Say why the round could not be made."""
        self._told.tell(error)

    def _set_up(self) -> None:
        for words_of, reports in (
            (self.tr("all that are in no open round: {count}"), self._offered.every),
            (self.tr("those that the queue shows now: {count}"), self._offered.shown),
            (self.tr("those that are chosen in the queue: {count}"), self._offered.chosen),
        ):
            self._which.addItem(words_of.format(count=counted(len(reports))), [*reports])
        if len(self._offered.chosen) > 1:
            self._which.setCurrentIndex(2)
        elif len(self._offered.shown) < len(self._offered.every):
            self._which.setCurrentIndex(1)
        self._how.addItem(self.tr("by this plan"), True)
        self._how.addItem(self.tr("by hand, afterwards"), False)
        for count in range(1, _MOST + 1):
            self._overlap.addItem(str(count), count)
        for share in _SHARES:
            self._share.addItem(f"{share} %", share)
        self._again.setToolTip(self.tr("Draw again who gets which report"))
        self._new_name.setPlaceholderText(self.tr("Name of somebody new"))
        headers = [
            *(self.tr("Person"), self.tr("Does"), self.tr("Reports")),
            *(self.tr("Shared with others"), self.tr("Characters")),
        ]
        plain_table(self._table, headers, widest=0, figures=_FIGURES)
        self._table.setAccessibleName(self.tr("What everybody would get"))
        self._figures.setWordWrap(True)
        self._bare.setWordWrap(True)
        for button in (self._add, self._again):
            beside_default(button)

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.addRow(self.tr("Name"), self._name)
        form.addRow(self.tr("Reports"), self._which)
        adding, sharing = QHBoxLayout(), QHBoxLayout()
        adding.addWidget(self._new_name, 1)
        adding.addWidget(self._add)
        each_to, of_them = role_label("dim"), role_label("dim")
        each_to.setText(self.tr("people label a report, of"))
        of_them.setText(self.tr("of the reports; the others go to one"))
        for part in (self._overlap, each_to, self._share, of_them):
            sharing.addWidget(part)
        sharing.addStretch(1)
        giving = QHBoxLayout()
        giving.addWidget(self._how)
        giving.addWidget(self._again)
        giving.addStretch(1)
        below = QFormLayout()
        below.addRow(self.tr("Overlap"), sharing)
        below.addRow(self.tr("Given out"), giving)
        column = QVBoxLayout(self)
        column.addLayout(form)
        column.addWidget(self._people, 3)
        column.addLayout(adding)
        column.addLayout(below)
        column.addWidget(self._table, 2)
        for below_plan in (self._figures, self._bare, self._told, self._buttons):
            column.addWidget(below_plan)
        press_by_default(self._go)
        open_as_large_as(self, 760, 640)
        self._name_parts()

    def _name_parts(self) -> None:
        """Say to those who hear the window what the fields are."""
        names: dict[QWidget, str] = {
            self._name: self.tr("Name"),
            self._which: self.tr("Reports"),
            self._overlap: self.tr("How many people label a report"),
            self._share: self.tr("Share of the reports that go to several people"),
            self._how: self.tr("Given out"),
            self._new_name: self.tr("Add a person"),
        }
        for part, said in names.items():
            part.setAccessibleName(said)

    def _connect(self) -> None:
        self._buttons.accepted.connect(self.accept)
        self._buttons.rejected.connect(self.reject)
        self._add.clicked.connect(self._add_person)
        self._new_name.returnPressed.connect(self._add_person)
        self._new_name.textChanged.connect(self._allow_enter)
        self._again.clicked.connect(self._draw_again)
        self._name.textChanged.connect(self._allow)
        self._people.changed.connect(self._show_plan)
        for chooser in (self._which, self._how, self._overlap, self._share):
            chooser.currentIndexChanged.connect(self._show_plan)

    def _reports(self) -> list[ReportId]:
        return list(self._which.currentData() or ())

    def _add_person(self) -> None:
        try:
            person = people_ops.somebody_new(self._new_name.text())
        except UserError as error:
            self.tell(error)
            return
        self._people.add(person, Role.ANNOTATOR)
        self._new_name.clear()
        self._new_name.setFocus()

    def _allow_enter(self) -> None:
        # Enter in that field adds the person, and does not make the round as well
        self._go.setDefault(not self._new_name.text())

    def _draw_again(self) -> None:
        self._seed += 1
        self._show_plan()

    def _show_plan(self) -> None:
        self._told.hide()
        self._tell_of_bare()
        is_planned = bool(self._how.currentData())
        for part in (self._overlap, self._share, self._again):
            part.setEnabled(is_planned)
        self._table.setVisible(is_planned)
        self._planned = ()
        wish = self._wish()
        if is_planned and wish.lengths and _labelling(wish.members):
            self._planning.ask(wish)  # what is shown stays until the answer is there
            self._allow()
        else:
            self._planning.give_up()
            self._take_plan(None, ())

    def _tell_of_bare(self) -> None:
        """Say how many reports have no suggestions, where somebody is to see some."""
        bare = len(set(self._reports()) & set(self._offered.bare))
        is_shown = any(each.sight is not Sight.UNAIDED for each in _labelling(self._people.members))
        self._bare.setVisible(bool(bare) and is_shown)
        self._bare.setText(
            self.tr(
                'Without suggestions: {count} of these reports; nobody will see any there. "Suggest'
                ' for reports without suggestions" in the menu "Project" makes them.'
            ).format(count=counted(bare))
        )

    def _wish(self) -> _Wish:
        lengths = {each: self._offered.lengths[each] for each in self._reports()}
        overlap, share = self._overlap.currentData(), self._share.currentData()
        return _Wish(self._people.members, lengths, overlap, share, self._seed)

    def _take_plan(self, _: _Wish | None, planned: tuple[Assignment, ...]) -> None:
        self._planned = planned
        self._table.setRowCount(0)
        self._plan_said = ""
        if planned:
            self._fill(planned)
        self._allow()

    def _take_failure(self, _: _Wish, error: Exception) -> None:
        self.tell(error)

    def _fill(self, planned: Sequence[Assignment]) -> None:
        labelled = Counter(each.report for each in planned if each.role is Role.ANNOTATOR)
        names = {each.id: each.name for each in self._people.people} | dict(self._names)
        for member in self._people.members:
            own = [
                each.report
                for each in planned
                if (each.person, each.role) == (member.person, member.role)
            ]
            row = self._table.rowCount()
            self._table.insertRow(row)
            cells = (
                names[member.person],
                words.role_words(member.role),
                str(len(own)),
                str(sum(labelled[each] > 1 for each in own)),
                counted(sum(self._offered.lengths[each] for each in own)),
            )
            fill_row(self._table, row, cells, figures=_FIGURES)
        several = sum(count > 1 for count in labelled.values())
        self._plan_said = self.tr("{reports} reports, {several} of them to several people").format(
            reports=counted(len(labelled)), several=counted(several)
        )

    def _allow(self) -> None:
        lacking = self._lacking()
        is_ready = bool(self._planned) or not self._how.currentData()
        self._go.setEnabled(is_ready and not lacking)
        self._figures.setText(" · ".join(filter(None, (self._plan_said, lacking))))

    def _lacking(self) -> str:
        """What has to be chosen before the round can be made; "" for nothing."""
        if not self._reports():
            return self.tr("There is no report to give out.")
        if not _labelling(self._people.members):
            return self.tr("Choose somebody who labels.")
        return "" if self._name.text().strip() else self.tr("Give the round a name.")


def _plan(wish: _Wish, _progress: Progress, _is_cancelled: Cancelled) -> tuple[Assignment, ...]:
    return plan(
        *("", wish.members, wish.lengths),
        overlap=wish.overlap,
        seed=wish.seed,
        share=wish.share,
    )


def _labelling(members: Sequence[Member]) -> list[Member]:
    return [each for each in members if each.role is Role.ANNOTATOR]
