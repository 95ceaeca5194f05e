"""A better text for the report on screen: chosen, looked at, stored; and the way back."""

from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from annotator.drafts import Changes
from annotator.gateway import Gateway
from annotator.progress import Cancelled, Progress
from annotator.project import Project
from annotator.replacing import texts as replacing
from annotator.replacing.texts import Replacement
from gui.about_report.replace_question import ReplaceQuestion
from gui.desk import Desk
from gui.labelling.focus import Focus
from gui.messages import Messages
from gui.operations import Operations
from gui.projects.report_flow import ReportFlow
from gui.tasks import GateInGaps, Tasks, with_gate, with_project
from schema.records import ReportId


class TextReplacing(QObject):
    """Reads and plans in the background; the window shows the new text once it is stored."""

    replaced = Signal(object, object)  # Replacement, the path that was read

    def __init__(
        self,
        desk: Desk,
        focus: Focus,
        flow: ReportFlow,
        tasks: Tasks,
        messages: Messages,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._desk = desk
        self._focus = focus
        self._flow = flow
        self._tasks = tasks
        self._messages = messages
        self._window = window

    def ask(self) -> None:
        """Ask which file has the better text."""
        operations = self._writable()
        if operations is None:
            return
        title = self.tr("The file with the better text")
        folder = str(operations.path.parent)
        chosen, _ = QFileDialog.getOpenFileName(self._window, title, folder)
        if chosen:
            self.look_at(Path(chosen))

    def look_at(self, path: Path) -> None:
        """Read a file, and show what replacing the text by its would do."""
        operations, workspace = self._writable(), self._desk.workspace
        if operations is None or workspace is None:
            return
        self._focus.inspector.commit_pending()
        old = workspace.report.id

        def work(project: Project, _: Progress, is_cancelled: Cancelled) -> Replacement:
            read = replacing.read_one(project, path, is_cancelled=is_cancelled)
            return replacing.plan(project, old, read, self._desk.engine_for(project))

        def asked(planned: object) -> None:
            assert isinstance(planned, Replacement)
            self._question(planned, path)

        self._tasks.start(self.tr("Reading the new text"), with_project(operations, work), asked)

    def take_back(self) -> None:
        """Let the text that was replaced stand again."""
        operations, workspace = self._writable(), self._desk.workspace
        if operations is None or workspace is None:
            return
        report = workspace.report.id

        def work(gate: Gateway, _: Progress, _cancelled: Cancelled) -> Changes:
            return replacing.take_back(gate, report)

        def shown(changes: object) -> None:
            assert isinstance(changes, Changes)
            self._show(changes.report)
            self._messages.say(self.tr("The old text stands again."))

        self._tasks.start(self.tr("Taking back"), with_gate(operations, work), shown)

    def _question(self, planned: Replacement, path: Path) -> None:
        operations, workspace = self._writable(), self._desk.workspace
        if operations is None or workspace is None or workspace.report.id != planned.old.id:
            return
        question = ReplaceQuestion(planned, self._desk.schema, operations.layer, self._window)
        accepted = question.exec() == ReplaceQuestion.DialogCode.Accepted
        question.deleteLater()
        if accepted:
            self._replace(operations, planned, path)

    def _replace(self, operations: Operations, planned: Replacement, path: Path) -> None:
        def work(gate: GateInGaps, _: Progress, _cancelled: Cancelled) -> Changes:
            return gate.in_one_gap(lambda own: replacing.run(own, planned))

        def shown(_: object) -> None:
            self._show(planned.new.id)
            self.replaced.emit(planned, path)

        self._tasks.start(self.tr("Replacing the text"), with_gate(operations, work), shown)

    def _show(self, report: ReportId | None) -> None:
        if self._desk.operations is not None and report is not None:
            self._desk.operations.on_screen.open(report)
            self._flow.reload()

    def _writable(self) -> Operations | None:
        operations = self._desk.operations
        if operations is None or operations.read_only or self._desk.workspace is None:
            return None
        if self._tasks.is_busy:
            self._messages.say(self.tr("Something still runs; try again when it has ended."))
            return None
        return operations
