"""Taking in packages and copies as one part of the window, and settling what conflicts."""

from collections.abc import Sequence
from concurrent.futures import CancelledError
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from annotator import words
from annotator.errors import UserError
from annotator.gate import Gate
from annotator.progress import Cancelled, Progress
from annotator.project import Mode, Project
from annotator.store import conflicts as conflict_table
from annotator.store import journal
from annotator.team import conflicts, merging
from annotator.team.merging import Merged
from gui import texts
from gui.desk import Desk
from gui.messages import Messages, sentence
from gui.operations import Operations
from gui.projects.report_flow import ReportFlow
from gui.tasks import GateInGaps, Tasks, with_gate
from gui.team.conflicts_dialog import ConflictsDialog
from gui.team.doing import Doing, project_to_write
from gui.team.merge_dialog import MergeDialog
from gui.team.merged_dialog import MergedDialog
from gui.team.people import People
from gui.team.written_question import parent_of_dialog
from schema.records import OperationId

_STEPS: Final = 1000  # of the progress bar, for each file


@dataclass(slots=True)
class _Outcome:
    """What came of each file; `left` were not reached before it was cancelled."""

    merged: list[tuple[Path, Merged]] = field(default_factory=list)
    refused: list[UserError] = field(default_factory=list)
    left: int = 0
    conflicts: int = 0


class Merging(QObject):
    """A file is one transaction: cancelling leaves whole files out, the one that runs too."""

    def __init__(
        self,
        desk: Desk,
        flow: ReportFlow,
        tasks: Tasks,
        people: People,
        messages: Messages,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._desk = desk
        self._flow = flow
        self._tasks = tasks
        self._people = people
        self._messages = messages
        self._window = window
        self._settling = Doing(desk, self)
        self._settling.done.connect(flow.show_anew)

    def ask(self) -> None:
        """Ask which files are to be taken in."""
        self.ask_about(())

    def ask_about(self, paths: Sequence[Path]) -> None:
        """The same, beginning with these."""
        operations = self._writable()
        if operations is None:
            return
        dialog = MergeDialog(operations.path, self._desk.background, self._window)
        if paths:
            dialog.take(paths)
        accepted = dialog.exec() == MergeDialog.DialogCode.Accepted
        chosen = dialog.paths
        dialog.deleteLater()
        if accepted:
            self.merge(chosen)

    def merge(self, paths: Sequence[Path]) -> None:
        """Take these in, in the background."""
        operations = self._writable()
        if operations is None:
            return

        def work(gate: GateInGaps, progress: Progress, is_cancelled: Cancelled) -> _Outcome:
            outcome = _Outcome()

            def part_of(nth: int) -> Progress:
                """Tells how far one file is as a part of all of them."""
                return lambda done, total: progress(
                    nth * _STEPS + done * _STEPS // max(total, 1), len(paths) * _STEPS
                )

            for done, path in enumerate(paths):
                try:
                    _raise_if(is_cancelled())
                    _merge_one(gate, path, outcome, part_of(done), is_cancelled)
                except CancelledError:  # what came in before is told all the same
                    outcome.left = len(paths) - done
                    break
            outcome.conflicts = conflict_table.count(gate.project.db)
            return outcome

        self._tasks.start(self.tr("Taking in"), with_gate(operations, work), self._tell)

    def show_conflicts(self) -> None:
        """List what conflicts, to be settled there."""
        operations = self._desk.operations
        if operations is None:
            return

        def when(operation: OperationId) -> str:
            return operations.read(lambda project: journal.get(project.db, operation)).at

        dialog = ConflictsDialog(
            *(self._desk.schema, when, parent_of_dialog(self._window)),
            may_settle=not operations.read_only,
        )
        dialog.settle_wanted.connect(self._settle)

        def show() -> None:
            dialog.show_found(operations.read(conflicts.listed))

        shown = self._settling.done.connect(show)
        told = self._settling.failed.connect(dialog.tell)
        show()
        dialog.exec()
        self._settling.done.disconnect(shown)
        self._settling.failed.disconnect(told)
        goes_to = dialog.goes_to
        dialog.deleteLater()
        if goes_to is not None:
            self._flow.open(goes_to)

    def _settle(self, each: conflicts.OpenConflict, take: bool) -> None:
        self._settling.run(lambda gate: conflicts.settle(gate, each.id, take=take))

    def _tell(self, outcome: object) -> None:
        assert isinstance(outcome, _Outcome)
        self._flow.show_anew()
        operations = sum(each.operations for _, each in outcome.merged)
        heading = self.tr("{files} files taken in: {operations} new operations").format(
            files=len(outcome.merged), operations=operations
        )
        self._messages.say(heading)
        dialog = MergedDialog(heading, self._lines(outcome), outcome.conflicts, self._window)
        settles = dialog.exec() == MergedDialog.DialogCode.Accepted
        dialog.deleteLater()
        self._people.ask_about_namesakes()
        if settles:
            self.show_conflicts()

    def _lines(self, outcome: _Outcome) -> list[str]:
        language = texts.language()
        lines = []
        for path, each in outcome.merged:
            figures = {"operations": each.operations, "texts": each.texts}
            lines.append(words.report("merged", language, path=path.name, **figures))
            for one in each.behind:
                values = {"name": one.person, "there": one.there, "here": one.here}
                lines.append(
                    words.report("behind", language, path=path.name, replica=one.replica, **values)
                )
        lines += map(sentence, outcome.refused)
        if outcome.left:
            lines.append(
                self.tr("Cancelled; files that were not taken in: {count}").format(
                    count=outcome.left
                )
            )
        said = self.tr("Open conflicts now: {count}").format(count=outcome.conflicts)
        return [*lines, said]

    def _writable(self) -> Operations | None:
        return project_to_write(self._desk, self._tasks, self._messages)


def _raise_if(is_cancelled: bool) -> None:
    if is_cancelled:
        raise CancelledError


def _merge_one(
    gate: GateInGaps,
    path: Path,
    outcome: _Outcome,
    progress: Progress,
    is_cancelled: Cancelled,
) -> None:
    def merge(own: Gate) -> Merged:
        with Project.open(path, Mode.READ) as source:
            return merging.merge_in(own, source, progress=progress, is_cancelled=is_cancelled)

    try:
        outcome.merged.append((path, gate.in_one_gap(merge)))
    except UserError as error:
        outcome.refused.append(error)
