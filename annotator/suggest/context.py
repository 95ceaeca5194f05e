"""What makes a number a fact: its noun, time, place, status and aspect, inherited where unsaid."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Final

from annotator.suggest.context_indicator import frame_words, indicators
from annotator.suggest.context_place import Places
from annotator.suggest.context_time import Date, Dates
from annotator.suggest.not_numbers import kind_of
from annotator.suggest.numbers import FoundNumber
from annotator.suggest.numbers_grammar import any_of
from schema.records import Span


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
class Context:
    """The context of one number; None where the text says nothing."""

    indicator: Span | None
    time: str | None
    place: str | None
    status: Status
    aspect: Aspect


def find_context(text: str, numbers: Sequence[FoundNumber]) -> list[Context]:
    """The context of each of these numbers of the text, in their order."""
    dates, places = Dates(text), Places(text)
    sentences, paragraphs = _starts(_SENTENCE, text), _starts(_PARAGRAPH, text)
    plan = _is_plan(text)
    contexts: list[Context] = []
    for index, indicator in enumerate(indicators(text, numbers)):
        number = numbers[index]
        paragraph = paragraphs[bisect_right(paragraphs, number.start) - 1]
        sentence = max(paragraph, sentences[bisect_right(sentences, number.start) - 1])
        date = dates.governing(number.start, paragraph)
        status = _status(text, sentence, number, date, dates.report_year)
        if plan and status is Status.DONE:
            status = Status.TARGET
        contexts.append(
            Context(
                indicator,
                _time(status, date, sentence, dates.report_period),
                places.governing(number.start, sentence, paragraph),
                status,
                _aspect(text, sentence, number, numbers[index - 1] if index else None, contexts),
            )
        )
    return contexts


_SENTENCE: Final = re.compile(r"[。！？!?；;]+”?\s*|\n\s*\n")
_PARAGRAPH: Final = re.compile(r"(?:(?<=[。！？!?”；：:）)])[ \t]*\r?\n|\r?\n[ \t]*\r?\n)\s*")


def _starts(boundary: re.Pattern[str], text: str) -> list[int]:
    return [0, *(match.end() for match in boundary.finditer(text))]


def _time(status: Status, date: Date | None, sentence: int, period: str | None) -> str | None:
    said = date is not None and date.start >= sentence
    if status in (Status.STANDARD, Status.THRESHOLD) and not said:
        return None
    return period if date is None else date.iso


_PLAN: Final = re.compile(r"[^\n。，]{0,40}(?:要点|方案|规划|计划)\s*(?:\n|$)")


def _is_plan(text: str) -> bool:
    """Whether the headline announces a plan, so that what is not said otherwise is an aim."""
    lines = [line for line in text[:400].splitlines() if line.strip()][:3]
    return any(_PLAN.fullmatch(line) for line in lines)


_REACH: Final = 60
_THRESHOLD: Final = re.compile(r"\s{0,3}(?:及以上|以上|及以下|以下|以内)的?(?=[\u4e00-\u9fff])")
_PROPORTION: Final = re.compile(r"(?:以上|以下)?的比例")
_LIMITED: Final = re.compile(r"(?:低于|高于|超过|不足|少于|未满|不满)$")
_NO_LIMIT: Final = frozenset({"次", "场", "轮", "%", "倍"})
_CLAUSE_START: Final = re.compile(r"[，。；：！？,;:!?]")


@dataclass(frozen=True, slots=True)
class _Frames:
    target: re.Pattern[str]
    target_after: re.Pattern[str]
    standard: re.Pattern[str]
    change: re.Pattern[str]


@cache
def _frames() -> _Frames:
    words = frame_words()
    return _Frames(
        target=re.compile(any_of(words["target"])),
        target_after=re.compile(any_of(words["target_after"])),
        standard=re.compile(any_of(words["standard"])),
        change=re.compile(
            f"(?:{any_of(words['change'])})"
            r"(?:[^，。；：,;:到至为由在\d]{0,14}?)(?:了|约|近|超过?|逾|达)?\s{0,3}$"
        ),
    )


def _status(
    text: str, sentence: int, number: FoundNumber, date: Date | None, report_year: int | None
) -> Status:
    unit = number.quantity.unit
    if unit not in _NO_LIMIT and kind_of(unit) != "ratio":
        if _THRESHOLD.match(text, number.end):
            return Status.THRESHOLD
        if text[number.end : number.end + 1] == "的" and _LIMITED.search(
            text, max(0, number.start - 3), number.start
        ):
            return Status.THRESHOLD
    if kind_of(unit) == "money" and ("/" in unit or "／" in unit):
        return Status.STANDARD
    if _PROPORTION.match(text, number.end):
        return Status.STANDARD
    clause = _clause(text, sentence, number.start)
    if _frames().standard.search(text, clause, number.start):
        return Status.STANDARD
    ahead = date is not None and report_year is not None and date.year > report_year
    near = max(sentence, number.start - _REACH)
    if ahead or _frames().target.search(text, near, number.start):
        return Status.TARGET
    if _frames().target_after.search(text, number.end, number.end + 14):
        return Status.TARGET
    return Status.DONE


def _clause(text: str, sentence: int, start: int) -> int:
    near = max(sentence, start - _REACH)
    ends = [match.end() for match in _CLAUSE_START.finditer(text, near, start)]
    return ends[-1] if ends else near


def _aspect(
    text: str,
    sentence: int,
    number: FoundNumber,
    previous: FoundNumber | None,
    contexts: Sequence[Context],
) -> Aspect:
    near = max(sentence, number.start - 24)
    if _frames().change.search(text[near : number.start]):
        return Aspect.CHANGE
    beside = previous is not None and text[previous.end : number.start] in ("、", "，", "")
    return contexts[-1].aspect if beside else Aspect.LEVEL
