"""What was before, what is now, and by how much it is said to have changed."""

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise
from typing import Final, NamedTuple

from annotator.arithmetic.figures import CHANGE, PERCENT, POINTS, Figure
from annotator.arithmetic.finding import Disagreement, Relation
from annotator.arithmetic.interval import Interval
from annotator.arithmetic.passages import CHANGED, Passage
from annotator.arithmetic.slips import is_slip
from annotator.arithmetic.units import base

UP: Final = r"提高|升高|上升|升|增|扩大|上涨|回升|涨|攀|多|高出|超出"
DOWN: Final = r"下降|收窄|缩小|降|减|压|缩短|回落|缩|跌|少|低"
_TO: Final = re.compile(
    r"^[，,]?\w{0,8}?(?:(?P<up>提高|上升|升|增加|增长|增|扩[大充展]|发展|壮大|上涨|回升|涨)"
    r"|(?P<down>下降|降低|降|减少|减|压减|压缩|压|缩短|缩减|回落))(?:到|至|为)\w{0,8}$"
)
_FROM: Final = re.compile(r"[由从][^，,、]{0,12}$")
BY: Final = re.compile(rf"(?:{UP}|{DOWN})\w{{0,6}}$|[增降涨]幅\w{{0,3}}$")
_OWN_BY: Final = re.compile(
    rf"^[，,、（(]?\w{{0,4}}?(?:(?:{UP}|{DOWN})\w{{0,4}}|[增降涨]幅\w{{0,3}})$"
)
AT_ONCE: Final = re.compile(rf"(?:{UP}|{DOWN})了?$")
MORE: Final = re.compile(rf"(?:{UP})\w{{0,6}}$|[增涨]幅\w{{0,3}}$")
REACHED: Final = re.compile(r"[到至为]")
_WAS: Final = (
    r"(?:上年|去年|前年|年初|上月|上季度|上半年|此前|原[来先]|同期|\d{4}年)\w{0,4}[为是有仅]\w?$"
)
BEFORE: Final = re.compile(rf"^[，,（(；;]?{_WAS}")
"""Words in front of what was before, where they stand behind what is now."""
_COMPARED: Final = re.compile("[比较](?![例重])")
_SINCE: Final = {
    **dict.fromkeys(("同比", "上年", "去年", "同期"), "a year ago"),
    **dict.fromkeys(("环比", "上月", "上季", "年初", "计划", "目标", "前年"), "then"),
}
_SINCE_WHEN: Final = re.compile("|".join(_SINCE))
_BESIDE: Final = re.compile("[、，（(]?")
_BY_SO_MUCH: Final = re.compile(r"(?:减少|增加|新增|增长|下降|提高)(?![到至为])[^\W\d]{0,6}$")
SPANS_OF_TIME: Final = frozenset({"年", "个月", "月", "天"})
YEARLY: Final = "年均"
_NEAR: Final = 22
_AFTER_THAN: Final = 6  # characters
_REACH_BACK: Final = 12
_PARTS: Final = dict.fromkeys(PERCENT, 100) | {"倍": 1}


class Change(NamedTuple):
    """A figure that rose or fell to another, in the words of the report."""

    before: Figure
    now: Figure
    rises: bool


def check_changes(passage: Passage) -> Iterator[Disagreement]:
    """Changes that go the wrong way or are not what before and now give."""
    figures = [each for each in passage.figures if each.unit not in SPANS_OF_TIME]
    for at, (before, now) in enumerate(pairwise(figures)):
        change = change_of(passage, before, now)
        if change is None:
            continue
        wrong = wrong_way(change)
        if wrong:
            yield wrong
        elif at + 2 < len(figures):
            found = _amount(passage, change, figures[at + 2])
            if found:
                yield found


def check_growth(passage: Passage) -> Iterator[Disagreement]:
    """Three figures `now, by how much, by what share`, whose share the first two do not give."""
    for now, by, share, to_by, to_share in _grown(passage):
        is_change = by.aspect == CHANGE or AT_ONCE.search(to_by) or _COMPARED.search(to_by)
        if REACHED.search(to_by) or not is_change:
            continue
        if _COMPARED.search(passage.before(now, _AFTER_THAN)) or is_said_to_be_before(passage, now):
            continue
        if not (BY.search(to_by) and is_by_a_share(to_share)) or len(to_by + to_share) > _NEAR:
            continue
        if YEARLY in to_share:
            continue
        base = now.may_be - by.may_be if MORE.search(to_by) else now.may_be + by.may_be
        if base.low <= 0:
            continue
        growth = by.may_be.over(base).scaled(100)
        if not growth.meets(share.rounded):
            said = f"{by.printed} ÷ ({now.printed} {'−' if MORE.search(to_by) else '+'} "
            said += f"{by.printed}) ≠ {share.printed}"
            figures = (now, by, share)
            yield Disagreement(Relation.CHANGE, figures, share, said, growth.about)


def is_by_a_share(words: str) -> bool:
    """Whether words say by what share it changed, not what rate became of it (发生率降至)."""
    return BY.search(words) is not None and ("幅" in words or not CHANGED.search(words))


def _grown(passage: Passage) -> Iterator[tuple[Figure, Figure, Figure, str, str]]:
    """What is now, by how much and by what share it grew, with the words in front of these two.

    `减贫 2180 户 7848 人，多减 180 户，增长 9%`; `接待 186 万人次，增长 15%，多接待 24 万人次`.
    """
    for at, (one, other) in enumerate(pairwise(passage.figures)):
        if not at or passage.stops(passage.figures[at - 1], other):
            continue
        last = passage.figures[at - 1]
        now = last
        if last.unit not in (one.unit, other.unit) and at > 1:
            now = passage.figures[at - 2]
            if _BESIDE.fullmatch(passage.between(now, last)) is None:
                continue
        words, more = passage.between(last, one), passage.between(one, other)
        if one.unit == now.unit and other.unit in PERCENT:
            yield now, one, other, words, more
        elif other.unit == now.unit and one.unit in PERCENT and _of_one_time(words, more):
            yield now, other, one, more, words


def _of_one_time(words: str, more: str) -> bool:
    """Whether both say by how much it grew since the same time, which the later may leave out."""
    said, again = ({_SINCE[it[0]] for it in _SINCE_WHEN.finditer(each)} for each in (words, more))
    return bool(BY.search(words)) and (not again or said == again) and "的" not in more


def is_said_to_be_before(passage: Passage, figure: Figure) -> bool:
    """Whether words in front of a figure say that it was so (去年为 7600 元)."""
    return re.search(rf"(?:^|[，,（(；;]){_WAS}", passage.before(figure, _REACH_BACK)) is not None


def change_of(passage: Passage, before: Figure, now: Figure) -> Change | None:
    """What the words say has risen or fallen to what; None where they do not."""
    if before.unit != now.unit or passage.stops(before, now) or not before.unit:
        return None
    words = passage.between(before, now)
    found = _TO.match(words)
    if found is None or not (_FROM.search(passage.before(before, 16)) or len(words) < 12):
        return None
    if _BY_SO_MUCH.search(passage.before(before, _REACH_BACK)):
        return None
    return Change(before, now, found["up"] is not None)


def wrong_way(change: Change) -> Disagreement | None:
    """What is said to rise and falls, or the other way round; None where it goes as said."""
    low, high = (change.before, change.now) if change.rises else (change.now, change.before)
    if low.may_be.low <= high.may_be.high:
        return None
    said = f"{change.now.printed} {'<' if change.rises else '>'} {change.before.printed}"
    return Disagreement(Relation.DIRECTION, (change.before, change.now), change.now, said)


def _amount(passage: Passage, change: Change, by: Figure) -> Disagreement | None:
    """What follows a change and says how large it was, where it cannot have been."""
    words = passage.between(change.now, by)
    is_said = _OWN_BY.search(words) and (by.aspect == CHANGE or AT_ONCE.search(words))
    if passage.stops(change.now, by) or not is_said or YEARLY in words:
        return None
    return amount_of(change, by)


def amount_of(change: Change, by: Figure) -> Disagreement | None:
    """A change against how much it is said to be; None where that may be so."""
    before, now = change.before.may_be, change.now.may_be
    larger, smaller = (now, before) if change.rises else (before, now)
    difference = larger - smaller
    in_shares = change.now.unit in PERCENT
    of_one_kind = base(by.unit)[0] == base(change.now.unit)[0]
    if by.unit in POINTS if in_shares else of_one_kind:
        factor = base(change.now.unit)[1] / base(by.unit)[1]
        worked_out, sign = difference.scaled(factor), "−"
    elif by.unit in _PARTS and not in_shares and before.low > 0:
        worked_out, sign = difference.over(before).scaled(_PARTS[by.unit]), "÷"
    else:
        return None
    if worked_out.meets(by.rounded):
        return None
    return _amount_finding(change, by, worked_out, sign)


def _amount_finding(change: Change, by: Figure, worked_out: Interval, sign: str) -> Disagreement:
    pair = (change.now, change.before) if change.rises else (change.before, change.now)
    said = f"{pair[0].printed} − {pair[1].printed} ≠ {by.printed}"
    if sign == "÷":
        said = f"({pair[0].printed} − {pair[1].printed}) ÷ {change.before.printed} ≠ {by.printed}"
    figures = (change.before, change.now, by)
    return Disagreement(Relation.CHANGE, figures, by, said, worked_out.about)


def check_compared(passage: Passage) -> Iterator[Disagreement]:
    """`A, 比上年的 B 增长 C %`: the amount or the share that the two figures give."""
    for at, before in enumerate(passage.figures):
        now = _compared_with(passage, before)
        if now is None or before.value <= 0:
            continue
        for last, by in pairwise(passage.figures[at : at + 3]):
            words = passage.between(last, by)
            if passage.stops(last, by) or not BY.search(words) or REACHED.search(words):
                break
            change = Change(before, now, rises=bool(MORE.search(words)))
            if found := _compared(change, by):
                yield found


def _compared_with(passage: Passage, before: Figure) -> Figure | None:
    """What is compared with a figure: the last of its unit before it that is not what each has."""
    words = passage.before(before, _NEAR)
    said = [*_COMPARED.finditer(words)]
    if not said or re.search(rf"{UP}|{DOWN}", words[said[-1].end() :]):
        return None
    known = passage.alike(before)
    alike = [each for each in known if not passage.stops(each, before)] or [
        each
        for each in known
        if passage.stops(each, before) == 1 and passage.names_again(before, each)
    ]
    if alike and passage.is_average(alike[-1]):
        return min(alike[-2:], key=lambda each: _apart(each, before))
    return alike[-1] if alike else None


def _compared(change: Change, by: Figure) -> Disagreement | None:
    """What a comparison says of two figures, where it cannot be or a slip is near."""
    before, now, rises = change
    if by.unit not in PERCENT:
        return amount_of(change, by)
    difference = now.may_be - before.may_be if rises else before.may_be - now.may_be
    growth = difference.over(before.may_be).scaled(100)
    due = before.may_be.times(_factor(by, rises=rises))
    is_plain = all(each.is_plain for each in (before, now, by)) and before.aspect != CHANGE
    slipped = is_slip(now.value, due) or is_slip(by.value, growth)
    if growth.meets(by.rounded) or not (is_plain or slipped):
        return None
    said = f"{before.printed} × (1 {'+' if rises else '−'} {by.printed}) ≠ {now.printed}"
    return Disagreement(Relation.CHANGE, (now, before, by), now, said, due.about)


def _apart(one: Figure, other: Figure) -> Decimal:
    """`收入 1830 万元，村均 13 万元，比上年的 1408 万元`: the nearest is not what is compared."""
    larger, smaller = max(one.value, other.value), min(one.value, other.value)
    return larger / smaller if smaller > 0 else larger


def _factor(share: Figure, *, rises: bool) -> Interval:
    low, high = share.rounded.scaled(Decimal("0.01"))
    return Interval(1 + low, 1 + high) if rises else Interval(1 - high, 1 - low)
