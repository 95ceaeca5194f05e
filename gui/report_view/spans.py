"""The spans of a report: where all of them stand, and how those look that have come into view."""

from collections.abc import Iterable, Iterator
from typing import Protocol, Self

from PySide6.QtGui import QColor

from annotator.ranges import Ranged, RangeIndex
from gui.report_view.drawn import DrawnSpan, SpanState

Tint = tuple[SpanState, QColor]


class Looks(Protocol):
    """Tells how spans look; asked for those alone that are to be seen."""

    def look(self, key: str) -> DrawnSpan:
        """A span as it is to be drawn."""

    def tint(self, key: str) -> Tint:
        """What a glance from afar tells of it, which takes less to find out."""


class Spans:
    """Spans by place; a report may have many times more of them than anybody looks at."""

    def __init__(self, drawn: Iterable[DrawnSpan] = ()) -> None:
        self._drawn = {span.key: span for span in drawn}
        self._index: RangeIndex[Ranged] = RangeIndex(self._drawn.values())
        self._looks: Looks | None = None

    @classmethod
    def standing(cls, places: Iterable[Ranged], looks: Looks) -> Self:
        """Spans of which only the places are known yet."""
        made = cls()
        made._index = RangeIndex(places)
        made._looks = looks
        return made

    def get(self, key: str | None) -> DrawnSpan | None:
        """The span of a key, if there is one."""
        return self._look(key) if key is not None and self._index.get(key) is not None else None

    def touching(self, start: int, end: int) -> list[DrawnSpan]:
        """The spans that share a character with the stretch, ordered by start, longer first."""
        return [self._look(place.key) for place in self._index.touching(start, end)]

    def glance(self, start: int, end: int) -> Iterator[tuple[Ranged, Tint]]:
        """The same spans from afar."""
        for place in self._index.touching(start, end):
            yield place, self._tint(place.key)

    def put(self, span: DrawnSpan) -> Ranged | None:
        """Add or replace a span; where it stood before."""
        self._drawn[span.key] = span
        return self._index.put(span)

    def remove(self, key: str) -> Ranged | None:
        """Take a span out; where it stood."""
        self._drawn.pop(key, None)
        return self._index.remove(key)

    def _look(self, key: str) -> DrawnSpan:
        found = self._drawn.get(key)
        if found is None:
            assert self._looks is not None
            found = self._drawn[key] = self._looks.look(key)
        return found

    def _tint(self, key: str) -> Tint:
        found = self._drawn.get(key)
        if found is not None or self._looks is None:
            return (found.state, found.colour) if found else (SpanState.SUGGESTED, QColor())
        return self._looks.tint(key)
