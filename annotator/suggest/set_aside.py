"""Stretches whose words name no measure though they look it: what is only listed as an example."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from annotator.suggest.phrases import Phrase, Rule
from annotator.suggest.ways import listed_before_a_head
from annotator.suggest.words import OTHER, Reading

_FIELDS_OF_WORK: Final = re.compile(
    r"(?:围绕|立足|聚焦|瞄准|依托)[^，。；：\n]{0,90}?等[^，。；、\n]{0,6}(?:产业|行业|资源|优势|特色)"
)
"""What work turns on (围绕茶叶、蔬菜等主导产业); its items are aims, not what was done."""
_PRECISION: Final = re.compile("精准[\u4e00-\u9fff]{2}(?:、精准[\u4e00-\u9fff]{2})+")
_MAXIM: Final = re.compile(r"[“\"][^“”\"\n、，]{2,12}(?:[、，][^“”\"\n、，]{2,12}){2,6}[”\"]")
_OFFICES: Final = re.compile(
    "(?:[\u4e00-\u9fff]{2,6}、){1,8}[\u4e00-\u9fff]{2,6}等[^，。；、\n]{0,4}(?:部门|单位)"
)
"""Offices in a row (财政、审计等部门) are who acts."""
_IN_WORK: Final = re.compile(
    r"(?:吸纳|带动|帮助|解决|安排|吸收)[^，。；\n]{0,12}\d[^，。；\n]{1,16}?"
    r"(?P<work>(?:就[地近]|稳定|家门口){1,2}(?:就业|务工))(?=[，。；、\n])"
)
"""How many found work is what a measure came to (吸纳90名群众就近就业)."""
_GUIDED_BY: Final = re.compile(
    r"[“\"](?P<maxim>[^“”\"\n]{2,30})[”\"]的?(?:总体|工作|基本)?(?:思路|原则|要求|目标|方针|理念|理念要求|标准)"
)
"""What work is guided by (按照“应保尽保”的原则) is no tool of it."""
_STEERING: Final = re.compile('[”"]?(?:专项)?(?:工作)?(?:领导小组|指挥部)')
"""Behind a name: a body that steers it acts here (“…”工作领导小组)."""
_MET: Final = re.compile('[”"]?(?:上|在[一-鿿]{2,10}?(?:召开|举行))')
_MEETINGS: Final = ("现场会", "现场推进会", "联席会议", "座谈会", "观摩会", "推进会")
_SEEN: Final = re.compile(
    "(?:察看|查看|看了|了解|听取|汇报|介绍|视察|考察|查阅|询问)[^，。；]{0,10}$"
)
_STATE: Final = re.compile("[^，。；]{0,4}(?:情况|进展|成果|成效|现状)")
_LOOK_BACK: Final = 14
_PAUSE: Final = re.compile("[、，]")
_EXAMPLES: Final = re.compile(
    r"(?:、[^，。；、\n]{2,12}){0,6}等(?:一批|[\d一二三四五六七八九十]+余?[个座家条处所项])"
)
_NAMED_BY_A_WORD: Final = frozenset({Rule.TERM, Rule.NAME, Rule.LISTED, Rule.COUNTED})
_DONE: Final = frozenset({Rule.ACTION, Rule.OPEN_ACTION, Rule.LISTED})
_SHORTEST_NAME: Final = 2


def kept(reading: Reading, phrases: Iterable[Phrase]) -> Iterator[Phrase]:
    """The phrases but for those that are only examples, aims or parts of a maxim."""
    text = reading.text
    found = list(phrases)
    blocked = [match.span() for match in _FIELDS_OF_WORK.finditer(text)]
    blocked += [match.span() for match in _PRECISION.finditer(text)]
    blocked += [match.span() for match in _OFFICES.finditer(text)]
    blocked += [match.span("work") for match in _IN_WORK.finditer(text)]
    guides = _guides(text, found)
    found = [each for each in found if each.rule is not Rule.SLOGAN or each.start - 1 not in guides]
    blocked += [*guides.items(), *_maxims(text, found)]
    blocked.sort()
    starts = [start for start, _ in blocked]
    begun = {phrase.start for phrase in found}
    examples = listed_before_a_head(text)
    example_starts = [start for start, _ in examples]
    for phrase in found:
        row = bisect_right(example_starts, phrase.start) - 1
        if row >= 0 and phrase.start < examples[row][1]:
            continue
        index = bisect_right(starts, phrase.start) - 1
        inside = index >= 0 and phrase.end <= blocked[index][1]
        if inside and phrase.rule in _NAMED_BY_A_WORD:
            continue
        if _STEERING.match(text, phrase.end) or _is_told_of(text, phrase):
            continue
        if phrase.rule in _DONE and _is_example(reading, phrase, begun):
            continue
        yield phrase


def _guides(text: str, phrases: Sequence[Phrase]) -> dict[int, int]:
    """Where quotations begin that work is guided by, and where they end.

    One that holds the name of a way of acting and no more is none.
    """
    names = {(each.start, each.end) for each in phrases if each.rule is not Rule.SLOGAN}
    found = _GUIDED_BY.finditer(text)
    return {match.start(): match.end() for match in found if match.span("maxim") not in names}


def _maxims(text: str, phrases: Sequence[Phrase]) -> list[tuple[int, int]]:
    """Quotations of several items of which few name a measure (“支部引领、群众参与、社会支持”)."""
    starts = [phrase.start for phrase in phrases]
    found = []
    for match in _MAXIM.finditer(text):
        first = bisect_right(starts, match.start())
        inside = bisect_right(starts, match.end()) - first
        if inside > 0 and 2 * inside <= len(_PAUSE.findall(match[0])):
            found.append(match.span())
    return found


def _is_example(reading: Reading, phrase: Phrase, begun: set[int]) -> bool:
    """Whether a thing by its own name stands for those counted next (建X水库等一批|水利工程)."""
    examples = _EXAMPLES.match(reading.text, phrase.end)
    if examples is None or examples.end() not in begun:
        return False
    inside = (word for word in reading.words_in(phrase.start, phrase.end))
    return any(word.entry is OTHER and word.end - word.start >= _SHORTEST_NAME for word in inside)


def _is_told_of(text: str, phrase: Phrase) -> bool:
    """Whether a meeting is only where somebody spoke, or a measure what somebody came to see."""
    name = text[phrase.start : phrase.end]
    if name.endswith(_MEETINGS) and _MET.match(text, phrase.end):
        return True
    before = text[max(0, phrase.start - _LOOK_BACK) : phrase.start]
    return bool(_STATE.match(text, phrase.end) and _SEEN.search(before))
