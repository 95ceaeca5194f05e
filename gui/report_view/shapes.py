"""The strokes that a span is drawn with: outlines open where it goes on, marks and rings."""

from typing import Final, NamedTuple

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
_RING_ABOVE: Final = 2.0
_RING_BESIDE: Final = -0.75  # a comma stands right behind a span, and its ink begins at once


class Box(NamedTuple):
    """The frame of a span on one line; open at a side where the span goes on."""

    left: float
    top: float
    right: float
    bottom: float
    open_left: bool
    open_right: bool

    @property
    def rect(self) -> QRectF:
        """The same for Qt."""
        return QRectF(self.left, self.top, self.right - self.left, self.bottom - self.top)


def outline(box: Box, radius: float) -> QPainterPath:
    """The frame as a path with nothing drawn at an open side; filling it closes it straight."""
    path = QPainterPath()
    radius = _fitting(radius, box)
    if not box.open_left and not box.open_right:
        path.addRoundedRect(box.rect, radius, radius)
    elif box.open_left and box.open_right:
        for y in (box.top, box.bottom):
            path.moveTo(box.left, y)
            path.lineTo(box.right, y)
    else:
        opened = box.right if box.open_right else box.left
        path.moveTo(opened, box.top)
        _add_end(path, box, radius, is_left=box.open_right)
        path.lineTo(opened, box.bottom)
    return path


def _fitting(radius: float, box: Box) -> float:
    return min(radius, (box.right - box.left) / 2, (box.bottom - box.top) / 2)


def _add_end(path: QPainterPath, box: Box, radius: float, *, is_left: bool) -> None:
    """A closed side, from the upper edge to the lower one."""
    x, inner = (box.left, box.left + radius) if is_left else (box.right, box.right - radius)
    path.lineTo(inner, box.top)
    path.quadTo(x, box.top, x, box.top + radius)
    path.lineTo(x, box.bottom - radius)
    path.quadTo(x, box.bottom, inner, box.bottom)


def draw_suggestion(painter: QPainter, span: DrawnSpan, box: Box) -> None:
    """An outline and no fill: dashes and square corners, or dots and round ones.

    Qt draws straight lines with dashes many times as fast as a path of them.
    """
    if span.shape is SpanShape.ROUND_DOTTED:
        painter.setPen(_patterned(span.colour, _OUTLINE_WIDTH, _DOTS))
        _draw_round(painter, box, _fitting(_RADIUS[span.shape], box))
    else:
        painter.setPen(_patterned(span.colour, _OUTLINE_WIDTH, _DASHES))
        _draw_square(painter, box)


def _draw_square(painter: QPainter, box: Box) -> None:
    left, top, right, bottom, open_left, open_right = box
    sides = _edges(box, left, right)
    if not open_left:
        sides.append(QLineF(left, top, left, bottom))
    if not open_right:
        sides.append(QLineF(right, top, right, bottom))
    painter.drawLines(sides)


def _draw_round(painter: QPainter, box: Box, radius: float) -> None:
    left, right = box.left, box.right
    ends = QPainterPath()
    if not box.open_left:
        left += radius
        ends.moveTo(left, box.top)
        _add_end(ends, box, radius, is_left=True)
    if not box.open_right:
        right -= radius
        ends.moveTo(right, box.top)
        _add_end(ends, box, radius, is_left=False)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPath(ends)
    painter.drawLines(_edges(box, left, right))


def _edges(box: Box, left: float, right: float) -> list[QLineF]:
    """The upper and the lower edge."""
    return [QLineF(left, y, right, y) for y in (box.top, box.bottom)]


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
    y = box.bottom - _UNDERLINE_WIDTH / 2
    left = box.left + (0 if box.open_left else inset)
    right = box.right - (0 if box.open_right else inset)
    painter.setPen(pen)
    painter.drawLine(QLineF(left, y, right, y))


def draw_corner(painter: QPainter, span: DrawnSpan, box: Box) -> None:
    """The mark of a corrected span."""
    corner = QPointF(box.right, box.top)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(span.colour)
    painter.drawPolygon(
        QPolygonF([corner - QPointF(_CORNER, 0), corner, corner + QPointF(0, _CORNER)])
    )


def draw_unsure(painter: QPainter, span: DrawnSpan, box: Box, paper: QColor) -> None:
    """A question mark on the upper left corner, which no other mark uses."""
    _draw_badge(painter, QPointF(box.left + 1.5, box.top + 0.5), "?", span.colour, paper)


def draw_to_check(painter: QPainter, span: DrawnSpan, box: Box, paper: QColor) -> None:
    """An exclamation mark on the lower left corner: something is at issue in the span."""
    _draw_badge(painter, QPointF(box.left + 1.5, box.bottom - 0.5), "!", span.colour, paper)


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
    painter.drawLine(QLineF(box.left, y, box.right, y))


def draw_ring(
    painter: QPainter, shape: SpanShape, box: Box, colour: QColor, width: float = RING_WIDTH
) -> None:
    """The ring around the span that is worked on."""
    around = Box(
        box.left - (0.0 if box.open_left else _RING_BESIDE),
        box.top - _RING_ABOVE,
        box.right + (0.0 if box.open_right else _RING_BESIDE),
        box.bottom + _RING_ABOVE,
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
