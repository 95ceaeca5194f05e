"""Whether two values differ as a slip of the pen makes them differ."""

from decimal import Decimal
from typing import Final

from annotator.arithmetic.interval import Interval


def is_slip(stated: Decimal, worked_out: Interval, *, fewest: int = 3) -> bool:
    """Whether one wrong digit, two swapped ones or a wrong power of ten lie between them.

    Of less than so many digits a figure is one digit from too many others.
    """
    if stated <= 0 or worked_out.low <= 0:
        return False
    if worked_out.high > worked_out.low * _WIDEST:
        return False
    if any(worked_out.low <= stated.scaleb(-by) <= worked_out.high for by in _POWERS):
        return True
    if digits(stated) < fewest:
        return False
    own, other = stated.normalize().as_tuple().digits, _as_printed(worked_out.middle, stated)
    return other is not None and len(other) == len(own) and _differ_once(own, other)


def digits(value: Decimal) -> int:
    """How many digits a value has up to the last that is not zero."""
    return len(value.normalize().as_tuple().digits)


_WIDEST: Final = Decimal("1.2")
"""What may be as much more than itself is a slip away from too many figures."""
_POWERS: Final = (-4, -3, -2, -1, 1, 2, 3, 4)


def _as_printed(value: Decimal, like: Decimal) -> tuple[int, ...] | None:
    """The digits of a value to the last digit of another; None where it has no more of them."""
    exponent = like.normalize().as_tuple().exponent
    if not isinstance(exponent, int):
        return None
    rounded = value.scaleb(-exponent).to_integral_value()
    return rounded.as_tuple().digits if rounded else None


def _differ_once(one: tuple[int, ...], other: tuple[int, ...]) -> bool:
    apart = [at for at, (a, b) in enumerate(zip(one, other, strict=True)) if a != b]
    if len(apart) == 2 and apart[1] == apart[0] + 1:
        first, second = apart
        return (one[first], one[second]) == (other[second], other[first])
    return len(apart) == 1
