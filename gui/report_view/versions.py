"""What several people have in one place: a line for each of them, told apart by letter and style.

The first, third, ... run above the words, the others below. All have the colour of the text: no
version is the better one before somebody has decided.
"""

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen

_SOLID: Final[tuple[float, ...]] = ()
_STYLES: Final = (
    _SOLID,
    (4.0, 3.0),
    (1.0, 2.0),
    (6.0, 2.0, 1.0, 2.0),
    (2.0, 2.0),
    (8.0, 2.0),
    (1.0, 1.0),
    (6.0, 2.0, 1.0, 2.0, 1.0, 2.0),
    (3.0, 1.0),
)
_WIDTH: Final = 1.5
_APART: Final = 3.0
_APART_FROM_RING: Final = 6.0
_STEP: Final = 3.0
_HOOK: Final = 3.0
_LETTER_PIXELS: Final = 10


@dataclass(frozen=True, slots=True)
class DrawnVersion:
    """One person's span where people differ, half-open in code points.

    `nth` says which person it is and `letter` how they are called; `is_current` is the difference
    that one is at.
    """

    key: str
    start: int
    end: int
    nth: int
    letter: str
    is_current: bool = False


@dataclass(frozen=True, slots=True)
class VersionPiece:
    """The part of a version on one line: its band, and whether it goes on at a side."""

    band: QRectF
    open_left: bool
    open_right: bool


def draw_version(
    painter: QPainter, version: DrawnVersion, piece: VersionPiece, text: QColor, paper: QColor
) -> None:
    """A line along the words with a hook at each end, and its letter where it begins."""
    is_above = version.nth % 2 == 0
    depth = _STEP * (version.nth // 2)
    band = piece.band
    apart = (_APART_FROM_RING if version.is_current else _APART) + depth
    y = band.top() - apart if is_above else band.bottom() + apart
    inwards = _HOOK if is_above else -_HOOK
    painter.setPen(_pen(text, version))
    left, right = band.left() + 1, band.right() - 1
    painter.drawLine(QLineF(left, y, right, y))
    painter.setPen(QPen(text, _WIDTH))
    for x, is_open in ((left, piece.open_left), (right, piece.open_right)):
        if not is_open:
            painter.drawLine(QLineF(x, y, x, y + inwards))
    if not piece.open_left:
        _draw_letter(painter, version, QPointF(left, y), text, paper)


def _pen(colour: QColor, version: DrawnVersion) -> QPen:
    pen = QPen(colour, 2 * _WIDTH if version.is_current else _WIDTH)
    style = _STYLES[version.nth % len(_STYLES)]
    if style:
        pen.setDashPattern(style)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    return pen


def _draw_letter(
    painter: QPainter, version: DrawnVersion, at: QPointF, text: QColor, paper: QColor
) -> None:
    font = QFont(painter.font())
    font.setPixelSize(_LETTER_PIXELS)
    font.setBold(version.is_current)
    painter.save()
    painter.setFont(font)
    metrics = QFontMetricsF(font)
    width = metrics.horizontalAdvance(version.letter) + 4
    room = QRectF(at.x() + (version.nth // 2) * width, 0, width, _LETTER_PIXELS + 2)
    room.moveCenter(QPointF(room.center().x(), at.y()))
    painter.fillRect(room, paper)
    painter.setPen(text)
    painter.drawText(room, Qt.AlignmentFlag.AlignCenter, version.letter)
    painter.restore()
