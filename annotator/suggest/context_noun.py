"""The noun behind a number's unit: what is counted there."""

import re
from typing import Final

from annotator.suggest.context_frames import trimmed, words_of_frames
from annotator.suggest.numbers import FoundNumber
from schema.records import Span

_AHEAD: Final = 28
_COUNTED: Final = frozenset({"people", "thing", "place", "", "score"})
_EITHER: Final = frozenset({"length", "area", "power", "mass", "volume"})
_NOUN: Final = re.compile(r"[^，。；：！？、,;:!?（）()《》\d０-９⏎]+")
_TAIL: Final = re.compile(r"^(?:以上|以下|左右|上下|以内|之内|及以上|多|余)?的?\s{0,3}")
_MONEY: Final = re.compile(
    "(?:资金|贷款|信贷|补贴|补助|奖补|基金|经费|债券|物资|善款|保费|贴息|奖金|收入|工资|报酬|分红|补偿|奖励|贷|薪金|租金|利润|订单|补偿金|慰问金|助学金)$"
)


def noun_ahead(text: str, number: FoundNumber, kind: str, following: int) -> Span | None:
    """The noun behind the unit where one can be counted there, or says which money it is."""
    if kind in _COUNTED or kind in _EITHER or _is_share_of(text, number):
        return _ahead(text, number, kind, following)
    if kind != "money":
        return None
    first = text[max(0, number.start - 1) : number.start] in _BEGINNINGS
    above = _ABOVE.match(text, number.end) if first else None
    noun = _ahead(text, number._replace(end=above.end() if above else number.end), kind, following)
    if above:
        return noun
    at_once = noun is not None and text[number.end : noun.start] in ("", "的")
    tells = at_once and noun is not None and _MONEY.search(noun.text)
    return noun if tells else None


_BEGINNINGS: Final = frozenset({"", *"，。；、：\n对凡"})
_ABOVE: Final = re.compile("及?以[上下内]的?(?![，。；、])")
_OF_WHOM: Final = re.compile(
    "的[\u4e00-\u9fff]|(?:以上)?的?(?:贫困|行政村|建制村|农户|群众|企业|村民)"
)


_CHANGED_BY: Final = re.compile("(?:提高|增长|增加|下降|降低|减少|上浮|下浮|达到?|高达)了?$")


def _is_share_of(text: str, number: FoundNumber) -> bool:
    """Whether a share is said of the noun behind it (七成的农户), not of a rate before it."""
    share = number.quantity.unit == "%" or number.rule == "number.fraction"
    changed = _CHANGED_BY.search(text, max(0, number.start - 4), number.start)
    return share and changed is None and bool(_OF_WHOM.match(text, number.end))


def _ahead(text: str, number: FoundNumber, kind: str, following: int) -> Span | None:
    """The noun after the unit; None where a verb, a limit or a stop stands there."""
    end = number.end
    if number.quantity.unit not in _ACTS and _LIMIT.match(text, end):
        return None
    tail = _TAIL.match(text[end : end + 8])
    start = end + (tail.end() if tail else 0)
    noun = _NOUN.match(text, start, min(following, start + _AHEAD))
    if noun is None or words_of_frames().change.match(text, start):
        return None
    if number.quantity.unit not in _ACTS and _NO_NOUN_HERE.match(text, start):
        return None
    words = _RUN_ON.split(noun.group().partition("\n\n")[0], maxsplit=1)[0]
    if (head := _EMPTY_HEAD.search(words)) is not None:
        words = words[: head.start()]
    if "的" in words:
        clause, _, _ = words.rpartition("的")
        if _RELATIVE.match(clause) or words_of_frames().verbs.search(clause):
            start, words = start + len(clause) + 1, words[len(clause) + 1 :]
        else:
            words = words.partition("的")[0]
    if number.quantity.unit in _ACTS and _ACT.match(words):
        return trimmed(text, start, start + len(words))
    compound = kind == "thing" and number.quantity.unit not in _ACTS
    compound = compound or number.quantity.unit in _PERSONS
    begun = 0
    for verb in words_of_frames().verbs.finditer(words):
        if not (compound and verb.start() == begun and _COMPOUND.match(words, verb.end())):
            words = words[: verb.start()]
            break
        begun = verb.end()
    if (stop := words_of_frames().links.search(words)) and stop.start() > 1:
        words = words[: stop.start()]
    return trimmed(text, start, start + len(words))


_EMPTY_HEAD: Final = re.compile(
    "(?:的|^)(?:年度|目标|建设|减贫|脱贫)*(?:目标|任务|同时|时候|成绩|速度|要求|红线|上限|基础上|水平)"
)
"""Heads that name nothing (3条公路建设的同时, 300人脱贫的目标任务)."""
_NO_NOUN_HERE: Final = re.compile(
    "到(?!户|村|人)|赴|前往|深入|就[近地]|外出|参加|参与|如期|实现|同步"
)
_RUN_ON: Final = re.compile(
    "(?<=.)(?:每[人户村年月]|[户人村]均|就[近地]|免费|分别|年均|一律|逐[一项户])"
)
"""Where a noun has ended though no mark stands there (贫困户|户均增收)."""
_PERSONS: Final = frozenset({"名", "位"})
_ACTS: Final = frozenset({"次", "场", "轮", "人次", "场次"})
_ACT: Final = re.compile(
    "[\u4e00-\u9fff]{0,12}(?:活动|督查|督导|巡察|巡查|检查|培训|会议?|走访|慰问|排查|核查|考核|评估|演出"
    "|讲座|比赛|宣传|整治|对接|调研|暗访|审计)$"
)
"""Names of what is done so many times, also where they begin with a verb (3轮结对帮扶活动)."""
_LIMIT: Final = re.compile(
    r"\s{0,3}(?:及?以[上下]的|以[上下](?=非|贫)|的(?:目标|任务|建设任务|要求|标准|红线))"
)
_RELATIVE: Final = re.compile(
    "有|无|没|因|未|不|大|新|高|优|好|最|较|更|符合|生活|家庭|在|与|由|被|已|正"
)
_COMPOUND: Final = re.compile("(?![了着过到至以后前人户])[\u4e00-\u9fff]")
