"""What is compared of a confirmed label, in a form that two labellings are quickly compared in."""

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from operator import itemgetter
from types import MappingProxyType
from typing import Final, NamedTuple, TypeVar

from annotator.scoring.pairing import CONTEXT, MEASURE, NUMBER, Record, decimal_of, unit_of

Id = TypeVar("Id", bound=str)
Place = tuple[int, int]
place_of = itemgetter(0, 1)
"""Where a mark stands: half-open, in code points."""
_KEPT: Final = 10_000  # different labels that are read once; those of a few reports


class Mark(NamedTuple):
    """A number or measure as it is compared: what two people say alike is equal.

    What a file does not say (`bound`, `context`) is None and is not compared; `is_bulk` where it
    was confirmed among many at once and nobody has touched it since.
    """

    start: int
    end: int
    value: Decimal | None = None
    value_to: Decimal | None = None
    unit: str = ""
    bound: str | None = None
    indicator: Place | None = None
    context: tuple[str | None, ...] | None = None
    category: str | None = None
    is_bulk: bool = False


SAID: Final = tuple(name for name in CONTEXT if name != "indicator")
"""The context fields in the order of `Mark.context`; the indicator stands apart, as a place."""
NOTHING_SAID: Final = tuple(CONTEXT[name] for name in SAID)

Link = tuple[Mark, Mark]


@dataclass(frozen=True, slots=True)
class Marks:
    """The numbers or the measures of one labelling, in reading order.

    `whole` are those that leave nothing out, `partial` the others. All are partial where two have
    one place: which of them stands for a mark of somebody else depends on their order.
    """

    every: Sequence[Mark]
    places: frozenset[Place]
    whole: frozenset[Mark]
    partial: Sequence[Mark]


@dataclass(frozen=True, slots=True)
class Marked:
    """One labelling of a report, and its links from numbers to measures by the number's place."""

    numbers: Marks
    measures: Marks
    links: Mapping[Place, Sequence[Link]]


def marked(
    numbers: Mapping[Id, Mark],
    measures: Mapping[Id, Mark],
    targets: Mapping[Id, Sequence[Id]] = MappingProxyType({}),
) -> Marked:
    """The labelling of these marks by their ids; a link to no measure of it does not count."""
    links: dict[Place, list[Link]] = {}
    for label, mark in numbers.items():
        for target in targets.get(label, ()):
            if (measure := measures.get(target)) is not None:
                links.setdefault(place_of(mark), []).append((mark, measure))
    return Marked(_marks(numbers, _number_is_whole), _marks(measures, _measure_is_whole), links)


def _number_is_whole(mark: Mark) -> bool:
    return mark.value is not None and mark.bound is not None and mark.context is not None


def _measure_is_whole(mark: Mark) -> bool:
    return mark.category is not None


def _marks(by_id: Mapping[Id, Mark], is_whole: Callable[[Mark], bool]) -> Marks:
    every = [*by_id.values()]
    places = frozenset(map(place_of, every))
    if len(places) < len(every):
        return Marks(every, places, frozenset(), every)
    whole = frozenset(filter(is_whole, every))
    partial = [] if len(whole) == len(every) else [each for each in every if each not in whole]
    return Marks(every, places, whole, partial)


NOTHING: Final = marked({}, {})


def of_records(spans: Iterable[Record]) -> Marked:
    """A labelling in the JSONL form."""
    numbers: dict[str, Mark] = {}
    measures: dict[str, Mark] = {}
    targets: dict[str, Sequence[str]] = {}
    for position, span in enumerate(spans):
        own = str(span.get("id", f"#{position}"))
        if span["label"] == MEASURE:
            measures[own] = of_record(span)
        elif span["label"] == NUMBER:
            numbers[own] = of_record(span)
            linked = span.get("quantifies") or ()
            targets[own] = [*map(str, linked if isinstance(linked, list | tuple) else (linked,))]
    return marked(numbers, measures, targets)


def of_record(span: Record, *, is_bulk: bool = False) -> Mark:
    """A number or measure in the JSONL form."""
    indicator = span.get("indicator")
    says_context = bool(span.get("status"))
    return Mark(
        start=span["start"],
        end=span["end"],
        value=decimal_of(span.get("value")),
        value_to=decimal_of(span.get("value_to")),
        unit=unit_of(span),
        bound=span.get("bound") or None,
        indicator=_place(indicator) if isinstance(indicator, Mapping) else None,
        context=tuple(span.get(each) or CONTEXT[each] for each in SAID) if says_context else None,
        category=span.get("category") or None,
        is_bulk=is_bulk,
    )


def _place(span: Record) -> Place:
    return span["start"], span["end"]


@lru_cache(_KEPT)
def of_row(start: int, end: int, said: str) -> tuple[bool, Mark]:
    """Whether a row of `labels.compared` is a measure, and what it says.

    A stored number says what it means by default. Most labels of a report are the same in all
    layers, and are read once.
    """
    (label, value, value_to, unit, bound, indicator_start, indicator_end,
     time, place, status, aspect, category) = json.loads(said)  # fmt: skip
    if label == "measure":
        return True, Mark(start, end, category=category)
    return False, Mark(
        start,
        end,
        decimal_of(value),
        decimal_of(value_to),
        unit_of({"unit": unit}),
        bound or "exact",
        None if indicator_start is None else (indicator_start, indicator_end),
        (time or None, place or None, status or "done", aspect or "level"),
    )
