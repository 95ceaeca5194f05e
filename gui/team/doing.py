"""What a dialog of the team asks for, done by the writer's own gate while the dialog stays open."""

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QCoreApplication, QObject, Signal

from annotator.gate import Gate
from annotator.progress import Cancelled, Progress
from gui.desk import Desk
from gui.messages import Messages
from gui.operations import Operations
from gui.tasks import GateInGaps, Tasks, with_gate

T = TypeVar("T")


class Doing(QObject):
    """One thing at a time, and briefly: decisions wait meanwhile."""

    failed = Signal(object)  # Exception
    done = Signal()

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._tasks = Tasks(desk.background, self)
        self._tasks.failed.connect(self.failed)

    @property
    def may_write(self) -> bool:
        """Whether the open project may be changed."""
        operations = self._desk.operations
        return operations is not None and not operations.read_only

    def run(self, work: Callable[[Gate], T], then: Callable[[T], None] | None = None) -> None:
        """Do it with the gate; `then` gets the result, and after it `done` is told."""
        operations = self._desk.operations
        if operations is None or not self.may_write or self._tasks.is_busy:
            return

        def act(gate: GateInGaps, _progress: Progress, _is_cancelled: Cancelled) -> object:
            return gate.in_one_gap(lambda own: (work(own),))

        def tell(result: object) -> None:
            assert isinstance(result, tuple)
            if then is not None:
                then(result[0])
            self.done.emit()

        self._tasks.start("", with_gate(operations, act), tell)


def project_to_write(desk: Desk, tasks: Tasks, messages: Messages) -> Operations | None:
    """The project, where it may be changed and nothing else runs; says so where something does."""
    operations = desk.operations
    if operations is None or operations.read_only:
        return None
    if tasks.is_busy:
        messages.say(
            QCoreApplication.translate("Team", "Something still runs; try again when it has ended.")
        )
        return None
    return operations
