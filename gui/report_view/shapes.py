"""The strokes that a span is drawn with: outlines open where it goes on, marks and rings."""

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPainterPath, QPen, QPolygonF

from gui.report_view.drawn import DrawnSpan, SpanShape

RING_WIDTH: Final = 2.5
_OUTLINE_WIDTH: Final = 1.25
_UNDERLINE_WIDTH: Final = 2.0
_CORNER: Final = 6.0
_RADIUS: Final = {SpanShape.SQUARE_DASHED: 1.5, SpanShape.ROUND_DOTTED: 7.0}
_DASHES: Final = (3.0, 2.0)
_DOTS: Final = (1.0, 1.5)  # flat: round caps cost ten times as much to draw
_PENDING_DASHES: Final = (4.0, 2.5)
_RING_DISTANCE: Final = 2.0


@dataclass(frozen=True, slots=True)
class Box:
    """The frame of a span on one line."""

    rect: QRectF
    open_left: bool
    open_right: bool


def outline(box: Box, radius: float) -> QPainterPath:
    """The frame as a path with nothing drawn at an open side; filling it closes it straight."""
    path = QPainterPath()
    rect = box.rect
    radius = min(radius, rect.width() / 2, rect.height() / 2)
    if not box.open_left and not box.open_right:
        path.addRoundedRect(rect, radius, radius)
    elif box.open_left and box.open_right:
        path.moveTo(rect.topLeft())
        path.lineTo(rect.topRight())
        path.moveTo(rect.bottomLeft())
        path.lineTo(rect.bottomRight())
    else:
        _add_half_open(path, rect, radius, open_right=box.open_right)
    return path


def _add_half_open(path: QPainterPath, rect: QRectF, radius: float, *, open_right: bool) -> None:
    opened, closed = rect.right(), rect.left()
    inward = radius
    if not open_right:
        opened, closed, inward = closed, opened, -radius
    path.moveTo(opened, rect.top())
    path.lineTo(closed + inward, rect.top())
    path.quadTo(closed, rect.top(), closed, rect.top() + radius)
    path.lineTo(closed, rect.bottom() - radius)
    path.quadTo(closed, rect.bottom(), closed + inward, rect.bottom())
    path.lineTo(opened, rect.bottom())


def draw_suggestion(painter: QPainter, span: DrawnSpan, box: Box) -> None:
    """An outline and no fill: dashes and square corners, or dots and round ones."""
    is_dotted = span.shape is SpanShape.ROUND_DOTTED
    pen = _patterned(span.colour, _OUTLINE_WIDTH, _DOTS if is_dotted else _DASHES)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(pen)
    painter.drawPath(outline(box, _RADIUS[span.shape]))


def fill(painter: QPainter, span: DrawnSpan, box: Box) -> None:
    """The soft ground of what has been decided; it lies under the text."""
    if box.open_left and box.open_right:
        painter.fillRect(box.rect, span.fill)
    else:
        painter.fillPath(outline(box, _RADIUS[span.shape]), span.fill)


def draw_underline(painter: QPainter, span: DrawnSpan, box: Box) -> None:
    """The firm line under a decided span, broken where the decision waits for another one."""
    pen = QPen(span.colour, _UNDERLINE_WIDTH)
    if span.pending:
        pen = _patterned(span.colour, _UNDERLINE_WIDTH, _PENDING_DASHES)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    inset = _RADIUS[span.shape] / 2 if span.shape is SpanShape.ROUND_DOTTED else 0.0
    y = box.rect.bottom() - _UNDERLINE_WIDTH / 2
    left = box.rect.left() + (0 if box.open_left else inset)
    right = box.rect.right() - (0 if box.open_right else inset)
    painter.setPen(pen)
    painter.drawLine(QLineF(left, y, right, y))


def draw_corner(painter: QPainter, span: DrawnSpan, box: Box) -> None:
    """The mark of a corrected span."""
    corner = box.rect.topRight()
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(span.colour)
    painter.drawPolygon(
        QPolygonF([corner - QPointF(_CORNER, 0), corner, corner + QPointF(0, _CORNER)])
    )


def draw_unsure(painter: QPainter, span: DrawnSpan, box: Box, paper: QColor) -> None:
    """A question mark on the upper left corner, which no other mark uses."""
    _draw_badge(painter, box.rect.topLeft() + QPointF(1.5, 0.5), "?", span.colour, paper)


def draw_to_check(painter: QPainter, span: DrawnSpan, box: Box, paper: QColor) -> None:
    """An exclamation mark on the lower left corner: something is at issue in the span."""
    _draw_badge(painter, box.rect.bottomLeft() + QPointF(1.5, -0.5), "!", span.colour, paper)


def _draw_badge(
    painter: QPainter, middle: QPointF, sign: str, colour: QColor, paper: QColor
) -> None:
    badge = QRectF(0, 0, 11, 11)
    badge.moveCenter(middle)
    painter.setPen(QPen(colour, 1.0))
    painter.setBrush(paper)
    painter.drawEllipse(badge)
    font = painter.font()
    painter.setFont(_small(font))
    painter.drawText(badge, Qt.AlignmentFlag.AlignCenter, sign)
    painter.setFont(font)


def draw_strike(painter: QPainter, box: Box, colour: QColor, y: float) -> None:
    """The line through a rejected span."""
    painter.setPen(QPen(colour, 1.0))
    painter.drawLine(QLineF(box.rect.left(), y, box.rect.right(), y))


def draw_ring(
    painter: QPainter, shape: SpanShape, box: Box, colour: QColor, width: float = RING_WIDTH
) -> None:
    """The ring around the span that is worked on."""
    left = 0.0 if box.open_left else _RING_DISTANCE
    right = 0.0 if box.open_right else _RING_DISTANCE
    around = Box(
        box.rect.adjusted(-left, -_RING_DISTANCE, right, _RING_DISTANCE),
        box.open_left,
        box.open_right,
    )
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(colour, width))
    painter.drawPath(outline(around, _RADIUS[shape] + 2.5))


def draw_dotted_underline(
    painter: QPainter, left: float, right: float, y: float, colour: QColor
) -> None:
    """The warning under a numeral that nobody has accounted for."""
    painter.setPen(_patterned(colour, 2.0, _DOTS))
    painter.drawLine(QLineF(left + 1, y, right - 1, y))


def draw_break_mark(painter: QPainter, left: float, baseline: float, em: float) -> None:
    """A small bent arrow in the pen's colour where a stored line ended."""
    size = 0.36 * em
    x, y = left + 0.06 * em, baseline - 0.12 * em
    path = QPainterPath(QPointF(x + size, y - size))
    path.lineTo(x + size, y)
    path.lineTo(x, y)
    path.moveTo(x + 0.4 * size, y - 0.4 * size)
    path.lineTo(x, y)
    path.lineTo(x + 0.4 * size, y + 0.4 * size)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPath(path)


def _patterned(colour: QColor, width: float, pattern: tuple[float, float]) -> QPen:
    pen = QPen(colour, width)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    pen.setDashPattern(pattern)
    return pen


def _small(font: QFont) -> QFont:
    small = QFont(font)
    small.setPixelSize(9)
    small.setBold(True)
    return small
