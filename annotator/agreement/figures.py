"""The figures of two labellings, each as the cases that agree and those that differ.

What is counted and how is what `scoring.scoring` counts: a figure is the share of cases that agree,
where an F1 (van Rijsbergen, Information Retrieval, 1979; Hripcsak & Rothschild, JAMIA 12, 2005)
counts a pair of spans as two, one for each side, and a span without a partner as one.
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from enum import StrEnum
from itertools import compress
from operator import attrgetter
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


class Sides(NamedTuple):
    """The cases of a figure in one report.

    What is the same on both sides throughout agrees; `says` tells of each other pair whether it
    does, None where it is not compared.
    """

    cases: Pairing
    says: Sequence[bool | None]

    @property
    def agree(self) -> list[Both]:
        """The cases that agree."""
        return [
            *((each, each) for each in self.cases.same),
            *compress(self.cases.others, self.says),
        ]

    @property
    def differ(self) -> list[Pair]:
        """Those that do not."""
        said = zip(self.cases.others, self.says, strict=True)
        return [*(pair for pair, says in said if says is False), *self.cases.alone]


class Ratio(NamedTuple):
    """How much agrees, of how much was compared."""

    agreed: int
    compared: int

    @property
    def value(self) -> float | None:
        """The share, from 0 to 1; None where nothing was compared."""
        return self.agreed / self.compared if self.compared else None


Rule = Callable[[Mark, Mark], bool | None]
"""Whether two marks of a pair say the same; None where they are not compared."""


def _value(one: Mark, other: Mark) -> bool:
    return one.value is not None and one.value == other.value


def _value_to(one: Mark, other: Mark) -> bool | None:
    if one.value_to is None and other.value_to is None:
        return None
    return one.value_to == other.value_to


def _unit(one: Mark, other: Mark) -> bool:
    return one.unit == other.unit


def _bound(one: Mark, other: Mark) -> bool | None:
    return None if other.bound is None else (one.bound or "exact") == other.bound


def _indicator(one: Mark, other: Mark) -> bool | None:
    if one.context is None:
        return None
    ours, theirs = one.indicator, other.indicator
    if ours is None or theirs is None:
        return ours is theirs
    return ours[0] < theirs[1] and theirs[0] < ours[1]


def _said(position: int) -> Rule:
    def rule(one: Mark, other: Mark) -> bool | None:
        if one.context is None:
            return None
        return one.context[position] == (other.context or NOTHING_SAID)[position]

    return rule


def _category(one: Mark, other: Mark) -> bool | None:
    return None if other.category is None else one.category == other.category


_EXACT: Final = attrgetter("exact_numbers")
_COMPARED: Final[Mapping[Figure, tuple[Callable[[Matching], Pairing], Rule | None]]] = {
    Figure.NUMBER_EXACT: (_EXACT, None),
    Figure.NUMBER_OVERLAP: (attrgetter("overlapping_numbers"), None),
    Figure.VALUE: (_EXACT, _value),
    Figure.VALUE_TO: (_EXACT, _value_to),
    Figure.UNIT: (_EXACT, _unit),
    Figure.BOUND: (_EXACT, _bound),
    Figure.MEASURE_EXACT: (attrgetter("exact_measures"), None),
    Figure.MEASURE_OVERLAP: (attrgetter("overlapping_measures"), None),
    Figure.CATEGORY: (attrgetter("overlapping_measures"), _category),
    Figure.LINK: (attrgetter("links"), None),
    Figure.INDICATOR: (_EXACT, _indicator),
    **{Figure(f"context.{name}"): (_EXACT, _said(nth)) for nth, name in enumerate(SAID)},
}
"""Where the cases of a figure stand, and whether a pair agrees; None for an F1, where all do."""


def sides(figure: Figure, found: Matching) -> Sides:
    """The cases of one figure in a report: those that agree and those that differ."""
    pairing_of, rule = _COMPARED[figure]
    same, others, only_first, only_second = pairing_of(found)
    if rule is None:
        return Sides(Pairing(same, others, only_first, only_second), [True] * len(others))
    says = [rule(*pair) for pair in others]
    return Sides(Pairing(_compared(figure, same), others, (), ()), says)


def counted(found: Matching) -> list[int]:
    """What agrees in a report and what is compared, of each figure in turn, as `sides` has it.

    An agreeing pair counts two for an F1.
    """
    counts: list[int] = []
    for figure, (pairing_of, rule) in _COMPARED.items():
        same, others, only_first, only_second = pairing_of(found)
        if rule is None:
            agreed = 2 * (len(same) + len(others))
            counts += agreed, agreed + len(only_first) + len(only_second)
        else:
            says = [rule(*pair) for pair in others]
            agreed = len(_compared(figure, same)) + says.count(True)
            counts += agreed, agreed + says.count(False)
    return counts


def _compared(figure: Figure, same: Collection[Mark]) -> Collection[Mark]:
    """Of what is the same on both sides what a figure compares."""
    if figure is Figure.VALUE_TO:
        return [each for each in same if each.value_to is not None]
    return same
