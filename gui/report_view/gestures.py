"""One class for each thing a person does with the mouse in the text."""

from dataclasses import replace
from typing import NamedTuple, Protocol

from gui.report_view.drawn import CodePointRange, DrawnSpan
from gui.report_view.hit_testing import Edge, Hit


class Pointer(NamedTuple):
    """The mouse at one moment of a gesture.

    `is_drag` says that it has left the place of the press, `by_character` that nothing shall snap.
    """

    hit: Hit
    is_drag: bool
    by_character: bool = False


class GestureHost(Protocol):
    """What gestures do to the view."""

    def select_between(self, anchor: int, caret: int) -> None:
        """Show a selection."""

    def finish_selection(self) -> None:
        """Tell that the selection stands."""

    def snapped(self, start: int, end: int) -> CodePointRange:
        """A selection widened to whole numbers and words."""

    def click(self, hit: Hit) -> None:
        """Choose the span here, or put the caret here."""

    def show_boundary(self, span: DrawnSpan) -> None:
        """Draw a span with a moved boundary and tell of it."""

    def drop_boundary(self, span: DrawnSpan) -> None:
        """Tell where the boundary was let go."""


class Gesture(Protocol):
    """What goes on between a press and its release."""

    def move(self, pointer: Pointer) -> None:
        """The mouse moved with the button down."""

    def release(self, pointer: Pointer) -> None:
        """The button was let go."""

    def cancel(self) -> None:
        """The person thought better of it."""


class SelectText:
    """Dragging over characters selects them; a press without a drag is a click."""

    def __init__(self, host: GestureHost, pressed: Hit) -> None:
        self._host = host
        self._pressed = pressed
        self._selects = False

    def move(self, pointer: Pointer) -> None:
        """Select from the press to here."""
        if not (pointer.is_drag or self._selects):
            return
        self._selects = True
        anchor, caret = self._pressed.offset, pointer.hit.offset
        if anchor != caret and not pointer.by_character:
            start, end = self._host.snapped(min(anchor, caret), max(anchor, caret))
            anchor, caret = (start, end) if anchor < caret else (end, start)
        self._host.select_between(anchor, caret)

    def release(self, pointer: Pointer) -> None:
        """Finish the selection, or click."""
        self.move(pointer)
        if self._selects:
            self._host.finish_selection()
        else:
            self._host.click(self._pressed)

    def cancel(self) -> None:
        """Select nothing."""
        self._host.select_between(self._pressed.offset, self._pressed.offset)


class SelectWords:
    """A double click selects a word, dragging on from it takes in whole words."""

    def __init__(self, host: GestureHost, word: CodePointRange) -> None:
        self._host = host
        self._start, self._end = word
        host.select_between(self._start, self._end)

    def move(self, pointer: Pointer) -> None:
        """Take in the words up to here."""
        start, end = min(self._start, pointer.hit.offset), max(self._end, pointer.hit.offset)
        self._host.select_between(*self._host.snapped(start, end))

    def release(self, pointer: Pointer) -> None:
        """Finish the selection."""
        if pointer.is_drag:
            self.move(pointer)
        self._host.finish_selection()

    def cancel(self) -> None:
        """Select nothing."""
        self._host.select_between(self._start, self._start)


class MoveBoundary:
    """Dragging a span's edge moves it by characters; the span keeps at least one."""

    def __init__(self, host: GestureHost, span: DrawnSpan, edge: Edge, pressed: Hit) -> None:
        self._host = host
        self._before = span
        self._shown = span
        self._edge = edge
        self._pressed = pressed

    def move(self, pointer: Pointer) -> None:
        """Draw the boundary here."""
        if not pointer.is_drag and self._shown is self._before:
            return
        moved = self._moved(pointer.hit.offset)
        if moved != self._shown:
            self._shown = moved
            self._host.show_boundary(moved)

    def release(self, pointer: Pointer) -> None:
        """Tell where it ended; a press that moved nothing is a click."""
        self.move(pointer)
        if self._shown != self._before:
            self._host.drop_boundary(self._shown)
        elif not pointer.is_drag:
            self._host.click(self._pressed)

    def cancel(self) -> None:
        """Put the boundary back."""
        if self._shown != self._before:
            self._host.show_boundary(self._before)

    def _moved(self, offset: int) -> DrawnSpan:
        if self._edge is Edge.START:
            return replace(self._before, start=min(offset, self._before.end - 1))
        return replace(self._before, end=max(offset, self._before.start + 1))
