"""Asks which backup to go back to, and which damaged file to save what can be read of."""

from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QDialog, QFileDialog, QWidget

from annotator import words
from annotator.errors import Problem, UserError
from annotator.progress import Cancelled, Progress
from annotator.project import SUFFIX
from annotator.safety import backups
from annotator.safety.repair import Repaired, repair
from annotator.settings import Settings
from gui import texts
from gui.actions.action_set import Handler
from gui.backups.dialog import BackupsDialog
from gui.desk import Desk
from gui.dialogs.listing import show_lines
from gui.dialogs.project_files import project_filter
from gui.messages import Messages
from gui.projects.opening import Projects
from gui.tasks import Tasks


class GoingBack(QObject):
    """Whatever is saved becomes a new file, which is opened; the old one is left as it is."""

    def __init__(
        self,
        desk: Desk,
        projects: Projects,
        tasks: Tasks,
        settings: Settings,
        messages: Messages,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._desk = desk
        self._projects = projects
        self._tasks = tasks
        self._settings = settings
        self._messages = messages
        self._window = window

    def handlers(self) -> Mapping[str, Handler]:
        """What the actions about saving a project do."""
        return {"project.backups": self.ask_restore, "project.repair": self.ask_repair}

    def ask_restore(self) -> None:
        """Ask which backup of the open project, or of one that cannot be opened, to go back to."""
        operations = self._desk.operations
        path = (
            operations.path if operations else self._ask_open(self.tr("Backups of which project?"))
        )
        if path is None:
            return
        found = backups.of_file(path)
        if not found:
            self._messages.fail(UserError(Problem.NO_BACKUPS, path=path))
            return
        dialog = BackupsDialog(found, self._window)
        is_taken = dialog.exec() == QDialog.DialogCode.Accepted
        chosen = dialog.chosen
        dialog.deleteLater()
        if is_taken and chosen is not None:
            name = f"{path.stem}.{chosen.at.astimezone():%Y%m%d-%H%M}{SUFFIX}"
            if target := self._ask_save(self.tr("Restore as"), path.with_name(name)):
                self._restore(chosen, target)

    def ask_repair(self) -> None:
        """Ask which damaged file to save what can be read of, and where to."""
        path = self._ask_open(self.tr("Repair which project?"))
        if path is None:
            return
        target = self._ask_save(
            self.tr("Save what can be read as"), path.with_name(f"{path.stem}.repaired{SUFFIX}")
        )
        if target is None:
            return
        person = self._settings.author()

        def work(_progress: Progress, _is_cancelled: Cancelled) -> object:
            return repair(path, target, person)

        def tell(done: object) -> None:
            assert isinstance(done, Repaired)
            self._projects.open(target)
            self._tell(done)

        self._tasks.start(self.tr("Repairing"), work, tell)

    def _restore(self, chosen: backups.Backup, target: Path) -> None:
        try:
            backups.restore(chosen, target)
        except UserError as error:
            self._messages.fail(error)
            return
        if self._projects.open(target):
            said = self.tr("This is the backup of {time}; the project it is of stays as it is.")
            self._messages.say(said.format(time=f"{chosen.at.astimezone():%Y-%m-%d %H:%M}"))

    def _tell(self, done: Repaired) -> None:
        if done.is_whole:
            self._messages.say(self.tr("Everything could be saved."))
            return
        lines = [words.report(key, texts.language(), count=count) for key, count in done.losses]
        show_lines(self._window, self.tr("Not everything could be saved"), lines)

    def _ask_open(self, title: str) -> Path | None:
        operations, lately = self._desk.operations, self._settings.recent_projects()
        near = operations.path if operations else next(iter(lately), None)
        folder = near.parent if near else Path.home()
        name, _ = QFileDialog.getOpenFileName(self._window, title, str(folder), project_filter())
        return Path(name) if name else None

    def _ask_save(self, title: str, path: Path) -> Path | None:
        name, _ = QFileDialog.getSaveFileName(self._window, title, str(path), project_filter())
        return Path(name) if name else None
