"""What the actions on projects ask before they act: which file, which name."""

from collections.abc import Mapping
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from annotator.errors import UserError
from annotator.gate import checked_name
from annotator.project import SUFFIX
from annotator.settings import Settings
from gui.actions.action_set import Handler
from gui.desk import Desk
from gui.dialogs.import_files import ImportDialog
from gui.dialogs.write import ask_for_text
from gui.messages import Messages
from gui.projects import Projects

_FILTER: Final = f"Jinbiao (*{SUFFIX})"


class ProjectActions(QObject):
    """Asks, and hands the answers to `Projects`."""

    person_renamed = Signal()

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
            "project.import": self.ask_import,
            "project.prelabel": self._projects.suggest_for_all,
            "project.export": self.ask_export,
            "project.send_copy": self.ask_send_copy,
            "project.person": self.ask_name,
        }

    def ask_new(self) -> None:
        """Ask where to make a new project."""
        if path := self._ask_save(self.tr("New project"), self.tr("reports") + SUFFIX, _FILTER):
            self._projects.create(path if path.suffix else path.with_suffix(SUFFIX))

    def ask_open(self) -> None:
        """Ask which project to open."""
        name, _ = QFileDialog.getOpenFileName(
            self._window, self.tr("Open project"), self._folder(), _FILTER
        )
        if name:
            self._projects.open(Path(name))

    def ask_import(self) -> None:
        """Ask which files and folders to bring in, and in which encoding they are."""
        if self._desk.operations is None or self._projects.is_busy:
            return
        dialog = ImportDialog(Path(self._folder()), self._window)
        if dialog.exec() == ImportDialog.DialogCode.Accepted:
            self._projects.bring_in(dialog.paths, encoding=dialog.encoding)
        dialog.deleteLater()

    def ask_export(self) -> None:
        """Ask where to write the gold labels."""
        if path := self._ask_save(self.tr("Export gold"), "gold.jsonl", "JSONL (*.jsonl)"):
            self._projects.export(path)

    def ask_send_copy(self) -> None:
        """Ask where to write the copy."""
        operations = self._desk.operations
        if operations is None:
            return
        name = f"{operations.path.stem}-copy{SUFFIX}"
        if path := self._ask_save(self.tr("Send a copy"), name, _FILTER):
            self._projects.send_copy(path)

    def ask_name(self) -> None:
        """Ask who is at the keyboard; projects keep the name they know a person by."""
        before = self._settings.author().name
        written = ask_for_text(self._window, self.tr("Your name"), before=before)
        if not written or written == before:
            return
        try:
            self._settings.change("author_name", checked_name(written))
        except UserError as error:
            self._messages.fail(error)
            return
        self._messages.say(
            self.tr("Projects that you begin from now on know you as {name}.").format(
                name=self._settings.author().name
            )
        )
        self.person_renamed.emit()

    def _folder(self) -> str:
        operations = self._desk.operations
        return str(operations.path.parent if operations else Path.home())

    def _ask_save(self, title: str, name: str, kinds: str) -> Path | None:
        chosen, _ = QFileDialog.getSaveFileName(
            self._window, title, str(Path(self._folder()) / name), kinds
        )
        return Path(chosen) if chosen else None
