"""Words as one font draws them: laid out once, which takes far longer than to draw them."""

from functools import lru_cache
from typing import Final

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QStaticText

_KEPT: Final = 2_000  # several screens; what columns say again and again is laid out but once


class Lettering:
    """Draws single lines in a font, cut to their room."""

    def __init__(self, font: QFont) -> None:
        self._font = font
        self._metrics = QFontMetrics(font)
        self._laid_out = lru_cache(_KEPT)(self._lay_out)

    def width(self, words: str) -> int:
        """How much room the words take, in pixels."""
        return self._metrics.horizontalAdvance(words)

    def draw(self, painter: QPainter, room: QRect, words: str, colour: QColor) -> None:
        """Draw from the left, and cut the end off where there is no room for it."""
        laid_out, _, height = self._laid_out(words, room.width(), Qt.TextElideMode.ElideRight)
        self._draw(painter, room.left(), _top(room, height), laid_out, colour)

    def draw_figures(self, painter: QPainter, room: QRect, words: str, colour: QColor) -> None:
        """Draw up to the right, and cut the beginning off where there is no room for it."""
        laid_out, width, height = self._laid_out(words, room.width(), Qt.TextElideMode.ElideLeft)
        self._draw(painter, room.right() + 1 - width, _top(room, height), laid_out, colour)

    def _draw(
        self, painter: QPainter, left: int, top: int, laid_out: QStaticText, colour: QColor
    ) -> None:
        painter.setFont(self._font)
        painter.setPen(colour)
        painter.drawStaticText(QPoint(left, top), laid_out)

    def _lay_out(
        self, words: str, width: int, cut: Qt.TextElideMode
    ) -> tuple[QStaticText, int, int]:
        made = QStaticText(self._metrics.elidedText(words, cut, width))
        made.setTextFormat(Qt.TextFormat.PlainText)
        made.prepare(font=self._font)
        size = made.size()
        return made, round(size.width()), round(size.height())


def _top(room: QRect, height: int) -> int:
    return room.top() + (room.height() - height) // 2
