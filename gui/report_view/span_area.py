"""A page with what is drawn on its text: spans, numerals, found places, versions."""

from collections.abc import Collection, Iterable, Sequence

from PySide6.QtCore import QPointF, QRect
from PySide6.QtWidgets import QWidget

from annotator.ranges import Ranged, RangeIndex, Stretch
from gui.report_view.drawn import CodePointRange, DrawnSpan, ViewPalette
from gui.report_view.hit_testing import Hit
from gui.report_view.page_area import PageArea
from gui.report_view.painting import link_area
from gui.report_view.scene import stretches
from gui.report_view.spans import Looks, Spans
from gui.report_view.versions import DrawnVersion


class SpanArea(PageArea):
    """Draws what it is given, and again no more than what has changed."""

    def __init__(self, palette: ViewPalette, parent: QWidget | None = None) -> None:
        super().__init__(palette, parent)
        self._link_area = QRect()

    def set_report(self, text: str) -> None:
        """Show another report, from its top, without spans."""
        super().set_report(text)
        self._tell_focused_text()

    def set_spans(self, spans: Iterable[DrawnSpan]) -> None:
        """Replace all spans."""
        self._take_spans(Spans(spans))

    def set_places(self, places: Iterable[Ranged], looks: Looks) -> None:
        """Replace all spans by those that stand there; how one looks is asked once it is seen."""
        self._take_spans(Spans.standing(places, looks))

    def update_spans(self, changed: Iterable[DrawnSpan], removed: Collection[str] = ()) -> None:
        """Add, replace and remove single spans; only their lines are drawn again."""
        spans = self._scene.spans
        places = [spans.remove(key) for key in removed]
        for span in changed:
            places += (spans.put(span), span)
        touched = [place for place in places if place is not None]
        ranges = {(place.start, place.end) for place in touched}
        self._redraw(ranges)
        self.ruler.touch(ranges)
        keys = {place.key for place in touched}
        if not keys.isdisjoint((self._scene.focus, self._scene.link_target)):
            self._redraw_link()
            self._tell_focused_text()

    def set_unaccounted(self, ranges: Iterable[CodePointRange]) -> None:
        """The numerals that are neither labelled nor dismissed."""
        before, self._scene.unaccounted = self._scene.unaccounted, stretches(ranges)
        if before or self._scene.unaccounted:
            self._redraw_all()

    def update_unaccounted(
        self, *, added: Collection[CodePointRange] = (), removed: Collection[CodePointRange] = ()
    ) -> None:
        """Add and remove single numerals; only their lines are drawn again."""
        for gone in removed:
            self._scene.unaccounted.remove(Stretch(*gone).key)
        for new in added:
            self._scene.unaccounted.put(Stretch(*new))
        self._redraw([*added, *removed])
        self.ruler.touch([*added, *removed])

    def set_to_check(self, keys: Iterable[str]) -> None:
        """The spans in which something is at issue."""
        before, self._scene.to_check = self._scene.to_check, set(keys)
        if before or self._scene.to_check:
            self.viewport().update()

    def update_to_check(
        self, *, added: Collection[str] = (), removed: Collection[str] = ()
    ) -> None:
        """Add and remove single spans of those; only their lines are drawn again."""
        self._scene.to_check -= set(removed)
        self._scene.to_check |= set(added)
        self._redraw_keys(*added, *removed)

    def set_found(self, ranges: Iterable[CodePointRange]) -> None:
        """The places that a search found."""
        before, self._scene.found = self._scene.found, stretches(ranges)
        if before or self._scene.found:
            self.ruler.show_found()
            self.viewport().update()

    def set_versions(self, versions: Iterable[DrawnVersion]) -> None:
        """What people have where they differ; each is drawn as a line of its own."""
        before, self._scene.versions = self._scene.versions, RangeIndex(versions)
        if before or self._scene.versions:
            self.viewport().update()

    def set_rejected_shown(self, shown: bool) -> None:
        """Whether rejected spans are drawn; the chosen one always is."""
        self._scene.rejected_shown = shown
        self._redraw_all()

    def set_focus_span(self, key: str | None, link_target: str | None = None) -> None:
        """Draw the ring around a span and bring it into view; None for no span.

        A quiet line goes from it to the one that it is linked with.
        """
        scene = self._scene
        before = (scene.focus, scene.link_target)
        scene.focus, scene.link_target = key, link_target
        span = scene.spans.get(key)
        self._redraw_keys(*before, key, link_target)
        self._redraw_link()
        self.ruler.show_focus()
        if span is not None:
            self.reveal(span.start, span.end)
        self._tell_focused_text()

    def focus_span(self) -> str | None:
        """The key of the span with the ring."""
        return self._scene.focus

    def set_link_target(self, key: str | None) -> None:
        """Draw a quiet line from the chosen span to the one that it is linked with."""
        before, self._scene.link_target = self._scene.link_target, key
        if before != key:
            self._redraw_keys(before, key)
            self._redraw_link()

    def span(self, key: str) -> DrawnSpan | None:
        """The span of a key as it is drawn."""
        return self._scene.spans.get(key)

    def spans_at(self, start: int, end: int) -> Sequence[DrawnSpan]:
        """The spans that share a character with a stretch and are to be seen, longer ones first."""
        return self._scene.spans_touching(start, end)

    def span_rect(self, key: str) -> QRect:
        """Where a span is in the viewport; empty if it is out of view."""
        span = self._scene.spans.get(key)
        return self._page.rect_of(span).toAlignedRect() if span is not None else QRect()

    def place_of(self, offset: int) -> QPointF | None:
        """Where the gap before a code point is in the viewport; None if it is out of view."""
        return self._page.place_of(offset)

    def screen_rect(self, start: int, end: int) -> QRect:
        """Where a range is on the screen: its last line, or the viewport if it is out of view."""
        first, last = self.place_of(start), self.place_of(end)
        if first is None or last is None:
            whole = self.viewport().rect()
            return QRect(self.viewport().mapToGlobal(whole.topLeft()), whole.size())
        half = round(self._page.layout.laid(self._page.layout.block_of(end)).pitch / 2)
        corners = QRect(first.toPoint(), last.toPoint()).normalized().adjusted(0, -half, 0, half)
        return QRect(self.viewport().mapToGlobal(corners.topLeft()), corners.size())

    def hit_at(self, point: QPointF) -> Hit:
        """What is at a point of the viewport."""
        return self._page.hit_at(point)

    def _fit(self) -> None:
        """Fit the sheet; a chosen span that was in view stays there."""
        span = self._scene.spans.get(self._scene.focus)
        was_seen = span is not None and self._page.sees(span.start, span.end)
        super()._fit()
        if span is not None and was_seen:
            self.reveal(span.start, span.end)

    def _take_spans(self, spans: Spans) -> None:
        self._scene.spans = spans
        self._tell_focused_text()
        self._redraw_all()

    def _redraw_keys(self, *keys: str | None) -> None:
        spans = [span for key in keys if (span := self._scene.spans.get(key)) is not None]
        self._redraw((span.start, span.end) for span in spans)

    def _redraw_link(self) -> None:
        """Draw again where the link of the chosen span was drawn and where it is now."""
        self.viewport().update(self._link_area)
        ends = self._page.link_ends()
        self._link_area = link_area(*ends).toAlignedRect() if ends else QRect()
        self.viewport().update(self._link_area)

    def _tell_focused_text(self) -> None:
        """Let a screen reader say the words of the chosen span."""
        span = self._scene.spans.get(self._scene.focus)
        self.setAccessibleDescription(self.text()[span.start : span.end] if span else "")
