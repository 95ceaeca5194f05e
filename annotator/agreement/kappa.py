"""Cohen's kappa: how far two people choose alike beyond what chance would give."""

from collections import Counter
from collections.abc import Hashable, Mapping
from typing import TypeVar

T = TypeVar("T", bound=Hashable)


def kappa(pairs: Mapping[tuple[T, T], int]) -> float | None:
    """Cohen's kappa of how often each two choices met (Educ. Psychol. Meas. 20, 1960).

    From -1 to 1; None for no pairs, or where chance alone would make all agree.
    """
    total = sum(pairs.values())
    firsts, seconds = Counter[T](), Counter[T]()
    for (one, other), times in pairs.items():
        firsts[one] += times
        seconds[other] += times
    agreed = sum(times for (one, other), times in pairs.items() if one == other)
    by_chance = sum(times * seconds[each] for each, times in firsts.items())
    if total == 0 or by_chance == total**2:
        return None
    return (agreed * total - by_chance) / (total**2 - by_chance)
