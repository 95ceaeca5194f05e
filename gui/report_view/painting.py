"""Draws what is in view of a page: the sheet, its blocks, and the link of the chosen span."""

from math import floor
from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPen

from gui.report_view.block_painting import BlockPainter, quiet
from gui.report_view.drawn import ViewPalette
from gui.report_view.layout import LaidBlock
from gui.report_view.metrics import SheetMetrics
from gui.report_view.page import ReportPage
from gui.report_view.reading import BlockKind

_PAPER_CORNER: Final = 8.0
_NUMBER_PIXELS: Final = 11
_NUMBER_ROOM: Final = 24
_LINK_ROOM: Final = 16


def paint_page(
    painter: QPainter,
    page: ReportPage,
    palette: ViewPalette,
    area: QRectF,
    *,
    line_numbers: bool,
    is_outlined: bool,
) -> None:
    """Draw the part of a page that is in the area, in the viewport's pixels."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    _paint_sheet(painter, page, palette, area, is_outlined=is_outlined)
    metrics = page.metrics
    for laid, y in page.position.seen():
        inside = area.translated(-metrics.left, -y)
        if inside.bottom() < 0 or inside.top() > laid.height:
            continue
        painter.save()
        painter.translate(metrics.left, y)
        painter.setFont(metrics.font)
        BlockPainter(painter, laid, page.scene, palette, inside).paint()
        if line_numbers:
            _paint_line_number(painter, laid, metrics, palette)
        painter.restore()
    ends = page.link_ends()
    if ends is not None:
        _paint_link(painter, *ends, palette)


def _paint_sheet(
    painter: QPainter, page: ReportPage, palette: ViewPalette, area: QRectF, *, is_outlined: bool
) -> None:
    if not page.layout.text and not is_outlined:
        painter.fillRect(area, palette.window)
        return  # no report is open, and the keyboard is elsewhere
    metrics, y = page.metrics, page.position.y
    # far ends are cut off: a sheet of a million pixels is beyond what the rasteriser rounds well
    top = max(metrics.margin - y, area.top() - 40)
    bottom = min(page.layout.total_height - metrics.margin - y, area.bottom() + 40)
    sheet = QRectF(metrics.paper_left, top, metrics.paper_width, bottom - top)
    hairline = QPen(palette.accent if is_outlined else palette.line, 1)
    hairline.setCosmetic(True)
    outline = sheet.adjusted(0.5, 0.5, -0.5, -0.5)
    ends_are_far = min(area.top() - top, bottom - area.bottom()) > _PAPER_CORNER
    painter.setPen(hairline)
    painter.setBrush(palette.paper)
    if ends_are_far:  # as in most frames while one scrolls: next to no pixel is painted twice
        room = metrics.paper_left + 2
        for left in (0, floor(sheet.right()) - 1):
            painter.fillRect(QRectF(left, area.top(), room, area.height()), palette.window)
        painter.drawRect(outline)
    else:
        painter.fillRect(area, palette.window)
        painter.drawRoundedRect(outline, _PAPER_CORNER, _PAPER_CORNER)


def _paint_line_number(
    painter: QPainter, laid: LaidBlock, metrics: SheetMetrics, palette: ViewPalette
) -> None:
    room = QRectF(-metrics.padding, laid.gap, metrics.padding - 12, laid.pitch)
    if laid.block.kind is BlockKind.CONTINUED or room.width() < _NUMBER_ROOM:
        return
    small = painter.font()
    small.setPixelSize(_NUMBER_PIXELS)
    painter.setFont(small)
    painter.setPen(palette.dim)
    flags = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
    painter.drawText(room, flags, str(laid.block.line))


def link_area(here: QRectF, there: QRectF) -> QRectF:
    """All that a link between two spans touches, their rings included."""
    return here.united(there).adjusted(-_LINK_ROOM, -_LINK_ROOM, _LINK_ROOM, _LINK_ROOM)


def _paint_link(painter: QPainter, here: QRectF, there: QRectF, palette: ViewPalette) -> None:
    painter.setPen(QPen(quiet(palette.accent), 1.25))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    path = QPainterPath()
    if abs(here.center().y() - there.center().y()) < here.height() / 2:
        y = max(here.bottom(), there.bottom()) + 5
        path.moveTo(here.center().x(), here.bottom() + 2)
        path.lineTo(here.center().x(), y)
        path.lineTo(there.center().x(), y)
        path.lineTo(there.center().x(), there.bottom() + 2)
    else:
        upper, lower = sorted((here, there), key=lambda rect: rect.center().y())
        begin = QPointF(upper.center().x(), upper.bottom() + 2)
        end = QPointF(lower.center().x(), lower.top() - 2)
        halfway = QPointF(0, max(12.0, (end.y() - begin.y()) / 2))
        path.moveTo(begin)
        path.cubicTo(begin + halfway, end - halfway, end)
    painter.drawPath(path)
