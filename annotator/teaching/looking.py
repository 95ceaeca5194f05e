"""How well an engine finds what was marked, where it was marked."""

from collections.abc import Collection, Sequence
from concurrent.futures import CancelledError
from dataclasses import dataclass
from typing import Final

from annotator.progress import Cancelled, Progress
from annotator.project import Project
from annotator.store import texts
from annotator.store.missed import Marked
from annotator.suggest.engine import Engine
from schema.records import ReportId, Span

LOOKED_AT: Final = 5  # places of the same words: more of them would tell nothing new


@dataclass(frozen=True, slots=True, order=True)
class Fit:
    """Of so many places: how many are found with their category, and how many of them exactly."""

    found: int
    exact: int
    many: int

    @property
    def is_perfect(self) -> bool:
        """Whether nothing is left to be found better."""
        return self.exact == self.many


class Looking:
    """Looks into reports, each of which is read once; CancelledError where it is to stop."""

    def __init__(
        self,
        project: Project,
        reports: Collection[ReportId],
        progress: Progress,
        is_cancelled: Cancelled,
    ) -> None:
        self._project = project
        self._many = len(reports)
        self._progress = progress
        self._is_cancelled = is_cancelled
        self._read: dict[ReportId, str] = {}

    def text(self, report: ReportId) -> str:
        """A report's text."""
        if self._is_cancelled():
            raise CancelledError
        if report not in self._read:
            self._read[report] = texts.get(self._project.db, report)
            self._progress(len(self._read), self._many)
        return self._read[report]

    def fit(self, engine: Engine, places: Sequence[Marked]) -> Fit:
        """How well an engine finds these places with their categories."""
        near = [self._found(engine, place) for place in places]
        exact = sum(place.span in spans for spans, place in zip(near, places, strict=True))
        return Fit(sum(map(bool, near)), exact, len(places))

    def _found(self, engine: Engine, place: Marked) -> list[Span]:
        """The measures of its category that touch a place."""
        return [
            span
            for span, category in engine.measures_near(self.text(place.report), place.span)
            if category == place.category and span.overlaps(place.span)
        ]
