"""Measures by action: a verb that says what was done, with its object and the objects after 、."""

import re
from dataclasses import replace
from typing import Final

from annotator.suggest.action_words import (
    behind_place,
    counts_faults,
    draws_up,
    governs_generic,
    helps_people,
    is_condition,
    is_first_one,
    is_for_whom,
    is_kinds,
    is_some,
    joins_verbs,
    leads_on,
    leads_people,
    makes_up_whole,
    pays_for,
)
from annotator.suggest.lexicon import Entry, Kind
from annotator.suggest.name_words import counted_act, is_counted_act, without_doers
from annotator.suggest.names import name_at
from annotator.suggest.objects import are_results, ends_counted, last_naming, object_end, whole_word
from annotator.suggest.phrases import (
    LONGEST_UNKNOWN,
    Phrase,
    Rule,
    closes,
    is_verb,
    named,
    names,
    spoken,
)
from annotator.suggest.word_lists import word_list
from annotator.suggest.words import COMMA, OTHER, PERFECT, Reading, Word

_FULL_NAME: Final = 3
"""A field of so many characters names a thing also without its verb (产业路)."""
_FINDING: Final = ("发现", "查出", "反馈")
_COUNTING_PEOPLE: Final = frozenset({"supervision", "cadre"})
"""Verbs of these kinds call people to account or send them."""
_TRADING: Final = word_list("trading")
_PRODUCE: Final = re.compile("产品|特产|山货|土货")
_TRADE: Final = "consumption"
_REACHED: Final = frozenset({"到户", "到村", "到人", "进村", "入户", "入村", "进户", "到位"})


def opens_action(reading: Reading, index: int) -> bool:
    """Whether a verb stands here with something behind it that may be its object."""
    if not is_verb(reading.entry(index)):
        return False
    if is_some(reading, index + 1) or is_kinds(reading, index + 1):
        behind = reading.entry(index + 2)
        return names(behind) or behind is OTHER or Kind.GENERIC in behind.kinds
    following = reading.entry(index + 1)
    if is_for_whom(reading, index + 1):
        return True
    if following is PERFECT or following is OTHER or names(following):
        return True
    if Kind.GENERIC in following.kinds:
        found = reading.text.endswith(_FINDING, 0, reading.words[index].start)
        faults = not found and counts_faults(reading, index + 1)
        return faults or names(reading.entry(index + 2))
    if joins_verbs(reading, index):
        joined = reading.entry(index + 3)
        return names(joined) or Kind.CAMPAIGN in joined.kinds
    return Kind.NUMBER in following.kinds or Kind.CAMPAIGN in following.kinds


def action_at(reading: Reading, index: int) -> tuple[list[Phrase], int]:
    """The action that begins with the verb here, its further objects, and the word after them."""
    verb = reading.words[index]
    if is_counted_act(reading, index, index):
        return [counted_act(reading, index)], index + 1
    begin = index + 2 if reading.entry(index + 1) is PERFECT else index + 1
    if joins_verbs(reading, index):
        begin = index + 3
    if Kind.NUMBER in reading.entry(begin).kinds or is_some(reading, begin):
        return _counted(reading, begin + 1, verb.entry)
    if is_first_one(reading, begin):
        return _counted(reading, begin + 1, verb.entry)
    if behind_place(reading, begin) > begin:
        counted, after = _counted(reading, begin + 2, verb.entry)
        if counted:
            return counted, after
    if leads_people(reading, index, begin):
        return [], index + 1
    begin += is_kinds(reading, begin)
    end = object_end(reading, begin)
    phrase = _object(reading, verb.start, range(begin, end), verb.entry, Rule.ACTION)
    if phrase is None:
        return [], index + 1
    if reading.of(verb) in _TRADING and _PRODUCE.search(reading.text, phrase.start, phrase.end):
        phrase = replace(phrase, category=_TRADE)
    return _with_objects(reading, verb, phrase, range(begin, end))


def _with_objects(
    reading: Reading, verb: Word, phrase: Phrase, within: range
) -> tuple[list[Phrase], int]:
    """What an action over its first object comes to, and the word after it."""
    after = reading.index_at(phrase.end, within.start)
    if draws_up(reading, verb, after):
        return [replace(phrase, end=reading.words[after].end)], after + 1
    if pays_for(reading, verb, within) or governs_generic(reading, after, within.stop):
        inner, after_name = name_at(reading, within.start)
        if inner:
            return inner, after_name
    if is_condition(reading, after):
        return [], after
    if helps_people(reading, verb, phrase.end):
        people = reading.words[within.start : after]
        told = spoken(reading, (verb.start, verb.end), people, Rule.TERM)
        return [told if told.category else named(reading, [verb], Rule.TERM)], after
    listed, behind = _listed(reading, after, verb.entry)
    if listed and is_condition(reading, behind):
        return [], behind
    inside = reading.words[within.start : after]
    if listed and makes_up_whole(reading, verb, inside, listed[-1].end):
        phrase = named(reading, inside, Rule.LISTED)
    return [phrase, *listed], behind


def _object(reading: Reading, start: int, within: range, verb: Entry, rule: Rule) -> Phrase | None:
    """The phrase from `start` over the object's words; None where they name no measure."""
    last = last_naming(reading, within)
    if last is None and len(within) == 1 and counts_faults(reading, within.start):
        last = within.start
    if last is None:
        return _open_object(reading, start, within, verb)
    if last > within.start and leads_on(reading, last):
        last -= 1
    inside = reading.words[within.start : last + 1]
    if all(reading.of(word) in _REACHED for word in inside) or are_results(reading, inside):
        return None
    counted = Kind.NUMBER in reading.entry(last + 1).kinds
    generic = all(Kind.GENERIC in word.entry.kinds for word in inside)
    if generic and not (counted and verb.category in _COUNTING_PEOPLE):
        return None
    speaking = verb.category or any(word.entry.category for word in inside)
    if not speaking and not closes(inside[-1].entry) and not ends_counted(reading, last):
        return None
    return spoken(reading, (start, whole_word(reading, last)), inside, rule, verb)


def _open_object(reading: Reading, start: int, within: range, verb: Entry) -> Phrase | None:
    """An object of unknown words: the verb or a count behind it shows that it is one."""
    if len(within) != 1 or reading.entry(within.start) is not OTHER:
        return None
    if not 2 <= reading.size(within.start) <= LONGEST_UNKNOWN:
        return None
    counted = _is_counted(reading, within.stop)
    if not verb.category and reading.text[reading.words[within.start].end - 1] in _AMOUNTS:
        return None
    if not counted and (closes(verb) or not verb.category):
        return None
    span = start, reading.words[within.start].end
    return _told_by_unit(reading, spoken(reading, span, [], Rule.OPEN_ACTION, verb), within.stop)


_AMOUNTS: Final = frozenset("度费酬额率量值价数金户人")
"""An object of unknown words that ends so is what is paid or measured, or whom it reaches."""


def _is_counted(reading: Reading, index: int) -> bool:
    """Whether a number stands here, or how many each gets behind a comma (，每户20只)."""
    if Kind.NUMBER in reading.entry(index).kinds:
        return True
    each = index + 1 < len(reading.words) and reading.text[reading.words[index + 1].start] == "每"
    return each and reading.text[reading.words[index].start] in "，,"


def _counted(reading: Reading, begin: int, verb: Entry) -> tuple[list[Phrase], int]:
    """The object after verb and number: it stands without the verb."""
    while Kind.WHOM in reading.entry(begin).kinds or reading.entry(begin).kinds == {Kind.FUNCTION}:
        begin += 1
    last = last_naming(reading, range(begin, object_end(reading, begin)))
    if last is None:
        return [], begin
    inside = reading.words[begin : last + 1]
    full = len(inside) > 1 or inside[0].end - inside[0].start >= _FULL_NAME
    full = full or closes(inside[0].entry) or Kind.BODY in inside[0].entry.kinds
    if not full or not any(word.entry.category for word in inside):
        return [], last + 1
    listed, after = _listed(reading, last + 1, verb)
    phrase = without_doers(reading, named(reading, inside, Rule.COUNTED), begin)
    return [phrase, *listed], after


def _listed(reading: Reading, index: int, verb: Entry) -> tuple[list[Phrase], int]:
    """Further objects of the same verb behind 、 (after a number or not): one phrase each."""
    found: list[Phrase] = []
    while True:
        begin = index + (Kind.NUMBER in reading.entry(index).kinds)
        last_item = found and Kind.JOIN in reading.entry(begin).kinds
        if reading.entry(begin) is not COMMA and not last_item:
            return found, index
        begin += 1
        if opens_action(reading, begin):
            return found, begin
        begin = behind_place(reading, begin)
        begin += Kind.NUMBER in reading.entry(begin).kinds
        end = object_end(reading, begin)
        within = range(
            begin,
            next(filter(lambda at: Kind.JOIN in reading.entry(at).kinds, range(begin, end)), end),
        )
        phrase = _item(reading, within, verb)
        if phrase is None:
            return found, index
        found.append(phrase)
        index = reading.index_at(phrase.end, begin)


def _counted_item(reading: Reading, within: range, verb: Entry) -> Phrase | None:
    """A further object of unknown words that a number follows (、负压救护车3辆)."""
    span = reading.words[within.start].start, reading.words[within.stop - 1].end
    counted = Kind.NUMBER in reading.entry(within.stop).kinds
    if not counted or not 2 <= span[1] - span[0] <= LONGEST_UNKNOWN:
        return None
    inside = reading.words[within.start : within.stop]
    return _told_by_unit(reading, spoken(reading, span, inside, Rule.LISTED, verb), within.stop)


_BY_UNIT: Final = {
    **dict.fromkeys("亩头羽尾株棵匹棒窝", "industry"),
    **dict.fromkeys("里盏", "infrastructure"),
}


def _told_by_unit(reading: Reading, phrase: Phrase, number: int) -> Phrase:
    """The phrase with the category that the unit behind tells, where no word did (3万亩)."""
    if phrase.category or Kind.NUMBER not in reading.entry(number).kinds:
        return phrase
    return replace(phrase, category=_BY_UNIT.get(reading.of(reading.words[number])[-1]))


def _item(reading: Reading, within: range, verb: Entry) -> Phrase | None:
    if not within:
        return None
    unknown = reading.entry(within.start) is OTHER
    if unknown and not closes(reading.entry(within.stop - 1)):
        return _counted_item(reading, within, verb)
    return _object(reading, reading.words[within.start].start, within, verb, Rule.LISTED)
