"""One report as everybody has marked it, and what it adds to the figures."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations
from typing import Generic, NamedTuple, TypeVar

from annotator.agreement import together
from annotator.agreement.marks import Marked
from annotator.agreement.matching import Matching, Pairing, match
from annotator.agreement.parties import Labellings, Party, Source
from annotator.agreement.tally import PairCounts, count
from annotator.agreement.together import TogetherCounts
from schema.records import ReportId

Counts = TypeVar("Counts")


class View(StrEnum):
    """Which part of the work figures are taken over.

    `ONE_BY_ONE` leaves out the labels that either side confirmed among many at once.
    """

    ALL = "all"
    UNAIDED = "unaided"
    AIDED = "aided"
    ONE_BY_ONE = "one_by_one"


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


class Share(NamedTuple, Generic[Counts]):
    """What a report adds to these parts of the work, of these parties."""

    who: tuple[Party, ...]
    views: tuple[View, ...]
    counts: Counts


@dataclass(frozen=True, slots=True)
class ReportCounts:
    """What a report adds: of every two parties, and of all together.

    `bulk` counts the labels that a party confirmed among many at once.
    """

    bulk: Mapping[Party, int]
    pairs: Sequence[Share[PairCounts]]
    together: Sequence[Share[TogetherCounts]]


def read(source: Source, report: ReportId) -> Labelled:
    """Read one report."""
    said = source.read(report)
    aided = (each for each in said if source.saw_suggestions(report, each))
    return Labelled(source.length(report), said, frozenset(aided))


def counted(report: Labelled) -> ReportCounts:
    """Count one report."""
    bulk = {party: _bulk(said) for party, said in report.by.items()}
    return ReportCounts(bulk, [*_pairs(report, bulk)], [*_together(report)])


def _pairs(report: Labelled, bulk: Mapping[Party, int]) -> Iterator[Share[PairCounts]]:
    for (first, ours), (second, theirs) in combinations(report.by.items(), 2):
        found, who = match(ours, theirs), (first, second)
        views = tuple(report.views(*who))
        if bulk[first] or bulk[second]:
            yield Share(who, views, count(found))
            yield Share(who, (View.ONE_BY_ONE,), count(one_by_one(found)))
        else:
            yield Share(who, (*views, View.ONE_BY_ONE), count(found))


def _together(report: Labelled) -> Iterator[Share[TogetherCounts]]:
    groups = {View.ALL: [*report.by]}
    for each in report.by:
        part = View.AIDED if each in report.aided else View.UNAIDED
        groups.setdefault(part, []).append(each)
    views: dict[tuple[Party, ...], list[View]] = {}  # a part that is everybody is counted once
    for view, who in groups.items():
        if len(who) > 1:
            views.setdefault(tuple(who), []).append(view)
    for parties, of in views.items():
        layers = [report.by[each] for each in parties]
        yield Share(parties, tuple(of), together.count(layers, report.length))


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
