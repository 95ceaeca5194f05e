"""The report as text with spans: what a person does there, by mouse and by gestures."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QKeyEvent,
    QMouseEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QWidget

from gui.report_view.caret_area import CaretArea
from gui.report_view.drawn import CodePointRange, DrawnSpan, ViewPalette
from gui.report_view.hit_testing import Hit
from gui.report_view.mouse import Mouse

Snapper = Callable[[int, int], CodePointRange]


class ReportView(CaretArea):
    """Shows one report; all positions are code points of its stored text, ranges half-open.

    It draws what it is given and tells what a person wants; it decides nothing. While a boundary
    is dragged it draws the moved span itself; after `boundary_dropped` the owner puts the span
    as it shall be with `update_spans`.

    Signals:
        span_clicked: a span's key; clicking on goes through the spans that lie over each other.
        selection_made: start and end, when the mouse has finished a selection.
        boundary_dragged: key, start and end while the mouse moves.
        boundary_dropped: key, start and end when it is let go.
        context_menu_requested: key or "", the position, and where on screen.
        hovered: the key under the pointer, "" for none.
        zoom_requested: steps in or out, from the wheel with Ctrl.
    """

    span_clicked = Signal(str)
    selection_made = Signal(int, int)
    boundary_dragged = Signal(str, int, int)
    boundary_dropped = Signal(str, int, int)
    context_menu_requested = Signal(str, int, QPoint)
    hovered = Signal(str)
    zoom_requested = Signal(int)

    def __init__(self, palette: ViewPalette, parent: QWidget | None = None) -> None:
        super().__init__(palette, parent)
        self._snap: Snapper = lambda start, end: (start, end)
        self._clicked: tuple[tuple[str, ...], str] = ((), "")
        self._hovered = ""
        self._mouse = Mouse(self, self)
        self.viewport().setMouseTracking(True)
        self.viewport().setCursor(Qt.CursorShape.IBeamCursor)

    def set_report(self, text: str) -> None:
        """Show another report, from its top; what the mouse was doing is broken off."""
        self._mouse.cancel()
        self._clicked = ((), "")
        super().set_report(text)

    def set_snapper(self, snap: Snapper) -> None:
        """How a dragged selection is widened to whole numbers and words, unless Alt is held."""
        self._snap = snap

    # What gestures do

    def snapped(self, start: int, end: int) -> CodePointRange:
        """A dragged range, widened as the snapper says."""
        return self._snap(start, end)

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
