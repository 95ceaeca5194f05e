"""Measures in quotation marks: slogans for a way of acting, names that go on past the marks."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from annotator.suggest.actions import action_at, opens_action
from annotator.suggest.lexicon import Entry, Kind
from annotator.suggest.phrases import Phrase, Rule, closes, is_verb, names, spoken
from annotator.suggest.word_lists import coined_tails, word_list
from annotator.suggest.words import OTHER, Reading, Word

_QUOTE: Final = re.compile(r"[“\"‘]([^“”‘’\"。；\n]{2,24})[”\"’]")
_PERIOD: Final = re.compile(r"十[二三四五]五")
_COUNT: Final = re.compile(
    r"[一二三四五六七八九十百两\d]+(?:个|大|项|条|场|支|百|有)[\u4e00-\u9fff]{1,4}"
    r"|[一二三四五六七八九十百两\d]+[\u4e00-\u9fff]{1,2}"
    r"|[\dXxNn一二三四五六七八九十]+(?:[+＋][\dXxNn一二三四五六七八九十]+)+"
)
_DEEDS: Final = re.compile(
    r"[一二三四五六七八九十两][^、个名套项大条一二三四五六七八九十]{1,4}"
    r"(?:、?[一二三四五六七八九十两][^、个名套项大条一二三四五六七八九十]{1,4})+"
)
_PAIRED: Final = re.compile(r"[百千万双][^、+]{1,2}[帮联建扶进结助入连][百千万双]?[^、+]{1,3}")
_PARTNERS: Final = re.compile(
    r"公司|企业|合作社|基地|农户|贫困户|大户|支部|村集体|市场|协会|园区|党组织|能人|股份"
)
_JOINED: Final = re.compile(r"[+＋]")
_LENDERS: Final = re.compile("银行|保险|期货|信贷|担保|贷款|金融")
_BEFORE_KIND: Final = re.compile(
    r"(?:[、和与]?[“\"][^“”\"。；\n]{2,24}[”\"]){0,4}等?(?:主题|专项|系列)?"
    r"(?:工作)?(?:活动|行动|模式|机制|做法|计划|工程|项目|制度|方式|办法|工作法|制(?![定作造约止]))"
    r"|的(?:方式|方法|办法|模式|做法)"
)
_STAYING_KIND: Final = re.compile("(?:工作)?(?:项目|工程|机制|制度|制(?![定作造约止]))")
"""Kinds that belong to the name behind a quotation (“…”项目)."""
_WHO_PAIRS: Final = {
    "社": "industry",
    "企": "social",
    "商": "social",
    "医": "health",
    "师": "education",
    "员": "cadre",
    "干": "cadre",
    "部": "cadre",
}

_BESIDE_A_PROGRAMME: Final = frozenset({"补助", "补贴", "资助", "平台", "设备", "资金"})
"""Said of a programme in quotation marks, no part of its name."""
_SETTING_UP: Final = word_list("setting_up")
_BUSINESS: Final = "industry"
_LONGEST_COINED: Final = 8
_COINED: Final = coined_tails()
"""The last word of a coined name and the category that it speaks for."""


@dataclass(frozen=True, slots=True)
class _Quotation:
    """What stands between two marks, and the words around them."""

    reading: Reading
    start: int
    end: int
    inside: Sequence[Word]
    before: int
    after: int

    @property
    def text(self) -> str:
        return self.reading.text[self.start + 1 : self.end - 1]

    @property
    def inner(self) -> tuple[int, int]:
        return self.start + 1, self.end - 1

    def holds(self, *kinds: Kind) -> bool:
        return any(not word.entry.kinds.isdisjoint(kinds) for word in self.inside)


def quoted_phrases(reading: Reading) -> Iterator[Phrase]:
    """The phrases made of a quotation, in order; what is none is left to the grammar."""
    done = 0
    for quotation in _quotations(reading):
        barred = quotation.holds(Kind.BAR) and not _names_ways(quotation)
        if _PERIOD.fullmatch(quotation.text) or barred:
            continue
        found = (
            _counted_programme(quotation)
            or _told_by_neighbours(quotation)
            or _name_going_on(quotation)
            or _established(quotation)
            or _partners(quotation)
            or _slogan(quotation)
            or _coined(quotation)
        )
        for phrase in found:
            if phrase.start >= done:
                done = phrase.end
                yield phrase


def _quotations(reading: Reading) -> Iterator[_Quotation]:
    index = 0
    for found in _QUOTE.finditer(reading.text):
        first = reading.index_at(found.start(1), index)
        index = reading.index_at(found.end(1), first)
        after = reading.index_at(found.end(), index)
        inside = reading.words[first:index]
        yield _Quotation(reading, found.start(), found.end(), inside, first - 2, after)


_SAID_OF_PROGRAMMES: Final = frozenset({"回头看", "双线", "双线四级", "多线", "包保"})


def _counted_programme(quotation: _Quotation) -> list[Phrase]:
    """健康扶贫“三个一批”: a count that belongs to the programme before it."""
    programme = quotation.reading.entry(quotation.before)
    counted = _COUNT.fullmatch(quotation.text) or quotation.text in _SAID_OF_PROGRAMMES
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


def _told_by_neighbours(quotation: _Quotation) -> list[Phrase]:
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


def _name_going_on(quotation: _Quotation) -> list[Phrase]:
    """“一窗式”办理服务: the name goes on past the marks, a verb may touch them."""
    reading, text = quotation.reading, quotation.text
    of = reading.text[quotation.end : quotation.end + 1] == "的"
    if of and not _COUNT.fullmatch(text):
        return []
    begin = quotation.after + of
    end = _tail_end(reading, begin)
    tail = reading.words[begin:end]
    way = len(quotation.inside) == 1 and Kind.FIELD in quotation.inside[0].entry.kinds
    if way and not tail and opens_action(reading, begin):
        return [replace(each, start=quotation.start) for each in action_at(reading, begin)[0][:1]]
    if not tail or reading.text[tail[0].start : tail[-1].end] == "扶贫":
        return []
    if _PAIRED.fullmatch(text) and Kind.TERM not in tail[0].entry.kinds:
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


def _start_with_field(quotation: _Quotation) -> int:
    """Where the name begins whose first words stand before the marks (农村“组组通”硬化路)."""
    reading, first = quotation.reading, quotation.before
    if first > 0 and Kind.ACT in reading.entry(first).kinds and _is_field(reading, first - 1):
        first -= 1
    if _COUNT.fullmatch(quotation.text) and Kind.TERM in reading.entry(first).kinds:
        first -= 1
    while first >= 0 and _is_field(reading, first):
        first -= 1
    return reading.words[first + 1].start if first < quotation.before else quotation.start


def _is_field(reading: Reading, index: int) -> bool:
    return reading.entry(index).kinds == {Kind.FIELD}


def _established(quotation: _Quotation) -> list[Phrase]:
    """设立“救急难”: a verb that says what was set up stays with the name in marks behind it."""
    reading = quotation.reading
    if quotation.before < 0 or not (_is_programme(quotation) or _ends_with_programme(quotation)):
        return []
    verb, behind = reading.words[quotation.before], reading.entry(quotation.after)
    if reading.of(verb) not in _SETTING_UP or names(behind) or Kind.GENERIC in behind.kinds:
        return []
    span = verb.start, quotation.end
    return [spoken(reading, span, quotation.inside, Rule.QUOTED, verb.entry)]


def _is_programme(quotation: _Quotation) -> bool:
    return len(quotation.inside) == 1 and Kind.TERM in quotation.inside[0].entry.kinds


def _ends_with_programme(quotation: _Quotation) -> bool:
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


def _partners(quotation: _Quotation) -> list[Phrase]:
    """“公司+基地+农户”: partners joined into a way of doing business."""
    text = quotation.text.removesuffix("模式")
    if not _JOINED.search(text):
        return []
    span = quotation.start + 1, quotation.start + 1 + len(text)
    if _LENDERS.search(text):
        return [Phrase(*span, "finance", Rule.QUOTED, text)]
    if not _PARTNERS.search(text):
        return _lines_of_business(quotation)
    return [Phrase(*span, _of_partners(quotation.inside), Rule.QUOTED, text)]


def _lines_of_business(quotation: _Quotation) -> list[Phrase]:
    """“旅游+农业”: what one line of business adds to another is of the kind of the first."""
    first = quotation.inside[0].entry.category if quotation.inside else None
    if first is None or not _JOINED.sub("", quotation.text).isalpha():
        return []
    return [Phrase(*quotation.inner, first, Rule.QUOTED, quotation.text)]


def _of_partners(inside: Sequence[Word]) -> str:
    """Partners are a way of business, unless all that speaks among them is of one other kind."""
    spoken_for = [word.entry.category for word in inside if word.entry.category]
    one_kind = len(set(spoken_for)) == 1 and len(spoken_for) > 1
    return spoken_for[0] or _BUSINESS if one_kind else _BUSINESS


def _slogan(quotation: _Quotation) -> list[Phrase]:
    """Slogans that name a way of acting: 百企帮百村, 三走访三签字, a quotation before 活动."""
    text = quotation.text
    if _COUNT.fullmatch(text):
        return []
    if _PAIRED.fullmatch(text.split("、")[0]):
        return list(_paired(quotation))
    deed = _BEFORE_KIND.match(quotation.reading.text, quotation.end) or _DEEDS.fullmatch(text)
    campaign = quotation.holds(Kind.CAMPAIGN) and not _names_ways(quotation)
    maxim = deed and deed[0].startswith("的") and len(re.split("[、，]", text)) > 1
    if not deed or maxim or len(text) < 3 or campaign:
        return []
    if len(quotation.inside) == 1 and closes(quotation.inside[0].entry):
        return []
    if staying := _STAYING_KIND.match(quotation.reading.text, quotation.end):
        whole = quotation.start, staying.end()
        return [spoken(quotation.reading, whole, quotation.inside, Rule.SLOGAN)]
    return [spoken(quotation.reading, quotation.inner, quotation.inside, Rule.SLOGAN)]


_LONGEST_MOTTO: Final = 10


def _names_ways(quotation: _Quotation) -> bool:
    """Whether a quotation names partners or, in a long motto, ways of acting."""
    motto = len(quotation.text) > _LONGEST_MOTTO and quotation.holds(Kind.TERM)
    return motto or bool(_JOINED.search(quotation.text))


def _coined(quotation: _Quotation) -> list[Phrase]:
    """A name made up for a tool, known by its last word (“青苗贷”, “流动课堂”)."""
    known = len(quotation.inside) == 1 and names(quotation.inside[0].entry)
    if known or len(quotation.text) > _LONGEST_COINED or quotation.holds(Kind.CAMPAIGN):
        return []
    tail = next((tail for tail in _COINED if quotation.text.endswith(tail)), None)
    if tail is None or not quotation.text.isalpha():
        return []
    return [Phrase(*quotation.inner, _COINED[tail], Rule.QUOTED, tail)]


def _paired(quotation: _Quotation) -> Iterator[Phrase]:
    """百企帮百村、百员联百村: each pairing of a list for itself, by who pairs with whom."""
    start = quotation.start + 1
    for item in quotation.text.split("、"):
        if _PAIRED.fullmatch(item):
            category = next((_WHO_PAIRS[sign] for sign in _WHO_PAIRS if sign in item), "social")
            yield Phrase(start, start + len(item), category, Rule.SLOGAN, item)
        start += len(item) + 1
