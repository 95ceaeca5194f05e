"""The report as text with spans: what it is given, what is seen, what a person does there."""

from collections.abc import Callable, Collection, Iterable, Sequence

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QKeyEvent,
    QMouseEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QWidget

from annotator.ranges import Ranged, RangeIndex, Stretch
from gui.report_view.caret import CaretUnit, TextCursor, WordFinder
from gui.report_view.drawn import CodePointRange, DrawnSpan, ViewPalette
from gui.report_view.hit_test import Hit
from gui.report_view.mouse import Mouse
from gui.report_view.page_area import PageArea
from gui.report_view.painting import link_area
from gui.report_view.scene import stretches
from gui.report_view.spans import Looks, Spans
from gui.report_view.versions import DrawnVersion

Snapper = Callable[[int, int], CodePointRange]


class ReportView(PageArea):
    """Shows one report; all positions are code points of its stored text, ranges half-open.

    It draws what it is given and tells what a person wants; it decides nothing. While a boundary
    is dragged it draws the moved span itself; after `boundary_dropped` the owner puts the span
    as it shall be with `update_spans`.

    Signals:
        span_clicked: a span's key; clicking on goes through the spans that lie over each other.
        selection_made: start and end, when the mouse has finished a selection.
        selection_changed: start and end, at every change.
        caret_moved: where the caret is.
        boundary_dragged: key, start and end while the mouse moves.
        boundary_dropped: key, start and end when it is let go.
        context_menu_requested: key or "", the position, and where on screen.
        hovered: the key under the pointer, "" for none.
        zoom_requested: steps in or out, from the wheel with Ctrl.
    """

    span_clicked = Signal(str)
    selection_made = Signal(int, int)
    selection_changed = Signal(int, int)
    caret_moved = Signal(int)
    boundary_dragged = Signal(str, int, int)
    boundary_dropped = Signal(str, int, int)
    context_menu_requested = Signal(str, int, QPoint)
    hovered = Signal(str)
    zoom_requested = Signal(int)

    def __init__(self, palette: ViewPalette, parent: QWidget | None = None) -> None:
        super().__init__(palette, parent)
        self._word_at: WordFinder = lambda offset: (offset, offset + 1)
        self._snap: Snapper = lambda start, end: (start, end)
        self._cursor = TextCursor()
        self._caret_mode = False
        self._clicked: tuple[tuple[str, ...], str] = ((), "")
        self._hovered = ""
        self._link_area = QRect()
        self._mouse = Mouse(self, self)
        self.viewport().setMouseTracking(True)
        self.viewport().setCursor(Qt.CursorShape.IBeamCursor)

    # What it shows

    def set_report(self, text: str) -> None:
        """Show another report, from its top, without spans."""
        self._mouse.cancel()
        self._cursor = TextCursor()
        self._clicked = ((), "")
        super().set_report(text)
        self._show_cursor()
        self._tell_focused_text()

    def set_spans(self, spans: Iterable[DrawnSpan]) -> None:
        """Replace all spans."""
        self._take_spans(Spans(spans))

    def set_places(self, places: Iterable[Ranged], looks: Looks) -> None:
        """Replace all spans by those that stand there; how one looks is asked once it is seen."""
        self._take_spans(Spans.standing(places, looks))

    def _take_spans(self, spans: Spans) -> None:
        self._scene.spans = spans
        self._tell_focused_text()
        self._redraw_all()

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

    def _fit(self) -> None:
        """Fit the sheet; a chosen span that was in view stays there."""
        span = self._scene.spans.get(self._scene.focus)
        was_seen = span is not None and self._page.sees(span.start, span.end)
        super()._fit()
        if span is not None and was_seen:
            self.reveal(span.start, span.end)

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

    def set_word_finder(self, word_at: WordFinder) -> None:
        """How words are found: gets a position, answers with the word's start and end."""
        self._word_at = word_at

    def set_snapper(self, snap: Snapper) -> None:
        """How a dragged selection is widened to whole numbers and words, unless Alt is held."""
        self._snap = snap

    # Caret and selection

    def selection(self) -> CodePointRange:
        """Start and end of the selection; equal at the caret where nothing is selected."""
        return self._cursor.selection

    def caret(self) -> int:
        """Where the caret is."""
        return self._cursor.caret

    def select(self, start: int, end: int) -> None:
        """Select a range; the caret is at its end."""
        self.select_between(start, end)

    def set_caret_mode(self, on: bool) -> None:
        """Draw the caret, or leave it out."""
        if on == self._caret_mode:
            return
        self._caret_mode = on
        self._show_cursor()
        self.viewport().update()

    def move_caret(self, unit: CaretUnit, *, forward: bool) -> None:
        """Move the caret one step and select nothing; it stays in view."""
        self._step(unit, forward=forward, extends=False)

    def extend_selection(self, unit: CaretUnit, *, forward: bool) -> None:
        """Move the caret one step and keep the selection's other end."""
        self._step(unit, forward=forward, extends=True)

    def extend_to(self, offset: int) -> None:
        """Move the caret here and keep the selection's other end."""
        self.select_between(self._cursor.anchor, offset)

    def _step(self, unit: CaretUnit, *, forward: bool, extends: bool) -> None:
        before = self._cursor_places()
        layout = self._page.layout
        self._cursor.step(layout, unit, self._word_at, forward=forward, extends=extends)
        self._cursor_moved(before)
        self.reveal(self._cursor.caret, self._cursor.caret)

    def _cursor_places(self) -> tuple[CodePointRange, int]:
        return self._cursor.selection, self._cursor.caret

    def _cursor_moved(self, before: tuple[CodePointRange, int]) -> None:
        selection, caret = self._cursor_places()
        self._show_cursor()
        self._redraw([before[0], (before[1], before[1]), selection, (caret, caret)])
        if caret != before[1]:
            self.caret_moved.emit(caret)
        if selection != before[0]:
            self.selection_changed.emit(*selection)

    def _show_cursor(self) -> None:
        self._scene.selection = self._cursor.selection
        self._scene.caret = self._cursor.caret if self._caret_mode else None

    # Places

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

    # What gestures do

    def word_at(self, offset: int) -> CodePointRange:
        """The word of a position, by the finder that was given."""
        return self._word_at(offset)

    def snapped(self, start: int, end: int) -> CodePointRange:
        """A dragged range, widened as the snapper says."""
        return self._snap(start, end)

    def select_between(self, anchor: int, caret: int) -> None:
        """Show a selection with the caret at one end."""
        before = self._cursor_places()
        self._cursor.put(self._page.layout, anchor=anchor, caret=caret)
        self._cursor_moved(before)

    def finish_selection(self) -> None:
        """Tell of a selection that is not empty."""
        start, end = self.selection()
        if start < end:
            self.selection_made.emit(start, end)

    def click(self, hit: Hit) -> None:
        """Choose the span here, the next one under it when clicked again; put the caret here."""
        self.select_between(hit.offset, hit.offset)
        here = hit.keys or ((hit.grasped.key,) if hit.grasped else ())
        if not here:
            return
        before, last = self._clicked
        nth = here.index(last) + 1 if before == here and last == self._scene.focus else 0
        chosen = here[nth % len(here)]
        self._clicked = (here, chosen)
        self.span_clicked.emit(chosen)

    def show_boundary(self, span: DrawnSpan) -> None:
        """Draw a dragged boundary and tell of it."""
        self.update_spans([span])
        self.boundary_dragged.emit(span.key, span.start, span.end)

    def drop_boundary(self, span: DrawnSpan) -> None:
        """Tell where a boundary was let go."""
        self.boundary_dropped.emit(span.key, span.start, span.end)

    def cancel_gesture(self) -> bool:
        """Break off what the mouse is doing; whether it was doing anything."""
        return self._mouse.cancel()

    def overshoot(self, point: QPointF) -> float:
        """How far a point is above (negative) or below the viewport."""
        return min(0.0, point.y()) + max(0.0, point.y() - self.viewport().height())

    def show_hover(self, key: str) -> None:
        """Tell when the pointer comes to another span."""
        if key != self._hovered:
            self._hovered = key
            self.hovered.emit(key)

    def show_pointer(self, shape: Qt.CursorShape) -> None:
        """Set the pointer over the text."""
        if self.viewport().cursor().shape() is not shape:
            self.viewport().setCursor(shape)

    # Events

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin a gesture."""
        self._mouse.press(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Go on with it, or hover."""
        self._mouse.move(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """End it."""
        self._mouse.release(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Select a word."""
        self._mouse.double_click(event)

    def viewportEvent(self, event: QEvent) -> bool:
        """The pointer leaves the text."""
        if event.type() is QEvent.Type.Leave:
            self._mouse.leave()
        return super().viewportEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for a menu, for the span under the mouse or for the chosen one by key."""
        by_key = event.reason() is QContextMenuEvent.Reason.Keyboard
        focus = self._scene.focus
        if by_key and focus is not None:
            span, rect = self.span(focus), self.span_rect(focus)
            offset = span.start if span is not None else self.caret()
            place = self.viewport().mapToGlobal(rect.bottomLeft())
            self.context_menu_requested.emit(focus, offset, place)
            return
        hit = self.hit_at(QPointF(self.viewport().mapFromGlobal(event.globalPos())))
        key = hit.keys[0] if hit.keys else ""
        self.context_menu_requested.emit(key, hit.offset, event.globalPos())

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll, or ask for another zoom while Ctrl is held."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom_requested.emit(1 if event.angleDelta().y() > 0 else -1)
            event.accept()
        else:
            super().wheelEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Pages are turned here; every other key belongs to the actions above."""
        if event.key() in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            super().keyPressEvent(event)
        else:
            event.ignore()
