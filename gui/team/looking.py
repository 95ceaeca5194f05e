"""Looking into files before they are merged, in the background; the newest list is answered."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from annotator.progress import Cancelled, Progress
from annotator.project import Mode, Project
from annotator.team import merge_preview
from annotator.team.merge_preview import FileLook
from gui.background import Background
from gui.latest import Latest


@dataclass(frozen=True, slots=True, eq=False)
class _Question:
    paths: tuple[Path, ...]


class Looking(QObject):
    """First tells what each file holds, then how many conflicts they would bring together."""

    looked = Signal(object)  # list[FileLook]
    rehearsed = Signal(object)  # int, or None where it could not be found out
    failed = Signal(object)  # Exception

    def __init__(self, project: Path, background: Background, parent: QObject) -> None:
        super().__init__(parent)
        self._project = project
        self._looks = Latest(self._look, self._take_looks, self._tell_failed, background, self)
        self._trial = Latest(self._rehearse, self._take_trial, self._fail, background, self)

    def ask(self, paths: Sequence[Path]) -> None:
        """Look into these, and no longer into those before."""
        self._trial.give_up()
        self._looks.ask(_Question(tuple(paths)))

    def stop(self) -> None:
        """Look no longer."""
        self._looks.stop()
        self._trial.stop()

    def _look(
        self, question: _Question, _progress: Progress, is_cancelled: Cancelled
    ) -> list[FileLook]:
        with Project.open(self._project, Mode.READ) as project:
            return [
                merge_preview.look(project, path) for path in question.paths if not is_cancelled()
            ]

    def _rehearse(
        self, question: _Question, _progress: Progress, is_cancelled: Cancelled
    ) -> int | None:
        with Project.open(self._project, Mode.READ) as project:
            return merge_preview.rehearse(project, question.paths, is_cancelled)

    def _take_looks(self, _: _Question, looks: list[FileLook]) -> None:
        self.looked.emit(looks)
        new = tuple(each.path for each in looks if each.new)
        if new:
            self._trial.ask(_Question(new))
        else:
            self.rehearsed.emit(0)

    def _take_trial(self, _: _Question, conflicts: int | None) -> None:
        self.rehearsed.emit(conflicts)

    def _fail(self, _: _Question, _error: Exception) -> None:
        self.rehearsed.emit(None)

    def _tell_failed(self, _: _Question, error: Exception) -> None:
        self.failed.emit(error)
