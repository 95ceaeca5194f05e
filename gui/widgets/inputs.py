"""What a person chooses and ticks with."""

from collections.abc import Iterable
from typing import Any

from PySide6.QtCore import QPoint, QRectF, QSignalBlocker, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QPolygon, QWheelEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionButton,
    QWidget,
)

from gui.plain import one_line
from gui.widgets.signs import Sign, paint_sign
from gui.widgets.tables import quiet_input

_LIST_AIR = 24
_WIDEST_LIST = 480


class Chooser(QComboBox):
    """A combo box with a fine arrow, which the mouse wheel passes by.

    Scrolling a form must not change a value that the pointer happens to cross.
    """

    def __init__(self, parent: QWidget | None = None, *, name: str = "") -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)
        quiet_input(self.view())
        self.setItemDelegate(QStyledItemDelegate(self))  # the one that follows the stylesheet

    def addItem(self, *said: Any, **named_data: Any) -> None:
        text, *data = said
        super().addItem(one_line(text), *data, **named_data)

    def setItemText(self, index: int, text: str) -> None:
        super().setItemText(index, one_line(text))

    def offer(self, items: Iterable[tuple[str, object]], *, chosen: object) -> None:
        """Have these texts with their data instead; the one of `chosen`, or the first, is chosen.

        No signal tells of it: nobody has chosen anything.
        """
        with QSignalBlocker(self):
            self.clear()
            for text, data in items:
                self.addItem(text, data)
            self.setCurrentIndex(max(self.findData(chosen), 0))

    def shrink_to(self, *, characters: int) -> None:
        """Ask for no more room than that; what does not fit is cut, in the list it is whole."""
        self.setSizeAdjustPolicy(self.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(characters)

    def showPopup(self) -> None:
        widest = self.view().sizeHintForColumn(0) + _LIST_AIR
        self.view().setMinimumWidth(min(widest, _WIDEST_LIST))
        super().showPopup()

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self.palette().placeholderText().color(), 1.5))
        middle = QPoint(self.width() - 13, self.height() // 2)
        points = [middle + QPoint(*each) for each in ((-4, -2), (0, 2), (4, -2))]
        painter.drawPolyline(QPolygon(points))
        painter.end()


class TickBox(QCheckBox):
    """A box to tick; the tick is painted, since a stylesheet knows it as a picture alone."""

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self.isChecked():
            return
        option = QStyleOptionButton()
        self.initStyleOption(option)
        element = QStyle.SubElement.SE_CheckBoxIndicator
        box = QRectF(self.style().subElementRect(element, option, self))
        painter = QPainter(self)
        paint_sign(painter, Sign.DONE, box.adjusted(2, 2, -2, -2), self.palette().base().color())
        painter.end()
