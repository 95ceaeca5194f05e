"""How a span is drawn in the table of suggestions."""

from typing import Final

from PySide6.QtCore import QRect, QRectF, QSize
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyleOptionViewItem, QWidget

from annotator.items import Item, ItemState
from gui.panels.delegates import (
    EDGE,
    MIDDLE_LEFT,
    MIDDLE_RIGHT,
    STEP,
    LabelDelegate,
    draw_cut,
    is_selected,
    line_height,
)
from gui.panels.queue_model import Index
from gui.panels.suggestions_model import Column, SuggestionsModel
from gui.theme import tabular
from gui.widgets.signs import Sign, paint_sign

_STATE_SIGNS: Final = {
    ItemState.SUGGESTED: Sign.UNDECIDED,
    ItemState.CONFIRMED: Sign.DONE,
    ItemState.CORRECTED: Sign.CORRECTED,
    ItemState.REJECTED: Sign.REJECTED,
}


class SuggestionDelegate(LabelDelegate):
    """A span in the table: state, coloured bar and text, figures, what it is linked to."""

    def sizeHint(self, option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(STEP, line_height(option.font) + 3 * STEP)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        model, column = index.model(), Column(index.column())
        assert isinstance(model, SuggestionsModel)
        item = model.item(index.row())
        painter.save()
        self.paint_ground(painter, option)
        bottom = option.rect.bottom()
        painter.fillRect(QRect(option.rect.left(), bottom, option.rect.width(), 1), self.theme.line)
        if column is Column.STATE:
            if is_selected(option) and _has_keyboard(option.widget):
                self.paint_edge(painter, option)
            self._paint_state(painter, option, item)
        elif column is Column.TEXT:
            self._paint_text(painter, option, item, model.words(item, column))
        else:
            is_pending = column is Column.LINK and model.is_pending(item)
            words = model.words(item, column)
            self._paint_cell(painter, option, item, column, words, is_pending=is_pending)
        painter.restore()

    def _paint_state(self, painter: QPainter, option: QStyleOptionViewItem, item: Item) -> None:
        side = round(QFontMetrics(option.font).ascent() * 0.8)
        box = QRectF(0, 0, side, side)
        centre = QRectF(option.rect).center()
        gap = side * 0.6 if item.current.unsure else 0.0
        box.moveCenter(centre)
        paint_sign(
            painter, _STATE_SIGNS[item.state], box.translated(-gap, 0), self._state_colour(item)
        )
        if item.current.unsure:
            paint_sign(painter, Sign.UNSURE, box.translated(gap, 0), self.theme.accent)

    def _paint_text(
        self, painter: QPainter, option: QStyleOptionViewItem, item: Item, words: str
    ) -> None:
        line = line_height(option.font)
        bar = QRect(option.rect.left() + STEP, 0, EDGE, line)
        bar.moveTop(option.rect.center().y() - line // 2 + 1)
        is_rejected = item.state is ItemState.REJECTED
        colour = self.theme.faint if is_rejected else self._colours.get(item.label, self.theme.dim)
        painter.fillRect(bar, colour)
        font = QFont(option.font)
        font.setStrikeOut(is_rejected)
        painter.setFont(font)
        painter.setPen(self.dim(option) if is_rejected else self.theme.text)
        draw_cut(painter, option.rect.adjusted(3 * STEP, 0, -STEP, 0), words)

    def _paint_cell(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        item: Item,
        column: Column,
        words: str,
        *,
        is_pending: bool,
    ) -> None:
        if not words and not is_pending:
            return
        rect = option.rect.adjusted(STEP + 2, 0, -STEP - 2, 0)
        is_value = column is Column.VALUE
        painter.setFont(tabular(option.font) if is_value else option.font)
        is_quiet = item.state is ItemState.REJECTED
        if is_pending:
            side = round(painter.fontMetrics().ascent() * 0.7)
            box = QRectF(rect.left(), rect.center().y() - side / 2 + 1, side, side)
            paint_sign(painter, Sign.PENDING, box, self.dim(option))
            rect.adjust(side + STEP, 0, 0, 0)
            is_quiet = True
        painter.setPen(self.dim(option) if is_quiet else self.theme.text)
        draw_cut(painter, rect, words, side=MIDDLE_RIGHT if is_value else MIDDLE_LEFT)

    def _state_colour(self, item: Item) -> QColor:
        match item.state:
            case ItemState.CONFIRMED | ItemState.CORRECTED:
                return self.theme.right
            case _:
                return self.theme.dim


def _has_keyboard(widget: QWidget | None) -> bool:
    return widget is not None and widget.hasFocus()
