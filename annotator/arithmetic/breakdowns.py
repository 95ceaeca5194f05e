"""Lists that begin a sentence and break down what was counted in the sentence before."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from annotator.arithmetic.figures import Figure
from annotator.arithmetic.finding import Disagreement
from annotator.arithmetic.passages import Passage, are_parallel
from annotator.arithmetic.sums import is_near_sum, sum_finding, sum_of, sum_slipped

_BEGINS: Final = re.compile(r"[。！？；;](?P<said>[^。！？；;]*)$")
_SAYS_SO: Final = re.compile(r"其中|[按从分]\w{1,6}[分看]")
_LONGEST: Final = 16  # characters between two parts
_STOPS: Final = 2


def check_breakdowns(passage: Passage) -> Iterator[Disagreement]:
    """`就业 12514 人。省外 5006 人、省内 2503 人、县内 5005 人`, where that is not the sum."""
    for parts in _lists(passage):
        known = [
            each
            for each in passage.alike(parts[0])
            if passage.stops(each, parts[0]) <= _STOPS and passage.may_have_parts(each)
        ]
        if not known or any(sum_of(parts).meets(each.may_be) for each in known):
            continue
        is_said = _SAYS_SO.search(_begin(passage, known[-1], parts[0]))
        for total in reversed(known):
            is_meant = is_said or (len(parts) > 2 and total is known[-1])
            fewest = 2 if is_meant and is_near_sum(total, parts) else 3
            if sum_slipped(total, parts, fewest=fewest):
                yield sum_finding(total, parts)
                break


def _lists(passage: Passage) -> Iterator[Sequence[Figure]]:
    """Figures of one unit that no other of it stands before in their sentence."""
    units = {each.unit for each in passage.figures if passage.counts(each)}
    for unit in units:
        parts: list[Figure] = []
        for each in (it for it in passage.figures if it.unit == unit and passage.counts(it)):
            if parts and passage.stops(parts[-1], each):
                if _is_list(passage, parts):
                    yield parts
                parts = []
            parts.append(each)
        if _is_list(passage, parts):
            yield parts


def _is_list(passage: Passage, parts: Sequence[Figure]) -> bool:
    between = [passage.between(*pair) for pair in pairwise(parts)]
    if not between or any(len(words) > _LONGEST for words in between):
        return False
    return len(parts) > 2 or are_parallel([passage.name_of(each) for each in parts])


def _begin(passage: Passage, earlier: Figure, first: Figure) -> str:
    """The words from the beginning of a sentence to its first figure of a unit."""
    found = _BEGINS.search(passage.between(earlier, first))
    return found["said"] if found else ""
