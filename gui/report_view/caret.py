"""Where a caret goes next: by character, word, line, or to the ends of a line."""

from collections.abc import Callable
from enum import StrEnum

from gui.report_view.drawn import CodePointRange
from gui.report_view.layout import LaidBlock, ReportLayout

WordFinder = Callable[[int], CodePointRange]


class CaretUnit(StrEnum):
    """How far one step of the caret goes."""

    CHARACTER = "character"
    WORD = "word"
    LINE = "line"
    LINE_END = "line_end"


def by_character(layout: ReportLayout, offset: int, *, forward: bool) -> int:
    """The next place between two characters as a person sees them, across breaks."""
    index = layout.block_of(offset)
    inside = layout.shown_offset(offset)
    stop = layout.laid(index).next_stop(inside, forward=forward)
    if stop != inside:
        return stop
    if forward and index + 1 < len(layout.blocks):
        return layout.blocks[index + 1].start
    if not forward and index > 0:
        before = layout.blocks[index - 1].end
        if before < inside:
            return before
        return layout.laid(index - 1).next_stop(before, forward=False)
    return inside


def by_word(layout: ReportLayout, offset: int, word_at: WordFinder, *, forward: bool) -> int:
    """The end of the word at a place, or the beginning of the one before it."""
    if forward:
        end = word_at(offset)[1] if offset < len(layout.text) else offset
        return layout.shown_offset(max(end, by_character(layout, offset, forward=True)))
    start = word_at(offset - 1)[0] if offset > 0 else 0
    return layout.shown_offset(min(start, by_character(layout, offset, forward=False)))


def by_line(layout: ReportLayout, offset: int, x: float, *, forward: bool) -> int:
    """The place nearest to `x` on the line below or above; the same place where there is none."""
    index = layout.block_of(offset)
    laid = layout.laid(index)
    line = laid.line_of(offset) + (1 if forward else -1)
    if line < 0 or line >= len(laid.lines):
        index += 1 if forward else -1
        if not 0 <= index < len(layout.blocks):
            return offset
        laid = layout.laid(index)
        line = 0 if forward else len(laid.lines) - 1
    return place_on_line(laid, x, line)


def line_end(layout: ReportLayout, offset: int, *, forward: bool) -> int:
    """The last or the first place that still stands on the same line."""
    laid = layout.laid(layout.block_of(offset))
    line = laid.line_of(offset)
    return _last_place(laid, line) if forward else laid.lines[line].start


def place_on_line(laid: LaidBlock, x: float, line: int) -> int:
    """The place nearest to `x` that stands on this line and not at the start of the next."""
    return min(laid.offset_at(x, line), _last_place(laid, line))


def _last_place(laid: LaidBlock, line: int) -> int:
    end = laid.lines[line].end
    is_last = line == len(laid.lines) - 1
    return end if is_last else laid.next_stop(end, forward=False)


class TextCursor:
    """A caret and the other end of its selection; up and down keep to one column."""

    def __init__(self) -> None:
        self.anchor = 0
        self.caret = 0
        self._column: float | None = None

    @property
    def selection(self) -> CodePointRange:
        """Start and end; equal where nothing is selected."""
        return min(self.anchor, self.caret), max(self.anchor, self.caret)

    def put(self, layout: ReportLayout, *, anchor: int, caret: int) -> None:
        """Set both ends to the nearest places on screen."""
        self.anchor = layout.shown_offset(anchor)
        self.caret = layout.shown_offset(caret)
        self._column = None

    def step(
        self,
        layout: ReportLayout,
        unit: CaretUnit,
        word_at: WordFinder,
        *,
        forward: bool,
        extends: bool,
    ) -> None:
        """Go one step; the anchor stays behind if the selection extends."""
        column = self._column_in(layout) if unit is CaretUnit.LINE else None
        if unit is CaretUnit.CHARACTER:
            stop = by_character(layout, self.caret, forward=forward)
        elif unit is CaretUnit.WORD:
            stop = by_word(layout, self.caret, word_at, forward=forward)
        elif column is not None:
            stop = by_line(layout, self.caret, column, forward=forward)
        else:
            stop = line_end(layout, self.caret, forward=forward)
        self.put(layout, anchor=self.anchor if extends else stop, caret=stop)
        self._column = column

    def _column_in(self, layout: ReportLayout) -> float:
        if self._column is not None:
            return self._column
        laid = layout.laid(layout.block_of(self.caret))
        return laid.x_of(self.caret, laid.line_of(self.caret))
