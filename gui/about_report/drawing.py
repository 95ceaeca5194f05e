"""Pages are drawn in a process of their own, one at a time; the latest that was asked for wins."""

import threading
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from annotator.importing.apart import ReaderProcess
from annotator.progress import Cancelled, Progress
from annotator.reading.pages import PagePicture, PageRequest
from gui.background import Background
from gui.latest import Latest


class Drawing(QObject):
    """Draws pages of one file; close it after use."""

    drawn = Signal(object)  # PagePicture
    failed = Signal(object)  # Exception

    def __init__(self, path: Path, background: Background, parent: QObject) -> None:
        super().__init__(parent)
        self._path = path
        self._is_over = threading.Event()
        self._process = ReaderProcess(is_cancelled=self._is_over.is_set)
        self._latest = Latest(self._draw, self._take, self._fail, background, self)

    def ask(self, request: PageRequest) -> None:
        """Draw this page, once the one that is being drawn is there."""
        if not self._is_over.is_set():
            self._latest.ask(request)

    def close(self) -> None:
        """End the process."""
        self._is_over.set()
        self._latest.stop()
        self._process.close()

    def _draw(self, request: PageRequest, _: Progress, _cancelled: Cancelled) -> PagePicture:
        return self._process.picture(self._path, request)

    def _take(self, _: PageRequest, picture: PagePicture) -> None:
        self.drawn.emit(picture)

    def _fail(self, _: PageRequest, error: Exception) -> None:
        self.failed.emit(error)
