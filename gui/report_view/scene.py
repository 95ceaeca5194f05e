"""Everything that lies on the text: what to draw, apart from where."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from gui.report_view.drawn import CodePointRange, DrawnSpan, SpanState
from gui.report_view.span_index import RangeIndex


class Stretch(NamedTuple):
    """A marked range that is not a span: a numeral nobody accounted for, a word found."""

    key: str
    start: int
    end: int


def stretch(bounds: CodePointRange) -> Stretch:
    """A bare range, known by its bounds."""
    start, end = bounds
    return Stretch(f"{start}-{end}", start, end)


def stretches(ranges: Iterable[CodePointRange]) -> RangeIndex[Stretch]:
    """An index over bare ranges."""
    return RangeIndex(map(stretch, ranges))


@dataclass(slots=True)
class Scene:
    """The spans and marks of one report and what the person is about.

    `caret` is None while the caret mode is off; `selection` is empty where its ends are equal.
    """

    spans: RangeIndex[DrawnSpan] = field(default_factory=RangeIndex)
    unaccounted: RangeIndex[Stretch] = field(default_factory=RangeIndex)
    found: RangeIndex[Stretch] = field(default_factory=RangeIndex)
    selection: CodePointRange = (0, 0)
    caret: int | None = None
    focus: str | None = None
    link_target: str | None = None
    rejected_shown: bool = True

    def spans_touching(self, start: int, end: int) -> Sequence[DrawnSpan]:
        """The spans to draw on a stretch, outer ones first."""
        touching = self.spans.touching(start, end)
        if self.rejected_shown:
            return touching
        return [
            span
            for span in touching
            if span.state is not SpanState.REJECTED or span.key == self.focus
        ]
