"""Files that are dragged onto the window: told by what they are."""

from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from annotator.project import SUFFIX


class Dropping(QObject):
    """Watches the window; made once all fields stand in it."""

    project_dropped = Signal(Path)
    projects_dropped = Signal(object)  # list[Path]: several projects
    files_dropped = Signal(object)  # list[Path]: reports, or what else may be brought in

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        window.setAcceptDrops(True)
        for field in window.findChildren(QLineEdit):
            field.setAcceptDrops(False)  # files belong to the window, wherever they are dropped
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take files that are dragged here."""
        if isinstance(event, QDragEnterEvent) and event.mimeData().hasUrls():
            event.acceptProposedAction()
            return True
        if isinstance(event, QDropEvent) and event.type() == QEvent.Type.Drop:
            urls = event.mimeData().urls()
            self._tell([Path(url.toLocalFile()) for url in urls if url.isLocalFile()])
            return True
        return super().eventFilter(watched, event)

    def _tell(self, paths: list[Path]) -> None:
        if len(paths) == 1 and paths[0].suffix == SUFFIX:
            self.project_dropped.emit(paths[0])
        elif paths and all(path.suffix == SUFFIX for path in paths):
            self.projects_dropped.emit(paths)
        elif paths:
            self.files_dropped.emit(paths)
