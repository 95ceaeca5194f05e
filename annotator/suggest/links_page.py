"""A report as links see it: its measures, its sentences, the numbers that stand in one breath."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final, Protocol

from annotator.suggest.breaks import Unbroken, unbroken
from annotator.suggest.word_lists import word_list

FARTHEST: Final = 220
"""A measure so many characters away no longer governs a number."""
_ENDS: Final = re.compile(r"[。！？!?\n]")
_CLAUSE_START: Final = re.compile(r"[，。；：！？\n][^，。；：！？\n]*$|[^，。；：！？\n]*$")
_CLAUSE_END: Final = re.compile("[，。；：！？\n]")
_CHAIN: Final = re.compile(r"[\s、和及—\-~～至到，]{0,2}")
_ONE_COUNT: Final = frozenset({"户", "人", "人次"})
_CLAUSE: Final = 40
_LONGEST_BRACKET: Final = 120
_COMMON_PAIRS: Final = word_list("common_pairs") | frozenset(
    ["学生", "劳动", "动力", "干部", "企业", "农户", "家庭", "对象", "人员", "任务", "目标"]
)


class Quantified(Protocol):
    """What is asked of a number's quantity."""

    @property
    def unit(self) -> str:
        """The unit as written, "" for none."""


class Stretch(Protocol):
    """A half-open stretch of the text in code points."""

    @property
    def start(self) -> int:
        """Its first code point."""

    @property
    def end(self) -> int:
        """The code point behind its last."""


class Number(Stretch, Protocol):
    """A number in a text with what it states."""

    @property
    def quantity(self) -> Quantified:
        """What it states."""


@dataclass(frozen=True, slots=True)
class Group:
    """Numbers that stand in one breath (5120户18764人) and share their measure.

    `first` and `last` count numbers; the rest are places in the text: where the group stands, and
    where its line, its sentence and its clause begin and its line ends.
    """

    first: int
    last: int
    start: int
    end: int
    unit: str
    line: int
    sentence: int
    clause: int
    line_end: int


class Page:
    """The sentences, measures and numbers of a text, for finding what governs a stretch of it."""

    def __init__(self, text: str, numbers: Sequence[Number], measures: Sequence[Stretch]) -> None:
        plain = unbroken(text)
        self.text = plain.text
        self.starts, self.ends = _places(plain, measures)
        self.number_starts, self.number_ends = _places(plain, numbers)
        self.units = [number.quantity.unit for number in numbers]
        spans = zip(self.starts, self.ends, strict=True)
        self.names = [self.text[start:end] for start, end in spans]
        self.pairs = [telling_pairs(name) for name in self.names]
        self._stops = [found.start() for found in _ENDS.finditer(self.text)]
        self.lines = [place for place in self._stops if self.text[place] == "\n"]

    def groups(self) -> Iterator[Group]:
        """The numbers in order, those of one breath together."""
        first = 0
        for index in range(len(self.units)):
            if index + 1 < len(self.units) and self._in_one_breath(index):
                continue
            yield self._group(first, index)
            first = index + 1

    def _in_one_breath(self, index: int) -> bool:
        """Whether the number behind a number goes on with it."""
        end, start = self.number_ends[index], self.number_starts[index + 1]
        if not _CHAIN.fullmatch(self.text, end, start):
            return False
        units = set(self.units[index : index + 2])
        return "，" not in self.text[end:start] or len(units) == 1 or units <= _ONE_COUNT

    def _group(self, first: int, last: int) -> Group:
        start, end = self.number_starts[first], self.number_ends[last]
        row, stop = bisect_left(self.lines, start), bisect_left(self._stops, start)
        line = self.lines[row - 1] + 1 if row else 0
        sentence = max(line, self._stops[stop - 1] + 1 if stop else 0)
        near = max(sentence, start - _CLAUSE)
        found = _CLAUSE_START.search(self.text, near, start)
        clause = near if found is None else found.start()
        clause += clause < start and self.text[clause] in "，。；：！？\n"
        line_end = self.lines[row] if row < len(self.lines) else len(self.text)
        unit = self.units[first]
        return Group(first, last, start, end, unit, line, sentence, clause, line_end)

    def is_part(self, group: Group) -> bool:
        """Whether a group tells in brackets a part of what the numbers before them count.

        Where a measure stands in the brackets, its parts may be that one's.
        """
        near = max(group.sentence, group.start - _LONGEST_BRACKET)
        opened = self.text.rfind("（其中", near, group.start)
        if opened < 0 or not group.first or self.text.find("）", opened, group.start) >= 0:
            return False
        counted = bisect_left(self.number_ends, opened)
        follows = self.number_ends[counted : counted + 1] == [opened]
        inside = self.first_after(opened)
        return follows and (inside == len(self.starts) or self.starts[inside] > group.start)

    def said_before(self, group: Group) -> str:
        """The words of the clause before a group."""
        return self.text[group.clause : group.start]

    def said_after(self, group: Group) -> str:
        """The words of the clause behind a group."""
        end = min(group.line_end, group.end + _CLAUSE)
        stop = _CLAUSE_END.search(self.text, group.end, end)
        return self.text[group.end : stop.start() if stop else end]

    def last_before(self, place: int) -> int:
        """The index of the last measure that ends before a place; -1 for none."""
        return bisect_right(self.ends, place) - 1

    def first_after(self, place: int) -> int:
        """The index of the first measure that begins behind a place."""
        return bisect_left(self.starts, place)


def telling_pairs(words: str) -> frozenset[str]:
    """The telling pairs of neighbouring characters."""
    return frozenset(map("".join, pairwise(words))) - _COMMON_PAIRS


def _places(plain: Unbroken, stretches: Sequence[Stretch]) -> tuple[list[int], list[int]]:
    """Where stretches of the original begin and end in the text without its breaks."""
    return (
        [plain.place(each.start) for each in stretches],
        [plain.place(each.end - 1) + 1 for each in stretches],
    )
