"""What makes a number a rule or a limit: thresholds, rates of pay, norms, named standards."""

import re
from typing import Final

from annotator.suggest.context_said import Said, Status, frames
from annotator.suggest.not_numbers import kind_of

_THRESHOLD: Final = re.compile(r"(?:及以上|以上|及以下|以下|以内)的?(?=[\u4e00-\u9fff])")
_LIMITED: Final = re.compile(r"(?:低于|高于|超过|不足|少于|未满|不满)$")
_SET_APART: Final = re.compile(
    r"(?:以上|以下)?的(?:[，,]|亮|给予|予以|由|一律)|[^，。；\d]{0,14}的[，,](?:由|一律|给予|予以)"
)
_HEIGHT: Final = re.compile(r"海拔[^，。；]{0,4}$")
_NO_LIMIT: Final = frozenset({"次", "场", "轮", "%", "倍"})


def is_threshold(said: Said) -> bool:
    """Whether it is a limit from which something holds (200人以上的村)."""
    text, number = said.text, said.number
    if text.startswith("的标准", number.end):
        return False
    if _HEIGHT.search(text, max(said.sentence, number.start - 8), number.start):
        return False
    if _SET_APART.match(text, number.end) and kind_of(said.unit) != "money":
        return True
    if said.unit in _NO_LIMIT or kind_of(said.unit) == "ratio":
        return False
    limited = text[number.end : number.end + 1] == "的" and _LIMITED.search(
        text, max(0, number.start - 3), number.start
    )
    return bool(limited or _THRESHOLD.match(text, number.end))


_PROPORTION: Final = re.compile(r"(?:以上|以下)?的比例")
_SHARED_OUT: Final = re.compile("[按照以]")


def is_rate(said: Said) -> bool:
    """A rate of pay (元/人·年), a share by which something is handed out."""
    if kind_of(said.unit) == "money" and ("/" in said.unit or "／" in said.unit):
        return True
    start = said.number.start
    ratio = said.number.rule == "number.ratio" and _SHARED_OUT.match(
        said.text, max(0, start - 1), start
    )
    return bool(ratio or _PROPORTION.match(said.text, said.number.end))


_NORM: Final = re.compile(
    r"(?:不得?(?:少于|低于|超过|高于|多于)|至少|至多|最多|最高|最低)[有为要需达]?$"
)
_CAP: Final = re.compile(r"封顶为?$")
_STRICT: Final = re.compile(r"不得?(?:少于|低于|超过|高于|多于)$|(?:最多|最高|至多|封顶)$")
_SHARED: Final = re.compile(r"每[\u4e00-\u9fff]|[人户亩]均|单[户次人]")


def is_bound_by_rule(said: Said) -> bool:
    """What is laid down for each one, also where it is laid down for times to come."""
    text, start = said.text, said.number.start
    strict = _STRICT.search(text, max(said.clause, start - 6), start)
    return bool(strict and _SHARED.search(text, said.clause, start))


def is_goal(said: Said) -> bool:
    """In a plan the least that shall be reached, where it is not laid down for each one."""
    text, start = said.text, said.number.start
    least = _NORM.search(text, max(said.clause, start - 6), start)
    return bool(least and not _SHARED.search(text, said.clause, start))


_EACH: Final = re.compile(r"每(?:发现|满|增|超过?|引进|吸纳|出现|新增|完成)?$|[扣抵]$")
_GIVEN: Final = re.compile(
    r"(?:对|凡)[^。；\d]{2,30}[，,](?:给予|发放|奖励|补助|补贴|奖补)[^，。；\d]{0,10}$"
    r"|的[，,][^，。；\d]{0,10}(?:给予|发放|奖励|补助|补贴|奖补|减免|报销)[^，。；\d]{0,10}$"
)
_STANDARD_NAMED: Final = re.compile(
    r"(?<!高)标准(?!化|厂房|田|大棚|农田|间|卫生|茶园|件|体系)[^，。；]{0,14}$"
    r"|[户人亩]均(?:每?[年月])?(?:管护)?(?:补助|报酬|补贴|补差)[^，。；\d]{0,4}$"
)


_PAID_OUT: Final = re.compile("每[年月](?:共|可|都)?(?:兑现|发放|支付|实现|获得)[^每均]*$")


def _is_yearly_sum(said: Said) -> bool:
    """Whether it is what all together got in a year (每年兑现补偿资金300万元), no rate of pay."""
    paid = _PAID_OUT.search(said.text, said.clause, said.number.start)
    stated = said.text[said.number.start : said.number.end]
    return bool(paid) and not _EACH_SUM.isdisjoint(stated) and "/" not in said.unit


_EACH_SUM: Final = frozenset("万亿")


def is_rule(said: Said) -> bool:
    """What is laid down, not what was counted: 每村, 不少于, a named standard."""
    text, start, clause = said.text, said.number.start, said.clause
    if _EACH.search(text, max(clause, start - 4), start):
        return True
    if _GIVEN.search(text, max(said.sentence, start - 48), start):
        return True
    if frames().observed.search(text, clause, start) or _is_yearly_sum(said):
        return False
    if frames().standard.search(text, clause, start):
        return True
    if _NORM.search(text, max(clause, start - 6), start):
        return True
    if kind_of(said.unit) == "money" and _CAP.search(text, clause, start):
        return True  # 已封顶 196 套 are roofed houses
    return bool(_STANDARD_NAMED.search(text, clause, start))


_BESIDE: Final = re.compile(r"、|(?:，|,)?(?:或|和|与|及)?")
_CHANGED_TO: Final = re.compile(r"[^，。；、\d]{0,4}(?:到|至|为)")


def follows_rule(said: Said) -> bool:
    """Whether it stands beside a rule's number: 80元、60元; 由3000元提高到3600元."""
    if said.previous is None or said.status is not Status.STANDARD or not said.between:
        return False
    if said.between in ("，", ",") and kind_of(said.unit) != kind_of(said.previous.quantity.unit):
        return False  # 每人每月600元，一年支出
    return bool(_BESIDE.fullmatch(said.between) or _CHANGED_TO.fullmatch(said.between))
