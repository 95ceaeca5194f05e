"""Suggests anew in the background, for reports that nobody has begun, once the terms changed."""

from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

from annotator.drafts import Changes
from annotator.gateway import Gateway
from annotator.prelabel import Prelabelled, prelabel_apart
from annotator.progress import Cancelled, Progress
from annotator.store import reports
from gui.desk import Desk
from gui.messages import Messages
from gui.projects.report_flow import ReportFlow
from gui.tasks import Tasks, with_gate
from schema.records import Entity, ReportId

_PAUSE_MS: Final = 1_000  # several terms in a row are one piece of work


class Resuggesting(QObject):
    """Waits until the terms are stored and nothing else runs; nobody waits for it."""

    _renewed = Signal()

    def __init__(self, desk: Desk, flow: ReportFlow, tasks: Tasks, messages: Messages) -> None:
        super().__init__(flow)
        self._desk = desk
        self._flow = flow
        self._tasks = tasks
        self._messages = messages
        self._is_wanted = False
        self._soon = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._soon.timeout.connect(self._begin)
        self._renewed.connect(self._show_if_renewed)
        desk.stored.connect(self._expect)
        desk.project_changed.connect(self._forget)
        tasks.ended.connect(self._go_on)

    def _expect(self, changes: Changes) -> None:
        if any(each.entity is Entity.TERM for each in changes.operation.changes):
            self._is_wanted = True
            self._soon.start()

    def _forget(self) -> None:
        self._is_wanted = False
        self._soon.stop()

    def _go_on(self) -> None:
        if self._is_wanted:
            self._soon.start()

    def _begin(self) -> None:
        operations = self._desk.operations
        if operations is None or self._tasks.is_busy:
            return
        self._is_wanted = False

        def work(gate: Gateway, progress: Progress, is_cancelled: Cancelled) -> Prelabelled:
            def told(done: int, total: int) -> None:
                progress(done, total)
                self._renewed.emit()

            return prelabel_apart(
                gate,
                renew=True,
                progress=told,
                is_cancelled=is_cancelled,
                is_in_use=self._is_begun_here,
            )

        self._tasks.start(self.tr("Suggesting"), with_gate(operations, work), self._tell)

    def _is_begun_here(self, report: ReportId) -> bool:
        """Whether the report on screen is this one and begun; asked from the other thread."""
        workspace = self._desk.workspace
        if workspace is None or workspace.report.id != report:
            return False
        return bool(workspace.labels) or workspace.stated_work is not None

    def _show_if_renewed(self) -> None:
        operations, workspace = self._desk.operations, self._desk.workspace
        if operations is None or workspace is None or self._is_begun_here(workspace.report.id):
            return
        here = workspace.report
        stored = operations.read(lambda project: reports.get(project.db, here.id))
        if stored.suggested_by != here.suggested_by:
            self._flow.show_suggestions_of({here.id})

    def _tell(self, done: object) -> None:
        assert isinstance(done, Prelabelled)
        self._show_if_renewed()
        self._flow.reload()
        if done.reports:
            self._messages.say(self.tr("Suggested anew for %n report(s).", "", done.reports))
