"""The numbers of a report as the checks see them: where each stands, what it states, of what."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from functools import cached_property
from typing import Final

from annotator.arithmetic.interval import Interval, interval, step
from schema.quantity import Bound, Quantity, parse_decimal
from schema.records import Attributes, AttributeValue, LabelId, Span

DONE: Final = "done"
CHANGE: Final = "change"
PERCENT: Final = frozenset({"%", "％"})
POINTS: Final = frozenset({"个百分点", "百分点"})

Labelled = tuple[LabelId, Span, Attributes]
"""A labelled span: its key, where it stands, and its fields."""


@dataclass(frozen=True)
class Figure:
    """A labelled number; `start` and `end` are code points, the context is "" where unknown."""

    key: LabelId
    start: int
    end: int
    printed: str
    stated: Quantity
    indicator: str = ""
    time: str = ""
    place: str = ""
    status: str = DONE
    aspect: str = ""

    @property
    def value(self) -> Decimal:
        """What it states, multiplied out."""
        return self.stated.value

    @property
    def unit(self) -> str:
        """Its unit as written."""
        return self.stated.unit

    @cached_property
    def may_be(self) -> Interval:
        """The exact values that it may have been rounded from."""
        return interval(self.printed, self.stated)

    @cached_property
    def rounded(self) -> Interval:
        """The same of an average or a share, which nobody states without rounding."""
        half = step(self.printed, self.value) / 2
        low, high = self.may_be
        return Interval(min(low, self.value - half), max(high, self.value + half))

    @property
    def is_plain(self) -> bool:
        """Whether it is one value, neither a range nor bounded by words."""
        return self.stated.value_to is None and self.stated.bound.value == "exact"


def figures(labelled: Iterable[Labelled]) -> list[Figure]:
    """Those that state a value, in reading order; what has none counts for nothing."""
    found = (_figure(*each) for each in labelled)
    return sorted((each for each in found if each is not None), key=lambda each: each.start)


def _figure(key: LabelId, span: Span, attributes: Attributes) -> Figure | None:
    stated = quantity(attributes)
    if stated is None:
        return None
    context = {
        name: _words(attributes.get(name)) for name in ("indicator", "time", "place", "aspect")
    }
    status = _words(attributes.get("status")) or DONE
    return Figure(key, span.start, span.end, span.text, stated, status=status, **context)


def quantity(attributes: Attributes) -> Quantity | None:
    """What the fields of a number state; None where the value is missing or none."""
    try:
        value = parse_decimal(_words(attributes.get("value")))
        last = _words(attributes.get("value_to"))
        bound = Bound(_words(attributes.get("bound")) or Bound.EXACT)
        value_to = parse_decimal(last) if last else None
    except (ValueError, InvalidOperation):
        return None
    cue = _words(attributes.get("cue")) or None
    return Quantity(value, _words(attributes.get("unit")), bound, value_to, cue)


def _words(value: AttributeValue | None) -> str:
    if isinstance(value, Span):
        return value.text
    return value if isinstance(value, str) else ""
