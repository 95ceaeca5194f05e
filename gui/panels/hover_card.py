"""A card beside a span: its value, state and reason, and who decided what about it."""

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from gui.widgets.labels import hairline, role_label

_WIDEST: Final = 420
_GAP: Final = 6
_AIR: Final = 40


@dataclass(frozen=True, slots=True)
class CardText:
    """What a card says; empty parts are left out."""

    span: str
    value: str
    state: str
    why: str
    history: tuple[str, ...] = ()


class HoverCard(QFrame):
    """Lies over the report without taking the keyboard."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.ToolTip)
        self.setObjectName("hoverCard")
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._span = role_label("heading", "cardSpan")
        self._value = role_label("", "cardValue")
        self._state = role_label("dim", "cardState")
        self._why = role_label("small", "cardWhy")
        self._line = hairline()
        self._history = role_label("small", "cardHistory")
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(12, 9, 12, 9)
        column.setSpacing(4)
        self._labels = (self._span, self._value, self._state, self._why, self._history)
        for label in self._labels:
            label.setWordWrap(True)
            if label is self._history:
                column.addWidget(self._line)
            column.addWidget(label)

    def show_beside(self, card: CardText, place: QRect) -> None:
        """Show a card under this part of the screen, or above it where there is no room."""
        parts = (card.span, card.value, card.state, card.why, "\n".join(card.history))
        for label, words in zip(self._labels, parts, strict=True):
            label.setText(words)
            label.setVisible(bool(words))
        self._line.setVisible(bool(card.history))
        self.setAccessibleName("\n".join(filter(None, parts)))
        self._fit(place)
        self.show()

    def _fit(self, place: QRect) -> None:
        longest = max(
            label.fontMetrics().horizontalAdvance(line)
            for label in self._labels
            for line in label.text().split("\n")
        )
        width = min(longest + _AIR, _WIDEST)
        self.setFixedSize(width, self._column.totalHeightForWidth(width))
        room = self.screen().availableGeometry()
        corner = place.bottomLeft()
        corner.setY(corner.y() + _GAP)
        if corner.y() + self.height() > room.bottom():
            corner.setY(place.top() - self.height() - _GAP)
        corner.setX(min(max(corner.x(), room.left()), room.right() - self.width()))
        self.move(corner)
