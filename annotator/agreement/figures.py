"""The figures of two labellings, each as the cases that agree and those that differ.

What is counted and how is what `review.scoring` counts: a figure is the share of cases that agree,
where an F1 (van Rijsbergen, Information Retrieval, 1979; Hripcsak & Rothschild, JAMIA 12, 2005)
counts a pair of spans as two, one for each side, and a span without a partner as one.
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from enum import StrEnum
from typing import Final, NamedTuple

from annotator.agreement.marks import NOTHING_SAID, SAID, Mark
from annotator.agreement.matching import Both, Matching, Pair, Pairing


class Figure(StrEnum):
    """A figure of two labellings, named as the JSON names it: section and key."""

    NUMBER_EXACT = "number.exact_f1"
    NUMBER_OVERLAP = "number.overlap_f1"
    VALUE = "number.value"
    VALUE_TO = "range.value_to"
    UNIT = "number.unit"
    BOUND = "number.bound"
    MEASURE_EXACT = "measure.exact_f1"
    MEASURE_OVERLAP = "measure.overlap_f1"
    CATEGORY = "measure.category"
    LINK = "link.f1"
    INDICATOR = "context.indicator"
    TIME = "context.time"
    PLACE = "context.place"
    STATUS = "context.status"
    ASPECT = "context.aspect"

    @property
    def section(self) -> str:
        """What it is a figure of."""
        return self.value.partition(".")[0]

    @property
    def key(self) -> str:
        """Its name within the section."""
        return self.value.partition(".")[2]


class Sides(NamedTuple):
    """The cases of a figure in one report; `weight` is what an agreeing one counts.

    What is the same on both sides throughout agrees as well: `same` holds it once for both.
    """

    same: Collection[Mark]
    agree: Sequence[Both]
    differ: Sequence[Pair]
    weight: int

    def counted(self) -> tuple[int, int]:
        """How much agrees, of how much."""
        agreed = self.weight * (len(self.same) + len(self.agree))
        return agreed, agreed + len(self.differ)


class Ratio(NamedTuple):
    """How much agrees, of how much was compared."""

    agreed: int
    compared: int

    @property
    def value(self) -> float | None:
        """The share, from 0 to 1; None where nothing was compared."""
        return self.agreed / self.compared if self.compared else None


Says = Callable[[Mark, Mark], bool]


class _Rule(NamedTuple):
    """When two numbers of one place are compared for a figure, and when they say the same."""

    is_compared: Says
    is_same: Says


def _always(_one: Mark, _other: Mark) -> bool:
    return True


def _has_context(one: Mark, _other: Mark) -> bool:
    return one.context is not None


def _same_indicator(one: Mark, other: Mark) -> bool:
    ours, theirs = one.indicator, other.indicator
    if ours is None or theirs is None:
        return ours is theirs
    return ours[0] < theirs[1] and theirs[0] < ours[1]


def _same_said(position: int) -> Says:
    def is_same(one: Mark, other: Mark) -> bool:
        ours, theirs = one.context or NOTHING_SAID, other.context or NOTHING_SAID
        return ours[position] == theirs[position]

    return is_same


_OF_NUMBERS: Final[Mapping[Figure, _Rule]] = {
    Figure.VALUE: _Rule(
        _always, lambda one, other: one.value is not None and one.value == other.value
    ),
    Figure.UNIT: _Rule(_always, lambda one, other: one.unit == other.unit),
    Figure.BOUND: _Rule(
        lambda _, other: other.bound is not None,
        lambda one, other: (one.bound or "exact") == other.bound,
    ),
    Figure.INDICATOR: _Rule(_has_context, _same_indicator),
    **{
        Figure(f"context.{name}"): _Rule(_has_context, _same_said(position))
        for position, name in enumerate(SAID)
    },
}
_F1: Final[Mapping[Figure, Callable[[Matching], Pairing]]] = {
    Figure.NUMBER_EXACT: lambda found: found.exact_numbers,
    Figure.NUMBER_OVERLAP: lambda found: found.overlapping_numbers,
    Figure.MEASURE_EXACT: lambda found: found.exact_measures,
    Figure.MEASURE_OVERLAP: lambda found: found.overlapping_measures,
    Figure.LINK: lambda found: found.links,
}
_ENDS: Final = _Rule(
    lambda one, other: one.value_to is not None or other.value_to is not None,
    lambda one, other: one.value_to == other.value_to,
)
_CATEGORIES: Final = _Rule(
    lambda _, other: other.category is not None,
    lambda one, other: one.category == other.category,
)


def sides(figure: Figure, found: Matching) -> Sides:
    """The cases of one figure in a report: those that agree and those that differ."""
    if (pairing_of := _F1.get(figure)) is not None:
        pairing = pairing_of(found)
        return Sides(pairing.same, pairing.others, pairing.alone, 2)
    if (rule := _OF_NUMBERS.get(figure)) is not None:
        return _compared(found.exact_numbers, rule)
    if figure is Figure.CATEGORY:
        return _compared(found.overlapping_measures, _CATEGORIES)
    ranges = [each for each in found.exact_numbers.same if each.value_to is not None]
    return _compared(found.exact_numbers, _ENDS)._replace(same=ranges)


def _compared(pairing: Pairing, rule: _Rule) -> Sides:
    """The pairs that are compared, in two; what is the same throughout is compared."""
    agree: list[Both] = []
    differ: list[Pair] = []
    for pair in pairing.others:
        if rule.is_compared(*pair):
            (agree if rule.is_same(*pair) else differ).append(pair)
    return Sides(pairing.same, agree, differ, 1)
