"""Searches in the background: one at a time, and the latest that was asked for wins."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QObject, Signal

from annotator.progress import Cancelled, Progress
from annotator.project import Mode, Project
from annotator.search import Matcher, Query, What
from annotator.search_reports import Found, search_project, search_report, search_text
from gui.desk import Desk
from gui.operations import Operations
from gui.tasks import Tasks
from schema.records import Report

_Search = Callable[[Matcher, Progress, Cancelled], Found]


@dataclass(frozen=True, slots=True)
class Request:
    """What is searched for, and in which report; None for all of them."""

    query: Query
    report: Report | None


class Searcher(QObject):
    """Runs searches with a reader of its own, so that neither typing nor deciding ever waits."""

    found = Signal(object, object)  # Request, Found
    failed = Signal(object, object)  # Request, Exception
    progressed = Signal(int, int)  # reports

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._tasks = Tasks(self)
        self._now: Request | None = None
        self._next: Request | None = None
        self._tasks.progressed.connect(self.progressed)
        self._tasks.ended.connect(self._on_ended)
        self._tasks.failed.connect(self._on_failed)

    @property
    def is_busy(self) -> bool:
        """Whether something is searched."""
        return self._tasks.is_busy

    def start(self, request: Request) -> None:
        """Search for this; what is searched for now is given up."""
        operations = self._desk.operations
        if operations is None:
            return
        if self._tasks.is_busy:
            self._next = request
            self._tasks.cancel()
            return
        self._now = request
        search = _search_of(request, operations)

        def work(progress: Progress, is_cancelled: Cancelled) -> object:
            return search(Matcher(request.query), progress, is_cancelled)

        self._tasks.start("", work, partial(self._take, request))

    def stop(self) -> None:
        """Let it be enough with what was found so far."""
        self._tasks.cancel()

    def give_up(self) -> None:
        """Search no more, and tell of nothing."""
        self._now = self._next = None
        self._tasks.cancel()

    def wait(self) -> None:
        """Give up, and wait until nothing is searched any more."""
        self.give_up()
        self._tasks.wait()

    def _take(self, request: Request, found: object) -> None:
        if request is self._now:
            self.found.emit(request, found)

    def _on_ended(self) -> None:
        following, self._next = self._next, None
        if following is not None:
            self.start(following)

    def _on_failed(self, error: Exception) -> None:
        if self._now is not None and not self._tasks.is_busy:
            self.failed.emit(self._now, error)


def _search_of(request: Request, operations: Operations) -> _Search:
    """How a request is searched for; what was decided so far is stored before."""
    report, layer, path = request.report, operations.layer, operations.path
    if report is not None and request.query.what is What.TEXT:
        return lambda matcher, *_: search_text(matcher, report)
    operations.flush()

    def search(matcher: Matcher, progress: Progress, is_cancelled: Cancelled) -> Found:
        with Project.open(path, Mode.READ) as project:
            if report is not None:
                return search_report(matcher, project, report.id, layer)
            return search_project(
                matcher, project, layer, progress=progress, is_cancelled=is_cancelled
            )

    return search
