"""Keys whose actions are switched off: a sentence instead of silence."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QWidget

from gui.actions.action_set import ActionSet
from gui.actions.conditions import is_closed
from gui.actions.spec import ActionSpec, Situation
from gui.actions.why_not import why_not
from gui.desk import Desk
from gui.keys.names import readable_key
from gui.messages import Messages
from schema.records import WorkState

_DECIDING: Final = (
    *("label.", "edge.", "mark.", "category.", "link.begin", "check.mend"),
    *("review.take", "review.neither", "review.both", "review.agree"),
)
_MODIFIERS: Final = (Qt.Key.Key_Control, Qt.Key.Key_Shift, Qt.Key.Key_Alt, Qt.Key.Key_Meta)


class UnusableKeys(QObject):
    """Watches the window, and widgets in which the keys of labelling work."""

    def __init__(
        self,
        desk: Desk,
        actions: ActionSet,
        situation: Callable[[], Situation],
        messages: Messages,
        window: QWidget,
        watched: Sequence[QWidget],
    ) -> None:
        super().__init__(window)
        self._desk = desk
        self._actions = actions
        self._situation = situation
        self._messages = messages
        self._window = window
        self._told = ""
        for widget in (window, *watched):
            widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Tell, and let the key be what it is."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            self._forget(event.key())
        pressed = event if event.type() == QEvent.Type.KeyPress else None
        if isinstance(pressed, QKeyEvent) and pressed.key() != Qt.Key.Key_Escape:
            self._look_at(QKeySequence(pressed.keyCombination()), watched is self._window)
        return super().eventFilter(watched, event)

    def _look_at(self, key: QKeySequence, is_elsewhere: bool) -> None:
        meant = self._actions.with_key(key)
        found = [spec for spec in meant if spec.everywhere or not is_elsewhere]
        if found and not any(self._actions[spec.id].isEnabled() for spec in found):
            self._tell(found)

    def _tell(self, found: Sequence[ActionSpec]) -> None:
        now = self._situation()
        meant = next((spec for spec in found if now.mode in spec.modes), found[0])
        needs_span_alone = meant.is_usable(replace(now, has_focus=True))
        if is_closed(now) and meant.id.startswith(_DECIDING) and not needs_span_alone:
            self._told = self._closed_words()
            self._messages.warn(self._told)
        else:
            self._told = why_not(meant, now)
            self._messages.say(self._told)

    def _forget(self, key: int) -> None:
        """Another key was pressed: why the one before did nothing is not what matters now."""
        if self._told and key not in _MODIFIERS:
            self._messages.take_back(self._told)
            self._told = ""

    def _closed_words(self) -> str:
        workspace = self._desk.workspace
        assert workspace is not None
        words = self.tr("This report is finished; {key} opens it again.")
        if workspace.work.state is WorkState.UNUSABLE:
            words = self.tr("This report was called unusable; {key} opens it again.")
        return words.format(key=readable_key(self._actions.key_of("report.reopen")))
