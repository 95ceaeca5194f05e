"""Exporting while people label: what is asked before, and what is told after."""

from collections.abc import Mapping
from concurrent.futures import CancelledError
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QDialog, QWidget

from annotator import words as core_words
from annotator.errors import UserError
from annotator.progress import Cancelled, Progress
from annotator.project import Project
from annotator.settings import Settings
from annotator.store import annotators, releases
from gui import texts
from gui.actions.action_set import Handler
from gui.desk import Desk
from gui.exports.done import ExportDone
from gui.messages import Messages
from gui.tasks import Tasks, with_project

if TYPE_CHECKING:
    from annotator.exporting.card import Exported
    from gui.exports.request import ExportRequest


class Exporting(QObject):
    """One export after the other, in the background."""

    def __init__(
        self, desk: Desk, tasks: Tasks, settings: Settings, messages: Messages, window: QWidget
    ) -> None:
        super().__init__(window)
        self._settings = settings
        self._desk = desk
        self._tasks = tasks
        self._messages = messages
        self._window = window

    def handlers(self) -> Mapping[str, Handler]:
        """What the action on exports does."""
        return {"project.export": self.ask}

    def ask(self) -> None:
        """Ask what to export, in which format and where to."""
        operations = self._desk.operations
        if operations is None:
            return
        from gui.exports.dialog import ExportDialog  # all formats take long to load

        people, released = operations.read(_names)
        chosen, background = self._settings.export_choices(), self._desk.background
        dialog = ExportDialog(operations, people, released, chosen, background, self._window)
        is_accepted = dialog.exec() == QDialog.DialogCode.Accepted
        if is_accepted and dialog.target is not None:
            self._remember(dialog.chosen)
            self.write(dialog.request, dialog.target)
        dialog.deleteLater()

    def _remember(self, chosen: Mapping[str, list[str]]) -> None:
        try:
            self._settings.change("export_choices", {**chosen})
        except UserError as error:
            self._messages.fail(error)

    def write(self, request: "ExportRequest", target: Path) -> None:
        """Export in the background."""
        operations = self._desk.operations
        if operations is None or self._tasks.is_busy:
            return

        def work(
            project: Project, progress: Progress, is_cancelled: Cancelled
        ) -> "Exported | None":
            try:
                return request.write(project, target, progress, is_cancelled)
            except CancelledError:
                return None

        self._tasks.start(
            self.tr("Exporting"), with_project(operations, work), partial(self._tell, target)
        )

    def _tell(self, target: Path, done: object) -> None:
        from annotator.exporting.card import Exported
        from gui.exports import words

        if done is None:
            self._messages.say(self.tr("The export was cancelled; nothing was written."))
            return
        assert isinstance(done, Exported)
        left_out = words.left_out(done, self._desk.schema)
        if not done.reports:
            nothing = self.tr("There is nothing to export by these choices.")
            self._messages.say("\n".join([nothing, *left_out]))
            return
        values = {"reports": done.reports, "spans": done.spans, "path": target}
        lines = [core_words.report("exported", texts.language(), **values), *left_out]
        self._messages.say(lines[0])
        dialog = ExportDone(lines, target, self._window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()  # not exec: whatever else waits for the end of the task goes on


def _names(project: Project) -> tuple[list[str], list[str]]:
    """Those of people, and those of releases."""
    people = [each.name for each in annotators.everyone(project.db)]
    return people, [each.name for each in releases.everything(project.db)]
