"""Background work with progress and a cancel that works."""

import logging
import threading
import time
from collections.abc import Callable
from concurrent.futures import CancelledError, Future
from typing import Final, TypeVar

from PySide6.QtCore import QObject, Signal

from annotator.gate import Changes, Draft, Gate
from annotator.progress import Cancelled, Progress
from annotator.project import Mode, Project
from gui.operations import Operations
from schema.records import Annotator

Work = Callable[[Progress, Cancelled], object]

_TELL_EVERY: Final = 0.05  # seconds
_LOOK_EVERY: Final = 0.1
_LEAVING_SECONDS: Final = 10.0

T = TypeVar("T")

log = logging.getLogger(__name__)


class Tasks(QObject):
    """One piece of background work at a time."""

    started = Signal(str)  # what it is, in words
    progressed = Signal(int, int)
    ended = Signal()
    failed = Signal(object)  # Exception
    _finished = Signal(object, object, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._thread: threading.Thread | None = None
        self._cancelled = threading.Event()
        self._finished.connect(self._on_finished)

    @property
    def is_busy(self) -> bool:
        """Whether something runs."""
        return self._thread is not None

    def start(self, name: str, work: Work, then: Callable[[object], None]) -> None:
        """Run work in a thread; `then` gets its result here, unless it was cancelled or failed."""
        assert self._thread is None
        self._cancelled = threading.Event()
        self._thread = threading.Thread(target=self._run, args=[work, then], daemon=True)
        self._thread.start()
        self.started.emit(name)

    def cancel(self) -> None:
        """Ask what runs to stop at the next whole report."""
        self._cancelled.set()

    def wait(self) -> None:
        """Cancel, and wait until nothing runs any more."""
        self.cancel()
        if self._thread is not None:
            self._thread.join(_LEAVING_SECONDS)

    def _run(self, work: Work, then: Callable[[object], None]) -> None:
        try:
            result = work(_Throttled(self.progressed.emit), self._cancelled.is_set)
        except CancelledError:
            self._finished.emit(None, None, None)
        except Exception as error:
            log.warning("background work failed: %s", type(error).__name__)
            self._finished.emit(None, None, error)
        else:
            self._finished.emit(then, result, None)

    def _on_finished(
        self,
        then: Callable[[object], None] | None,
        result: object,
        error: Exception | None,
    ) -> None:
        self._thread = None
        self.ended.emit()
        if error is not None:
            self.failed.emit(error)
        elif then is not None:
            then(result)


class GateInGaps(Gate):
    """A gate for background work: it reads by itself, and writes when no decision waits."""

    def __init__(
        self, project: Project, person: Annotator, operations: Operations, is_cancelled: Cancelled
    ) -> None:
        super().__init__(project, person)
        self._operations = operations
        self._is_cancelled = is_cancelled

    def run(self, draft: Draft) -> Changes:
        """Store a draft through the one writer; CancelledError where it is to stop."""
        return self._awaited(self._operations.in_gaps(lambda gate: gate.run(draft)))

    def introduce(self, person: Annotator) -> None:
        """Enter a person into the project through the one writer."""
        self._awaited(self._operations.in_gaps(lambda gate: gate.introduce(person)))

    def _awaited(self, stored: "Future[T]") -> T:
        while True:
            try:
                return stored.result(_LOOK_EVERY)
            except TimeoutError:
                if self._is_cancelled() and stored.cancel():
                    raise CancelledError from None


def with_gate(operations: Operations, work: Callable[[Gate, Progress, Cancelled], object]) -> Work:
    """Background work that reads and writes the open project."""
    path, person = operations.path, operations.person

    def run(progress: Progress, is_cancelled: Cancelled) -> object:
        with Project.open(path, Mode.READ) as project:
            gate = GateInGaps(project, person, operations, is_cancelled)
            return work(gate, progress, is_cancelled)

    return run


class _Throttled:
    """Tells progress no more often than a person can see."""

    def __init__(self, tell: Progress) -> None:
        self._tell = tell
        self._last = 0.0

    def __call__(self, done: int, total: int) -> None:
        now = time.monotonic()
        if done >= total or now - self._last >= _TELL_EVERY:
            self._last = now
            self._tell(done, total)
