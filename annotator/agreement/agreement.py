"""How far labellings agree: figures by pairs and of all together, on all work and its parts."""

from collections import Counter
from collections.abc import Iterator, Mapping
from concurrent.futures import CancelledError
from dataclasses import dataclass, field
from typing import Final

from annotator.agreement import tally, together
from annotator.agreement.apart import counting_from_the_end
from annotator.agreement.bootstrap import FEW, TIMES
from annotator.agreement.counting import ReportCounts, View, counted, read
from annotator.agreement.lines import from_line
from annotator.agreement.parties import Party, Source
from annotator.agreement.tally import Categories, Estimate, PairCounts
from annotator.agreement.together import TogetherCounts
from annotator.progress import Cancelled, Progress, never, silent

SEED: Final = 0


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
    gathered, reports, done = _Gathered(), source.reports(), 0
    with counting_from_the_end(source, len(reports)) as apart:
        while done + apart.qsize() < len(reports):
            if is_cancelled():
                raise CancelledError
            progress(done + apart.qsize(), len(reports))
            gathered.add(counted(read(source, reports[done])))
            done += 1
        others = [apart.get() for _ in reports[done:]]
    for line in reversed(others):
        gathered.add(from_line(line))
    return Agreement(tuple(gathered.views(seed, times)), gathered.bulk)


class _Gathered:
    """Counts of all reports, by view and by who is compared."""

    def __init__(self) -> None:
        self.bulk = Counter[Party]()
        self._pairs: dict[View, dict[tuple[Party, ...], list[PairCounts]]] = {}
        self._groups: dict[View, list[TogetherCounts]] = {}
        self._people: dict[View, set[Party]] = {}

    def add(self, report: ReportCounts) -> None:
        """Add what one report counts."""
        self.bulk.update(report.bulk)
        for pair in report.pairs:
            for view in pair.views:
                known = self._pairs.setdefault(view, {})
                known.setdefault(pair.who, []).append(pair.counts)
        for group in report.together:
            for view in group.views:
                self._groups.setdefault(view, []).append(group.counts)
                self._people.setdefault(view, set()).update(group.who)

    def views(self, seed: int, times: int) -> Iterator[ViewAgreement]:
        """Their figures: of all, and of the parts that there are; a part that is all is not one."""
        yield self._view(View.ALL, seed, times)
        for view in (View.UNAIDED, View.AIDED):
            if view in self._pairs and self._pairs[view] != self._pairs[View.ALL]:
                yield self._view(view, seed, times)
        if self.bulk.total():
            yield self._view(View.ONE_BY_ONE, seed, times)

    def _view(self, view: View, seed: int, times: int) -> ViewAgreement:
        pairs = [
            PairAgreement(
                *(first, second),
                len(reports),
                tally.estimates(reports, seed=seed, times=times),
                tally.categories_of(reports),
            )
            for (first, second), reports in sorted(self._pairs.get(view, {}).items())
        ]
        reports = self._groups.get(view)
        if not reports:
            return ViewAgreement(view, tuple(pairs))
        figures = together.estimates(reports, seed=seed, times=times)
        people = tuple(sorted(self._people[view]))
        return ViewAgreement(view, tuple(pairs), GroupAgreement(people, len(reports), figures))
