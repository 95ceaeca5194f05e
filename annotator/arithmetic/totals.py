"""Totals against their parts."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise
from typing import Final

from annotator.arithmetic.figure import CHANGE, DONE, Figure
from annotator.arithmetic.finding import Disagreement, Relation
from annotator.arithmetic.interval import Interval, step
from annotator.arithmetic.passages import CHANGED, Passage, are_parallel, is_one_thing
from annotator.arithmetic.sums import (
    NEARLY_ALL,
    is_near_sum,
    sum_finding,
    sum_of,
    sum_slipped,
)
from annotator.arithmetic.units import base

_OPENS: Final = re.compile(
    r"其中|^\w{0,8}中[，,有]|包括|分别为|[按从分]\w{1,6}[分看]|单是|仅是|光是|[（(：:][^）)]*$"
)
_OF_IT: Final = re.compile(
    r"^[^。！？；;，,]{0,12}有\w{0,4}$"
    r"|^[^。！？；;]{0,12}?(?:已有?|中有|[，,]有|计划|并网|完成|建成|开工|竣工|到位|退出|出列)\w{0,4}$"
)
_OF_ITS: Final = re.compile(r"^[^。！？；;]{0,4}?[，,]?(?:其中|首期|首批|当中有?|中有)\w{0,14}$")
_DONE_OF_IT: Final = re.compile(r"^[，,]已\w{1,4}$")
_OPENS_LATER: Final = re.compile(r"其中|[按从分]\w{1,6}[分看]")
_WHOLE: Final = re.compile(
    r"其余|其他|另外|[按从分]\w{1,6}[分看]|分别为|[（(：:]|非\w+$|自[付缴]|同步|随迁"
)
_LEVELS: Final = (
    (re.compile("中央|国家|省"), re.compile(r"县级?\w{0,4}$")),
    (re.compile("学前|幼儿|小学"), re.compile("高中|中职|大学|大专")),
)
"""Names of the first and the last of levels that are all there is."""
_GROUPED: Final = re.compile(r"(?:从\w{1,6}看|按\w{1,6}分).*分别[为是有]$")
_ADDS: Final = re.compile(
    r"合计|共计|总计|总共|相加|加起来|[，,]共有?$|[，,][两三四五六七八九十]\w{1,2}共有?$"
)
_IN_ALL: Final = re.compile(r"[，,]\w{0,4}总\w{1,3}$")
_ALL_ABOVE: Final = re.compile(r"以上|上述")
_CLOSES: Final = re.compile("[^（(]*[）)]")
_ENDS: Final = "[。！？；;]"
_NO_PART: Final = re.compile(rf"{_ENDS}|其中|[，,、]\w?(?:配套|撬动|带动|吸引|引导)")
_NEAR: Final = 45
_PART_NEAR: Final = 30
_MOST: Final = Decimal("0.5")
_FEW: Final = 8  # characters
_HARDLY_ANY: Final = Decimal("0.15")
_LONGEST_LIST: Final = 12
_ABOVE_AT_MOST: Final = 60


def check_totals(passage: Passage) -> Iterator[Disagreement]:
    """Totals that are not the sum of the parts named after or before them."""
    for at, total in enumerate(passage.figures):
        if not passage.counts(total):
            continue
        parts, opening = _parts_after(passage, at)
        if not parts and (part := _one_of_it(passage, at)):
            yield _part_finding(total, part)
        elif parts:
            found = _judge(passage, total, parts, is_whole=_says_all(passage, parts, opening))
            if found and not _is_of_earlier(passage, total, parts):
                yield found
        elif said := _ADDS.search(words := passage.before(total, 12)) or _IN_ALL.search(words):
            found = _judge_sum(total, _in_front(passage, total), is_sure=said.re is _ADDS)
            if found:
                yield found
        elif parts := _parts_beside(passage, at):
            yield sum_finding(total, parts)


def _is_of_earlier(passage: Passage, total: Figure, parts: Sequence[Figure]) -> bool:
    """`收入 9856 元，去年为 8863 元。从构成看…`: whether parts make up what was named before."""
    return len(parts) > 1 and any(sum_of(parts).meets(each.may_be) for each in passage.alike(total))


def _parts_after(passage: Passage, at: int) -> tuple[list[Figure], str]:
    """The figures that are named as parts of the one at a place, and the words that say so."""
    total, parts = passage.figures[at], list[Figure]()
    opening = ""
    for each in passage.figures[at + 1 :]:
        if each.unit != total.unit or not passage.counts(each):
            continue
        words = passage.between(parts[-1] if parts else total, each)
        if not parts:
            opening = words
            if not _opens(words):
                break
        elif _ends_parts(words, opening):
            break
        elif _ADDS.search(words):
            return [], ""
        parts.append(each)
    return parts, opening


def _parts_beside(passage: Passage, at: int) -> list[Figure]:
    """Figures right behind one that no word calls its parts, but of which it is a slip away."""
    total, following = passage.figures[at], list[Figure]()
    for each in passage.figures[at + 1 :]:
        if passage.stops(total, each):
            break
        if each.unit == total.unit and passage.counts(each) and each.aspect != CHANGE:
            following.append(each)
    if not following or passage.between(total, following[0]).startswith("、"):
        return []
    beginnings = [*_beginnings(passage, following)]
    if len(following) > 2 and _are_levels([passage.name_of(each) for each in following]):
        beginnings = [following]
    if any(sum_of(each).meets(total.may_be) for each in beginnings):
        return []
    telling = (
        each for each in beginnings if len(each) > 2 or _is_told_at_once(passage, total, *each)
    )
    return next((each for each in telling if _is_meant(passage, total, each)), [])


def _is_meant(passage: Passage, total: Figure, parts: Sequence[Figure]) -> bool:
    """Whether figures that no word calls parts of one are so: by a slip, or by their names."""
    names = [passage.name_of(each) for each in parts]
    if _are_levels(names) and len(parts) > 2:
        return _is_first(passage, total)
    is_list = are_parallel(names) or (len(parts) > 2 and _is_one_list(passage, parts))
    return sum_slipped(total, parts, fewest=2 if is_list and is_near_sum(total, parts) else 3)


def _is_listed(passage: Passage, figure: Figure) -> bool:
    """Whether it is the next of a list (C级72户、D级114户), and so a part itself."""
    alike = passage.alike(figure)[-1:]
    return bool(alike) and passage.between(alike[0], figure).startswith("、")


def _is_first(passage: Passage, total: Figure) -> bool:
    """Whether a sentence names it before all others of its unit, and not as a part itself."""
    earlier = (each for each in passage.alike(total) if not passage.stops(each, total))
    return not any(earlier) and not _OPENS_LATER.search(passage.before(total, _PART_NEAR))


def _is_one_list(passage: Passage, parts: Sequence[Figure]) -> bool:
    """Whether only 、 stands between what parts are named."""
    return all("、" in passage.between(*pair) for pair in pairwise(parts))


def _beginnings(passage: Passage, parts: Sequence[Figure]) -> Iterator[list[Figure]]:
    """The first parts of a list, and all; a list does not end where 、 joins it to what follows."""
    for many in range(2, len(parts)):
        if "、" not in passage.between(parts[many - 1], parts[many]):
            yield [*parts[:many]]
    if len(parts) > 1:
        yield [*parts]


def _is_told_at_once(passage: Passage, *figures: Figure) -> bool:
    """Whether few words stand between figures: `供养 1325 人，集中 455 人、分散 870 人`."""
    return all(len(passage.between(*pair)) <= _FEW for pair in pairwise(figures))


def _one_of_it(passage: Passage, at: int) -> Figure | None:
    """The next figure where words make it a part of the one at a place, and where it is more."""
    total, following = passage.figures[at], passage.figures[at + 1 : at + 3]
    if _is_listed(passage, total):
        return None
    for part in following:
        words = passage.between(total, part)
        (own, own_factor), (other, factor) = base(total.unit), base(part.unit)
        if own != other or not passage.counts(part) or CHANGED.search(words):
            continue
        if "占" in words or _CLOSES.match(words):
            continue
        said = _OF_IT.search(words) if is_one_thing(total, part) else _OF_ITS.search(words)
        said = said or _DONE_OF_IT.search(words)
        more = part.may_be.scaled(factor).low > total.may_be.scaled(own_factor).high
        if said and more and part.aspect == total.aspect and total.status == DONE:
            return part
    return None


def _opens(words: str) -> bool:
    """Whether the words between a figure and the next of its unit make this a part of it."""
    *earlier, last = re.split(_ENDS, words)
    opens = _OPENS_LATER if earlier else _OPENS
    is_inside = _CLOSES.match(words) is not None
    return (
        not is_inside
        and len(earlier) < 2
        and len(words) <= _NEAR
        and opens.search(last) is not None
    )


def _ends_parts(words: str, opening: str) -> bool:
    if len(words) > _PART_NEAR or _NO_PART.search(words):
        return True
    return bool(re.search("[（(]", opening)) and bool(re.search("[）)]", words))


def _says_all(passage: Passage, parts: Sequence[Figure], opening: str) -> bool:
    """Whether the words say that nothing is left beside these parts."""
    if len(parts) < 2:
        return False
    names = [passage.name_of(each) for each in parts]
    between = [opening, *(passage.between(a, b) for a, b in pairwise(parts))]
    return _are_levels(names) or are_parallel(names) or any(map(_WHOLE.search, between))


def _are_levels(names: Sequence[str]) -> bool:
    """Whether names are of levels that are all there is: from 中央 to 县级."""
    return any(first.search(names[0]) and last.search(names[-1]) for first, last in _LEVELS)


def _judge(
    passage: Passage, total: Figure, parts: Sequence[Figure], *, is_whole: bool
) -> Disagreement | None:
    if len(parts) == 1:
        [part] = parts
        is_more = part.may_be.low > total.may_be.high and part.aspect == total.aspect
        return _part_finding(total, part) if is_more else None
    if any(sum_of(each).meets(total.may_be) for each in _beginnings(passage, parts)):
        return None
    whole = sum_of(parts)
    if whole.high < total.may_be.low and not is_whole:
        return sum_finding(total, parts) if _falls_short(total, parts, whole) else None
    return sum_finding(total, parts)


def check_all_above(report: Passage) -> Iterator[Disagreement]:
    """Totals of all that a list in front of them names, each item on a line of its own."""
    for at, total in enumerate(report.figures):
        words = report.before(total, 20)
        if not (_ALL_ABOVE.search(words) and _ADDS.search(words) and report.counts(total)):
            continue
        above = Passage(report.text, report.figures[max(0, at - _ABOVE_AT_MOST) : at])
        parts = [each for each in above.alike(total) if report.counts(each)]
        found = _judge_sum(total, parts[-_LONGEST_LIST:])
        if found:
            yield found


def check_groups(report: Passage) -> Iterator[Disagreement]:
    """`从去向看，甲、乙、丙三类分别为 5、11、7 个`, against all that were counted."""
    for parts in report.lists():
        *unnamed, last = parts
        if any(each.unit not in ("", last.unit) for each in unnamed):
            continue
        if not _GROUPED.search(report.before(parts[0], _PART_NEAR)):
            continue
        known = [each for each in report.of_its_kind(last) if each.end <= parts[0].start]
        totals = [each for each in known if each.place == last.place]
        if totals and not sum_of(parts).meets(totals[-1].may_be):
            yield sum_finding(totals[-1], parts)


def _in_front(passage: Passage, total: Figure) -> list[Figure]:
    """The figures of a total's own sentence that may add up to it."""
    return [
        each
        for each in passage.alike(total)
        if not passage.stops(each, total) and passage.counts(each)
    ]


def _falls_short(total: Figure, parts: Sequence[Figure], whole: Interval) -> bool:
    """Whether parts that need not be all fall short by a slip, not for want of the others."""
    share = whole.middle / total.may_be.middle
    if len(parts) > 2 and share > NEARLY_ALL:
        return sum_slipped(total, parts, fewest=2)
    of_one_scale = len({step(each.printed, each.value) for each in (total, *parts)}) == 1
    fewest = 3 if of_one_scale or len(parts) > 2 else 4  # else it is often by chance
    return (share > _MOST or share < _HARDLY_ANY) and sum_slipped(total, parts, fewest=fewest)


def _judge_sum(
    total: Figure, parts: Sequence[Figure], *, is_sure: bool = True
) -> Disagreement | None:
    """A total that says so itself, against what is added up in front of it."""
    endings = [parts[at:] for at in range(len(parts) - 1)]
    if not endings or any(sum_of(ending).meets(total.may_be) for ending in endings):
        return None
    slipped = (ending for ending in endings if sum_slipped(total, ending, fewest=2))
    is_more = sum_of(parts).low > total.may_be.high
    meant = next(slipped, parts if is_sure or is_more else [])
    return sum_finding(total, meant) if meant else None


def _part_finding(total: Figure, part: Figure) -> Disagreement:
    said = f"{part.printed} > {total.printed}"
    return Disagreement(Relation.PART, (total, part), total, said)
