"""Joins the history with the open project: pages of the journal are read in the background."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from annotator import history
from annotator.history import Page
from annotator.progress import Cancelled, Progress
from annotator.project import Project
from annotator.store import annotators
from annotator.store.journal_pages import Asked, ListedOperation
from gui.actions.action_set import Handler
from gui.desk import Desk
from gui.history.dialog import HistoryDialog
from gui.latest import Latest, in_project
from gui.projects.report_flow import ReportFlow
from schema.records import ReportId

_AT_ONCE: Final = 200


@dataclass(frozen=True, slots=True, eq=False)
class _Question:
    """A page of the journal, before an operation or from the newest on."""

    asked: Asked
    before: ListedOperation | None


class HistoryRoom(QObject):
    """Shows who decided what and when, and goes to where it was."""

    def __init__(self, desk: Desk, flow: ReportFlow, window: QWidget) -> None:
        super().__init__(window)
        self._desk = desk
        self._flow = flow
        self._window = window
        self.dialog: HistoryDialog | None = None
        self._latest = Latest(
            in_project(desk, _read), self._show, self._fail, desk.background, self
        )

    def handlers(self) -> Mapping[str, Handler]:
        """What the actions of the history do."""
        return {"project.history": self.of_project, "report.history": self.of_report}

    def of_project(self) -> None:
        """Show what was decided anywhere."""
        self._open(None)

    def of_report(self) -> None:
        """Show what was decided in the report on screen."""
        workspace = self._desk.workspace
        if workspace is not None:
            self._open((workspace.report.id, workspace.report.name))

    def _open(self, report: tuple[ReportId, str] | None) -> None:
        operations = self._desk.operations
        if operations is None:
            return
        people = operations.read(lambda project: annotators.everyone(project.db))

        def ask(asked: Asked, before: ListedOperation | None) -> None:
            self._latest.ask(_Question(asked, before))

        self.dialog = dialog = HistoryDialog(ask, people, report, self._window)
        dialog.ask_anew()
        dialog.exec()
        self._latest.give_up()
        self.dialog, place = None, dialog.goes_to
        dialog.deleteLater()
        if place is not None:
            self._go_to(*place)

    def _go_to(self, report: ReportId, place: tuple[int, int] | None) -> None:
        if place is not None:
            self._flow.go_to(report, *place)
        elif self._desk.workspace is None or self._desk.workspace.report.id != report:
            self._flow.open(report)

    def _show(self, _: _Question, page: Page) -> None:
        if self.dialog is not None:
            self.dialog.show_page(page)

    def _fail(self, _: _Question, error: Exception) -> None:
        if self.dialog is not None:
            self.dialog.tell(error)


def _read(
    project: Project, question: _Question, _progress: Progress, is_cancelled: Cancelled
) -> Page:
    before = question.before.stamp if question.before else None
    return history.page(
        project, question.asked, before=before, count=_AT_ONCE, is_cancelled=is_cancelled
    )
