"""The same figure said twice, and one that is an order of magnitude off beside its kin."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations, pairwise
from typing import Final

from annotator.arithmetic.figures import CHANGE, PERCENT, Figure
from annotator.arithmetic.finding import Disagreement, Relation
from annotator.arithmetic.passages import Passage, is_one_thing, is_rule
from annotator.arithmetic.ratios import share_of
from annotator.arithmetic.rests import LEFT
from annotator.arithmetic.slips import digits, is_slip

_FEWEST_DIGITS: Final = 3
_KIN: Final = 3
_SPREAD: Final = 3
_OFF: Final = 8
_SHOWN: Final = 6
_MANY_DIGITS: Final = 4
_NAMED: Final = 16
_NONE_LEFT: Final = re.compile(r"^[，,]\w{0,4}应\w尽\w")
_ALL: Final = re.compile(r"^\w{0,8}?(?:全部|全都|悉数|一个不[落少漏]|无一例外)")


def check_repeated(figures: Sequence[Figure]) -> Iterator[Disagreement]:
    """Figures of one thing, time and place that differ as a slip of the pen makes them differ."""
    shares = [each for each in figures if each.unit in PERCENT]
    for kin in _by_kind(figures, with_time=True):
        by_value = {each.value: each for each in reversed(kin)}
        if len(by_value) != 2:
            continue  # of three values nobody knows which are meant to be one
        first, second = sorted(by_value.values(), key=lambda each: each.start)
        fewest = min(digits(first.value), digits(second.value))
        telling = fewest >= _FEWEST_DIGITS and not _is_rate_or_part(first, second, shares)
        if telling and is_slip(second.value, first.may_be):
            said = f"{first.printed} ≠ {second.printed}"
            pair = (first, second)
            yield Disagreement(Relation.REPEATED, pair, second, said, first.value)


def check_often_said(report: Passage) -> Iterator[Disagreement]:
    """A figure a slip away from one that the report says more than once of the same."""
    said = Counter((each.unit, each.value) for each in report.figures)
    often = [each for each in report.figures if said[each.unit, each.value] > 1]
    for odd in report.figures:
        if said[odd.unit, odd.value] > 1 or not _is_telling(odd):
            continue
        meant = [each for each in often if each.unit == odd.unit and _are_alike(each, odd)]
        values = Counter(each.value for each in meant)
        first = next((each for each in meant if values[each.value] > 1), None)
        if first is not None and is_slip(odd.value, first.may_be):
            printed = f"{first.printed} ≠ {odd.printed}"
            yield Disagreement(Relation.REPEATED, (first, odd), odd, printed, first.value)


def _is_telling(figure: Figure) -> bool:
    is_level = figure.aspect != CHANGE and not is_rule(figure) and figure.unit not in PERCENT
    return is_level and figure.is_plain and digits(figure.value) >= _FEWEST_DIGITS


def _are_alike(one: Figure, other: Figure) -> bool:
    """Whether two are of one thing and place, be it at another time."""
    is_here = not one.place or not other.place or one.place == other.place
    return is_here and _is_telling(one) and is_one_thing(one, other)


def _is_rate_or_part(one: Figure, other: Figure, shares: Sequence[Figure]) -> bool:
    """Whether two of a kind may well differ: rates of one name, or a part of what is counted."""
    if one.unit in PERCENT:
        return True
    part, whole = sorted((one, other), key=lambda each: each.value)
    return any(share_of(part, whole, each).meets(each.rounded) for each in shares)


def check_magnitude(report: Passage) -> Iterator[Disagreement]:
    """A figure ten times what all its kin are, or a tenth, where they are close to each other."""
    told = [each for each in report.figures if not report.is_average(each)]
    for kin in _by_kind(told, with_time=False):
        if len(kin) <= _KIN:
            continue
        smallest, *between, largest = sorted(kin, key=lambda each: each.value)
        for suspect, others in ((smallest, [*between, largest]), (largest, [smallest, *between])):
            low, high = others[0].value, others[-1].value
            if low <= 0 or high > low * _SPREAD:
                continue
            if high * _OFF < suspect.value or suspect.value * _OFF < low:
                said = f"{suspect.printed} : {', '.join(each.printed for each in others[:_SHOWN])}"
                yield Disagreement(Relation.MAGNITUDE, tuple(kin), suspect, said)


def check_list(passage: Passage) -> Iterator[Disagreement]:
    """Figures named one after the other, of which one is ten times the next largest."""
    for kin in passage.lists():
        *_, largest, suspect = sorted(kin, key=lambda each: each.value)
        of_one_unit = all(each.unit == suspect.unit for each in kin)
        if of_one_unit and largest.value * _OFF < suspect.value:
            said = f"{suspect.printed} : {', '.join(each.printed for each in kin)}"
            yield Disagreement(Relation.MAGNITUDE, tuple(kin), suspect, said)


def check_all_of_it(report: Passage) -> Iterator[Disagreement]:
    """All of something (68个贫困村全部退出) against how much of it there was."""
    for each in report.figures:
        if not _ALL.match(report.after(each, _NAMED)) or LEFT.search(report.before(each, _NAMED)):
            continue
        known = [one for one in report.of_its_kind(each) if one.place == each.place]
        if len({one.value for one in known}) == 1 and not known[0].may_be.meets(each.may_be):
            said = f"{known[0].printed} ≠ {each.printed}"
            yield Disagreement(Relation.REPEATED, (known[0], each), each, said, known[0].value)


def check_all_served(passage: Passage) -> Iterator[Disagreement]:
    """`慢病患者 4872 人，签约 4872 人，应签尽签`: all of them, so as many as there are."""
    for there, served in pairwise(passage.figures):
        is_said = _NONE_LEFT.search(passage.after(served, _NAMED))
        if there.unit != served.unit or not is_said or passage.stops(there, served):
            continue
        if passage.counts(served) and not there.may_be.meets(served.may_be):
            said = f"{there.printed} ≠ {served.printed}"
            yield Disagreement(Relation.REPEATED, (there, served), served, said, there.value)


def check_left(report: Passage) -> Iterator[Disagreement]:
    """What is left of something, said twice, where a slip lies between the two."""
    left = [each for each in report.figures if LEFT.search(report.before(each, _NAMED))]
    for one, other in combinations(left, 2):
        of_one_place = (one.unit, one.place) == (other.unit, other.place)
        telling = min(digits(one.value), digits(other.value)) >= _MANY_DIGITS
        if of_one_place and telling and is_slip(other.value, one.may_be):
            said = f"{one.printed} ≠ {other.printed}"
            yield Disagreement(Relation.REPEATED, (one, other), other, said, one.value)


def check_digits(figures: Sequence[Figure]) -> Iterator[Disagreement]:
    """Figures of one unit with the same many digits, where only the power of ten is another."""
    known: dict[tuple[str, tuple[int, ...]], Figure] = {}
    for each in figures:
        if digits(each.value) < _MANY_DIGITS or not each.is_plain or each.aspect == CHANGE:
            continue
        first = known.setdefault((each.unit, each.value.normalize().as_tuple().digits), each)
        is_another = first.indicator and each.indicator and not is_one_thing(first, each)
        if first.value != each.value and not is_another:
            said = f"{first.printed} ≠ {each.printed}"
            yield Disagreement(Relation.REPEATED, (first, each), each, said, first.value)


def _by_kind(figures: Iterable[Figure], *, with_time: bool) -> Iterator[list[Figure]]:
    kinds: dict[tuple[str, ...], list[Figure]] = defaultdict(list)
    for each in figures:
        if is_rule(each) or not each.indicator or not each.is_plain:
            continue
        key = (each.indicator, each.unit, each.status, each.aspect)
        kinds[(*key, each.time, each.place) if with_time else key].append(each)
    yield from (kin for kin in kinds.values() if len(kin) > 1)
