"""Bringing reports in while people label: what is asked before, and what is told after."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from annotator import words
from annotator.errors import UserError
from annotator.gateway import Gateway
from annotator.importing.batches import TakenBack, batches, take_back
from annotator.prelabel import prelabel_apart
from annotator.progress import Cancelled, Progress
from annotator.project import Project
from annotator.settings import Settings
from annotator.store import annotators
from gui import texts
from gui.actions.action_set import Handler
from gui.appearance import Appearance
from gui.desk import Desk
from gui.dialogs.listing import show_lines
from gui.imports.earlier import ImportsDialog
from gui.messages import Messages, sentence
from gui.operations import Operations
from gui.projects.report_flow import ReportFlow
from gui.tasks import Tasks, with_gate
from schema.records import ReportId

if TYPE_CHECKING:
    from annotator.importing.choice import ImportChoice
    from annotator.importing.files import Outcome


class Importing(QObject):
    """One import after the other, in the background; the queue shows what came in."""

    began = Signal(object)  # the paths

    def __init__(
        self,
        desk: Desk,
        flow: ReportFlow,
        tasks: Tasks,
        settings: Settings,
        appearance: Appearance,
        messages: Messages,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._settings = settings
        self._appearance = appearance
        self._desk = desk
        self._flow = flow
        self._tasks = tasks
        self._messages = messages
        self._window = window

    def handlers(self) -> Mapping[str, Handler]:
        """What the actions on imports do."""
        return {"project.import": self.ask, "project.imports": self.list_imports}

    def ask(self) -> None:
        """Ask what to bring in, and how it is to be read."""
        self.ask_about(())

    def ask_about(self, paths: Sequence[Path]) -> None:
        """The same, beginning with these files and folders."""
        operations = self._writable()
        if operations is None:
            return
        from gui.imports.dialog import ImportDialog, ImportTarget  # all formats take long to load

        target = ImportTarget(
            project=operations.path,
            schema=operations.schema,
            theme=self._appearance.theme,
            people=operations.read(_names_of_people),
            label_names=self._settings.label_names(),
        )
        dialog = ImportDialog(target, self._desk.background, self._window)
        if paths:
            dialog.take(map(str, paths))
        if dialog.exec() == ImportDialog.DialogCode.Accepted:
            self._remember(dialog.choice.label_names)
            self.bring_in(dialog.paths, dialog.choice)
        dialog.deleteLater()

    def bring_in(self, paths: Sequence[Path], choice: "ImportChoice | None" = None) -> None:
        """Import in the background, and let the engine suggest for what is new."""
        operations = self._writable()
        if operations is None:
            return

        def work(gate: Gateway, progress: Progress, is_cancelled: Cancelled) -> "Outcome":
            from annotator.importing.files import import_paths

            return import_paths(gate, paths, choice, progress=progress, is_cancelled=is_cancelled)

        self.began.emit(tuple(paths))
        self._tasks.start(
            self.tr("Importing reports"), with_gate(operations, work), self._take_outcome
        )

    def _remember(self, label_names: Mapping[str, str]) -> None:
        if not label_names:
            return
        try:
            self._settings.remember_label_names(label_names)
        except UserError as error:
            self._messages.fail(error)

    def list_imports(self) -> None:
        """Show what was imported when, and take back what is chosen there."""
        operations = self._desk.operations
        if operations is None:
            return
        may_take_back = self._writable() is not None
        found = operations.read(batches)
        dialog = ImportsDialog(found, self._window, may_take_back=may_take_back)
        accepted = dialog.exec() == ImportsDialog.DialogCode.Accepted
        chosen = dialog.chosen
        dialog.deleteLater()
        if accepted and chosen is not None:
            self._take_back(chosen.id)

    def _writable(self) -> Operations | None:
        """The project, where it may be changed and nothing else runs."""
        operations = self._desk.operations
        if operations is None or operations.read_only:
            return None
        if self._tasks.is_busy:
            self._messages.say(self.tr("Something still runs; try again when it has ended."))
            return None
        return operations

    def _take_outcome(self, outcome: object) -> None:
        from annotator.importing.files import Outcome

        assert isinstance(outcome, Outcome)
        self._flow.reload()
        self._suggest_for(outcome.without_suggestions)
        self._tell(outcome)

    def _suggest_for(self, new: Sequence[ReportId]) -> None:
        operations = self._desk.operations
        if operations is None or not new:
            return

        def work(gate: Gateway, progress: Progress, is_cancelled: Cancelled) -> object:
            return prelabel_apart(gate, new, progress=progress, is_cancelled=is_cancelled)

        self._tasks.start(
            self.tr("Suggesting"),
            with_gate(operations, work),
            lambda _: self._flow.show_suggestions_of(set(new)),
        )

    def _tell(self, outcome: "Outcome") -> None:
        from annotator.importing.told import figures, outcome_lines

        language = texts.language()
        told = figures(outcome, language)
        if outcome.cancelled:
            told = f"{words.report('import_cancelled', language)} · {told}"
        self._messages.say(told)
        lines = [sentence(error) for error in outcome.refused]
        lines += outcome_lines(outcome, language)
        if lines:
            show_lines(self._window, told, lines)

    def _take_back(self, batch: str) -> None:
        operations = self._writable()
        if operations is None:
            return

        def work(gate: Gateway, _progress: Progress, _is_cancelled: Cancelled) -> TakenBack:
            return take_back(gate, batch)

        self._tasks.start(
            self.tr("Taking an import back"), with_gate(operations, work), self._tell_taken_back
        )

    def _tell_taken_back(self, done: object) -> None:
        assert isinstance(done, TakenBack)
        self._flow.leave(set(done.removed))
        language = texts.language()
        told = words.report("taken_back", language, removed=len(done.removed))
        self._messages.say(told)
        if done.begun:
            stays = [words.report("begun_stays", language, report=each) for each in done.begun]
            show_lines(self._window, told, stays)


def _names_of_people(project: Project) -> tuple[str, ...]:
    return tuple(dict.fromkeys(each.name for each in annotators.everyone(project.db)))
