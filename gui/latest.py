"""Questions that are answered in the background, where only the newest one matters."""

from collections.abc import Callable
from functools import partial
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QObject, Signal

from annotator.progress import Cancelled, Progress
from annotator.project import Project
from gui.background import Background
from gui.desk import Desk
from gui.tasks import Tasks, with_project

Q = TypeVar("Q")
A = TypeVar("A")


class Latest(QObject, Generic[Q, A]):
    """Answers one question at a time; a newer one breaks it off, and comes in its place.

    `work` answers a question in a thread. Of the newest alone either `answered` is told the
    question and the answer, or `failed` the question and why there is none.
    """

    progressed = Signal(int, int)

    def __init__(
        self,
        work: Callable[[Q, Progress, Cancelled], A],
        answered: Callable[[Q, A], None],
        failed: Callable[[Q, Exception], None],
        background: Background,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._work = work
        self._answered = answered
        self._failed = failed
        self._newest: Q | None = None
        self._is_waiting = False
        background.add(self, self)  # before its tasks: else they would go on to what waits
        self._tasks = Tasks(background, self)
        self._tasks.progressed.connect(self.progressed)
        self._tasks.ended.connect(self._go_on)
        self._tasks.failed.connect(self._tell_failed)

    @property
    def is_busy(self) -> bool:
        """Whether something is being answered."""
        return self._tasks.is_busy

    def is_newest(self, question: Q) -> bool:
        """Whether nothing was asked since, and it was not given up."""
        return question is self._newest

    def ask(self, question: Q) -> None:
        """Ask this, and no longer what was asked before."""
        self._newest = question
        self._is_waiting = True
        if self._tasks.is_busy:
            self._tasks.cancel()
        else:
            self._go_on()

    def be_content(self) -> None:
        """Let it be enough with what the answer is so far."""
        self._tasks.cancel()

    def give_up(self) -> None:
        """Want no answer any more."""
        self._newest, self._is_waiting = None, False
        self._tasks.cancel()

    def stop(self) -> None:
        """Give up, and wait until nothing is worked out any more."""
        self.give_up()
        self._tasks.stop()

    def _go_on(self) -> None:
        if self._newest is None or not self._is_waiting:
            return
        self._is_waiting = False
        question = self._newest
        self._tasks.start("", partial(self._work, question), partial(self._tell, question))

    def _tell(self, question: Q, answer: Any) -> None:
        if self.is_newest(question):
            self._answered(question, answer)

    def _tell_failed(self, error: Exception) -> None:
        # where something newer is being answered by now, that was asked before this failed
        if self._newest is not None and not self._tasks.is_busy:
            self._failed(self._newest, error)


def in_project(
    desk: Desk, work: Callable[[Project, Q, Progress, Cancelled], A]
) -> Callable[[Q, Progress, Cancelled], A]:
    """Work for `Latest` that answers from the project that is open, as it is at one moment."""

    def answer(question: Q, progress: Progress, is_cancelled: Cancelled) -> A:
        def read(project: Project, progress: Progress, is_cancelled: Cancelled) -> A:
            with project.one_moment():
                return work(project, question, progress, is_cancelled)

        assert desk.operations is not None
        return with_project(desk.operations, read)(progress, is_cancelled)

    return answer
