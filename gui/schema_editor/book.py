"""What the editor reads of the open project: at once what is small, in the background the rest."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from PySide6.QtCore import QObject, Signal

from annotator import schema_changes
from annotator.ops import schema as ops
from annotator.ops.schema import Standing
from annotator.progress import Cancelled, Progress
from annotator.project import Project
from annotator.schema_changes import ClauseChange, SchemaChange, Touched
from gui.desk import Desk
from gui.latest import Latest
from gui.operations import Operations
from gui.tasks import with_project

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class _Question:
    operations: Operations
    path: str  # "" asks for the clauses that changed


class Book(QObject):
    """Answers of the background come by `touched` and `clauses_changed`."""

    touched = Signal(str, object)  # path, Touched
    clauses_changed = Signal(object)  # list[ClauseChange]

    def __init__(self, desk: Desk, failed: Callable[[Exception], None], parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._parts = Latest(
            _touched, self._tell_touched, lambda _, error: failed(error), desk.background, self
        )
        self._clauses = Latest(
            _changed, self._tell_changed, lambda _, error: failed(error), desk.background, self
        )

    @property
    def is_busy(self) -> bool:
        """Whether an answer is still to come."""
        return self._parts.is_busy or self._clauses.is_busy

    def standing(self) -> Standing:
        """The schema of now, with all that it follows from."""
        return self._read(ops.standing)

    def history(self) -> list[SchemaChange]:
        """Every change of the schema, the newest first."""
        return self._read(schema_changes.history)

    def is_used(self, path: str) -> bool:
        """Whether labels use a part that was taken out: they came home later."""
        return self._read(
            lambda project: schema_changes.touched(project, ops.standing(project), path).count > 0
        )

    def ask_touched(self, path: str) -> None:
        """Ask which labels use a part."""
        self._parts.ask(_Question(self._operations(), path))

    def ask_changed(self) -> None:
        """Ask which clauses changed under labels that are there."""
        self._clauses.ask(_Question(self._operations(), ""))

    def give_up(self) -> None:
        """Nobody waits for an answer any more."""
        self._parts.give_up()
        self._clauses.give_up()

    def _read(self, work: Callable[[Project], T]) -> T:
        return self._operations().read(work)

    def _operations(self) -> Operations:
        operations = self._desk.operations
        assert operations is not None
        return operations

    def _tell_touched(self, question: _Question, found: Touched) -> None:
        self.touched.emit(question.path, found)

    def _tell_changed(self, _: _Question, found: list[ClauseChange]) -> None:
        self.clauses_changed.emit(found)


def _touched(question: _Question, progress: Progress, is_cancelled: Cancelled) -> Touched:
    def read(project: Project, _progress: Progress, _is_cancelled: Cancelled) -> Touched:
        return schema_changes.touched(project, ops.standing(project), question.path)

    return with_project(question.operations, read)(progress, is_cancelled)


def _changed(
    question: _Question, progress: Progress, is_cancelled: Cancelled
) -> list[ClauseChange]:
    def read(project: Project, _progress: Progress, _is_cancelled: Cancelled) -> list[ClauseChange]:
        return schema_changes.changed_clauses(project)

    return with_project(question.operations, read)(progress, is_cancelled)
