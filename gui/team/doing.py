"""What a dialog of the team asks for, done by the writer's own gate while the dialog stays open."""

from collections.abc import Callable
from concurrent.futures import Future, wait
from typing import Any, Final, TypeVar

from PySide6.QtCore import QCoreApplication, QObject, Signal

from annotator.gate import Gate
from gui.desk import Desk
from gui.messages import Messages
from gui.operations import Operations
from gui.tasks import Tasks

_LEAVING_SECONDS: Final = 10.0

T = TypeVar("T")


class Doing(QObject):
    """Brief things, one after the other: none is dropped, and decisions go before them."""

    failed = Signal(object)  # Exception
    done = Signal()
    _ended = Signal(object)  # Future

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._asked: dict[Future[Any], Callable[[Any], None] | None] = {}
        self._ended.connect(self._tell)
        desk.background.add(self, self)

    @property
    def may_write(self) -> bool:
        """Whether the open project may be changed."""
        operations = self._desk.operations
        return operations is not None and not operations.read_only

    @property
    def is_busy(self) -> bool:
        """Whether something that was asked for is still to be told."""
        return bool(self._asked)

    def run(self, work: Callable[[Gate], T], then: Callable[[T], None] | None = None) -> None:
        """Do it with the gate; `then` gets the result, and after it `done` is told."""
        operations = self._desk.operations
        if operations is None or not self.may_write:
            return
        asked = operations.in_gaps(work)
        self._asked[asked] = then
        asked.add_done_callback(self._ended.emit)

    def stop(self) -> None:
        """Wait until all that was asked for is stored, and tell nobody of what came of it."""
        wait(self._asked, _LEAVING_SECONDS)
        self._asked.clear()

    def _tell(self, asked: Future[Any]) -> None:
        if asked not in self._asked:
            return  # another project is open
        then = self._asked.pop(asked)
        if asked.cancelled():
            return
        if error := asked.exception():
            self.failed.emit(error)
            return
        if then is not None:
            then(asked.result())
        self.done.emit()


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
