"""Measures by action: a verb that says what was done, with its object and the objects after 、."""

import re
from dataclasses import replace
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
from annotator.suggest.word_lists import word_list
from annotator.suggest.words import COMMA, OTHER, PERFECT, Reading, Word

LONGEST_OBJECT: Final = 16
_LONGEST_REST: Final = 3
_FULL_NAME: Final = 3
"""A field of so many characters names a thing also without its verb (产业路)."""
_HOLDING_TO_ACCOUNT: Final = "supervision"
_HELPING: Final = word_list("helping")
_PEOPLE: Final = re.compile("(?:[人员户生童娘]|干部|群众|妇女|青年|患者|劳动力|带头人|代表)$")
_LIMIT: Final = re.compile("(?:及?以[上下])的")
_TRADING: Final = word_list("trading")
_PRODUCE: Final = re.compile("产品|特产|山货|土货")
_TRADE: Final = "consumption"
_PAYING: Final = frozenset({"发放", "投放", "兑现", "提供"})
_SOME: Final = frozenset({"一批", "一大批", "一系列", "系列", "一些", "若干", "多个"})
_KINDS: Final = frozenset({"各类", "各种", "各项", "各级各类", "多种"})
_REACHED: Final = frozenset({"到户", "到村", "到人", "进村", "入户", "入村", "进户", "到位"})
_LONGEST_PLACE: Final = 5
_AFTER_WORD: Final = frozenset({Kind.NUMBER, Kind.MARK, Kind.COMMA})


def opens_action(reading: Reading, index: int) -> bool:
    """Whether a verb stands here with something behind it that may be its object."""
    if not is_verb(reading.entry(index)):
        return False
    if _is_some(reading, index + 1) or _is_kinds(reading, index + 1):
        return names(reading.entry(index + 2)) or reading.entry(index + 2) is OTHER
    following = reading.entry(index + 1)
    if following is PERFECT or following is OTHER or names(following):
        return True
    if Kind.GENERIC in following.kinds:
        return names(reading.entry(index + 2))
    if _joins_verbs(reading, index):
        return names(reading.entry(index + 3))
    return Kind.NUMBER in following.kinds or Kind.CAMPAIGN in following.kinds


def _behind_place(reading: Reading, begin: int) -> int:
    """Where a counted name begins behind a place (建成|川道3万亩|瓜菜基地); else `begin`."""
    place = reading.entry(begin) is OTHER and reading.size(begin) <= _LONGEST_PLACE
    counted = place and Kind.NUMBER in reading.entry(begin + 1).kinds
    return begin + 2 if counted and names(reading.entry(begin + 2)) else begin


def _is_some(reading: Reading, index: int) -> bool:
    """Whether a word counts here without a numeral (打造|一批|…)."""
    return _word(reading, index) in _SOME


def _is_kinds(reading: Reading, index: int) -> bool:
    """Whether a word says only that there are kinds of the object (建成|各类|…)."""
    return _word(reading, index) in _KINDS


def _word(reading: Reading, index: int) -> str:
    return reading.of(reading.words[index]) if index < len(reading.words) else ""


def _joins_verbs(reading: Reading, index: int) -> bool:
    """Whether 和 joins the verb here with another of the same object (新建和改建)."""
    joined = Kind.JOIN in reading.entry(index + 1).kinds
    return joined and all(
        Kind.TERM not in reading.entry(at).kinds and is_verb(reading.entry(at))
        for at in (index, index + 2)
    )


def action_at(reading: Reading, index: int) -> tuple[list[Phrase], int]:
    """The action that begins with the verb here, its further objects, and the word after them."""
    verb = reading.words[index]
    begin = index + 2 if reading.entry(index + 1) is PERFECT else index + 1
    if _joins_verbs(reading, index):
        begin = index + 3
    if Kind.NUMBER in reading.entry(begin).kinds or _is_some(reading, begin):
        return _counted(reading, begin + 1, verb.entry)
    if _behind_place(reading, begin) > begin:
        counted, after = _counted(reading, begin + 2, verb.entry)
        if counted:
            return counted, after
    begin += _is_kinds(reading, begin)
    end = _object_end(reading, begin)
    phrase = _object(reading, verb.start, range(begin, end), verb.entry, Rule.ACTION)
    if phrase is None:
        return [], index + 1
    if reading.of(verb) in _TRADING and _PRODUCE.search(reading.text, phrase.start, phrase.end):
        phrase = replace(phrase, category=_TRADE)
    after = reading.index_at(phrase.end, begin)
    if _pays_for(reading, verb, range(begin, end)) or _governs_generic(reading, after, end):
        inner, after_name = name_at(reading, begin)
        if inner:
            return inner, after_name
    if _is_condition(reading, after):
        return [], after
    if _helps_people(reading, verb, phrase.end):
        people = reading.words[begin:after]
        told = spoken(reading, (verb.start, verb.end), people, Rule.TERM)
        return [told if told.category else named(reading, [verb], Rule.TERM)], after
    listed, behind = _listed(reading, after, verb.entry)
    if listed and _is_condition(reading, behind):
        return [], behind
    return [phrase, *listed], behind


def _helps_people(reading: Reading, verb: Word, end: int) -> bool:
    """Whether the people helped are the object of what is a measure by itself (资助|学生)."""
    term = Kind.TERM in verb.entry.kinds and reading.of(verb) in _HELPING
    return term and bool(_PEOPLE.search(reading.text, verb.end, end))


def _is_condition(reading: Reading, after: int) -> bool:
    """Whether the object only says for whom a rule is made (种植茶叶1亩以上的)."""
    counted = Kind.NUMBER in reading.entry(after).kinds
    return counted and bool(_LIMIT.match(reading.text, reading.words[after].end))


def _pays_for(reading: Reading, verb: Word, within: range) -> bool:
    """发放 + programme (+ 资金): the programme alone is the measure."""
    if reading.of(verb) not in _PAYING:
        return False
    lent = any(
        Kind.TERM in reading.entry(index).kinds and reading.entry(index).category == "finance"
        for index in within
    )
    return lent or reading.of(reading.words[within.stop - 1]) in ("资金", "基金")


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
    if all(reading.of(word) in _REACHED for word in inside):
        return None
    counted = Kind.NUMBER in reading.entry(last + 1).kinds
    generic = all(Kind.GENERIC in word.entry.kinds for word in inside)
    if generic and not (counted and verb.category == _HOLDING_TO_ACCOUNT):
        return None
    speaking = verb.category or any(word.entry.category for word in inside)
    if not speaking and not closes(inside[-1].entry) and not _ends_counted(reading, last):
        return None
    return spoken(reading, (start, _whole_word(reading, last)), inside, rule, verb)


def _ends_counted(reading: Reading, last: int) -> bool:
    """Whether unknown words end the object and are counted at once (新建乡村舞台64个)."""
    counted = Kind.NUMBER in reading.entry(last + 2).kinds
    return counted and reading.entry(last + 1) is OTHER and reading.size(last + 1) <= _LONGEST_REST


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
        begin = _behind_place(reading, begin)
        begin += Kind.NUMBER in reading.entry(begin).kinds
        within = range(begin, _object_end(reading, begin))
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
