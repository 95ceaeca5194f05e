"""Everything that lies on the text: what to draw, apart from where."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import starmap

from annotator.ranges import Ranged, RangeIndex, Stretch
from gui.report_view.drawn import CodePointRange, DrawnSpan, SpanState
from gui.report_view.spans import Spans, Tint
from gui.report_view.versions import DrawnVersion


def stretches(ranges: Iterable[CodePointRange]) -> RangeIndex[Stretch]:
    """An index over marks that are no spans: numerals nobody accounted for, words found."""
    return RangeIndex(starmap(Stretch, ranges))


@dataclass(slots=True)
class Scene:
    """The spans and marks of one report and what the person is about.

    `caret` is None while the caret mode is off; `selection` is empty where its ends are equal.
    """

    spans: Spans = field(default_factory=Spans)
    unaccounted: RangeIndex[Stretch] = field(default_factory=RangeIndex)
    found: RangeIndex[Stretch] = field(default_factory=RangeIndex)
    versions: RangeIndex[DrawnVersion] = field(default_factory=RangeIndex)
    to_check: set[str] = field(default_factory=set)  # keys of spans in which something is at issue
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

    def spans_from_afar(self, start: int, end: int) -> list[tuple[Ranged, Tint]]:
        """The same spans with what the ruler needs to know of them."""
        return [
            (place, tint)
            for place, tint in self.spans.glance(start, end)
            if self.rejected_shown or tint[0] is not SpanState.REJECTED or place.key == self.focus
        ]
