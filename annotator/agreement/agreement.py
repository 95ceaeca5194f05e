"""How far labellings agree: figures by pairs and of all together, on all work and its parts."""

from collections import Counter
from collections.abc import Iterator, Mapping
from concurrent.futures import CancelledError
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import combinations
from typing import Final

from annotator.agreement import tally, together
from annotator.agreement.bootstrap import FEW, TIMES
from annotator.agreement.marks import Marked
from annotator.agreement.matching import Matching, Pairing, match, said_by_all, without
from annotator.agreement.parties import Labellings, Party, Source
from annotator.agreement.tally import Categories, Estimate, PairCounts, count
from annotator.agreement.together import Codes, TogetherCounts
from annotator.progress import Cancelled, Progress, never, silent
from schema.records import ReportId

SEED: Final = 0


class View(StrEnum):
    """Which part of the work figures are taken over.

    `ONE_BY_ONE` leaves out the labels that either side confirmed among many at once.
    """

    ALL = "all"
    UNAIDED = "unaided"
    AIDED = "aided"
    ONE_BY_ONE = "one_by_one"


@dataclass(frozen=True, slots=True)
class PairAgreement:
    """The figures of two sides by name; the first stands where gold does.

    `categories` tells how often each category of the first met each of the second.
    """

    first: Party
    second: Party
    reports: int
    figures: Mapping[str, Estimate]
    categories: Categories


@dataclass(frozen=True, slots=True)
class GroupAgreement:
    """The alphas of all who labelled the same reports."""

    people: tuple[Party, ...]
    reports: int
    figures: Mapping[str, Estimate]


@dataclass(frozen=True, slots=True)
class ViewAgreement:
    """The agreement on a part of the work, by pairs and of all together."""

    view: View
    pairs: tuple[PairAgreement, ...]
    group: GroupAgreement | None = None

    @property
    def has_few_reports(self) -> bool:
        """Whether intervals say little, for there are too few reports."""
        return any(each.reports < FEW for each in self.pairs)


@dataclass(frozen=True, slots=True)
class Agreement:
    """All work first, then its parts where there are any; `bulk` counts labels by person."""

    views: tuple[ViewAgreement, ...]
    bulk: Mapping[Party, int] = field(default_factory=dict)

    @property
    def whole(self) -> ViewAgreement:
        """Everything together."""
        return self.views[0]


@dataclass(frozen=True, slots=True)
class Labelled:
    """One report as everybody has marked it, and who of them saw suggestions."""

    length: int
    by: Labellings
    aided: frozenset[Party]

    def views(self, *parties: Party) -> Iterator[View]:
        """Which parts of the work these parties' labellings of it are in."""
        yield View.ALL
        count = len(self.aided.intersection(parties))
        if count in (0, len(parties)):
            yield View.AIDED if count else View.UNAIDED


def read(source: Source, report: ReportId) -> Labelled:
    """Read one report."""
    said = source.read(report)
    aided = (each for each in said if source.saw_suggestions(report, each))
    return Labelled(source.length(report), said, frozenset(aided))


def agreement(
    source: Source,
    *,
    seed: int = SEED,
    times: int = TIMES,
    progress: Progress = silent,
    is_cancelled: Cancelled = never,
) -> Agreement:
    """The figures of every two parties and of all, with intervals from `times` draws.

    CancelledError where it is to stop.
    """
    gathered, reports = _Gathered(), source.reports()
    for done, report in enumerate(reports):
        if is_cancelled():
            raise CancelledError
        progress(done, len(reports))
        gathered.add(read(source, report))
    return Agreement(tuple(gathered.views(seed, times)), gathered.bulk)


class _Gathered:
    """Counts of all reports, by view and by who is compared."""

    def __init__(self) -> None:
        self.bulk = Counter[Party]()
        self._codes = Codes()
        self._pairs: dict[View, dict[tuple[Party, Party], list[PairCounts]]] = {}
        self._groups: dict[View, list[TogetherCounts]] = {}
        self._people: dict[View, set[Party]] = {}

    def add(self, report: Labelled) -> None:
        """Count one report."""
        bulk = {party: _bulk(said) for party, said in report.by.items()}
        self.bulk.update(bulk)
        alike = said_by_all(report.by.values())
        of_all = match(alike, alike)
        counts_of_all, one_by_one_of_all = count(of_all), count(one_by_one(of_all))
        left = {party: without(said, alike) for party, said in report.by.items()}
        for (first, ours), (second, theirs) in combinations(left.items(), 2):
            found = match(ours, theirs)
            counts = counts_of_all + count(found)
            for view in report.views(first, second):
                self._add_pair(view, first, second, counts)
            if bulk[first] or bulk[second]:
                counts = one_by_one_of_all + count(one_by_one(found))
            self._add_pair(View.ONE_BY_ONE, first, second, counts)
        self._add_groups(report)

    def views(self, seed: int, times: int) -> Iterator[ViewAgreement]:
        """Their figures: of all, and of the parts that there are; a part that is all is not one."""
        yield self._view(View.ALL, seed, times)
        for view in (View.UNAIDED, View.AIDED):
            if view in self._pairs and self._pairs[view] != self._pairs[View.ALL]:
                yield self._view(view, seed, times)
        if self.bulk.total():
            yield self._view(View.ONE_BY_ONE, seed, times)

    def _add_pair(self, view: View, first: Party, second: Party, counts: PairCounts) -> None:
        self._pairs.setdefault(view, {}).setdefault((first, second), []).append(counts)

    def _add_groups(self, report: Labelled) -> None:
        people = [*report.by]
        groups = {View.ALL: people}
        for each in people:
            part = View.AIDED if each in report.aided else View.UNAIDED
            groups.setdefault(part, []).append(each)
        counted: dict[tuple[Party, ...], TogetherCounts] = {}
        for view, who in ((view, tuple(who)) for view, who in groups.items()):
            if len(who) < 2:
                continue
            if who not in counted:  # a part that is everybody is counted once
                layers = [report.by[each] for each in who]
                counted[who] = self._codes.count(layers, report.length)
            self._groups.setdefault(view, []).append(counted[who])
            self._people.setdefault(view, set()).update(who)

    def _view(self, view: View, seed: int, times: int) -> ViewAgreement:
        pairs = [
            PairAgreement(
                *pair,
                len(reports),
                tally.estimates(reports, seed=seed, times=times),
                tally.categories_of(reports),
            )
            for pair, reports in sorted(self._pairs.get(view, {}).items())
        ]
        reports = self._groups.get(view)
        if not reports:
            return ViewAgreement(view, tuple(pairs))
        figures = together.estimates(reports, seed=seed, times=times)
        people = tuple(sorted(self._people[view]))
        return ViewAgreement(view, tuple(pairs), GroupAgreement(people, len(reports), figures))


def _bulk(said: Marked) -> int:
    return sum(each.is_bulk for each in (*said.numbers.every, *said.measures.every))


def one_by_one(found: Matching) -> Matching:
    """The matching without the labels that either side confirmed among many at once.

    A label whose partner was confirmed so goes with it: nobody is said to have missed it.
    """
    return Matching(
        _without_bulk(found.exact_numbers),
        _without_bulk(found.overlapping_numbers),
        _without_bulk(found.exact_measures),
        _without_bulk(found.overlapping_measures),
        _without_bulk(found.links),
    )


def _without_bulk(pairing: Pairing) -> Pairing:
    return Pairing(
        [mark for mark in pairing.same if not mark.is_bulk],
        [pair for pair in pairing.others if not (pair[0].is_bulk or pair[1].is_bulk)],
        [mark for mark in pairing.only_first if not mark.is_bulk],
        [mark for mark in pairing.only_second if not mark.is_bulk],
    )
