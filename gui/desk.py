"""What the window is working on: the open project, its report, and the engine once it is loaded."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal

from annotator.items import Item
from annotator.project import Project
from annotator.workspace import Workspace
from gui.background import Background
from gui.operations import Operations
from schema.labels import LabelSchema, Words
from schema.records import LabelId, WorkState

if TYPE_CHECKING:
    from annotator.review.gold_workspace import GoldWorkspace
    from annotator.suggest.engine import Engine

_NO_LABELS: Final = LabelSchema(name=Words(zh="", en=""), labels=())  # before any project


class Desk(QObject):
    """Passes on what the open project tells, whichever project that is."""

    closing = Signal()  # the project is about to be left: hand on what was typed
    project_changed = Signal()
    report_opened = Signal(object)  # Workspace
    changed = Signal(object)  # Notice
    stored = Signal(object)  # Changes
    failed = Signal(object)  # UserError
    refused = Signal(object)  # Exception
    undone = Signal(object)  # Changes
    engine_changed = Signal()
    schema_changed = Signal()  # of the open project; what is shown of a report follows

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.background = Background()
        self.operations: Operations | None = None
        self.engine: Engine | None = None
        self._last_schema = _NO_LABELS

    @property
    def schema(self) -> LabelSchema:
        """The label schema of the project, or of the one that was open last."""
        return self.operations.schema if self.operations else self._last_schema

    @property
    def workspace(self) -> Workspace | None:
        """The report on screen."""
        return self.operations.on_screen.workspace if self.operations else None

    @property
    def is_open(self) -> bool:
        """Whether the report on screen may be labelled."""
        workspace, operations = self.workspace, self.operations
        if workspace is None or operations is None or operations.read_only:
            return False
        return workspace.work.state is WorkState.OPEN

    def item(self, key: LabelId | None) -> Item | None:
        """An item of the report on screen."""
        return self.workspace.item(key) if self.workspace and key else None

    @property
    def review(self) -> "GoldWorkspace | None":
        """The report on screen where it is reviewed."""
        return self.operations.on_screen.review if self.operations else None

    def first_at_issue(self) -> LabelId | None:
        """The first difference of the report on screen, where it is reviewed and has one."""
        rows = self.review.rows() if self.review is not None else []
        return next((row.key for row in rows if row.standing.is_at_issue), None)

    def at_issue(self, key: LabelId) -> tuple[int, int] | None:
        """Where the versions stand of a span that people differ in and nobody has settled."""
        row = self.review.row(key) if self.review is not None else None
        return (row.start, row.end) if row is not None and row.standing.is_at_issue else None

    def use_engine(self, engine: "Engine") -> None:
        """Read reports with this engine from now on."""
        self.engine = engine
        self.engine_changed.emit()

    @staticmethod
    def engine_for(project: Project) -> "Engine":
        """An engine that knows a project's schema and terms, made anew; for work in a thread."""
        from annotator.suggest.engine import Engine

        return Engine.for_project(project)

    def put_away(self) -> None:
        """No report is on screen any more: the one that was is not in the project."""
        if self.operations is not None:
            self.operations.on_screen.put_away()

    def take(self, operations: Operations | None) -> None:
        """Work on another project from now on; the one before is closed by now."""
        if operations is self.operations:
            return
        if self.operations is not None:
            self._last_schema = self.operations.schema
            self.operations.blockSignals(True)
            self.operations.on_screen.blockSignals(True)
            self.operations.deleteLater()
        self.operations = operations
        if operations is not None:
            operations.on_screen.opened.connect(self.report_opened)
            operations.on_screen.gone.connect(self.project_changed)
            operations.on_screen.changed.connect(self.changed)
            operations.stored.connect(self.stored)
            operations.failed.connect(self.failed)
            operations.refused.connect(self.refused)
            operations.undone.connect(self.undone)
            operations.schema_changed.connect(self.schema_changed)
        self.project_changed.emit()
