"""The words that may be a verb's object, and how far it reaches."""

from collections.abc import Sequence
from typing import Final

from annotator.suggest.action_words import counts_faults, is_for_whom
from annotator.suggest.lexicon import Kind
from annotator.suggest.phrases import closes, is_noun, is_verb, names
from annotator.suggest.words import OTHER, Reading, Word

LONGEST_OBJECT: Final = 20
_LONGEST_REST: Final = 3
_RESULTS: Final = frozenset({"增收", "致富", "脱贫", "增效"})
_AFTER_WORD: Final = frozenset({Kind.NUMBER, Kind.MARK, Kind.COMMA})


def object_end(reading: Reading, begin: int) -> int:
    """The word after an object: it runs to a number, mark, function word or the next verb."""
    end, room = begin, LONGEST_OBJECT
    while end < len(reading.words):
        entry = reading.entry(end)
        room -= reading.size(end)
        inside = entry is OTHER or names(entry) or Kind.CAMPAIGN in entry.kinds
        joining = Kind.GENERIC in entry.kinds or (Kind.JOIN in entry.kinds and end > begin)
        inside = inside or (joining and names(reading.entry(end + 1)))
        inside = inside or (end == begin and is_for_whom(reading, end))
        inside = inside or (end == begin and counts_faults(reading, end))
        next_verb = end > begin and is_verb(entry) and not is_noun(reading, end)
        if room < 0 or not inside or next_verb:
            break
        end += 1
    return end


def last_naming(reading: Reading, within: range) -> int | None:
    """The last word of an object; fields and generic words behind what closes it are out."""
    last, closed = None, False
    for index in within:
        entry = reading.entry(index)
        closing = closes(entry) or Kind.BODY in entry.kinds
        if closing and not (closed and Kind.GENERIC in entry.kinds):
            last, closed = index, True
        elif names(entry) and (not closed or (entry.category and index + 1 == within.stop)):
            last = index
    return last


def whole_word(reading: Reading, last: int) -> int:
    """Where the word ends that `last` begins: a short rest before a mark or number is its own."""
    rest = reading.entry(last + 1) is OTHER and reading.size(last + 1) <= _LONGEST_REST
    ended = not _AFTER_WORD.isdisjoint(reading.entry(last + 2).kinds)
    return reading.words[last + 1 if rest and ended else last].end


def are_results(reading: Reading, inside: Sequence[Word]) -> bool:
    """Whether the words only say to what end, or whose it is (打造|农户增收致富)."""
    ends = [word for word in inside if reading.of(word) in _RESULTS]
    whose = sum(Kind.WHOM in word.entry.kinds for word in inside)
    return bool(ends) and len(ends) + whose == len(inside)


def ends_counted(reading: Reading, last: int) -> bool:
    """Whether unknown words end the object and are counted at once (新建乡村舞台64个)."""
    counted = Kind.NUMBER in reading.entry(last + 2).kinds
    return counted and reading.entry(last + 1) is OTHER and reading.size(last + 1) <= _LONGEST_REST
