"""Measures in quotation marks: slogans for a way of acting, names that go on past the marks."""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from annotator.suggest.actions import action_at, opens_action
from annotator.suggest.lexicon import Entry, Kind
from annotator.suggest.phrases import Phrase, Rule, closes, is_verb, names, spoken
from annotator.suggest.quotations import COUNTED, Quotation, quotations
from annotator.suggest.slogans import PAIRED, names_ways, partners_joined, slogan
from annotator.suggest.word_lists import coined_tails, word_list
from annotator.suggest.words import OTHER, Reading

_PERIOD: Final = re.compile(r"十[二三四五]五")

_BESIDE_A_PROGRAMME: Final = frozenset({"补助", "补贴", "资助", "平台", "设备", "资金"})
"""Said of a programme in quotation marks, no part of its name."""
_SETTING_UP: Final = word_list("setting_up")
_LONGEST_COINED: Final = 8
_COINED: Final = coined_tails()
"""The last word of a coined name and the category that it speaks for."""


def quoted_phrases(reading: Reading) -> Iterator[Phrase]:
    """The phrases made of a quotation, in order; what is none is left to the grammar."""
    done = 0
    for quotation in quotations(reading):
        barred = quotation.holds(Kind.BAR) and not names_ways(quotation)
        if _PERIOD.fullmatch(quotation.text) or barred:
            continue
        found = (
            _counted_programme(quotation)
            or _told_by_neighbours(quotation)
            or _name_going_on(quotation)
            or _established(quotation)
            or partners_joined(quotation)
            or slogan(quotation)
            or _coined(quotation)
        )
        for phrase in found:
            if phrase.start >= done:
                done = phrase.end
                yield phrase


_SAID_OF_PROGRAMMES: Final = frozenset({"回头看", "双线", "双线四级", "多线", "包保"})


def _counted_programme(quotation: Quotation) -> list[Phrase]:
    """健康扶贫“三个一批”: a count that belongs to the programme before it."""
    programme = quotation.reading.entry(quotation.before)
    counted = COUNTED.fullmatch(quotation.text) or quotation.text in _SAID_OF_PROGRAMMES
    counted = counted or quotation.text.endswith(("行动", "工程", "计划"))
    if Kind.TERM not in programme.kinds or not counted:
        return []
    reading, end = quotation.reading, quotation.end
    word = reading.words[quotation.before]
    if reading.entry(quotation.after).kinds == {Kind.HEAD}:
        end = reading.words[quotation.after].end
    return [spoken(reading, (word.start, end), [word], Rule.QUOTED)]


_CAMPAIGNING: Final = re.compile(
    "(?:主题|专题)?(?:教育|实践|宣讲|巡讲|评选|评比|大讨论|演讲|征文|大比武|竞赛)(?=活动|比赛|大赛|等|[，。；、])"
)
_COLUMN: Final = re.compile("等?(?:专题)?(?:专栏|栏目|专题|专版)")
_HONOURING: Final = frozenset({"评选", "评选表彰", "表彰", "评选出", "选树"})
_OPENING_COLUMNS: Final = frozenset({"开设", "开辟", "推出", "设立", "开办"})


def _told_by_neighbours(quotation: Quotation) -> list[Phrase]:
    """What the words beside a made-up name say that it is: 评选“…”, 开设“…”专栏, “…”主题教育."""
    text, end = quotation.reading.text, quotation.end
    verb = quotation.reading.words[max(0, quotation.before)]
    told = quotation.reading.of(verb)
    start, category = quotation.start, "other"
    if told in _HONOURING:
        start = verb.start
    elif told in _OPENING_COLUMNS and (column := _COLUMN.match(text, end)):
        start, end = verb.start, column.end()
    elif known := _CAMPAIGNING.match(text, end):
        end = known.end()
    else:
        return []
    return [Phrase(start, end, category, Rule.QUOTED, text[start:end])]


def _name_going_on(quotation: Quotation) -> list[Phrase]:
    """“一窗式”办理服务: the name goes on past the marks, a verb may touch them."""
    reading, text = quotation.reading, quotation.text
    of = reading.text[quotation.end : quotation.end + 1] == "的"
    if of and not COUNTED.fullmatch(text):
        return []
    begin = quotation.after + of
    end = _tail_end(reading, begin)
    tail = reading.words[begin:end]
    way = len(quotation.inside) == 1 and Kind.FIELD in quotation.inside[0].entry.kinds
    if way and not tail and opens_action(reading, begin):
        return [replace(each, start=quotation.start) for each in action_at(reading, begin)[0][:1]]
    if not tail or reading.text[tail[0].start : tail[-1].end] == "扶贫":
        return []
    if PAIRED.fullmatch(text) and Kind.TERM not in tail[0].entry.kinds:
        return []
    if _is_programme(quotation) and reading.of(tail[0]) in _BESIDE_A_PROGRAMME:
        return [spoken(reading, quotation.inner, quotation.inside, Rule.QUOTED)]
    start = _start_with_field(quotation)
    alone = start == quotation.start and is_verb(reading.entry(quotation.before))
    if alone and Kind.GENERIC not in reading.entry(end).kinds:
        start = reading.words[quotation.before].start
    span = start, tail[-1].end
    phrase = spoken(reading, span, [*quotation.inside, *tail], Rule.QUOTED)
    set_up = alone and reading.of(reading.words[quotation.before]) in _SETTING_UP
    return [phrase] if phrase.category or set_up or way else []


def _start_with_field(quotation: Quotation) -> int:
    """Where the name begins whose first words stand before the marks (农村“组组通”硬化路)."""
    reading, first = quotation.reading, quotation.before
    if first > 0 and Kind.ACT in reading.entry(first).kinds and _is_field(reading, first - 1):
        first -= 1
    if COUNTED.fullmatch(quotation.text) and Kind.TERM in reading.entry(first).kinds:
        first -= 1
    while first >= 0 and _is_field(reading, first):
        first -= 1
    return reading.words[first + 1].start if first < quotation.before else quotation.start


def _is_field(reading: Reading, index: int) -> bool:
    return reading.entry(index).kinds == {Kind.FIELD}


def _established(quotation: Quotation) -> list[Phrase]:
    """设立“救急难”: a verb that says what was set up stays with the name in marks behind it."""
    reading = quotation.reading
    if quotation.before < 0 or not (_is_programme(quotation) or _ends_with_programme(quotation)):
        return []
    verb, behind = reading.words[quotation.before], reading.entry(quotation.after)
    if reading.of(verb) not in _SETTING_UP or names(behind) or Kind.GENERIC in behind.kinds:
        return []
    span = verb.start, quotation.end
    return [spoken(reading, span, quotation.inside, Rule.QUOTED, verb.entry)]


def _is_programme(quotation: Quotation) -> bool:
    return len(quotation.inside) == 1 and Kind.TERM in quotation.inside[0].entry.kinds


def _ends_with_programme(quotation: Quotation) -> bool:
    """Whether a name of its own goes before a programme's in the marks (“华岳励志班”)."""
    words = quotation.inside
    return len(words) > 1 and words[0].entry is OTHER and Kind.TERM in words[-1].entry.kinds


def _tail_end(reading: Reading, begin: int) -> int:
    """The word behind the rest of a name that begins at `begin`; `begin` where there is none."""
    end = begin
    while names(reading.entry(end)):
        if is_verb(reading.entry(end)) and _has_object(reading, end):
            break
        end += 1
    while end > begin and not _ends_tail(reading.entry(end - 1)):
        end -= 1
    return end


def _has_object(reading: Reading, index: int) -> bool:
    """Whether the verb behind the marks opens an action of its own (“…平台”采购|农产品)."""
    if not closes(reading.entry(index)):
        return True
    following = reading.entry(index + 1)
    return Kind.FIELD in following.kinds and not closes(following)


def _ends_tail(entry: Entry) -> bool:
    return closes(entry) and (Kind.GENERIC not in entry.kinds or Kind.TERM in entry.kinds)


def _coined(quotation: Quotation) -> list[Phrase]:
    """A name made up for a tool, known by its last word (“青苗贷”, “流动课堂”)."""
    known = len(quotation.inside) == 1 and names(quotation.inside[0].entry)
    if known or len(quotation.text) > _LONGEST_COINED or quotation.holds(Kind.CAMPAIGN):
        return []
    tail = next((tail for tail in _COINED if quotation.text.endswith(tail)), None)
    if tail is None or not quotation.text.isalpha():
        return []
    return [Phrase(*quotation.inner, _COINED[tail], Rule.QUOTED, tail)]
