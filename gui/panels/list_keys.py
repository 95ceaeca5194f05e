"""Keys of a list: Enter does what it is there for, and not what its dialog does by default."""

from collections.abc import Callable, Mapping
from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

Act = Callable[[], object]
_NONE: Final[Mapping[Qt.Key, Act]] = {}
_ENTER: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_DELETE: Final = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)


class KeysOfList(QObject):
    """Watches a list; `others` are more of its keys, without modifiers."""

    def __init__(
        self,
        watched: QWidget,
        enter: Act | None = None,
        others: Mapping[Qt.Key, Act] = _NONE,
        *,
        delete: Act | None = None,
    ) -> None:
        super().__init__(watched)
        acts = {**dict.fromkeys(_ENTER, enter), **dict.fromkeys(_DELETE, delete), **others}
        self._acts = {key.value: act for key, act in acts.items()}
        watched.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
            act = self._acts.get(event.key())
            if act is not None and held == Qt.KeyboardModifier.NoModifier:
                act()
                return True
        return super().eventFilter(watched, event)
