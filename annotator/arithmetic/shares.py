"""Shares against the part and the whole that they are of."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise
from typing import Final

from annotator.arithmetic.figure import CHANGE, PERCENT, POINTS, Figure
from annotator.arithmetic.finding import Disagreement, Relation
from annotator.arithmetic.interval import Interval
from annotator.arithmetic.passages import CHANGED, Passage, is_rule
from annotator.arithmetic.slips import digits, is_slip
from annotator.arithmetic.units import base

_SHARE: Final = re.compile(r"占|比重|完成[^，。；]{0,14}的$|(?P<rate>\w{2,6})(?:率|比例|进度)")
_STRAIGHT: Final = re.compile(r"[，,]\w?(?P<rate>)$")
_TAKES: Final = re.compile(r"^[，,、]?占(?:比|了)?$")
_OTHERS: Final = re.compile("还|仍|尚|未|没|剩|余|其他|另|非|自付|降|减|压")
_STILL: Final = re.compile("还|仍|尚|未")
_OTHER_RATES: Final = re.compile(
    r"发生率|增长率|普及率|利率|逾期率|不良率|巩固率|覆盖率|入学率|增幅|降幅|增长|提高|下降|减少"
)
_OF_QUALITY: Final = re.compile("满意|成活|存活|合格|优良|知晓|稳定|参与|报销|绿化|通达|就业|森林")
_DONE: Final = re.compile("已|实[收际]|完成")
OF_NAMED: Final = re.compile(
    r"占(?:了|到|去)?(?:全[县市区乡镇村省州])?(?P<base>[^\W\d]{2,8}?)(?:总数|总量|总人口)?的$"
)
"""Words that name what a share is of."""
_RATE_BEFORE: Final = re.compile(r"率\w{0,4}$")
_MAY_EXCEED: Final = re.compile(
    "完成|增长|增速|毛入|赔付|偿付|周转|回报|收益|杠杆|负债|保值|达产|超额"
)
_ALL: Final = 100
_NEAR: Final = 25
_BACK: Final = 10
_DIGIT: Final = re.compile(r"\d")
_ENDS: Final = re.compile("[。！？]")
_PEOPLE: Final = ("人", "名", "口")
_BESIDE: Final = 2  # so many households with so many people
_FURTHER: Final = 3  # ends of sentences
_CLOSE: Final = 14
_TELLING: Final = 4  # digits, from where a number is not one digit from another by chance
_ITS: Final = "的"
_THEN_WHOLE: Final = re.compile(
    r"^[，,（(](?:全\w|目前|现)?\w{0,4}(?:共|总|应|全[县市区乡镇村州省])\w{0,8}$"
)
_HUNDREDTH: Final = Decimal("0.01")
_PRECISE: Final = Decimal("1.03")


def check_over_whole(passage: Passage) -> Iterator[Disagreement]:
    """Rates of a part above the whole (供水率951%); some, as of what was planned, may be."""
    for rate in passage.figures:
        words = passage.before(rate, 16)
        is_level = not is_rule(rate) and rate.aspect != CHANGE
        if rate.unit not in PERCENT or not is_level or rate.may_be.low <= _ALL:
            continue
        if _RATE_BEFORE.search(words) and not _MAY_EXCEED.search(words):
            said = f"{rate.printed} > 100%"
            yield Disagreement(Relation.SHARE, (rate,), rate, said)


def check_shares(passage: Passage) -> Iterator[Disagreement]:
    """Shares that the part and the whole before them do not give."""
    for share in passage.figures:
        if not _is_share(share) or is_rule(share):
            continue
        words = passage.before(share, 16)
        said = _SHARE.search(words) or _of_what_is_left(passage, share)
        if said is None or _OTHER_RATES.search(words) or share.aspect == CHANGE:
            continue
        found = _judge(passage, share, said)
        if found:
            yield found


def check_further_shares(passage: Passage) -> Iterator[Disagreement]:
    """`甲 48 人，占 40%；乙 36 人，占 30%`: what one share is of, the next one is of too."""
    whole: Figure | None = None
    for part, share in pairwise(passage.figures):
        words = passage.between(part, share)
        if share.unit not in PERCENT or not _TAKES.search(words) or not part.value:
            continue
        if whole is None or whole.unit != part.unit:
            known = [
                each for each in passage.alike(part) if each.value and not passage.is_average(each)
            ]
            fits = (each for each in known if share_of(part, each, share).meets(share.rounded))
            whole = next(fits, None)
        elif not _agrees(share_of(part, whole, share), share):
            yield share_finding(part, whole, share)


def _of_what_is_left(passage: Passage, share: Figure) -> re.Match[str] | None:
    """`整改 171 个，约五分之一还没有改`: what share the others are."""
    is_left = not share.unit and _STILL.match(passage.after(share, 2))
    return _STRAIGHT.search(passage.before(share, 4)) if is_left else None


def _is_of_others(passage: Passage, share: Figure) -> bool:
    """Whether words let a share be that of what was not done."""
    return bool(_OTHERS.search(passage.before(share, _NEAR) + passage.after(share, _CLOSE)))


def _is_share(figure: Figure) -> bool:
    return figure.unit in PERCENT or (not figure.unit and 0 < figure.value < 1)


def _judge(passage: Passage, share: Figure, said: re.Match[str]) -> Disagreement | None:
    pairs = list(_pairs(passage, share))
    count = _last_count(passage, share)
    parts = [*(part for part, _ in pairs), *([count] if count else [])]
    further = ((part, whole) for part in parts for whole in passage.alike(part) if whole.value)
    agrees = _agrees if _is_of_others(passage, share) else _meets
    if any(agrees(share_of(*pair, share), share) for pair in (*pairs, *further)):
        return None
    if count:
        pairs = [pair for pair in pairs if not _ENDS.search(passage.between(pair[0], share))]
    if named := OF_NAMED.search(passage.before(share, _NEAR)):
        pairs = [pair for pair in pairs if _is_named(passage, pair[1], named["base"])]
    for part, whole in pairs:
        ratio = share_of(part, whole, share)
        is_meant = digits(part.value) >= _TELLING or _follow_each_other(passage, part, whole, share)
        slipped = is_slip(share.value, ratio) or (is_meant and share_slipped(part, whole, share))
        if slipped or _follows(passage, part, whole, share, said):
            return share_finding(part, whole, share)
    if named:
        return None
    only = _only_pair(passage, share, said["rate"])
    return share_finding(*only, share) if only else None


def _is_named(passage: Passage, whole: Figure, name: str) -> bool:
    return name in whole.indicator or name in passage.before(whole, _NEAR)


def _only_pair(passage: Passage, share: Figure, rate: str) -> tuple[Figure, Figure] | None:
    """The last count in front of a share, where only one figure can be what it is a part of."""
    part = _last_count(passage, share)
    if part is None:
        return None
    alike = [each for each in passage.alike(part) if not passage.is_average(each)]
    if passage.between(part, share) == _ITS:  # 完成 306 万元，占任务 255 万元的 120%
        here = (each for each in alike if not passage.stops(each, part))
        done = next(here, None)
        return None if done is None else (done, part)
    is_named = bool(rate) and _names(passage, part, share, rate)
    if not is_named and not _is_close(passage, part, share):
        return None
    reach = _FURTHER if is_named else 1
    near = _in_front_of_parts(
        passage, [each for each in alike if passage.stops(each, part) <= reach], part
    )
    larger = {each.value: each for each in near if each.value >= part.value}
    if is_named and not larger and not _MAY_EXCEED.search(rate):
        larger = {each.value: each for each in near}
    if len(larger) != 1:
        return None
    [whole] = larger.values()
    is_meant = not rate or is_named or _is_rate_of_done(passage, part, whole, share, rate)
    return (part, whole) if is_meant else None


def _in_front_of_parts(
    passage: Passage, wholes: Sequence[Figure], part: Figure
) -> Sequence[Figure]:
    """What 其中 says that a part is of, where it stands in one sentence with it."""
    said = [
        each
        for each in wholes
        if "其中" in passage.between(each, part) and not passage.stops(each, part)
    ]
    return said[-1:] or wholes


def _last_count(passage: Passage, share: Figure) -> Figure | None:
    """The last figure in front of a share, and in its sentence, that counts something."""
    before = (each for each in reversed(passage.figures) if each.end <= share.start)
    count = next((each for each in before if each.unit not in (*PERCENT, *POINTS)), None)
    if count is None or not passage.counts(count) or not count.value:
        return None
    return None if _ENDS.search(passage.between(count, share)) else count


def _is_close(passage: Passage, part: Figure, share: Figure) -> bool:
    """Whether nothing but a few words stands between a count and its share."""
    words = passage.between(part, share)
    between = [each for each in passage.figures if part.end <= each.start < share.start]
    return len(words) <= _CLOSE and "其中" not in words and not between


def _is_rate_of_done(
    passage: Passage, part: Figure, whole: Figure, share: Figure, rate: str
) -> bool:
    """`应收 3156 万元，实收 2840 万元，收缴率 90%`: three in a row, the second of them done."""
    figures = [*passage.figures]
    are_three = figures[figures.index(whole) :][1:3] == [part, share]
    is_done = _DONE.search(passage.name_of(part))
    return are_three and bool(is_done) and not _OF_QUALITY.search(rate)


def _pairs(passage: Passage, share: Figure) -> Iterator[tuple[Figure, Figure]]:
    """The part and the whole that a share may be of: two figures of one unit before it."""
    before = [each for each in passage.figures if each.end <= share.start and each.unit != "%"]
    near = [each for each in before if passage.stops(each, share) < 2 and not is_rule(each)]
    near = [each for each in near if not passage.is_average(each)]
    near = near[-_BACK:]
    for at, later in enumerate(near):
        for earlier in near[:at]:
            if not earlier.value or not later.value or not _is_one_unit(earlier, later):
                continue
            if earlier.unit != later.unit and passage.stops(earlier, share):
                continue
            if later is before[-1] and passage.between(later, share) == _ITS:
                yield earlier, later
            elif not CHANGED.search(passage.between(earlier, later)):
                yield later, earlier
    for part in reversed(near[-_BESIDE:]):
        if whole := _whole_behind(passage, part, share):
            yield part, whole
            break


def _is_whole_before(passage: Passage, part: Figure, whole: Figure) -> bool:
    """Whether the half of a sentence before may say what a part is of."""
    between = (each for each in passage.figures if whole.end <= each.start < part.start)
    has_share = any(each.unit in PERCENT for each in between)
    return passage.stops(whole, part) == 1 and part.value < whole.value and not has_share


def _is_one_unit(one: Figure, other: Figure) -> bool:
    return base(one.unit) == base(other.unit)


def _whole_behind(passage: Passage, part: Figure, share: Figure) -> Figure | None:
    """`参保 460 人，参保率 92%，应参保 500 人`: what the share is of, said after it."""
    following = (each for each in passage.figures if each.start >= share.end)
    whole = next(following, None)
    if whole is None or passage.stops(share, whole) or not _is_one_unit(part, whole):
        return None
    return whole if whole.value and _THEN_WHOLE.search(passage.between(share, whole)) else None


def _follow_each_other(passage: Passage, part: Figure, whole: Figure, share: Figure) -> bool:
    """Whether nothing else of their unit stands between the whole and the share."""
    between = [each for each in passage.figures if whole.end <= each.start < share.start]
    return [each for each in between if each.unit == part.unit and passage.counts(each)] == [part]


def share_slipped(part: Figure, whole: Figure, share: Figure) -> bool:
    """Whether one of the three is a slip away from what the others make of it.

    The part and the whole only where the share is stated to three digits or so.
    """
    ratio = share_of(part, whole, share)
    if _agrees(ratio, share):
        return False
    stated = _stated(share).scaled(_HUNDREDTH if share.unit else 1)
    if stated.low * _PRECISE < stated.high:
        return is_slip(share.value, ratio)
    return (
        is_slip(share.value, ratio)
        or is_slip(part.value, whole.may_be.times(stated))
        or is_slip(whole.value, part.may_be.over(stated))
    )


def share_finding(part: Figure, whole: Figure, share: Figure) -> Disagreement:
    """What is wrong with a share, as a division."""
    said = f"{part.printed} ÷ {whole.printed} ≠ {share.printed}"
    worked_out = share_of(part, whole, share).about
    return Disagreement(Relation.SHARE, (whole, part, share), share, said, worked_out)


def share_of(part: Figure, whole: Figure, share: Figure) -> Interval:
    """What share the part is of the whole, as the share is stated: in percent or as a fraction."""
    return part.may_be.over(whole.may_be).scaled(100 if share.unit else 1)


def _agrees(ratio: Interval, share: Figure) -> bool:
    """Whether the share is that of the part, or that of what is left beside it."""
    whole = Decimal(100 if share.unit else 1)
    return _meets(ratio, share) or _meets(Interval(whole, whole) - ratio, share)


def _meets(ratio: Interval, share: Figure) -> bool:
    return ratio.meets(_stated(share))


def _stated(share: Figure) -> Interval:
    low, high = share.rounded
    return Interval(low * _LOOSE[0], high * _LOOSE[1]) if not share.unit else Interval(low, high)


_LOOSE: Final = (Decimal("0.85"), Decimal("1.15"))
"""A fraction in words (三分之一) is rarely meant to a hundredth."""


def _follows(
    passage: Passage, part: Figure, whole: Figure, share: Figure, said: re.Match[str]
) -> bool:
    """Whether the words leave no doubt that the share is of these two."""
    words = passage.between(part, share)
    if len(words) > _NEAR or "其中" in words or len(passage.between(whole, part)) > 40:
        return False
    between = (each for each in passage.figures if part.end <= each.start < share.start)
    if any(each is not whole and each.unit not in _PEOPLE for each in between):
        return False  # 4180户14630人
    if passage.stops(whole, share) and not _is_whole_before(passage, part, whole):
        return False
    others = [each for each in passage.alike(part) if each is not whole and passage.counts(each)]
    if any(not passage.stops(each, share) for each in others):
        return False
    return not said["rate"] or _names(passage, part, share, said["rate"])


def _names(passage: Passage, part: Figure, share: Figure, rate: str) -> bool:
    """Whether a rate is named by what the part is: 已整改 129 个，整改率."""
    own = _DIGIT.split(passage.before(part, _CLOSE))[-1]
    named = own + passage.between(part, share).rpartition(rate)[0]
    return any(rate[at : at + 2] in named for at in range(len(rate) - 1))
