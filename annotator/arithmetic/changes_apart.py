"""Changes of which the words leave what is now, or what was before, to another place."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise
from typing import Final

from annotator.arithmetic.changes import (
    BEFORE,
    BY,
    DOWN,
    MORE,
    REACHED,
    SPANS_OF_TIME,
    UP,
    YEARLY,
    Change,
    amount_of,
    is_by_a_share,
    is_said_to_be_before,
    wrong_way,
)
from annotator.arithmetic.figures import CHANGE, PERCENT, Figure
from annotator.arithmetic.finding import Disagreement, Relation
from annotator.arithmetic.interval import Interval
from annotator.arithmetic.passages import Passage
from annotator.arithmetic.slips import is_slip

_SINCE: Final = re.compile(
    rf"^[，,][比较](?:目前|现在|眼下|当前)\w{{0,3}}?(?:{UP}|{DOWN})\w{{0,3}}$"
)
_YEAR: Final = re.compile(r"(?:去年|上年|前年|\d{4}年)[^\W\d]{0,8}$")
_NEXT_YEAR: Final = re.compile(r"^[，,；;]?(?:今年|\d{4}年)[^\W\d]{0,6}$")
_YEAR_REACH: Final = 14
_REACH: Final = 8  # characters
_STOPS: Final = 2
_HUNDREDTH: Final = Decimal("0.01")
_ONE: Final = Interval(Decimal(1), Decimal(1))


def check_before_behind(passage: Passage) -> Iterator[Disagreement]:
    """`A，比上年增长 20%，上年为 B`: what was before stands behind."""
    for now, by, before in zip(*(passage.figures[at:] for at in range(3)), strict=False):
        words = passage.between(now, by)
        is_said = BY.search(words) and BEFORE.search(passage.between(by, before))
        if is_said and now.unit == before.unit and not passage.stops(now, by):
            change = Change(before, now, rises=bool(MORE.search(words)))
            if found := wrong_way(change) or amount_of(change, by):
                yield found


def check_before_beside(passage: Passage) -> Iterator[Disagreement]:
    """`A，去年是 B，增加 C，增长 D %`."""
    for at, (now, before) in enumerate(pairwise(passage.figures)):
        is_said = BEFORE.search(passage.between(now, before))
        if is_said and now.unit == before.unit and now.aspect != CHANGE:
            yield from _amounts(passage, before, now, passage.figures[at + 1 : at + 4])


def check_year_by_year(passage: Passage) -> Iterator[Disagreement]:
    """`2020 年收入 A，2021 年收入 B，多收 C，增长 D %`."""
    figures = [each for each in passage.figures if each.unit not in SPANS_OF_TIME]
    for at, (before, now) in enumerate(pairwise(figures)):
        is_said = _YEAR.search(passage.before(before, _YEAR_REACH)) and _NEXT_YEAR.search(
            passage.between(before, now)
        )
        if is_said and before.unit == now.unit and now.aspect != CHANGE:
            yield from _amounts(passage, before, now, figures[at + 1 : at + 4])


def _amounts(
    passage: Passage, before: Figure, now: Figure, following: Sequence[Figure]
) -> Iterator[Disagreement]:
    """What the figures behind the first of some say, by how much something changed."""
    for last, by in pairwise(following):
        words = passage.between(last, by)
        is_by = BY.search(words) and not REACHED.search(words) and YEARLY not in words
        if passage.stops(last, by) or not is_by:
            return
        change = Change(before, now, rises=bool(MORE.search(words)))
        if found := wrong_way(change) or amount_of(change, by):
            yield found


def check_growth_of_earlier(passage: Passage) -> Iterator[Disagreement]:
    """`吸纳 1628 人，每家 22 人，比上月增加 148 人，增长 10%`: what is now stands earlier."""
    for last, by, share in zip(*(passage.figures[at:] for at in range(3)), strict=False):
        said, words = passage.before(by, _REACH), passage.between(by, share)
        is_change = by.aspect == CHANGE and BY.search(said) and is_by_a_share(words)
        is_handled = last.unit == by.unit and not passage.stops(last, by)
        if not is_change or is_handled or share.unit not in PERCENT:
            continue
        if passage.stops(by, share) or YEARLY in words or is_said_to_be_before(passage, by):
            continue
        known = [each for each in passage.alike(by) if passage.stops(each, by) <= _STOPS]
        named = [each for each in known if passage.names_again(by, each)]
        found = _growth_slipped(by, share, known, named, rises=bool(MORE.search(said)))
        if found:
            yield found


def _growth_slipped(
    by: Figure, share: Figure, known: Sequence[Figure], named: Sequence[Figure], *, rises: bool
) -> Disagreement | None:
    """What the words or a slip say is now, unless any figure fits."""
    stated = share.rounded.scaled(_HUNDREDTH)
    before = [(now, now.may_be - by.may_be if rises else now.may_be + by.may_be) for now in known]
    growths = [(now, by.may_be.over(was)) for now, was in before if was.low > 0]
    if stated.low <= 0 or any(growth.meets(stated) for _, growth in growths):
        return None
    was = by.may_be.over(stated)
    due = was + by.may_be if rises else was - by.may_be
    of_now = stated.over(_ONE + stated if rises else _ONE - stated)
    for now, growth in reversed(growths):
        fits = ((share, growth.scaled(100)), (now, due), (by, now.may_be.times(of_now)))
        if now in named or any(is_slip(each.value, worked_out) for each, worked_out in fits):
            sign = "−" if rises else "+"
            said = f"{by.printed} ÷ ({now.printed} {sign} {by.printed}) ≠ {share.printed}"
            about = growth.scaled(100).about
            return Disagreement(Relation.CHANGE, (now, by, share), share, said, about)
    return None


def check_since(report: Passage) -> Iterator[Disagreement]:
    """`达到 A，比目前提高 B`, against what the report says elsewhere that it is now."""
    for now, by in pairwise(report.figures):
        if not _SINCE.search(report.between(now, by)) or report.stops(now, by):
            continue
        known = [each for each in report.of_its_kind(now) if each.place == now.place]
        if len({each.value for each in known}) != 1:
            continue
        change = Change(known[-1], now, rises=bool(MORE.search(report.between(now, by))))
        if found := wrong_way(change) or amount_of(change, by):
            yield found
