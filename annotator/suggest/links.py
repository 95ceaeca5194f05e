"""Which measure a number quantifies: the one that governs its clause, else none."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final, Protocol

from annotator.suggest.breaks import unbroken
from annotator.suggest.numbers_grammar import any_of
from annotator.suggest.word_lists import word_list

FARTHEST: Final = 220
"""A measure so many characters away, pauses counted in, no longer governs a number."""
_LIST_PAUSE: Final = 6
_CLAUSE_PAUSE: Final = 12
_PART_PAUSE: Final = 30
_SENTENCE_PAUSE: Final = 50
_PAUSES: Final = (
    ("、", _LIST_PAUSE),
    ("，", _CLAUSE_PAUSE),
    (",", _CLAUSE_PAUSE),
    ("；", _PART_PAUSE),
    (";", _PART_PAUSE),
    ("：", _PART_PAUSE),
)
_HEADING_PAUSE: Final = 100
_LONGEST_HEADING: Final = 30

_NEAREST: Final = 5
_SAME_WORDS: Final = 25
"""By so much a measure is nearer that shares a word with the number's clause."""
_HEADING_REACH: Final = 6
_TITLE: Final = 60
_RULE_REACH: Final = 40
_LONGEST_CONDITION: Final = 20
_COMMON_PAIRS: Final = word_list("common_pairs")
_RATE: Final = re.compile("[\u4e00-\u9fff]{2,12}(?:率|额|余额|收入|资金|比例|租金|工资)")
_CONDITION: Final = re.compile(
    r"(?:及?以[上下内])?(?:非?贫困)?[^，。；,;\n\d]{0,12}(?<!目)的[，,](?=[^。；]{0,20})"
    r"|(?:及?以[上下])[^，。；,;\n\d]{1,8}[，,](?=开设|设立|给予|发放|实行|由|一律|落实)"
)
_CLAUSE_END: Final = re.compile("[，,；;。！？：:]")
_MARKED: Final = re.compile(
    r"#|【|[（(]?[一二三四五六七八九十]+[、）).．]|[（(]?\d+[、）).．](?!\d)|[①-⑳●■▲◆]"
)
_ENDS: Final = re.compile(r"[。！？!?\n]")
_DURATION: Final = re.compile(r"周?年|载|个?月|[天日周岁]|个?小时|分钟|个?季度|个?工作日|昼夜")
_CHAIN: Final = re.compile(r"[\s、和及—\-~～至到,，]{0,2}")
_PLACE_WIDE: Final = re.compile(
    r"贫困发生率|发生率|总人口|农业人口|户籍人口|国土面积|总面积|辖|人均可支配收入|可支配收入|生产总值"
    r"|识别贫困|未脱贫|剩余贫困|漏评率|错退率|满意度|海拔|县域|返贫风险|政策文件|集体收入|缺口"
    r"|市州[^，。]{0,3}[排居第]|森林覆盖率|国土|(?<!个)(?:行政村|乡镇)\d|现有乡镇|一家|[一二三四五六七八]口(?:人|都|之家)"
)
_RESULT: Final = re.compile(
    r"出列|摘帽|实现脱贫|脱贫摘帽|全部退出|贫困村退出|整体脱贫|减少贫困人口|稳定脱贫|脱贫人口"
)


_SERVED_REACH: Final = 60
_SERVING: Final = re.compile(
    f"余?(?:名|位|个|家|支|所)?[^，,。；;、\\d]{{0,6}}{any_of(sorted(word_list('serving')))}"
)
"""People or bodies behind their number."""
_CALLED_UPON: Final = re.compile(
    f"(?:{any_of(sorted(word_list('calling_upon')))}|[，,。；：\\n])[^，,。；]{{0,10}}$"
)
_FOUND: Final = re.compile(
    r"(?:问题|线索)[^，。]{0,4}\d|\d[^，。、]{0,4}(?:问题|线索)|整改(?:到位|完成|落实)"
)
_CHECK: Final = re.compile(any_of(sorted(word_list("checks"))))


class Quantified(Protocol):
    """What is asked of a number's quantity: its unit as written, "" for none."""

    @property
    def unit(self) -> str: ...


class Stretch(Protocol):
    """A half-open stretch of the text in code points."""

    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


class Number(Stretch, Protocol):
    """A number in a text with what it states."""

    @property
    def quantity(self) -> Quantified: ...


@dataclass(frozen=True, slots=True)
class _Group:
    """Numbers that stand in one breath (5120户18764人) and share their measure."""

    first: int
    last: int
    start: int
    end: int


def link(text: str, numbers: Sequence[Number], measures: Sequence[Stretch]) -> list[int | None]:
    """For each number the index of the measure it quantifies, or None.

    Numbers and measures are sorted by start and do not overlap among themselves.
    """
    linked: list[int | None] = [None] * len(numbers)
    if not measures:
        return linked
    page = _Page(text, measures)
    for group in _groups(text, numbers):
        ruled = page.ruled(group)
        target = page.decided(group) if ruled is None else ruled
        for index in range(group.first, group.last + 1):
            if ruled is not None or not _DURATION.fullmatch(numbers[index].quantity.unit):
                linked[index] = target
    return linked


def _groups(text: str, numbers: Sequence[Number]) -> Iterator[_Group]:
    first = 0
    for index, number in enumerate(numbers):
        following = numbers[index + 1] if index + 1 < len(numbers) else None
        if following is not None and _CHAIN.fullmatch(text, number.end, following.start):
            continue
        yield _Group(first, index, numbers[first].start, number.end)
        first = index + 1


def _pairs(words: str) -> frozenset[str]:
    """The telling pairs of neighbouring characters."""
    return frozenset(map("".join, pairwise(words))) - _COMMON_PAIRS


class _Page:
    """The sentences and measures of a text, for finding what governs a stretch of it."""

    def __init__(self, text: str, measures: Sequence[Stretch]) -> None:
        plain = unbroken(text)
        self.text = text
        self.starts = [measure.start for measure in measures]
        self.measure_ends = [measure.end for measure in measures]
        self.names = [text[measure.start : measure.end] for measure in measures]
        self.ends = [plain.origin(found.start()) for found in _ENDS.finditer(plain.text)]
        self.lines = [plain.origin(place) for place, sign in enumerate(plain.text) if sign == "\n"]

    def decided(self, group: _Group) -> int | None:
        """What the group's own words decide, else what governs it."""
        for told in (self._served(group), self._checked(group)):
            if told is not None:
                return told
        return self.governing(group)

    def _served(self, group: _Group) -> int | None:
        """The measure that people or bodies serve who do it (会同6个部门，派出督查组)."""
        if not _SERVING.match(self.text, group.end):
            return None
        index = bisect_left(self.starts, group.end)
        if index >= len(self.starts) or self.starts[index] - group.end > _SERVED_REACH:
            return None
        if index and group.start - self.measure_ends[index - 1] <= 2:
            return None
        between = self.text[group.end : self.starts[index]]
        if len(_CLAUSE_END.findall(between)) > 1 or re.search("[。；;！？\n]", between):
            return None
        return (
            index if _CALLED_UPON.search(self.text, max(0, group.start - 24), group.start) else None
        )

    def _checked(self, group: _Group) -> int | None:
        """The check that found the problems counted, not what was done with them since."""
        clause = self._clause(group)
        if not _FOUND.search(clause):
            return None
        last = bisect_right(self.measure_ends, group.start) - 1
        line = bisect_left(self.lines, group.start)
        begin = self.lines[line - 1] if line else 0
        for index in range(last, max(-1, last - _NEAREST), -1):
            if self.measure_ends[index] <= begin:
                return None
            if _CHECK.search(self.names[index]):
                return index
        return None

    def governing(self, group: _Group) -> int | None:
        """The measure nearest to the group by characters and pauses, or None."""
        clause = self._clause(group)
        if _PLACE_WIDE.search(clause):
            return None
        before, after = self._before(group), self._after(group)
        best = min((pair for pair in (before, after) if pair[0] < FARTHEST), default=None)
        if best is None or (best[0] >= _CLAUSE_PAUSE and _RESULT.search(clause)):
            return None
        return best[1]

    def ruled(self, group: _Group) -> int | None:
        """The measure of a rule whose condition the group states (200人以上的，配备…)."""
        ahead = self.text[group.end : group.end + _LONGEST_CONDITION]
        if "的" not in ahead and "以" not in ahead:
            return None
        limit = _CONDITION.match(self.text, group.end)
        if limit is None:
            return None
        index = bisect_left(self.starts, limit.end())
        if index >= len(self.starts) or self.starts[index] - limit.end() > _RULE_REACH:
            return None
        between = self.text[limit.end() : self.starts[index]]
        return None if _CLAUSE_END.search(between) else index

    def _before(self, group: _Group) -> tuple[int, int]:
        line = bisect_left(self.lines, group.start)
        begin = self.lines[line - 1] if line else 0
        last = bisect_right(self.measure_ends, group.start) - 1
        best = FARTHEST, -1
        rate = _RATE.search(self._clause_before(group))
        words = _pairs(rate[0]) if rate else frozenset()
        for index in range(last, max(-1, last - (_NEAREST if rate else 1)), -1):
            if self.measure_ends[index] <= begin:
                break
            distance = self._distance(self.measure_ends[index], group.start)
            if distance < FARTHEST and not words.isdisjoint(_pairs(self.names[index])):
                distance -= _SAME_WORDS
            best = min(best, (distance, index))
        return best if best[1] >= 0 else self._heading_over(line)

    def _heading_over(self, line: int) -> tuple[int, int]:
        """The measure in the heading over a line, which may stand some lines above it."""
        for above in range(line - 1, max(-1, line - 1 - _HEADING_REACH), -1):
            start = self.lines[above - 1] + 1 if above else 0
            end = self.lines[above]
            marked = _MARKED.match(self.text, start, end)
            if end - start > _LONGEST_HEADING or self.text[end - 1] in "。；，,;":
                continue
            if marked or (above == line - 1 and start > _TITLE):
                index = bisect_left(self.starts, end) - 1
                inside = index >= 0 and self.starts[index] >= start
                return (_HEADING_PAUSE, index) if inside else (FARTHEST, -1)
        return FARTHEST, -1

    def _after(self, group: _Group) -> tuple[int, int]:
        index = bisect_left(self.starts, group.end)
        if index >= len(self.starts) or self.starts[index] - group.end > FARTHEST:
            return FARTHEST, -1
        line = bisect_left(self.lines, group.end)
        if line < len(self.lines) and self.lines[line] <= self.starts[index]:
            return FARTHEST, -1
        if _CLAUSE_END.search(self.text, group.end, self.starts[index]):
            return FARTHEST, -1
        return self._distance(group.end, self.starts[index]), index

    def _distance(self, start: int, end: int) -> int:
        if end - start > FARTHEST:
            return FARTHEST
        between = self.text[start:end]
        pauses = sum(between.count(mark) * pause for mark, pause in _PAUSES)
        if bisect_left(self.ends, start) < bisect_left(self.ends, end):
            pauses += _SENTENCE_PAUSE
        return len(between) + pauses

    def _clause(self, group: _Group) -> str:
        """The words around a group up to the next marks, at most 40 characters on a side."""
        right = self.text[group.end : group.end + 40]
        return self._clause_before(group) + re.split(r"[，,。；;！？\n]", right)[0]

    def _clause_before(self, group: _Group) -> str:
        left = self.text[max(0, group.start - 40) : group.start]
        return re.split(r"[，,。；;！？\n]", left)[-1]
