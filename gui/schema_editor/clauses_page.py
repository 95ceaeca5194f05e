"""Clauses that changed: the labels made under the older words are asked about, or left."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from annotator.schema_changes import ClauseChange
from gui import texts
from gui.dialogs.enter import beside_default
from gui.panels.record_table import RecordTable
from gui.schema_editor import words
from gui.widgets.labels import named, role_label


class ClausesPage(QWidget):
    """Both signals carry a `ClauseChange`."""

    again_wanted = Signal(object)
    left_wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._may_write = False
        self._said = role_label("dim", "clausesSaid")
        self._said.setWordWrap(True)
        headers = [
            *(self.tr("Clause"), self.tr("Changed"), self.tr("Who"), self.tr("Why")),
            self.tr("Labels made before"),
        ]
        self._table = RecordTable[ClauseChange]("changedClauses", headers, self._cells, widest=4)
        self._table.setAccessibleName(self.tr("Clauses that changed"))
        self._again = named(QPushButton(self.tr("Look at them again")), "lookAgain")
        self._left = named(QPushButton(self.tr("Let them stand")), "letStand")
        row = QHBoxLayout()
        row.addStretch(1)
        for button in (self._again, self._left):
            beside_default(button)
            row.addWidget(button)
        column = QVBoxLayout(self)
        column.addWidget(self._said)
        column.addWidget(self._table, 1)
        column.addLayout(row)
        self._table.itemSelectionChanged.connect(self._allow)
        self._again.clicked.connect(lambda: self.again_wanted.emit(self._table.chosen))
        self._left.clicked.connect(lambda: self.left_wanted.emit(self._table.chosen))

    def show_changes(self, found: Sequence[ClauseChange], may_write: bool) -> None:
        """Show these."""
        self._may_write = may_write
        self._said.setText(
            self.tr("Labels that were made before a clause was changed, by who did not know of it.")
            if found
            else self.tr("No label was made under other words of a clause than those of now.")
        )
        self._table.fill(found)

    def _cells(self, of: ClauseChange) -> list[str]:
        people = texts.listed(words.counts_words(of.by_person))
        if of.is_asked:
            people = self.tr("{people} (being looked at again)").format(people=people)
        title = f"{texts.words(of.clause.title)}  §{of.clause.id}"
        return [title, texts.moment(of.at), of.who, of.note, people]

    def _allow(self) -> None:
        chosen = self._table.chosen if self._may_write else None
        self._again.setEnabled(chosen is not None and not chosen.is_asked)
        self._left.setEnabled(chosen is not None)
