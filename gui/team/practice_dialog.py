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
    QVBoxLayout,
    QWidget,
)

from annotator.review.by_clause import Explained
from annotator.team.practice import Result
from gui import texts
from gui.dialogs.enter import beside_default
from gui.dialogs.size import open_as_large_as
from gui.label_words import clause_title, clauses_told, label_words
from gui.panels.list_keys import KeysOfList
from gui.panels.record_table import RecordTable
from gui.review.words import kind_words
from gui.team import practice_words as said
from gui.widgets.labels import named, role_label
from schema.labels import LabelSchema
from schema.records import ReportId

_Score = tuple[str, tuple[int, int]]  # a clause; how much of it is right, of how much


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
        self._name_of = name_of
        self._may_go = may_go
        self.goes_to: Place | None = None
        self._outcome = role_label("heading", "practiceOutcome")
        self._outcome.setText(said.outcome_words(result))
        self._missed = role_label("dim", "practiceMissed")
        self._missed.setText("\n".join(said.planted_words(result)))
        headers = [
            *(self.tr("Report"), self.tr("Difference"), self.tr("Yours"), self.tr("Gold")),
            self.tr("Clause"),
        ]
        self._table = RecordTable[Place]("practiceDifferences", headers, self._cells, widest=4)
        self._clause = named(QPlainTextEdit(), "practiceClause")
        headers = [self.tr("Clause"), self.tr("Right"), self.tr("In all"), "%"]
        self._scores = RecordTable[_Score](
            "practiceScores", headers, self._score_cells, widest=0, figures=(1, 2, 3)
        )
        self._go = named(QPushButton(self.tr("Go there")), "goThere")
        self._lay_out()
        KeysOfList(self._table, self._go_there)
        self._table.itemSelectionChanged.connect(self._show_clause)
        self._table.fill(
            Place(report, each)
            for report, differences in result.differences.items()
            for each in differences
        )
        self._scores.fill(result.clauses.items())
        self._table.setFocus()

    def _cells(self, place: Place) -> list[str]:
        difference = place.found.difference
        return [
            self._name_of(place.report) or place.report,
            # a span of one's own that gold has not is no "missing" to who made it
            texts.listed(map(kind_words, difference.kinds))
            if difference.first
            else self.tr("not in gold"),
            label_words(self._schema, difference.second),
            label_words(self._schema, difference.first),
            texts.listed(clause_title(self._schema, each) for each in place.found.clauses),
        ]

    def _score_cells(self, score: _Score) -> list[str]:
        clause, (right, count) = score
        percent = f"{100 * right / count:.0f}" if count else ""
        return [clause_title(self._schema, clause), str(right), str(count), percent]

    def _lay_out(self) -> None:
        self._table.setAccessibleName(self.tr("Differences from gold"))
        self._scores.setAccessibleName(self.tr("Score of each clause"))
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
        open_as_large_as(self, 880, 600)

    def _show_clause(self) -> None:
        place = self._table.chosen
        told = clauses_told(self._schema, place.found.clauses if place else ())
        self._clause.setPlainText("\n\n".join(told))
        self._go.setEnabled(place is not None)

    def _go_there(self) -> None:
        place = self._table.chosen
        if place is not None and self._may_go:
            self.goes_to = place
            self.accept()
