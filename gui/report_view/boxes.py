"""Where the spans stand on the lines of a block: one box for each line a span touches."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final, NamedTuple

from PySide6.QtCore import QRectF

from gui.report_view.drawn import DrawnSpan, nesting_levels
from gui.report_view.layout import LaidBlock, LinePiece
from gui.report_view.scene import Scene
from gui.report_view.shapes import Box

_ABOVE_BASELINE: Final = 1.06
_BELOW_BASELINE: Final = 0.34
_LEVEL_STEP: Final = 2.5
_HIGHEST_LEVEL: Final = 2
_ROOM: Final = 1.25
_HAIR: Final = 0.75


class SpanBox(NamedTuple):
    """The part of a span that stands on one line."""

    span: DrawnSpan
    piece: LinePiece
    box: Box


def line_boxes(laid: LaidBlock, scene: Scene, lines: range) -> list[SpanBox]:
    """The boxes on neighbouring lines in the block's pixels, line by line, outer ones first."""
    spans = scene.spans_touching(laid.lines[lines[0]].start, laid.lines[lines[-1]].end)
    return [box for line in lines for box in _boxes_on(laid, spans, line)]


def _boxes_on(laid: LaidBlock, around: Sequence[DrawnSpan], line: int) -> Iterator[SpanBox]:
    set_line = laid.lines[line]
    spans = [each for each in around if each.start < set_line.end and each.end > set_line.start]
    levels = nesting_levels(spans)
    starts, ends = {span.start for span in spans}, {span.end for span in spans}
    for span in spans:
        piece = laid.piece(line, span.start, span.end)
        left, right = piece.left, max(piece.right, piece.left + 1.0)
        if not piece.open_left:
            left += _HAIR if span.start in ends else -_ROOM
        if not piece.open_right:
            right += -_HAIR if span.end in starts else _ROOM
        top, bottom = _height(laid, line, levels[span.key])
        box = Box(left, top, right, bottom, piece.open_left, piece.open_right)
        yield SpanBox(span, piece, box)


def boxes_of(laid: LaidBlock, scene: Scene, span: DrawnSpan) -> list[SpanBox]:
    """The boxes of one span in a block, in reading order."""
    return [
        found
        for piece in laid.pieces(span.start, span.end)
        for found in line_boxes(laid, scene, range(piece.line, piece.line + 1))
        if found.span.key == span.key
    ]


def united(boxes: Iterable[SpanBox]) -> QRectF:
    """The rectangle around some boxes; null where there are none."""
    around = QRectF()
    for each in boxes:
        around = around.united(each.box.rect)
    return around


def _height(laid: LaidBlock, line: int, level: int) -> tuple[float, float]:
    """From where to where the outline of a span reaches that holds so many others."""
    baseline = laid.line_top(line) + laid.baseline
    spread = _LEVEL_STEP * min(level, _HIGHEST_LEVEL)
    top = round(baseline - _ABOVE_BASELINE * laid.text_pixels - spread) + 0.5
    bottom = round(baseline + _BELOW_BASELINE * laid.text_pixels + spread) + 0.5
    return top, bottom
