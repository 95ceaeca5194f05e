"""How firmly a number holds: done, an aim, a rule or a limit; a level or a change."""

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Final

from annotator.suggest.context_frames import frame_words
from annotator.suggest.not_numbers import kind_of
from annotator.suggest.numbers import FoundNumber
from annotator.suggest.numbers_grammar import any_of


class Status(StrEnum):
    """Whether a number is a fact, an aim, a rule or a limit from which a rule holds."""

    DONE = "done"
    TARGET = "target"
    STANDARD = "standard"
    THRESHOLD = "threshold"


class Aspect(StrEnum):
    """Whether a number states a level or by how much something changed."""

    LEVEL = "level"
    CHANGE = "change"


@dataclass(frozen=True, slots=True)
class Said:
    """A number in its text and what was decided of the number before it.

    `sentence` is where its sentence begins, `ahead` whether its date is still to come, `planned`
    whether it stands in a plan.
    """

    text: str
    sentence: int
    number: FoundNumber
    previous: FoundNumber | None
    status: Status
    aspect: Aspect
    ahead: bool
    planned: bool

    @property
    def unit(self) -> str:
        """The unit as written."""
        return self.number.quantity.unit

    @property
    def clause(self) -> int:
        """Where the clause begins that the number stands in."""
        near = max(self.sentence, self.number.start - _REACH)
        ends = [match.end() for match in _CLAUSE_START.finditer(self.text, near, self.number.start)]
        return ends[-1] if ends else near

    @property
    def between(self) -> str:
        """The words between the number before and this one, "" without one in the sentence."""
        if self.previous is None or self.previous.end < self.sentence:
            return ""
        return self.text[self.previous.end : self.number.start]


_REACH: Final = 60
_CLAUSE_START: Final = re.compile(r"[，。；：！？,;:!?]")


@dataclass(frozen=True, slots=True)
class _Frames:
    target: re.Pattern[str]
    target_after: re.Pattern[str]
    standard: re.Pattern[str]
    observed: re.Pattern[str]
    change: re.Pattern[str]


@cache
def _frames() -> _Frames:
    words = frame_words()
    return _Frames(
        target=re.compile(any_of(words["target"])),
        target_after=re.compile(any_of(words["target_after"])),
        standard=re.compile(any_of(words["standard"])),
        observed=re.compile(any_of(words["observed"])),
        change=re.compile(
            f"(?:{any_of(words['change'])})"
            r"(?:[^，。；：,;:到至为由在\d]{0,14}?)(?:了|约|近|超过?|逾|达)?\s{0,3}$"
        ),
    )


def status_of(said: Said) -> Status:
    """What the words around a number make of it."""
    if _is_threshold(said):
        return Status.THRESHOLD
    if _is_rate(said):
        return Status.STANDARD
    if _is_bound_by_rule(said):
        return Status.STANDARD
    if (
        (said.ahead and not _is_done_already(said))
        or _is_aim(said)
        or (said.planned and _is_goal(said))
    ):
        return Status.TARGET
    if _is_rule(said) or _follows_rule(said):
        return Status.STANDARD
    return Status.DONE


_THRESHOLD: Final = re.compile(r"(?:及以上|以上|及以下|以下|以内)的?(?=[\u4e00-\u9fff])")
_LIMITED: Final = re.compile(r"(?:低于|高于|超过|不足|少于|未满|不满)$")
_SET_APART: Final = re.compile(
    r"(?:以上|以下)?的(?:[，,]|亮|给予|予以|由|一律)|[^，。；\d]{0,14}的[，,](?:由|一律|给予|予以)"
)
_HEIGHT: Final = re.compile(r"海拔[^，。；]{0,4}$")
_NO_LIMIT: Final = frozenset({"次", "场", "轮", "%", "倍"})


def _is_threshold(said: Said) -> bool:
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


def _is_rate(said: Said) -> bool:
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


def _is_bound_by_rule(said: Said) -> bool:
    """What is laid down for each one, also where it is laid down for times to come."""
    text, start = said.text, said.number.start
    strict = _STRICT.search(text, max(said.clause, start - 6), start)
    return bool(strict and _SHARED.search(text, said.clause, start))


def _is_goal(said: Said) -> bool:
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


def _is_rule(said: Said) -> bool:
    """What is laid down, not what was counted: 每村, 不少于, a named standard."""
    text, start, clause = said.text, said.number.start, said.clause
    if _EACH.search(text, max(clause, start - 4), start):
        return True
    if _GIVEN.search(text, max(said.sentence, start - 48), start):
        return True
    if _frames().observed.search(text, clause, start) or _is_yearly_sum(said):
        return False
    if _frames().standard.search(text, clause, start):
        return True
    if _NORM.search(text, max(clause, start - 6), start):
        return True
    if kind_of(said.unit) == "money" and _CAP.search(text, clause, start):
        return True  # 已封顶 196 套 are roofed houses
    return bool(_STANDARD_NAMED.search(text, clause, start))


_BESIDE: Final = re.compile(r"、|(?:，|,)?(?:或|和|与|及)?")
_CHANGED_TO: Final = re.compile(r"[^，。；、\d]{0,4}(?:到|至|为)")


def _follows_rule(said: Said) -> bool:
    """Whether it stands beside a rule's number: 80元、60元; 由3000元提高到3600元."""
    if said.previous is None or said.status is not Status.STANDARD or not said.between:
        return False
    if said.between in ("，", ",") and kind_of(said.unit) != kind_of(said.previous.quantity.unit):
        return False  # 每人每月600元，一年支出
    return bool(_BESIDE.fullmatch(said.between) or _CHANGED_TO.fullmatch(said.between))


_ALREADY: Final = re.compile(r"截至|截止|目前|实际|已(?!然)")
_IN_ORDER_TO: Final = frozenset("为了")
"""Before 确保 they say what for something was done, not that it is still to come."""
_TASK: Final = re.compile(r"任务(?:数)?(?:是|为)?$")


def _is_aim(said: Said) -> bool:
    text, number = said.text, said.number
    near = max(said.sentence, number.start - _AIM_REACH)
    beside = said.previous is not None and said.previous.end == number.start
    if _TASK.search(text, near, number.start) or (beside and said.status is Status.TARGET):
        return True
    aims = list(_frames().target.finditer(text, near, number.start))
    open_still = aims and not _ALREADY.search(text, aims[-1].end(), number.start)
    if open_still and not _is_purpose(text, aims[-1].start(), number.start):
        return True
    if _AIMED_AT.match(text, number.end):
        return True
    return _is_planned_sum(said) or _is_forecast(said)


_AIM_REACH: Final = 120
_AFTER: Final = any_of(frame_words()["target_after"])
_AIMED_AT: Final = re.compile(
    f"[^，。；、\\n\\d]{{0,14}}(?:[，、]\\d[^，。；、\\n]{{0,14}})?{_AFTER}"
)
_INVESTED: Final = re.compile("(?:投资|规模)$")
_OF_A_PLAN: Final = re.compile("的[^，。；、\\n\\d]{0,12}(?:规划|计划)")
_PURPOSE: Final = re.compile("为了?$")


def _is_purpose(text: str, aim: int, number: int) -> bool:
    """Whether the aim only says what for, a clause before the number (为确保…，开展3轮)."""
    led = _PURPOSE.search(text, max(0, aim - len("为了")), aim)
    return bool(led) and "，" in text[aim:number]


def _is_planned_sum(said: Said) -> bool:
    """Whether it is the sum of a plan (总投资3亿元的三年规划)."""
    text, start = said.text, said.number.start
    invested = _INVESTED.search(text, max(said.sentence, start - len("投资")), start)
    return bool(invested and _OF_A_PLAN.match(text, said.number.end))


def _is_done_already(said: Said) -> bool:
    """Whether the sentence says that a thing of a year to come is done (2021年…，已建成)."""
    near = max(said.sentence, said.number.start - _LONGEST_FORECAST)
    return bool(_ALREADY.search(said.text, near, said.number.start))


_FORECAST: Final = re.compile("预计|目标(?:是|为|：)|力争|计划(?:新|完|实|建|改|投|安|培|到)")
_LONGEST_FORECAST: Final = 200


def _is_forecast(said: Said) -> bool:
    """Whether its part of the sentence goes on with a forecast (预计收入3亿元；增长8%；…)."""
    text, near = said.text, max(0, said.sentence - _LONGEST_FORECAST)
    stop = max(text.rfind("。", near, said.sentence), text.rfind("\n", near, said.sentence))
    told = max(said.sentence, said.number.start - _LONGEST_FORECAST)
    if stop < 0 < near or _ALREADY.search(text, told, said.number.start):
        return False
    first = text[stop + 1 : said.sentence].partition("；")[0]
    return bool(_FORECAST.search(first))


_OF_DEGREE: Final = re.compile("提升|提高|减贫(?=[^，。]{0,6}(?:工程|项目|行动|计划))")
"""Said of degrees, never of how many (巩固提升已脱贫户90户)."""
_EARNING: Final = ("增收", "增产", "创收")
_COUNTED: Final = frozenset({"people", "thing", "place", ""})
"""So many earned more; none of them says by how much."""


def aspect_of(said: Said) -> Aspect:
    """Whether the words before a number say that something changed by it."""
    near = max(said.sentence, said.number.start - 24)
    changed = _frames().change.search(said.text[near : said.number.start])
    if changed and said.unit and _OF_DEGREE.match(changed[0]) and kind_of(said.unit) in _COUNTED:
        changed = None
    earned = changed and changed[0].startswith(_EARNING)
    if changed and not (earned and kind_of(said.unit) in _COUNTED):
        return Aspect.CHANGE
    beside = said.previous is not None and (
        said.text[said.previous.end : said.number.start] in ("、", "，", "")
    )
    return said.aspect if beside else Aspect.LEVEL
