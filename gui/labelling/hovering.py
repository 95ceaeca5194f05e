"""The card of a span: under the pointer that rests on it, or by key at the chosen one."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent

from gui.actions.action_set import Handler
from gui.desk import Desk
from gui.labelling.focus import Focus
from gui.theme import Theme
from schema.records import LabelId

if TYPE_CHECKING:
    from gui.labelling.span_card import SpanCard

RESTS_MS: Final = 600
_HIDING: Final = (
    QEvent.Type.MouseButtonPress,
    QEvent.Type.Wheel,
    QEvent.Type.KeyPress,
    QEvent.Type.ShortcutOverride,  # a key that an action takes is never pressed in the view
    QEvent.Type.FocusOut,
)


class HoverCards(QObject):
    """Loads what a card tells, and reads a span's history, only once one is to be shown."""

    def __init__(self, desk: Desk, focus: Focus, theme: Theme) -> None:
        super().__init__(focus)
        self._desk = desk
        self._focus = focus
        self._theme = theme
        self._key = LabelId("")
        self._card: SpanCard | None = None
        self._rest = QTimer(self, singleShot=True, interval=RESTS_MS)
        self._rest.timeout.connect(self._show)
        focus.view.hovered.connect(self._hover)
        for widget in (focus.view, focus.view.viewport()):
            widget.installEventFilter(self)

    def handlers(self) -> Mapping[str, Handler]:
        """What the action of the card does."""
        return {"label.history": self.show_chosen}

    def show_chosen(self) -> None:
        """Show the card of the chosen span."""
        if self._focus.key is not None:
            self._key = self._focus.key
            self._show()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Put the card away as soon as anything is done; Esc does that alone."""
        if event.type() in _HIDING:
            is_shown = self._card is not None and self._card.is_shown
            self._put_away()
            if is_shown and _is_escape(event):
                event.accept()  # so that it is no action's key
                return True
        return super().eventFilter(watched, event)

    def _hover(self, key: str) -> None:
        self._put_away()
        if key:
            self._key = LabelId(key)
            self._rest.start()

    def _put_away(self) -> None:
        self._rest.stop()
        if self._card is not None:
            self._card.hide()

    def _show(self) -> None:
        item = self._desk.item(self._key)
        if item is None or not self._focus.view.isVisible():
            return
        if self._card is None:
            from gui.labelling.span_card import SpanCard

            self._card = SpanCard(self._desk, self._focus.view, self._theme)
        self._card.show(item)


def _is_escape(event: QEvent) -> bool:
    """Whether Esc is pressed, and no action has it yet."""
    if not isinstance(event, QKeyEvent) or event.type() is not QEvent.Type.ShortcutOverride:
        return False
    return event.key() == Qt.Key.Key_Escape
