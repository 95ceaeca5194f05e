"""A report set on its sheet: where its text and its spans stand in the viewport."""

from collections.abc import Iterable, Iterator
from typing import Final

from PySide6.QtCore import QPointF, QRectF

from gui.report_view.boxes import SpanBox, boxes_of, line_boxes, united
from gui.report_view.caret import place_on_line
from gui.report_view.drawn import CodePointRange, DrawnSpan
from gui.report_view.hit_testing import Hit, Target, hit_test
from gui.report_view.layout import ReportLayout
from gui.report_view.metrics import SheetMetrics
from gui.report_view.reader import Anchor, ReaderPosition, SeenBlock
from gui.report_view.scene import Scene

_COMFORTABLE_SHARE: Final = 0.35
_MARK_ROOM: Final = 10
_BEYOND: Final = 60.0


class ReportPage:
    """One report's layout, the reader's position in it and the scene drawn on it.

    All offsets are code points of the report, all pixels the viewport's.
    """

    def __init__(
        self, text: str, scene: Scene, *, reading: bool, metrics: SheetMetrics, height: int
    ) -> None:
        self.scene = scene
        self.metrics = metrics
        self._height = height
        self.layout: Final = ReportLayout(text, reading=reading, metrics=metrics)
        self.position = ReaderPosition(self.layout, height)
        self.position.jump(0)

    def fit(self, metrics: SheetMetrics, height: int) -> bool:
        """Fit another viewport or font; whether the lines were broken anew.

        The reader's line stays where it is.
        """
        breaks_anew = (metrics.font, metrics.width) != (self.metrics.font, self.metrics.width)
        if breaks_anew:
            anchor = self.position.anchor() if self.position.y else None
            self.layout.resize(metrics)
            self.position = ReaderPosition(self.layout, height)
            self.position.jump(0)
            if anchor is not None:
                self.position.place(anchor)
        self._height = height
        self.metrics = self.layout.metrics = metrics
        self.position.resize(height)
        return breaks_anew

    def reveal(self, start: int, end: int) -> bool:
        """Bring a range into view, a third from the top; False if all of it is seen already."""
        if self.sees(start, end):
            return False
        pitch = self.layout.laid(self.layout.block_of(start)).pitch
        share = _COMFORTABLE_SHARE if self._height > 4 * pitch else 0.0
        self.position.place(Anchor(start, round(share * self._height)))
        return True

    def sees(self, start: int, end: int) -> bool:
        """Whether all lines of a range are in view."""
        pitch = self.layout.laid(self.layout.block_of(start)).pitch
        top, bottom = self.line_top(start), self.line_top(max(start, end - 1))
        if top is None or bottom is None:
            return False
        return top >= 0 and bottom + pitch <= self._height

    def hit_at(self, point: QPointF) -> Hit:
        """What is at a point; points beside the text mean the nearest place in it."""
        seen = self._seen_at(point.y())
        x, y = point.x() - self.metrics.left, point.y() - seen.y
        line = seen.laid.line_at(y)
        return hit_test(
            [_target(each) for each in line_boxes(seen.laid, self.scene, range(line, line + 1))],
            x,
            y,
            offset=place_on_line(seen.laid, x, line),
            character=seen.laid.offset_at(x, line, between=False),
            preferred=self.scene.focus,
        )

    def line_top(self, offset: int) -> float | None:
        """Where the line of a code point begins; None if its block is out of view."""
        shown = self.layout.shown_offset(offset)
        for laid, y in self.position.seen():
            if laid.block.start <= shown <= laid.block.end:
                return y + laid.line_top(laid.line_of(shown))
        return None

    def place_of(self, offset: int) -> QPointF | None:
        """The middle of the gap before a code point; None if its line is out of view."""
        top = self.line_top(offset)
        if top is None:
            return None
        shown = self.layout.shown_offset(offset)
        laid = self.layout.laid(self.layout.block_of(shown))
        x = self.metrics.left + laid.x_of(shown, laid.line_of(shown))
        return QPointF(x, top + laid.pitch / 2)

    def rect_of(self, span: DrawnSpan) -> QRectF:
        """The rectangle around a span; null if it is out of view."""
        around = QRectF()
        for laid, y in self.position.seen():
            if span.end <= laid.block.start or laid.block.end <= span.start:
                continue
            found = united(boxes_of(laid, self.scene, span))
            if not found.isNull():
                around = around.united(found.translated(self.metrics.left, y))
        return around

    def bands_of(self, ranges: Iterable[CodePointRange]) -> Iterator[CodePointRange]:
        """From where to where, in pixels, what is drawn on some ranges reaches in view."""
        wanted = list(ranges)
        for laid, y in self.position.seen():
            for start, end in wanted:
                if start <= laid.block.end and end >= laid.block.start:
                    first = laid.line_of(max(start, laid.block.start))
                    last = laid.line_of(min(end, laid.block.end))
                    top, bottom = laid.line_top(first), laid.line_top(last) + laid.pitch
                    yield int(y + top) - _MARK_ROOM, int(y + bottom) + _MARK_ROOM

    def link_ends(self) -> tuple[QRectF, QRectF] | None:
        """Where the link of the chosen span is drawn; None if there is none in view."""
        here = self.scene.spans.get(self.scene.focus)
        there = self.scene.spans.get(self.scene.link_target)
        if here is None or there is None:
            return None
        rects = (self.rect_of(here), self.rect_of(there))
        if rects[0].isNull() and rects[1].isNull():
            return None
        return self._or_beyond(rects[0], here), self._or_beyond(rects[1], there)

    def _or_beyond(self, rect: QRectF, span: DrawnSpan) -> QRectF:
        if not rect.isNull():
            return rect
        is_above = span.start < self.position.anchor().offset
        y = -_BEYOND if is_above else self._height + _BEYOND
        return QRectF(self.metrics.left + self.metrics.width / 2, y, 1, 1)

    def _seen_at(self, y: float) -> SeenBlock:
        found = SeenBlock(self.layout.laid(0), self.metrics.first_top)
        for nth, seen in enumerate(self.position.seen()):
            if nth and seen.y > y:
                break
            found = seen
        return found


def _target(each: SpanBox) -> Target:
    left, top, right, bottom, open_left, open_right = each.box
    length = each.span.end - each.span.start
    return Target(each.span.key, length, left, right, top, bottom, not open_left, not open_right)
