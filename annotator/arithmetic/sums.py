"""What parts make together, against what is said to be their total."""

import re
from collections.abc import Sequence
from decimal import Decimal
from typing import Final

from annotator.arithmetic.figures import Figure
from annotator.arithmetic.finding import Disagreement, Relation
from annotator.arithmetic.interval import Interval
from annotator.arithmetic.slips import is_slip

ADDS: Final = re.compile(
    r"合计|共计|总计|总共|一共|相加|加起来|[，,]共有?$|[，,][两三四五六七八九十]\w{1,2}共有?$"
)
"""Words that make a figure the sum of those before it."""
LONGEST_LIST: Final = 30
"""So many figures are added up at the most."""
NEARLY_ALL: Final = Decimal("0.8")
"""From what share of a total the parts may be all of it."""


def sum_of(parts: Sequence[Figure]) -> Interval:
    """What all the parts make."""
    every = [each.may_be for each in parts]
    none = Decimal(0)
    return Interval(
        sum((each.low for each in every), none), sum((each.high for each in every), none)
    )


def is_near_sum(total: Figure, parts: Sequence[Figure]) -> bool:
    """Whether a total and the sum of parts are not far apart."""
    whole = sum_of(parts)
    return total.value * NEARLY_ALL < whole.high and whole.low * NEARLY_ALL < total.value


def sum_slipped(total: Figure, parts: Sequence[Figure], *, fewest: int = 3) -> bool:
    """Whether the total is a slip away from the sum, or one of the parts from what is left."""
    whole = sum_of(parts)
    return is_slip(total.value, whole, fewest=fewest) or any(
        is_slip(part.value, total.may_be - whole.without(part.may_be), fewest=fewest)
        for part in parts
    )


def leaves_one_out(total: Figure, parts: Sequence[Figure]) -> bool:
    """Whether the total is the sum of all parts but one."""
    whole = sum_of(parts)
    return any(whole.without(each.may_be).meets(total.may_be) for each in parts)


def sum_finding(total: Figure, parts: Sequence[Figure]) -> Disagreement:
    """What is wrong with a total, as an addition."""
    said = f"{' + '.join(each.printed for each in parts)} ≠ {total.printed}"
    figures = (total, *parts)
    return Disagreement(Relation.TOTAL, figures, total, said, sum_of(parts).middle)
