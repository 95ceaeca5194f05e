"""What the grammar of measures finds: phrases with the rule and the words that made them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from annotator.suggest.lexicon import Entry, Kind
from annotator.suggest.words import OTHER, PERFECT, Reading, Word

_NAMING: Final = frozenset({Kind.TERM, Kind.FIELD, Kind.ACT, Kind.HEAD, Kind.BODY})
_CLOSING: Final = frozenset({Kind.TERM, Kind.ACT, Kind.HEAD})
LONGEST_UNKNOWN: Final = 6
"""Unknown words of more characters are no part of a name."""


class Rule(StrEnum):
    """What made a phrase; the share of a rule's phrases that are right is their score."""

    TERM = "term"
    NAME = "name"
    PARTNERS = "partners"
    ACTION = "action"
    OPEN_ACTION = "open_action"
    COUNTED = "counted"
    LISTED = "listed"
    QUOTED = "quoted"
    SLOGAN = "slogan"


@dataclass(frozen=True, slots=True)
class Phrase:
    """A name or action in the cut text; `evidence` holds the words that decided its category.

    `category` is None where no word of the phrase speaks for one.
    """

    start: int
    end: int
    category: str | None
    rule: Rule
    evidence: str


def names(entry: Entry) -> bool:
    """Whether the word may stand in a measure's name."""
    return not _NAMING.isdisjoint(entry.kinds)


def closes(entry: Entry) -> bool:
    """Whether a measure's name may end with the word."""
    return not _CLOSING.isdisjoint(entry.kinds)


def is_verb(entry: Entry) -> bool:
    """Whether the word can be a verb that stays in the span."""
    return Kind.VERB in entry.kinds


def is_noun(reading: Reading, index: int) -> bool:
    """Whether a word that may be a verb closes the name before it rather than opens one."""
    if not closes(reading.entry(index)):
        return False
    before, following = reading.entry(index - 1), reading.entry(index + 1)
    if following is PERFECT:
        return False
    if Kind.NUMBER in following.kinds:
        return not closes(before) or Kind.FIELD in before.kinds
    if following is OTHER:
        counts = Kind.NUMBER in reading.entry(index + 2).kinds and is_verb(reading.entry(index))
        return before.category is not None and not counts
    return Kind.GENERIC in following.kinds or closes(following) or not names(following)


def deciding_word(words: Sequence[Word]) -> Word | None:
    """The word whose category decides: the heaviest, of equals the last."""
    speaking = [word for word in words if word.entry.category]
    if len(speaking) > 1 and speaking[-1] is words[-1] and _outweighs(speaking[-1], speaking[:-1]):
        return speaking[-1]
    return max(reversed(speaking), key=lambda word: word.entry.weight, default=None)


def _outweighs(last: Word, others: Sequence[Word]) -> bool:
    """Whether the programme that ends a name decides, being nearly as heavy as fields before it."""
    if Kind.TERM not in last.entry.kinds:
        return False
    fields = all(Kind.TERM not in word.entry.kinds for word in others)
    heaviest = max(word.entry.weight for word in others)
    return fields and heaviest - last.entry.weight <= _NEARLY


_NEARLY: Final = 1


def named(reading: Reading, words: Sequence[Word], rule: Rule) -> Phrase:
    """The phrase that these words (at least one) are."""
    return spoken(reading, (words[0].start, words[-1].end), words, rule)


_MONEY: Final = re.compile("费(?![用率时心尽])|金(?![融额属秋银])|款(?![项待])")
_NO_MONEY: Final = frozenset("资现基奖本罚善收交付拨贷借")


def _with_money(text: str, end: int) -> int:
    """Where a name ends whose last sign says that it is a sum (作业本|费, 学生资助|金)."""
    money = _MONEY.match(text, end) and text[end - 1] not in _NO_MONEY
    return end + 1 if money else end


_BRACKET: Final = re.compile(
    "（[一-鿿]{1,6}）(?=[共约近]?[\\d一二两三四五六七八九十百千]{1,6}[\\d万余多]*[一-鿿])"
)


def _with_bracket(text: str, end: int) -> int:
    """Where a name ends that is said again in brackets before its number (水塔（池）30个)."""
    bracket = _BRACKET.match(text, end)
    return bracket.end() if bracket else end


def spoken(
    reading: Reading,
    span: tuple[int, int],
    words: Sequence[Word],
    rule: Rule,
    verb: Entry = OTHER,
) -> Phrase:
    """The phrase over a span: the heaviest of its words decides, a heavier verb before them."""
    span = span[0], _with_bracket(reading.text, _with_money(reading.text, span[1]))
    deciding = deciding_word(words)
    if deciding is None or (verb.category and verb.weight > deciding.entry.weight):
        return Phrase(*span, verb.category, rule, reading.text[span[0] : span[1]])
    return Phrase(*span, deciding.entry.category, rule, reading.of(deciding))
