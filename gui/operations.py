"""The one caller of the operation gate: shows a decision at once, stores it in order."""

import logging
from collections import Counter
from collections.abc import Callable, Collection
from concurrent.futures import Future
from functools import partial
from pathlib import Path
from typing import Final, TypeVar

from PySide6.QtCore import QObject, Signal

from annotator.drafts import Changes, Draft
from annotator.errors import Problem, UserError
from annotator.gate import Gate
from annotator.ops import people
from annotator.progress import Cancelled
from annotator.project import Mode, Project
from annotator.replacing import late
from annotator.store import annotators, comments, queue
from annotator.store.queue import Queue
from annotator.team import handing
from gui.open_report import OpenReport
from gui.resting_collector import resting_collector
from gui.writer import Again, Order, Writer
from schema.labels import LabelSchema
from schema.records import Annotator, LabelId, Layer, Operation, ReportId

FLUSH_SECONDS: Final = 5.0
LOOK_SECONDS: Final = 0.1  # the window waits no longer, and a thread not without looking up
STORING_SECONDS: Final = 0.003  # by then a decision is stored, or waits for a slow disk alone

T = TypeVar("T")

log = logging.getLogger(__name__)


class Operations(QObject):
    """One open project for one person, and the road of their decisions to the disk.

    What is decided is shown on the report `on_screen`, which knows nothing of the road.
    """

    stored = Signal(object)  # Changes
    failed = Signal(object)  # UserError: not stored, tried again until it is
    refused = Signal(object)  # Exception: can never be stored; the report was loaded anew
    undone = Signal(object)  # Changes
    schema_changed = Signal()
    _carried = Signal(object)  # list[Changes]

    def __init__(self, path: Path, person: Annotator, *, read_only: bool = False) -> None:
        """Open a project; UserError says why it cannot be."""
        super().__init__()
        self.last_stored: Changes | None = None
        self._unstored: Counter[str] = Counter()  # what was decided of, until it is told as stored
        self._writer = None if read_only else Writer(path, person)
        self._project = self._opened_to_read(path)
        # as the gate knows them: a hand-out is for one person, and one person may have two ids
        self.person = Gate(self._project, handing.at_keyboard(self._project, person)).person
        self.layer = Layer(self.person.id)
        self.schema: LabelSchema = self._project.schema
        self.on_screen = OpenReport(self._project, self.person.id, self._still_waiting, self)
        if self._writer is not None:
            self._writer.stored.connect(self._on_stored)
            self._writer.failed.connect(self.failed)
            self._writer.refused.connect(self._on_refused)
            self._carried.connect(self._on_carried)
            self.in_gaps(self._carry_over)

    @property
    def path(self) -> Path:
        """The project file."""
        return self._project.path

    @property
    def read_only(self) -> bool:
        """Whether the project was opened for reading alone."""
        return self._writer is None

    @property
    def pending_count(self) -> int:
        """How many decisions are not on the disk yet."""
        return len(self._writer.waiting()) if self._writer else 0

    @property
    def failure(self) -> UserError | None:
        """Why decisions cannot be stored at the moment."""
        return self._writer.failure if self._writer else None

    def is_pending(self, key: LabelId) -> bool:
        """Whether a decision about this item is not on the disk yet."""
        return self._unstored[key] > 0

    def queue(self, unaided: Collection[ReportId] = ()) -> Queue:
        """All reports with this person's progress, who sees no suggestions of those `unaided`."""
        with resting_collector():
            return queue.read(self._project.db, self.layer, unaided)

    def remarks_on(self, report: ReportId) -> list[str]:
        """This person's comments on a report as a whole, in the order they were made."""
        workspace = self.on_screen.workspace
        if workspace is not None and workspace.report.id == report:
            found = [*workspace.comments.values()]
        else:
            found = comments.of_report(self._project.db, report, self.layer)
        return [each.text for each in found if each.about is None]

    def run(self, draft: Draft) -> None:
        """Show a decision at once and put it in line for the disk; an empty one is nothing."""
        if not draft.changes:
            return
        writer = self._writing()
        writer.order(draft)
        # two threads that take turns in the interpreter hold each other up for longer than this
        writer.flush(STORING_SECONDS)
        self._unstored.update(each.id for each in draft.changes)
        self.on_screen.show(draft.changes, draft.kind, pending=True)

    def sign_as(self, name: str) -> None:
        """Sign with this name from now on; a project that knows the person by another learns it."""
        person = self.person = Annotator(self.person.id, name)

        def tell(gate: Gate) -> None:
            gate.person = person

        self.in_gaps(tell)
        known = self.read(lambda project: annotators.get(project.db, person.id))
        if known is not None:
            self.run(people.rename(known, name))

    def undo(self) -> None:
        """Take back this person's last decision, wherever it was; `undone` tells which."""
        self._ask_journal(Again.UNDO)

    def redo(self) -> None:
        """Repeat what was undone last."""
        self._ask_journal(Again.REDO)

    def retry(self) -> None:
        """Try now to store what could not be."""
        if self._writer is not None:
            self._writer.retry()

    def await_stored(self, is_cancelled: Cancelled) -> None:
        """Wait until what was decided so far is stored or cannot be, on a background thread."""
        while self._writer is not None and not self._writer.settle(LOOK_SECONDS):
            if is_cancelled():
                return

    def giving_way(self, is_cancelled: Cancelled) -> Cancelled:
        """The same question for work beside a person's: no answer while a decision is on its way.

        Not for what is asked on the writer's own thread.
        """

        def ask() -> bool:
            self.await_stored(is_cancelled)
            return is_cancelled()

        return ask

    def in_gaps(self, work: Callable[[Gate], T]) -> "Future[T]":
        """Run something short with the gate when no decision waits for the disk."""
        return self._writing().in_gaps(work)

    def catch_up(self) -> None:
        """Wait a moment for what is on its way to the disk: what is read next should hold it."""
        if self._writer is not None:
            self._writer.flush(LOOK_SECONDS)

    def read(self, work: Callable[[Project], T]) -> T:
        """Read something else from the project."""
        return work(self._project)

    def settle(self) -> UserError | None:
        """Try to store what waits; the reason why something is left."""
        if self._writer is None:
            return None
        self._writer.retry()
        if self._writer.flush(FLUSH_SECONDS):
            return None
        return self._writer.failure or UserError(Problem.SLOW_DISK, path=self.path)

    def close(self, *, give_up: bool = False) -> UserError | None:
        """Store what waits and close; the reason if that fails, and then nothing is closed.

        `give_up` closes in any case.
        """
        error = self.settle()
        if error is not None and not give_up:
            return error
        self._project.close()
        if self._writer is not None:
            self._writer.stop()
        return None

    def follow_schema(self) -> None:
        """Take the schema as it stands in the file; what is shown has to be read anew."""
        schema = self._project.schema
        if schema.version != self.schema.version:
            self.schema = schema
            self.schema_changed.emit()

    def _still_waiting(self) -> list[Draft]:
        """What was decided and is not stored after a moment's wait, in order."""
        self.catch_up()
        waiting = self._writer.waiting() if self._writer else []
        return [order for order in waiting if isinstance(order, Draft)]

    def _ask_journal(self, again: Again) -> None:
        """Order what only the journal knows; the window learns what it was once it is stored."""
        writer = self._writing()
        writer.order(again)
        writer.flush(LOOK_SECONDS)  # what is decided next is planned on what this leaves

    def _opened_to_read(self, path: Path) -> Project:
        try:
            return Project.open(path, Mode.READ)
        except BaseException:
            if self._writer is not None:
                self._writer.stop()
            raise

    def _writing(self) -> Writer:
        if self._writer is None:
            raise UserError(Problem.READ_ONLY, path=self.path)
        return self._writer

    def _on_stored(self, order: Order, changes: Changes) -> None:
        self.last_stored = changes
        done = changes.operation
        if isinstance(order, Draft):
            self._unstored -= Counter(each.id for each in order.changes)
            self.stored.emit(changes)
        else:
            self._show_again(done)
            self.stored.emit(changes)
            self.undone.emit(changes)

    def _show_again(self, done: Operation) -> None:
        """Show what was undone or redone, beneath what was decided of it before that was seen."""
        if any(self._unstored[each.id] for each in done.changes):
            self.on_screen.load_anew()
        else:
            self.on_screen.show(done.changes, done.kind, pending=False)

    def _on_refused(self, order: Order, error: Exception) -> None:
        if isinstance(order, Draft):
            self._unstored -= Counter(each.id for each in order.changes)
            error = self.on_screen.load_anew() or error
        self.refused.emit(error)

    def _carry_over(self, gate: Gate) -> None:
        """Carry over, a text at a time, what a crash or a merge left on texts that were replaced.

        On the writer's thread; a decision that is made meanwhile goes first.
        """

        def carry(report: ReportId, gate: Gate) -> None:
            try:
                if carried := late.carry_late(gate, {report}):
                    self._carried.emit(carried)
            except Exception:  # nobody waits for it; it is tried again at the next opening
                log.exception("decisions on a replaced text stay there")

        for report in late.replaced(gate.project):
            self.in_gaps(partial(carry, report))

    def _on_carried(self, carried: list[Changes]) -> None:
        workspace = self.on_screen.workspace
        if workspace is not None and any(each.report == workspace.report.id for each in carried):
            self.on_screen.load_anew()
