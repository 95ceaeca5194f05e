"""Where the spans stand on the lines of a block: one box for each line a span touches."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

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


@dataclass(frozen=True, slots=True)
class SpanBox:
    """The part of a span that stands on one line."""

    span: DrawnSpan
    piece: LinePiece
    box: Box


def line_boxes(laid: LaidBlock, scene: Scene, line: int) -> list[SpanBox]:
    """The boxes on one line in the block's pixels, outer ones first."""
    set_line = laid.lines[line]
    spans = scene.spans_touching(set_line.start, set_line.end)
    if not spans:
        return []
    levels = nesting_levels(spans)
    starts, ends = {span.start for span in spans}, {span.end for span in spans}
    boxes: list[SpanBox] = []
    for span in spans:
        piece = laid.piece(line, span.start, span.end)
        rect = _frame(laid, line, piece.left, piece.right, levels[span.key])
        left = 0 if piece.open_left else (_HAIR if span.start in ends else -_ROOM)
        right = 0 if piece.open_right else (-_HAIR if span.end in starts else _ROOM)
        box = Box(rect.adjusted(left, 0, right, 0), piece.open_left, piece.open_right)
        boxes.append(SpanBox(span, piece, box))
    return boxes


def boxes_of(laid: LaidBlock, scene: Scene, span: DrawnSpan) -> list[SpanBox]:
    """The boxes of one span in a block, in reading order."""
    return [
        found
        for piece in laid.pieces(span.start, span.end)
        for found in line_boxes(laid, scene, piece.line)
        if found.span.key == span.key
    ]


def united(boxes: Iterable[SpanBox]) -> QRectF:
    """The rectangle around some boxes; null where there are none."""
    around = QRectF()
    for each in boxes:
        around = around.united(each.box.rect)
    return around


def _frame(laid: LaidBlock, line: int, left: float, right: float, level: int) -> QRectF:
    baseline = laid.line_top(line) + laid.baseline
    spread = _LEVEL_STEP * min(level, _HIGHEST_LEVEL)
    top = round(baseline - _ABOVE_BASELINE * laid.text_pixels - spread) + 0.5
    bottom = round(baseline + _BELOW_BASELINE * laid.text_pixels + spread) + 0.5
    return QRectF(left, top, max(right - left, 1.0), bottom - top)
