"""Numbers of a report that cannot all be right, with the arithmetic that shows it."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from annotator.arithmetic.figures import Figure


class Relation(StrEnum):
    """What the numbers are to each other."""

    TOTAL = "total"
    PART = "part"
    REST = "rest"
    SHARE = "share"
    DIRECTION = "direction"
    CHANGE = "change"
    AVERAGE = "average"
    HOUSEHOLDS = "households"
    REPEATED = "repeated"
    MAGNITUDE = "magnitude"


@dataclass(frozen=True, slots=True)
class Disagreement:
    """Figures of one relation that disagree.

    `worked_out` is what `suspect` would have to state if the others are right; None where no one
    value follows. `sum` is the arithmetic as people write it, with the figures as printed.
    """

    relation: Relation
    figures: tuple[Figure, ...]
    suspect: Figure
    sum: str
    worked_out: Decimal | None = None
