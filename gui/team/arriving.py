"""A file that is to be opened and is a part of a team's work: it is offered to be taken in."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from annotator.project import Mode, Project
from annotator.team.file_kind import glance
from gui.desk import Desk
from gui.dialogs.ask import say_plainly
from gui.dialogs.project_files import project_filter
from gui.projects.opening import Projects
from gui.team.written_question import parent_of_dialog
from gui.widgets.labels import named


class Arriving(QObject):
    """A package cannot be worked in, and a hand-out is opened by whom it is for."""

    def __init__(
        self,
        desk: Desk,
        projects: Projects,
        take_in: Callable[[Sequence[Path]], None],
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._desk = desk
        self._projects = projects
        self._take_in = take_in
        self._window = window
        projects.arrived.connect(self._ask)

    def _ask(self, path: Path, is_package: bool) -> None:
        if not is_package:
            self._ask_about_hand_out(path)
        elif self._is_of_this(path):
            self._take_in([path])
        else:
            self._choose_project(path)

    def _is_of_this(self, path: Path) -> bool:
        operations = self._desk.operations
        if operations is None:
            return False
        with Project.open(path, Mode.READ) as source:
            return glance(source).project == operations.read(glance).project

    def _ask_about_hand_out(self, path: Path) -> None:
        said = self.tr("{file} is a hand-out of the project that is open.").format(file=path.name)
        more = self.tr("Its work can be taken in here. Whoever it is for opens it to work in it.")
        box = self._box(said, more)
        role = QMessageBox.ButtonRole
        taking = box.addButton(self.tr("Take in…"), role.AcceptRole)
        opening = box.addButton(self.tr("Open it"), role.ActionRole)
        box.addButton(QMessageBox.StandardButton.Cancel)
        box.setDefaultButton(taking)
        box.exec()
        chosen = box.clickedButton()
        box.deleteLater()
        if chosen is taking:
            self._take_in([path])
        elif chosen is opening:
            self._projects.open(path, asks=False)

    def _choose_project(self, path: Path) -> None:
        """Ask for the project that a package is for, and take it in there."""
        said = self.tr("{file} is a package: work that was handed in.").format(file=path.name)
        more = self.tr(
            "It holds one person's decisions alone, and is not opened. Choose the project that it"
            " is for, to take it in there."
        )
        box = self._box(said, more)
        choosing = box.addButton(self.tr("Choose the project…"), QMessageBox.ButtonRole.AcceptRole)
        box.addButton(QMessageBox.StandardButton.Cancel)
        box.setDefaultButton(choosing)
        box.exec()
        is_wanted = box.clickedButton() is choosing
        box.deleteLater()
        if not is_wanted:
            return
        name, _ = QFileDialog.getOpenFileName(
            self._window, self.tr("Open project"), str(path.parent), project_filter()
        )
        if name:
            self._projects.open_and(Path(name), lambda: self._take_in([path]))

    def _box(self, said: str, more: str) -> QMessageBox:
        box = named(QMessageBox(parent_of_dialog(self._window)), "arrived")
        box.setIcon(QMessageBox.Icon.Question)
        box.setWindowTitle(self.tr("Take in or open?"))
        say_plainly(box, said, more)
        return box
