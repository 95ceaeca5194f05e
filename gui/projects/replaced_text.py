"""Tells of a report whose text was replaced, and that something does not fit the new one."""

from PySide6.QtCore import QObject

from annotator.ops.carrying import TEXT_REPLACED
from annotator.workspace import Workspace
from gui.actions.action_set import ActionSet
from gui.desk import Desk
from gui.keys.names import readable_key
from gui.messages import Messages
from schema.records import WorkState


class ReplacedText(QObject):
    """Looks at each report that is opened."""

    def __init__(self, desk: Desk, actions: ActionSet, messages: Messages, parent: QObject) -> None:
        super().__init__(parent)
        self._actions = actions
        self._messages = messages
        desk.report_opened.connect(self.tell)

    def tell(self, workspace: Workspace) -> None:
        """Say where to see what does not fit, if there is anything."""
        work = workspace.work
        if work.state is WorkState.OPEN and work.reason == TEXT_REPLACED:
            key = readable_key(self._actions.key_of("report.about"))
            words = self.tr("Its text was replaced and something does not fit; {key} lists it.")
            self._messages.warn(words.format(key=key))
