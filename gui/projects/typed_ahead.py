"""Keys that are pressed while a project opens come to nothing: nobody has seen it by then."""

from PySide6.QtCore import QEvent, QEventLoop, QObject
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication


def drop() -> None:
    """Let the keys that wait come to nothing, and whatever else waits be done."""
    app, deaf = QApplication.instance(), _Deaf()
    assert app is not None
    app.installEventFilter(deaf)
    try:
        app.processEvents(QEventLoop.ProcessEventsFlag.ExcludeSocketNotifiers)
    finally:
        app.removeEventFilter(deaf)


class _Deaf(QObject):
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent):
            event.accept()  # else Qt would look for an action with this key
            return True
        return super().eventFilter(watched, event)
