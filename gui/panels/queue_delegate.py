"""How a report is drawn in the queue."""

from typing import Final

from PySide6.QtCore import QObject, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter
from PySide6.QtWidgets import QStyleOptionViewItem

from annotator.store.queue import QueueRow
from annotator.team.duties import Duty
from annotator.team.stages import Stage
from gui.panels.delegates import (
    FOCUSED,
    MIDDLE_RIGHT,
    STEP,
    RowDelegate,
    draw_cut,
    is_selected,
    line_height,
)
from gui.panels.queue_duties import duty_words
from gui.panels.queue_model import DUTY_ROLE, ROW_ROLE, Index, Progress, progress_of
from gui.theme import Theme, tabular
from gui.widgets.signs import Sign, paint_sign

_SIDE: Final = 12
_PROGRESS_SIGNS: Final = {
    Progress.WORKING: Sign.WORKING,
    Progress.FINISHED: Sign.DONE,
    Progress.UNUSABLE: Sign.UNUSABLE,
}


class QueueDelegate(RowDelegate):
    """A report in the queue: name and sign, source and figures, a thin bar."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(theme, parent)
        self._open_report = ""

    def set_open_report(self, report_id: str) -> None:
        """Know which report is open: its row has the accent edge."""
        self._open_report = report_id

    def sizeHint(self, option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(8 * _SIDE, 2 * line_height(option.font) + 6 * STEP + STEP // 2)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: QueueRow = index.data(ROW_ROLE)
        painter.save()
        self.paint_ground(painter, option)
        is_focused = bool(option.state.value & FOCUSED)
        if row.id == self._open_report or is_focused:
            self.paint_edge(painter, option)
        painter.setFont(option.font)
        room = option.rect.adjusted(_SIDE + STEP, 2 * STEP + 2, -_SIDE, 0)
        line = line_height(option.font)
        first = QRect(room.left(), room.top(), room.width(), line)
        self._paint_name(painter, first, row, has_remarks=row.remarks > 0)
        second = first.translated(0, line + STEP // 2)
        second.setLeft(self._paint_duty(painter, second, index.data(DUTY_ROLE), option))
        self._paint_figures(painter, second, row, option)
        self._paint_bar(painter, room, first.top() + 2 * line + STEP + STEP // 2, row)
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
                right -= side + STEP
        painter.setPen(self.theme.text)
        draw_cut(painter, rect.adjusted(0, 0, right - rect.right() - STEP, 0), row.name)

    def _paint_duty(
        self, painter: QPainter, rect: QRect, duty: Duty | None, option: QStyleOptionViewItem
    ) -> int:
        """How far it is in a round, before the name of its file; where that begins."""
        if duty is None:
            return rect.left()
        said = duty_words(duty)
        is_returned = duty.is_mine and duty.stage is Stage.RETURNED
        ground = self.theme.accent_soft if is_selected(option) else self.theme.panel
        wrong = self.theme.readable(self.theme.wrong, ground)
        painter.setPen(wrong if is_returned else self.dim(option))
        painter.setFont(_bold(option.font) if duty.is_mine else option.font)
        draw_cut(painter, rect, said)
        return rect.left() + painter.fontMetrics().horizontalAdvance(said) + 2 * STEP

    def _paint_figures(
        self, painter: QPainter, rect: QRect, row: QueueRow, option: QStyleOptionViewItem
    ) -> None:
        figures = f"{row.decided}/{row.decided + row.undecided}"
        painter.setFont(tabular(option.font))
        painter.setPen(self.dim(option))
        painter.drawText(rect, MIDDLE_RIGHT, figures)
        width = painter.fontMetrics().horizontalAdvance(figures)
        painter.setFont(option.font)
        draw_cut(
            painter,
            rect.adjusted(0, 0, -width - 2 * STEP, 0),
            row.source,
            cut=_source_cut(row.source),
        )

    def _paint_bar(self, painter: QPainter, room: QRect, top: int, row: QueueRow) -> None:
        track = QRectF(room.left(), top, room.width(), STEP)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.theme.line)
        painter.drawRoundedRect(track, STEP / 2, STEP / 2)
        share = row.decided / max(row.decided + row.undecided, 1)
        if share:
            painter.setBrush(self.theme.right)
            track.setWidth(max(track.width() * share, STEP))
            painter.drawRoundedRect(track, STEP / 2, STEP / 2)

    def _sign_colour(self, sign: Sign | None) -> QColor:
        colours = {Sign.WORKING: self.theme.accent, Sign.DONE: self.theme.right}
        return self.theme.dim if sign is None else colours.get(sign, self.theme.dim)


def _bold(font: QFont) -> QFont:
    bold = QFont(font)
    bold.setBold(True)
    return bold


def _doubt(row: QueueRow) -> Sign | None:
    return Sign.UNSURE if row.unsure else None


def _source_cut(source: str) -> Qt.TextElideMode:
    # Of a path the end says most, of words the beginning.
    is_path = "/" in source or "\\" in source
    return Qt.TextElideMode.ElideLeft if is_path else Qt.TextElideMode.ElideRight
