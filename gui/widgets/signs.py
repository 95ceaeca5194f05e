"""Small signs of states, told apart by shape; painted, since no font has all of them."""

from enum import StrEnum

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPen, QPolygonF


class Sign(StrEnum):
    """The shapes, by what they say."""

    DONE = "done"
    CORRECTED = "corrected"
    REJECTED = "rejected"
    UNDECIDED = "undecided"
    WORKING = "working"
    UNUSABLE = "unusable"
    UNSURE = "unsure"
    PENDING = "pending"
    REMARK = "remark"


def paint_sign(painter: QPainter, sign: Sign, box: QRectF, colour: QColor) -> None:
    """Paint a sign into the largest square in the middle of the box."""
    side = min(box.width(), box.height())
    square = QRectF(0, 0, side, side)
    square.moveCenter(box.center())
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    pen = QPen(colour, max(1.4, side / 8))
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    _PAINTERS[sign](painter, square, colour)
    painter.restore()


def _at(square: QRectF, x: float, y: float) -> QPointF:
    return QPointF(square.left() + x * square.width(), square.top() + y * square.height())


def _tick(painter: QPainter, square: QRectF, _colour: QColor) -> None:
    corners = [_at(square, *point) for point in ((0.14, 0.55), (0.4, 0.82), (0.86, 0.2))]
    painter.drawPolyline(QPolygonF(corners))


def _corrected(painter: QPainter, square: QRectF, colour: QColor) -> None:
    corners = [_at(square, *point) for point in ((0.0, 0.6), (0.26, 0.86), (0.66, 0.34))]
    painter.drawPolyline(QPolygonF(corners))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QBrush(colour))
    fold = [_at(square, *point) for point in ((0.6, 0.0), (1.0, 0.0), (1.0, 0.4))]
    painter.drawPolygon(QPolygonF(fold))


def _cross(painter: QPainter, square: QRectF, _colour: QColor) -> None:
    painter.drawLine(_at(square, 0.22, 0.22), _at(square, 0.78, 0.78))
    painter.drawLine(_at(square, 0.78, 0.22), _at(square, 0.22, 0.78))


def _dot(painter: QPainter, square: QRectF, colour: QColor) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QBrush(colour))
    painter.drawEllipse(square.center(), square.width() * 0.16, square.height() * 0.16)


def _disc(painter: QPainter, square: QRectF, colour: QColor) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QBrush(colour))
    painter.drawEllipse(square.center(), square.width() * 0.44, square.height() * 0.44)


def _ban(painter: QPainter, square: QRectF, _colour: QColor) -> None:
    painter.drawEllipse(square.center(), square.width() * 0.42, square.height() * 0.42)
    painter.drawLine(_at(square, 0.22, 0.22), _at(square, 0.78, 0.78))


def _question(painter: QPainter, square: QRectF, _colour: QColor) -> None:
    hook = QRectF(_at(square, 0.26, 0.06), _at(square, 0.74, 0.54))
    painter.drawArc(hook, 180 * 16, -250 * 16)
    painter.drawLine(_at(square, 0.5, 0.55), _at(square, 0.5, 0.68))
    painter.drawPoint(_at(square, 0.5, 0.92))


def _ring(painter: QPainter, square: QRectF, _colour: QColor) -> None:
    pen = painter.pen()
    pen.setStyle(Qt.PenStyle.CustomDashLine)
    pen.setDashPattern([1.2, 1.8])
    painter.setPen(pen)
    painter.drawEllipse(square.center(), square.width() * 0.36, square.height() * 0.36)


def _bubble(painter: QPainter, square: QRectF, _colour: QColor) -> None:
    painter.drawRoundedRect(QRectF(_at(square, 0.04, 0.1), _at(square, 0.96, 0.74)), 2, 2)
    painter.drawLine(_at(square, 0.3, 0.76), _at(square, 0.3, 0.98))
    painter.drawLine(_at(square, 0.3, 0.98), _at(square, 0.54, 0.76))


_PAINTERS = {
    Sign.DONE: _tick,
    Sign.CORRECTED: _corrected,
    Sign.REJECTED: _cross,
    Sign.UNDECIDED: _dot,
    Sign.WORKING: _disc,
    Sign.UNUSABLE: _ban,
    Sign.UNSURE: _question,
    Sign.PENDING: _ring,
    Sign.REMARK: _bubble,
}
