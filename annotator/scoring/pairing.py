"""Pairs the spans of two labellings of one report, and says where the two of a pair agree.

A report is a mapping of `text` and `spans` in the JSONL form.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal, InvalidOperation
from typing import Any, Final

from annotator.overlaps import best_pairs
from schema.quantity import UNSAID

Record = Mapping[str, Any]
Pair = tuple[Record, Record]

NUMBER: Final = "NUMBER"
MEASURE: Final = "MEASURE"
CONTEXT: Final[Mapping[str, str | None]] = {
    name: UNSAID.get(name) for name in ("indicator", "time", "place", "status", "aspect")
}
"""The context fields and what an absent one means."""


def spans_of(label: str, report: Record) -> list[Record]:
    """The spans of a report that have this label, in its order."""
    return [span for span in report["spans"] if span["label"] == label]


def fits(span: Record, text: str) -> bool:
    """Whether a span lies inside the text and its words are the text's."""
    start, end, words = span["start"], span["end"], span.get("text")
    return 0 <= start < end <= len(text) and words in (None, text[start:end])


def place(span: Record) -> tuple[int, int]:
    """Where a span stands: half-open, in code points."""
    return span["start"], span["end"]


def overlap(one: Record, other: Record) -> int:
    """The characters two spans share; below 1 where they share none."""
    return int(min(one["end"], other["end"]) - max(one["start"], other["start"]))


def pair_exact(gold: list[Record], predicted: list[Record]) -> list[Pair]:
    """Pairs with the same place, one to one."""
    places: dict[tuple[int, int], list[Record]] = {}
    for guess in predicted:
        places.setdefault(place(guess), []).append(guess)
    return [(truth, same.pop(0)) for truth in gold if (same := places.get(place(truth)))]


def pair_overlapping(gold: list[Record], predicted: list[Record]) -> list[Pair]:
    """Pairs that overlap, one to one, the largest overlap first, then the closer in length."""
    return best_pairs(gold, predicted, place)


def decimal_of(value: Any) -> Decimal | None:
    """A field as a decimal; None where it is empty or no number."""
    try:
        return None if value in (None, "") else Decimal(str(value))
    except InvalidOperation:
        return None


def same_value(truth: Record, guess: Record) -> bool:
    """Whether both state the same value; nothing stated is never the same."""
    value = decimal_of(truth.get("value"))
    return value is not None and value == decimal_of(guess.get("value"))


_WHITE: Final = re.compile(r"\s")


def unit_of(span: Record) -> str:
    """The unit without the breaks inside it."""
    return _WHITE.sub("", span.get("unit") or "")


def same_context(name: str, truth: Record, guess: Record) -> bool:
    """Whether a context field agrees; two indicators agree where they overlap."""
    said = truth.get(name) or CONTEXT[name]
    guessed = guess.get(name) or CONTEXT[name]
    if isinstance(said, Mapping) and isinstance(guessed, Mapping):
        return overlap(said, guessed) > 0
    return bool(said == guessed)


def same_reading(label: str, truth: Record, guess: Record) -> bool:
    """Whether two spans of one place say the same: the quantity, or the category."""
    if label == MEASURE:
        return bool(truth.get("category") == guess.get("category"))
    bounds = truth.get("bound") or "exact", guess.get("bound") or "exact"
    same = same_value(truth, guess) and unit_of(truth) == unit_of(guess)
    return same and bounds[0] == bounds[1]


def links(spans: Sequence[Record]) -> list[Pair]:
    """The number and measure of each link, in order."""
    measures = {
        span["id"]: span
        for span in spans
        if span.get("id") is not None and span.get("label") == MEASURE
    }
    return [
        (span, measures[target])
        for span in spans
        if span.get("label") == NUMBER
        for target in _targets(span)
        if target in measures
    ]


def _targets(span: Record) -> list[Any]:
    targets = span.get("quantifies") or []
    return targets if isinstance(targets, list) else [targets]


def link_hits(gold: list[Pair], predicted: list[Pair], fit: Callable[[Record, Record], int]) -> int:
    """How many gold links are found, each predicted link used once, the best fit first."""
    left, hits = list(predicted), 0
    for number, measure in gold:
        fits = [
            (fit(number, guess[0]), overlap(measure, guess[1]), -index)
            for index, guess in enumerate(left)
        ]
        best = max((each for each in fits if each[0] > 0 and each[1] > 0), default=None)
        if best is not None:
            left.pop(-best[2])
            hits += 1
    return hits
