"""Hiding suggestions below a score: chosen in the view menu or above the table, and remembered."""

from collections.abc import Mapping
from functools import partial
from typing import Final

from PySide6.QtCore import QObject

from annotator.errors import UserError
from annotator.settings import Settings
from gui.actions.action_set import ActionSet, Handler
from gui.actions.view import THRESHOLDS
from gui.labelling.focus import Focus
from gui.messages import Messages

_KEY: Final = "hide_below"


class ScoreThreshold(QObject):
    """Keeps the setting, the marks in the menu and what the views show in step."""

    def __init__(
        self, focus: Focus, settings: Settings, actions: ActionSet, messages: Messages
    ) -> None:
        super().__init__(focus)
        self._focus = focus
        self._settings = settings
        self._actions = actions
        self._messages = messages
        focus.table.offer_thresholds([actions[f"view.hide_below_{each}"] for each in THRESHOLDS])
        focus.changed.connect(self._show_count)
        focus.hide_below(settings.number(_KEY) / 100)
        self._mark()

    def handlers(self) -> Mapping[str, Handler]:
        """What the actions of the threshold do."""
        return {f"view.hide_below_{each}": partial(self.use, each) for each in THRESHOLDS}

    def use(self, percent: int) -> None:
        """Hide what is scored below so many in a hundred; 0 shows all."""
        try:
            self._settings.change(_KEY, percent)
        except UserError as error:
            self._messages.fail(error)
        self._mark()
        self._focus.hide_below(percent / 100)

    def _mark(self) -> None:
        for each in THRESHOLDS:
            is_on = self._settings.number(_KEY) == each
            self._actions[f"view.hide_below_{each}"].setChecked(is_on)

    def _show_count(self) -> None:
        self._focus.table.show_hidden(len(self._focus.hidden))
