"""A menu that writes keys as the rest of the window does."""

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QStyleOptionMenuItem

from gui.keys.names import readable_key


class KeyMenu(QMenu):
    """Qt would write `Ctrl+Return` where the status row and the buttons have `Ctrl Enter`."""

    def initStyleOption(self, option: QStyleOptionMenuItem, action: QAction) -> None:
        super().initStyleOption(option, action)
        if keys := action.shortcuts():
            option.text = f"{action.text()}\t{readable_key(keys[0].toString())}"
