"""The marks by which the measures around a number are weighed against each other."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from typing import Final, NamedTuple

from annotator.suggest.links_page import FARTHEST, Group, Page, telling_pairs
from annotator.suggest.not_numbers import kind_of
from annotator.suggest.numbers_grammar import any_of
from annotator.suggest.word_lists import word_list

NEAREST: Final = 2
"""Hardly ever another than the nearest governs; the next one where its name says so."""
_COUNTED: Final = 5
_ENOUGH_TO_CHOOSE: Final = 2
_LOOK_AHEAD: Final = 60
_OWN: Final = 4
"""A number so few characters behind a measure counts that measure."""
_GAPS: Final = (0, 2, 6, 12, 25, 60)
_OTHER_GAPS: Final = (0, 2, 6, 15, 40)
_STOP: Final = re.compile("[。；！？\n]")
_RESULT: Final = re.compile(
    "带动|受益|惠及|覆盖|吸纳|帮助|增收|辐射|促进|实现|解决|户均|人均|收入|收益|分红|享受|参与|其中|包括|涉及"
)
_MONEY: Final = re.compile(
    "(?:投资|投入|筹资|筹集|筹措|整合|争取|安排|拨付|落实|下达|发放|支出|兑现|募集|到位)[^，。；、]{0,10}$"
)
_ACT_AHEAD: Final = re.compile(
    "[，、]?(?:用于|实施|建设|建成|新建|修建|改建|改造|完成|打造|发展|开展|首批|设立|建立|推进|扶持|支持"
    "|硬化|购买|采购|组建|成立|举办|召开|开发|培训)"
)
_WHOLE: Final = re.compile("[全我该][县市省区州镇乡村]")
_POOR: Final = re.compile("贫困(?:户|人口|村|劳动力)")
_COMPARED: Final = re.compile("[比较占]")
_HAS: Final = re.compile("有$")
_SERVING: Final = re.compile(any_of(sorted(word_list("serving"))))
_SIZES: Final = frozenset({"length", "area", "mass", "power", "energy", "volume"})


class Option(NamedTuple):
    """A measure that a number may quantify, by its index, or None for no measure; and its marks."""

    measure: int | None
    marks: list[str]


def options(page: Page, group: Group, most: int = NEAREST) -> list[Option]:
    """The measures that may govern a group, the nearest first, and last that none does.

    Of those before it at most so many are offered, of those behind it about half as many.
    """
    asked = _Asked(page, group)
    before = asked.before(most)
    found = before or asked.over()
    asked.mark_named(found)
    found += asked.behind(before, most // 2)
    found.append(Option(None, asked.none(before)))
    return found


class _Asked:
    """What is asked of every measure around one group."""

    def __init__(self, page: Page, group: Group) -> None:
        self.page, self.group = page, group
        self.said = page.said_before(group)
        self.goes_on = page.said_after(group).partition("、")[0]
        self.kind = _kind(group.unit)
        self.result = bool(_RESULT.search(self.said))
        self.money = bool(_MONEY.search(self.said))
        self.opens = group.clause <= group.sentence
        item = self.said.rpartition("、")[2]
        following = page.first_after(group.end)
        near = following < len(page.starts) and page.starts[following] - group.end
        noun = self.goes_on if near is False else self.goes_on[:near]
        self.words = telling_pairs(item + "…" + noun)
        self.ahead = telling_pairs(item)

    def before(self, most: int) -> list[Option]:
        """The measures before the group in its line, the nearest first."""
        page, group = self.page, self.group
        last = page.last_before(group.start)
        found = []
        for rank, index in enumerate(range(last, max(-1, last - most), -1)):
            end = page.ends[index]
            if end <= group.line or group.start - end > FARTHEST:
                break
            found.append(Option(index, [*self._before(index, rank)]))
        return found

    def _before(self, index: int, rank: int) -> Iterator[str]:
        page, group = self.page, self.group
        start, end = page.starts[index], page.ends[index]
        between = page.text[end : group.start]
        stops, parts, commas = _pauses(between)
        far = 3 if parts or stops else 0
        clause = min(2, commas) + far
        yield "before"
        yield f"before.gap.{bisect_left(_GAPS, len(between))}"
        yield f"before.commas.{min(3, commas)}"
        yield f"before.parts.{min(2, parts)}"
        yield f"before.sentences.{min(2, stops)}"
        yield f"before.items.{min(2, between.count('、'))}"
        yield f"before.rank.{rank}"
        yield f"before.{self.kind}.{clause}"
        if self.result:
            yield f"before.result.{clause}"
        if self.money:
            yield f"before.money_word.{clause}"
        shared = len(self.words & page.pairs[index])
        if shared:
            yield "before.same_words"
        if shared > 1:
            yield "before.same_words.more"
        if start <= group.sentence + len("近年来，我县"):
            yield "before.topic"
        if index and start - page.ends[index - 1] <= 1:
            yield "before.listed"
        if index + 1 < len(page.starts) and page.starts[index + 1] - end <= 1:
            yield "before.listed_on"
        if self.goes_on and not stops and not commas:
            yield "before.noun_ahead"
        yield from self._counted(start, end, clause)

    def _counted(self, start: int, end: int, clause: int) -> Iterator[str]:
        """Whether other numbers count the measure already."""
        page, group = self.page, self.group
        first = bisect_left(page.number_starts, end)
        numbers = group.first - first
        yield f"before.numbers.{max(0, min(3, numbers))}"
        if numbers > 0:
            if page.number_starts[first] - end <= _OWN:
                yield "before.has_own"
                yield f"before.has_own.{clause}"
                if self.result:
                    yield "before.has_own.result"
            if group.unit in page.units[max(first, group.first - _COUNTED) : group.first]:
                yield "before.same_unit"
        ahead = bisect_right(page.number_ends, start) - 1
        if ahead >= 0 and start - page.number_ends[ahead] <= 1:
            yield "before.has_own_ahead"

    def mark_named(self, found: list[Option]) -> None:
        """Mark the one measure whose name says most of what the group's own words say."""
        if len(found) < _ENOUGH_TO_CHOOSE:
            return
        shared = [len(self.words & self.page.pairs[option.measure or 0]) for option in found]
        most = max(shared)
        if not most or shared.count(most) > 1:
            return
        place = shared.index(most)
        marks = found[place].marks
        marks.append("before.named.farther" if place else "before.named")
        if place and not shared[0]:
            marks.append("before.named.farther.only")
        if most > 1:
            marks.append("before.named.more")

    def over(self) -> list[Option]:
        """The measure in the heading over the group's line."""
        index = heading_over(self.page, self.group)
        if index is None:
            return []
        marks = ["heading", f"heading.{self.kind}"]
        if self.result:
            marks.append("heading.result")
        if not self.words.isdisjoint(self.page.pairs[index]):
            marks.append("heading.same_words")
        return [Option(index, marks)]

    def behind(self, before: list[Option], most: int) -> list[Option]:
        """The measures behind the group in its sentence, the nearest first."""
        page, group = self.page, self.group
        first = page.first_after(group.end)
        found = []
        for rank, index in enumerate(range(first, min(first + most, len(page.starts)))):
            start = page.starts[index]
            if start >= group.line_end or start - group.end > _LOOK_AHEAD:
                break
            between = page.text[group.end : start]
            commas = between.count("，")
            if commas > 1 or _STOP.search(between):
                break
            found.append(Option(index, [*self._behind(index, rank, between, commas, before)]))
        return found

    def _behind(
        self, index: int, rank: int, between: str, commas: int, before: list[Option]
    ) -> Iterator[str]:
        page, group = self.page, self.group
        yield "behind"
        yield f"behind.gap.{bisect_left(_GAPS, len(between))}"
        yield f"behind.commas.{commas}"
        yield f"behind.items.{min(2, between.count('、'))}"
        yield f"behind.rank.{rank}"
        numbers = bisect_left(page.number_starts, page.starts[index]) - group.last - 1
        yield f"behind.numbers.{max(0, min(2, numbers))}"
        yield f"behind.{self.kind}.{commas}"
        if self.money:
            yield f"behind.money_word.{commas}"
        if self.opens:
            yield f"behind.opens.{commas}"
        if _ACT_AHEAD.match(between):
            yield f"behind.act.{commas}"
        if not self.ahead.isdisjoint(page.pairs[index]):
            yield "behind.same_words"
        if _SERVING.search(self.goes_on):
            yield f"behind.serving.{commas}"
        if before and before[0].measure is not None:
            gap = group.start - page.ends[before[0].measure]
            yield f"behind.other.{bisect_left(_OTHER_GAPS, gap)}"
            if page.starts[before[0].measure] >= group.sentence:
                yield "behind.other_in_sentence"
        end = page.ends[index]
        own = bisect_left(page.number_starts, end)
        if own < len(page.number_starts) and page.number_starts[own] - end <= _OWN // 2:
            yield "behind.has_own"

    def none(self, before: list[Option]) -> list[str]:
        """The marks of a group that quantifies no measure."""
        group = self.group
        marks = ["none", f"none.{self.kind}"]
        starts = (self.page.starts[one.measure] for one in before if one.measure is not None)
        said = min(3, sum(start >= group.sentence for start in starts))
        marks.append(f"none.in_sentence.{said}")
        told = {
            "whole": _WHOLE.search(self.said),
            "poor": _POOR.search(self.said + self.goes_on),
            "compared": _COMPARED.search(self.said),
            "has": _HAS.search(self.said),
            "result": self.result,
            "noun": self.goes_on and not self.result,
            "opens": self.opens,
            "first": group.line == group.sentence,
            "nothing_before": not before,
        }
        return marks + [f"none.{name}" for name, holds in told.items() if holds]


def _kind(unit: str) -> str:
    if unit in ("户", "人", "人次", "名"):
        return "people"
    if unit == "%":
        return "share"
    kind = kind_of(unit)
    return kind if kind in ("people", "money", "thing") else "size" if kind in _SIZES else "other"


def _pauses(between: str) -> tuple[int, int, int]:
    """How many sentences, parts of a sentence and clauses end in some words."""
    stops = between.count("。") + between.count("！") + between.count("？")
    return stops, between.count("；") + between.count("："), between.count("，")


_HEADING_REACH: Final = 6
_LONGEST_HEADING: Final = 30
_TITLE: Final = 60
_MARKED: Final = re.compile(
    r"#|【|[（(]?[一二三四五六七八九十]+[、）)).．]|[（(]?\d+[、）)).．](?!\d)|[①-⑳●■▲◆]"
)


def heading_over(page: Page, group: Group) -> int | None:
    """The measure in the heading over a group's line, which may stand some lines above it."""
    line = bisect_left(page.lines, group.start)
    for above in range(line - 1, max(-1, line - 1 - _HEADING_REACH), -1):
        start = page.lines[above - 1] + 1 if above else 0
        end = page.lines[above]
        if end - start > _LONGEST_HEADING or page.text[end - 1] in "。；，":
            continue
        if _MARKED.match(page.text, start, end) or (above == line - 1 and start > _TITLE):
            index = page.first_after(end) - 1
            return index if index >= 0 and page.starts[index] >= start else None
    return None
