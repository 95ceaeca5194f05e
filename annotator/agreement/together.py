"""What all who labelled the same reports say together: their counts for alpha, report by report."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain, pairwise
from typing import Final

from annotator.agreement import alpha
from annotator.agreement.alpha import Continuum, Pairable, Units
from annotator.agreement.bootstrap import NO_INTERVAL, TIMES, Counts, intervals
from annotator.agreement.marks import Marked, place_of
from annotator.agreement.tally import NO_CATEGORY, Estimate

NOMINAL: Final = "alpha.nominal"
CATEGORY: Final = "alpha.category"
UNITISING: Final = "alpha.unitising"
KINDS: Final = ("number", "measure")
_NUMBER, _MEASURE, _CATEGORY = 1, 2, 4  # a character's code: bits of labels, then its category
_LABELS: Final = 4
_KEPT: Final = 10_000  # what all say of a character is the same again and again


@dataclass(frozen=True, slots=True)
class TogetherCounts:
    """One report: the labels and the categories of its characters, and the units of each kind.

    What is apart is `alpha.scale` of its people times what it is.
    """

    people: int
    labels: Pairable[int]
    categories: Pairable[str]
    units: tuple[Units, ...]


def count(layers: Sequence[Marked], length: int) -> TogetherCounts:
    """The counts of one report of this length for two layers or more."""
    marks = chain.from_iterable(each.measures.every for each in layers)
    categories = sorted({mark.category or NO_CATEGORY for mark in marks})
    characters = _characters(layers, length, categories)
    scale = alpha.scale(len(layers))
    labels = alpha.pairable(
        ((_labels(said), times) for said, times in characters.items()), scale=scale
    )
    coded = alpha.pairable(
        ((_categories(said), times) for said, times in characters.items()), scale=scale, unsaid=0
    )
    named = {categories[code - 1]: times for code, times in coded.totals.items()}
    kinds = ([each.numbers for each in layers], [each.measures for each in layers])
    units = tuple(alpha.units(each, length) for each in kinds)
    return TogetherCounts(len(layers), labels, Pairable(named, coded.apart), units)


def _characters(
    layers: Sequence[Marked], length: int, categories: Sequence[str]
) -> dict[tuple[int, ...], int]:
    """How many characters got which codes of everybody; between two borders all have the same."""
    codes = {each: nth * _CATEGORY | _MEASURE for nth, each in enumerate(categories, 1)}
    borders = _borders(layers, length)
    nth_of = {at: nth for nth, at in enumerate(borders)}
    stretches = [end - begin for begin, end in pairwise(borders)]
    coded = []
    for layer in layers:
        said = [0] * len(stretches)
        for mark in layer.measures.every:
            first, last = nth_of[mark[0]], nth_of[mark[1]]
            said[first:last] = [codes[mark.category or NO_CATEGORY]] * (last - first)
        for mark in layer.numbers.every:
            for nth in range(nth_of[mark[0]], nth_of[mark[1]]):
                said[nth] |= _NUMBER
        coded.append(said)
    found: dict[tuple[int, ...], int] = {}
    for everybody, characters in zip(zip(*coded, strict=True), stretches, strict=True):
        found[everybody] = found.get(everybody, 0) + characters
    return found


def _borders(layers: Sequence[Marked], length: int) -> list[int]:
    """The places where anybody's mark begins or ends, and where the report does."""
    marks = chain.from_iterable((*each.numbers.every, *each.measures.every) for each in layers)
    return sorted({0, length, *chain.from_iterable(map(place_of, marks))})


@lru_cache(_KEPT)
def _labels(codes: tuple[int, ...]) -> tuple[int, ...]:
    return tuple(code % _CATEGORY for code in codes)


@lru_cache(_KEPT)
def _categories(codes: tuple[int, ...]) -> tuple[int, ...]:
    return tuple(code // _CATEGORY for code in codes)


def estimates(
    reports: Sequence[TogetherCounts], *, seed: int, times: int = TIMES
) -> dict[str, Estimate]:
    """The alphas of all together, with intervals over the reports; none for no reports."""
    if not reports:
        return {}
    columns = _Columns(reports)
    rows = [columns.row(each) for each in reports]
    whole = [sum(column) for column in zip(*rows, strict=True)]
    around = intervals(columns.figures, rows, seed=seed, times=times)
    return {
        name: Estimate(value, *around.get(name, NO_INTERVAL))
        for name, value in columns.figures(whole).items()
    }


class _Columns:
    """Writes the counts of a report as a row whose sums over reports are enough for all alphas."""

    def __init__(self, reports: Sequence[TogetherCounts]) -> None:
        self._scale = alpha.scale(max(each.people for each in reports))
        self._categories = sorted({name for each in reports for name in each.categories.totals})
        self._lengths = [
            sorted({length for each in reports for length in each.units[kind].lengths})
            for kind in range(len(KINDS))
        ]

    def row(self, counts: TogetherCounts) -> list[int]:
        """Labels, categories, then the units of each kind."""
        times = self._scale // alpha.scale(counts.people)
        labels, categories = counts.labels, counts.categories
        return [
            labels.apart * times,
            *(labels.totals.get(each, 0) for each in range(_LABELS)),
            categories.apart * times,
            *(categories.totals.get(each, 0) for each in self._categories),
            *self._units(counts),
        ]

    def figures(self, sums: Counts) -> dict[str, float | None]:
        """All alphas of the sums of rows."""
        left = iter(sums)
        found: dict[str, float | None] = {}
        for name, values in ((NOMINAL, _LABELS), (CATEGORY, len(self._categories))):
            apart = next(left) / self._scale
            found[name] = alpha.nominal([next(left) for _ in range(values)], apart)
        kinds = [self._continuum(left, lengths) for lengths in self._lengths]
        found[UNITISING] = alpha.unitising(kinds)
        for kind, continuum in zip(KINDS, kinds, strict=True):
            found[f"{UNITISING}_{kind}"] = alpha.unitising([continuum])
        return found

    def _units(self, counts: TogetherCounts) -> Iterator[int]:
        for units, lengths in zip(counts.units, self._lengths, strict=True):
            yield units.people * units.length
            yield units.length
            yield units.apart * (self._scale // (units.people - 1))
            for length in lengths:
                yield units.lengths.get(length, 0)
                yield units.room(length)

    def _continuum(self, left: Iterator[int], lengths: Sequence[int]) -> Continuum:
        seen, length, apart = next(left), next(left), next(left) / self._scale
        times, room = {}, {}
        for each in lengths:
            times[each], room[each] = next(left), next(left)
        return Continuum(seen, length, apart, times, room)
