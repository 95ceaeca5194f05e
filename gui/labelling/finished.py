"""Keys of decisions in a report that is finished: a sentence instead of silence."""

from typing import Final

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QWidget

from gui.actions.action_set import ActionSet
from gui.actions.table import ALL
from gui.desk import Desk
from gui.keys.names import readable_key
from gui.messages import Messages
from schema.records import WorkState

_DECIDING: Final = ("label.", "edge.", "mark.", "category.", "link.begin")


class FinishedReport(QObject):
    """Watches some widgets for keys whose actions are off because the report is closed."""

    def __init__(
        self, desk: Desk, actions: ActionSet, messages: Messages, watched: list[QWidget]
    ) -> None:
        super().__init__(desk)
        self._desk = desk
        self._actions = actions
        self._messages = messages
        for widget in watched:
            widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Tell, and let the key be what it is."""
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and self._is_closed()
            and self._would_decide(QKeySequence(event.keyCombination()))
        ):
            self._tell()
        return super().eventFilter(watched, event)

    def _is_closed(self) -> bool:
        workspace = self._desk.workspace
        return workspace is not None and not self._desk.is_open

    def _would_decide(self, key: QKeySequence) -> bool:
        decisions = (self._actions[spec.id] for spec in ALL if spec.id.startswith(_DECIDING))
        return any(key in action.shortcuts() for action in decisions if not action.isEnabled())

    def _tell(self) -> None:
        workspace, operations = self._desk.workspace, self._desk.operations
        assert workspace is not None
        assert operations is not None
        if operations.read_only:
            self._messages.warn(self.tr("The project was opened for reading only."))
            return
        words = self.tr("This report is finished; {key} opens it again.")
        if workspace.work.state is WorkState.UNUSABLE:
            words = self.tr("This report was called unusable; {key} opens it again.")
        key = readable_key(self._actions.key_of("report.reopen"))
        self._messages.warn(words.format(key=key))
