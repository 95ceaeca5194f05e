"""What all who labelled the same reports say together: their counts for alpha, report by report."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain
from math import lcm
from operator import sub
from typing import Final

from annotator.agreement import alpha
from annotator.agreement.alpha import Continuum, Units
from annotator.agreement.bootstrap import NO_INTERVAL, TIMES, Counts, intervals
from annotator.agreement.marks import Marked, Place
from annotator.agreement.tally import Estimate

NOMINAL: Final = "alpha.nominal"
CATEGORY: Final = "alpha.category"
UNITISING: Final = "alpha.unitising"
KINDS: Final = ("number", "measure")
_NUMBER, _MEASURE, _CATEGORY = 1, 2, 4  # a character's code: bits of labels, then its category
_LABELS: Final = 4
_MOST: Final = 256 // _CATEGORY - 1  # categories that are told apart
_KEPT: Final = 10_000  # what all say of a character is the same again and again


@dataclass(frozen=True, slots=True)
class TogetherCounts:
    """One report: how often its characters got these codes of the people, and their units."""

    characters: Mapping[tuple[int, ...], int]
    units: tuple[Units, ...]


class Codes:
    """The code of each category, in the order they come."""

    def __init__(self) -> None:
        self._known: dict[str | None, int] = {}

    def of(self, category: str | None) -> int:
        """A category's code as bits of a character's; those beyond 63 share the last one."""
        if category not in self._known:
            self._known[category] = min(len(self._known) + 1, _MOST)
        return self._known[category] * _CATEGORY | _MEASURE

    def count(self, layers: Sequence[Marked], length: int) -> TogetherCounts:
        """The counts of one report of this length for two layers or more."""
        characters = _characters([self._coded(each, length) for each in layers], _borders(layers))
        kinds = ([each.numbers for each in layers], [each.measures for each in layers])
        return TogetherCounts(characters, tuple(alpha.units(each, length) for each in kinds))

    def _coded(self, layer: Marked, length: int) -> bytes:
        coded = bytearray(length)
        for mark in layer.measures.every:
            coded[mark[0] : mark[1]] = bytes((self.of(mark.category),)) * (mark[1] - mark[0])
        for mark in layer.numbers.every:
            coded[mark[0] : mark[1]] = coded[mark[0] : mark[1]].translate(_WITH_NUMBER)
        return bytes(coded)


def _borders(layers: Sequence[Marked]) -> list[int]:
    """The places where anybody's mark begins or ends, and the report's beginning."""
    places = set[Place]().union(
        *(marks.places for each in layers for marks in (each.numbers, each.measures))
    )
    return sorted({0, *chain.from_iterable(places)})


def _characters(coded: Sequence[bytes], borders: Sequence[int]) -> Counter[tuple[int, ...]]:
    """How many characters got which codes; from one border to the next all have the same."""
    length = len(coded[0])
    inside = [at for at in borders if at < length]
    widths = map(sub, [*inside[1:], length], inside)
    said = zip(*(map(codes.__getitem__, inside) for codes in coded), strict=True)
    found = Counter[tuple[int, ...]]()
    for codes, width in zip(said, widths, strict=True):
        found[codes] += width
    return found


_WITH_NUMBER: Final = bytes(code | _NUMBER for code in range(256))


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
        most = max(each.units[0].people for each in reports)
        self._scale = lcm(*range(1, most)) if most > 1 else 1
        codes = {code for each in reports for said in each.characters for code in said}
        self._categories = sorted({code // _CATEGORY for code in codes} - {0})
        self._lengths = [
            sorted({length for each in reports for length in each.units[kind].lengths})
            for kind in range(len(KINDS))
        ]

    def row(self, counts: TogetherCounts) -> list[int]:
        """Labels, categories, then the units of each kind."""
        return [*self._nominal(counts), *self._category(counts), *self._units(counts)]

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

    def _nominal(self, counts: TogetherCounts) -> Iterator[int]:
        labels = Counter[tuple[int, ...]]()
        for said, times in counts.characters.items():
            labels[_labels(said)] += times
        totals, apart = alpha.pairable(labels, scale=self._scale)
        yield apart
        yield from (totals[value] for value in range(_LABELS))

    def _category(self, counts: TogetherCounts) -> Iterator[int]:
        categories = Counter[tuple[int, ...]]()
        for said, times in counts.characters.items():
            categories[_categories(said)] += times
        totals, apart = alpha.pairable(categories, scale=self._scale, unsaid=0)
        yield apart
        yield from (totals[value] for value in self._categories)

    def _units(self, counts: TogetherCounts) -> Iterator[int]:
        for units, lengths in zip(counts.units, self._lengths, strict=True):
            yield units.people * units.length
            yield units.length
            yield units.apart * (self._scale // (units.people - 1))
            for length in lengths:
                yield units.lengths[length]
                yield units.room(length)

    def _continuum(self, left: Iterator[int], lengths: Sequence[int]) -> Continuum:
        seen, length, apart = next(left), next(left), next(left) / self._scale
        times, room = {}, {}
        for each in lengths:
            times[each], room[each] = next(left), next(left)
        return Continuum(seen, length, apart, times, room)
