"""Measures by action: a verb that says what was done, with its object and the objects after 、."""

from typing import Final

from annotator.suggest.lexicon import Entry, Kind
from annotator.suggest.names import name_at
from annotator.suggest.phrases import (
    LONGEST_UNKNOWN,
    Phrase,
    Rule,
    closes,
    is_noun,
    is_verb,
    named,
    names,
    spoken,
)
from annotator.suggest.words import COMMA, OTHER, PERFECT, Reading, Word

LONGEST_OBJECT: Final = 16
_LONGEST_REST: Final = 2
_FULL_NAME: Final = 4
"""A field of so many characters names a thing also without its verb (传统村落)."""
_PAYING: Final = frozenset({"发放", "投放", "兑现", "提供"})
_AFTER_WORD: Final = frozenset({Kind.NUMBER, Kind.MARK, Kind.COMMA})


def opens_action(reading: Reading, index: int) -> bool:
    """Whether a verb stands here with something behind it that may be its object."""
    following = reading.entry(index + 1)
    if not is_verb(reading.entry(index)):
        return False
    if following is PERFECT or following is OTHER or names(following):
        return True
    return Kind.NUMBER in following.kinds or Kind.CAMPAIGN in following.kinds


def action_at(reading: Reading, index: int) -> tuple[list[Phrase], int]:
    """The action that begins with the verb here, its further objects, and the word after them."""
    verb = reading.words[index]
    begin = index + 2 if reading.entry(index + 1) is PERFECT else index + 1
    if Kind.NUMBER in reading.entry(begin).kinds:
        return _counted(reading, begin + 1, verb.entry)
    end = _object_end(reading, begin)
    phrase = _object(reading, verb.start, range(begin, end), verb.entry, Rule.ACTION)
    if phrase is None:
        return [], index + 1
    after = reading.index_at(phrase.end, begin)
    if _pays_for(reading, verb, begin) or _governs_generic(reading, after, end):
        inner, after_name = name_at(reading, begin)
        if inner:
            return inner, after_name
    listed, after = _listed(reading, after, verb.entry)
    return [phrase, *listed], after


def _pays_for(reading: Reading, verb: Word, begin: int) -> bool:
    """发放 + programme: the programme alone is the measure."""
    paid = reading.entry(begin)
    programme = Kind.TERM in paid.kinds and paid.category == "finance"
    return programme and reading.of(verb) in _PAYING


def _governs_generic(reading: Reading, after: int, end: int) -> bool:
    """建立 + name + 模式: the verb's object is the generic word, the name stands alone."""
    return Kind.GENERIC in reading.entry(after).kinds and closes(reading.entry(end - 1))


def _object_end(reading: Reading, begin: int) -> int:
    """The word after an object: it runs to a number, mark, function word or the next verb."""
    end, room = begin, LONGEST_OBJECT
    while end < len(reading.words):
        entry = reading.entry(end)
        room -= reading.size(end)
        inside = entry is OTHER or names(entry) or Kind.CAMPAIGN in entry.kinds
        joining = Kind.GENERIC in entry.kinds or (Kind.JOIN in entry.kinds and end > begin)
        inside = inside or (joining and names(reading.entry(end + 1)))
        next_verb = end > begin and is_verb(entry) and not is_noun(reading, end)
        if room < 0 or not inside or next_verb:
            break
        end += 1
    return end


def _object(reading: Reading, start: int, within: range, verb: Entry, rule: Rule) -> Phrase | None:
    """The phrase from `start` over the object's words; None where they name no measure."""
    last = _last_naming(reading, within)
    if last is None:
        return _open_object(reading, start, within, verb)
    inside = reading.words[within.start : last + 1]
    if all(Kind.GENERIC in word.entry.kinds for word in inside):
        return None
    speaking = verb.category or any(word.entry.category for word in inside)
    if not speaking and not closes(inside[-1].entry):
        return None
    return spoken(reading, (start, _whole_word(reading, last)), inside, rule, verb)


def _open_object(reading: Reading, start: int, within: range, verb: Entry) -> Phrase | None:
    """An object of unknown words: the verb or a count behind it shows that it is one."""
    if len(within) != 1 or reading.entry(within.start) is not OTHER:
        return None
    if not 2 <= reading.size(within.start) <= LONGEST_UNKNOWN:
        return None
    counted = Kind.NUMBER in reading.entry(within.stop).kinds
    shown = (verb.category and counted) if closes(verb) else (verb.category or counted)
    if not shown:
        return None
    return spoken(reading, (start, reading.words[within.start].end), [], Rule.OPEN_ACTION, verb)


def _last_naming(reading: Reading, within: range) -> int | None:
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


def _whole_word(reading: Reading, last: int) -> int:
    """Where the word ends that `last` begins: a short rest before a mark or number is its own."""
    rest = reading.entry(last + 1) is OTHER and reading.size(last + 1) <= _LONGEST_REST
    ended = not _AFTER_WORD.isdisjoint(reading.entry(last + 2).kinds)
    return reading.words[last + 1 if rest and ended else last].end


def _counted(reading: Reading, begin: int, verb: Entry) -> tuple[list[Phrase], int]:
    """The object after verb and number: it stands without the verb."""
    while Kind.WHOM in reading.entry(begin).kinds or reading.entry(begin).kinds == {Kind.FUNCTION}:
        begin += 1
    last = _last_naming(reading, range(begin, _object_end(reading, begin)))
    if last is None:
        return [], begin
    inside = reading.words[begin : last + 1]
    full = len(inside) > 1 or inside[0].end - inside[0].start >= _FULL_NAME
    full = full or closes(inside[0].entry) or Kind.BODY in inside[0].entry.kinds
    if not full or not any(word.entry.category for word in inside):
        return [], last + 1
    listed, after = _listed(reading, last + 1, verb)
    return [named(reading, inside, Rule.COUNTED), *listed], after


def _listed(reading: Reading, index: int, verb: Entry) -> tuple[list[Phrase], int]:
    """Further objects of the same verb behind 、 (after a number or not): one phrase each."""
    found: list[Phrase] = []
    while True:
        begin = index + (Kind.NUMBER in reading.entry(index).kinds)
        if reading.entry(begin) is not COMMA:
            return found, index
        begin += 1
        if opens_action(reading, begin):
            return found, begin
        begin += Kind.NUMBER in reading.entry(begin).kinds
        within = range(begin, _object_end(reading, begin))
        phrase = _item(reading, within, verb)
        if phrase is None:
            return found, index
        found.append(phrase)
        index = reading.index_at(phrase.end, begin)


def _item(reading: Reading, within: range, verb: Entry) -> Phrase | None:
    if not within:
        return None
    unknown = reading.entry(within.start) is OTHER
    if unknown and not closes(reading.entry(within.stop - 1)):
        return None
    return _object(reading, reading.words[within.start].start, within, verb, Rule.LISTED)
