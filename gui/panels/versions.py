"""What each person says of one place, side by side: a row for each field, differences marked."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QHeaderView, QTableWidget, QTableWidgetItem, QVBoxLayout, QWidget

from gui import texts
from gui.widgets.labels import named, role_label
from gui.widgets.tables import plain_table, quiet_input

_DIFFERS: Final = "≠ "
_ROW_AIR: Final = 6
_NARROWEST: Final = 84


@dataclass(frozen=True, slots=True)
class FieldRow:
    """A field with what each column says of it; `differs` where people do."""

    name: str
    said: tuple[str, ...]
    differs: bool


class VersionsPanel(QWidget):
    """A line that says where one is, and the table under it; it only shows."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._head = role_label("dim", "reviewHead")
        self._head.setWordWrap(True)
        self._table = named(QTableWidget(), "versionsTable")
        plain_table(self._table, [""], widest=0)
        self._table.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._table.setSelectionMode(QTableWidget.SelectionMode.NoSelection)
        self._table.setWordWrap(False)
        self._table.setHorizontalScrollMode(QTableWidget.ScrollMode.ScrollPerPixel)
        quiet_input(self._table)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 6, 12, 6)
        column.setSpacing(4)
        column.addWidget(self._head)
        column.addWidget(self._table, 1)

    def show_versions(
        self, head: str, columns: Sequence[str], rows: Sequence[FieldRow], *, name: str
    ) -> None:
        """Say a line, and put these rows under these headings; `name` is how the table is heard."""
        self._head.setText(head)
        self._table.setAccessibleName(name)
        self._table.setColumnCount(len(columns) + 1)
        self._table.setHorizontalHeaderLabels(["", *columns])
        self._table.setRowCount(len(rows))
        self._table.setVisible(bool(rows))  # of no rows a line of the headings would be left
        header = self._table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        header.setMinimumSectionSize(_NARROWEST)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.ResizeToContents)
        height = self._table.fontMetrics().height() + _ROW_AIR
        self._table.verticalHeader().setDefaultSectionSize(height)
        for nth, row in enumerate(rows):
            self._fill(nth, row)
        self._dim_names()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.PaletteChange:
            self._dim_names()
        super().changeEvent(event)

    def _fill(self, nth: int, row: FieldRow) -> None:
        mark = _DIFFERS if row.differs else ""
        for column, words in enumerate((f"{mark}{row.name}", *row.said)):
            cell = QTableWidgetItem(words)
            cell.setToolTip(texts.plain_tool_tip(words))
            cell.setFlags(Qt.ItemFlag.ItemIsEnabled)
            font = QFont(self._table.font())
            font.setBold(row.differs)
            cell.setFont(font)
            self._table.setItem(nth, column, cell)

    def _dim_names(self) -> None:
        for nth in range(self._table.rowCount()):
            name = self._table.item(nth, 0)
            if name is not None:
                name.setForeground(self.palette().placeholderText())
