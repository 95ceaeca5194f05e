"""What a person chose to export, and the looks that are taken at it before it is written."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from annotator.exchange.formats import Writing
from annotator.exporting import exporting
from annotator.exporting.card import Exported
from annotator.exporting.choice import Choice
from annotator.exporting.exporting import Look
from annotator.progress import Cancelled, Progress
from annotator.project import Project
from gui.background import Background
from gui.latest import Latest
from gui.operations import Operations
from gui.tasks import with_project


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class ExportRequest:
    """The choices of the dialog; `ending` is that of the file, with its dot."""

    format_name: str
    ending: str
    choice: Choice
    how: Writing
    with_card: bool = False

    def write(
        self, project: Project, target: Path, progress: Progress, is_cancelled: Cancelled
    ) -> Exported:
        """Write it; errors are those of `exporting.export`."""
        return exporting.export(
            *(project, self.format_name, target, self.choice, self.how),
            with_card=self.with_card,
            progress=progress,
            is_cancelled=is_cancelled,
        )

    def look(self, project: Project, progress: Progress, is_cancelled: Cancelled) -> Look:
        """See what would be written; errors are those of `exporting.look`."""
        return exporting.look(
            *(project, self.format_name, self.ending, self.choice, self.how),
            progress=progress,
            is_cancelled=is_cancelled,
        )


class Looks(QObject):
    """Looks in a thread of its own, as often as the choices change."""

    looked = Signal(object)  # Look
    refused = Signal(object)  # Exception
    progressed = Signal(int, int)

    def __init__(self, operations: Operations, background: Background, parent: QObject) -> None:
        super().__init__(parent)
        self._operations = operations
        self._latest: Latest[ExportRequest, Look] = Latest(
            self._look,
            lambda _, look: self.looked.emit(look),
            lambda _, error: self.refused.emit(error),
            background,
            self,
        )
        self._latest.progressed.connect(self.progressed)

    def ask(self, request: ExportRequest) -> None:
        """Look at this, and no longer at what was asked before."""
        self._latest.ask(request)

    def give_up(self) -> None:
        """Want no answer any more."""
        self._latest.give_up()

    def stop(self) -> None:
        """Look no further, and wait until nothing is read any more."""
        self._latest.stop()

    def _look(self, request: ExportRequest, progress: Progress, is_cancelled: Cancelled) -> Look:
        work: Callable[[Progress, Cancelled], Look] = with_project(self._operations, request.look)
        return work(progress, is_cancelled)
