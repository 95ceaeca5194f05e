"""Backups are made while people work: soon after opening, and twice an hour from then on."""

from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer

from annotator import words
from annotator.progress import Cancelled, Progress
from annotator.project import Mode, Project
from gui import texts
from gui.desk import Desk
from gui.latest import Latest
from gui.messages import Messages

if TYPE_CHECKING:
    from annotator.safety.backups import Backup

_SOON_MS: Final = 15_000  # once the window has settled down
_AGAIN_MS: Final = 30 * 60_000


class BackingUp(QObject):
    """Makes a backup where anything has changed; warns where the file lies at risk."""

    def __init__(self, desk: Desk, messages: Messages, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._messages = messages
        self._making: Latest[Path, Backup | None] = Latest(
            _make, lambda _path, _made: None, self._on_failed, desk.background, self
        )
        self._due = QTimer(self)
        self._due.timeout.connect(self.make)
        self._is_warned = False
        desk.project_changed.connect(self._begin_anew)

    def make(self) -> None:
        """Back up the open project, unless one is being made."""
        operations = self._desk.operations
        if operations is not None and not operations.read_only and not self._making.is_busy:
            self._due.start(_AGAIN_MS)
            self._making.ask(operations.path)
            self._warn_of(operations.path)

    def _begin_anew(self) -> None:
        self._due.stop()
        operations = self._desk.operations
        if operations is None or operations.read_only:
            return
        self._is_warned = False
        self._due.start(_SOON_MS)

    def _warn_of(self, path: Path) -> None:
        """Say once what threatens the file where it lies."""
        from annotator.safety.places import risk_of

        risk = None if self._is_warned else risk_of(path)
        self._is_warned = True
        if risk is not None:
            self._messages.warn(words.report(risk.value, texts.language(), path=path))

    def _on_failed(self, _path: Path, error: Exception) -> None:
        self._messages.fail(error)


def _make(path: Path, _progress: Progress, _is_cancelled: Cancelled) -> "Backup | None":
    from annotator.safety import backups

    with Project.open(path, Mode.READ) as project:
        return backups.make(project)
