"""Finds the measures of a report: programmes, tools and actions, with their category."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from annotator.suggest.actions import action_at, opens_action
from annotator.suggest.breaks import unbroken
from annotator.suggest.lexicon import Kind, Lexicon
from annotator.suggest.names import name_at, opens_name
from annotator.suggest.phrases import Phrase
from annotator.suggest.quoted import quoted_phrases
from annotator.suggest.scores import marks_of_measure, share_right
from annotator.suggest.words import Reading, read

__all__ = ["FoundMeasure", "Lexicon", "find_measures"]

FALLBACK: Final = "other"
NEARBY: Final = 120
"""So many characters on, a phrase still belongs to the subject of the one before it."""
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
    return [
        _found(text, phrase, category, plain.span(phrase.start, phrase.end))
        for phrase, category in _with_categories(phrases)
    ]


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
        yield from found
        index = after


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
        if phrase.category:
            category, reach = phrase.category, phrase.end + NEARBY
        elif phrase.start > reach:
            category = FALLBACK
        yield phrase, category


def _found(text: str, phrase: Phrase, category: str, span: tuple[int, int]) -> FoundMeasure:
    score = share_right(marks_of_measure(text, *span, phrase.rule.value))
    return FoundMeasure(*span, category, phrase.rule.value, phrase.evidence, score)
