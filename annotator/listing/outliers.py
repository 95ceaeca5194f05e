"""Values far from those of their kind: by unit and indicator, or by unit and category.

What counts is how many times larger or smaller a value is, so all is reckoned in powers of ten.
"""

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter
from statistics import median
from typing import Final

from annotator.progress import Cancelled, never
from annotator.project import Project
from annotator.store import listing
from schema.listing import Whose
from schema.records import Layer

FEWEST: Final = 8  # values: of fewer nobody can say what is usual
TIMES_THE_SPREAD: Final = 3.5
_AS_DEVIATION: Final = 1.4826  # of a normal distribution by its median absolute deviation
LEAST_POWER: Final = 1.0  # ten times more or less is the least that is told

_Value = tuple[int, float]


@dataclass(frozen=True, slots=True)
class Outlier:
    """What is usual where a value is not: the middle of so many values of a unit.

    `of` is the indicator that they share, or the category of their measures; "" for neither.
    """

    middle: float
    many: int
    unit: str
    of: str
    is_category: bool


def outliers(
    project: Project, me: Layer, whose: Whose, is_cancelled: Cancelled = never
) -> dict[int, Outlier]:
    """The rows of values far from their kind; CancelledError where nobody wants them any more."""
    found: dict[int, Outlier] = {}
    judged: list[tuple[str, str]] = []
    for is_category in (False, True):
        told = judged if is_category else None
        rows = listing.figures(project.db, me, whose, told, is_cancelled)
        for unit, of, values in _groups(rows):
            if len(values) < FEWEST or not (of or is_category):
                continue
            if not is_category:
                judged.append((unit, of))
            middle = median(value for _, value in values)
            usual = Outlier(middle, len(values), unit, of, is_category)
            found.update((row, usual) for row in far_from_middle(values))
    return found


def far_from_middle(values: Iterable[_Value]) -> Iterator[int]:
    """The rows of values far from the middle of all; values are above zero and in order."""
    powers = [(row, math.log10(value)) for row, value in values]
    middle = median(power for _, power in powers)
    spread = median(abs(power - middle) for _, power in powers)
    limit = max(LEAST_POWER, TIMES_THE_SPREAD * _AS_DEVIATION * spread)
    return (row for row, power in powers if abs(power - middle) > limit)


def _groups(
    rows: Iterable[tuple[int, str, str, float]],
) -> Iterator[tuple[str, str, list[_Value]]]:
    for (unit, of), group in groupby(rows, itemgetter(1, 2)):
        yield unit, of, [(row, value) for row, _, _, value in group]
