"""A share that was counted in a sample: how sure it is, and how many it takes to be so sure."""

from math import ceil, sqrt
from typing import Final

_Z: Final = 1.959963984540054  # the normal quantile of 95 %


def wilson(count: int, of: int) -> tuple[float, float] | None:
    """The 95 % interval of a share (Wilson, J. Am. Stat. Assoc. 22, 1927); None of nothing.

    It stays within 0 and 1, and says something also where none or all were counted.
    """
    if of == 0:
        return None
    share, square = count / of, _Z**2
    middle = (share + square / (2 * of)) / (1 + square / of)
    reach = _reach(share, of)
    return max(0.0, middle - reach), min(1.0, middle + reach)


def sample_size(population: int, *, width: float, rate: float) -> int:
    """How many to look at, so that the interval of a share near `rate` is no wider than `width`.

    Found by Wilson's interval, then fewer where the population is small (Cochran, Sampling
    Techniques, 3rd ed. 1977, chapter 4.4); ValueError where width or rate is none between 0 and 1.
    """
    if not (0 < width < 1 and 0 <= rate <= 1):
        raise ValueError(f"width {width} and rate {rate} must lie between 0 and 1")
    low, high = 1, 2
    while 2 * _reach(rate, high) > width:
        low, high = high, 2 * high
    while low < high:
        middle = (low + high) // 2
        if 2 * _reach(rate, middle) > width:
            low = middle + 1
        else:
            high = middle
    return min(population, ceil(low / (1 + (low - 1) / population))) if population else 0


def _reach(share: float, of: int) -> float:
    """How far Wilson's interval of a share reaches to either side of its middle."""
    square = _Z**2
    return _Z / (1 + square / of) * sqrt(share * (1 - share) / of + square / (4 * of**2))
