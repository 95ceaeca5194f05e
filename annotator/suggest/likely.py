"""Which categories a measure may have: the likeliest first, for a person to pick from."""

from collections import defaultdict
from typing import Final

from annotator.suggest.lexicon import Lexicon
from annotator.suggest.measures import FALLBACK
from annotator.suggest.phrases import deciding_word
from annotator.suggest.words import Reading, Word, read
from schema.records import Span

BEFORE: Final = 160
BEHIND: Final = 80
"""So many characters around a span may speak for a category."""
_FIRST: Final = 3
_INSIDE: Final = 40.0
_DECIDING: Final = 400.0
_FADING: Final = 24.0


def likely_categories(
    text: str, span: Span, lexicon: Lexicon | None = None, *, most: int = 3
) -> tuple[str, ...]:
    """At most so many categories that the words in and around a span speak for.

    The words inside say more than those around it, near ones more than far ones, and before all
    the one that the rules would decide by. What fits nowhere is always among the first four.
    """
    low, high = max(0, span.start - BEFORE), min(len(text), span.end + BEHIND)
    around = text[low:high]
    votes = _votes(around, span.start - low, span.end - low, lexicon or Lexicon.default())
    likely = [category for category, _ in votes]
    if FALLBACK not in likely[:_FIRST]:
        likely = [
            *likely[:_FIRST],
            FALLBACK,
            *(each for each in likely[_FIRST:] if each != FALLBACK),
        ]
    return tuple(likely[:most])


def _votes(text: str, start: int, end: int, lexicon: Lexicon) -> list[tuple[str, float]]:
    votes: defaultdict[str, float] = defaultdict(float)
    inside = _speaking(_read(text[start:end], lexicon))
    for word in inside:
        votes[word.entry.category or ""] += _INSIDE * word.entry.weight
    if deciding := deciding_word(inside):
        votes[deciding.entry.category or ""] += _DECIDING
    for part, behind in ((text[:start], False), (text[end:], True)):
        for word in _speaking(_read(part, lexicon)):
            distance = word.start if behind else len(part) - word.end
            votes[word.entry.category or ""] += word.entry.weight / (1 + distance / _FADING)
    return sorted(votes.items(), key=lambda each: (-each[1], each[0]))


def _read(text: str, lexicon: Lexicon) -> Reading:
    return read("".join(text.split()), lexicon)


def _speaking(reading: Reading) -> list[Word]:
    return [word for word in reading.words if word.entry.category]
