"""Looks into the files of an import in a thread of its own, as often as the choices change."""

import logging
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from time import monotonic
from typing import Final

from PySide6.QtCore import QObject, Signal

from annotator.importing.choice import ImportChoice
from annotator.importing.preview import FileLook, look_at
from annotator.progress import Cancelled, Progress
from annotator.project import Mode, Project
from gui.background import Background
from gui.latest import Latest

_TELL_EVERY: Final = 0.1  # seconds

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, eq=False)
class Question:
    """What is to be looked into and how it is read."""

    paths: Sequence[Path]
    choice: ImportChoice


class ImportPreview(QObject):
    """Tells of files in groups, in their order; what is asked anew replaces what was asked."""

    looked = Signal(object)  # list[FileLook]
    ended = Signal()
    _told = Signal(object, object)

    def __init__(self, project: Path, background: Background, parent: QObject) -> None:
        super().__init__(parent)
        self._project = project
        self._latest = Latest(self._look, self._end, self._fail, background, self)
        self._told.connect(self._pass_on)

    def ask(self, question: Question) -> None:
        """Look into these, and no longer into what was asked before."""
        self._latest.ask(question)

    def stop(self) -> None:
        """Look no further, and wait until nothing is read any more."""
        self._latest.stop()

    def _look(self, question: Question, _: Progress, is_cancelled: Cancelled) -> list[FileLook]:
        """Tell of groups as they are there; the files of the last one are returned."""
        found: list[FileLook] = []
        told = monotonic()
        with Project.open(self._project, Mode.READ) as project:
            looks = look_at(project, question.paths, question.choice, is_cancelled=is_cancelled)
            for look in looks:
                found.append(look)
                if monotonic() - told >= _TELL_EVERY:
                    self._told.emit(question, found)
                    found, told = [], monotonic()
        return found

    def _pass_on(self, question: Question, found: list[FileLook]) -> None:
        if self._latest.is_newest(question):
            self.looked.emit(found)

    def _end(self, _: Question, found: list[FileLook]) -> None:
        self.looked.emit(found)
        self.ended.emit()

    def _fail(self, _: Question, error: Exception) -> None:
        log.warning("the preview ended early: %s", type(error).__name__)
        self.ended.emit()
