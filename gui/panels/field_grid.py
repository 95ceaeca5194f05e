"""Fields with their names in one or two columns, as the width allows."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

_TWO_COLUMNS_EMS = 28
_GAP = 8


@dataclass(frozen=True, slots=True)
class GridRow:
    """A field with its name; a short one may share its row with the next short one."""

    name: QLabel
    field: QWidget
    is_short: bool = False


class FieldGrid(QWidget):
    """Keeps rows in order; Tab follows the rows whatever the columns."""

    def __init__(self, rows: Sequence[GridRow], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = rows
        self._is_wide = True
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(_GAP)
        self._grid.setVerticalSpacing(_GAP - 2)
        self._grid.setColumnStretch(1, 1)
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._check_width()
        super().resizeEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.FontChange:
            self._check_width()
        super().changeEvent(event)

    def _check_width(self) -> None:
        is_wide = self.width() >= _TWO_COLUMNS_EMS * self.fontInfo().pixelSize()
        if is_wide != self._is_wide:
            self._is_wide = is_wide
            self._arrange()

    def _arrange(self) -> None:
        for row in self._rows:
            self._grid.removeWidget(row.name)
            self._grid.removeWidget(row.field)
        at = line = 0
        while at < len(self._rows):
            pair = self._rows[at : at + 2]
            if self._is_wide and len(pair) == 2 and all(row.is_short for row in pair):
                self._place(pair[0], line, 0, 1)
                self._place(pair[1], line, 2, 1)
                at += 1
            else:
                self._place(pair[0], line, 0, 3)
            at += 1
            line += 1
        self._grid.setColumnStretch(3, 1 if self._is_wide else 0)

    def _place(self, row: GridRow, line: int, column: int, span: int) -> None:
        # The name stands beside the first line of its field, whatever comes under it.
        row.name.setContentsMargins(0, 4, 0, 0)
        self._grid.addWidget(row.name, line, column, Qt.AlignmentFlag.AlignTop)
        self._grid.addWidget(row.field, line, column + 1, 1, span)
