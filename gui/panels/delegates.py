"""How the rows of the queue and of the suggestions table are drawn."""

from typing import Final

from PySide6.QtCore import QObject, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from annotator.items import Item, ItemState
from annotator.store.queue import QueueRow
from annotator.team.duties import Duty
from annotator.team.stages import Stage
from gui.panels.queue_duties import duty_words
from gui.panels.queue_model import DUTY_ROLE, ROW_ROLE, Index, Progress, progress_of
from gui.panels.suggestions_model import Column, SuggestionsModel
from gui.theme import Theme, tabular
from gui.widgets.signs import Sign, paint_sign
from schema.labels import LabelSchema

_STEP: Final = 4
_SIDE: Final = 12
_EDGE: Final = 3
_MIDDLE_LEFT: Final = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_MIDDLE_RIGHT: Final = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter

# A cell asks for its state again and again, and Qt's flags are slow in Python: plain bits are not.
SELECTED: Final = QStyle.StateFlag.State_Selected.value
FOCUSED: Final = QStyle.StateFlag.State_HasFocus.value
_HOVERED: Final = QStyle.StateFlag.State_MouseOver.value

ITEM_SIGNS: Final = {
    ItemState.SUGGESTED: Sign.UNDECIDED,
    ItemState.CONFIRMED: Sign.DONE,
    ItemState.CORRECTED: Sign.CORRECTED,
    ItemState.REJECTED: Sign.REJECTED,
}
_PROGRESS_SIGNS: Final = {
    Progress.WORKING: Sign.WORKING,
    Progress.FINISHED: Sign.DONE,
    Progress.UNUSABLE: Sign.UNUSABLE,
}


class RowDelegate(QStyledItemDelegate):
    """What both lists share: the ground of a row and text cut to its room."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self.dim_on_soft = theme.readable(theme.dim, theme.accent_soft)

    def set_theme(self, theme: Theme) -> None:
        """Draw in another appearance from now on."""
        self.theme = theme
        self.dim_on_soft = theme.readable(theme.dim, theme.accent_soft)

    def dim(self, option: QStyleOptionViewItem) -> QColor:
        """The quiet text colour that can be read on this row's ground."""
        return self.dim_on_soft if _is_selected(option) else self.theme.dim

    def paint_ground(self, painter: QPainter, option: QStyleOptionViewItem) -> int:
        """The row's ground: soft accent where you are, a breath of grey under the pointer.

        Gives the bits of its state, which take long to ask for.
        """
        state = option.state.value
        if state & SELECTED:
            painter.fillRect(option.rect, self.theme.accent_soft)
        elif state & _HOVERED:
            painter.fillRect(option.rect, self.theme.window)
        return state

    def paint_edge(self, painter: QPainter, option: QStyleOptionViewItem) -> None:
        """The accent at the left edge of a row."""
        rect = option.rect
        painter.fillRect(QRect(rect.left(), rect.top(), _EDGE, rect.height()), self.theme.accent)


class QueueDelegate(RowDelegate):
    """A report in the queue: name and sign, source and figures, a thin bar."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(theme, parent)
        self._open_report = ""

    def set_open_report(self, report_id: str) -> None:
        """Know which report is open: its row has the accent edge."""
        self._open_report = report_id

    def sizeHint(self, option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(8 * _SIDE, 2 * _line(option.font) + 6 * _STEP + _STEP // 2)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: QueueRow = index.data(ROW_ROLE)
        painter.save()
        self.paint_ground(painter, option)
        is_focused = bool(option.state.value & FOCUSED)
        if row.id == self._open_report or is_focused:
            self.paint_edge(painter, option)
        painter.setFont(option.font)
        room = option.rect.adjusted(_SIDE + _STEP, 2 * _STEP + 2, -_SIDE, 0)
        line = _line(option.font)
        first = QRect(room.left(), room.top(), room.width(), line)
        self._paint_name(painter, first, row, has_remarks=row.remarks > 0)
        second = first.translated(0, line + _STEP // 2)
        second.setLeft(self._paint_duty(painter, second, index.data(DUTY_ROLE), option))
        self._paint_figures(painter, second, row, option)
        self._paint_bar(painter, room, first.top() + 2 * line + _STEP + _STEP // 2, row)
        painter.restore()

    def _paint_name(
        self, painter: QPainter, rect: QRect, row: QueueRow, *, has_remarks: bool
    ) -> None:
        sign = _PROGRESS_SIGNS.get(progress_of(row))
        remark = Sign.REMARK if has_remarks else None
        side = round(painter.fontMetrics().ascent() * 0.8)
        right = rect.right() + 1
        quiet = self.theme.dim
        for each, colour in (
            (sign, self._sign_colour(sign)),
            (_doubt(row), quiet),
            (remark, quiet),
        ):
            if each is not None:
                box = QRectF(right - side, rect.center().y() - side / 2 + 1, side, side)
                paint_sign(painter, each, box, colour)
                right -= side + _STEP
        painter.setPen(self.theme.text)
        _draw(painter, rect.adjusted(0, 0, right - rect.right() - _STEP, 0), row.name)

    def _paint_duty(
        self, painter: QPainter, rect: QRect, duty: Duty | None, option: QStyleOptionViewItem
    ) -> int:
        """How far it is in a round, before the name of its file; where that begins."""
        if duty is None:
            return rect.left()
        said = duty_words(duty)
        is_returned = duty.is_mine and duty.stage is Stage.RETURNED
        ground = self.theme.accent_soft if _is_selected(option) else self.theme.panel
        wrong = self.theme.readable(self.theme.wrong, ground)
        painter.setPen(wrong if is_returned else self.dim(option))
        painter.setFont(_bold(option.font) if duty.is_mine else option.font)
        _draw(painter, rect, said)
        return rect.left() + painter.fontMetrics().horizontalAdvance(said) + 2 * _STEP

    def _paint_figures(
        self, painter: QPainter, rect: QRect, row: QueueRow, option: QStyleOptionViewItem
    ) -> None:
        figures = f"{row.decided}/{row.decided + row.undecided}"
        painter.setFont(tabular(option.font))
        painter.setPen(self.dim(option))
        painter.drawText(rect, _MIDDLE_RIGHT, figures)
        width = painter.fontMetrics().horizontalAdvance(figures)
        painter.setFont(option.font)
        _draw(
            painter,
            rect.adjusted(0, 0, -width - 2 * _STEP, 0),
            row.source,
            cut=_source_cut(row.source),
        )

    def _paint_bar(self, painter: QPainter, room: QRect, top: int, row: QueueRow) -> None:
        track = QRectF(room.left(), top, room.width(), _STEP)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.theme.line)
        painter.drawRoundedRect(track, _STEP / 2, _STEP / 2)
        share = row.decided / max(row.decided + row.undecided, 1)
        if share:
            painter.setBrush(self.theme.right)
            track.setWidth(max(track.width() * share, _STEP))
            painter.drawRoundedRect(track, _STEP / 2, _STEP / 2)

    def _sign_colour(self, sign: Sign | None) -> QColor:
        colours = {Sign.WORKING: self.theme.accent, Sign.DONE: self.theme.right}
        return self.theme.dim if sign is None else colours.get(sign, self.theme.dim)


class LabelDelegate(RowDelegate):
    """Rows of labels: knows the colour of each label of a schema."""

    def __init__(self, theme: Theme, schema: LabelSchema, parent: QObject | None = None) -> None:
        super().__init__(theme, parent)
        self._schema = schema
        self._colours: dict[str, QColor] = {}
        self._derive()

    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        self._derive()

    def set_schema(self, schema: LabelSchema) -> None:
        """Take the labels' colours from this schema."""
        self._schema = schema
        self._derive()

    def _derive(self) -> None:
        self._colours = {each.id: self.theme.label_colour(each) for each in self._schema.labels}


class SuggestionDelegate(LabelDelegate):
    """A span in the table: state, coloured bar and text, figures, what it is linked to."""

    def sizeHint(self, option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(_STEP, _line(option.font) + 3 * _STEP)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        model, column = index.model(), Column(index.column())
        assert isinstance(model, SuggestionsModel)
        item = model.item(index.row())
        painter.save()
        self.paint_ground(painter, option)
        bottom = option.rect.bottom()
        painter.fillRect(QRect(option.rect.left(), bottom, option.rect.width(), 1), self.theme.line)
        if column is Column.STATE:
            if _is_selected(option) and _has_keyboard(option.widget):
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
            painter, ITEM_SIGNS[item.state], box.translated(-gap, 0), self._state_colour(item)
        )
        if item.current.unsure:
            paint_sign(painter, Sign.UNSURE, box.translated(gap, 0), self.theme.accent)

    def _paint_text(
        self, painter: QPainter, option: QStyleOptionViewItem, item: Item, words: str
    ) -> None:
        line = _line(option.font)
        bar = QRect(option.rect.left() + _STEP, 0, _EDGE, line)
        bar.moveTop(option.rect.center().y() - line // 2 + 1)
        is_rejected = item.state is ItemState.REJECTED
        colour = self.theme.faint if is_rejected else self._colours.get(item.label, self.theme.dim)
        painter.fillRect(bar, colour)
        font = QFont(option.font)
        font.setStrikeOut(is_rejected)
        painter.setFont(font)
        painter.setPen(self.dim(option) if is_rejected else self.theme.text)
        _draw(painter, option.rect.adjusted(3 * _STEP, 0, -_STEP, 0), words)

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
        rect = option.rect.adjusted(_STEP + 2, 0, -_STEP - 2, 0)
        is_value = column is Column.VALUE
        painter.setFont(tabular(option.font) if is_value else option.font)
        is_quiet = item.state is ItemState.REJECTED
        if is_pending:
            side = round(painter.fontMetrics().ascent() * 0.7)
            box = QRectF(rect.left(), rect.center().y() - side / 2 + 1, side, side)
            paint_sign(painter, Sign.PENDING, box, self.dim(option))
            rect.adjust(side + _STEP, 0, 0, 0)
            is_quiet = True
        painter.setPen(self.dim(option) if is_quiet else self.theme.text)
        _draw(painter, rect, words, side=_MIDDLE_RIGHT if is_value else _MIDDLE_LEFT)

    def _state_colour(self, item: Item) -> QColor:
        match item.state:
            case ItemState.CONFIRMED | ItemState.CORRECTED:
                return self.theme.right
            case _:
                return self.theme.dim


def _line(font: QFont) -> int:
    return QFontMetrics(font).height()


def _bold(font: QFont) -> QFont:
    bold = QFont(font)
    bold.setBold(True)
    return bold


def _is_selected(option: QStyleOptionViewItem) -> bool:
    return bool(option.state.value & SELECTED)


def _has_keyboard(widget: QWidget | None) -> bool:
    return widget is not None and widget.hasFocus()


def _doubt(row: QueueRow) -> Sign | None:
    return Sign.UNSURE if row.unsure else None


def _source_cut(source: str) -> Qt.TextElideMode:
    # Of a path the end says most, of words the beginning.
    is_path = "/" in source or "\\" in source
    return Qt.TextElideMode.ElideLeft if is_path else Qt.TextElideMode.ElideRight


def _draw(
    painter: QPainter,
    rect: QRect,
    text: str,
    *,
    side: Qt.AlignmentFlag = _MIDDLE_LEFT,
    cut: Qt.TextElideMode = Qt.TextElideMode.ElideRight,
) -> None:
    shown = painter.fontMetrics().elidedText(text, cut, rect.width())
    painter.drawText(rect, side | Qt.TextFlag.TextSingleLine, shown)
