"""Words as one font draws them: laid out once, which takes far longer than to draw them."""

from functools import lru_cache
from typing import Final

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QStaticText

_KEPT: Final = 2_000  # several screens; what columns say again and again is laid out but once


class Lettering:
    """Draws single lines in a font; figures end at the right, and lose their beginning."""

    def __init__(self, font: QFont, *, is_figures: bool = False) -> None:
        self._font = font
        self._metrics = QFontMetrics(font)
        self._is_figures = is_figures
        self._laid_out = lru_cache(_KEPT)(self._lay_out)

    def width(self, words: str) -> int:
        """How much room the words take, in pixels."""
        return self._metrics.horizontalAdvance(words)

    def begin(self, painter: QPainter, colour: QColor) -> None:
        """Have what is drawn from now on in this font and colour."""
        painter.setFont(self._font)
        painter.setPen(colour)

    def draw(self, painter: QPainter, band: QRect, left: int, width: int, words: str) -> None:
        """Draw words in the middle of a band, from the left or up to so far from it."""
        laid_out, indent, height = self._laid_out(words, width)
        top = band.top() + (band.height() - height) // 2
        painter.drawStaticText(left + indent, top, laid_out)

    def _lay_out(self, words: str, width: int) -> tuple[QStaticText, int, int]:
        cut = Qt.TextElideMode.ElideLeft if self._is_figures else Qt.TextElideMode.ElideRight
        made = QStaticText(self._metrics.elidedText(words, cut, width))
        made.setTextFormat(Qt.TextFormat.PlainText)
        made.prepare(font=self._font)
        size = made.size()
        indent = width - round(size.width()) if self._is_figures else 0
        return made, indent, round(size.height())
