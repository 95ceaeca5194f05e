"""Measures by name: a term of the field, or modifiers that a head or an action noun closes."""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from annotator.suggest.lexicon import Kind
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
from annotator.suggest.words import COMMA, OTHER, Reading, Word

LONGEST_NAME: Final = 20
_LONGEST_BRIDGE: Final = 3
_SPEAKING: Final = 6
"""From this weight on an action noun says by itself what kind of measure it is."""
_PLACE_ENDS: Final = frozenset("省市县区州乡镇村")
_BODY_ENDS: Final = frozenset("组队员率户者局处厅科")
_RATE: Final = "率"
_DONE_TO: Final = frozenset({"轮训", "培训", "召回", "选派", "考核", "业务培训", "集中培训"})
_DOERS: Final = word_list("doers")
_LEVELS: Final = frozenset({"省级", "市级", "县级"})
_POSTED: Final = frozenset({"作为", "担任", "充当", "聘为", "选为"})
"""A post that people are put into is a tool (安排干部作为|扶贫专干)."""
_RULES: Final = frozenset({"管理办法", "考核办法", "管理", "选派"})
_TIES: Final = frozenset({"联结", "联动", "联系", "带动", "帮带", "结对"})


def opens_name(reading: Reading, index: int) -> bool:
    """Whether a name may begin here; unknown words only where something surely begins."""
    entry = reading.entry(index)
    if entry is not OTHER:
        return names(entry)
    if not 2 <= reading.size(index) <= LONGEST_UNKNOWN:
        return False
    before = reading.entry(index - 1).kinds
    light_verb = Kind.LIGHT in before and reading.size(index - 1) > 1
    strong = Kind.NUMBER in before or light_verb
    return strong and reading.of(reading.words[index])[-1] not in _PLACE_ENDS


def name_at(reading: Reading, index: int) -> tuple[list[Phrase], int]:
    """The name that begins here, the list items that share its head before it, and what is next."""
    end = _name_end(reading, index)
    close = _close(reading, index, end)
    if close is None:
        ruled = _is_ruled_body(reading, index)
        found = [named(reading, reading.words[index : index + 1], Rule.TERM)] if ruled else []
        return found, index + 1
    begin = _begin(reading, index, close)
    if close > begin and _is_of_a_report(reading, close):
        close -= 1
    if close > begin and _led_on(reading, close):
        close -= 1
    inside = reading.words[begin : close + 1]
    if _ties_partners(reading, inside, close + 1):
        span = inside[0].start, reading.words[close + 1].end
        return [spoken(reading, span, inside[:1], Rule.PARTNERS)], close + 2
    if (
        not _is_measure(inside)
        or _goes_on(reading, close)
        or _is_in_charge(reading, begin, close)
        or _is_counted_site(reading, begin, close)
    ):
        return [], close + 1
    phrase = named(reading, inside, Rule.TERM if len(inside) == 1 else Rule.NAME)
    phrase = _for_whom(reading, phrase, close)
    full = len(inside) > 1 or reading.size(close) > _BARE_ACT
    if full and _is_subject(reading, begin - 1) and Kind.NUMBER in reading.entry(close + 1).kinds:
        phrase = replace(phrase, start=reading.words[begin - 1].start)
    return [*_shared_head(reading, begin), phrase], close + 1


_TRAINING: Final = frozenset({"培训", "轮训", "集中培训", "业务培训"})
_TRAINED: Final = frozenset({"cadre", "ecommerce", "education", "health", "ecology", "tourism"})


def _for_whom(reading: Reading, phrase: Phrase, close: int) -> Phrase:
    """Bare training is of the kind of those who are trained (培训|村干部)."""
    if reading.text[phrase.start : phrase.end] not in _TRAINING:
        return phrase
    for index in range(close + 1, close + _LONGEST_BRIDGE + 1):
        entry = reading.entry(index)
        if entry.category in _TRAINED:
            return replace(phrase, category=entry.category)
        if entry is not OTHER and not names(entry):
            break
    return phrase


_LED_ON: Final = frozenset("到至为")
_OFFICES: Final = ("中心", "系统", "协会", "平台", "委员会")
_IN_CHARGE: Final = re.compile(
    "(?:内|上|里)?(?:牵头|负责|主任|会长|申请|录入|查询|工作人员|等部门)"
)


def _led_on(reading: Reading, close: int) -> bool:
    """Whether the last word only says how far something has come (产业基地|发展到)."""
    entry, end = reading.entry(close), reading.words[close].end
    grown = Kind.ACT in entry.kinds and is_verb(entry) and Kind.TERM not in entry.kinds
    return grown and reading.text[end : end + 1] in _LED_ON


def _is_in_charge(reading: Reading, begin: int, close: int) -> bool:
    """Whether an office or a system acts here (由服务中心|牵头)."""
    word = reading.words[close]
    office = close > begin and reading.of(word).endswith(_OFFICES)
    return office and bool(_IN_CHARGE.match(reading.text, word.end))


_REPORTED: Final = re.compile("(?:和|及|与)?(?:使用|情况)")


def _is_of_a_report(reading: Reading, close: int) -> bool:
    """Whether the last word only says what a report tells of the name (资金|管理使用情况)."""
    word = reading.words[close]
    return reading.of(word) == "管理" and bool(_REPORTED.match(reading.text, word.end))


_SITES: Final = frozenset("点站室所校院师员")
_LONGEST_SUBJECT: Final = 7
_BARE_ACT: Final = 2
"""Who stands before an act of so many characters does it (县纪委问责)."""
_OPENING_MARKS: Final = frozenset({Kind.MARK, Kind.COMMA})


def _is_counted_site(reading: Reading, begin: int, close: int) -> bool:
    """Whether places or people that are there already are counted (131个教学点)."""
    if begin != close or Kind.FIELD not in reading.entry(close).kinds:
        return False
    if reading.of(reading.words[close])[-1] not in _SITES:
        return False
    before, earlier = reading.entry(begin - 1).kinds, reading.entry(begin - 2).kinds
    doing = Kind.VERB in earlier or Kind.LIGHT in earlier
    goes_on = Kind.NUMBER in reading.entry(close + 1).kinds
    return Kind.NUMBER in before and not doing and not goes_on


def _is_subject(reading: Reading, index: int) -> bool:
    """Whether unknown words open the clause here that a counted name goes on from."""
    if reading.entry(index) is not OTHER or not 2 <= reading.size(index) <= _LONGEST_SUBJECT:
        return False
    if reading.of(reading.words[index])[-1] in _PLACE_ENDS:
        return False
    return index == 0 or not _OPENING_MARKS.isdisjoint(reading.entry(index - 1).kinds)


def _name_end(reading: Reading, index: int) -> int:
    """The word behind the stretch that may belong to a name."""
    end, room, closed = index, LONGEST_NAME, False
    while end < len(reading.words):
        entry = reading.entry(end)
        room -= reading.size(end)
        if Kind.JOIN in entry.kinds:
            fits = not closed and _joins(reading, index, end)
        elif entry is OTHER:
            fits = end == index or (not closed and _bridges(reading, end))
        else:
            fits = names(entry) and (end == index or not is_verb(entry) or is_noun(reading, end))
        if (room < 0 and end > index) or not fits:
            break
        closed = closed or closes(entry)
        end += 1
    return end


def _joins(reading: Reading, begin: int, index: int) -> bool:
    """Whether 和 joins two modifiers under one head."""
    right, behind = reading.entry(index + 1), reading.entry(index + 2)
    speaking = any(word.entry.category for word in reading.words[begin:index])
    alone = Kind.TERM in right.kinds and Kind.HEAD not in behind.kinds
    return speaking and names(right) and not alone


def _bridges(reading: Reading, index: int) -> bool:
    """Whether unknown characters inside a name lead on to its head."""
    head = Kind.HEAD in reading.entry(index + 1).kinds
    return head and reading.size(index) <= _LONGEST_BRIDGE


def _close(reading: Reading, begin: int, end: int) -> int | None:
    """The last word of the name; a generic word closes only what nothing closed before."""
    close, closed = None, False
    for index in range(begin, end):
        entry = reading.entry(index)
        last = closes(entry) and not (closed and Kind.GENERIC in entry.kinds)
        if last and reading.size(index) > 1:
            close, closed = index, closed or Kind.FIELD not in entry.kinds
    return close


def _begin(reading: Reading, begin: int, close: int) -> int:
    """Where the name begins: light words stand outside, and bodies that act."""
    while begin < close:
        outside = Kind.LIGHT in reading.entry(begin).kinds or _acts(reading, begin)
        if not outside and not _does(reading, begin):
            break
        begin += 1
    for index in range(begin + 1, close):
        light = Kind.LIGHT in reading.entry(index).kinds
        if light and Kind.TERM in reading.entry(index + 1).kinds:
            begin = index + 1
    return begin


def _acts(reading: Reading, index: int) -> bool:
    """Whether a body stands here as the one who does what is named behind it."""
    body = Kind.BODY in reading.entry(index).kinds
    named_behind = Kind.TERM in reading.entry(index + 1).kinds
    return body and named_behind and reading.of(reading.words[index + 1]) not in _DONE_TO


def _does(reading: Reading, index: int) -> bool:
    """Whether counted people or a place stand here that do what is named behind them."""
    word, following = reading.of(reading.words[index]), reading.entry(index + 1)
    if word in _LEVELS:
        return Kind.TERM in following.kinds and following.category == "supervision"
    counted = Kind.NUMBER in reading.entry(index - 1).kinds
    return word in _DOERS and (counted or Kind.TERM in following.kinds)


def _is_measure(inside: Sequence[Word]) -> bool:
    """Whether the words name more than a field or an action of any kind."""
    if any(Kind.TERM in word.entry.kinds for word in inside):
        return True
    if len(inside) < 2:
        return False
    if inside[-1].entry.weight >= _SPEAKING:
        return True
    return any(word.entry.category for word in inside[:-1] if Kind.FIELD in word.entry.kinds)


def _goes_on(reading: Reading, close: int) -> bool:
    """Whether the name is only the beginning of a body's or a rate's (考核|组)."""
    rest = reading.entry(close + 1)
    if close + 1 >= len(reading.words) or closes(rest) or is_verb(rest):
        return False
    first = reading.text[reading.words[close + 1].start]
    return first in _BODY_ENDS and not (first == _RATE and Kind.TERM in reading.entry(close).kinds)


def _is_ruled_body(reading: Reading, index: int) -> bool:
    """驻村工作队 before 管理办法: a body that rules are made for is a tool, not an actor."""
    if Kind.BODY not in reading.entry(index).kinds or index + 1 >= len(reading.words):
        return False
    start = reading.words[index].start
    if reading.text[max(0, start - 2) : start] in _POSTED:
        return True
    if _has_grown(reading, index):
        return True
    if reading.entry(index).category == "relocation":
        return Kind.NUMBER in reading.entry(index - 1).kinds
    return reading.of(reading.words[index + 1]) in _RULES


_GROWN: Final = re.compile("(?:已|共|累计)?(?:达到?|发展到|增加到|增至|扩大到|由)(?=\\d)")


def _has_grown(reading: Reading, index: int) -> bool:
    """Whether the text says how many partners of business there are by now (合作社达90家)."""
    partners = reading.entry(index).category == "industry"
    return partners and bool(_GROWN.match(reading.text, reading.words[index].end))


def _ties_partners(reading: Reading, inside: Sequence[Word], after: int) -> bool:
    """龙头企业联结贫困户: a partner, a tie and the people helped make a way of business."""
    tied = reading.of(inside[-1]) in _TIES and Kind.BODY in inside[0].entry.kinds
    return tied and Kind.WHOM in reading.entry(after).kinds


def _shared_head(reading: Reading, begin: int) -> list[Phrase]:
    """Items before this one in a list whose head stands only at its end."""
    found: list[Phrase] = []
    while reading.entry(begin - 1) is COMMA:
        item = end = begin - 1
        while _is_field(reading, item - 1):
            item -= 1
        words = reading.words[item:end]
        if not any(word.entry.category for word in words) or names(reading.entry(item - 1)):
            break
        found.append(named(reading, words, Rule.LISTED))
        begin = item
    return found[::-1]


def _is_field(reading: Reading, index: int) -> bool:
    return reading.entry(index).kinds == {Kind.FIELD}
