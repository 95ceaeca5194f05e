"""What each gets, times how many there are, against the sum; and people against households."""

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import permutations
from typing import Final, NamedTuple

from annotator.arithmetic.figure import CHANGE, Figure
from annotator.arithmetic.finding import Disagreement, Relation
from annotator.arithmetic.interval import Interval
from annotator.arithmetic.passages import CHANGED, HAVERS, Passage
from annotator.arithmetic.slips import digits, is_slip
from annotator.arithmetic.units import base

_EACH: Final = re.compile(
    rf"(?P<of>[{HAVERS}])(?:均|(?<=亩)产)"
    rf"|[每单](?P<one>公里|公斤|千瓦时|千瓦|平方米|[{HAVERS}度吨])"
)
_TOGETHER: Final = re.compile(r"^[，,](?!其中|另|[比较]|同比|[户人]均|已|新增)\w{0,8}$")
_NAMED: Final = 8  # characters
_ENDS: Final = re.compile("[。！？!?]")
_COUNTED: Final = {
    "人": ("人", "人次", "名", "位", "口", "个"),  # posts are counted in 个
    "名": ("人", "名", "位", "个"),
    "村": ("村", "个"),
    "队": ("队", "支"),
    "单": ("单", "笔"),
    "社": ("社", "个", "家"),
}
_TIMES: Final = {
    "年": (Decimal(1),),
    "月": (Decimal(12), Decimal(6), Decimal(1), Decimal(3), Decimal(9)),
    "天": (Decimal(1),),
}
_PEOPLE: Final = frozenset({"人", "名", "口"})
_WIDEST: Final = Decimal("1.3")
_DIGIT: Final = re.compile(r"\d")
_FEW_DIGITS: Final = 2
_BESIDE: Final = 12  # figures
_STOPS: Final = 4  # ends of sentences
_CLOSE: Final = 12  # characters
_FEWEST, _MOST = Decimal(1), Decimal(8)


class _Rate(NamedTuple):
    """What each has: the units in which those are counted, the unit of what they have."""

    of: tuple[str, ...]
    unit: str

    def counts(self, unit: str) -> bool:
        """Whether an amount of this unit is so many of them (吨 of 公斤)."""
        return unit in self.of or base(unit)[0] in {base(each)[0] for each in self.of}

    def sums(self, unit: str) -> bool:
        """Whether an amount of this unit may be what all have together."""
        return base(unit)[0] == base(self.unit)[0]


def check_averages(passage: Passage) -> Iterator[Disagreement]:
    """A count times what each has, that the stated sum is a slip away from."""
    for each in passage.figures:
        rate = _rate(passage, each)
        if rate is None or not each.value or _is_limit(each):
            continue
        near = [other for other in passage.figures if _is_near(passage, each, other)]
        counts = [other for other in near if rate.counts(other.unit) and other.aspect != CHANGE]
        sums = [other for other in near if _is_sum(passage, each, rate, other)]
        found = _judge(each, rate, counts, sums) or _beside_each_other(
            passage, each, rate, counts, sums
        )
        if found:
            yield found


def check_averages_of_all(report: Passage) -> Iterator[Disagreement]:
    """The same where what is counted stands further back in the report."""
    for at, each in enumerate(report.figures):
        rate = _rate(report, each)
        if "/" in each.unit or rate is None or not each.value or _is_limit(each):
            continue
        beside = report.figures[max(0, at - _BESIDE) : at + _BESIDE]
        if any(rate.counts(one.unit) and _is_beside(report, each, one) for one in beside):
            continue
        around = report.figures[max(0, at - 1) : at + 2]
        counts = [one for one in report.figures[:at] if _is_counted(one, each, rate)]
        sums = [one for one in around if _is_sum(report, each, rate, one)]
        found = _judge(each, rate, counts, sums)
        if found:
            yield found


def _is_beside(report: Passage, each: Figure, other: Figure) -> bool:
    """Whether it stands near in the same paragraph, where `check_averages` sees it."""
    first, second = sorted((each.start, other.start))
    return _is_near(report, each, other) and "\n" not in report.text[first:second]


def _is_counted(count: Figure, each: Figure, rate: _Rate) -> bool:
    """Whether what each gets may be meant for so many: a precise count of the same place."""
    is_level = count.aspect != CHANGE and count.is_plain
    is_telling = digits(count.value) > _FEW_DIGITS
    is_here = rate.counts(count.unit) and count.place == each.place
    return is_here and is_level and is_telling


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


def _rate(passage: Passage, figure: Figure) -> _Rate | None:
    """What a figure says that each has; None where it does not."""
    unit, _, per = figure.unit.partition("/")
    if per:
        of = re.split(r"[/·•]", per)[0].removeprefix("每")
        return _Rate(_COUNTED.get(of, (of,)), unit)
    words = passage.before(figure, 12)
    said = list(_EACH.finditer(words))
    if not said or _DIGIT.search(words, said[-1].end()):
        return None
    of = said[-1]["of"] or said[-1]["one"]
    return _Rate(_COUNTED.get(of, (of,)), unit)


def _is_near(passage: Passage, each: Figure, other: Figure) -> bool:
    first, second = (each, other) if each.start < other.start else (other, each)
    return other is not each and passage.stops(first, second) < _STOPS and "/" not in other.unit


def _is_sum(passage: Passage, each: Figure, rate: _Rate, other: Figure) -> bool:
    """Whether a figure may be what all get together: of the same kind, in the same sentence."""
    first, second = (each, other) if each.start < other.start else (other, each)
    if not rate.sums(other.unit) or passage.stops(first, second):
        return False
    if CHANGED.search(passage.between(first, second)):
        return False  # what it became, not what all get
    return other is not each and passage.counts(other)


def _judge(
    each: Figure, rate: _Rate, counts: list[Figure], sums: list[Figure]
) -> Disagreement | None:
    factors = _TIMES["月"] if re.search(r"[/·•]月", each.unit) else _TIMES["年"]
    triples = [
        (count, total, _product(each, rate, count, total).scaled(factor))
        for count in counts
        for total in sums
        for factor in factors
        if count.unit != total.unit and _in_base(total) >= each.value * base(rate.unit)[1]
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
    passage: Passage, each: Figure, rate: _Rate, counts: list[Figure], sums: list[Figure]
) -> Disagreement | None:
    """Of figures right beside it nobody can mean others, however far they are off."""
    triples = [
        (count, total, _product(each, rate, count, total))
        for count, total in _beside(passage, each)
        if count in counts and total in sums and count.is_plain and count.unit != total.unit
    ]
    if not triples or any(product.meets(_loose(total)) for _, total, product in triples):
        return None
    return _finding(each, *triples[0])


def _beside(passage: Passage, each: Figure) -> Iterator[tuple[Figure, Figure]]:
    """`惠及 5280 户 2.64 亿元，户均 5 万元`, `园区 30 个，每个 6 万元，共 180 万元`."""
    before = [it for it in passage.figures if it.end <= each.start][-_BESIDE:]
    before = [it for it in before if not _rate(passage, it)]
    following = next((it for it in passage.figures if it.start >= each.end), None)
    if following is not None and not _TOGETHER.search(passage.between(each, following)):
        following = None
    if following is not None:
        named = passage.before(each, _NAMED)
        yield from ((it, following) for it in before if it.indicator and it.indicator in named)
    if not before or not _is_close(passage, before[-1], each):
        return
    if len(before) > 1 and not _ENDS.search(passage.between(before[-2], each)):
        yield from permutations(before[-2:])
    if following is not None and not _ENDS.search(passage.between(before[-1], each)):
        yield before[-1], following


def _is_close(passage: Passage, figure: Figure, each: Figure) -> bool:
    words = passage.between(figure, each)
    is_said = "/" in each.unit or _EACH.search(words)
    return bool(is_said) and len(words) <= _CLOSE and "月" not in words


def _product(each: Figure, rate: _Rate, count: Figure, total: Figure) -> Interval:
    """What all have together, in the unit of the total."""
    counted = base(count.unit)[1] / base(rate.of[0])[1]
    shared = base(rate.unit)[1] / base(total.unit)[1]
    return count.may_be.times(each.rounded).scaled(counted * shared)


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
