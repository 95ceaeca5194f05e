"""Totals against the parts that are named behind them, and groups against all there are."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final

from annotator.arithmetic.figures import CHANGE, DONE, Figure
from annotator.arithmetic.finding import Disagreement, Relation
from annotator.arithmetic.interval import Interval, step
from annotator.arithmetic.parts import (
    CLOSES,
    OPENS_LATER,
    are_halves,
    are_levels,
    are_told_at_once,
    beginnings,
    is_one_list,
    parts_after,
    says_all,
)
from annotator.arithmetic.passages import CHANGED, Passage, are_parallel, is_one_thing
from annotator.arithmetic.sums import (
    LONGEST_LIST,
    NEARLY_ALL,
    is_near_sum,
    leaves_one_out,
    sum_finding,
    sum_of,
    sum_slipped,
)
from annotator.arithmetic.sums_behind import judge_sum_in_front, says_that_it_adds
from annotator.arithmetic.units import base

_OF_IT: Final = re.compile(
    r"^[^。！？；;，,]{0,12}有\w{0,4}$"
    r"|^[^。！？；;]{0,12}?(?:已有?|中有|[，,]有|计划|并网|完成|建成|开工|竣工|到位|退出|出列)\w{0,4}$"
)
_OF_ITS: Final = re.compile(r"^[^。！？；;]{0,4}?[，,]?(?:其中|首期|首批|当中有?|中有)\w{0,14}$")
_DONE_OF_IT: Final = re.compile(r"^[，,]已\w{1,4}$")
_GROUPED: Final = re.compile(r"(?:从\w{1,6}看|按\w{1,6}分).*分别[为是有]$")
_SAID_BEFORE: Final = 30  # characters
_MOST: Final = Decimal("0.5")
_HARDLY_ANY: Final = Decimal("0.15")


def check_totals(passage: Passage) -> Iterator[Disagreement]:
    """Totals that are not the sum of the parts named after or before them."""
    for at, total in enumerate(passage.figures):
        if not passage.may_have_parts(total):
            continue
        parts, opening = parts_after(passage, at)
        if not parts and (part := _one_of_it(passage, at)):
            yield _part_finding(total, part)
        elif parts:
            found = _judge(passage, total, parts, is_whole=says_all(passage, parts, opening))
            if found and not _is_of_earlier(passage, total, parts):
                yield found
        elif says_that_it_adds(passage, total):
            if found := judge_sum_in_front(passage, total):
                yield found
        elif parts := _parts_beside(passage, at):
            yield sum_finding(total, parts)


def check_groups(report: Passage) -> Iterator[Disagreement]:
    """`从去向看，甲、乙、丙三类分别为 5、11、7 个`, against all that were counted."""
    for parts in report.lists():
        *unnamed, last = parts
        if any(each.unit not in ("", last.unit) for each in unnamed):
            continue
        if not _GROUPED.search(report.before(parts[0], _SAID_BEFORE)):
            continue
        known = [each for each in report.of_its_kind(last) if each.end <= parts[0].start]
        totals = [each for each in known if each.place == last.place]
        if totals and not sum_of(parts).meets(totals[-1].may_be):
            yield sum_finding(totals[-1], parts)


def _is_of_earlier(passage: Passage, total: Figure, parts: Sequence[Figure]) -> bool:
    """`收入 9856 元，去年为 8863 元。从构成看…`: whether parts make up what was named before."""
    return len(parts) > 1 and any(sum_of(parts).meets(each.may_be) for each in passage.alike(total))


def _parts_beside(passage: Passage, at: int) -> list[Figure]:
    """Figures right behind one that no word calls its parts, but of which it is a slip away."""
    total, following = passage.figures[at], list[Figure]()
    for each in passage.figures[at + 1 :]:
        if passage.stops(total, each) or len(following) == LONGEST_LIST:
            break
        if each.unit == total.unit and passage.counts(each) and each.aspect != CHANGE:
            following.append(each)
    if not following or passage.between(total, following[0]).startswith("、"):
        return []
    lists = [*beginnings(passage, following)]
    if len(following) > 2 and are_levels([passage.name_of(each) for each in following]):
        lists = [following]
    if any(sum_of(each).meets(total.may_be) for each in lists):
        return []
    telling = (
        each
        for each in lists
        if len(each) > 2
        or are_told_at_once(passage, total, *each)
        or are_halves([passage.name_of(one) for one in each])
    )
    return next((each for each in telling if _is_meant(passage, total, each)), [])


def _is_meant(passage: Passage, total: Figure, parts: Sequence[Figure]) -> bool:
    """Whether figures that no word calls parts of one are so: by a slip, or by their names."""
    names = [passage.name_of(each) for each in parts]
    if are_levels(names) and len(parts) > 2:
        return _is_first(passage, total)
    if are_halves(names):
        return sum_slipped(total, parts, fewest=2) or is_near_sum(total, parts)
    is_list = are_parallel(names) or (len(parts) > 2 and is_one_list(passage, parts))
    if is_list and len(parts) > 2 and leaves_one_out(total, parts):
        return True
    return sum_slipped(total, parts, fewest=2 if is_list and is_near_sum(total, parts) else 3)


def _is_listed(passage: Passage, figure: Figure) -> bool:
    """Whether it is the next of a list (C级72户、D级114户), and so a part itself."""
    alike = passage.alike(figure)[-1:]
    return bool(alike) and passage.between(alike[0], figure).startswith("、")


def _is_first(passage: Passage, total: Figure) -> bool:
    """Whether a sentence names it before all others of its unit, and not as a part itself."""
    earlier = (each for each in passage.alike(total) if not passage.stops(each, total))
    return not any(earlier) and not OPENS_LATER.search(passage.before(total, _SAID_BEFORE))


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
        if "占" in words or CLOSES.match(words):
            continue
        said = _OF_IT.search(words) if is_one_thing(total, part) else _OF_ITS.search(words)
        said = said or _DONE_OF_IT.search(words)
        more = part.may_be.scaled(factor).low > total.may_be.scaled(own_factor).high
        if said and more and part.aspect == total.aspect and total.status == DONE:
            return part
    return None


def _judge(
    passage: Passage, total: Figure, parts: Sequence[Figure], *, is_whole: bool
) -> Disagreement | None:
    if len(parts) == 1:
        [part] = parts
        is_more = part.may_be.low > total.may_be.high and part.aspect == total.aspect
        return _part_finding(total, part) if is_more else None
    if any(sum_of(each).meets(total.may_be) for each in beginnings(passage, parts)):
        return None
    whole = sum_of(parts)
    if whole.high < total.may_be.low and not is_whole:
        return sum_finding(total, parts) if _falls_short(total, parts, whole) else None
    return sum_finding(total, parts)


def _falls_short(total: Figure, parts: Sequence[Figure], whole: Interval) -> bool:
    """Whether parts that need not be all fall short by a slip, not for want of the others."""
    share = whole.middle / total.may_be.middle
    if len(parts) > 2 and share > NEARLY_ALL:
        return sum_slipped(total, parts, fewest=2)
    of_one_scale = len({step(each.printed, each.value) for each in (total, *parts)}) == 1
    fewest = 3 if of_one_scale or len(parts) > 2 else 4  # else it is often by chance
    return (share > _MOST or share < _HARDLY_ANY) and sum_slipped(total, parts, fewest=fewest)


def _part_finding(total: Figure, part: Figure) -> Disagreement:
    said = f"{part.printed} > {total.printed}"
    return Disagreement(Relation.PART, (total, part), total, said)
