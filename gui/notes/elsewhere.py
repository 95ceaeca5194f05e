"""What is noted in all reports, read in the background after anything was stored."""

from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

from annotator import noted
from annotator.drafts import Changes
from annotator.noted import Noted
from annotator.progress import Cancelled, Progress
from annotator.project import Project
from gui.desk import Desk
from gui.latest import Latest
from gui.messages import Messages
from gui.operations import Operations
from gui.tasks import with_project
from schema.records import ReportId

_PAUSE_MS: Final = 150  # several operations on end are read together


class NotedElsewhere(QObject):
    """Of the open report nothing is asked here: what is on screen of it is ahead of the file."""

    changed = Signal()

    def __init__(self, desk: Desk, messages: Messages, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._messages = messages
        self._found: list[Noted] | None = None
        self._is_here_behind = False  # what is known of the open report is older than the file
        self._latest = Latest(_find, self._take, self._fail, desk.background, self)
        self._soon = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._soon.timeout.connect(self._read)
        desk.project_changed.connect(self._begin)
        desk.report_opened.connect(self._turn)
        desk.stored.connect(self._take_note)

    @property
    def is_known(self) -> bool:
        """Whether nothing is to be read first."""
        return self._found is not None

    def besides(self, report: ReportId | None) -> list[Noted]:
        """What is noted in the other reports; where it has not been read yet, it is read now."""
        operations = self._desk.operations
        if operations is None:
            return []
        if self._found is None:
            self._soon.stop()
            self._latest.give_up()
            layer = operations.layer
            self._found = operations.read(lambda project: noted.everywhere(project, layer))
        return [each for each in self._found if each.report != report]

    def _begin(self) -> None:
        self._latest.give_up()
        self._soon.stop()
        self._found, self._is_here_behind = None, False
        if self._desk.operations is not None:
            self._soon.start()

    def _take_note(self, changes: Changes) -> None:
        workspace = self._desk.workspace
        if workspace is not None and changes.report == workspace.report.id:
            self._is_here_behind = True
        else:
            self._read_again()

    def _turn(self, _: object) -> None:
        if self._is_here_behind:
            self._read_again()

    def _read_again(self) -> None:
        self._latest.give_up()
        self._found, self._is_here_behind = None, False
        self._soon.start()

    def _read(self) -> None:
        if self._desk.operations is not None:
            self._latest.ask(self._desk.operations)

    def _take(self, _: Operations, found: list[Noted]) -> None:
        self._found = found
        self.changed.emit()

    def _fail(self, _: Operations, error: Exception) -> None:
        self._messages.fail(error)


def _find(operations: Operations, progress: Progress, is_cancelled: Cancelled) -> list[Noted]:
    layer = operations.layer

    def read(project: Project, _progress: Progress, _is_cancelled: Cancelled) -> list[Noted]:
        return noted.everywhere(project, layer)

    return with_project(operations, read)(progress, is_cancelled)
