"""What the report view is given to draw: spans, their states, and the colours of the theme."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtGui import QColor

CodePointRange = tuple[int, int]


class SpanShape(StrEnum):
    """The outline that tells labels apart without colour."""

    SQUARE_DASHED = "square_dashed"
    ROUND_DOTTED = "round_dotted"


class SpanState(StrEnum):
    """What has been decided about a span."""

    SUGGESTED = "suggested"
    CONFIRMED = "confirmed"
    CORRECTED = "corrected"
    REJECTED = "rejected"
    AT_ISSUE = "at_issue"  # people differ: their versions are drawn in its place

    @property
    def is_filled(self) -> bool:
        """Whether a decision stands for the span as it is drawn."""
        return self in (SpanState.CONFIRMED, SpanState.CORRECTED)


@dataclass(frozen=True, slots=True)
class DrawnSpan:
    """A span as it is drawn; `start` and `end` are half-open code points.

    `unsure` puts a question mark on it; `pending` breaks its underline, for a decision that waits
    for another one.
    """

    key: str
    start: int
    end: int
    shape: SpanShape
    colour: QColor
    fill: QColor
    state: SpanState = SpanState.SUGGESTED
    unsure: bool = False
    pending: bool = False


@dataclass(frozen=True, slots=True)
class ViewPalette:
    """The theme's colours that the report view needs."""

    paper: QColor
    window: QColor
    text: QColor
    dim: QColor
    faint: QColor
    line: QColor
    accent: QColor
    accent_soft: QColor
    wrong: QColor


def nesting_levels(spans: Sequence[DrawnSpan]) -> dict[str, int]:
    """How many outlines each span must keep clear of: 0 for one that holds no shorter neighbour.

    A longer span is drawn outside the shorter ones that it overlaps, so both stay readable.
    """
    levels: dict[str, int] = {}
    placed: list[DrawnSpan] = []
    for span in sorted(spans, key=lambda each: (each.end - each.start, each.start, each.key)):
        below = [
            levels[other.key]
            for other in placed
            if other.start < span.end and span.start < other.end
        ]
        levels[span.key] = 1 + max(below) if below else 0
        placed.append(span)
    return levels
