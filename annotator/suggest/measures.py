"""Finds the measures of a report: programmes, tools and actions, with their category."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from annotator.suggest.actions import action_at, opens_action
from annotator.suggest.breaks import unbroken
from annotator.suggest.committees import committees
from annotator.suggest.faults import faults_dealt_with
from annotator.suggest.funds import funds_found
from annotator.suggest.helped import helped_phrases, placed_phrases, sent_people
from annotator.suggest.lexicon import Kind, Lexicon
from annotator.suggest.names import name_at, opens_name
from annotator.suggest.occasions import occasions
from annotator.suggest.phrases import Phrase, Rule
from annotator.suggest.publicity import published_works
from annotator.suggest.quoted import quoted_phrases
from annotator.suggest.scores import marks_of_measure, share_right
from annotator.suggest.set_aside import kept
from annotator.suggest.surveys import surveys
from annotator.suggest.told_by_context import with_kinds_told
from annotator.suggest.ways import heads_of_rows, ways_in_a_row
from annotator.suggest.words import OTHER, Reading, read

__all__ = ["FoundMeasure", "Lexicon", "find_measures"]

FALLBACK: Final = "other"
NEARBY: Final = 120
"""So many characters on, a phrase still belongs to the subject of the one before it."""
_SHORT_VERBS: Final = frozenset("修建打架铺挖栽种开")
_FINDERS: Final = (
    occasions,
    heads_of_rows,
    ways_in_a_row,
    surveys,
    funds_found,
    published_works,
    faults_dealt_with,
    placed_phrases,
    sent_people,
    committees,
)
"""What they find goes before the phrases of the grammar, the last one's before all."""
_MOVED: Final = "relocation"
_HOUSED: Final = "housing"
_NEW_HOMES: Final = frozenset({"住房", "新房", "房屋", "安居房", "公共厨房"})
"""Built for those who move, where people are moved near by."""
OPENING: Final = frozenset(
    {Kind.VERB, Kind.TERM, Kind.FIELD, Kind.ACT, Kind.HEAD, Kind.BODY, Kind.OTHER}
)
"""A phrase begins with a word of one of these kinds."""


@dataclass(frozen=True, slots=True)
class FoundMeasure:
    """A measure in a text: a half-open span in code points, its category and why.

    `rule` made it, `evidence` are the words that decided its category, `score` (0 to 1) estimates
    how often the rule's spans are right.
    """

    start: int
    end: int
    category: str
    rule: str
    evidence: str
    score: float


def find_measures(text: str, lexicon: Lexicon) -> list[FoundMeasure]:
    """The measures of any text in order, none overlapping; in time proportional to its length."""
    plain = unbroken(text)
    reading = read(plain.text, lexicon)
    phrases = _apart(list(quoted_phrases(reading)), _phrases(reading))
    for finder in _FINDERS:
        phrases = _apart([*finder(reading)], phrases)
    kept_phrases = kept(reading, _with_helped(reading, phrases))
    phrases = list(with_kinds_told(plain.text, kept_phrases))
    if "简称" in text:
        phrases = _apart(list(_short_names(plain.text, phrases)), phrases)
    return [
        _found(text, phrase, category, plain.span(phrase.start, phrase.end))
        for phrase, category in _with_categories(phrases)
    ]


def _with_helped(reading: Reading, phrases: list[Phrase]) -> list[Phrase]:
    """The phrases with the verbs that help people; what those people are called is none."""
    helped = list(helped_phrases(reading))
    if not helped:
        return phrases
    people = [Phrase(verb.start, end, None, verb.rule, "") for verb, end in helped]
    inside = {phrase.start for phrase in people}
    others = (each for each in _apart(people, phrases) if each.start not in inside or each.evidence)
    return sorted([*(verb for verb, _ in helped), *others], key=lambda phrase: phrase.start)


def _phrases(reading: Reading) -> Iterator[Phrase]:
    """The actions and names of a text from left to right."""
    index = 0
    while index < len(reading.words):
        if reading.words[index].entry.kinds.isdisjoint(OPENING):
            index += 1
            continue
        found: list[Phrase] = []
        after = index + 1
        if opens_action(reading, index):
            found, after = action_at(reading, index)
        if not found:
            after = index + 1
            if opens_name(reading, index):
                found, after = name_at(reading, index)
        if found:
            yield from _with_short_verb(reading, index, found)
        index = after


_SHORT_NAME: Final = re.compile(
    r"[（(](?:以下|下文|下称)?(?:统|均|合)?简?称为?[“\"]?(?P<name>[^”\"）)，。\s]{2,10})[”\"]?[）)]"
)
_SHORTENED: Final = 8


def _short_names(text: str, phrases: Sequence[Phrase]) -> Iterator[Phrase]:
    """A programme wherever the report's own short name for it stands (以下简称衔接资金)."""
    ends = [phrase.end for phrase in phrases]
    categories: dict[str, str | None] = {}
    for found in _SHORT_NAME.finditer(text):
        last = bisect_right(ends, found.start()) - 1
        if last >= 0 and found.start() - ends[last] <= _SHORTENED:
            categories[found["name"]] = phrases[last].category
    if not categories:
        return
    starts = {phrase.start for phrase in phrases}
    inside = bytearray(len(text) + 1)
    for phrase in phrases:
        inside[phrase.start : phrase.end] = b"\1" * (phrase.end - phrase.start)
    longest_first = sorted(categories, key=len, reverse=True)
    for found in re.finditer("|".join(map(re.escape, longest_first)), text):
        if found.start() in starts or not inside[found.start()]:
            yield Phrase(*found.span(), categories[found[0]], Rule.TERM, found[0])


def _with_short_verb(reading: Reading, index: int, found: list[Phrase]) -> list[Phrase]:
    """What is found with the verb of one character that stands alone before it (修|机耕道)."""
    before = reading.entry(index - 1) is OTHER and reading.text[reading.words[index - 1].start]
    alone = before in _SHORT_VERBS and reading.size(index - 1) == 1
    if not alone or found[0].start != reading.words[index].start:
        return found
    return [replace(found[0], start=reading.words[index - 1].start), *found[1:]]


def _apart(first: list[Phrase], second: Iterable[Phrase]) -> list[Phrase]:
    """All of the first, and those of the second that touch none before them, in order."""
    kept: list[Phrase] = []
    blocks = iter(first)
    block = next(blocks, None)
    done = 0
    for phrase in second:
        while block is not None and block.end <= phrase.start:
            block = next(blocks, None)
        if phrase.start >= done and (block is None or phrase.end <= block.start):
            kept.append(phrase)
            done = phrase.end
    return sorted([*first, *kept], key=lambda phrase: phrase.start)


def _with_categories(phrases: Iterable[Phrase]) -> Iterator[tuple[Phrase, str]]:
    """A phrase whose words name no category takes that of the phrase before it, if near."""
    category, reach = FALLBACK, 0
    for phrase in phrases:
        near = phrase.start <= reach and category == _MOVED
        if near and phrase.category == _HOUSED and phrase.evidence in _NEW_HOMES:
            phrase = replace(phrase, category=_MOVED)
        if phrase.category:
            category, reach = phrase.category, phrase.end + NEARBY
        elif phrase.start > reach:
            category = FALLBACK
        yield phrase, category


def _found(text: str, phrase: Phrase, category: str, span: tuple[int, int]) -> FoundMeasure:
    score = share_right(marks_of_measure(text, *span, phrase.rule.value))
    return FoundMeasure(*span, category, phrase.rule.value, phrase.evidence, score)
