"""What stands around the verb and the object of an action, and what it makes of them."""

import re
from collections.abc import Sequence
from typing import Final

from annotator.suggest.lexicon import Kind
from annotator.suggest.phrases import closes, is_verb, names
from annotator.suggest.word_lists import word_list
from annotator.suggest.words import OTHER, Reading, Word

_HELPING: Final = word_list("helping")
_PEOPLE: Final = re.compile("(?:[人员户生童娘]|干部|群众|妇女|青年|患者|劳动力|带头人|代表)$")
_LIMIT: Final = re.compile("(?:及?以[上下])的")
_PAYING: Final = frozenset({"发放", "投放", "兑现", "提供", "下拨", "划拨", "兑付"})
_WHOLE_OF_ITEMS: Final = re.compile(
    "等?(?:多[元种层渠])?[^，。；、\\d]{0,14}?(?:机制|体系|模式|制度|政策|措施|办法|渠道)"
)
"""What the verb set up is made of the items before (完善|土地流转、入股分红等机制)."""
_SOME: Final = frozenset({"一批", "一大批", "一系列", "系列", "一些", "若干", "多个"})
_KINDS: Final = frozenset({"各类", "各种", "各项", "各级各类", "多种"})
_LONGEST_PLACE: Final = 5
_DRAWING_UP: Final = frozenset({"制定", "制订", "完善", "健全", "修订", "制定完善", "修订完善"})
_DRAWN_UP: Final = frozenset({"措施", "办法", "计划", "制度"})
_PLAIN_LOANS: Final = frozenset({"小额贷款", "贷款", "银行贷款", "信用贷款"})
_BRINGING_ABOUT: Final = frozenset(
    {"带动", "促进", "助推", "助力", "帮助", "安置", "惠及", "支持", "吸纳"}
)
_FIRST_ONE: Final = re.compile("(?:首|第一)[座个家条批所支处间]$")
_GUIDING: Final = "引导"
_ORGANISATIONS: Final = ("企业", "组织", "主体", "合作社", "党员", "志愿者", "公司", "商会")
_LEADING: Final = frozenset({"引导", "扶持", "发动", "组织"})
_LED: Final = frozenset({"农民", "群众", "干部", "党员", "企业", "合作社", "青年", "妇女"})
_LONGEST_FOR: Final = 5
_POST_ENDS: Final = frozenset("员队")
_FAULTS: Final = frozenset({"问题", "案件", "线索"})
_SETTING_UP: Final = re.compile("(?:建立|完善|健全|构建|形成|优化)+")
_WHOLES: Final = ("机制", "体系", "制度", "模式")


def behind_place(reading: Reading, begin: int) -> int:
    """Where a counted name begins behind a place (建成|川道3万亩|瓜菜基地); else `begin`."""
    place = reading.entry(begin) is OTHER and reading.size(begin) <= _LONGEST_PLACE
    counted = place and Kind.NUMBER in reading.entry(begin + 1).kinds
    return begin + 2 if counted and names(reading.entry(begin + 2)) else begin


def is_for_whom(reading: Reading, index: int) -> bool:
    """Whether people stand here whom the object behind them is for (搭建|农户|培训平台)."""
    if Kind.WHOM not in reading.entry(index).kinds or _word(reading, index - 1) in _PAYING:
        return False
    end = index + 1
    while (
        end < index + _LONGEST_FOR and names(reading.entry(end)) and not is_verb(reading.entry(end))
    ):
        end += 1
    last = reading.entry(end - 1).kinds
    posts = reading.text[reading.words[end - 1].end - 1] in _POST_ENDS
    named_thing = Kind.HEAD in last or Kind.TERM in last or reading.entry(end - 1).category
    return end > index + 1 and not posts and bool(named_thing)


def leads_people(reading: Reading, index: int, begin: int) -> bool:
    """Whether the verb only leads others to do what is said next (引导|农户|种植…)."""
    verb, led = _word(reading, index), _word(reading, begin)
    if verb == _GUIDING and led.endswith(_ORGANISATIONS):
        return True
    people = Kind.WHOM in reading.entry(begin).kinds or led in _LED
    doing = is_verb(reading.entry(begin + 1)) and names(reading.entry(begin + 2))
    return verb in _LEADING and people and doing


def is_some(reading: Reading, index: int) -> bool:
    """Whether a word counts here without a numeral (打造|一批|…)."""
    return _word(reading, index) in _SOME


def is_kinds(reading: Reading, index: int) -> bool:
    """Whether a word says only that there are kinds of the object (建成|各类|…)."""
    return _word(reading, index) in _KINDS


def _word(reading: Reading, index: int) -> str:
    return reading.of(reading.words[index]) if index < len(reading.words) else ""


def counts_faults(reading: Reading, index: int) -> bool:
    """Whether faults are counted here (整改|问题90个), which a generic word names."""
    faults = _word(reading, index) in _FAULTS
    return faults and Kind.NUMBER in reading.entry(index + 1).kinds


def joins_verbs(reading: Reading, index: int) -> bool:
    """Whether 和 joins the verb here with another of the same object (新建和改建)."""
    joined = Kind.JOIN in reading.entry(index + 1).kinds
    return joined and all(
        Kind.TERM not in reading.entry(at).kinds and is_verb(reading.entry(at))
        for at in (index, index + 2)
    )


def helps_people(reading: Reading, verb: Word, end: int) -> bool:
    """Whether the people helped are the object of what is a measure by itself (资助|学生)."""
    term = Kind.TERM in verb.entry.kinds and reading.of(verb) in _HELPING
    return term and bool(_PEOPLE.search(reading.text, verb.end, end))


def is_condition(reading: Reading, after: int) -> bool:
    """Whether the object only says for whom a rule is made (种植茶叶1亩以上的)."""
    counted = Kind.NUMBER in reading.entry(after).kinds
    return counted and bool(_LIMIT.match(reading.text, reading.words[after].end))


def pays_for(reading: Reading, verb: Word, within: range) -> bool:
    """发放 + programme (+ 资金): the programme alone is the measure."""
    if reading.of(verb) not in _PAYING:
        return False
    lent = any(
        Kind.TERM in reading.entry(index).kinds
        and reading.entry(index).category == "finance"
        and _word(reading, index) not in _PLAIN_LOANS
        for index in within
    )
    return lent or reading.of(reading.words[within.stop - 1]) in ("资金", "基金")


def governs_generic(reading: Reading, after: int, end: int) -> bool:
    """建立 + name + 模式: the verb's object is the generic word, the name stands alone."""
    return Kind.GENERIC in reading.entry(after).kinds and closes(reading.entry(end - 1))


def makes_up_whole(reading: Reading, verb: Word, inside: Sequence[Word], end: int) -> bool:
    """Whether the objects are parts of what the verb set up (完善|土地流转、入股分红等机制)."""
    if not _SETTING_UP.fullmatch(reading.of(verb)) or reading.of(inside[-1]).endswith(_WHOLES):
        return False
    return Kind.TERM in inside[-1].entry.kinds and bool(_WHOLE_OF_ITEMS.match(reading.text, end))


def draws_up(reading: Reading, verb: Word, after: int) -> bool:
    """Whether what is drawn up is named by its last word only (修订|资金监管|办法)."""
    return reading.of(verb) in _DRAWING_UP and _word(reading, after) in _DRAWN_UP


def leads_on(reading: Reading, last: int) -> bool:
    """Whether the last word of an object says what it brings about (发展旅游|带动|乡村振兴)."""
    following = reading.entry(last + 1).kinds
    results = not following.isdisjoint({Kind.CAMPAIGN, Kind.WHOM, Kind.NUMBER})
    return results and _word(reading, last) in _BRINGING_ABOUT


def is_first_one(reading: Reading, index: int) -> bool:
    """Whether the first of its kind is meant, behind a place or not (建成|全县首座|水厂)."""
    return reading.entry(index) is OTHER and bool(_FIRST_ONE.search(_word(reading, index)))
