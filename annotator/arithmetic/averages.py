"""What each gets, times how many there are, against the sum; and people against households."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import permutations
from typing import Final

from annotator.arithmetic.figures import CHANGE, PERCENT, POINTS, Figure
from annotator.arithmetic.finding import Disagreement, Relation
from annotator.arithmetic.interval import Interval
from annotator.arithmetic.passages import CHANGED, Passage, is_one_thing, is_rule
from annotator.arithmetic.rates import Rate, rate_of
from annotator.arithmetic.slips import digits, is_slip
from annotator.arithmetic.units import base

_TOGETHER: Final = re.compile(r"^[，,](?!其中|另|[比较]|同比|[户人]均|已|新增|村?集体)\w{0,8}$")
_NAMED: Final = 8  # characters
_ENDS: Final = re.compile("[。！？!?]")
_YEARS: Final = (Decimal(1),)
_MONTHS: Final = (Decimal(12), Decimal(6), Decimal(1), Decimal(3), Decimal(9))
_MONTHLY: Final = re.compile(r"月[人户]?均|每月|月\w{0,6}$")
_PEOPLE: Final = ("人", "名", "口")
_WIDEST: Final = Decimal("1.3")
_FEW_DIGITS: Final = 2
_BESIDE, _AROUND = 12, 30  # figures
_STOPS: Final = 4  # ends of sentences
_CLOSE: Final = 12  # characters
_FEWEST, _MOST = Decimal(1), Decimal(8)

Triple = tuple[Figure, Figure, Interval]
"""How many there are, what all get, and what all would get by what each gets."""


def check_averages(passage: Passage) -> Iterator[Disagreement]:
    """A count times what each has, that is not the sum."""
    for at, each in enumerate(passage.figures):
        rate = rate_of(passage, each)
        if rate is None or not each.value or _is_limit(each):
            continue
        around = passage.figures[max(0, at - _AROUND) : at + _AROUND]
        near = [other for other in around if _is_near(passage, each, other)]
        counts = [
            other
            for other in near
            if rate.counts(other) and (other.aspect != CHANGE or _is_paired(passage, other))
        ]
        sums = [other for other in near if _is_sum(passage, each, rate, other)]
        triples = _triples(passage, each, rate, counts, sums)
        if any(product.meets(_loose(total)) for _, total, product in triples):
            continue
        found = _slipped(each, triples) or _beside_each_other(passage, each, triples)
        if found:
            yield found


def check_averages_of_all(report: Passage) -> Iterator[Disagreement]:
    """The same where what is counted stands further back in the report."""
    for at, each in enumerate(report.figures):
        rate = rate_of(report, each)
        if "/" in each.unit or rate is None or not each.value or _is_limit(each):
            continue
        beside = report.figures[max(0, at - _BESIDE) : at + _BESIDE]
        if any(rate.counts(one) and _is_beside(report, each, one) for one in beside):
            continue
        around = report.figures[max(0, at - 1) : at + 2]
        counts = [one for one in report.figures[:at] if _is_counted(one, each, rate)]
        sums = [one for one in around if _is_sum(report, each, rate, one)]
        triples = _triples(report, each, rate, counts, sums)
        if any(product.meets(_loose(total)) for _, total, product in triples):
            continue
        if found := _slipped(each, triples):
            yield found


def _is_paired(passage: Passage, count: Figure) -> bool:
    """`新增贷款 1260 户 6300 万元`: so many more, with what they got right behind them."""
    got = next(iter(passage.behind(count)), None)
    return got is not None and got.aspect == CHANGE and passage.between(count, got) in ("", "、")


def _is_beside(report: Passage, each: Figure, other: Figure) -> bool:
    """Whether it stands near in the same paragraph, where `check_averages` sees it."""
    first, second = sorted((each.start, other.start))
    return _is_near(report, each, other) and "\n" not in report.text[first:second]


def _is_counted(count: Figure, each: Figure, rate: Rate) -> bool:
    """Whether what each gets may be meant for so many: a precise count of the same place."""
    is_level = count.aspect != CHANGE and count.is_plain
    is_telling = digits(count.value) > _FEW_DIGITS
    is_here = rate.counts(count) and count.place == each.place
    return is_here and is_level and is_telling


def check_households(passage: Passage) -> Iterator[Disagreement]:
    """So many households with so many people, where no household has so few or so many."""
    for households, people in zip(passage.figures, passage.figures[1:], strict=False):
        words = passage.between(households, people).removeprefix(households.indicator)
        if not (_counts(households, "户") and _counts(people, *_PEOPLE) and _JOINED.match(words)):
            continue
        if households.aspect != people.aspect or not households.value:
            continue
        size = people.may_be.over(households.may_be)
        if size.high < _FEWEST or size.low > _MOST:
            said = f"{people.printed} ÷ {households.printed} ≈ {size.about.normalize():f}"
            pair = (households, people)
            yield Disagreement(Relation.HOUSEHOLDS, pair, people, said)


_JOINED: Final = re.compile(r"^[、，,（(共]?[近约]?$")


def _counts(figure: Figure, *units: str) -> bool:
    """Whether it is of one of the units, be it as a noun (16万贫困人口)."""
    return figure.unit in units or (not figure.unit and figure.indicator.endswith(units))


def _is_limit(figure: Figure) -> bool:
    """Whether words around it make it the least or the most that each has."""
    low, high = figure.may_be
    return low * _WIDEST < high


def _is_near(passage: Passage, each: Figure, other: Figure) -> bool:
    first, second = (each, other) if each.start < other.start else (other, each)
    return other is not each and passage.stops(first, second) < _STOPS and "/" not in other.unit


def _is_sum(passage: Passage, each: Figure, rate: Rate, other: Figure) -> bool:
    """Whether a figure may be what all get together: of one kind, in the sentence or named so."""
    first, second = (each, other) if each.start < other.start else (other, each)
    if not rate.sums(passage, other) or not passage.counts(other):
        return False
    if _ENDS.search(passage.between(first, second)) and not is_one_thing(each, other):
        return False
    return not CHANGED.search(passage.between(first, second))  # what it became


def _triples(
    passage: Passage, each: Figure, rate: Rate, counts: Sequence[Figure], sums: Sequence[Figure]
) -> list[Triple]:
    factors = _MONTHS if _is_monthly(passage, each) else _YEARS
    return [
        (count, total, _product(each, rate, count, total).scaled(factor))
        for count in counts
        for total in sums
        for factor in factors
        if (count.unit != total.unit or not rate.counts(total))
        and _in_base(total) >= each.value * base(rate.unit)[1]
    ]


def _is_monthly(passage: Passage, each: Figure) -> bool:
    words = passage.before(each, _NAMED)
    return bool(re.search(r"[/·•]月", each.unit) or _MONTHLY.search(words))


def _slipped(each: Figure, triples: Sequence[Triple]) -> Disagreement | None:
    """The sum, the count or what each gets where a slip lies between it and the other two."""
    for count, total, product in triples:
        if is_slip(total.value, product) or any(
            _slipped_in(factor, total, product) for factor in (each, count)
        ):
            return _finding(each, count, total, product)
    return None


def _finding(each: Figure, count: Figure, total: Figure, product: Interval) -> Disagreement:
    said = f"{count.printed} × {each.printed} ≠ {total.printed}"
    figures = (count, each, total)
    return Disagreement(Relation.AVERAGE, figures, total, said, product.about.normalize())


def _beside_each_other(
    passage: Passage, each: Figure, triples: Sequence[Triple]
) -> Disagreement | None:
    """Of figures right beside it nobody can mean others, however far they are off."""
    known = {(count.key, total.key): triple for triple in triples for count, total, _ in [triple]}
    pairs = (pair for pair in _beside(passage, each) if not _is_part(passage, *pair))
    meant = (known.get((count.key, total.key)) for count, total in pairs if count.is_plain)
    found = next((triple for triple in meant if triple is not None), None)
    return None if found is None else _finding(each, *found)


def _is_part(passage: Passage, one: Figure, other: Figure) -> bool:
    """Whether the later of two is a part of something, to which the earlier one belongs."""
    first, second = sorted((one, other), key=lambda each: each.start)
    return "其中" in passage.between(first, second)


def _beside(passage: Passage, each: Figure) -> Iterator[tuple[Figure, Figure]]:
    """`惠及 5280 户 2.64 亿元，户均 5 万元`, `园区 30 个，每个 6 万元，共 180 万元`."""
    before = [it for it in passage.ahead_of(each) if it.unit not in (*PERCENT, *POINTS, "倍")]
    before = [it for it in before if not rate_of(passage, it)][-_BESIDE:]
    behind = passage.behind(each)[:2]
    following = [it for it in behind[:1] if _TOGETHER.search(passage.between(each, it))]
    if following and not _ENDS.search(passage.between(each, behind[-1])):
        yield from permutations(behind, 2)  # 每人 50 元，投保 7.2 万人，保费 360 万元
    if not before:
        return
    last = before[-1]
    named = passage.before(each, _NAMED)
    for near in (last, *following):
        yield from ((it, near) for it in before if it.indicator and it.indicator in named)
    here = [it for it in before if not _ENDS.search(passage.between(it, each))]
    if len(passage.between(last, each)) <= _CLOSE:
        yield from permutations(here[-2:], 2)
        yield from permutations([*here[-1:], *following], 2)
    of_last = [it for it in here if it.unit == last.unit and _is_part(passage, it, last)]
    for near in (*(of_last or [last]), *following):
        yield from ((it, near) for it in reversed(here))
    if not is_rule(each):  # a rate of pay need not be of what the sentence speaks of
        yield from ((last, it) for it in reversed(here))


def _product(each: Figure, rate: Rate, count: Figure, total: Figure) -> Interval:
    """What all have together, in the unit of the total."""
    counted = base(count.unit)[1] / base(rate.of[0])[1]
    shared = base(rate.unit)[1] / base(total.unit)[1]
    shares = Interval(each.value, each.value) if rate.is_exact and is_rule(each) else each.rounded
    return count.may_be.times(shares).scaled(counted * shared)


def _slipped_in(factor: Figure, total: Figure, product: Interval) -> bool:
    """Whether one of the two that are multiplied is a slip away from what the sum leaves for it."""
    middle = product.middle
    due = total.may_be.scaled(factor.value / middle) if middle > 0 else None
    return due is not None and is_slip(factor.value, due)


def _in_base(figure: Figure) -> Decimal:
    return figure.value * base(figure.unit)[1]


def _loose(total: Figure) -> Interval:
    low, high = total.rounded
    return Interval(low * Decimal("0.98"), high * Decimal("1.02"))
