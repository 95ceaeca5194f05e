"""Keys that a person changes: asked for in a dialog, kept in the settings, in force at once."""

from collections.abc import Mapping

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from annotator.errors import UserError
from annotator.settings import Settings
from gui.actions.action_set import ActionSet, Handler
from gui.keys.dialog import ShortcutsDialog
from gui.messages import Messages


class KeyChanges(QObject):
    """Shows the list of shortcuts and carries out what is changed there."""

    changed = Signal()

    def __init__(
        self, actions: ActionSet, settings: Settings, messages: Messages, window: QWidget
    ) -> None:
        super().__init__(window)
        self._actions = actions
        self._settings = settings
        self._messages = messages
        self._window = window

    def handlers(self) -> Mapping[str, Handler]:
        """What the action of the list does."""
        return {"help.shortcuts": self.show}

    def show(self) -> None:
        """List all actions with their keys."""
        dialog = ShortcutsDialog(self._settings.keys(), self._window)
        dialog.changed.connect(self._change)
        dialog.reset_requested.connect(lambda action_id: self._change(action_id, None))
        dialog.all_reset_requested.connect(lambda: self._keep({}))
        dialog.exec()
        dialog.deleteLater()

    def _change(self, action_id: str, keys: list[str] | None) -> None:
        changed = {name: list(each) for name, each in self._settings.keys().items()}
        changed.pop(action_id, None)
        if keys is not None:
            changed[action_id] = keys
        self._keep(changed)

    def _keep(self, changed: dict[str, list[str]]) -> None:
        try:
            self._settings.change("keys", changed)
        except UserError as error:
            self._messages.fail(error)
        self._actions.use_keys(changed)
        self.changed.emit()
