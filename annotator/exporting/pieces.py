"""The pieces of one export in their order, and what they count together."""

from collections.abc import Generator
from contextlib import closing
from typing import Any

from annotator.exchange.layers import Wanted, reports_of
from annotator.exporting import apart, splits
from annotator.exporting.card import Exported
from annotator.exporting.making import Job, Maker
from annotator.progress import Cancelled, Progress, never, silent
from annotator.project import Project
from annotator.store import reports


class Pieces:
    """Makes the pieces of one export, and counts what it makes."""

    def __init__(
        self,
        project: Project,
        job: Job,
        *,
        progress: Progress = silent,
        is_cancelled: Cancelled = never,
    ) -> None:
        self._project, self._job = project, job
        self._progress, self._is_cancelled = progress, is_cancelled
        self._maker = Maker(project, job)
        self.names = self._maker.names
        self.counts = Exported()

    def __iter__(self) -> Generator[Any]:
        """What is to be written, in order; CancelledError once it is to stop."""
        wanted = self._wanted()
        with closing(apart.made(self._maker, wanted, self._is_cancelled)) as found:
            for done, made in enumerate(found):
                self._progress(done, len(wanted))
                self.counts.add(made.counts)
                yield from made.pieces
        self._progress(len(wanted), len(wanted))

    def _wanted(self) -> Wanted:
        choice = self._job.choice
        wanted = reports_of(self._project, choice.layer, finished_only=choice.finished)
        if choice.split is not None:
            parts = splits.parts(self._project, choice.seed)
            wanted = [each for each in wanted if parts[each[0]] == choice.split]
        return self._of_the_time(wanted) if choice.is_by_date else wanted

    def _of_the_time(self, wanted: Wanted) -> Wanted:
        """Those of the dates that are chosen; of which nobody knows a date is counted."""
        dates = reports.dates(self._project.db)
        dated = [each for each in wanted if each[0] in dates]
        self.counts.undated = len(wanted) - len(dated)
        return [each for each in dated if self._job.choice.takes(dates[each[0]])]
