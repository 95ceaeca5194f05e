"""Totals that stand behind what they add up."""

import re
from collections.abc import Iterator, Sequence
from itertools import combinations, pairwise
from typing import Final

from annotator.arithmetic.figures import Figure
from annotator.arithmetic.finding import Disagreement
from annotator.arithmetic.passages import Passage
from annotator.arithmetic.sums import ADDS, LONGEST_LIST, sum_finding, sum_of, sum_slipped

_IN_ALL: Final = re.compile(r"[，,]\w{0,4}总\w{1,3}$")
_ALL_ABOVE: Final = re.compile(r"以上|上述")
_MOST_ABOVE: Final = 12
_MORE: Final = re.compile(r"(?:再|新增|新)\w{0,3}$")
_THEN: Final = re.compile(r"累计|届时|总[数量]|达到?\w{0,2}$")
_NUMERALS: Final = "两三四五六七八九"
_SO_MANY: Final = re.compile(
    rf"(?:^|[，,])(?P<many>[{_NUMERALS}])[^\W\d]{{1,3}}(?:合计|共计?|加起来|累计)\w{{0,4}}$"
)
_NAMED: Final = 12  # characters
_ABOVE_AT_MOST: Final = 60
_MOST_CHOSEN: Final = 10  # figures


def check_all_above(report: Passage) -> Iterator[Disagreement]:
    """Totals of all that a list in front of them names, each item on a line of its own."""
    for at, total in enumerate(report.figures):
        words = report.before(total, 20)
        if not (_ALL_ABOVE.search(words) and ADDS.search(words) and report.counts(total)):
            continue
        above = Passage(report.text, report.figures[max(0, at - _ABOVE_AT_MOST) : at])
        parts = [each for each in above.alike(total) if report.counts(each)][-_MOST_ABOVE:]
        if len({report.text.count("\n", 0, each.start) for each in parts}) < len(parts):
            continue  # of two amounts of one item nobody knows which is meant
        if found := _judge_sum(total, parts):
            yield found


def check_after_more(report: Passage) -> Iterator[Disagreement]:
    """`再开工 18 个，届时累计开工 480 个`: a slip away from what there is, and more of it."""
    for more, total in pairwise(report.figures):
        is_said = _MORE.search(report.before(more, _NAMED)) and _THEN.search(
            report.between(more, total)
        )
        if not is_said or more.unit != total.unit or report.stops(more, total):
            continue
        known = report.alike(more)
        if any((each.may_be + more.may_be).meets(total.may_be) for each in known):
            continue
        for each in reversed(known):
            if sum_slipped(total, [each, more]):
                yield sum_finding(total, [each, more])
                break


def check_so_many(passage: Passage) -> Iterator[Disagreement]:
    """`甲 12 万元，占任务九成；乙 29 万元；丙 8 万元。三项合计 49 万元`: so many of the last."""
    for total in passage.figures:
        said = _SO_MANY.search(passage.before(total, _NAMED))
        if said is None or not passage.counts(total):
            continue
        many = _NUMERALS.index(said["many"]) + 2
        last = [each for each in passage.alike(total) if passage.counts(each)][
            -min(2 * many, _MOST_CHOSEN) :
        ]
        choices = [*combinations(last, many)]
        if any(sum_of(each).meets(total.may_be) for each in choices):
            continue
        if meant := next((each for each in choices if sum_slipped(total, each)), None):
            yield sum_finding(total, meant)


def says_that_it_adds(passage: Passage, total: Figure) -> bool:
    """Whether words in front of a figure say that it is a sum, or may mean that."""
    words = passage.before(total, _NAMED)
    is_said = ADDS.search(words) or _IN_ALL.search(words)
    return bool(is_said) and not _is_in_a_column(passage, total)


def _is_in_a_column(passage: Passage, total: Figure) -> bool:
    """Whether the lines of it and above it hold several figures, in the same units."""
    end = passage.text.rfind("\n", 0, total.start)
    begin = passage.text.rfind("\n", 0, max(end, 0))
    own = [
        each.unit
        for each in passage.figures
        if end < each.start and _is_one_line(passage, total, each)
    ]
    above = [each.unit for each in passage.figures if begin < each.start < end]
    return len(own) > 1 and own == above


def _is_one_line(passage: Passage, one: Figure, other: Figure) -> bool:
    low, high = sorted((one.start, other.start))
    return "\n" not in passage.text[low:high]


def judge_sum_in_front(passage: Passage, total: Figure) -> Disagreement | None:
    """A total that says so, against the figures of its own sentence."""
    known = passage.alike(total)[-LONGEST_LIST:]
    parts = [each for each in known if not passage.stops(each, total) and passage.counts(each)]
    is_sure = ADDS.search(passage.before(total, _NAMED)) is not None
    return _judge_sum(total, parts, is_sure=is_sure)


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
