"""How a row of the table of all labels is drawn."""

from typing import Final

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyleOptionViewItem

from annotator.listing.outliers import Outlier
from annotator.listing.question import Column, Standing
from gui.all_labels.model import COLUMNS, NOT_YET, AllLabelsModel, Index, Shown
from gui.panels.delegates import FOCUSED, SELECTED, LabelDelegate
from gui.theme import tabular

FAR_ABOVE: Final = "▲ "
FAR_BELOW: Final = "▼ "
_AIR: Final = 6
_BAR: Final = 3
_TEXT: Final = COLUMNS.index(Column.TEXT)
_VALUE: Final = COLUMNS.index(Column.VALUE)
_QUIET: Final = frozenset({Standing.REJECTED.value, Standing.DISMISSED.value})
_LINE: Final = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
_LEFT: Final = Qt.AlignmentFlag.AlignLeft | _LINE
_RIGHT: Final = Qt.AlignmentFlag.AlignRight | _LINE
_FROM_THE_LEFT: Final = Qt.TextElideMode.ElideLeft


class AllLabelsDelegate(LabelDelegate):
    """A cell: the bar of its label before the text, figures to the right, far ones marked."""

    def sizeHint(self, option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(2 * _AIR, QFontMetrics(option.font).height() + 2 * _AIR)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        model = index.model()
        assert isinstance(model, AllLabelsModel)
        row, nth = index.row(), index.column()
        shown, rect = model.shown(row), option.rect
        state = self.paint_ground(painter, option)
        room = rect.adjusted(_AIR, 0, -_AIR, 0)
        if shown is None:
            painter.setPen(self.dim(option))
            painter.drawText(room, _LEFT, NOT_YET)
        elif nth == _VALUE:
            self._paint_value(painter, option, room, shown, model.outlier(row))
        elif nth == _TEXT:
            self._paint_text(painter, option, room, shown)
        elif words := shown.cells[nth]:
            is_quiet = shown.label.standing in _QUIET
            painter.setPen(self.dim(option) if is_quiet else self.theme.text)
            painter.drawText(room, _LEFT, _cut(words, option, room.width()))
        if state & FOCUSED:
            painter.setPen(self.theme.accent)
            painter.drawRect(rect.adjusted(0, 0, -1, -2))

    def _paint_text(
        self, painter: QPainter, option: QStyleOptionViewItem, room: QRect, shown: Shown
    ) -> None:
        is_quiet = shown.label.standing in _QUIET
        bar = QRect(room.left(), room.top() + _AIR, _BAR, room.height() - 2 * _AIR)
        colour = self._colours.get(shown.label.label, self.theme.dim)
        painter.fillRect(bar, self.theme.faint if is_quiet else colour)
        room.adjust(_BAR + _AIR, 0, 0, 0)
        painter.save()
        if is_quiet:
            font = QFont(option.font)
            font.setStrikeOut(True)
            painter.setFont(font)
        painter.setPen(self.dim(option) if is_quiet else self.theme.text)
        painter.drawText(room, _LEFT, _cut(shown.cells[_TEXT], option, room.width()))
        painter.restore()

    def _paint_value(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        room: QRect,
        shown: Shown,
        usual: Outlier | None,
    ) -> None:
        words = shown.cells[_VALUE]
        if not words:
            return
        colour = self.dim(option) if shown.label.standing in _QUIET else self.theme.text
        if usual is not None:
            is_selected = option.state.value & SELECTED
            ground = self.theme.accent_soft if is_selected else self.theme.panel
            colour = self.theme.readable(self.theme.wrong, ground)
            words = (FAR_ABOVE if float(shown.label.value) > usual.middle else FAR_BELOW) + words
        painter.save()
        painter.setFont(tabular(option.font))
        painter.setPen(colour)
        painter.drawText(room, _RIGHT, _cut(words, option, room.width(), _FROM_THE_LEFT))
        painter.restore()


def _cut(
    words: str,
    option: QStyleOptionViewItem,
    width: int,
    mode: Qt.TextElideMode = Qt.TextElideMode.ElideRight,
) -> str:
    """Words as far as there is room; short ones are not measured, which takes as long as drawing.

    Hardly a character is wider than a line is high; one that is may lose its end here.
    """
    metrics = option.fontMetrics
    if len(words) * metrics.height() <= width:
        return words
    return metrics.elidedText(words, mode, width)
