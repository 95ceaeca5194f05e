"""Shares of something that is counted elsewhere in the report, and shares that make up a whole."""

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise
from typing import Final

from annotator.arithmetic.figures import PERCENT, Figure
from annotator.arithmetic.finding import Disagreement, Relation
from annotator.arithmetic.interval import Interval
from annotator.arithmetic.passages import Passage, is_rule
from annotator.arithmetic.ratios import share_finding, share_of, share_slipped
from annotator.arithmetic.shares import OF_NAMED
from annotator.arithmetic.slips import is_slip
from annotator.arithmetic.sums import sum_finding, sum_of, sum_slipped

_ALL_PEOPLE: Final = re.compile("^总?(?:人口|人数|户数)$|^(?:全[村县乡镇市])?总(?:人口|户)")
_POOR: Final = re.compile(r"贫困发生率\w{0,3}$")
_RURAL: Final = re.compile("农业人口|农村人口|乡村人口|农村户籍人口")
_OF_PLACE: Final = re.compile(r"占(?:了|到)?全[县市区乡镇村省州](?:总[数量])?的$")
_TAKES: Final = re.compile(r"占\w?$")
_WHOLE: Final = Interval(Decimal(100), Decimal(100))
_REACH: Final = 20
_RATHER, _FAR = Decimal("1.1"), Decimal("1.5")
_BREAKS: Final = re.compile(r"\s")


def check_hundred(passage: Passage) -> Iterator[Disagreement]:
    """Two shares that take all between them (集中占93.3%，分散占6.7%) and are not a hundred."""
    shares = [each for each in passage.figures if each.unit in PERCENT]
    for one, other in pairwise(shares):
        words = passage.between(one, other)
        both = _TAKES.search(passage.before(one, _REACH)) and _TAKES.search(words)
        if not both or len(words) > _REACH or passage.stops(one, other):
            continue
        slipped = is_slip(one.value, _WHOLE - other.rounded)
        if slipped or is_slip(other.value, _WHOLE - one.rounded):
            said = f"{one.printed} + {other.printed} ≠ 100%"
            worked_out = (_WHOLE - one.rounded).middle
            yield Disagreement(Relation.SHARE, (one, other), other, said, worked_out)


def check_filled(passage: Passage) -> Iterator[Disagreement]:
    """Parts whose shares make up a hundred, so that they make up the whole before them."""
    taken: list[tuple[Figure, Figure]] = []
    for part, share in pairwise(passage.figures):
        if share.unit not in PERCENT or not _TAKES.search(passage.between(part, share)):
            continue
        if taken and (taken[-1][0].unit != part.unit or passage.stops(taken[-1][1], part) > 1):
            taken = []
        taken.append((part, share))
        if len(taken) > 1 and sum(each.value for _, each in taken) == _WHOLE.low:
            yield from _filled(passage, [part for part, _ in taken])
            taken = []


def _filled(passage: Passage, parts: list[Figure]) -> Iterator[Disagreement]:
    known = [each for each in passage.alike(parts[0]) if passage.stops(each, parts[0]) <= 1]
    known = [each for each in known if passage.may_have_parts(each)]
    if not known or any(sum_of(parts).meets(each.may_be) for each in known):
        return
    totals = [each for each in known if len(known) == 1 or sum_slipped(each, parts)]
    if totals:
        yield sum_finding(totals[-1], parts)


def check_shares_of_all(report: Passage) -> Iterator[Disagreement]:
    """Shares of what they name or, as the share of the poor, are always of."""
    for share in report.figures:
        if share.unit not in PERCENT or is_rule(share):
            continue
        words = report.before(share, _REACH)
        if _OF_PLACE.search(words):
            yield from _of_place(report, share)
        elif named := OF_NAMED.search(words):
            pair = _part_and_whole(report, share, re.compile(re.escape(named["base"])))
            if pair is None and _ALL_PEOPLE.search(named["base"]):
                pair = _part_of_most(report, share)
            if (
                pair
                and not _is_of_another(report, *pair, share)
                and (share_slipped(*pair, share) or _is_far(*pair, share, _RATHER))
            ):
                yield share_finding(*pair, share)
        elif _POOR.search(words):
            pair = _part_and_whole(report, share, _RURAL)
            if pair and (share_slipped(*pair, share) or _is_far(*pair, share, _FAR)):
                yield share_finding(*pair, share)


def _of_place(report: Passage, share: Figure) -> Iterator[Disagreement]:
    """`1.17 万人，占全市的 37.5%`: the figure that all of the place has, where a slip is near."""
    part = next(iter(report.ahead_of(share)[-1:]), None)
    if part is None or report.stops(part, share) or not part.value or not report.counts(part):
        return
    known = [each for each in report.alike(part) if each.value]
    if any(share_of(part, each, share).meets(share.rounded) for each in known):
        return
    for whole in reversed(known):
        if whole.value > part.value and share_slipped(part, whole, share):
            yield share_finding(part, whole, share)
            return


def _is_of_another(report: Passage, part: Figure, whole: Figure, share: Figure) -> bool:
    """Whether a share is that of another figure than the one whose name fits."""
    known = (each for each in report.alike(part) if each is not whole and each.value)
    return any(share_of(part, each, share).meets(share.rounded) for each in known)


def _part_of_most(report: Passage, share: Figure) -> tuple[Figure, Figure] | None:
    """`全村 326 户 1304 人`: who are all is not said, but nothing larger is counted."""
    counts = [each for each in report.ahead_of(share) if report.counts(each)]
    if not counts or report.stops(counts[-1], share):
        return None
    part = counts[-1]
    alike = [each for each in report.alike(part) if each.place == part.place]
    whole = max(alike, key=lambda each: each.value, default=None)
    return None if whole is None or not part.value else (part, whole)


def _part_and_whole(
    report: Passage, share: Figure, name: re.Pattern[str]
) -> tuple[Figure, Figure] | None:
    """The count in front of a share, and the last one before that which is of the named."""
    before = [each for each in report.ahead_of(share) if each.value]
    counts = [each for each in before if each.unit not in PERCENT and not is_rule(each)]
    counts = [each for each in counts if not report.is_average(each)]
    if not counts or report.stops(counts[-1], share):
        return None
    *earlier, part = counts
    for whole in reversed(earlier):
        is_named = whole.unit == part.unit and name.search(_BREAKS.sub("", whole.indicator))
        if is_named and whole.place == part.place:
            return part, whole
    return None


def _is_far(part: Figure, whole: Figure, share: Figure, factor: Decimal) -> bool:
    """Whether a share is not what it must be even where people counted at other times."""
    low, high = share_of(part, whole, share)
    return share.value * factor < low or high * factor < share.value
