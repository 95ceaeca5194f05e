"""The room there is on a screen for a window."""

from PySide6.QtCore import QRect
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QStyle, QWidget


def fit_to_screen(window: QWidget) -> None:
    """Make a window that is not shown yet no larger than its screen, and put it inside."""
    wanted = window.geometry()
    screen = QGuiApplication.screenAt(wanted.center()) or window.screen()
    window.setGeometry(fitted(wanted, _room_inside_frame(window, screen.availableGeometry())))


def fitted(wanted: QRect, room: QRect) -> QRect:
    """The rectangle, cut to the size of the room and moved into it."""
    found = QRect(wanted.topLeft(), wanted.size().boundedTo(room.size()))
    found.moveRight(min(found.right(), room.right()))
    found.moveBottom(min(found.bottom(), room.bottom()))
    found.moveLeft(max(found.left(), room.left()))
    found.moveTop(max(found.top(), room.top()))
    return found


def _room_inside_frame(window: QWidget, room: QRect) -> QRect:
    # how high the frame is only its owner knows, and only once the window is shown
    title = window.style().pixelMetric(QStyle.PixelMetric.PM_TitleBarHeight)
    return room.adjusted(0, title, 0, 0)
