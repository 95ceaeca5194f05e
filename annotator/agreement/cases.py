"""The cases behind a figure: which spans of which report agree, and which do not."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations
from typing import Final

from annotator.agreement.counting import View, one_by_one, read
from annotator.agreement.figures import Figure, Sides, sides
from annotator.agreement.marks import Mark
from annotator.agreement.matching import Matching, match
from annotator.agreement.parties import Party, Source
from annotator.agreement.tally import KAPPA, NO_CATEGORY
from annotator.agreement.together import CATEGORY, NOMINAL, UNITISING
from schema.records import ReportId

_EXACT: Final = (Figure.NUMBER_EXACT, Figure.MEASURE_EXACT)
_BEHIND: Final = {
    KAPPA: (Figure.CATEGORY,),
    NOMINAL: _EXACT,
    CATEGORY: (Figure.CATEGORY,),
    UNITISING: _EXACT,
    f"{UNITISING}_number": (Figure.NUMBER_EXACT,),
    f"{UNITISING}_measure": (Figure.MEASURE_EXACT,),
}


@dataclass(frozen=True, slots=True)
class Case:
    """What two parties say in one place; None for who says nothing there."""

    report: ReportId
    parties: tuple[Party, Party]
    marks: tuple[Mark | None, Mark | None]
    agrees: bool

    @property
    def start(self) -> int:
        """Where it begins in the report, in code points."""
        return min(each.start for each in self.marks if each)

    @property
    def end(self) -> int:
        """Where it ends."""
        return max(each.end for each in self.marks if each)


def behind(
    source: Source,
    figure: str,
    *,
    pair: tuple[Party, Party] | None = None,
    view: View = View.ALL,
) -> Iterator[Case]:
    """The cases of a figure by its name, of one pair or of every two, report by report.

    Behind alpha stand the spans that are not the same, behind kappa the paired measures.
    """
    figures = _BEHIND.get(figure) or (Figure(figure),)
    for report, parties, found in _matchings(source, pair, view):
        cases = [
            Case(report, parties, marks, agrees=agrees)
            for each in figures
            for agrees, marks in _in_two(sides(each, found))
        ]
        yield from sorted(cases, key=lambda case: (case.start, case.end))


def of_categories(
    source: Source, pair: tuple[Party, Party] | None, met: tuple[str, str], view: View = View.ALL
) -> Iterator[Case]:
    """The paired measures that the first gave one category and the second the other.

    Of one pair, or of every two.
    """
    for report, parties, found in _matchings(source, pair, view):
        for one, other in found.overlapping_measures.pairs:
            if (one.category or NO_CATEGORY, other.category or NO_CATEGORY) == met:
                yield Case(report, parties, (one, other), agrees=met[0] == met[1])


def _matchings(
    source: Source, pair: tuple[Party, Party] | None, view: View
) -> Iterator[tuple[ReportId, tuple[Party, Party], Matching]]:
    for report in source.reports():
        labelled = read(source, report)
        for parties in _pairs(labelled.by, pair):
            first, second = parties
            if view is View.ONE_BY_ONE or view in labelled.views(first, second):
                found = match(labelled.by[first], labelled.by[second])
                yield report, parties, one_by_one(found) if view is View.ONE_BY_ONE else found


def _pairs(people: Iterable[Party], only: tuple[Party, Party] | None) -> list[tuple[Party, Party]]:
    there = [*people]
    if only is None:
        return [*combinations(there, 2)]
    return [only] if {*only} <= {*there} else []


def _in_two(found: Sides) -> Iterator[tuple[bool, tuple[Mark | None, Mark | None]]]:
    for marks in found.agree:
        yield True, marks
    for alone in found.differ:
        yield False, alone
