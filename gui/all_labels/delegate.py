"""How a row of the table of all labels is drawn."""

from typing import Final

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyleOptionViewItem

from annotator.listing.question import Column, Standing
from gui.all_labels.model import COLUMNS, NOT_YET, AllLabelsModel, Index, Shown
from gui.panels.delegates import FOCUSED, SELECTED, LabelDelegate
from gui.theme import tabular

FAR_ABOVE: Final = "▲ "
FAR_BELOW: Final = "▼ "
_AIR: Final = 6
_BAR: Final = 3
_PLACES: Final = {column: nth for nth, column in enumerate(COLUMNS)}
_QUIET: Final = frozenset({Standing.REJECTED.value, Standing.DISMISSED.value})
_LINE: Final = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
_LEFT: Final = Qt.AlignmentFlag.AlignLeft | _LINE
_RIGHT: Final = Qt.AlignmentFlag.AlignRight | _LINE


class AllLabelsDelegate(LabelDelegate):
    """A cell: the bar of its label before the text, figures to the right, far ones marked."""

    def sizeHint(self, option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(2 * _AIR, QFontMetrics(option.font).height() + 2 * _AIR)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        model = index.model()
        assert isinstance(model, AllLabelsModel)
        column, shown = COLUMNS[index.column()], model.shown(index.row())
        painter.save()
        self.paint_ground(painter, option)
        rect = option.rect
        painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), self.theme.line)
        if shown is None:
            painter.setPen(self.dim(option))
            painter.drawText(rect.adjusted(_AIR, 0, -_AIR, 0), _LEFT, NOT_YET)
        elif column is Column.VALUE:
            self._paint_value(painter, option, model, index.row(), shown)
        else:
            self._paint_words(painter, option, column, shown)
        if option.state.value & FOCUSED:
            painter.setPen(self.theme.accent)
            painter.drawRect(rect.adjusted(0, 0, -1, -2))
        painter.restore()

    def _paint_words(
        self, painter: QPainter, option: QStyleOptionViewItem, column: Column, shown: Shown
    ) -> None:
        words, is_quiet = shown.cells[_PLACES[column]], shown.label.standing in _QUIET
        if not words and column is not Column.TEXT:
            return
        room = option.rect.adjusted(_AIR, 0, -_AIR, 0)
        if column is Column.TEXT:
            bar = QRect(room.left(), room.top() + _AIR, _BAR, room.height() - 2 * _AIR)
            colour = self._colours.get(shown.label.label, self.theme.dim)
            painter.fillRect(bar, self.theme.faint if is_quiet else colour)
            room.adjust(_BAR + _AIR, 0, 0, 0)
            if is_quiet:
                font = QFont(option.font)
                font.setStrikeOut(True)
                painter.setFont(font)
        painter.setPen(self.dim(option) if is_quiet else self.theme.text)
        cut = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, _LEFT, cut)

    def _paint_value(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        model: AllLabelsModel,
        row: int,
        shown: Shown,
    ) -> None:
        room, words = option.rect.adjusted(_AIR, 0, -_AIR, 0), shown.cells[_PLACES[Column.VALUE]]
        colour = self.dim(option) if shown.label.standing in _QUIET else self.theme.text
        if not words:
            return
        if (usual := model.outlier(row)) is not None:
            is_selected = option.state.value & SELECTED
            ground = self.theme.accent_soft if is_selected else self.theme.panel
            colour = self.theme.readable(self.theme.wrong, ground)
            words = (FAR_ABOVE if float(shown.label.value) > usual.middle else FAR_BELOW) + words
        painter.setFont(tabular(option.font))
        painter.setPen(colour)
        cut = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideLeft, room.width())
        painter.drawText(room, _RIGHT, cut)
