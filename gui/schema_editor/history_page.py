"""Every change of the schema: who, when, what and why; each can be taken back."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QPushButton,
    QTableWidget,
    QVBoxLayout,
    QWidget,
)

from annotator.schema_changes import Event
from gui import texts
from gui.dialogs.enter import beside_default
from gui.panels.widgets import fill_row, named, plain_table
from gui.schema_editor import words
from schema.labels import LabelSchema


class HistoryPage(QWidget):
    """`back_wanted` carries the operation that is to be taken back."""

    back_wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._events: Sequence[Event] = ()
        self._may_write = False
        self._table = named(QTableWidget(0, 4), "schemaHistory")
        headers = [self.tr("When"), self.tr("Who"), self.tr("What was done"), self.tr("Why")]
        plain_table(self._table, headers, widest=2)
        self._table.setAccessibleName(self.tr("Changes of labels and guidelines"))
        self._back = named(QPushButton(self.tr("Take back")), "takeBack")
        beside_default(self._back)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self._back)
        column = QVBoxLayout(self)
        column.addWidget(self._table, 1)
        column.addLayout(row)
        self._table.itemSelectionChanged.connect(self._allow)
        self._back.clicked.connect(lambda: self.back_wanted.emit(self._chosen().operation))

    def show_events(self, events: Sequence[Event], schema: LabelSchema, may_write: bool) -> None:
        """Show these, the newest first."""
        self._events, self._may_write = events, may_write
        self._table.setRowCount(len(events))
        for row, each in enumerate(events):
            done = words.event_words(each, schema)
            if each.is_back:
                done = self.tr("{what} (taken back)").format(what=done)
            fill_row(self._table, row, (texts.moment(each.at), each.who, done, each.note))
        if events:
            self._table.selectRow(0)
        self._allow()

    def _chosen(self) -> Event:
        return self._events[self._table.currentRow()]

    def _allow(self) -> None:
        row = self._table.currentRow()
        is_any = 0 <= row < len(self._events)
        self._back.setEnabled(self._may_write and is_any and not self._events[row].is_back)
