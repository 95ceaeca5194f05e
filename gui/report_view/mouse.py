"""Turns mouse events over the text into gestures, hovering and the shape of the pointer."""

from typing import Final, Protocol

from PySide6.QtCore import QObject, QPointF, Qt, QTimer
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication

from gui.report_view.drawn import CodePointRange, DrawnSpan
from gui.report_view.gestures import (
    Gesture,
    GestureHost,
    MoveBoundary,
    Pointer,
    SelectText,
    SelectWords,
)
from gui.report_view.hit_testing import Hit

_AUTOSCROLL_MS: Final = 30
_AUTOSCROLL_SHARE: Final = 0.4


class MouseHost(GestureHost, Protocol):
    """What the mouse needs to know of the view, beyond what gestures do to it."""

    def hit_at(self, point: QPointF) -> Hit:
        """What is at a point of the viewport."""

    def span(self, key: str) -> DrawnSpan | None:
        """The span of a key."""

    def word_at(self, offset: int) -> CodePointRange:
        """The word that a character belongs to."""

    def extend_to(self, offset: int) -> None:
        """Extend the selection to here."""

    def overshoot(self, point: QPointF) -> float:
        """How many pixels a point is above (negative) or below the viewport."""

    def scroll_by(self, pixels: int) -> None:
        """Scroll the text."""

    def show_hover(self, key: str) -> None:
        """The pointer rests on another span; empty for none."""

    def show_pointer(self, shape: Qt.CursorShape) -> None:
        """Set the pointer's shape."""


class Mouse(QObject):
    """Holds the one gesture that is going on."""

    def __init__(self, host: MouseHost, parent: QObject) -> None:
        super().__init__(parent)
        self._host = host
        self._gesture: Gesture | None = None
        self._pressed_at = QPointF()
        self._last_at = QPointF()
        self._is_drag = False
        self._by_character = False
        self._autoscroll = QTimer(self, interval=_AUTOSCROLL_MS)
        self._autoscroll.timeout.connect(self._scroll_on)

    @property
    def is_busy(self) -> bool:
        """Whether a gesture is going on."""
        return self._gesture is not None

    def press(self, event: QMouseEvent) -> None:
        """Begin a gesture with the left button; any other button breaks one off."""
        self.cancel()
        if event.button() is not Qt.MouseButton.LeftButton:
            return
        hit = self._begin(event)
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self._host.extend_to(hit.offset)
            self._host.finish_selection()
            return
        span = self._host.span(hit.grasped.key) if hit.grasped else None
        if hit.grasped and span is not None:
            self._gesture = MoveBoundary(self._host, span, hit.grasped.edge, hit)
        else:
            self._gesture = SelectText(self._host, hit)

    def double_click(self, event: QMouseEvent) -> None:
        """Select the word here."""
        self.cancel()
        if event.button() is Qt.MouseButton.LeftButton:
            hit = self._begin(event)
            self._gesture = SelectWords(self._host, self._host.word_at(hit.character))

    def move(self, event: QMouseEvent) -> None:
        """Go on with the gesture, or hover."""
        self._last_at = event.position()
        if self._gesture is None:
            self._hover(self._host.hit_at(self._last_at))
            return
        distance = (self._last_at - self._pressed_at).manhattanLength()
        self._is_drag = self._is_drag or distance >= QApplication.startDragDistance() / 2
        self._by_character = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        self._gesture.move(self._pointer())
        if self._host.overshoot(self._last_at):
            self._autoscroll.start()
        else:
            self._autoscroll.stop()

    def release(self, event: QMouseEvent) -> None:
        """End the gesture."""
        if self._gesture is None or event.button() is not Qt.MouseButton.LeftButton:
            return
        self._last_at = event.position()
        gesture, self._gesture = self._gesture, None
        self._autoscroll.stop()
        gesture.release(self._pointer())

    def leave(self) -> None:
        """The pointer has left the text."""
        if self._gesture is None:
            self._host.show_hover("")

    def cancel(self) -> bool:
        """Break off the gesture; whether there was one."""
        gesture, self._gesture = self._gesture, None
        self._autoscroll.stop()
        if gesture is not None:
            gesture.cancel()
        return gesture is not None

    def _begin(self, event: QMouseEvent) -> Hit:
        self._pressed_at = self._last_at = event.position()
        self._is_drag = False
        return self._host.hit_at(self._pressed_at)

    def _pointer(self) -> Pointer:
        return Pointer(self._host.hit_at(self._last_at), self._is_drag, self._by_character)

    def _hover(self, hit: Hit) -> None:
        self._host.show_hover(hit.keys[0] if hit.keys else "")
        shape = Qt.CursorShape.SizeHorCursor if hit.grasped else Qt.CursorShape.IBeamCursor
        self._host.show_pointer(shape)

    def _scroll_on(self) -> None:
        self._host.scroll_by(round(self._host.overshoot(self._last_at) * _AUTOSCROLL_SHARE))
        if self._gesture is not None:
            self._gesture.move(self._pointer())
