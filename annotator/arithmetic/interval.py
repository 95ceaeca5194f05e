"""What a printed figure leaves open: the exact values that it may have been rounded from."""

import re
from decimal import Decimal
from typing import Final, NamedTuple

from annotator.suggest.numerals import ARABIC
from schema.quantity import Bound, Quantity

_DIGITS: Final = re.compile(rf"[{ARABIC}][{ARABIC},，.．\s]*")
_HUNDREDTH: Final = Decimal("0.01")
_HALF: Final = Decimal("0.5")
_ENDLESS: Final = Decimal(10) ** 15  # more than any report counts, and still a figure
_ABOUT: Final = Decimal("0.1")
_INSIDE: Final = frozenset("余多来几近")
_COARSE: Final = Decimal("0.02")
"""A numeral in words is taken to be no coarser than this share of itself (三万元)."""


class Interval(NamedTuple):
    """All values from `low` to `high`, both included.

    Sums, differences, products and quotients are those of Moore (Interval Analysis, 1966).
    """

    low: Decimal
    high: Decimal

    def __add__(self, other: "Interval") -> "Interval":  # type: ignore[override]
        return Interval(self.low + other.low, self.high + other.high)

    def __sub__(self, other: "Interval") -> "Interval":
        return Interval(self.low - other.high, self.high - other.low)

    def without(self, part: "Interval") -> "Interval":
        """The sum of the others, of a sum to which one belongs."""
        return Interval(self.low - part.low, self.high - part.high)

    def times(self, other: "Interval") -> "Interval":
        """The product; both hold no negative value."""
        return Interval(self.low * other.low, self.high * other.high)

    def over(self, other: "Interval") -> "Interval":
        """The quotient, without an end if the divisor may be zero; both hold no negative value."""
        low = self.low / other.high if other.high > 0 else Decimal(0)
        return Interval(low, self.high / other.low if other.low > 0 else _ENDLESS)

    def scaled(self, factor: Decimal | int) -> "Interval":
        """All values multiplied by one positive factor."""
        return Interval(self.low * factor, self.high * factor)

    @property
    def middle(self) -> Decimal:
        """The value in the middle; the lowest where there is no highest."""
        return (self.low + self.high) / 2 if self.high < _ENDLESS else self.low

    @property
    def about(self) -> Decimal:
        """The same to two places, as an average or a share is said."""
        return self.middle.quantize(_HUNDREDTH)

    def meets(self, other: "Interval") -> bool:
        """Whether the two share a value."""
        return self.low <= other.high and other.low <= self.high


def place_of_last_digit(value: Decimal) -> Decimal:
    """The place of the last digit that is not zero: 1000 of 3000, 0.1 of 2.5; 1 of zero."""
    exponent = value.normalize().as_tuple().exponent
    return Decimal(1).scaleb(exponent) if value and isinstance(exponent, int) else Decimal(1)


def step(printed: str, value: Decimal) -> Decimal:
    """What one more in the last printed digit is worth: 1000000 of 3.42亿, 1 of 2846."""
    if printed.endswith("成"):
        return Decimal(10)
    found = _DIGITS.search(printed)
    if found is None:
        return min(place_of_last_digit(value), value * _COARSE * 2)
    digits = int(re.sub(r"\D", "", found.group()) or 0)
    return value / digits if digits else Decimal(1)


def interval(printed: str, stated: Quantity) -> Interval:
    """What a figure may stand for; a count in plain digits is exact, the rest is rounded."""
    value, last = stated.value, stated.value_to or stated.value
    one = step(printed, value)
    slack = Decimal(0) if one == 1 else one * _HALF
    if stated.bound is Bound.APPROX:
        return Interval(value * (1 - _ABOUT), last * (1 + _ABOUT))
    near = place_of_last_digit(value)
    if stated.cue and not _INSIDE.intersection(stated.cue):
        near = value * _HALF
    if stated.bound is Bound.OVER:
        return Interval(value - slack, last + near)
    if stated.bound is Bound.UNDER:
        return Interval(max(value - near, value * _HALF), last + slack)  # 近1000 is not 0
    return Interval(value - slack, last + slack)
