"""What was done and what is left against the rate between them, and a month against its year."""

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise
from typing import Final

from annotator.arithmetic.figures import CHANGE, PERCENT, Figure
from annotator.arithmetic.finding import Disagreement, Relation
from annotator.arithmetic.interval import Interval
from annotator.arithmetic.passages import Passage
from annotator.arithmetic.ratios import meets_share
from annotator.arithmetic.rests import LEFT
from annotator.arithmetic.slips import is_slip
from annotator.arithmetic.units import base

_RATE: Final = re.compile(r"^[，,、（(](?!其中)[^\W\d]{1,6}(?:率|进度|比例)[达到为是]{0,2}$")
_NEAR: Final = 8  # characters
_MONTH: Final = re.compile(r"(?:每月|按月|月均)[^\W\d]{0,4}$")
_YEAR: Final = re.compile(r"^[，,；;、]?(?:全年|每年|一年|年)[^\W\d]{0,4}$")
_MONTHS: Final = 12
_HUNDREDTH: Final = Decimal("0.01")


def check_done_and_left(passage: Passage) -> Iterator[Disagreement]:
    """`已拨付 2.556 亿元，拨付进度 90%，结余 2840 万元`: a slip in one of the three."""
    for done, share, rest in zip(*(passage.figures[at:] for at in range(3)), strict=False):
        if base(done.unit)[0] != base(rest.unit)[0] or share.unit not in PERCENT:
            continue
        words = passage.between(share, rest)
        is_said = _RATE.search(passage.between(done, share)) and LEFT.search(words)
        if not is_said or len(words) > _NEAR or passage.stops(done, rest):
            continue
        if found := _judge(done, share, rest):
            yield found


def _judge(done: Figure, share: Figure, rest: Figure) -> Disagreement | None:
    if share.aspect == CHANGE or not all(each.value > 0 for each in (done, share, rest)):
        return None
    factor = base(rest.unit)[1] / base(done.unit)[1]
    left = rest.may_be.scaled(factor)
    ratio = done.may_be.over(done.may_be + left).scaled(100)
    rate = share.rounded.scaled(_HUNDREDTH)
    others = Interval(1 - rate.high, 1 - rate.low)
    if meets_share(ratio, share) or others.low <= 0:
        return None
    slipped = (
        (share.value, ratio),
        (done.value, left.times(rate.over(others))),
        (rest.value * factor, done.may_be.times(others.over(rate))),
    )
    if not any(is_slip(*each) for each in slipped):
        return None
    said = f"{done.printed} ÷ ({done.printed} + {rest.printed}) ≠ {share.printed}"
    return Disagreement(Relation.SHARE, (done, share, rest), share, said, ratio.about)


def check_years(passage: Passage) -> Iterator[Disagreement]:
    """`每月发放 403.2 万元，全年发放 4838.4 万元`: twelve times a month, but for a slip."""
    for month, year in pairwise(passage.figures):
        is_said = _MONTH.search(passage.before(month, _NEAR)) and _YEAR.search(
            passage.between(month, year)
        )
        if not is_said or base(month.unit)[0] != base(year.unit)[0] or passage.stops(month, year):
            continue
        factor = base(month.unit)[1] / base(year.unit)[1]
        due = month.may_be.scaled(_MONTHS * factor)
        if not due.meets(year.may_be) and is_slip(year.value, due):
            said = f"{month.printed} × {_MONTHS} ≠ {year.printed}"
            yield Disagreement(Relation.AVERAGE, (month, year), year, said, due.about)
