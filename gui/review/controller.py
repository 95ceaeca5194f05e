"""Reviewing: opens reports for review and ends it, as one part of the window."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Final, TypeVar

from PySide6.QtCore import QObject, QSettings, Signal

from annotator.drafts import Changes
from annotator.errors import UserError
from annotator.ops import settling
from annotator.project import Project
from annotator.review.comparison import Comparison
from annotator.review.gold_workspace import GoldWorkspace
from annotator.review.rows import Standing
from annotator.review.sides import Side
from annotator.store import work
from annotator.workspace import Workspace
from gui.actions.action_set import Handler
from gui.actions.spec import Situation
from gui.desk import Desk
from gui.dialogs.ask import Answer, ask
from gui.dialogs.write import ask_for_text
from gui.labelling.focus import Focus
from gui.messages import Messages
from gui.operations import Operations
from gui.panels.review import ReviewPanel
from gui.projects.report_flow import ReportFlow
from gui.review.deciding import Deciding
from gui.review.listing import Part
from gui.review.reviewing import Reviewing
from gui.review.showing import Showing
from schema.records import GOLD, Layer, ReportId

_ANONYMOUS: Final = "review/anonymous"
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Compared:
    """Layers that are laid side by side, and the reports that all of them hold."""

    sides: Sequence[Side]
    reports: Sequence[ReportId]


class Review(QObject):
    """Joins the list of a review, its keys and the report with the flow from report to report."""

    changed = Signal()  # a review began or ended, or how far it is

    def __init__(
        self,
        desk: Desk,
        focus: Focus,
        flow: ReportFlow,
        panel: ReviewPanel,
        store: QSettings,
        messages: Messages,
    ) -> None:
        super().__init__(panel)
        self._desk = desk
        self._focus = focus
        self._flow = flow
        self._panel = panel
        self._store = store
        self._messages = messages
        self._may_open = False
        self._compared: Compared | None = None
        desk.project_changed.connect(self.leave_comparison)
        is_anonymous = bool(store.value(_ANONYMOUS, defaultValue=False, type=bool))
        desk.project_changed.connect(self._look_whether_reviewable)
        desk.report_opened.connect(self._look_whether_reviewable)
        self._showing = Showing(desk, focus, panel, messages, is_anonymous=is_anonymous)
        self._deciding = Deciding(desk, focus, self._showing, messages)
        self._showing.changed.connect(self.changed)
        flow.goes_on_reviewing = self._goes_on_reviewing
        desk.undone.connect(self._follow_undone)

    def handlers(self, labelling: Mapping[str, Handler]) -> Mapping[str, Handler]:
        """What the actions of a review do; ending and reopening are about the review in one."""
        return {
            **self._deciding.handlers(),
            "review.open": self.toggle,
            "review.next_report": self.open_next,
            "review.share": partial(self._showing.list_part, Part.SHARE),
            "review.list": self._showing.list_next_part,
            "review.by_kind": self._showing.toggle_order,
            "review.kind": self._showing.list_next_kind,
            "review.copy": self._showing.copy,
            "review.anonymous": self.toggle_names,
            "report.finish": self._or(self.finish, labelling["report.finish"]),
            "report.reopen": self._or(self.reopen, labelling["report.reopen"]),
            "report.unusable": self._or(self._say_not_here, labelling["report.unusable"]),
        }

    @property
    def shown(self) -> Reviewing | None:
        """The review of the report on screen, if it is reviewed."""
        return self._showing.review

    @property
    def is_anonymous(self) -> bool:
        """Whether names are hidden until a row is settled."""
        return self._showing.is_anonymous

    def situated(self, now: Situation) -> Situation:
        """The situation with what a review adds to it."""
        review, row = self._desk.review, self._showing.row
        versions = [*row.members.values()] if row else []
        return replace(
            now,
            may_open_review=self._may_open or self._compared is not None,
            versions=len(review.sides) if review else 0,
            may_take_all=len(versions) > 1 and settling.may_stand_together(versions),
            has_gold=row is not None and bool(row.golds) and not self._compared,
            is_shown_only=isinstance(review, Comparison) and review.shown_only is not None,
        )

    def toggle(self) -> None:
        """Review the report on screen, or go back to labelling it."""
        workspace, operations = self._desk.workspace, self._desk.operations
        if workspace is None or operations is None:
            return
        self.leave_comparison()
        if self._desk.review is None:
            if self._may_open:
                self._open(workspace.report.id)
            else:
                self._messages.say(self.tr("Nothing is compared any more."))
                self.changed.emit()
            return
        self._focus.inspector.commit_pending()
        operations.on_screen.open(workspace.report.id)
        self._focus.view.setFocus()

    def compare(self, compared: "Compared") -> None:
        """Lay layers side by side, in the report on screen or the next that all of them hold."""
        self._compared = compared if compared.reports else None
        if self._compared is None:
            self._messages.say(self.tr("No report is in all of these layers."))
            return
        here = self._desk.workspace.report.id if self._desk.workspace else None
        if here is not None and here in compared.reports:
            self._open(here)
        else:
            self.open_next()

    def leave_comparison(self) -> None:
        """Compare nothing any more."""
        self._compared = None

    def open_next(self) -> None:
        """Open the next report that waits for a review; while comparing, that can be compared."""
        waiting = self._waiting()
        if not waiting:
            self._messages.say(
                self.tr("There is no other report that all of them hold.")
                if self._compared
                else self.tr("No report of this project waits for your review.")
            )
            return
        here = self._desk.workspace.report.id if self._desk.workspace else None
        ids = self._flow.report_ids()
        at = ids.index(here) if here in ids else -1
        order = [*ids[at + 1 :], *ids[: at + 1]]
        self._open(next((each for each in order if each in waiting), waiting[0]))

    def finish(self) -> None:
        """End the review, which makes gold of what is settled, and open the next."""
        self._focus.inspector.commit_pending()
        review = self._desk.review
        if isinstance(review, Comparison):
            self._messages.say(
                self.tr("A comparison needs no end: go back to labelling, or open the review.")
            )
            return
        if review is None or not self._may_finish(review):
            return
        self._operations().run(settling.finish(review))
        self._flow.reload()  # the queue says how far the report is in its round
        name = review.report.name
        self._messages.say(self.tr("Reviewed, and gold from now on: {name}").format(name=name))
        if self._waiting():
            self.open_next()
        else:
            self._focus.choose(self._focus.key)

    def reopen(self) -> None:
        """Ask why, and open an ended review again."""
        review = self._desk.review
        if review is None:
            return
        reason = ask_for_text(self._panel, self.tr("Why is this review opened again?"))
        if reason:
            self._operations().run(settling.reopen_report(review, reason))
            self._flow.reload()
            self._focus.choose(self._focus.key)

    def toggle_names(self) -> None:
        """Hide the names and shuffle the letters, or show them again."""
        self._showing.is_anonymous = not self._showing.is_anonymous
        self._store.setValue(_ANONYMOUS, self._showing.is_anonymous)
        if self._desk.review is not None:
            self._showing.show_report()
        self.changed.emit()

    def retranslate(self) -> None:
        """Say everything in the language of now."""
        self._showing.retranslate()

    def _may_finish(self, review: GoldWorkspace) -> bool:
        rows = review.rows()
        at_issue = sum(each.standing.is_at_issue for each in rows)
        agreed = sum(each.standing is Standing.AGREED for each in rows)
        pending = len(review.pending_links())
        if at_issue or pending:
            return self._may_leave_out(at_issue, agreed, pending)
        return not agreed or self._may_end_with(agreed)

    def _may_end_with(self, agreed: int) -> bool:
        """Ask about what only waits to be accepted, and accept it where that is wanted."""
        said = self.tr("All say the same in %n place(s) that are not accepted yet.", "", agreed)
        more = self.tr("Accept them and end the review? With No they do not become gold.")
        title, window = self.tr("End the review?"), self._panel.window()
        answer = ask(window, title, said, more, Answer.Yes, Answer.No, Answer.Cancel)
        if answer is Answer.Yes:
            self._deciding.accept_agreed()
        return answer in (Answer.Yes, Answer.No)

    def _may_leave_out(self, at_issue: int, agreed: int, pending: int) -> bool:
        parts = (
            (at_issue, self.tr("Not settled: {count}.")),
            (agreed, self.tr("Not accepted, though all say the same: {count}.")),
            (pending, self.tr("Pending links: {count}.")),
        )
        said = "\n".join(words.format(count=count) for count, words in parts if count)
        title = self.tr("End the review?")
        more = self.tr("What is not settled does not become gold.")
        answer = ask(self._panel.window(), title, said, more, Answer.Cancel, Answer.Ok)
        return answer is Answer.Ok

    def _look_whether_reviewable(self, _workspace: Workspace | None = None) -> None:
        workspace, operations = self._desk.workspace, self._desk.operations
        if workspace is None or operations is None or operations.read_only:
            self._may_open = False
        else:
            self._may_open = self._read(partial(_reviewable, self._me, workspace.report.id))

    def _goes_on_reviewing(self, report: ReportId) -> bool:
        """Open a report as the one before was, or with the gold it was given in a review.

        False where it is to be labelled.
        """
        if self._compared is None:
            is_review = self._desk.review is not None or self._has_gold_to_show(report)
            if not (is_review and self._read(partial(_reviewable, self._me, report))):
                return False
        return self._opened(report)

    def _has_gold_to_show(self, report: ReportId) -> bool:
        """Whether a review has made the report's gold, and nobody asks the person to label it."""
        duty = self._flow.duty(report)
        if self._operations().read_only or (duty is not None and duty.is_to_label):
            return False
        return self._read(lambda project: work.gold_layer(project.db, report)) == GOLD

    def _follow_undone(self, changes: Changes) -> None:
        """What was undone in a review is shown in the review."""
        done, workspace = changes.operation, self._desk.workspace
        is_here = workspace is not None and workspace.report.id == done.report
        if done.layer == GOLD and done.report and is_here and self._desk.review is None:
            self.leave_comparison()
            self._open(done.report)

    def _open(self, report: ReportId) -> None:
        self._focus.inspector.commit_pending()
        if self._opened(report):
            self._flow.mark_open(report)
            self._focus.view.setFocus()

    def _opened(self, report: ReportId) -> bool:
        """Show a report as it is compared or reviewed; False where it cannot be, which is said."""
        try:
            if self._compared is not None:
                self._operations().on_screen.open_comparison(self._compared.sides, report)
            else:
                self._operations().on_screen.open_review(report)
        except UserError as error:
            self._messages.fail(error)
            return False
        return True

    def _waiting(self) -> list[ReportId]:
        """What waits for a review, but for the report whose own was just ended."""
        me, review = self._me, self._desk.review
        if self._compared is not None:
            here = self._desk.workspace.report.id if self._desk.workspace else None
            return [each for each in self._compared.reports if each != here]
        ended = review.report.id if review is not None and not self._desk.is_open else None
        found = self._read(lambda project: work.to_review(project.db, me))
        return [each for each in found if each != ended]

    @property
    def _me(self) -> Layer:
        return self._operations().layer

    def _read(self, ask_for: Callable[[Project], T]) -> T:
        return self._operations().read(ask_for)

    def _operations(self) -> Operations:
        assert self._desk.operations is not None
        return self._desk.operations

    def _or(self, reviewing: Handler, labelling: Handler) -> Handler:
        return lambda: (labelling if self._desk.review is None else reviewing)()

    def _say_not_here(self) -> None:
        self._messages.say(self.tr("Go back to labelling to say that the report cannot be used."))


def _reviewable(reviewer: Layer, report: ReportId, project: Project) -> bool:
    """Whether somebody else has finished a report, and the reviewer has labelled nothing of it."""
    if work.has_labelled(project.db, report, reviewer):
        return False
    return bool(work.finished_layers(project.db, report))
