"""Opening, making, filling and copying projects; what takes long runs in the background."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QMessageBox, QWidget

from annotator import words
from annotator.errors import Problem, UserError
from annotator.exchange import exporting
from annotator.exchange.documents import GOLD_NAME
from annotator.exchange.exporting import Exported
from annotator.gate import Gate, create_project
from annotator.importing import Outcome, import_paths
from annotator.prelabel import prelabel
from annotator.progress import Cancelled, Progress
from annotator.project import Mode, Project
from annotator.reading.extract import Options
from annotator.settings import Settings
from annotator.store import reports
from gui import texts
from gui.desk import Desk
from gui.dialogs.listing import show_lines
from gui.messages import Messages, sentence
from gui.operations import Operations
from gui.report_flow import ReportFlow
from gui.tasks import Tasks, with_gate
from schema.records import ReportId

if TYPE_CHECKING:
    from annotator.suggest.engine import Engine


class Projects(QObject):
    """What is done with the project as a whole."""

    def __init__(
        self,
        desk: Desk,
        flow: ReportFlow,
        tasks: Tasks,
        settings: Settings,
        messages: Messages,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._desk = desk
        self._flow = flow
        self._tasks = tasks
        self._settings = settings
        self._messages = messages
        self._window = window
        tasks.failed.connect(messages.fail)

    @property
    def is_busy(self) -> bool:
        """Whether something runs in the background."""
        return self._tasks.is_busy

    def open(self, path: Path, *, read_only: bool = False) -> bool:
        """Open a project in place of the one at hand; one that is open elsewhere may be read."""
        at_hand = self._desk.operations
        if at_hand is not None and path.absolute() == at_hand.path.absolute():
            return True
        try:
            operations = Operations(path, self._settings.author(), read_only=read_only)
        except UserError as error:
            may_read = error.problem in (Problem.ALREADY_OPEN, Problem.READ_ONLY)
            if may_read and not read_only and self._wants_to_read(error):
                return self.open(path, read_only=True)
            self._messages.fail(error)
            return False
        if not self.close():
            operations.close()
            return False
        self._desk.take(operations)
        try:
            self._settings.remember_project(path)
        except UserError as error:
            self._messages.fail(error)
        return True

    def create(self, path: Path) -> bool:
        """Make a project and open it."""
        try:
            create_project(path, self._settings.author())
        except UserError as error:
            self._messages.fail(error)
            return False
        return self.open(path)

    def close(self) -> bool:
        """Close the project at hand; asks where something cannot be stored. False to stay."""
        self._tasks.wait()
        operations = self._desk.operations
        while operations is not None:
            error = operations.close()
            if error is None:
                break
            answer = self._ask_about_unstored(error, operations.pending_count)
            if answer == QMessageBox.StandardButton.Cancel:
                return False
            if answer == QMessageBox.StandardButton.Discard:
                operations.close(give_up=True)
                break
        self._desk.take(None)
        return True

    def bring_in(self, paths: Sequence[Path], *, encoding: str | None = None) -> None:
        """Import files and folders in the background, and suggest for what is new.

        Without an encoding each text file tells its own.
        """
        operations = self._desk.operations
        if operations is None or operations.read_only or self._tasks.is_busy:
            return
        engine_of = self._engine_of

        def work(gate: Gate, progress: Progress, is_cancelled: Cancelled) -> Outcome:
            outcome = import_paths(
                gate,
                paths,
                options=Options(encoding=encoding),
                progress=progress,
                is_cancelled=is_cancelled,
            )
            if outcome.without_suggestions and not is_cancelled():
                new = outcome.without_suggestions
                prelabel(
                    gate,
                    engine_of(gate.project),
                    new,
                    progress=progress,
                    is_cancelled=is_cancelled,
                )
            return outcome

        self._tasks.start(
            self.tr("Importing reports"), with_gate(operations, work), self._tell_import
        )

    def suggest_for_all(self) -> None:
        """Let the engine suggest for all reports that have no suggestions."""
        operations = self._desk.operations
        if operations is None:
            return
        engine_of = self._engine_of

        def work(gate: Gate, progress: Progress, is_cancelled: Cancelled) -> object:
            engine = engine_of(gate.project)
            return prelabel(gate, engine, progress=progress, is_cancelled=is_cancelled)

        self._tasks.start(
            self.tr("Suggesting"), with_gate(operations, work), lambda _: self._show_all_anew()
        )

    def export(self, path: Path) -> None:
        """Write the gold labels as JSONL."""

        def tell(done: object) -> None:
            assert isinstance(done, Exported)
            if not done.reports:
                self._messages.say(self.tr("Nothing to export: no report is finished yet."))
                return
            figures = {"reports": done.reports, "spans": done.spans, "path": path}
            self._messages.say(words.report("exported", texts.language(), **figures))

        self._start_reading(
            self.tr("Exporting"),
            lambda project: exporting.export(project, GOLD_NAME, "jsonl", path),
            tell,
        )

    def send_copy(self, path: Path) -> None:
        """Write one whole file with everything stored so far."""

        def tell(_: object) -> None:
            self._messages.say(self.tr("One whole copy is in {path}").format(path=path))

        self._start_reading(self.tr("Copying"), lambda project: project.send_copy(path), tell)

    def _start_reading(
        self, name: str, work: Callable[[Project], object], then: Callable[[object], None]
    ) -> None:
        operations = self._desk.operations
        if operations is None or self._tasks.is_busy:
            return
        operations.flush()
        source = operations.path

        def run(_progress: Progress, _is_cancelled: Cancelled) -> object:
            with Project.open(source, Mode.READ) as project:
                return work(project)

        self._tasks.start(name, run, then)

    def _tell_import(self, outcome: object) -> None:
        assert isinstance(outcome, Outcome)
        self._flow.show_suggestions_of(set(outcome.new))
        told = words.report(
            "imported",
            texts.language(),
            new=len(outcome.new),
            known=len(outcome.known),
            labelled=len(outcome.labelled),
            refused=len(outcome.refused),
        )
        self._messages.say(told)
        if outcome.refused:
            show_lines(self._window, told, [sentence(error) for error in outcome.refused])

    def _show_all_anew(self) -> None:
        if self._desk.operations is not None:
            all_of_them: list[ReportId] = self._desk.operations.read(
                lambda project: reports.ids(project.db)
            )
            self._flow.show_suggestions_of(set(all_of_them))

    def _engine_of(self, project: Project) -> "Engine":
        from annotator.suggest.engine import Engine

        return self._desk.engine or Engine.for_project(project)

    def _wants_to_read(self, error: UserError) -> bool:
        answer = QMessageBox.question(
            self._window,
            self.tr("Open for reading?"),
            sentence(error) + "\n" + self.tr("Open it to read only?"),
        )
        return answer == QMessageBox.StandardButton.Yes

    def _ask_about_unstored(self, error: UserError, waiting: int) -> QMessageBox.StandardButton:
        box = QMessageBox(self._window)
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setIcon(QMessageBox.Icon.Warning)
        box.setWindowTitle(self.tr("Not everything is stored"))
        box.setText(self.tr("{count} decisions are not stored.").format(count=waiting))
        box.setInformativeText(sentence(error))
        box.setStandardButtons(
            QMessageBox.StandardButton.Retry
            | QMessageBox.StandardButton.Discard
            | QMessageBox.StandardButton.Cancel
        )
        box.setDefaultButton(QMessageBox.StandardButton.Retry)
        return QMessageBox.StandardButton(box.exec())
