"""A page of spans with a caret and a selection on its text."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from gui.report_view.caret import CaretUnit, TextCursor, WordFinder
from gui.report_view.drawn import CodePointRange, ViewPalette
from gui.report_view.span_area import SpanArea


class CaretArea(SpanArea):
    """The caret is a gap between two code points; a selection ends at it.

    Signals:
        selection_changed: start and end, at every change.
        caret_moved: where the caret is.
    """

    selection_changed = Signal(int, int)
    caret_moved = Signal(int)

    def __init__(self, palette: ViewPalette, parent: QWidget | None = None) -> None:
        super().__init__(palette, parent)
        self._word_at: WordFinder = lambda offset: (offset, offset + 1)
        self._cursor = TextCursor()
        self._caret_mode = False

    def set_report(self, text: str) -> None:
        """Show another report, from its top, with the caret there and nothing selected."""
        self._cursor = TextCursor()
        super().set_report(text)
        self._show_cursor()

    def selection(self) -> CodePointRange:
        """Start and end of the selection; equal at the caret where nothing is selected."""
        return self._cursor.selection

    def caret(self) -> int:
        """Where the caret is."""
        return self._cursor.caret

    def select(self, start: int, end: int) -> None:
        """Select a range; the caret is at its end."""
        self.select_between(start, end)

    def set_word_finder(self, word_at: WordFinder) -> None:
        """How words are found: gets a position, answers with the word's start and end."""
        self._word_at = word_at

    def word_at(self, offset: int) -> CodePointRange:
        """The word of a position, by the finder that was given."""
        return self._word_at(offset)

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

    def select_between(self, anchor: int, caret: int) -> None:
        """Show a selection with the caret at one end."""
        before = self._cursor_places()
        self._cursor.put(self._page.layout, anchor=anchor, caret=caret)
        self._cursor_moved(before)

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
