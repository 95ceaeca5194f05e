"""What the actions on projects ask before they act: which file, which name."""

from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog, QWidget

from annotator.project import SUFFIX
from annotator.settings import Settings
from gui.actions.action_set import Handler
from gui.desk import Desk
from gui.dialogs.project_files import project_filter
from gui.messages import Messages
from gui.projects.opening import Projects


class ProjectActions(QObject):
    """Asks, and hands the answers to `Projects`."""

    def __init__(
        self,
        desk: Desk,
        projects: Projects,
        settings: Settings,
        messages: Messages,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._desk = desk
        self._projects = projects
        self._settings = settings
        self._messages = messages
        self._window = window

    def handlers(self) -> Mapping[str, Handler]:
        """What the actions on the project do."""
        return {
            "project.new": self.ask_new,
            "project.open": self.ask_open,
            "project.prelabel": self._projects.suggest_for_all,
            "project.send_copy": self.ask_send_copy,
        }

    def ask_new(self) -> None:
        """Ask where to make a new project."""
        if path := self._ask_save(
            self.tr("New project"), self.tr("reports") + SUFFIX, project_filter()
        ):
            self._projects.create(path if path.suffix else path.with_suffix(SUFFIX))

    def ask_open(self) -> None:
        """Ask which project to open."""
        name, _ = QFileDialog.getOpenFileName(
            self._window, self.tr("Open project"), self._folder(), project_filter()
        )
        if name:
            self._projects.open(Path(name))

    def ask_send_copy(self) -> None:
        """Ask where to write the copy."""
        operations = self._desk.operations
        if operations is None:
            return
        name = f"{operations.path.stem}-copy{SUFFIX}"
        if path := self._ask_save(self.tr("Send a copy"), name, project_filter()):
            self._projects.send_copy(path)

    def _folder(self) -> str:
        operations = self._desk.operations
        return str(operations.path.parent if operations else Path.home())

    def _ask_save(self, title: str, name: str, kinds: str) -> Path | None:
        chosen, _ = QFileDialog.getSaveFileName(
            self._window, title, str(Path(self._folder()) / name), kinds
        )
        return Path(chosen) if chosen else None
