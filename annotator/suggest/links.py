"""Which measure a number quantifies: the one that governs its clause, else none."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final, Protocol

from annotator.suggest.breaks import unbroken

FARTHEST: Final = 220
"""A measure so many characters away, pauses counted in, no longer governs a number."""
_LIST_PAUSE: Final = 6
_CLAUSE_PAUSE: Final = 12
_PART_PAUSE: Final = 30
_SENTENCE_PAUSE: Final = 50
_HEADING_PAUSE: Final = 100
_LONGEST_HEADING: Final = 30

_ENDS: Final = re.compile(r"[。！？!?\n]")
_DURATION: Final = re.compile(r"周?年|载|个?月|[天日周岁]|个?小时|分钟|个?季度|个?工作日|昼夜")
_CHAIN: Final = re.compile(r"[\s、和及—\-~～至到,，]{0,2}")
_PLACE_WIDE: Final = re.compile(
    r"贫困发生率|发生率|总人口|农业人口|户籍人口|国土面积|总面积|辖|人均可支配收入|可支配收入|生产总值"
    r"|识别贫困|未脱贫|剩余贫困|漏评率|错退率|满意度|海拔|县域|返贫风险|政策文件|集体收入|缺口"
    r"|市州[^，。]{0,3}[排居第]"
)
_RESULT: Final = re.compile(
    r"出列|摘帽|实现脱贫|脱贫摘帽|全部退出|贫困村退出|整体脱贫|减少贫困人口|稳定脱贫|脱贫人口"
)


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
        target = page.governing(group)
        for index in range(group.first, group.last + 1):
            if not _DURATION.fullmatch(numbers[index].quantity.unit):
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


class _Page:
    """The sentences and measures of a text, for finding what governs a stretch of it."""

    def __init__(self, text: str, measures: Sequence[Stretch]) -> None:
        plain = unbroken(text)
        self.text = text
        self.starts = [measure.start for measure in measures]
        self.measure_ends = [measure.end for measure in measures]
        self.ends = [plain.origin(found.start()) for found in _ENDS.finditer(plain.text)]
        self.lines = [plain.origin(place) for place, sign in enumerate(plain.text) if sign == "\n"]

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

    def _before(self, group: _Group) -> tuple[int, int]:
        index = bisect_right(self.measure_ends, group.start) - 1
        if index < 0:
            return FARTHEST, -1
        line = bisect_left(self.lines, group.start)
        if self.measure_ends[index] > (self.lines[line - 1] if line else 0):
            return self._distance(self.measure_ends[index], group.start), index
        if line and self._is_heading(line - 1) and self._in_line(index, line - 1):
            return _HEADING_PAUSE, index
        return FARTHEST, -1

    def _is_heading(self, line: int) -> bool:
        """Whether a line stands over the next as its heading: short and no sentence."""
        start = self.lines[line - 1] if line else 0
        end = self.lines[line]
        return end - start <= _LONGEST_HEADING and self.text[end - 1] not in "。；，,;"

    def _in_line(self, index: int, line: int) -> bool:
        return self.starts[index] >= (self.lines[line - 1] if line else 0)

    def _after(self, group: _Group) -> tuple[int, int]:
        index = bisect_left(self.starts, group.end)
        if index >= len(self.starts) or self.starts[index] - group.end > FARTHEST:
            return FARTHEST, -1
        between = self.text[group.end : self.starts[index]]
        if re.search(r"[，,；;。！？：:]", between):
            return FARTHEST, -1
        return self._distance(group.end, self.starts[index]), index

    def _distance(self, start: int, end: int) -> int:
        if end - start > FARTHEST:
            return FARTHEST
        between = self.text[start:end]
        pauses = (
            between.count("、") * _LIST_PAUSE + len(re.findall("[，,]", between)) * _CLAUSE_PAUSE
        )
        pauses += len(re.findall("[；;：]", between)) * _PART_PAUSE
        if bisect_left(self.ends, start) < bisect_left(self.ends, end):
            pauses += _SENTENCE_PAUSE
        return len(between) + pauses

    def _clause(self, group: _Group) -> str:
        """The words around a group up to the next marks, at most 40 characters on a side."""
        left = self.text[max(0, group.start - 40) : group.start]
        right = self.text[group.end : group.end + 40]
        return re.split(r"[，,。；;！？\n]", left)[-1] + re.split(r"[，,。；;！？\n]", right)[0]
