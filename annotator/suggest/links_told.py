"""Numbers whose own words decide: conditions, helpers, findings, money, the place."""

import re
from collections.abc import Callable
from typing import Final

from annotator.suggest.links_page import Group, Page
from annotator.suggest.not_numbers import kind_of
from annotator.suggest.numbers_grammar import any_of
from annotator.suggest.word_lists import word_list

_CLAUSE_END: Final = re.compile("[，；。！？：]")
_NEAREST: Final = 5


def told(page: Page, group: Group) -> int | None:
    """The measure that a rule names for a group, None where no rule speaks."""
    for rule in _RULES:
        index = rule(page, group)
        if index is not None:
            return index
    return None


_RULE_REACH: Final = 40
_LONGEST_CONDITION: Final = 20
_CONDITION: Final = re.compile(
    r"(?:及?以[上下内])?(?:非?贫困)?[^，。；\n\d]{0,12}(?<!目)的，(?=[^。；]{0,20})"
    r"|(?:及?以[上下])[^，。；\n\d]{1,8}，(?=开设|设立|给予|发放|实行|由|一律|落实)"
)


def conditional(page: Page, group: Group) -> int | None:
    """The measure of a rule whose condition the group states (200人以上的，配备…)."""
    ahead = page.text[group.end : group.end + _LONGEST_CONDITION]
    if "的" not in ahead and "以" not in ahead:
        return None
    limit = _CONDITION.match(page.text, group.end)
    if limit is None:
        return None
    index = page.first_after(limit.end())
    if index >= len(page.starts) or page.starts[index] - limit.end() > _RULE_REACH:
        return None
    between = page.text[limit.end() : page.starts[index]]
    return None if _CLAUSE_END.search(between) else index


_SERVED_REACH: Final = 60
_SERVING: Final = re.compile(
    f"余?(?:名|位|个|家|支|所)?[^，。；、\\d]{{0,6}}{any_of(sorted(word_list('serving')))}"
)
"""People or bodies behind their number."""
_CALLED_UPON: Final = re.compile(
    f"(?:{any_of(sorted(word_list('calling_upon')))}|[，。；：\\n])[^，。；]{{0,10}}$"
)


def _served(page: Page, group: Group) -> int | None:
    """The measure that people or bodies serve who do it (会同6个部门，派出督查组)."""
    if not _SERVING.match(page.text, group.end):
        return None
    index = page.first_after(group.end)
    if index >= len(page.starts) or page.starts[index] - group.end > _SERVED_REACH:
        return None
    if index and group.start - page.ends[index - 1] <= len("共有"):
        return None
    between = page.text[group.end : page.starts[index]]
    if len(_CLAUSE_END.findall(between)) > 1 or re.search("[。；！？\n]", between):
        return None
    called = _CALLED_UPON.search(page.text, max(0, group.start - 24), group.start)
    return index if called else None


_FOUND: Final = re.compile(
    r"(?:问题|线索)[^，。]{0,4}\d|\d[^，。、]{0,4}(?:问题|线索)|整改(?:到位|完成|落实)"
)
_CHECK: Final = re.compile(any_of(sorted(word_list("checks"))))


def _checked(page: Page, group: Group) -> int | None:
    """The check that found the problems counted, not what was done with them since."""
    words = page.said_before(group) + page.text[group.start : group.end] + page.said_after(group)
    if not _FOUND.search(words):
        return None
    last = page.last_before(group.start)
    for index in range(last, max(-1, last - _NEAREST), -1):
        if page.ends[index] <= group.line:
            return None
        if _CHECK.search(page.names[index]):
            return index
    return None


_FUNDS: Final = re.compile(
    r"(?:[一二三四五六七八九]是)?[^，。；、\d]{0,6}?"
    r"(?:投资|投入|筹资|筹集|筹措|整合|统筹|争取|安排|落实)[^，。；、\d]{0,8}"
)
_SPENT: Final = re.compile("，[^，。；：、\n]{0,12}")


def _financed(page: Page, group: Group) -> int | None:
    """What the money was spent on that opens a sentence (。投资3亿元，建设水厂)."""
    opens = group.clause == group.sentence or page.text[group.clause - 1] == "；"
    if not opens or kind_of(group.unit) != "money" or not _FUNDS.fullmatch(page.said_before(group)):
        return None
    last, index = page.last_before(group.start), page.first_after(group.end)
    if index >= len(page.starts) or (last >= 0 and page.ends[last] > group.clause):
        return None
    return index if _SPENT.fullmatch(page.text, group.end, page.starts[index]) else None


_RULES: Final[tuple[Callable[[Page, Group], int | None], ...]] = (
    conditional,
    _served,
    _checked,
    _financed,
)


_PLACE_WIDE: Final = re.compile(
    r"贫困发生率|发生率|总人口|农业人口|户籍人口|国土面积|总面积|辖|人均可支配收入|可支配收入|生产总值"
    r"|识别(?:出|了)?的?贫困|未脱贫|剩余贫困|(?:识别|退出|漏评|错退|错评|识别准确|退出准确)率|满意[度率]|认可[度率]|海拔|县域(?!内)"
    r"|返贫风险|政策文件|集体收入|缺口|少数民族|[省市州县区乡镇村]面积"
    r"|市州[^，。]{0,3}[排居第]|森林覆盖率|国土|(?<![个…])(?:行政村|乡镇)\d|现有乡镇|一家"
    r"|[一二三四五六七八]口(?:人|都|之家)|贫困(?:人口|户)(?:[由从]|(?:减少|下降|降低)?[到至降])"
)
_GOES_ON: Final = re.compile(
    "(?:年均|同比|[比较][^，。；]{1,4})?(?:净?增长|增加|提高|下降|降低)|[占居]"
)
_HOW_MANY: Final = re.compile(
    "[^，。；]{0,8}(?:[省市州县区乡镇村](?:现有|共有|尚有|有|共)?|[^，。；]?有)"
    "(?:建档立卡)?(?:农村)?贫困(?:人口|户|村)"
)
_AND_POOR: Final = re.compile("(?:建档立卡)?贫困(?:人口|户|村)")
_BRACKET: Final = re.compile("（[^）]*）?")
_OUTCOME: Final = re.compile(
    "摘帽|出列|退出|脱贫(?!攻坚|致富|奔|户|不稳定)|减贫|减少贫困人口|消除风险"
)
_BROUGHT: Final = re.compile("带动|帮助|助力|促进|使|推动|惠及|吸纳|覆盖")
_UMBRELLA: Final = re.compile(
    "[^，。；、：\\d]{0,12}?(?:措施|举措|方面|环节|途径|经验做法|文件)(?=[，。；：、\n]|$)"
)


def of_no_measure(page: Page, group: Group) -> bool:
    """Whether a group tells of the place, of the campaign, or how many points follow."""
    before, after = page.said_before(group), _BRACKET.sub("", page.said_after(group))
    if _PLACE_WIDE.search(before + "…" + after) or _UMBRELLA.match(after):
        return True
    if _GOES_ON.match(before) and _PLACE_WIDE.search(_clause_ahead(page, group)):
        return True
    if _HOW_MANY.fullmatch(before) and not after and not _BROUGHT.search(before):
        return True
    if _AND_POOR.fullmatch(before) and _HOW_MANY.match(_clause_ahead(page, group)):
        return True
    if _BROUGHT.search(before) or not _OUTCOME.search(before.rpartition("、")[2] + "…" + after):
        return False
    last = page.last_before(group.start)
    return last < 0 or page.ends[last] <= group.clause


def _clause_ahead(page: Page, group: Group) -> str:
    """The words of the clause before the group's own in its sentence."""
    words = page.text[max(group.sentence, group.clause - _RULE_REACH) : group.clause]
    return re.split("[，；：]", words.rstrip("，；："))[-1]
