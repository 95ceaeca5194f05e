"""Blocks of a report laid out by Qt when they are seen, estimated until then."""

from bisect import bisect_right
from collections import OrderedDict
from typing import Final, NamedTuple

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QTextLayout, QTextLine, QTextOption

from gui.report_view.displayed import NO_WIDTH, break_positions, displayed, hidden_positions
from gui.report_view.heights import BlockHeights
from gui.report_view.metrics import SheetMetrics
from gui.report_view.offsets import TextOffsets
from gui.report_view.reading import Block, reading_blocks, stored_blocks

_KEPT_LAYOUTS: Final = 160


class LinePiece(NamedTuple):
    """Where a range stands on one line, in the block's pixels; open where it goes on elsewhere."""

    start: int
    end: int
    left: float
    right: float
    line: int
    open_left: bool
    open_right: bool


class _SetLine(NamedTuple):
    start: int
    end: int
    qt_line: QTextLine


class LaidBlock:
    """One block laid out: all positions are code points of the report, all pixels its own."""

    def __init__(self, block: Block, stored: str, metrics: SheetMetrics) -> None:
        self.block = block
        self.hidden = [block.start + each for each in hidden_positions(stored)]
        self.breaks = [block.start + each for each in break_positions(stored)]
        self.pitch = metrics.line_pitch(block.kind)
        self.gap = metrics.gap(block.kind)
        font = metrics.block_font(block.kind)
        self.text_pixels = font.pixelSize()
        self._units = TextOffsets(stored)
        self._shown = displayed(stored)
        self.qt_layout = QTextLayout(self._shown, font)
        self.qt_layout.setTextOption(_text_option(metrics))
        self.qt_layout.setCacheEnabled(True)
        self.lines = self._set_lines(metrics.width, metrics.indent(block.kind, stored[:1]))
        self._line_starts = [line.start for line in self.lines]
        self.baseline = self._baseline()
        self.height = self.gap + self.pitch * len(self.lines)

    def _set_lines(self, width: float, indent: float) -> list[_SetLine]:
        lines: list[_SetLine] = []
        self.qt_layout.beginLayout()
        while (line := self.qt_layout.createLine()).isValid():
            line.setLineWidth(width - indent)
            y = self.gap + self.pitch * len(lines) + (self.pitch - line.height()) / 2
            line.setPosition(QPointF(indent, y))
            start = self._code_point(line.textStart())
            end = self._code_point(line.textStart() + line.textLength())
            lines.append(_SetLine(start, end, line))
            indent = 0.0
        self.qt_layout.endLayout()
        return lines

    def _baseline(self) -> float:
        """From the top of a line's pitch to its baseline, the same for every line."""
        first = self.lines[0].qt_line
        return first.y() + first.ascent() - self.gap

    def _code_point(self, unit: int) -> int:
        return self.block.start + self._units.to_code_point(unit)

    def unit(self, offset: int) -> int:
        """The UTF-16 unit of the displayed string that Qt knows a code point by."""
        return self._units.to_utf16(offset - self.block.start)

    def line_of(self, offset: int) -> int:
        """The line that a code point stands on; the block's ends take what is outside."""
        return max(0, bisect_right(self._line_starts, offset) - 1)

    def line_at(self, y: float) -> int:
        """The nearest line to a height."""
        return min(max(int((y - self.gap) // self.pitch), 0), len(self.lines) - 1)

    def line_top(self, line: int) -> float:
        """The height at which a line's pitch begins."""
        return self.gap + line * self.pitch

    def x_of(self, offset: int, line: int) -> float:
        """Where a code point begins on a line."""
        return _cursor_x(self.lines[line].qt_line, self.unit(offset))

    def offset_at(self, x: float, line: int, *, between: bool = True) -> int:
        """The code point at a place: the nearest gap between two, or the character itself."""
        mode = (
            QTextLine.CursorPosition.CursorBetweenCharacters
            if between
            else QTextLine.CursorPosition.CursorOnCharacter
        )
        offset = self._code_point(self.lines[line].qt_line.xToCursor(x, mode))
        return min(max(offset, self.lines[line].start), self.lines[line].end)

    def pieces(self, start: int, end: int) -> list[LinePiece]:
        """A range cut at the line ends; empty where it does not touch this block."""
        inside_start, inside_end = max(start, self.block.start), min(end, self.block.end)
        if inside_start >= inside_end:
            return []
        lines = range(self.line_of(inside_start), self.line_of(inside_end - 1) + 1)
        return [self.piece(number, start, end) for number in lines]

    def piece(self, number: int, start: int, end: int) -> LinePiece:
        """The part of a range that stands on a line, which it must touch."""
        line = self.lines[number]
        first, last = max(start, line.start), min(end, line.end)
        left, right = sorted((self.x_of(first, number), self.x_of(last, number)))
        return LinePiece(first, last, left, right, number, first > start, last < end)

    def next_stop(self, offset: int, *, forward: bool) -> int:
        """The next place for a caret in the block: not inside a composed character or a break."""
        qt_layout = self.qt_layout
        move = qt_layout.nextCursorPosition if forward else qt_layout.previousCursorPosition
        stop = self._code_point(move(self.unit(offset)))
        while self._shown[stop - self.block.start : stop - self.block.start + 1] == NO_WIDTH:
            stop = self._code_point(move(self.unit(stop)))
        return stop


class ReportLayout:
    """All blocks of a report, with the few that were seen lately laid out."""

    def __init__(self, text: str, *, reading: bool, metrics: SheetMetrics) -> None:
        self.text: Final = text
        self.blocks: Final = reading_blocks(text) if reading else stored_blocks(text)
        self._starts = [block.start for block in self.blocks]
        self.resize(metrics)

    def resize(self, metrics: SheetMetrics) -> None:
        """Forget what is laid out and estimate anew."""
        self.metrics = metrics
        self._laid: OrderedDict[int, LaidBlock] = OrderedDict()
        self.heights = BlockHeights(metrics.estimated_heights(self.blocks))

    @property
    def total_height(self) -> float:
        """The height of everything, the room around the sheet included; partly an estimate."""
        return self.metrics.first_top + self.heights.total + self.metrics.below_last

    def laid(self, index: int) -> LaidBlock:
        """A block laid out; its height is corrected by that."""
        found = self._laid.get(index)
        if found is not None:
            self._laid.move_to_end(index)
            return found
        block = self.blocks[index]
        made = LaidBlock(block, self.text[block.start : block.end], self.metrics)
        self.heights.correct(index, made.height)
        self._laid[index] = made
        if len(self._laid) > _KEPT_LAYOUTS:
            self._laid.popitem(last=False)
        return made

    def top(self, index: int) -> float:
        """How far down a block begins."""
        return self.metrics.first_top + self.heights.top(index)

    def block_at(self, y: float) -> int:
        """The block at a height."""
        return self.heights.at(y - self.metrics.first_top)[0]

    def block_of(self, offset: int) -> int:
        """The block that holds a code point; a break belongs to the block before it."""
        return max(0, bisect_right(self._starts, offset) - 1)

    def shown_offset(self, offset: int) -> int:
        """The nearest code point with a place on screen: breaks between blocks have none."""
        block = self.blocks[self.block_of(offset)]
        return min(max(offset, block.start), block.end)

    def depth(self, offset: int) -> float:
        """Roughly how far down a code point stands, from 0 to 1, without laying anything out."""
        index = self.block_of(offset)
        block = self.blocks[index]
        share = (offset - block.start) / max(1, block.end - block.start)
        y = self.top(index) + min(share, 1.0) * self.heights[index]
        return y / self.total_height

    def offset_at_depth(self, depth: float) -> int:
        """The code point at a share of the height; the inverse of `depth`."""
        return self._offset_at(*self.heights.at(depth * self.total_height - self.metrics.first_top))

    def offsets_down(self, count: int) -> list[int]:
        """The code points at 0, 1 … `count` of as many equal shares of the height."""
        step = self.total_height / count
        places = self.heights.down(step * row - self.metrics.first_top for row in range(count + 1))
        return [self._offset_at(index, inner) for index, inner in places]

    def _offset_at(self, index: int, inner: float) -> int:
        block = self.blocks[index]
        share = min(1.0, inner / self.heights[index])
        return block.start + int(share * (block.end - block.start))


def _cursor_x(line: QTextLine, unit: int) -> float:
    place_and_unit = line.cursorToX(unit)
    assert isinstance(place_and_unit, tuple)  # the binding's own type says no more than object
    return float(place_and_unit[0])


def _text_option(metrics: SheetMetrics) -> QTextOption:
    option = QTextOption(Qt.AlignmentFlag.AlignLeft)
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    option.setTextDirection(Qt.LayoutDirection.LeftToRight)
    option.setTabStopDistance(2 * metrics.em)
    return option
