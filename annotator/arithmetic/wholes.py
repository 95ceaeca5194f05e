"""Which part and which whole the words around a share mean."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from annotator.arithmetic.figures import PERCENT, POINTS, Figure
from annotator.arithmetic.passages import CHANGED, Passage, is_rule
from annotator.arithmetic.units import base

_OF_QUALITY: Final = re.compile("满意|成活|存活|合格|优良|知晓|稳定|参与|报销|绿化|通达|就业|森林")
_DONE: Final = re.compile("已|实[收际]|完成")
MAY_EXCEED: Final = re.compile(
    "完成|增长|增速|毛入|赔付|偿付|周转|回报|收益|杠杆|负债|保值|达产|超额"
)
_NEAR: Final = 25
_BACK: Final = 10
_DIGIT: Final = re.compile(r"\d")
ENDS: Final = re.compile("[。！？]")
_PEOPLE: Final = ("人", "名", "口")
_BESIDE: Final = 2  # so many households with so many people
_FURTHER: Final = 3  # ends of sentences
_CLOSE: Final = 14
_ITS: Final = re.compile(r"^\w{0,3}的$")
_THEN_WHOLE: Final = re.compile(
    r"^[，,（(](?:全\w|目前|现)?\w{0,4}(?:共|总|应|全[县市区乡镇村州省])\w{0,8}$"
)


def only_pair(passage: Passage, share: Figure, rate: str) -> tuple[Figure, Figure] | None:
    """The last count in front of a share, where only one figure can be what it is a part of."""
    part = last_count(passage, share)
    if part is None:
        return None
    alike = [each for each in passage.alike(part) if not passage.is_average(each)]
    if is_whole_of(passage, part, share):  # 完成 306 万元，占任务 255 万元的 120%
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
    if is_named and not larger and not MAY_EXCEED.search(rate):
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


def is_whole_of(passage: Passage, whole: Figure, share: Figure) -> bool:
    """Whether a figure is what a share right behind it is of (任务 255 万元的 120%)."""
    return _ITS.search(passage.between(whole, share)) is not None


def last_count(passage: Passage, share: Figure) -> Figure | None:
    """The last figure in front of a share, and in its sentence, that counts something."""
    before = reversed(passage.ahead_of(share))
    count = next((each for each in before if each.unit not in (*PERCENT, *POINTS)), None)
    if count is None or not passage.counts(count) or not count.value:
        return None
    return None if ENDS.search(passage.between(count, share)) else count


def _is_close(passage: Passage, part: Figure, share: Figure) -> bool:
    """Whether nothing but a few words stands between a count and its share."""
    words = passage.between(part, share)
    return len(words) <= _CLOSE and "其中" not in words and not passage.amid(part, share)


def _is_rate_of_done(
    passage: Passage, part: Figure, whole: Figure, share: Figure, rate: str
) -> bool:
    """`应收 3156 万元，实收 2840 万元，收缴率 90%`: three in a row, the second of them done."""
    are_three = [*passage.behind(whole)[:2]] == [part, share]
    is_done = _DONE.search(passage.name_of(part))
    return are_three and bool(is_done) and not _OF_QUALITY.search(rate)


def pairs_before(passage: Passage, share: Figure) -> Iterator[tuple[Figure, Figure]]:
    """The part and the whole that a share may be of: two figures of one unit before it."""
    before = [each for each in passage.ahead_of(share) if each.unit != "%"]
    near = [each for each in before if passage.stops(each, share) < 2 and not is_rule(each)]
    near = [each for each in near if not passage.is_average(each)]
    near = near[-_BACK:]
    for at, later in enumerate(near):
        for earlier in near[:at]:
            if not earlier.value or not later.value or not _is_one_unit(earlier, later):
                continue
            if earlier.unit != later.unit and passage.stops(earlier, share):
                continue
            if later is before[-1] and is_whole_of(passage, later, share):
                yield earlier, later
            elif not CHANGED.search(passage.between(earlier, later)):
                yield later, earlier
    for part in reversed(near[-_BESIDE:]):
        if whole := _whole_behind(passage, part, share):
            yield part, whole
            break


def _is_whole_before(passage: Passage, part: Figure, whole: Figure) -> bool:
    """Whether the half of a sentence before may say what a part is of."""
    has_share = any(each.unit in PERCENT for each in passage.amid(whole, part))
    return passage.stops(whole, part) == 1 and part.value < whole.value and not has_share


def _is_one_unit(one: Figure, other: Figure) -> bool:
    return base(one.unit) == base(other.unit)


def _whole_behind(passage: Passage, part: Figure, share: Figure) -> Figure | None:
    """`参保 460 人，参保率 92%，应参保 500 人`: what the share is of, said after it."""
    whole = next(iter(passage.behind(share)), None)
    if whole is None or passage.stops(share, whole) or not _is_one_unit(part, whole):
        return None
    return whole if whole.value and _THEN_WHOLE.search(passage.between(share, whole)) else None


def follow_each_other(passage: Passage, part: Figure, whole: Figure, share: Figure) -> bool:
    """Whether nothing else of their unit stands between the whole and the share."""
    between = passage.amid(whole, share)
    return [each for each in between if each.unit == part.unit and passage.counts(each)] == [part]


def is_of_these(
    passage: Passage, part: Figure, whole: Figure, share: Figure, said: re.Match[str]
) -> bool:
    """Whether the words leave no doubt that the share is of these two."""
    words = passage.between(part, share)
    if len(words) > _NEAR or "其中" in words or len(passage.between(whole, part)) > 40:
        return False
    between = (each for each in passage.amid(part, share) if each is not whole)
    if any(each.unit not in _PEOPLE for each in between):
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
