"""From report to report: open, finish, reopen, call unusable."""

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

from annotator.drafts import Draft
from annotator.ops import reports as report_ops
from annotator.store import reports
from annotator.store.queue import EMPTY, Queue, QueueRow
from annotator.team import duties
from annotator.team.duties import Duty
from gui.actions.action_set import Handler
from gui.desk import Desk
from gui.dialogs.write import ask_for_text
from gui.idle import IdleWork
from gui.labelling.focus import Focus
from gui.messages import Messages
from gui.operations import Operations
from gui.panels.queue import QueuePanel
from gui.projects.finish_question import Choice, FinishQuestion
from gui.projects.last_place import LastPlace
from gui.projects.undone import Undone
from gui.projects.waiting import Waiting
from gui.to_check.controller import ToCheck
from schema.records import ReportId

_PAINTED_MS: Final = 200  # by then a project that was opened is on screen
_RESTING_MS: Final = 2000  # somebody stays at a place


class ReportFlow(QObject):
    """Keeps the queue and the report on screen in step."""

    queue_read = Signal()

    def __init__(
        self,
        desk: Desk,
        focus: Focus,
        to_check: ToCheck,
        queue: QueuePanel,
        last_place: LastPlace,
        messages: Messages,
    ) -> None:
        super().__init__(queue)
        self._desk = desk
        self._focus = focus
        self._to_check = to_check
        self._queue = queue
        self._last_place = last_place
        self._messages = messages
        self._reports: Queue = EMPTY
        # opens a report where a review or a comparison goes on; False where it is to be labelled
        self.goes_on_reviewing: Callable[[ReportId], bool] = lambda _report: False
        # hands on what was typed in the report at hand; False to stay there
        self.may_leave: Callable[[], bool] = focus.inspector.commit_pending
        self._waiting = Waiting()
        self._resting = QTimer(self, singleShot=True, interval=_RESTING_MS)
        self._resting.timeout.connect(self.remember_place)  # a machine may stop without closing us
        focus.changed.connect(self._resting.start)
        self._later = IdleWork(desk.background, self)  # what the queue is searched by
        queue.set_remarks(self._remarks_on)
        queue.report_requested.connect(self.open)
        desk.project_changed.connect(self.reload)
        focus.changed.connect(self._update_row)
        self._undone = Undone(desk, focus, messages, self.open)
        desk.refused.connect(self._reload_after_refusal)

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

    def report_ids(self) -> list[ReportId]:
        """All reports of the queue in their order."""
        return [*self._reports.ids]

    def name_of(self, report: ReportId) -> str:
        """What a report of the queue is called."""
        return self._reports.name(report)

    def duty(self, report: ReportId) -> Duty | None:
        """How an open round concerns the person with a report, if one does."""
        return self._waiting.duties.get(report)

    def open(self, report: str) -> None:
        """Show a report, unless a person goes back to what cannot be stored."""
        if not self.may_leave():
            workspace = self._desk.workspace
            self._queue.set_current(workspace.report.id if workspace else "")
            return
        operations, of = self._operations(), ReportId(report)
        if operations.read(lambda project: reports.name_of(project.db, of)) is None:
            self._messages.warn(self.tr("This report is not in the project any more."))
            return
        if not self.goes_on_reviewing(of):
            operations.on_screen.open(of)
        self._queue.set_current(report)
        self._focus.view.setFocus()

    def go_to(self, report: ReportId, start: int, end: int) -> None:
        """Show a stretch of a report, code points, with the keyboard there."""
        workspace, view = self._desk.workspace, self._focus.view
        if workspace is None or workspace.report.id != report:
            self.open(report)
        self._focus.choose_around(start, end)
        view.select(start, end)
        view.reveal(start, end)
        view.activateWindow()
        view.setFocus()

    def mark_open(self, report: ReportId) -> None:
        """Mark a report in the queue that was opened elsewhere."""
        self._queue.set_current(report)

    def reload(self) -> None:
        """Read the queue anew, and show the report at hand or the first that is not done."""
        operations = self._desk.operations
        if operations is not None:
            operations.catch_up()
        self._waiting = Waiting(_duties(operations) if operations else {})
        self._reports = operations.queue(self._waiting.unaided) if operations else EMPTY
        self._queue.set_duties(self._waiting.duties)
        self._queue.set_queue(self._reports)
        self._later.start(self._reports.read_words(), after_ms=_PAINTED_MS)
        self.queue_read.emit()
        if operations is None or not self._reports:
            self._queue.set_current("")
            return
        workspace = operations.on_screen.workspace
        if workspace is not None:
            self._queue.set_current(workspace.report.id)
            return
        self._begin(operations.path)

    def show_anew(self) -> None:
        """The project was changed besides what is decided here: read the report and the queue."""
        self._operations().follow_schema()
        if (error := self._operations().on_screen.load_anew()) is not None:
            self._messages.fail(error)
        self.reload()

    def to_hand_in(self) -> tuple[list[ReportId], int]:
        """The finished reports that the person has not handed in, and how many are not finished."""
        return self._waiting.to_hand_in(self._reports)

    def remember_place(self) -> None:
        """Keep the place that one is at, for the next time the project is opened."""
        operations, workspace = self._desk.operations, self._desk.workspace
        if operations is not None and workspace is not None:
            self._last_place.remember(operations.path, workspace.report.id, self._focus.key)

    def show_suggestions_of(self, renewed: set[ReportId]) -> None:
        """Reports have got other suggestions: read the queue anew, and the report at hand."""
        workspace = self._desk.workspace
        if workspace is not None and workspace.report.id in renewed:
            self._operations().on_screen.open(workspace.report.id)
        self.reload()

    def leave(self, gone: set[ReportId]) -> None:
        """Reports are in the project no longer: read the queue anew, and open another."""
        workspace = self._desk.workspace
        if workspace is not None and workspace.report.id in gone:
            self._desk.put_away()
        else:
            self.reload()

    def step(self, *, forward: bool) -> None:
        """Open the neighbour in the queue."""
        ids = self._reports.ids
        workspace = self._desk.workspace
        if not ids:
            self._messages.say(self.tr("There is no report in this project yet."))
            return
        at = ids.index(workspace.report.id) if workspace else -1
        self.open(ids[(at + (1 if forward else -1)) % len(ids)])

    def finish(self) -> None:
        """Mark the report finished and open the next one that is not."""
        workspace = self._desk.workspace
        if workspace is None or not self.may_leave() or not self._may_finish():
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

    def _reload_after_refusal(self) -> None:
        """A decision may have been refused because its text had just been replaced."""
        if self._desk.operations is not None:
            self.reload()

    def _begin(self, project: Path) -> None:
        """Open the report and the span where one was last, or else the first that is to do."""
        report, key = self._last_place.of(project) or (None, None)
        if report is None or report not in self._reports.ids or self._waiting.has_returned:
            ids = self._reports.ids
            self.open(self._waiting.first(ids, self._reports) or ids[0])
            return
        self.open(report)
        if self._desk.item(key) is not None:
            self._focus.choose(key)

    def _may_finish(self) -> bool:
        left = self._to_check.left_over()
        if not left:
            return True
        question = FinishQuestion(left, self._queue.window())
        question.exec()
        choice, place = question.choice, question.place
        question.deleteLater()
        if choice is Choice.GO_THERE:
            self._to_check.go_to(place)
        return choice is Choice.FINISH

    def _open_next_to_do(self, after: ReportId) -> None:
        ids = self._reports.ids
        at = ids.index(after)
        to_do = self._waiting.first([*ids[at + 1 :], *ids[:at]], self._reports)
        if to_do is not None:
            self.open(to_do)
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
        if workspace is None or self._desk.review is not None:
            return
        before = self._reports.row(workspace.report.id)
        index = self._focus.index
        is_begun = workspace.stated_work or index.decided or index.dismissed
        row = QueueRow(
            before.id,
            before.name,
            before.source,
            workspace.work.state if is_begun or before.decided else before.state,
            index.decided,
            index.undecided + len(self._focus.hidden),
            index.unsure,
            len(workspace.comments),
            index.dismissed,
            len(workspace.again),
        )
        if row != before:
            self._queue.update_row(row)


def _duties(operations: Operations) -> Mapping[ReportId, Duty]:
    return operations.read(lambda project: duties.of_person(project, operations.person.id))
