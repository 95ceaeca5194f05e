"""Where the window stands and how large it is, kept for the next time."""

from typing import Final

from PySide6.QtCore import QSettings, QSize
from PySide6.QtWidgets import QWidget

from gui.frame.fit_to_screen import fit_to_screen

_FIRST: Final = QSize(1440, 900)
_LEAST: Final = QSize(800, 480)
_GEOMETRY: Final = "window/geometry"


def restore_place(window: QWidget, store: QSettings) -> None:
    """Put a window that is not shown yet where it stood, as far as the screen has room."""
    window.resize(_FIRST)
    window.setMinimumSize(_LEAST)
    geometry = store.value(_GEOMETRY)
    if geometry is not None:
        window.restoreGeometry(geometry)
    fit_to_screen(window)


def save_place(window: QWidget, store: QSettings) -> None:
    """Remember where a window stands."""
    store.setValue(_GEOMETRY, window.saveGeometry())
