"""A narrow strip beside the scroll bar with every span, what was found, and numerals left over."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final, Protocol

from PySide6.QtCore import QRect, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QWidget

from annotator.ranges import Ranged
from gui.report_view.drawn import CodePointRange, SpanState, ViewPalette
from gui.report_view.scene import Scene

RULER_WIDTH: Final = 16
_ROW: Final = 2
_LANE: Final = 4
_SETTLING_MS: Final = 400
_ROWS_AT_ONCE: Final = 8
_SPANS_A_FRAME: Final = 400  # of a long report the marks come in over several frames


class DepthScale(Protocol):
    """Maps places in the text to shares of its height on screen, from 0 to 1."""

    def depth(self, offset: int) -> float:
        """How far down a code point stands."""

    def offsets_down(self, count: int) -> list[int]:
        """The code points at 0, 1 … `count` of as many equal shares of the height."""


@dataclass(slots=True)
class _Lanes:
    """What is to be drawn in each row: of several spans the first one's colour."""

    rejected: set[int] = field(default_factory=set)
    decided: dict[int, QColor] = field(default_factory=dict)
    undecided: dict[int, QColor] = field(default_factory=dict)

    def add(self, state: SpanState, colour: QColor, rows: range) -> None:
        """Note a span, in reading order."""
        if state is SpanState.REJECTED:
            self.rejected.update(rows)
            return
        lane = self.decided if state.is_filled else self.undecided
        for row in rows:
            lane.setdefault(row, colour)


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
        self._found_rows: set[int] | None = None
        self._window = (0.0, 1.0)
        self._settling = QTimer(self, singleShot=True, interval=_SETTLING_MS)
        self._settling.timeout.connect(self.rebuild)
        self._soon = QTimer(self, singleShot=True)
        self._soon.timeout.connect(self.update)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFixedWidth(RULER_WIDTH)
        # it fills all of itself, so nothing below it need be painted for it
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)

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
        self._update()

    def show_found(self) -> None:
        """Something else was found."""
        self._found_rows = None
        self._update()

    def rebuild(self) -> None:
        """Find anew which part of the text each row stands for."""
        self._settling.stop()
        self._edges = []
        self._update()

    def rebuild_soon(self) -> None:
        """The heights have been corrected a little; once the reader rests, follow."""
        if self._edges:
            self._settling.start()

    def touch(self, ranges: Iterable[CodePointRange]) -> None:
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
            self._update()
            if self._settling.isActive():
                self._settling.start()

    def _update(self) -> None:
        """Draw again; all of another report only once that is painted, where the eye is."""
        if self._edges:
            self.update()
        else:
            self._soon.start()

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
        self._paint_found(painter)
        if self._scale is not None:
            self._paint_focus(painter, self._scale)
        painter.end()

    def _measure(self, scale: DepthScale) -> None:
        count = max(1, self.height() // _ROW)
        self._edges = scale.offsets_down(count)
        self._marks = QPixmap(self.size() * self.devicePixelRatioF())
        self._marks.setDevicePixelRatio(self.devicePixelRatioF())
        self._marks.fill(Qt.GlobalColor.transparent)
        self._stale = set(range(count))
        self._found_rows = None

    def _draw_stale_rows(self) -> None:
        painter = QPainter(self._marks)
        looked_at = 0
        for rows in _stretches(sorted(self._stale)):
            looked_at += self._draw_rows(painter, rows)
            self._stale.difference_update(rows)
            if looked_at > _SPANS_A_FRAME:
                break
        painter.end()
        if self._stale:
            self.update()

    def _draw_rows(self, painter: QPainter, rows: range) -> int:
        """Draw neighbouring rows anew; how many spans stand on them."""
        place = QRect(0, rows[0] * _ROW, self.width(), len(rows) * _ROW)
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Clear)
        painter.fillRect(place, Qt.GlobalColor.transparent)
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)
        start = self._edges[rows[0]]
        end = max(start + 1, self._edges[rows[-1] + 1])
        lanes = _Lanes()
        seen = self._scene.spans_from_afar(start, end)
        for span, (state, colour) in seen:
            lanes.add(state, colour, self._rows_of(span, rows))
        for row in lanes.rejected:
            painter.fillRect(2, row * _ROW, _LANE, 1, self._palette.faint)
        for row, colour in lanes.decided.items():
            painter.fillRect(2, row * _ROW, _LANE, _ROW, colour)
        for row, colour in lanes.undecided.items():
            painter.fillRect(2 + _LANE, row * _ROW, _LANE, 1, colour)
        for left_over in self._scene.unaccounted.touching(start, end):
            for row in self._rows_of(left_over, rows):
                painter.fillRect(3 + 2 * _LANE, row * _ROW, _LANE, _ROW, self._palette.wrong)
        return len(seen)

    def _rows_of(self, place: Ranged, within: range) -> range:
        """The rows that a range stands on, of those within."""
        first = bisect_right(self._edges, place.start) - 1
        last = bisect_left(self._edges, place.end) - 1
        return range(max(first, within.start), min(max(first, last) + 1, within.stop))

    def _paint_window(self, painter: QPainter) -> None:
        top, bottom = (share * self.height() for share in self._window)
        if bottom - top < self.height() - 1:
            room = QRectF(1, top, self.width() - 1, bottom - top)
            painter.fillRect(room, self._palette.accent_soft)

    def _paint_found(self, painter: QPainter) -> None:
        """A thin line across all lanes for each row with something that was found."""
        if self._found_rows is None:
            found = self._scene.found
            self._found_rows = {bisect_right(self._edges, each.start) - 1 for each in found}
        for row in self._found_rows:
            painter.fillRect(1, row * _ROW, RULER_WIDTH - 1, 1, self._palette.accent)

    def _paint_focus(self, painter: QPainter, scale: DepthScale) -> None:
        focused = self._scene.spans.get(self._scene.focus)
        if focused is not None:
            y = round(scale.depth(focused.start) * self.height())
            painter.fillRect(2, y - 1, RULER_WIDTH - 4, 3, self._palette.accent)


def _stretches(rows: Sequence[int]) -> Iterator[range]:
    """Neighbouring rows together, a few at a time."""
    begin = 0
    for at in range(1, len(rows) + 1):
        if at == len(rows) or rows[at] != rows[at - 1] + 1 or at - begin == _ROWS_AT_ONCE:
            yield range(rows[begin], rows[at - 1] + 1)
            begin = at
