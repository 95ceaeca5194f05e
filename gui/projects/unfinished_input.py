"""What was typed into a field and cannot be stored is never lost in silence."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from gui.dialogs.ask import Answer, ask
from gui.messages import Messages
from gui.panels.inspector import InspectorPanel


class UnfinishedInput(QObject):
    """Asks before a report is left, and says so where another span is chosen."""

    def __init__(self, inspector: InspectorPanel, messages: Messages, window: QWidget) -> None:
        super().__init__(window)
        self._inspector = inspector
        self._messages = messages
        self._window = window
        inspector.input_dropped.connect(self._tell)

    def may_leave(self) -> bool:
        """Hand on what was typed; where that cannot be stored, whether it may be left out."""
        if self._inspector.commit_pending() or self._inspector.refused is None:
            return True
        field, typed, reason = self._inspector.refused
        given = ask(
            self._window,
            self.tr("Something typed is not stored"),
            self.tr('"{typed}" cannot be stored.').format(typed=typed),
            f"{reason}\n{self.tr('Leave it out? Cancel goes back to the field.')}",
            *(Answer.Cancel, Answer.Discard),
        )
        if given == Answer.Discard:
            self._inspector.drop_pending()
            return True
        self._inspector.focus_field(field)
        return False

    def _tell(self, typed: str, reason: str) -> None:
        words = self.tr('"{typed}" was not stored: {reason}')
        self._messages.warn(words.format(typed=typed, reason=reason))
