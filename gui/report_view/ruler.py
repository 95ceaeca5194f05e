"""A narrow strip beside the scroll bar with every span and every numeral not accounted for."""

from collections.abc import Sequence
from typing import Final, Protocol

from PySide6.QtCore import QRect, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QWidget

from gui.report_view.drawn import CodePointRange, DrawnSpan, SpanState, ViewPalette
from gui.report_view.scene import Scene

RULER_WIDTH: Final = 16
_ROW: Final = 2
_LANE: Final = 4
_SETTLING_MS: Final = 150


class DepthScale(Protocol):
    """Maps places in the text to shares of its height on screen, from 0 to 1."""

    def depth(self, offset: int) -> float:
        """How far down a code point stands."""

    def offset_at_depth(self, depth: float) -> int:
        """The code point there."""


class Ruler(QWidget):
    """Three lanes tell the states apart: decided, undecided, not accounted for.

    A click asks for the place with `jump_requested`, a share of the height.
    """

    jump_requested = Signal(float)

    def __init__(self, scene: Scene, palette: ViewPalette, parent: QWidget) -> None:
        super().__init__(parent)
        self._scene = scene
        self._palette = palette
        self._scale: DepthScale | None = None
        self._edges: list[int] = []
        self._marks = QPixmap()
        self._stale: set[int] = set()
        self._window = (0.0, 1.0)
        self._settling = QTimer(self, singleShot=True, interval=_SETTLING_MS)
        self._settling.timeout.connect(self.rebuild)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFixedWidth(RULER_WIDTH)

    def show_scene(self, scene: Scene, scale: DepthScale) -> None:
        """Show another report, or the same one set anew."""
        self._scene = scene
        self._scale = scale
        self.rebuild()

    def set_palette(self, palette: ViewPalette) -> None:
        """Use the colours of another theme; the spans' own colours come with the spans."""
        self._palette = palette
        self.rebuild()

    def show_focus(self) -> None:
        """Another span is chosen."""
        self.update()

    def rebuild(self) -> None:
        """Find anew which part of the text each row stands for."""
        self._settling.stop()
        self._edges = []
        self.update()

    def rebuild_soon(self) -> None:
        """The heights have been corrected a little; once that rests, follow."""
        self._settling.start()

    def touch(self, ranges: Sequence[CodePointRange]) -> None:
        """What stands on some ranges has changed."""
        if self._scale is None or not self._edges:
            return
        rows = len(self._edges) - 1
        for start, end in ranges:
            first = int(self._scale.depth(start) * rows) - 1
            last = int(self._scale.depth(end) * rows) + 1
            self._stale.update(range(max(0, first), min(rows, last + 1)))
        self.update()

    def set_window(self, top: float, bottom: float) -> None:
        """The part of the report that is in view."""
        if (top, bottom) != self._window:
            self._window = (top, bottom)
            self.update()

    def sizeHint(self) -> QSize:
        """As wide as its three lanes."""
        return QSize(RULER_WIDTH, 100)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another height has other rows."""
        super().resizeEvent(event)
        self.rebuild()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Ask for the place that was clicked."""
        self.jump_requested.emit(min(max(event.position().y() / max(1, self.height()), 0.0), 1.0))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Follow the mouse while its button is down."""
        self.mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """The click ends here and goes to nobody else."""
        event.accept()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the marks; only the rows that have changed are looked up again."""
        if self._scale is not None and not self._edges:
            self._measure(self._scale)
        if self._stale:
            self._draw_stale_rows()
        painter = QPainter(self)
        painter.fillRect(event.rect(), self._palette.paper)
        painter.fillRect(QRectF(0, 0, 1, self.height()), self._palette.line)
        self._paint_window(painter)
        painter.drawPixmap(0, 0, self._marks)
        if self._scale is not None:
            self._paint_focus(painter, self._scale)
        painter.end()

    def _measure(self, scale: DepthScale) -> None:
        count = max(1, self.height() // _ROW)
        self._edges = [scale.offset_at_depth(row / count) for row in range(count + 1)]
        self._marks = QPixmap(self.size() * self.devicePixelRatioF())
        self._marks.setDevicePixelRatio(self.devicePixelRatioF())
        self._marks.fill(Qt.GlobalColor.transparent)
        self._stale = set(range(count))

    def _draw_stale_rows(self) -> None:
        painter = QPainter(self._marks)
        for row in self._stale:
            place = QRect(0, row * _ROW, self.width(), _ROW)
            painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Clear)
            painter.fillRect(place, Qt.GlobalColor.transparent)
            painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)
            self._draw_row(painter, place.top(), row)
        painter.end()
        self._stale.clear()

    def _draw_row(self, painter: QPainter, y: int, row: int) -> None:
        start = self._edges[row]
        end = max(start + 1, self._edges[row + 1])
        spans = self._scene.spans_touching(start, end)
        decided = _first(spans, SpanState.CONFIRMED, SpanState.CORRECTED)
        undecided = _first(spans, SpanState.SUGGESTED)
        if any(span.state is SpanState.REJECTED for span in spans):
            painter.fillRect(2, y, _LANE, 1, self._palette.faint)
        if decided is not None:
            painter.fillRect(2, y, _LANE, _ROW, decided)
        if undecided is not None:
            painter.fillRect(2 + _LANE, y, _LANE, 1, undecided)
        if self._scene.unaccounted.touching(start, end):
            painter.fillRect(3 + 2 * _LANE, y, _LANE, _ROW, self._palette.wrong)

    def _paint_window(self, painter: QPainter) -> None:
        top, bottom = (share * self.height() for share in self._window)
        if bottom - top < self.height() - 1:
            room = QRectF(1, top, self.width() - 1, bottom - top)
            painter.fillRect(room, self._palette.accent_soft)

    def _paint_focus(self, painter: QPainter, scale: DepthScale) -> None:
        focused = self._scene.spans.get(self._scene.focus)
        if focused is not None:
            y = round(scale.depth(focused.start) * self.height())
            painter.fillRect(2, y - 1, RULER_WIDTH - 4, 3, self._palette.accent)


def _first(spans: Sequence[DrawnSpan], *states: SpanState) -> QColor | None:
    return next((span.colour for span in spans if span.state in states), None)
