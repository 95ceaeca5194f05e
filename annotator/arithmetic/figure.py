"""A number of a report as the checks see it: where it stands, what it states, of what."""

from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import Final

from annotator.arithmetic.interval import Interval, interval, step
from schema.quantity import Quantity
from schema.records import LabelId

DONE: Final = "done"
CHANGE: Final = "change"
PERCENT: Final = frozenset({"%", "％"})
POINTS: Final = frozenset({"个百分点", "百分点"})


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
