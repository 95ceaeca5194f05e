"""Shares against the part and the whole that they are of."""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from annotator.arithmetic.figures import CHANGE, PERCENT, Figure
from annotator.arithmetic.finding import Disagreement, Relation
from annotator.arithmetic.passages import Passage, is_rule
from annotator.arithmetic.ratios import agrees, meets_share, share_finding, share_of, share_slipped
from annotator.arithmetic.slips import digits, is_slip
from annotator.arithmetic.wholes import (
    ENDS,
    MAY_EXCEED,
    follow_each_other,
    is_of_these,
    is_whole_of,
    last_count,
    only_pair,
    pairs_before,
)

_SHARE: Final = re.compile(
    r"占|比重|恩格尔系数|完成[^，。；]{0,14}的$|(?P<rate>\w{2,6})(?:率|比例|进度)"
)
_STRAIGHT: Final = re.compile(r"[，,]\w?(?P<rate>)$")
_THAT_IS: Final = re.compile(r"^[，,（(]?(?:也?就是|即)$")
_TAKES: Final = re.compile(r"^[，,、]?占(?:比|了)?$")
_OTHERS: Final = re.compile("还|仍|尚|未|没|剩|余|其他|另|非|自付|降|减|压")
_STILL: Final = re.compile("还|仍|尚|未")
_OTHER_RATES: Final = re.compile(
    r"发生率|增长率|普及率|利率|不良率|巩固率|覆盖率|入学率|增幅|降幅|增长|提高|下降|减少"
    r"|精准\w{2}率|准确率|错[评退]率|漏评率"  # how right the lists are
)
OF_NAMED: Final = re.compile(
    r"占(?:了|到|去)?(?:全[县市区乡镇村省州])?(?P<base>[^\W\d]{2,8}?)(?:总数|总量|总人口)?的$"
)
"""Words that name what a share is of."""
_AIM: Final = re.compile("任务|计划|目标")
_OF_AIM: Final = re.compile(rf"(?:{_AIM.pattern})\w{{0,2}}的$")
_RATE_BEFORE: Final = re.compile(r"率\w{0,4}$")
_ALL: Final = 100
_NEAR: Final = 25
_CLOSE: Final = 14
_HOMES: Final = frozenset({"户", "套"})
_DIGIT: Final = re.compile(r"\d")
_TELLING: Final = 4  # digits, from where a number is not one digit from another by chance


def check_over_whole(passage: Passage) -> Iterator[Disagreement]:
    """Rates of a part above the whole (供水率951%); some, as of what was planned, may be."""
    for rate in passage.figures:
        words = passage.before(rate, 16)
        is_level = not is_rule(rate) and rate.aspect != CHANGE
        if rate.unit not in PERCENT or not is_level or rate.may_be.low <= _ALL:
            continue
        if _RATE_BEFORE.search(words) and not MAY_EXCEED.search(words):
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


def check_shares_in_front(passage: Passage) -> Iterator[Disagreement]:
    """`安排 12 亿元，其中 60% 即 7.2 亿元投向…`: a share in front of its part."""
    for share, part in pairwise(passage.figures):
        if not _is_share(share) or not _THAT_IS.search(passage.between(share, part)):
            continue
        known = [each for each in passage.alike(part) if each.value]
        here = [each for each in known if not passage.stops(each, part)]
        if any(meets_share(share_of(part, each, share), share) for each in known):
            continue
        if here and part.value:
            yield share_finding(part, here[0], share)


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
        elif not agrees(share_of(part, whole, share), share):
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
    pairs = list(pairs_before(passage, share))
    count = last_count(passage, share)
    parts = [*(part for part, _ in pairs), *([count] if count else [])]
    further = (
        (part, whole)
        for part in parts
        for whole in (*passage.alike(part), *_homes(passage, part))
        if whole.value
    )
    fits = agrees if _is_of_others(passage, share) else meets_share
    if any(fits(share_of(*pair, share), share) for pair in (*pairs, *further)):
        return None
    if count and not is_whole_of(passage, count, share):
        pairs = [pair for pair in pairs if not ENDS.search(passage.between(pair[0], share))]
    if name := _name_of_whole(passage.before(share, _NEAR)):
        pairs = [pair for pair in pairs if _is_named(passage, pair[1], name)]
    for part, whole in pairs:
        ratio = share_of(part, whole, share)
        is_meant = digits(part.value) >= _TELLING or follow_each_other(passage, part, whole, share)
        slipped = is_slip(share.value, ratio) or (is_meant and share_slipped(part, whole, share))
        if slipped or is_of_these(passage, part, whole, share, said):
            return share_finding(part, whole, share)
    if name:
        return None
    only = only_pair(passage, share, said["rate"])
    return share_finding(*only, share) if only else None


def _homes(passage: Passage, part: Figure) -> Iterator[Figure]:
    """`建成住房 3624 套，入住 3022 户`: a household has a home, so either may be the whole."""
    if part.unit in _HOMES:
        alike = (each for each in passage.ahead_of(part) if each.unit in _HOMES)
        yield from (each for each in alike if not passage.stops(each, part))


def _name_of_whole(words: str) -> re.Pattern[str] | None:
    """What words call the whole: `占总人口的`; an aim goes by several names (`完成任务的`)."""
    if named := OF_NAMED.search(words):
        return re.compile(re.escape(named["base"]))
    return _AIM if _OF_AIM.search(words) else None


def _is_named(passage: Passage, whole: Figure, name: re.Pattern[str]) -> bool:
    before = _DIGIT.split(passage.before(whole, _NEAR))[-1]
    return bool(name.search(whole.indicator) or name.search(before))
