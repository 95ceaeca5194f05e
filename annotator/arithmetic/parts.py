"""Which figures the words make parts of the one before them."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from annotator.arithmetic.figures import Figure
from annotator.arithmetic.passages import Passage, are_parallel
from annotator.arithmetic.sums import ADDS

_OPENS: Final = re.compile(
    r"其中|^\w{0,8}中[，,有]|包括|分别为|[按从分]\w{1,6}[分看]|单是|仅是|光是|[（(：:][^）)]*$"
)
OPENS_LATER: Final = re.compile(r"其中|[按从分]\w{1,6}[分看]")
_WHOLE: Final = re.compile(
    r"其余|其他|另外|[按从分]\w{1,6}[分看]|分别为|[（(：:]|非\w+$|自[付缴]|同步|随迁"
)
_LEVELS: Final = (
    (re.compile("中央|国家|省"), re.compile(r"县级?\w{0,4}$")),
    (re.compile("学前|幼儿|小学"), re.compile("高中|中职|大学|大专")),
)
"""Names of the first and the last of levels that are all there is."""
_HALVES: Final = (("集中", "分散"), ("线上", "线下"), ("男", "女"), ("已", "未"), ("省内", "省外"))
_COUNT: Final = re.compile(r"\d[\d.]*[万亿]?[^\W\d]{1,2}$")
CLOSES: Final = re.compile("[^（(]*[）)]")
_ENDS: Final = "[。！？；;]"
_NO_PART: Final = re.compile(rf"{_ENDS}|其中|[，,、]\w?(?:配套|撬动|带动|吸引|引导)")
_NEAR: Final = 45
_PART_NEAR: Final = 30
_FEW: Final = 8  # characters


def parts_after(passage: Passage, at: int) -> tuple[list[Figure], str]:
    """The figures that are named as parts of the one at a place, and the words that say so."""
    total, parts = passage.figures[at], list[Figure]()
    opening = ""
    for each in passage.figures[at + 1 :]:
        if each.unit != total.unit or not passage.counts(each):
            continue
        words = passage.between(parts[-1] if parts else total, each)
        if not parts:
            opening = words
            if not _opens(words) or _is_of_an_earlier(passage, total, each):
                break
        elif _ends_parts(words, opening):
            break
        elif ADDS.search(words):
            return [], ""
        parts.append(each)
    return parts, opening


def _is_of_an_earlier(passage: Passage, total: Figure, part: Figure) -> bool:
    """`收到 90 万元，结转 4 万元。其中产业 58 万元`: whether a part is of what stands before."""
    is_more = passage.stops(total, part) and part.value > total.value
    return bool(is_more) and any(each.value > part.value for each in passage.alike(total))


def is_one_list(passage: Passage, parts: Sequence[Figure]) -> bool:
    """Whether only 、 stands between what parts are named."""
    return all("、" in passage.between(*pair) for pair in pairwise(parts))


def beginnings(passage: Passage, parts: Sequence[Figure]) -> Iterator[list[Figure]]:
    """The first parts of a list, and all; a list does not end where 、 joins it to what follows."""
    for many in range(2, len(parts)):
        if "、" not in passage.between(parts[many - 1], parts[many]):
            yield [*parts[:many]]
    if len(parts) > 1:
        yield [*parts]


def are_told_at_once(passage: Passage, *figures: Figure) -> bool:
    """Whether few words stand between figures: `供养 1325 人，集中 455 人、分散 870 人`."""
    return all(len(passage.between(*pair)) <= _FEW for pair in pairwise(figures))


def _opens(words: str) -> bool:
    """Whether the words between a figure and the next of its unit make this a part of it."""
    *earlier, last = re.split(_ENDS, words)
    opens = OPENS_LATER if earlier else _OPENS
    is_inside = CLOSES.match(words) is not None
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


def says_all(passage: Passage, parts: Sequence[Figure], opening: str) -> bool:
    """Whether the words say that nothing is left beside these parts."""
    if len(parts) < 2:
        return False
    names = [passage.name_of(each) for each in parts]
    between = [opening, *(passage.between(a, b) for a, b in pairwise(parts))]
    return are_levels(names) or are_parallel(names) or any(map(_WHOLE.search, between))


def are_halves(names: Sequence[str]) -> bool:
    """Whether two names are alike but for words that are all there is: 集中供养 and 分散供养."""
    one, other = (_COUNT.sub("", name) for name in (names[0], names[-1]))
    return len(names) == 2 and any(
        half in one and one.replace(half, rest, 1) == other for half, rest in _HALVES
    )


def are_levels(names: Sequence[str]) -> bool:
    """Whether names are of levels that are all there is: from 中央 to 县级."""
    return any(first.search(names[0]) and last.search(names[-1]) for first, last in _LEVELS)
