"""Enter on a button that has the focus presses that button, and in a field the default one.

Qt does so of itself for buttons that may become the default. Those beside it must not: in a dialog
without a default the first of them would be pressed from every field. So it presses the default in
their place, whichever has the focus.
"""

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QPushButton

from gui.widgets.labels import named

_ENTER: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


def beside_default(button: QPushButton) -> None:
    """A button that Enter presses where it has the focus, and never from a field."""
    button.setAutoDefault(False)
    button.installEventFilter(_PressedByEnter(button))


def press_by_default(button: QPushButton) -> None:
    """Let Enter press it from every field of its dialog, in which it has to stand by now.

    A button that stands in none yet Qt takes for the default of the moment: once another one had
    the focus, Enter in a field would press that one, and be it Cancel.
    """
    assert isinstance(button.window(), QDialog)
    button.setDefault(True)


def buttons_beside_default(texts: Mapping[str, str]) -> dict[str, QPushButton]:
    """A button beside the default for each text, by its name."""
    buttons = {name: named(QPushButton(text), name) for name, text in texts.items()}
    for button in buttons.values():
        beside_default(button)
    return buttons


def close_beside_default(dialog: QDialog) -> QDialogButtonBox:
    """The box of a dialog that nothing but its Close button and Esc close: no field does."""
    box = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
    box.rejected.connect(dialog.reject)
    beside_default(box.button(QDialogButtonBox.StandardButton.Close))
    return box


class _PressedByEnter(QObject):
    def __init__(self, button: QPushButton) -> None:
        super().__init__(button)
        self._button = button

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent) or event.type() is not QEvent.Type.KeyPress:
            return super().eventFilter(watched, event)
        if event.key() not in _ENTER:
            return super().eventFilter(watched, event)
        if not event.isAutoRepeat():
            self._button.click()
        return True
