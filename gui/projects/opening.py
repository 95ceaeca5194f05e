"""Opening, making, filling and copying projects; what takes long runs in the background."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from annotator.errors import Problem, UserError
from annotator.gate import create_project
from annotator.gateway import Gateway
from annotator.prelabel import prelabel_apart
from annotator.progress import Cancelled, Progress
from annotator.project import Project
from annotator.settings import Settings
from annotator.store import reports
from annotator.store.connection import storage_errors
from annotator.team.file_kind import Kind, glance
from annotator.upgrading import Watch, is_older, watched
from gui.desk import Desk
from gui.dialogs.ask import Answer, ask
from gui.messages import Messages, sentence
from gui.operations import Operations
from gui.projects import typed_ahead
from gui.projects.report_flow import ReportFlow
from gui.tasks import Tasks, with_gate, with_project
from schema.records import ReportId


class Projects(QObject):
    """What is done with the project as a whole."""

    # Path of a file that is rather to be taken in, and whether it is a package
    arrived = Signal(object, bool)

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

    def open_and(self, path: Path, then: Callable[[], None]) -> None:
        """Open a project and, once it is open, do something in it."""

        def go_on() -> None:
            if self.open(path):
                then()

        if is_older(path):
            self._bring_up_to_date(path, go_on)
        else:
            go_on()

    def open(self, path: Path, *, read_only: bool = False, asks: bool = True) -> bool:
        """Open a project in place of the one at hand; one that is open elsewhere may be read.

        What is rather to be taken in is not opened, unless nobody is to be asked about it. A file
        of an earlier version is brought up to date in the background, and opened then.
        """
        at_hand = self._desk.operations
        if at_hand is not None and path.absolute() == at_hand.path.absolute():
            return True
        if not read_only and is_older(path):
            self._bring_up_to_date(path, lambda: self.open(path, asks=asks), asks=asks)
            return False
        try:
            with storage_errors(path):
                operations = Operations(path, self._settings.author(), read_only=read_only)
        except UserError as error:
            return self._open_otherwise(path, error, read_only=read_only, asks=asks)
        if asks and self._is_hand_out_of_this(operations):
            return False
        if not self.close():
            operations.close()
            return False
        self._desk.take(operations)
        typed_ahead.drop()
        try:
            self._settings.remember_project(path)
        except UserError as error:
            self._messages.fail(error)
        return True

    def tell_of_file(self, problem: Problem) -> None:
        """Tell what came to light of the project at hand while some room of the window read it."""
        if self._desk.operations is not None:
            self._messages.fail(UserError(problem, path=self._desk.operations.path))

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
        if not self._flow.may_leave():
            return False
        self._desk.closing.emit()
        operations = self._desk.operations
        if operations is not None and not self._may_leave(operations):
            return False
        self._desk.background.stop()
        self._flow.remember_place()
        if operations is not None:
            operations.close(give_up=True)
        self._desk.take(None)
        return True

    def suggest_for_all(self) -> None:
        """Let the engine suggest for all reports that have no suggestions."""
        operations = self._desk.operations
        if operations is None:
            return

        def work(gate: Gateway, progress: Progress, is_cancelled: Cancelled) -> object:
            return prelabel_apart(gate, progress=progress, is_cancelled=is_cancelled)

        self._tasks.start(
            self.tr("Suggesting"), with_gate(operations, work), lambda _: self._show_all_anew()
        )

    def send_copy(self, path: Path) -> None:
        """Write one whole file with everything stored so far."""

        def tell(_: object) -> None:
            self._messages.say(self.tr("One whole copy is in {path}").format(path=path))

        self._start_reading(self.tr("Copying"), lambda project: project.send_copy(path), tell)

    def _bring_up_to_date(
        self, path: Path, then: Callable[[], object], *, asks: bool = True
    ) -> None:
        if self._tasks.is_busy:
            self._messages.say(self.tr("Something still runs in the background."))
            return

        def work(_: Progress, is_cancelled: Cancelled) -> UserError | None:
            try:
                with watched(Watch(is_cancelled=is_cancelled)):
                    Project.open(path).close()
            except UserError as error:
                return error
            return None

        def go_on(error: object) -> None:
            if isinstance(error, UserError):
                self._open_otherwise(path, error, read_only=False, asks=asks)
            else:
                then()

        name = self.tr("Copying {file}, and bringing it up to date").format(file=path.name)
        self._tasks.start(name, work, go_on)

    def _open_otherwise(self, path: Path, error: UserError, *, read_only: bool, asks: bool) -> bool:
        """Read what cannot be written, and say why what cannot be opened cannot."""
        if error.problem is Problem.IS_PACKAGE:
            self.arrived.emit(path, True)
            return False
        may_read = error.problem in (Problem.ALREADY_OPEN, Problem.READ_ONLY)
        if may_read and not read_only and self._wants_to_read(error):
            return self.open(path, read_only=True, asks=asks)
        self._messages.fail(error)
        if self._desk.operations is None:  # the row at the bottom of an empty window is overlooked
            title = self.tr("This file was not opened")
            ask(self._window, title, sentence(error), "", Answer.Ok)
        return False

    def _start_reading(
        self, name: str, work: Callable[[Project], object], then: Callable[[object], None]
    ) -> None:
        operations = self._desk.operations
        if operations is None or self._tasks.is_busy:
            return

        def run(project: Project, _progress: Progress, _is_cancelled: Cancelled) -> object:
            return work(project)

        self._tasks.start(name, with_project(operations, run), then)

    def _show_all_anew(self) -> None:
        if self._desk.operations is not None:
            all_of_them: list[ReportId] = self._desk.operations.read(
                lambda project: reports.ids(project.db)
            )
            self._flow.show_suggestions_of(set(all_of_them))

    def _may_leave(self, operations: Operations) -> bool:
        """Whether all is stored, or a person says that the rest may be lost."""
        while (error := operations.settle()) is not None:
            answer = self._ask_about_unstored(error, operations.pending_count)
            if answer != Answer.Retry:
                return answer == Answer.Discard
        return True

    def _is_hand_out_of_this(self, operations: Operations) -> bool:
        """Whether a file is a hand-out of the project at hand; then it is closed, and told of."""
        at_hand = self._desk.operations
        if at_hand is None:
            return False
        seen = operations.read(glance)
        if seen.kind is not Kind.HAND_OUT or at_hand.read(glance).project != seen.project:
            return False
        operations.close()
        self.arrived.emit(operations.path, False)
        return True

    def _wants_to_read(self, error: UserError) -> bool:
        title, question = self.tr("Open for reading?"), self.tr("Open it to read only?")
        said = f"{sentence(error)}\n{question}"
        return ask(self._window, title, said, "", Answer.Yes, Answer.No) == Answer.Yes

    def _ask_about_unstored(self, error: UserError, waiting: int) -> Answer:
        return ask(
            self._window,
            self.tr("Not everything is stored"),
            self.tr("Decisions that are not stored: {count}").format(count=waiting),
            sentence(error),
            *(Answer.Retry, Answer.Discard, Answer.Cancel),
        )
