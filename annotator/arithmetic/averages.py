"""What each gets, times how many there are, against the sum; and people against households."""

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from annotator.arithmetic.figure import CHANGE, Figure
from annotator.arithmetic.finding import Disagreement, Relation
from annotator.arithmetic.interval import Interval
from annotator.arithmetic.passages import CHANGED, Passage
from annotator.arithmetic.slips import digits, is_slip
from annotator.arithmetic.units import base

_EACH: Final = re.compile(
    r"(?P<of>[户人亩村座个队名棵只头斤单])(?:均|(?<=亩)产)"
    r"|[每单](?P<one>公里|公斤|千瓦时|[户人名亩座个村队所条支头斤棵家期吨])"
)
_ENDS: Final = re.compile("[。！？!?]")
_COUNTED: Final = {
    "人": ("人", "人次", "名", "位", "口", "个"),  # posts are counted in 个
    "名": ("人", "名", "位", "个"),
    "村": ("村", "个"),
    "队": ("队", "支"),
    "单": ("单", "笔"),
}
_TIMES: Final = {
    "年": (Decimal(1),),
    "月": (Decimal(12), Decimal(6), Decimal(1), Decimal(3), Decimal(9)),
    "天": (Decimal(1),),
}
_PEOPLE: Final = frozenset({"人", "名", "口"})
_WIDEST: Final = Decimal("1.3")
_FEW_DIGITS: Final = 2
_BESIDE: Final = 12  # figures
_CLOSE: Final = 12  # characters
_FEWEST, _MOST = Decimal(1), Decimal(8)


def check_averages(passage: Passage) -> Iterator[Disagreement]:
    """A count times what each has, that the stated sum is a slip away from."""
    for each in passage.figures:
        counted, unit = _rate(passage, each)
        if not counted or not each.value or _is_limit(each):
            continue
        near = [other for other in passage.figures if _is_near(passage, each, other)]
        counts = [other for other in near if other.unit in counted and other.aspect != CHANGE]
        sums = [other for other in near if _is_sum(passage, each, unit, other)]
        found = _judge(each, unit, counts, sums) or _beside_each_other(passage, each, counts, sums)
        if found:
            yield found


def check_averages_of_all(report: Passage) -> Iterator[Disagreement]:
    """The same where what is counted stands further back in the report."""
    for at, each in enumerate(report.figures):
        counted, unit = _rate(report, each)
        if "/" in each.unit or not counted or not each.value or _is_limit(each):
            continue
        beside = report.figures[max(0, at - _BESIDE) : at + _BESIDE]
        if any(one.unit in counted and _is_beside(report, each, one) for one in beside):
            continue
        around = report.figures[max(0, at - 1) : at + 2]
        counts = [one for one in report.figures[:at] if _is_counted(one, each, counted)]
        sums = [one for one in around if _is_sum(report, each, unit, one)]
        found = _judge(each, unit, counts, sums)
        if found:
            yield found


def _is_beside(report: Passage, each: Figure, other: Figure) -> bool:
    """Whether it stands near in the same paragraph, where `check_averages` sees it."""
    first, second = sorted((each.start, other.start))
    return _is_near(report, each, other) and "\n" not in report.text[first:second]


def _is_counted(count: Figure, each: Figure, units: tuple[str, ...]) -> bool:
    """Whether what each gets may be meant for so many: a precise count of the same place."""
    is_level = count.aspect != CHANGE and count.is_plain
    is_telling = digits(count.value) > _FEW_DIGITS
    return count.unit in units and count.place == each.place and is_level and is_telling


def check_households(passage: Passage) -> Iterator[Disagreement]:
    """So many households with so many people, where no household has so few or so many."""
    for households, people in zip(passage.figures, passage.figures[1:], strict=False):
        words = passage.between(households, people)
        if households.unit != "户" or people.unit not in _PEOPLE or words not in _JOINED:
            continue
        if households.aspect != people.aspect or not households.value:
            continue
        size = people.may_be.over(households.may_be)
        if size.high < _FEWEST or size.low > _MOST:
            said = f"{people.printed} ÷ {households.printed} ≈ {size.about.normalize():f}"
            pair = (households, people)
            yield Disagreement(Relation.HOUSEHOLDS, pair, people, said)


_JOINED: Final = ("", "、", "，", ",", "（", "(", "共")


def _is_limit(figure: Figure) -> bool:
    """Whether words around it make it the least or the most that each has."""
    low, high = figure.may_be
    return low * _WIDEST < high


def _rate(passage: Passage, figure: Figure) -> tuple[tuple[str, ...], str]:
    """What is counted where a figure says what each has, and the unit of what each has."""
    unit, _, per = figure.unit.partition("/")
    if per:
        of = re.split(r"[/·•]", per)[0].removeprefix("每")
        return _COUNTED.get(of, (of,)), unit
    said = list(_EACH.finditer(passage.before(figure, 12)))
    if not said:
        return (), ""
    of = said[-1]["of"] or said[-1]["one"]
    return _COUNTED.get(of, (of,)), unit


def _is_near(passage: Passage, each: Figure, other: Figure) -> bool:
    first, second = (each, other) if each.start < other.start else (other, each)
    return other is not each and passage.stops(first, second) < 2 and "/" not in other.unit


def _is_sum(passage: Passage, each: Figure, unit: str, other: Figure) -> bool:
    """Whether a figure may be what all get together: of the same kind, in the same sentence."""
    first, second = (each, other) if each.start < other.start else (other, each)
    if base(other.unit)[0] != base(unit)[0] or passage.stops(first, second):
        return False
    if CHANGED.search(passage.between(first, second)):
        return False  # what it became, not what all get
    return other is not each and passage.counts(other)


def _judge(
    each: Figure, unit: str, counts: list[Figure], sums: list[Figure]
) -> Disagreement | None:
    factors = _TIMES["月"] if re.search(r"[/·•]月", each.unit) else _TIMES["年"]
    triples = [
        (count, total, _product(each, count, unit, total, factor))
        for count in counts
        for total in sums
        for factor in factors
        if count is not total and total.value * base(total.unit)[1] >= each.value * base(unit)[1]
    ]
    if any(product.meets(_loose(total)) for _, total, product in triples):
        return None
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
    passage: Passage, each: Figure, counts: list[Figure], sums: list[Figure]
) -> Disagreement | None:
    """`惠及 5280 户 2.64 亿元，户均 5 万元`: nobody can mean others, however far they are off."""
    before = [it for it in passage.figures if it.end <= each.start][-2:]
    if len(before) < 2 or _ENDS.search(passage.between(before[0], each)):
        return None
    words = passage.between(before[1], each)
    if len(words) > _CLOSE or "月" in words or not ("/" in each.unit or _EACH.search(words)):
        return None
    for count, total in (before, before[::-1]):
        if count in counts and total in sums and count.is_plain:
            unit = each.unit.partition("/")[0]
            product = _product(each, count, unit, total, Decimal(1))
            if not product.meets(_loose(total)):
                return _finding(each, count, total, product)
    return None


def _product(each: Figure, count: Figure, unit: str, total: Figure, factor: Decimal) -> Interval:
    shared = base(unit)[1] / base(total.unit)[1]
    return count.may_be.times(each.rounded).scaled(factor * shared)


def _slipped_in(factor: Figure, total: Figure, product: Interval) -> bool:
    """Whether one of the two that are multiplied is a slip away from what the sum leaves for it."""
    middle = product.middle
    due = total.may_be.scaled(factor.value / middle) if middle > 0 else None
    return due is not None and is_slip(factor.value, due)


def _loose(total: Figure) -> Interval:
    low, high = total.rounded
    return Interval(low * Decimal("0.98"), high * Decimal("1.02"))
