"""The one thread that writes: decisions in order and first, other work in the gaps."""

import logging
import threading
from collections import deque
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Any, Final

from PySide6.QtCore import QObject, Signal, SignalInstance

from annotator.drafts import Changes, Draft
from annotator.errors import Problem, UserError
from annotator.gate import Gate
from annotator.project import Mode, Project
from annotator.store.connection import storage_errors
from annotator.team import handing
from schema.records import Annotator

IDLE_SECONDS: Final = 1.0  # after this without work, the project file alone is made whole
RETRY_SECONDS: Final = 3.0
OPENING_SECONDS: Final = 600.0  # a large file that is brought up to date is copied whole first

# What passes by itself, or once a person makes room or puts the file back; all else would fail
# again for ever.
_PASSING: Final = frozenset(
    {
        *(Problem.DISK_FULL, Problem.DISK_FAILED, Problem.BUSY, Problem.NO_ACCESS),
        *(Problem.READ_ONLY, Problem.GONE),
    }
)

log = logging.getLogger(__name__)


class Again(StrEnum):
    """What is asked of the journal rather than planned on a workspace."""

    UNDO = "undo"
    REDO = "redo"


Order = Draft | Again


@dataclass(slots=True)
class _Background:
    work: Callable[[Gate], Any]
    result: "Future[Any]" = field(default_factory=Future)

    def run(self, gate: Gate) -> None:
        if not self.result.set_running_or_notify_cancel():
            return
        try:
            self.result.set_result(self.work(gate))
        except Exception as error:  # noqa: BLE001 - who waits for the result gets it
            self.result.set_exception(error)


class Writer(QObject):
    """Owns the project's writing connection, in a thread of its own.

    Signals arrive in the thread of whoever listens. An order that fails for a passing reason stays
    first in line and is tried again; one that never can be stored is refused and leaves.
    """

    stored = Signal(object, object)  # Order, Changes
    failed = Signal(object)  # UserError
    refused = Signal(object, object)  # Order, Exception

    def __init__(self, path: Path, person: Annotator) -> None:
        """Open the project to write; UserError says why it cannot be."""
        super().__init__()
        self._path = path
        self._person = person
        self._orders: deque[Order] = deque()
        self._background: deque[_Background] = deque()
        self._state = threading.Condition()
        self._failure: UserError | None = None
        self._is_stopping = False
        self._needs_checkpoint = False
        opened: Future[None] = Future()
        self._thread = threading.Thread(target=self._run, args=[opened], name="writer", daemon=True)
        self._thread.start()
        opened.result(OPENING_SECONDS)

    @property
    def failure(self) -> UserError | None:
        """Why the first order in line could not be stored; None while all goes well."""
        return self._failure

    def waiting(self) -> list[Order]:
        """What is not stored yet, the one being written included, in order."""
        with self._state:
            return list(self._orders)

    def order(self, order: Order) -> None:
        """Put a decision in line."""
        with self._state:
            self._orders.append(order)
            self._state.notify_all()

    def in_gaps(self, work: Callable[[Gate], Any]) -> "Future[Any]":
        """Run something short with the gate when no decision waits."""
        job = _Background(work)
        with self._state:
            if self._is_stopping:
                job.result.cancel()
            else:
                self._background.append(job)
                self._state.notify_all()
        return job.result

    def retry(self) -> None:
        """Try at once what could not be stored."""
        with self._state:
            self._failure = None
            self._state.notify_all()

    def flush(self, seconds: float) -> bool:
        """Wait until all decisions are stored; False if one cannot be, or time runs out."""
        self.settle(seconds)
        with self._state:
            return not self._orders

    def settle(self, seconds: float) -> bool:
        """Wait until there is nothing to wait for: all is stored, cannot be now, or was given up.

        False where time runs out before.
        """
        with self._state:
            return self._state.wait_for(
                lambda: not self._orders or self._failure is not None or self._is_stopping, seconds
            )

    def stop(self) -> None:
        """End the thread and close the file; orders that still wait are given up."""
        with self._state:
            self._is_stopping = True
            self._state.notify_all()
        self._thread.join()

    def _run(self, opened: "Future[None]") -> None:
        try:
            project = Project.open(self._path, Mode.WRITE)
        except Exception as error:  # noqa: BLE001 - who waits for the result gets it
            opened.set_exception(error)
            return
        with project:
            gate = Gate(project, handing.at_keyboard(project, self._person))
            opened.set_result(None)
            while not self._is_stopping:
                self._next_work()(gate)
        for job in self._background:
            job.result.cancel()

    def _next_work(self) -> Callable[[Gate], None]:
        """What to do next, after waiting for it."""
        with self._state:
            self._state.wait_for(self._has_work, self._patience())
            if self._is_stopping:
                return _do_nothing
            if self._has_work():
                self._needs_checkpoint = True
                return self._store_first if self._orders else self._background.popleft().run
            return self._pass_time

    def _has_work(self) -> bool:
        if self._is_stopping:
            return True
        return self._failure is None if self._orders else bool(self._background)

    def _patience(self) -> float | None:
        if self._failure is not None:
            return RETRY_SECONDS
        return IDLE_SECONDS if self._needs_checkpoint else None

    def _pass_time(self, gate: Gate) -> None:
        if self._failure is not None:
            self.retry()
            return
        self._needs_checkpoint = False
        try:
            self._needs_checkpoint = not gate.project.checkpoint()
        except UserError as error:
            log.warning("no checkpoint: %s", error.problem)

    def _store_first(self, gate: Gate) -> None:
        order = self._orders[0]
        try:
            with storage_errors(self._path):
                changes = _carry_out(order, gate)
        except UserError as error:
            if error.problem in _PASSING:
                self._fail(error)
            else:
                self._leave(self.refused, error)
        except Exception as error:
            log.exception("an order could not be carried out")
            self._leave(self.refused, error)
        else:
            self._leave(self.stored, changes)

    def _fail(self, error: UserError) -> None:
        log.warning("not stored: %s, %d waiting", error.problem, len(self._orders))
        with self._state:
            self._failure = error
            self._state.notify_all()
        self.failed.emit(error)

    def _leave(self, said: SignalInstance, outcome: Changes | Exception) -> None:
        with self._state:  # whoever sees the order gone from the line has been told what came of it
            said.emit(self._orders.popleft(), outcome)
            self._state.notify_all()


def _carry_out(order: Order, gate: Gate) -> Changes:
    if order is Again.UNDO:
        return gate.undo()
    if order is Again.REDO:
        return gate.redo()
    assert isinstance(order, Draft)
    return gate.run(order)


def _do_nothing(_: Gate) -> None:
    """What is left to do once the writer is stopped."""
