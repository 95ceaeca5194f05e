"""Stretches of a report whose figures are compared: a paragraph and the words between figures."""

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from annotator.arithmetic.figures import Figure
from annotator.reading.paragraphs import paragraphs

HAVERS: Final = "户人县乡镇亩村座个队名棵只头斤单社期件家间栋所条支台次笔起项套处场张辆盏眼批车生"
"""Measure words of those that each have something (户均, 每栋)."""
_STOP: Final = re.compile(r"[。！？!?；;]")
CHANGED: Final = re.compile(r"[增升降减提扩涨高少大]\w{0,2}[到至为]")
"""Words between a figure and what it became."""
_AVERAGE: Final = re.compile(r"(?:(?![年月日天季])\w均|每(?![年月天日])\w|单价|月工资|月薪)\D*$")
_OF_A_PERSON: Final = re.compile(r"人均\w{0,4}(?:收入|支出)\w?$")
_JOINED: Final = re.compile(r"^[、和与及]$")
_BREAKS: Final = re.compile(r"\s+")
_SIGN: Final = re.compile(r"[^\w％%]|其中")
_NAMED: Final = 12  # characters
_SORTS: Final = "类级轮批期组档年"


@dataclass(frozen=True)
class Passage:
    """Figures in reading order and the report's text around them.

    It may hold hundreds (a sheet that lost its line ends), each of which is held against others.
    """

    text: str
    figures: Sequence[Figure]

    def between(self, first: Figure, second: Figure) -> str:
        """The words from the end of one figure to the start of a later one, without breaks."""
        return _BREAKS.sub("", self.text[first.end : second.start])

    def before(self, figure: Figure, reach: int) -> str:
        """At most so many characters in front of a figure, from its own sentence."""
        words = _BREAKS.sub("", self.text[max(0, figure.start - reach) : figure.start])
        return _STOP.split(words)[-1]

    def after(self, figure: Figure, reach: int) -> str:
        """At most so many characters behind a figure, from its own sentence."""
        words = _BREAKS.sub("", self.text[figure.end : figure.end + reach])
        return _STOP.split(words)[0]

    def name_of(self, figure: Figure) -> str:
        """The words right in front of a figure, back to the next sign (集中供养455人)."""
        return _SIGN.split(self.before(figure, _NAMED))[-1]

    def names_again(self, figure: Figure, earlier: Figure) -> bool:
        """Whether a word names both, the second time in other words (社区干部…干部人数)."""
        own, other = self.name_of(figure), self.name_of(earlier)
        return any(own[at : at + 2] in other for at in range(len(own) - 1))

    def stops(self, first: Figure, second: Figure) -> int:
        """How many sentences or parts of sentences end between two figures."""
        behind_first = bisect_left(self._stops, first.end)
        return max(0, bisect_left(self._stops, second.start) - behind_first)

    @cached_property
    def _stops(self) -> Sequence[int]:
        """Where in the text its sentences and their parts end."""
        begin, end = self.figures[0].start, self.figures[-1].end
        return [found.start() for found in _STOP.finditer(self.text, begin, end)]

    def ahead_of(self, figure: Figure) -> Sequence[Figure]:
        """All figures in front of one."""
        return self.figures[: bisect_right(self.figures, figure.start, key=lambda each: each.end)]

    def behind(self, figure: Figure) -> Sequence[Figure]:
        """All figures behind one."""
        return self.figures[bisect_left(self.figures, figure.end, key=lambda each: each.start) :]

    def amid(self, first: Figure, second: Figure) -> Sequence[Figure]:
        """The figures that stand between two."""
        return [each for each in self.behind(first) if each.start < second.start]

    def counts(self, figure: Figure) -> bool:
        """Whether it is an amount that can be part of one: no rate, share or average."""
        if is_rule(figure) or not figure.unit or figure.unit == "%":
            return False
        return _AVERAGE.search(self.before(figure, 8)) is None

    def may_have_parts(self, figure: Figure) -> bool:
        """Whether it is such an amount, or the income of a person, which is made up of kinds."""
        return self.counts(figure) or _OF_A_PERSON.search(self.before(figure, _NAMED)) is not None

    def is_average(self, figure: Figure) -> bool:
        """Whether it is what each has, said right in front of it (户均 5 万元)."""
        return _AVERAGE.search(self.before(figure, 4)) is not None

    def alike(self, figure: Figure) -> list[Figure]:
        """The figures before one that have its unit, the nearest last."""
        known = self._by_unit.get(figure.unit, ())
        return [*known[: bisect_left(known, figure.start, key=lambda each: each.start)]]

    @cached_property
    def _by_unit(self) -> Mapping[str, Sequence[Figure]]:
        found: dict[str, list[Figure]] = defaultdict(list)
        for each in self.figures:
            if not is_rule(each):
                found[each.unit].append(each)
        return found

    def lists(self) -> Iterator[list[Figure]]:
        """Figures that are named one right after the other (5、11、7个), two or more."""
        found: list[Figure] = []
        for each in self.figures:
            if found and not _JOINED.match(self.between(found[-1], each)):
                if len(found) > 1:
                    yield found
                found = []
            found.append(each)
        if len(found) > 1:
            yield found

    def of_its_kind(self, figure: Figure) -> list[Figure]:
        """The figures before one that count the same in the same unit, the nearest last."""
        return [each for each in self.alike(figure) if is_one_thing(each, figure)]


def is_one_thing(one: Figure, other: Figure) -> bool:
    """Whether two figures are of the same: 贫困村 and 省级贫困村; one word says too little."""
    first, second = (_BREAKS.sub("", each.indicator) for each in (one, other))
    shorter, longer = sorted((first, second), key=len)
    return len(shorter) > 1 and longer.endswith(shorter)


def are_parallel(names: Sequence[str]) -> bool:
    """Whether names are of one pattern: 集中供养 and 分散供养, 第一轮 and 第二轮."""
    if len({*names}) < len(names) or not all(names):
        return False
    is_of_one_length = len({len(name) for name in names}) == 1
    return len({name[-2:] for name in names}) == 1 or (
        len({name[-1] for name in names}) == 1 and (names[0][-1] in _SORTS or is_of_one_length)
    )


def is_rule(figure: Figure) -> bool:
    """Whether it is a rate of pay or a threshold, which counts nothing."""
    return figure.status in ("standard", "threshold")


def passages(text: str, figures: Sequence[Figure]) -> Iterator[Passage]:
    """Each paragraph with figures in it."""
    at = 0
    for _, last in paragraphs(text):
        inside = []
        while at < len(figures) and figures[at].start < last.end:
            inside.append(figures[at])
            at += 1
        if inside:
            yield Passage(text, inside)
