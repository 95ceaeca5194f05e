"""What makes a number an aim: tasks, plans, forecasts, and what is done already all the same."""

import re
from typing import Final

from annotator.suggest.context_frames import frame_words
from annotator.suggest.context_said import Said, Status, frames
from annotator.suggest.numbers_grammar import any_of

_ALREADY: Final = re.compile(r"截至|截止|目前|实际|已(?!然)")
_TASK: Final = re.compile(r"任务(?:数)?(?:是|为)?$")


def is_aim(said: Said) -> bool:
    """Whether the words around a number say that it is still to be reached."""
    text, number = said.text, said.number
    near = max(said.sentence, number.start - _AIM_REACH)
    beside = said.previous is not None and said.previous.end == number.start
    if _TASK.search(text, near, number.start) or (beside and said.status is Status.TARGET):
        return True
    aims = list(frames().target.finditer(text, near, number.start))
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


def is_done_already(said: Said) -> bool:
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
