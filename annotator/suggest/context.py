"""What makes a number a fact: its noun, time, place, status and aspect, inherited where unsaid."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from annotator.suggest.breaks import Unbroken, unbroken, wide_marks
from annotator.suggest.context_indicator import indicators
from annotator.suggest.context_place import Places
from annotator.suggest.context_said import Aspect, Said, Status
from annotator.suggest.context_status import aspect_of, status_of
from annotator.suggest.context_time import Date, Dates
from annotator.suggest.numbers import FoundNumber
from schema.about import ReportFacts
from schema.records import Span

__all__ = ["Aspect", "Context", "Status", "find_context"]


@dataclass(frozen=True, slots=True)
class Context:
    """The context of one number; None where the text says nothing."""

    indicator: Span | None
    time: str | None
    place: str | None
    status: Status
    aspect: Aspect


def find_context(
    text: str, numbers: Sequence[FoundNumber], about: ReportFacts | None = None
) -> list[Context]:
    """The context of each of these numbers of the text, in their order.

    What a person said of the report stands before what its text says of itself.
    """
    plain = unbroken(text)
    return _contexts(text, plain, _moved(numbers, plain), about or ReportFacts())


def _moved(numbers: Sequence[FoundNumber], plain: Unbroken) -> list[FoundNumber]:
    """The numbers where they stand in the text without its breaks."""
    return [
        each._replace(start=plain.place(each.start), end=plain.place(each.end - 1) + 1)
        for each in numbers
    ]


def _in_original(indicator: Span | None, text: str, plain: Unbroken) -> Span | None:
    if indicator is None:
        return None
    start, end = plain.span(indicator.start, indicator.end)
    return Span(start, end, text[start:end])


def _contexts(
    original: str, plain: Unbroken, numbers: Sequence[FoundNumber], about: ReportFacts
) -> list[Context]:
    text = plain.text
    dates, places = Dates(wide_marks(original), about.date), Places(plain, about.place)
    sentences, paragraphs = _starts(_SENTENCE, text), _starts(_PARAGRAPH, text)
    plans = _plans(original, plain)
    contexts: list[Context] = []
    previous: FoundNumber | None = None
    status, aspect = Status.DONE, Aspect.LEVEL
    for number, indicator in zip(numbers, indicators(text, numbers), strict=True):
        paragraph = paragraphs[bisect_right(paragraphs, number.start) - 1]
        sentence = max(paragraph, sentences[bisect_right(sentences, number.start) - 1])
        origin, ratio = plain.origin(number.start), number.quantity.unit in _RATIOS
        date = dates.governing(origin, plain.origin(paragraph), ratio=ratio)
        ahead = _is_ahead(date, dates.report_year)
        section = bisect_right(plans, (number.start, len(text) + 1)) - 1
        planned = section >= 0 and number.start < plans[section][1]
        planned = planned and not _is_past(date, dates.report_year, plain.origin(sentence))
        said = Said(text, sentence, number, previous, status, aspect, ahead, planned)
        status, aspect, previous = status_of(said), aspect_of(said), number
        held = Status.TARGET if said.planned and status is Status.DONE else status
        time = _time(held, date, plain.origin(sentence), dates.report_period)
        if date is None and _is_former(text, sentence, number):
            time = None
        place = places.governing(number.start, sentence, paragraph)
        named = _in_original(indicator, original, plain)
        contexts.append(Context(named, time, place, held, aspect))
    return contexts


def _is_ahead(date: Date | None, report_year: int | None) -> bool:
    return date is not None and report_year is not None and date.year > report_year


_RATIOS: Final = frozenset({"倍", "成", "%", "个百分点"})
_FORMER: Final = re.compile(r"[由从](?:过去|以往|原先|原来|最初|起初|以前)?的?[^，。；\d]{0,2}$")
_CHANGES: Final = re.compile(r"[^，。；、\d]{0,6}?(?:到|至|为)")


def _is_former(text: str, sentence: int, number: FoundNumber) -> bool:
    """Whether it is the undated level from which something changed (由46平方米扩大到72平方米)."""
    before = _FORMER.search(text, max(sentence, number.start - 8), number.start)
    return bool(before and _CHANGES.match(text, number.end))


_SENTENCE: Final = re.compile(r"[。！？!?；;]+”?|\n")
_PARAGRAPH: Final = re.compile(r"\n")


def _starts(boundary: re.Pattern[str], text: str) -> list[int]:
    return [0, *(match.end() for match in boundary.finditer(text))]


def _time(status: Status, date: Date | None, sentence: int, period: str | None) -> str | None:
    said = date is not None and date.start >= sentence
    if status in (Status.STANDARD, Status.THRESHOLD) and not said:
        return None
    return period if date is None else date.iso


_PLAN: Final = re.compile(r"[^\n。，]{0,40}(?:要点|方案|规划|计划)\s*(?:\n|$)")


_SECTION: Final = re.compile(
    r"^[ \u3000]*(?:#+[ \u3000]*)?[一二三四五六七八九十]+、(?P<title>[^\n。]{1,24})$", re.MULTILINE
)
_LACKS: Final = re.compile("问题|短板|困难|不足|差距")
_AHEAD: Final = re.compile("下一?步|下半年|明年|打算|今后|下阶段")


def _plans(text: str, plain: Unbroken) -> list[tuple[int, int]]:
    """The stretches of the unbroken text where what is not said otherwise is an aim.

    All of a report whose headline announces a plan, else the sections whose headings do.
    """
    lines = [line for line in text[:400].splitlines() if line.strip()][:3]
    if any(_PLAN.fullmatch(line) for line in lines):
        return [(0, len(plain.text))]
    sections = list(_SECTION.finditer(plain.text))
    starts = [section.start() for section in sections] + [len(plain.text)]
    return [
        (section.end(), end)
        for section, end in zip(sections, starts[1:], strict=True)
        if _AHEAD.search(section["title"]) and not _LACKS.search(section["title"])
    ]


def _is_past(date: Date | None, report_year: int | None, sentence: int) -> bool:
    """Whether the number's own sentence names a date before the report's year."""
    if date is None or report_year is None or date.start < sentence:
        return False
    return date.year < report_year
