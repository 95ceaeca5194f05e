"""What two labellings count, report by report, and the figures that it adds up to."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from annotator.agreement.bootstrap import NO_INTERVAL, TIMES, Counts, intervals
from annotator.agreement.figures import Figure, Ratio, counted
from annotator.agreement.kappa import kappa
from annotator.agreement.matching import Matching, Pairing

KAPPA: Final = "measure.category_kappa"
NO_CATEGORY: Final = "–"
_FIGURES: Final = tuple(figure.value for figure in Figure)

Categories = Mapping[tuple[str, str], int]


@dataclass(frozen=True, slots=True)
class Estimate:
    """A figure with the interval that holds it (95 %), and of how much it is taken.

    None where nothing was compared, or where there are too few reports for an interval.
    """

    value: float | None
    low: float | None = None
    high: float | None = None
    agreed: int | None = None
    compared: int | None = None


@dataclass(frozen=True, slots=True)
class PairCounts:
    """What one report adds: agreed and compared of each figure in turn, and categories that met."""

    ratios: Sequence[int]
    categories: Categories


def count(found: Matching) -> PairCounts:
    """The counts of one report."""
    return PairCounts(counted(found), _categories_met(found.overlapping_measures))


def _categories_met(measures: Pairing) -> Counter[tuple[str, str]]:
    same = Counter([mark.category for mark in measures.same])
    met = Counter({(each or NO_CATEGORY,) * 2: times for each, times in same.items()})
    met.update(
        [
            (one.category or NO_CATEGORY, other.category or NO_CATEGORY)
            for one, other in measures.others
        ]
    )
    return met


def categories_of(reports: Sequence[PairCounts]) -> Counter[tuple[str, str]]:
    """How often each two categories met on paired measures."""
    whole = Counter[tuple[str, str]]()
    for each in reports:
        whole.update(each.categories)
    return whole


def estimates(
    reports: Sequence[PairCounts], *, seed: int, times: int = TIMES
) -> dict[str, Estimate]:
    """All figures of two labellings by their names, with intervals over the reports."""
    met = list(categories_of(reports))
    rows = [[*each.ratios, *(each.categories.get(pair, 0) for pair in met)] for each in reports]
    whole = [sum(column) for column in zip(*rows, strict=True)]

    def figures(sums: Counts) -> dict[str, float | None]:
        said = {name: ratio.value for name, ratio in _ratios(sums)}
        behind = sums[2 * len(_FIGURES) :]
        return {**said, KAPPA: kappa(dict(zip(met, behind, strict=True)))}

    if not rows:
        return {name: Estimate(None) for name in (*Figure, KAPPA)}
    around = intervals(figures, rows, seed=seed, times=times)
    found = {}
    for name, ratio in _ratios(whole):
        low, high = around.get(name, NO_INTERVAL)
        found[name] = Estimate(ratio.value, low, high, ratio.agreed, ratio.compared)
    low, high = around.get(KAPPA, NO_INTERVAL)
    paired = sum(whole[2 * len(_FIGURES) :])
    return {**found, KAPPA: Estimate(figures(whole)[KAPPA], low, high, None, paired)}


def _ratios(sums: Counts) -> list[tuple[str, Ratio]]:
    agreed, compared = sums[: 2 * len(_FIGURES) : 2], sums[1 : 2 * len(_FIGURES) : 2]
    return [*zip(_FIGURES, map(Ratio, agreed, compared), strict=True)]
