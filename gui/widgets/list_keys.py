"""Keys of lists and tables: letters belong to the window, Enter and Esc to who listens."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, SignalInstance
from PySide6.QtGui import QKeyEvent

if TYPE_CHECKING:
    from PySide6.QtWidgets import QAbstractItemView as _View
else:
    _View = object  # Qt knows only one of its classes as a base; the list brings that along

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class NoSearch(_View):
    """Stands before the class of a list or table in its bases."""

    def keyboardSearch(self, search: str) -> None:
        """Letters typed over the list are no search: a field is there, or the window's keys."""


class EnterAndLeave(NoSearch):
    """Enter activates on every platform, though Qt does so only on some; Esc leaves."""

    left: SignalInstance  # of the class that this one stands before

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() in _ENTER and self.currentIndex().isValid():
            self.activated.emit(self.currentIndex())
        else:
            super().keyPressEvent(event)
