"""Every change of the schema: who, when, what and why; each can be taken back."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from annotator.schema_changes import SchemaChange
from gui import texts
from gui.dialogs.enter import beside_default
from gui.panels.record_table import RecordTable
from gui.schema_editor import words
from gui.widgets.labels import named
from schema.labels import LabelSchema


class HistoryPage(QWidget):
    """`back_wanted` carries the operation that is to be taken back."""

    back_wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._schema: LabelSchema  # of what is shown
        self._may_write = False
        headers = [self.tr("When"), self.tr("Who"), self.tr("What was done"), self.tr("Why")]
        self._table = RecordTable[SchemaChange]("schemaHistory", headers, self._cells, widest=2)
        self._table.setAccessibleName(self.tr("Changes of labels and guidelines"))
        self._table.say_when_empty(
            self.tr(
                "Nothing has been changed yet. Every change of labels and guidelines is listed"
                " here, and can be taken back."
            )
        )
        self._back = named(QPushButton(self.tr("Take back")), "takeBack")
        beside_default(self._back)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self._back)
        column = QVBoxLayout(self)
        column.addWidget(self._table, 1)
        column.addLayout(row)
        self._table.itemSelectionChanged.connect(self._allow)
        self._back.clicked.connect(self._want_back)

    def show_changes(
        self, changes: Sequence[SchemaChange], schema: LabelSchema, may_write: bool
    ) -> None:
        """Show these, the newest first."""
        self._schema, self._may_write = schema, may_write
        self._table.fill(changes)

    def _cells(self, of: SchemaChange) -> list[str]:
        done = words.change_words(of, self._schema)
        if of.is_back:
            done = self.tr("{what} (taken back)").format(what=done)
        return [texts.moment(of.at), of.who, done, of.note]

    def _want_back(self) -> None:
        if self._table.chosen is not None:
            self.back_wanted.emit(self._table.chosen.operation)

    def _allow(self) -> None:
        chosen = self._table.chosen
        self._back.setEnabled(self._may_write and chosen is not None and not chosen.is_back)
