"""What the words around a name make of it: an actor, a rate's beginning, whom it is for."""

import re
from dataclasses import replace
from typing import Final

from annotator.suggest.lexicon import Kind
from annotator.suggest.phrases import Phrase, Rule, closes, is_verb, names
from annotator.suggest.words import OTHER, PERFECT, Reading

_LONGEST_BRIDGE: Final = 3
_BODY_ENDS: Final = frozenset("组队员率户者局处厅科")
_ACTORS: Final = frozenset({"人员", "部门", "单位", "干部", "队员"})
_KINDS_OF_ACTORS: Final = frozenset({"supervision"})
_MONEY: Final = ("资金", "贷款", "基金")
_SHORT_TERM: Final = 5
_GIVEN: Final = frozenset({"援助", "捐助", "捐赠", "捐款"})
_GIVING: Final = "social"
_THINGS: Final = (
    "合作社",
    "基地",
    "基地建设",
    "车间",
    "工厂",
    "公司",
    "超市",
    "服务站",
    "保险",
    "贷款",
    "夜校",
    "讲习所",
)
_RUNNERS: Final = frozenset(
    {"单位", "经营主体", "企业", "大户", "主体", "市场主体", "新型经营主体"}
)
_RUN: Final = frozenset({"industry", "tourism", "culture", "ecommerce", "consumption"})
_LEVEL: Final = "级"
_NO_BODY: Final = ("组合", "组织", "率先", "率领", "者也", "队列")
_RATE: Final = "率"
_POSTED: Final = re.compile("(?:作为|担任|充当|聘为|选为|成为|当上|(?<![责主现历原])任)$")
"""A post that people are put into is a tool (安排干部作为|扶贫专干)."""
_RULES: Final = frozenset({"管理办法", "考核办法", "管理", "选派"})
_TRAINING: Final = frozenset({"培训", "轮训", "集中培训", "业务培训"})
_TRAINED: Final = frozenset({"cadre", "ecommerce", "education", "health", "ecology", "tourism"})
_LED_ON: Final = frozenset("到至为")
_OFFICES: Final = ("中心", "系统", "协会", "平台", "委员会")
_RELIED_ON: Final = re.compile("(?:依托|由|联合|委托)(?:省|市|县|区|乡|镇|本)?$")
_IN_CHARGE: Final = re.compile(
    "(?:内|上|里)?(?:牵头|负责|主任|会长|申请|录入|查询|工作人员|等部门)"
)
_COUNTED_DOERS: Final = ("单位", "干部", "党员", "企业", "教师", "部门", "民企", "商会")
_BARE_ACTS: Final = frozenset({"帮扶", "结对帮扶", "包村", "包户", "结对", "联村", "驻村", "帮村"})
_ACTS_BY_UNIT: Final = {
    "分红": "元亿万",
    "援助": "元亿万",
    "捐助": "元亿万",
    "捐赠": "元亿万",
    "捐款": "元亿万",
    "通报": "起例批",
    "曝光": "起例批",
    "奖补": "元亿万",
    "帮扶": "村户个家名人",
    "驻村": "天夜晚",
    "结对": "村户个对家",
}
"""What is counted behind an act that is no measure without it."""
_REPORTED: Final = re.compile("(?:和|及|与)?(?:使用|情况)")
_SITES: Final = frozenset("点站室所校院师员")
_GROWN: Final = re.compile("(?:已|共|累计)?(?:达到?|发展到|增加到|增至|扩大到|由)(?=\\d)")


def is_of_a_report(reading: Reading, close: int) -> bool:
    """Whether the last word only says what a report tells of the name (资金|管理使用情况)."""
    word = reading.words[close]
    return reading.of(word) == "管理" and bool(_REPORTED.match(reading.text, word.end))


def is_of_money(reading: Reading, close: int) -> bool:
    """Whether the last word only says what the money pays for (财政专项扶贫资金|项目)."""
    paid_from = reading.text.endswith(_MONEY, 0, reading.words[close].start)
    return paid_from and reading.of(reading.words[close]) == "项目"


def is_paid(reading: Reading, close: int) -> bool:
    """Whether the last word only says that a programme's money is paid (易地扶贫搬迁|补助资金)."""
    if reading.of(reading.words[close]) == "贷款":
        return reading.of(reading.words[close - 1]).endswith("信贷")
    programme = (
        Kind.TERM in reading.entry(close - 1).kinds and reading.size(close - 1) > _SHORT_TERM
    )
    money = reading.text.startswith("资金", reading.words[close].end)
    return programme and money and reading.of(reading.words[close]) in ("补助", "补贴", "奖补")


def led_on(reading: Reading, close: int) -> bool:
    """Whether the last word only says how far something has come (产业基地|发展到)."""
    entry, end = reading.entry(close), reading.words[close].end
    grown = Kind.ACT in entry.kinds and is_verb(entry) and Kind.TERM not in entry.kinds
    return grown and reading.text[end : end + 1] in _LED_ON


def is_in_charge(reading: Reading, begin: int, close: int) -> bool:
    """Whether an office or a system acts here (由服务中心|牵头)."""
    word = reading.words[close]
    office = close > begin and reading.of(word).endswith(_OFFICES)
    start = reading.words[begin].start
    relied_on = _RELIED_ON.search(reading.text, max(0, start - _LONGEST_BRIDGE), start)
    return office and bool(relied_on or _IN_CHARGE.match(reading.text, word.end))


def goes_on(reading: Reading, close: int) -> bool:
    """Whether the name is only the beginning of a body's or a rate's (考核|组)."""
    rest = reading.entry(close + 1)
    if close + 1 >= len(reading.words) or closes(rest) or is_verb(rest):
        return False
    start = reading.words[close + 1].start
    first = reading.text[start]
    if (
        reading.of(reading.words[close + 1]) in _ACTORS
        and reading.entry(close).category in _KINDS_OF_ACTORS
    ):
        return True
    if reading.text.startswith(_NO_BODY, start):
        return False
    return first in _BODY_ENDS and not (first == _RATE and Kind.TERM in reading.entry(close).kinds)


def is_counted_site(reading: Reading, begin: int, close: int) -> bool:
    """Whether places or people that are there already are counted (131个教学点)."""
    if begin != close or Kind.FIELD not in reading.entry(close).kinds:
        return False
    if reading.of(reading.words[close])[-1] not in _SITES:
        return False
    before, earlier = reading.entry(begin - 1).kinds, reading.entry(begin - 2).kinds
    doing = Kind.VERB in earlier or Kind.LIGHT in earlier
    goes_on = Kind.NUMBER in reading.entry(close + 1).kinds
    return Kind.NUMBER in before and not doing and not goes_on


def is_ruled_body(reading: Reading, index: int) -> bool:
    """驻村工作队 before 管理办法: a body that rules are made for is a tool, not an actor."""
    word, kinds = reading.words[index], reading.entry(index).kinds
    posted = _POSTED.search(reading.text, max(0, word.start - 4), word.start)
    if posted and (Kind.BODY in kinds or reading.of(word).endswith("员")):
        return True
    if Kind.BODY not in kinds or index + 1 >= len(reading.words):
        return False
    if has_grown(reading, index):
        return True
    if reading.entry(index).category == "relocation":
        return Kind.NUMBER in reading.entry(index - 1).kinds
    return reading.of(reading.words[index + 1]) in _RULES


def has_grown(reading: Reading, index: int) -> bool:
    """Whether the text says how many partners of business there are by now (合作社达90家)."""
    partners = reading.entry(index).category == "industry"
    return partners and bool(_GROWN.match(reading.text, reading.words[index].end))


def for_whom(reading: Reading, phrase: Phrase, close: int) -> Phrase:
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


def without_doers(reading: Reading, phrase: Phrase, begin: int) -> Phrase:
    """The phrase without those who act where they are counted (60名|干部包户)."""
    counted = Kind.NUMBER in reading.entry(begin - 1).kinds
    if not counted or reading.text[phrase.start - 1] == _LEVEL:
        return phrase
    name = reading.text[phrase.start : phrase.end]
    doers = next((each for each in _COUNTED_DOERS if name.startswith(each)), "")
    bare = name.removeprefix(doers) in _BARE_ACTS
    return replace(phrase, start=phrase.start + len(doers)) if doers and bare else phrase


def is_counted_act(reading: Reading, begin: int, close: int) -> bool:
    """Whether an act that is a measure once it is counted stands alone (每人|分红|500元)."""
    behind = close + 1 + (reading.entry(close + 1) is PERFECT)
    if begin != close or Kind.NUMBER not in reading.entry(behind).kinds:
        return False
    unit = reading.text[reading.words[behind].end - 1]
    return unit in _ACTS_BY_UNIT.get(reading.of(reading.words[close]), "")


def counted_act(reading: Reading, index: int) -> Phrase:
    """Such an act as a phrase."""
    word = reading.words[index]
    category = _GIVING if reading.of(word) in _GIVEN else word.entry.category
    return Phrase(word.start, word.end, category, Rule.TERM, reading.of(word))


def is_of_the_campaign(reading: Reading, begin: int, phrase: Phrase) -> bool:
    """Whether the campaign's name begins that of a thing (精准扶贫|养蜂合作社)."""
    campaign = Kind.CAMPAIGN in reading.entry(begin - 1).kinds
    return campaign and reading.text.endswith(_THINGS, phrase.start, phrase.end)


def is_run_by(reading: Reading, close: int) -> bool:
    """Whether those who run what is named are counted behind it (乡村旅游|企业|26家)."""
    word = reading.of(reading.words[close + 1]) if close + 1 < len(reading.words) else ""
    counted = Kind.NUMBER in reading.entry(close + 2).kinds
    return word in _RUNNERS and counted and reading.entry(close).category in _RUN
