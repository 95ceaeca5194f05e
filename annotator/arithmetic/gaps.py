"""How far two shares are apart, against how far they are said to be."""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from annotator.arithmetic.figures import PERCENT, POINTS
from annotator.arithmetic.finding import Disagreement, Relation
from annotator.arithmetic.passages import Passage
from annotator.arithmetic.slips import is_slip

_APART: Final = re.compile(r"相[差距]\w{0,3}$")
_LOWER: Final = re.compile(r"低于\w{0,12}$|比\w{0,12}低\w?$")
_NEAR: Final = 20


def check_below(passage: Passage) -> Iterator[Disagreement]:
    """A share so many points below another of its kind, where a slip lies between them."""
    for low, gap in pairwise(passage.figures):
        if low.unit not in PERCENT or gap.unit not in POINTS or passage.stops(low, gap):
            continue
        if not _LOWER.search(passage.between(low, gap)):
            continue
        above = passage.of_its_kind(low)
        if any((each.may_be - low.may_be).meets(gap.rounded) for each in above):
            continue
        for each in above:
            due, apart = each.may_be - gap.rounded, each.may_be - low.may_be
            if is_slip(low.value, due) or is_slip(gap.value, apart):
                said = f"{each.printed} − {gap.printed} ≠ {low.printed}"
                yield Disagreement(Relation.CHANGE, (each, low, gap), low, said, due.about)
                break


def check_gaps(passage: Passage) -> Iterator[Disagreement]:
    """Two shares of one sentence that are not so many points apart as the words behind them say."""
    for one, other, gap in zip(*(passage.figures[at:] for at in range(3)), strict=False):
        if one.unit not in PERCENT or other.unit not in PERCENT or gap.unit not in POINTS:
            continue
        words = passage.between(one, other)
        if passage.stops(one, gap) or len(words) > _NEAR:
            continue
        if not _APART.search(passage.between(other, gap)):
            continue
        larger, smaller = sorted((one, other), key=lambda each: -each.value)
        apart = larger.may_be - smaller.may_be
        if not apart.meets(gap.rounded):
            said = f"{larger.printed} − {smaller.printed} ≠ {gap.printed}"
            yield Disagreement(Relation.CHANGE, (one, other, gap), gap, said, apart.about)
