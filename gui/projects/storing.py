"""What the status row says about storing: when the last decision was, or that some wait."""

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import QObject, QTimer

from annotator.errors import UserError
from gui.actions.action_set import Handler
from gui.desk import Desk
from gui.frame.status_row import StatusRow, clock
from gui.messages import Messages

_PATIENCE_MS: Final = 300  # what is stored within this is not announced as waiting


class StoringState(QObject):
    """Follows the writer; the row never shows as stored what is not."""

    def __init__(self, desk: Desk, status: StatusRow, messages: Messages) -> None:
        super().__init__(status)
        self._desk = desk
        self._status = status
        self._messages = messages
        self._is_failing = False
        self._soon = QTimer(self, singleShot=True, interval=_PATIENCE_MS)
        self._soon.timeout.connect(self.show)
        desk.project_changed.connect(self._start_anew)
        desk.changed.connect(self._expect)
        desk.stored.connect(self._on_stored)
        desk.failed.connect(self._on_failed)
        desk.refused.connect(self._on_refused)
        status.retry_requested.connect(self._retry)

    def handlers(self) -> Mapping[str, Handler]:
        """What the actions about storing do."""
        return {"project.stored": self.tell}

    def tell(self) -> None:
        """Say when the last decision was stored; there is nothing to save by hand."""
        operations = self._desk.operations
        if operations is None:
            return
        if operations.pending_count:
            self._retry()
            waiting = operations.pending_count
            self._messages.say(self.tr("Not stored yet: {count}").format(count=waiting))
        elif operations.last_stored is not None:
            time = clock(operations.last_stored.operation.at)
            self._messages.say(
                self.tr("All is stored, the last decision at {time}.").format(time=time)
            )
        else:
            self._messages.say(self.tr("All is stored; nothing was decided since opening."))

    def show(self) -> None:
        """Say in the status row how it stands now."""
        operations = self._desk.operations
        waiting = operations.pending_count if operations else 0
        if waiting and self._is_failing:
            self._status.show_not_stored(waiting)
        elif waiting:
            self._status.show_storing(waiting)
        else:
            last = operations.last_stored if operations else None
            self._status.show_stored(last.operation.at if last else "")

    def _retry(self) -> None:
        if self._desk.operations is not None:
            self._desk.operations.retry()

    def _start_anew(self) -> None:
        self._is_failing = False
        self.show()

    def _expect(self) -> None:
        if self._is_failing:
            self.show()
        elif not self._soon.isActive():
            self._soon.start()

    def _on_stored(self) -> None:
        if self._is_failing and self._desk.operations and not self._desk.operations.pending_count:
            self._is_failing = False
            self._messages.say(self.tr("Everything is stored again."))
        self.show()

    def _on_failed(self, error: UserError) -> None:
        if not self._is_failing:
            self._messages.fail(error)
        self._is_failing = True
        self.show()

    def _on_refused(self, error: Exception) -> None:
        self._messages.fail(error)
        self.show()
