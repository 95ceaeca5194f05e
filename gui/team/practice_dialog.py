"""How a practice goes: each difference from gold with its clause, and the score of each clause."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QPlainTextEdit,
    QPushButton,
    QSplitter,
    QTableWidget,
    QVBoxLayout,
    QWidget,
)

from annotator.review.by_clause import Explained
from annotator.team.practice import Result
from gui import texts
from gui.dialogs.enter import beside_default
from gui.label_words import clause_title, clauses_told, label_words
from gui.panels.list_keys import KeysOfList
from gui.panels.widgets import fill_row, named, plain_table, role_label
from gui.review.words import kind_words
from gui.team import practice_words as said
from schema.labels import LabelSchema
from schema.records import ReportId


@dataclass(frozen=True, slots=True)
class Place:
    """A difference, in its report."""

    report: ReportId
    found: Explained


class PracticeDialog(QDialog):
    """Enter goes to where a difference stands, which closes the list."""

    def __init__(
        self,
        result: Result,
        schema: LabelSchema,
        name_of: Callable[[ReportId], str],
        parent: QWidget | None = None,
        *,
        may_go: bool,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("How the practice goes"))
        self._schema = schema
        self._may_go = may_go
        self.goes_to: Place | None = None
        self._places = [
            Place(report, each)
            for report, differences in result.differences.items()
            for each in differences
        ]
        self._outcome = role_label("heading", "practiceOutcome")
        self._outcome.setText(said.outcome_words(result))
        self._missed = role_label("dim", "practiceMissed")
        self._missed.setText("\n".join(said.planted_words(result)))
        self._table = named(QTableWidget(), "practiceDifferences")
        self._clause = named(QPlainTextEdit(), "practiceClause")
        self._scores = named(QTableWidget(), "practiceScores")
        self._go = named(QPushButton(self.tr("Go there")), "goThere")
        self._fill_differences(name_of)
        self._fill_scores(result)
        self._lay_out()
        self._table.itemSelectionChanged.connect(self._show_clause)
        if self._places:
            self._table.selectRow(0)
        self._show_clause()
        self._table.setFocus()

    def _fill_differences(self, name_of: Callable[[ReportId], str]) -> None:
        headers = [
            self.tr("Report"),
            self.tr("Difference"),
            self.tr("Yours"),
            self.tr("Gold"),
            self.tr("Clause"),
        ]
        plain_table(self._table, headers, widest=4)
        self._table.setAccessibleName(self.tr("Differences from gold"))
        KeysOfList(self._table, self._go_there)
        self._table.setRowCount(len(self._places))
        for row, place in enumerate(self._places):
            difference = place.found.difference
            cells = (
                name_of(place.report) or place.report,
                texts.listed(map(kind_words, difference.kinds)),
                label_words(self._schema, difference.second),
                label_words(self._schema, difference.first),
                texts.listed(clause_title(self._schema, each) for each in place.found.clauses),
            )
            fill_row(self._table, row, cells, with_tips=True)

    def _fill_scores(self, result: Result) -> None:
        headers = [self.tr("Clause"), self.tr("Right"), self.tr("In all"), "%"]
        plain_table(self._scores, headers, widest=0)
        self._scores.setAccessibleName(self.tr("Score of each clause"))
        self._scores.setRowCount(len(result.clauses))
        for row, (clause, (right, count)) in enumerate(result.clauses.items()):
            percent = f"{100 * right / count:.0f}" if count else ""
            title = clause_title(self._schema, clause)
            fill_row(self._scores, row, (title, str(right), str(count), percent), with_tips=True)

    def _lay_out(self) -> None:
        for label in (self._outcome, self._missed):
            label.setWordWrap(True)
        self._missed.setVisible(bool(self._missed.text()))
        self._clause.setReadOnly(True)
        self._clause.setTabChangesFocus(True)
        self._clause.setAccessibleName(self.tr("What the clause says"))
        parts = QSplitter(Qt.Orientation.Vertical)
        for part, size in ((self._table, 240), (self._clause, 110), (self._scores, 160)):
            parts.addWidget(part)
            part.setMinimumHeight(80)
            parts.setStretchFactor(parts.count() - 1, size)
        parts.setChildrenCollapsible(False)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.addButton(self._go, QDialogButtonBox.ButtonRole.ActionRole)
        beside_default(self._go)
        self._go.setVisible(self._may_go)
        self._go.clicked.connect(self._go_there)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        for widget in (self._outcome, self._missed, parts, buttons):
            column.addWidget(widget)
        column.setStretch(2, 1)
        self.resize(880, 600)

    def _chosen(self) -> Place | None:
        row = self._table.currentRow()
        return self._places[row] if 0 <= row < len(self._places) else None

    def _show_clause(self) -> None:
        place = self._chosen()
        told = clauses_told(self._schema, place.found.clauses if place else ())
        self._clause.setPlainText("\n\n".join(told))
        self._go.setEnabled(place is not None)

    def _go_there(self) -> None:
        place = self._chosen()
        if place is not None and self._may_go:
            self.goes_to = place
            self.accept()
