"""Searches in the background: one at a time, and the latest that was asked for wins."""

from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from annotator.progress import Cancelled, Progress
from annotator.project import Project
from annotator.search.matching import Matcher, Query, What
from annotator.search.reports import Found, search_project, search_report, search_text
from gui.desk import Desk
from gui.latest import Latest
from gui.operations import Operations
from gui.tasks import with_project
from schema.records import Report


@dataclass(frozen=True, slots=True)
class Request:
    """What is searched for, and in which report; None for all of them."""

    query: Query
    report: Report | None


@dataclass(frozen=True, slots=True)
class _Search:
    request: Request
    operations: Operations


class Searcher(QObject):
    """Runs searches with a reader of its own, so that neither typing nor deciding ever waits."""

    found = Signal(object, object)  # Request, Found
    failed = Signal(object, object)  # Request, Exception
    progressed = Signal(int, int)  # reports

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._latest = Latest(_search, self._take, self._fail, desk.background, self)
        self._latest.progressed.connect(self.progressed)

    @property
    def is_busy(self) -> bool:
        """Whether something is searched."""
        return self._latest.is_busy

    def start(self, request: Request) -> None:
        """Search for this; what is searched for now is given up."""
        operations = self._desk.operations
        if operations is not None:
            self._latest.ask(_Search(request, operations))

    def stop(self) -> None:
        """Let it be enough with what was found so far."""
        self._latest.be_content()

    def give_up(self) -> None:
        """Search no more, and tell of nothing."""
        self._latest.give_up()

    def _take(self, search: _Search, found: Found) -> None:
        self.found.emit(search.request, found)

    def _fail(self, search: _Search, error: Exception) -> None:
        self.failed.emit(search.request, error)


def _search(wanted: _Search, progress: Progress, is_cancelled: Cancelled) -> Found:
    """Search the text at hand, or the project once what was decided so far is stored."""
    request, layer = wanted.request, wanted.operations.layer
    matcher, report = Matcher(request.query), request.report
    if report is not None and request.query.what is What.TEXT:
        return search_text(matcher, report)

    def search(project: Project, progress: Progress, is_cancelled: Cancelled) -> Found:
        if report is not None:
            return search_report(matcher, project, report.id, layer)
        return search_project(matcher, project, layer, progress=progress, is_cancelled=is_cancelled)

    return with_project(wanted.operations, search)(progress, is_cancelled)
