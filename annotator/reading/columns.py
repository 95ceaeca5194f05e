"""The order in which a page is read: columns one after the other, lines from the top.

The page is cut at its white space, first along gutters between columns of prose, then at gaps
between lines (recursive X-Y cuts: Nagy and Seth, Hierarchical representation of optically scanned
documents, ICPR 1984). A gutter beside narrow cells is that of a table, which is read row by row.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from statistics import median
from typing import Final

_PROSE: Final = 10  # characters: a line of a column is longer than a cell
_FEWEST_LINES: Final = 4
_GUTTER: Final = 1.0  # character heights of white between columns
_BAND: Final = 1.0  # character heights of white between parts of a page


@dataclass(frozen=True, slots=True)
class Box:
    """Words on one line with nothing wide between them; points, from the page's lower left."""

    left: float
    bottom: float
    right: float
    top: float
    text: str

    @property
    def height(self) -> float:
        """How tall its characters are."""
        return self.top - self.bottom


def lines_of(boxes: Sequence[Box]) -> list[list[Box]]:
    """The lines in reading order, each with its boxes from left to right."""
    if len(boxes) < 2:
        return [list(boxes)] if boxes else []
    for cut in (_columns, _bands):
        parts = cut(boxes)
        if len(parts) > 1:
            return [line for part in parts for line in lines_of(part)]
    return list(_rows(boxes))


def _columns(boxes: Sequence[Box]) -> list[list[Box]]:
    across = [(box.left, box.right, box) for box in boxes]
    parts = _cut(across, _GUTTER * median(box.height for box in boxes))
    return parts if all(map(_is_prose, parts)) else [list(boxes)]


def _bands(boxes: Sequence[Box]) -> list[list[Box]]:
    down = [(-box.top, -box.bottom, box) for box in boxes]
    return _cut(down, _BAND * median(box.height for box in boxes))


def _cut(extents: list[tuple[float, float, Box]], white: float) -> list[list[Box]]:
    """The boxes in parts with at least this much white between them, along one axis."""
    parts: list[list[Box]] = []
    reached = float("-inf")
    for start, end, box in sorted(extents, key=lambda extent: extent[:2]):
        if start - reached >= white:
            parts.append([])
        parts[-1].append(box)
        reached = max(reached, end)
    return parts


def _is_prose(part: Sequence[Box]) -> bool:
    rows = list(_rows(part))
    lengths = [sum(len(box.text) for box in row) for row in rows]
    return len(rows) >= _FEWEST_LINES and median(lengths) >= _PROSE


def _rows(boxes: Sequence[Box]) -> Iterator[list[Box]]:
    row: list[Box] = []
    for box in sorted(boxes, key=lambda box: -box.top):
        if row and box.top < (row[0].top + row[0].bottom) / 2:
            yield sorted(row, key=lambda each: each.left)
            row = []
        row.append(box)
    if row:
        yield sorted(row, key=lambda each: each.left)
