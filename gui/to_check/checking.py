"""Keeps the checks of the open report up to date, a slice at a time."""

from typing import Final

from PySide6.QtCore import QObject, Signal

from annotator.checks.listed import Listed
from annotator.checks.live import UNKNOWN, FoundAt, LiveChecks
from annotator.drafts import Changes
from annotator.ranges import Stretch
from annotator.workspace import Workspace
from gui.desk import Desk
from gui.idle import IdleWork
from gui.messages import Messages
from gui.open_report import Notice
from gui.report_view.view import ReportView
from gui.to_check.elsewhere import Elsewhere
from schema.records import ReportId
from schema.rounds import Sight

_AFTER_OPENING_MS: Final = 150  # by then a report that was opened is on screen
_AFTER_DECISION_MS: Final = 30  # the decision is painted first
MANY: Final = 200  # changes above which all is drawn and listed anew


class Checking(QObject):
    """Tells by `changed` when there is something else to look at than before."""

    changed = Signal()

    def __init__(self, desk: Desk, view: ReportView, messages: Messages) -> None:
        super().__init__(view)
        self._desk = desk
        self._view = view
        self._work = IdleWork(desk.background, self)
        self._elsewhere = Elsewhere(desk, messages, self)
        self._drawn = 0  # the revision of the numerals that the report shows
        self._marked = 0  # and that of the spans at issue
        self._shown: object = None
        self.checks: LiveChecks | None = None
        self._work.finished.connect(self._show)
        self._elsewhere.answered.connect(self._learn)
        desk.project_changed.connect(self._begin)
        desk.report_opened.connect(self._begin)
        desk.engine_changed.connect(self._begin)
        desk.changed.connect(self._touch)
        desk.stored.connect(self._ask_anew)

    @property
    def is_done(self) -> bool:
        """Whether all is worked out and known."""
        return self._work.is_idle and not self._elsewhere.is_busy

    def finish_now(self) -> None:
        """Work out at once what is left; what other reports say may still come."""
        self._work.finish_now()

    def catch_up(self) -> None:
        """Work out at once what the last decisions changed, unless the report is still read."""
        if self.checks is not None and not self.checks.is_reading:
            self._work.finish_now()

    def _begin(self, _workspace: Workspace | None = None) -> None:
        workspace, operations = self._desk.workspace, self._desk.operations
        self._work.stop()
        self._elsewhere.turn_to(operations, workspace.report.id if workspace else ReportId(""))
        self._drawn, self._marked, self._shown = 0, 0, None
        self._view.set_unaccounted(())
        self._view.set_to_check(())
        if self.checks is not None:
            self.checks.leave()
        self.checks = None
        if workspace is not None:
            # an engine would show where numbers stand to somebody who labels unaided
            is_unaided = workspace.sight is Sight.UNAIDED
            engine = None if is_unaided else self._desk.engine
            self.checks = LiveChecks(workspace, self._desk.schema, engine)
            self._work.start(self.checks.work(), after_ms=_AFTER_OPENING_MS)
        self.changed.emit()

    def _touch(self, notice: Notice) -> None:
        if self.checks is not None and notice.keys:
            self.checks.touch(notice.keys)
            self._resume(_AFTER_DECISION_MS)

    def _learn(self, report: str, found: object) -> None:
        workspace = self._desk.workspace
        is_here = workspace is not None and workspace.report.id == report
        if self.checks is not None and is_here and isinstance(found, dict):
            self.checks.know_elsewhere(found)
            self._resume(0)

    def _ask_anew(self, changes: Changes) -> None:
        """An operation over several reports changed what the others say."""
        if self.checks is not None and changes.report is None:
            self._elsewhere.ask(self.checks.known_words)

    def _resume(self, after_ms: int) -> None:
        if self._work.is_idle and self.checks is not None:
            self._work.start(self.checks.work(), after_ms=after_ms)

    def _show(self) -> None:
        assert self.checks is not None
        if new := self.checks.take_new_words():
            self._elsewhere.ask(new)
        if self._shown != self.checks.version:
            self._shown = self.checks.version
            self._draw(self.checks.stretches(UNKNOWN))
            self._mark(self.checks.found)
            self.changed.emit()

    def _draw(self, numerals: Listed[Stretch]) -> None:
        drawn, self._drawn = self._drawn, numerals.revision
        if numerals.revision - drawn > MANY:
            self._view.set_unaccounted(numerals.things)
        elif numerals.revision != drawn:
            came, went = numerals.since(drawn)
            self._view.update_unaccounted(added=came, removed=went)

    def _mark(self, found: Listed[FoundAt]) -> None:
        """Mark in the report the spans in which something is at issue."""
        marked, self._marked = self._marked, found.revision
        if found.revision - marked > MANY:
            self._view.set_to_check(key for _, _, key in found.things)
        elif found.revision != marked:
            came, went = found.since(marked)
            here = {key for _, _, key in came}
            gone = {key for _, _, key in went} - here  # one that has moved came and went
            self._view.update_to_check(added=here, removed=gone)
