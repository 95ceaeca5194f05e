"""Clauses that changed: the labels made under the older words are asked about, or left."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QPushButton,
    QTableWidget,
    QVBoxLayout,
    QWidget,
)

from annotator.schema_changes import ClauseChange
from gui import texts
from gui.dialogs.enter import beside_default
from gui.panels.widgets import fill_row, named, plain_table, role_label


class ClausesPage(QWidget):
    """Both signals carry a `ClauseChange`."""

    again_wanted = Signal(object)
    left_wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._found: Sequence[ClauseChange] = ()
        self._may_write = False
        self._said = role_label("dim", "clausesSaid")
        self._said.setWordWrap(True)
        self._table = named(QTableWidget(0, 5), "changedClauses")
        headers = [
            self.tr("Clause"),
            self.tr("Changed"),
            self.tr("Who"),
            self.tr("Why"),
            self.tr("Labels made before"),
        ]
        plain_table(self._table, headers, widest=4)
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
        self._again.clicked.connect(lambda: self.again_wanted.emit(self._chosen()))
        self._left.clicked.connect(lambda: self.left_wanted.emit(self._chosen()))

    def show_changes(self, found: Sequence[ClauseChange], may_write: bool) -> None:
        """Show these."""
        self._found, self._may_write = found, may_write
        self._said.setText(
            self.tr("Labels that were made before a clause was changed, by who did not know of it.")
            if found
            else self.tr("No label was made under other words of a clause than those of now.")
        )
        self._table.setRowCount(len(found))
        for row, each in enumerate(found):
            people = texts.listed(f"{name} {count}" for name, count in each.by_person)
            if each.is_asked:
                people = self.tr("{people} (being looked at again)").format(people=people)
            title = f"{texts.words(each.clause.title)}  §{each.clause.id}"
            cells = (title, texts.moment(each.at), each.who, each.note, people)
            fill_row(self._table, row, cells)
        if found:
            self._table.selectRow(0)
        self._allow()

    def _chosen(self) -> ClauseChange:
        return self._found[self._table.currentRow()]

    def _allow(self) -> None:
        row = self._table.currentRow()
        is_any = self._may_write and 0 <= row < len(self._found)
        self._again.setEnabled(is_any and not self._found[row].is_asked)
        self._left.setEnabled(is_any)
