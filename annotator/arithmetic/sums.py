"""What parts make together, against what is said to be their total."""

from collections.abc import Sequence
from decimal import Decimal
from functools import reduce
from operator import add
from typing import Final

from annotator.arithmetic.figure import Figure
from annotator.arithmetic.finding import Disagreement, Relation
from annotator.arithmetic.interval import Interval
from annotator.arithmetic.slips import is_slip

NEARLY_ALL: Final = Decimal("0.8")
"""From what share of a total the parts may be all of it."""


def sum_of(parts: Sequence[Figure]) -> Interval:
    """What all the parts make."""
    return reduce(add, (each.may_be for each in parts))


def is_near_sum(total: Figure, parts: Sequence[Figure]) -> bool:
    """Whether a total and the sum of parts are not far apart."""
    whole = sum_of(parts)
    return total.value * NEARLY_ALL < whole.high and whole.low * NEARLY_ALL < total.value


def sum_slipped(total: Figure, parts: Sequence[Figure], *, fewest: int = 3) -> bool:
    """Whether the total is a slip away from the sum, or one of the parts from what is left."""
    if is_slip(total.value, sum_of(parts), fewest=fewest):
        return True
    others = [[each for each in parts if each is not part] for part in parts]
    return any(
        is_slip(part.value, total.may_be - sum_of(rest), fewest=fewest)
        for part, rest in zip(parts, others, strict=True)
    )


def sum_finding(total: Figure, parts: Sequence[Figure]) -> Disagreement:
    """What is wrong with a total, as an addition."""
    said = f"{' + '.join(each.printed for each in parts)} ≠ {total.printed}"
    figures = (total, *parts)
    return Disagreement(Relation.TOTAL, figures, total, said, sum_of(parts).middle)
