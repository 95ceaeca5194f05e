"""Giving reports of a round to people by hand: a row for each report, a column for each person."""

from collections.abc import Callable, Mapping, Sequence
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from annotator.team.stages import Stage, Standing
from gui.dialogs.size import open_as_large_as
from gui.panels.list_keys import KeysOfList
from gui.panels.queue_duties import stage_words
from gui.plain import one_line
from gui.team import words
from gui.widgets.labels import named, role_label
from gui.widgets.tables import plain_table
from schema.records import AnnotatorId, ReportId
from schema.rounds import Assignment, Member, Role, Round

_GIVEN: Final = "●"

Place = tuple[ReportId, Member]


class ByHandDialog(QDialog):
    """A click or the space bar gives and takes back; what somebody has begun stays theirs."""

    def __init__(
        self,
        of: Round,
        standings: Sequence[Standing],
        names: Mapping[AnnotatorId, str],
        name_of: Callable[[ReportId], str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Who gets which report of {round}").format(round=of.name))
        self._round = of
        self._names = names
        self._name_of = name_of
        self._given: dict[Place, Assignment] = {}
        self._begun: dict[Place, Stage] = {}
        for each in standings:
            place = each.assignment.report, _member(of, each.assignment)
            self._given[place] = each.assignment
            if each.stage is not Stage.ASSIGNED:
                self._begun[place] = each.stage
        self._table = named(QTableWidget(len(of.reports), 0), "byHand")
        self._figures = role_label("dim", "byHandFigures")
        self._lay_out()
        self._fill()
        self._show_figures()
        if of.reports and of.members:
            self._table.setCurrentCell(0, 1)
        self._table.setFocus()

    @property
    def wanted(self) -> list[Assignment]:
        """Who is to have which report."""
        return list(self._given.values())

    def _lay_out(self) -> None:
        heads = [
            f"{self._names.get(each.person, each.person)}\n{words.role_words(each.role)}"
            for each in self._round.members
        ]
        plain_table(self._table, [self.tr("Report"), *map(_plain_head, heads)], widest=0)
        self._table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self._table.horizontalHeader().setSectionResizeMode(
            0, QHeaderView.ResizeMode.ResizeToContents
        )
        self._table.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self._table.setAccessibleName(self.windowTitle())
        KeysOfList(self._table, self._toggle_current, {Qt.Key.Key_Space: self._toggle_current})
        self._table.cellClicked.connect(self._toggle)
        self._figures.setWordWrap(True)
        told = role_label("dim")
        told.setWordWrap(True)
        told.setText(
            self.tr("A click or the space bar gives a report to a person or takes it back.")
        )
        buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
        )
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        for part in (told, self._table, self._figures, buttons):
            column.addWidget(part)
        column.setStretch(1, 1)
        open_as_large_as(self, 820, 560)

    def _fill(self) -> None:
        for row, report in enumerate(self._round.reports):
            self._table.setItem(row, 0, QTableWidgetItem(one_line(self._name_of(report))))
            for column, member in enumerate(self._round.members, start=1):
                cell = QTableWidgetItem()
                cell.setTextAlignment(Qt.AlignmentFlag.AlignCenter)
                self._table.setItem(row, column, cell)
                self._show(row, column, (report, member))

    def _show(self, row: int, column: int, place: Place) -> None:
        cell = self._table.item(row, column)
        assert cell is not None
        begun = self._begun.get(place)
        if begun is not None:
            cell.setText(f"{_GIVEN} {stage_words(begun)}")
            cell.setForeground(self.palette().placeholderText())
        else:
            cell.setText(_GIVEN if place in self._given else "")
        has_it = place in self._given
        said = self.tr("given") if has_it else self.tr("not given")
        cell.setData(Qt.ItemDataRole.AccessibleTextRole, said)

    def _toggle_current(self) -> None:
        self._toggle(self._table.currentRow(), self._table.currentColumn())

    def _toggle(self, row: int, column: int) -> None:
        if row < 0 or column < 1:
            return
        report, member = self._round.reports[row], self._round.members[column - 1]
        place = report, member
        if place in self._begun:
            return
        if place in self._given:
            del self._given[place]
        else:
            self._take_other_role(row, place)
            self._given[place] = Assignment(self._round.id, report, member.person, member.role)
        self._show(row, column, place)
        self._show_figures()

    def _take_other_role(self, row: int, place: Place) -> None:
        """One person is never the reviewer of their own labels."""
        report, member = place
        for column, other in enumerate(self._round.members, start=1):
            if other.person == member.person and other.role is not member.role:
                if (report, other) not in self._begun:
                    self._given.pop((report, other), None)
                self._show(row, column, (report, other))

    def _show_figures(self) -> None:
        labelled = {report for report, each in self._given if each.role is Role.ANNOTATOR}
        loads = [
            f"{self._names.get(member.person, member.person)} "
            f"{sum(each == member for _, each in self._given)}"
            for member in self._round.members
        ]
        nobody = len(self._round.reports) - len(labelled)
        said = self.tr("given to nobody: {count}").format(count=nobody)
        self._figures.setText(one_line(" · ".join([*loads, said])))


def _member(of: Round, assignment: Assignment) -> Member:
    """The member of the round that an assignment is about."""
    found = (
        each
        for each in of.members
        if (each.person, each.role) == (assignment.person, assignment.role)
    )
    return next(found, Member(assignment.person, assignment.role))


def _plain_head(words_of: str) -> str:
    return "\n".join(map(one_line, words_of.split("\n")))
