"""Background work with progress and a cancel that works."""

import logging
import threading
import time
from collections.abc import Callable, Iterable
from concurrent.futures import CancelledError, Future, wait
from itertools import chain, islice
from typing import Final, TypeVar

from PySide6.QtCore import QObject, Signal

from annotator.drafts import Changes, Draft
from annotator.gate import Gate
from annotator.progress import Cancelled, Progress
from annotator.project import Mode, Project
from gui.background import Background
from gui.operations import LOOK_SECONDS, Operations
from schema.records import Annotator, SuggestionColumns

Work = Callable[[Progress, Cancelled], object]

_TELL_EVERY: Final = 0.05  # seconds
_LEAVING_SECONDS: Final = 10.0
_PORTIONS: Final = 4  # in the log, of which SQLite itself would move about ten into the file

T = TypeVar("T")

log = logging.getLogger(__name__)


class Tasks(QObject):
    """One piece of background work at a time."""

    started = Signal(str)  # what it is, in words
    progressed = Signal(int, int)
    ended = Signal()
    failed = Signal(object)  # Exception
    _finished = Signal(object, object, object, object)

    def __init__(self, background: Background, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._thread: threading.Thread | None = None
        self._cancelled = threading.Event()
        self._finished.connect(self._on_finished)
        background.add(self, self)

    @property
    def is_busy(self) -> bool:
        """Whether something runs."""
        return self._thread is not None

    def start(self, name: str, work: Work, then: Callable[[object], None]) -> None:
        """Run work in a thread; `then` gets its result here, unless it was cancelled or failed."""
        assert self._thread is None
        self._cancelled = threading.Event()
        args = [work, then, self._cancelled]
        self._thread = threading.Thread(target=self._run, args=args, daemon=True)
        self._thread.start()
        self.started.emit(name)

    def cancel(self) -> None:
        """Ask what runs to stop at the next whole report."""
        self._cancelled.set()

    def stop(self) -> None:
        """Cancel, wait until nothing runs any more, and tell nobody of what came of it."""
        self.cancel()
        if self._thread is not None:
            self._thread.join(_LEAVING_SECONDS)
            self._thread = None
            self._cancelled = threading.Event()
            self.ended.emit()

    def _run(self, work: Work, then: Callable[[object], None], cancelled: threading.Event) -> None:
        try:
            result = work(_Throttled(self.progressed.emit), cancelled.is_set)
        except CancelledError:
            self._finished.emit(cancelled, None, None, None)
        except Exception as error:  # noqa: BLE001 - who asked for the work tells it
            log.warning("background work failed: %s", type(error).__name__)
            self._finished.emit(cancelled, None, None, error)
        else:
            self._finished.emit(cancelled, then, result, None)

    def _on_finished(
        self,
        cancelled: threading.Event,
        then: Callable[[object], None] | None,
        result: object,
        error: Exception | None,
    ) -> None:
        if cancelled is not self._cancelled:
            return  # it was stopped meanwhile
        self._thread = None
        self.ended.emit()
        if error is not None:
            self.failed.emit(error)
        elif then is not None:
            then(result)


class GateInGaps:
    """A gateway for background work: it reads by itself, and writes when no decision waits."""

    characters_at_once: Final = 40_000  # a decision waits for them, which are indexed meanwhile

    def __init__(
        self, project: Project, person: Annotator, operations: Operations, is_cancelled: Cancelled
    ) -> None:
        self.project = project
        self.person = person
        self._operations = operations
        self._is_cancelled = is_cancelled
        self._stored = 0

    def run(self, draft: Draft) -> Changes:
        """Store a draft through the one writer; CancelledError where it is to stop."""
        return self.in_one_gap(lambda gate: gate.run(draft))

    def run_all(self, drafts: Iterable[Draft]) -> None:
        """Store drafts through the one writer, all of them or none; no decision comes between."""
        waiting = iter(drafts)
        # most groups are one draft: it is made here, so that the writer need not wait for it
        first = [*islice(waiting, 1)]
        self.in_one_gap(lambda gate: gate.run_all(chain(first, waiting)))

    def lay_in(self, contents: Iterable[str], offered: Iterable[SuggestionColumns] = ()) -> None:
        """Store texts and suggestions ahead through the one writer."""
        texts, suggestions = tuple(contents), tuple(offered)
        self.in_one_gap(lambda gate: gate.lay_in(texts, suggestions))

    def introduce(self, person: Annotator) -> None:
        """Enter a person into the project through the one writer."""
        self.in_one_gap(lambda gate: gate.introduce(person))

    def in_one_gap(self, work: Callable[[Gate], T]) -> T:
        """Do several things at once with the writer's own gate: no decision comes between them.

        What was stored is moved into the file from here: a decision would wait while the writer
        does it.
        """
        done = self._awaited(self._operations.in_gaps(work))
        self._stored += 1
        if self._stored % _PORTIONS == 0:
            self.project.checkpoint_beside()
        return done

    def _awaited(self, stored: "Future[T]") -> T:
        while not stored.done():
            wait([stored], LOOK_SECONDS)
            if self._is_cancelled() and stored.cancel():
                raise CancelledError
        return stored.result()


def with_gate(
    operations: Operations, work: Callable[[GateInGaps, Progress, Cancelled], object]
) -> Work:
    """Background work that reads and writes the open project, all decided so far included.

    It rests while a decision is on its way to the disk, whenever it asks whether to go on.
    """
    person = operations.person

    def run(project: Project, progress: Progress, is_cancelled: Cancelled) -> object:
        gate = GateInGaps(project, person, operations, is_cancelled)
        return work(gate, progress, operations.giving_way(is_cancelled))

    return with_project(operations, run)


def with_project(
    operations: Operations, work: Callable[[Project, Progress, Cancelled], T]
) -> Callable[[Progress, Cancelled], T]:
    """Background work that reads the open project, all that was decided so far included."""
    path = operations.path

    def run(progress: Progress, is_cancelled: Cancelled) -> T:
        operations.await_stored(is_cancelled)
        with Project.open(path, Mode.READ) as project:
            return work(project, progress, is_cancelled)

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
