"""Intervals by drawing reports again (Efron & Tibshirani, An Introduction to the Bootstrap, 1993).

What is drawn are whole reports, for the labels of one report hang together; an interval holds the
middle 95 % of what the draws give (percentile method).
"""

import random
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import lru_cache
from operator import itemgetter
from typing import Final

TIMES: Final = 1000
_FEWEST, _IN_ALL = 400, 200_000  # draws; and reports in all of them, from where there are fewer
FEW: Final = 10
"""With fewer reports than this an interval says little, and whoever shows one says so."""
_SHARE: Final = 0.95

NO_INTERVAL: Final = (None, None)

Counts = Sequence[int]
Interval = tuple[float, float]


def sums(reports: Sequence[Counts], *, seed: int, times: int = TIMES) -> Iterator[list[int]]:
    """The column sums of as many reports as there are, drawn with replacement, again and again.

    There are two reports or more. The counts are 0 or more and as many in each; the same seed draws
    the same reports. From 200 reports on there are fewer draws, for each of them says more.
    """
    columns = len(reports[0])
    # one integer for all counts of a report: adding reports up is one addition each
    highest = max(value for each in reports for value in each)
    width = ((highest * len(reports)).bit_length() + 7) // 8 or 1
    packed = [
        int.from_bytes(b"".join(value.to_bytes(width, "little") for value in each), "little")
        for each in reports
    ]
    draws = min(times, max(_FEWEST, _IN_ALL // len(reports)))
    for drawn in _draws(len(reports), seed, draws):
        whole = sum(drawn(packed)).to_bytes(width * columns, "little")
        yield [
            int.from_bytes(whole[at : at + width], "little")
            for at in range(0, width * columns, width)
        ]


@lru_cache(1)
def _draws(reports: int, seed: int, times: int) -> "list[itemgetter[tuple[int, ...]]]":
    """Each draw takes its reports out of all; several figures of one comparison are drawn alike."""
    draw, every = random.Random(seed), range(reports)  # noqa: S311 - the same again, not secret
    return [itemgetter(*draw.choices(every, k=reports)) for _ in range(times)]


def intervals(
    figures: Callable[[Counts], Mapping[str, float | None]],
    reports: Sequence[Counts],
    *,
    seed: int,
    times: int = TIMES,
) -> dict[str, Interval]:
    """The interval of each figure that `figures` makes of column sums.

    One report has no interval; draws in which a figure is not defined are left out of its own.
    """
    if len(reports) < 2:
        return {}
    drawn: dict[str, list[float]] = {}
    for whole in sums(reports, seed=seed, times=times):
        for name, value in figures(whole).items():
            if value is not None:
                drawn.setdefault(name, []).append(value)
    return {name: _middle(values) for name, values in drawn.items()}


def _middle(values: list[float]) -> Interval:
    values.sort()
    beside = (1 - _SHARE) / 2
    return _quantile(values, beside), _quantile(values, 1 - beside)


def _quantile(ordered: Sequence[float], share: float) -> float:
    at = share * (len(ordered) - 1)
    low = int(at)
    high = min(low + 1, len(ordered) - 1)
    return ordered[low] + (ordered[high] - ordered[low]) * (at - low)
