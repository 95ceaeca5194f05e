"""What is compared of a confirmed label, in a form that two labels are quickly compared in."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import Any, Final, NamedTuple

from annotator.review.pairing import CONTEXT, MEASURE, NUMBER, Record, decimal_of, unit_of

Place = tuple[int, int]
_KEPT: Final = 100_000  # different writings of values and units that are read once


class Mark(NamedTuple):
    """A number or measure as it is compared; places are half-open, in code points.

    What a file does not say (`bound`, `context`) is None and is not compared; `is_bulk` where it
    was confirmed among many at once and nobody has touched it since.
    """

    start: int
    end: int
    id: str
    value: Decimal | None = None
    value_to: Decimal | None = None
    unit: str = ""
    bound: str | None = None
    indicator: Place | None = None
    context: tuple[str | None, ...] | None = None
    category: str | None = None
    quantifies: tuple[str, ...] = ()
    is_bulk: bool = False


SAID: Final = tuple(name for name in CONTEXT if name != "indicator")
"""The context fields in the order of `Mark.context`; the indicator stands apart, as a place."""
NOTHING_SAID: Final = tuple(CONTEXT[name] for name in SAID)

Link = tuple[Mark, Mark]
_WORDS: Final = slice(Mark._fields.index("value"), Mark._fields.index("category"))


@dataclass(frozen=True, slots=True)
class Marked:
    """One labelling of a report: its numbers and measures in reading order, and their links.

    Most of what two people mark is the same, so that it is found by looking it up: measures by
    their place, numbers by theirs, links by that of their number. None where two of a labelling
    have one place: they are paired one by one.
    """

    numbers: Sequence[Mark]
    measures: Sequence[Mark]
    links: Sequence[Link]
    measures_at: Mapping[Place, Mark] | None
    numbers_at: Mapping[Place, Mark] | None
    links_at: Mapping[Place, Link] | None


def marked(numbers: Sequence[Mark], measures: Sequence[Mark]) -> Marked:
    """The labelling that holds these marks; a link to no measure of it does not count."""
    by_id = {each[2]: each for each in measures}
    links = [
        (number, by_id[target])
        for number in numbers
        if number.quantifies
        for target in number.quantifies
        if target in by_id
    ]
    measures_at = {each[:2]: each for each in measures}
    numbers_at = {each[:2]: each for each in numbers}
    links_at = {each[0][:2]: each for each in links}
    return Marked(
        numbers,
        measures,
        links,
        measures_at if len(measures_at) == len(measures) else None,
        numbers_at if len(numbers_at) == len(numbers) else None,
        links_at if len(links_at) == len(links) else None,
    )


NOTHING: Final = marked((), ())


def say_the_same(one: Mark, other: Mark) -> bool:
    """Whether two numbers say the same in every field and leave out nothing."""
    return one[_WORDS] == other[_WORDS] and None not in (one[3], one[6], one[8])


def of_records(spans: Iterable[Record]) -> Marked:
    """A labelling in the JSONL form."""
    numbers, measures = [], []
    for position, span in enumerate(spans):
        if span["label"] == NUMBER:
            numbers.append(_of_record(span, position))
        elif span["label"] == MEASURE:
            measures.append(_of_record(span, position))
    return marked(numbers, measures)


def _of_record(span: Record, position: int) -> Mark:
    targets = span.get("quantifies") or ()
    indicator = span.get("indicator")
    says_context = bool(span.get("status"))
    return Mark(
        start=span["start"],
        end=span["end"],
        id=str(span.get("id", f"#{position}")),
        value=decimal_of(span.get("value")),
        value_to=decimal_of(span.get("value_to")),
        unit=unit_of(span),
        bound=span.get("bound") or None,
        indicator=_place(indicator) if isinstance(indicator, Mapping) else None,
        context=tuple(span.get(each) or CONTEXT[each] for each in SAID) if says_context else None,
        category=span.get("category") or None,
        quantifies=tuple(map(str, targets if isinstance(targets, list | tuple) else (targets,))),
    )


def _place(span: Record) -> Place:
    return span["start"], span["end"]


def of_row(row: Sequence[Any], quantifies: tuple[str, ...], *, is_bulk: bool) -> Mark:
    """A row of `labels.compared`, from its id on; a stored number says what it means by default."""
    (label, kind, start, end, value, value_to, unit, bound,
     indicator_start, indicator_end, time, place, status, aspect, category) = row  # fmt: skip
    if kind == "measure":
        return Mark(start, end, label, category=category, is_bulk=is_bulk)
    said = (time, place, status, aspect)
    return Mark(
        start,
        end,
        label,
        _decimal(value),
        _decimal(value_to),
        _unit(unit),
        bound or "exact",
        None if indicator_start is None else (indicator_start, indicator_end),
        NOTHING_SAID
        if said == _NONE
        else (time or None, place or None, status or "done", aspect or "level"),
        None,
        quantifies,
        is_bulk,
    )


_NONE: Final = (None,) * len(SAID)


@lru_cache(_KEPT)
def _decimal(value: str | None) -> Decimal | None:
    return decimal_of(value)


@lru_cache(_KEPT)
def _unit(unit: str | None) -> str:
    return unit_of({"unit": unit})
