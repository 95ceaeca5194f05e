"""From report to report: open, finish, reopen, call unusable, undo wherever it was."""

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import QObject

from annotator.gate import Changes, Draft
from annotator.ops import reports as report_ops
from annotator.store.reports import QueueRow
from annotator.workspace import Workspace
from gui.actions.action_set import Handler
from gui.desk import Desk
from gui.dialogs.finish_question import Choice, FinishQuestion
from gui.dialogs.write import ask_for_text
from gui.labelling.focus import Focus
from gui.messages import Messages
from gui.operations import Operations
from gui.panels.queue import QueuePanel
from gui.undo_words import done_words
from schema.records import Change, Entity, LabelId, ReportId, WorkState


class ReportFlow(QObject):
    """Keeps the queue and the report on screen in step."""

    def __init__(self, desk: Desk, focus: Focus, queue: QueuePanel, messages: Messages) -> None:
        super().__init__(queue)
        self._desk = desk
        self._focus = focus
        self._queue = queue
        self._messages = messages
        self._rows: dict[ReportId, QueueRow] = {}
        queue.set_remarks(self._remarks_on)
        queue.report_requested.connect(self.open)
        desk.project_changed.connect(self.reload)
        desk.changed.connect(self._update_row)
        desk.undone.connect(self._show_undone)

    def handlers(self) -> Mapping[str, Handler]:
        """What the actions on whole reports do."""
        return {
            "report.finish": self.finish,
            "report.unusable": self.call_unusable,
            "report.reopen": self.reopen,
            "edit.undo": lambda: self._operations().undo(),
            "edit.redo": lambda: self._operations().redo(),
            "go.next_report": partial(self.step, forward=True),
            "go.previous_report": partial(self.step, forward=False),
        }

    def open(self, report: str) -> None:
        """Show a report."""
        self._focus.inspector.commit_pending()
        self._operations().open_report(ReportId(report))
        self._queue.set_current(report)
        self._focus.view.setFocus()

    def reload(self) -> None:
        """Read the queue anew, and show the report at hand or the first that is not done."""
        operations = self._desk.operations
        rows = operations.queue() if operations else []
        self._rows = {row.id: row for row in rows}
        self._queue.set_rows(rows)
        if operations is None or not rows:
            self._queue.set_current("")
            return
        workspace = operations.workspace
        if workspace is not None:
            self._queue.set_current(workspace.report.id)
            return
        to_do = [row for row in rows if row.state is WorkState.OPEN]
        self.open((to_do or rows)[0].id)

    def show_suggestions_of(self, reports: set[ReportId]) -> None:
        """Reports have got other suggestions: read the queue anew, and the report at hand."""
        workspace = self._desk.workspace
        if workspace is not None and workspace.report.id in reports:
            self._operations().open_report(workspace.report.id)
        self.reload()

    def step(self, *, forward: bool) -> None:
        """Open the neighbour in the queue."""
        ids = list(self._rows)
        workspace = self._desk.workspace
        if not ids:
            self._messages.say(self.tr("There is no report in this project yet."))
            return
        at = ids.index(workspace.report.id) if workspace else -1
        self.open(ids[(at + (1 if forward else -1)) % len(ids)])

    def finish(self) -> None:
        """Mark the report finished and open the next one that is not."""
        self._focus.inspector.commit_pending()
        workspace = self._desk.workspace
        if workspace is None or not self._may_finish(workspace):
            return
        name = workspace.report.name
        self._run(report_ops.finish(workspace))
        self._open_next_to_do(workspace.report.id)
        self._messages.say(self.tr("Finished: {name}").format(name=name))

    def call_unusable(self) -> None:
        """Ask why the report cannot be labelled, and say so."""
        workspace = self._desk.workspace
        if workspace is None:
            return
        reason = ask_for_text(self._queue, self.tr("Why can this report not be labelled?"))
        if reason:
            self._run(report_ops.call_unusable(workspace, reason))
            self._open_next_to_do(workspace.report.id)

    def reopen(self) -> None:
        """Ask why, and open a finished report again."""
        workspace = self._desk.workspace
        if workspace is None:
            return
        reason = ask_for_text(self._queue, self.tr("Why is this report opened again?"))
        if reason:
            self._run(report_ops.reopen(workspace, reason))
            self._focus.choose(self._focus.key)

    def _may_finish(self, workspace: Workspace) -> bool:
        undecided, pending = workspace.undecided(), workspace.pending_links()
        if not undecided and not pending:
            return True
        question = FinishQuestion(undecided, pending, self._queue.window())
        question.exec()
        choice, key = question.choice, question.key
        question.deleteLater()
        if choice is Choice.GO_THERE:
            self._focus.choose(key)
            self._focus.view.setFocus()
        return choice is Choice.FINISH

    def _open_next_to_do(self, after: ReportId) -> None:
        ids = list(self._rows)
        at = ids.index(after)
        later = [*ids[at + 1 :], *ids[:at]]
        to_do = [each for each in later if self._rows[each].state is WorkState.OPEN]
        if to_do:
            self.open(to_do[0])
        else:
            self._focus.choose(self._focus.key)
            self._messages.say(self.tr("All reports of this project are done."))

    def _remarks_on(self, report: ReportId) -> list[str]:
        operations = self._desk.operations
        return operations.remarks_on(report) if operations else []

    def _run(self, draft: Draft) -> None:
        self._operations().run(draft)

    def _operations(self) -> Operations:
        assert self._desk.operations is not None
        return self._desk.operations

    def _update_row(self) -> None:
        workspace = self._desk.workspace
        row = self._rows.get(workspace.report.id) if workspace else None
        if workspace is None or row is None:
            return
        index = self._focus.index
        row = QueueRow(
            row.id,
            row.name,
            row.source,
            workspace.work.state,
            index.decided,
            index.undecided,
            index.unsure,
        )
        self._rows[row.id] = row
        self._queue.update_row(row)

    def _show_undone(self, changes: Changes) -> None:
        """Go where something was undone or redone, and say what it was."""
        report = changes.report
        workspace = self._desk.workspace
        if report is not None and (workspace is None or workspace.report.id != report):
            self.open(report)
        key = _touched_label(changes.operation.changes)
        if key is not None and self._desk.item(key) is not None:
            self._focus.choose(key)
        self._messages.say(done_words(changes, self._desk.item(key)))


def _touched_label(changes: tuple[Change, ...]) -> LabelId | None:
    touched = [LabelId(each.id) for each in changes if each.entity is Entity.LABEL]
    return touched[0] if touched else None
