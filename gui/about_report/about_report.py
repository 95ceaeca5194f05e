"""What is known of the report on screen: shown, mended, and its text replaced by a better one."""

from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from annotator.drafts import Draft
from annotator.gateway import Gateway
from annotator.ops import about as about_ops
from annotator.ops.carrying import Unfit
from annotator.prelabel import prelabel
from annotator.progress import Cancelled, Progress
from annotator.project import Project
from annotator.replacing import texts as replacing
from annotator.replacing.texts import Replacement
from annotator.settings import Settings
from annotator.workspace import Workspace
from gui.about_report.dialog import AboutDialog
from gui.about_report.pages import Pages
from gui.about_report.replacing import TextReplacing
from gui.actions.action_set import Handler
from gui.desk import Desk
from gui.frame.panes import Panes
from gui.labelling.focus import Focus
from gui.messages import Messages
from gui.projects.replaced_text import ReplacedText
from gui.projects.report_flow import ReportFlow
from gui.tasks import Tasks, with_gate, with_project
from schema.records import LabelId, ReportId, WorkState


class AboutReport(QObject):
    """Joins the dialog, the pages and the replacing of a text with the project."""

    def __init__(
        self,
        desk: Desk,
        focus: Focus,
        flow: ReportFlow,
        panes: Panes,
        tasks: Tasks,
        settings: Settings,
        replaced: ReplacedText,
        messages: Messages,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._desk = desk
        self._focus = focus
        self._flow = flow
        self._replaced = replaced
        self._messages = messages
        self._window = window
        self.pages = Pages(desk, focus, panes, settings, messages, window)
        self.replacing = TextReplacing(desk, focus, flow, tasks, messages, window)
        self.replacing.replaced.connect(self._tell_replaced)
        self._finding = Tasks(desk.background, self)
        self._suggesting = Tasks(desk.background, self)
        self._due: set[ReportId] = set()  # mended since it was suggested for them
        for task in (self._finding, self._suggesting):
            task.failed.connect(messages.fail)
        desk.project_changed.connect(lambda: self._due.clear())

    def handlers(self) -> Mapping[str, Handler]:
        """What the actions do."""
        return {
            "report.about": self.show,
            "report.replace": self.replacing.ask,
            "report.page": self.pages.show,
        }

    def show(self) -> None:
        """Show what is known of the report, to be mended there."""
        operations, workspace = self._desk.operations, self._desk.workspace
        if operations is None or workspace is None:
            return
        may_write = not operations.read_only
        dialog = AboutDialog(workspace.report, self._desk.schema, self._window, may_write=may_write)
        self._find_unfit(workspace, dialog)
        accepted = dialog.exec() == AboutDialog.DialogCode.Accepted
        written, chosen, wants_old = dialog.written, dialog.chosen, dialog.wants_old_text
        self._finding.cancel()
        dialog.deleteLater()
        if wants_old:
            self.replacing.take_back()
        elif accepted:
            if may_write:
                self._store(about_ops.edit(workspace.report, written), workspace)
            if chosen is not None:
                self._go_to(chosen)

    def _find_unfit(self, workspace: Workspace, dialog: AboutDialog) -> None:
        if not workspace.report.meta.get("replaces") or self._finding.is_busy:
            return
        operations, report = self._desk.operations, workspace.report.id
        assert operations is not None
        if workspace.work.state is not WorkState.OPEN:
            return
        layer = operations.layer

        def work(project: Project, _: Progress, _cancelled: Cancelled) -> object:
            return replacing.unfit(project, report, layer)

        def show(found: object) -> None:
            assert isinstance(found, list)
            if dialog.isVisible():
                dialog.show_unfit(found)

        self._finding.start("", with_project(operations, work), show)

    def _store(self, draft: Draft, workspace: Workspace) -> None:
        """Store what was mended, and suggest anew where nobody has begun."""
        operations = self._desk.operations
        if operations is None or not draft.changes:
            return
        self._focus.inspector.commit_pending()
        operations.run(draft)
        self._messages.say(self.tr("What is known of the report was mended."))
        self._due.add(workspace.report.id)
        self._suggest_anew()

    def _suggest_anew(self) -> None:
        operations = self._desk.operations
        if operations is None or not self._due or self._suggesting.is_busy:
            return
        mended, self._due = self._due, set()

        def work(gate: Gateway, _: Progress, is_cancelled: Cancelled) -> object:
            return prelabel(
                *(gate, self._desk.engine_for(gate.project), list(mended)),
                renew=True,
                is_cancelled=is_cancelled,
                is_in_use=self._is_begun_here,
            )

        def shown(_: object) -> None:
            self._flow.show_suggestions_of(mended)
            self._suggest_anew()

        self._suggesting.start("", with_gate(operations, work), shown)

    def _is_begun_here(self, report: ReportId) -> bool:
        """Whether the report on screen is this one and begun; asked from the other thread."""
        workspace = self._desk.workspace
        if workspace is None or workspace.report.id != report:
            return False
        return bool(workspace.labels) or workspace.stated_work is not None

    def _go_to(self, unfit: Unfit) -> None:
        """Choose the label that lacks something, or select where the words would stand."""
        if unfit.kept is not None and self._desk.item(LabelId(unfit.kept)) is not None:
            self._focus.choose(unfit.kept)
            self._focus.view.setFocus()
            return
        start, end = unfit.around
        self._focus.choose(None)
        self._focus.view.select(start, end)
        self._focus.view.reveal(start, end)
        self._focus.view.setFocus()

    def _tell_replaced(self, planned: Replacement, path: Path) -> None:
        self.pages.remember((path,))
        workspace = self._desk.workspace
        mine = [each for each in planned.unfit if workspace and each.layer == workspace.layer]
        if mine and workspace is not None and workspace.work.state is WorkState.OPEN:
            self._replaced.tell(workspace)
        else:
            self._messages.say(self.tr("The text was replaced; all of your labels fit."))
