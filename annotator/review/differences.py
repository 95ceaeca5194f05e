"""Where two people differ about one report: spans paired by best overlap, differences typed."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from typing import Final

from annotator.overlaps import best_pairs, place_of
from schema.quantity import UNSAID
from schema.records import AttributeValue, Label, LabelId

_CONTEXT: Final = ("indicator", "time", "place", "status", "aspect", "cue", "doubt")
_KNOWN: Final = frozenset({"value", "value_to", "unit", "bound", "category", *_CONTEXT})
_WHITE: Final = re.compile(r"\s")


class Kind(StrEnum):
    """What two labellings of one stretch can differ in."""

    MISSING = "missing"
    BOUNDARY = "boundary"
    LABEL = "label"
    VALUE = "value"
    UNIT = "unit"
    BOUND = "bound"
    CATEGORY = "category"
    LINK = "link"
    CONTEXT = "context"


@dataclass(frozen=True, slots=True)
class Difference:
    """A pair of spans that differ, or one that the other person does not have."""

    kinds: tuple[Kind, ...]
    first: Label | None
    second: Label | None

    @property
    def start(self) -> int:
        """Where it begins in the report, in code points."""
        return min(each.span.start for each in (self.first, self.second) if each)


def differences(first: Sequence[Label], second: Sequence[Label]) -> list[Difference]:
    """All differences between two layers of a report, in reading order; one for each pair."""
    pairs = pair(first, second)
    partner = {one.id: other.id for one, other in pairs}
    found = [
        Difference(kinds, one, other)
        for one, other in pairs
        if (
            kinds := tuple(
                kinds_between(one, other, linked_alike=_linked_alike(one, other, partner))
            )
        )
    ]
    alone, alone_too = _unpaired(first, second, pairs)
    found += [Difference((Kind.MISSING,), label, None) for label in alone]
    found += [Difference((Kind.MISSING,), None, label) for label in alone_too]
    return sorted(found, key=lambda each: each.start)


def pair(first: Sequence[Label], second: Sequence[Label]) -> list[tuple[Label, Label]]:
    """Spans that stand for each other: of one label by best overlap, then of two labels."""
    pairs: list[tuple[Label, Label]] = []
    for label in dict.fromkeys(each.label for each in first):
        pairs += best_pairs(
            [each for each in first if each.label == label],
            [each for each in second if each.label == label],
            place_of,
        )
    return pairs + best_pairs(*_unpaired(first, second, pairs), place_of)


def _unpaired(
    first: Sequence[Label], second: Sequence[Label], pairs: Sequence[tuple[Label, Label]]
) -> tuple[list[Label], list[Label]]:
    """What is left of both sides; ids are compared within a side, for files may repeat them."""
    ours, theirs = {one.id for one, _ in pairs}, {other.id for _, other in pairs}
    return (
        [each for each in first if each.id not in ours],
        [each for each in second if each.id not in theirs],
    )


def _linked_alike(one: Label, other: Label, partner: Mapping[LabelId, LabelId]) -> bool:
    return {partner.get(target, target) for target in one.quantifies} == {*other.quantifies}


def kinds_between(one: Label, other: Label, *, linked_alike: bool) -> Iterator[Kind]:
    """What two labels of one stretch differ in; whether their links do, the caller knows."""
    if one.span != other.span:
        yield Kind.BOUNDARY
    if one.label != other.label:
        yield Kind.LABEL
        return  # what else they say cannot be compared
    if not (_same_decimal(one, other, "value") and _same_decimal(one, other, "value_to")):
        yield Kind.VALUE
    if _WHITE.sub("", str(_said(one, "unit"))) != _WHITE.sub("", str(_said(other, "unit"))):
        yield Kind.UNIT
    if _said(one, "bound") != _said(other, "bound"):
        yield Kind.BOUND
    if _said(one, "category") != _said(other, "category"):
        yield Kind.CATEGORY
    if not linked_alike:
        yield Kind.LINK
    own = {*one.attributes, *other.attributes} - _KNOWN  # of the project's own schema
    if any(_said(one, name) != _said(other, name) for name in (*_CONTEXT, *own)):
        yield Kind.CONTEXT


def _said(label: Label, name: str) -> AttributeValue | None:
    return label.attributes.get(name, UNSAID.get(name))


def _same_decimal(one: Label, other: Label, name: str) -> bool:
    values = [each.attributes.get(name) for each in (one, other)]
    try:
        exact = [None if each is None else Decimal(str(each)) for each in values]
    except InvalidOperation:
        return values[0] == values[1]
    return exact[0] == exact[1]
