"""Measures by name: a term of the field, or modifiers that a head or an action noun closes."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from annotator.suggest.lexicon import Kind
from annotator.suggest.name_words import (
    for_whom,
    goes_on,
    is_counted_act,
    is_counted_site,
    is_in_charge,
    is_of_a_report,
    is_of_money,
    is_of_the_campaign,
    is_paid,
    is_ruled_body,
    is_run_by,
    led_on,
    without_doers,
)
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
_DONE_TO: Final = frozenset({"轮训", "培训", "召回", "选派", "考核", "业务培训", "集中培训"})
_TIED_TO: Final = frozenset({"联结贫困户", "联系贫困户"})
_DOERS: Final = word_list("doers")
_SHARED_ACTS: Final = ("帮扶", "扶贫", "培训", "补贴")
"""Acts that two fields before them share (农业和|电商扶贫)."""
_DATE_SIGNS: Final = frozenset("年月日")
_SIZES: Final = frozenset("大小新")
_JOINING_IN: Final = frozenset({"参与", "支持"})
"""What partners do in what others set up; by itself no measure (合作社|参与)."""
_LEVELS: Final = frozenset({"省级", "市级", "县级"})
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
    told = reading.text.endswith("的", 0, reading.words[index].start)
    told = told and reading.entry(index + 1).category != "supervision"
    strong = Kind.NUMBER in before or light_verb or told
    word = reading.of(reading.words[index])
    return strong and word[-1] not in _PLACE_ENDS and word[0] not in _DATE_SIGNS


def name_at(reading: Reading, index: int) -> tuple[list[Phrase], int]:
    """The name that begins here, the list items that share its head before it, and what is next."""
    end = _name_end(reading, index)
    close = _close(reading, index, end)
    if close is None:
        ruled = is_ruled_body(reading, index)
        found = [named(reading, reading.words[index : index + 1], Rule.TERM)] if ruled else []
        return found, index + 1
    begin = _begin(reading, index, close)
    if close > begin and is_of_a_report(reading, close):
        close -= 1
    if close > begin and any(out(reading, close) for out in (led_on, is_of_money, is_paid)):
        close -= 1
    if is_run_by(reading, close):
        close += 1
    inside = reading.words[begin : close + 1]
    if _ties_partners(reading, inside, close + 1):
        span = inside[0].start, reading.words[close + 1].end
        return [spoken(reading, span, inside[:1], Rule.PARTNERS)], close + 2
    if (
        not (_is_measure(reading, inside) or is_counted_act(reading, begin, close))
        or goes_on(reading, close)
        or is_in_charge(reading, begin, close)
        or is_counted_site(reading, begin, close)
    ):
        return [], close + 1
    phrase = named(reading, inside, Rule.TERM if len(inside) == 1 else Rule.NAME)
    phrase = without_doers(reading, for_whom(reading, phrase, close), begin)
    if is_of_the_campaign(reading, begin, phrase):
        begin -= 1
        phrase = replace(phrase, start=reading.words[begin].start)
    full = len(inside) > 1 or reading.size(close) > _BARE_ACT
    if full and _is_subject(reading, begin - 1) and Kind.NUMBER in reading.entry(close + 1).kinds:
        phrase = replace(phrase, start=reading.words[begin - 1].start)
    return [*_shared_head(reading, begin), phrase], close + 1


_LONGEST_SUBJECT: Final = 7
_BARE_ACT: Final = 2
"""Who stands before an act of so many characters does it (县纪委问责)."""
_OPENING_MARKS: Final = frozenset({Kind.MARK, Kind.COMMA})


def _is_subject(reading: Reading, index: int) -> bool:
    """Whether unknown words open the clause here that a counted name goes on from."""
    if reading.entry(index) is not OTHER or not 2 <= reading.size(index) <= _LONGEST_SUBJECT:
        return False
    subject = reading.of(reading.words[index])
    if subject[-1] in _PLACE_ENDS or subject[0] in _DATE_SIGNS or subject.endswith("开始"):
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
            fits = end == index or _bridges(reading, end, closed=closed)
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
    alone = alone and not reading.of(reading.words[index + 1]).endswith(_SHARED_ACTS)
    return speaking and names(right) and not alone


def _bridges(reading: Reading, index: int, *, closed: bool) -> bool:
    """Whether unknown characters inside a name lead on to its head."""
    large = reading.of(reading.words[index]) in _SIZES
    head = Kind.HEAD in reading.entry(index + 1).kinds
    if closed:
        return head and large
    return head and reading.size(index) <= _LONGEST_BRIDGE


def _close(reading: Reading, begin: int, end: int) -> int | None:
    """The last word of the name; a generic word closes only what nothing closed before."""
    close, closed = None, False
    for index in range(begin, end):
        entry = reading.entry(index)
        last = closes(entry) and not (closed and Kind.GENERIC in entry.kinds)
        if last and reading.size(index) > 1:
            close, closed = (
                index,
                closed or Kind.FIELD not in entry.kinds or Kind.TERM in entry.kinds,
            )
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
    behind = reading.of(reading.words[index + 1]) if named_behind else ""
    return body and named_behind and behind not in _DONE_TO and behind not in _TIED_TO


def _does(reading: Reading, index: int) -> bool:
    """Whether counted people or a place stand here that do what is named behind them."""
    word, following = reading.of(reading.words[index]), reading.entry(index + 1)
    if reading.entry(index) is OTHER and Kind.NUMBER in reading.entry(index - 1).kinds:
        return reading.of(reading.words[index + 1]) in _DOERS
    if word in _LEVELS:
        return Kind.TERM in following.kinds and following.category == "supervision"
    counted = Kind.NUMBER in reading.entry(index - 1).kinds
    counted = counted or (
        reading.entry(index - 1) is OTHER and Kind.NUMBER in reading.entry(index - 2).kinds
    )
    return word in _DOERS and (counted or Kind.TERM in following.kinds)


def _is_measure(reading: Reading, inside: Sequence[Word]) -> bool:
    """Whether the words name more than a field or an action of any kind."""
    if any(Kind.TERM in word.entry.kinds for word in inside):
        return True
    if len(inside) < 2 or reading.of(inside[-1]) in _JOINING_IN:
        return False
    if inside[-1].entry.weight >= _SPEAKING:
        return True
    return any(word.entry.category for word in inside[:-1] if Kind.FIELD in word.entry.kinds)


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
