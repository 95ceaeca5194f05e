"""The report on screen: read from the project, with the decisions that are not stored yet."""

from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from typing import TypeVar

from PySide6.QtCore import QObject, Signal

from annotator.drafts import Draft
from annotator.errors import Problem, UserError
from annotator.project import Project
from annotator.review.comparison import Comparison
from annotator.review.gold_workspace import GoldWorkspace
from annotator.review.sides import Side
from annotator.store import reports, standings
from annotator.workspace import Workspace
from gui.resting_collector import resting_collector
from schema.records import AnnotatorId, Change, Entity, LabelId, Layer, ReportId

W = TypeVar("W", bound=Workspace)


@dataclass(frozen=True, slots=True)
class Notice:
    """What to paint anew in the open report; `pending` where it is not on the disk yet."""

    keys: frozenset[LabelId]
    on_comments: bool
    kind: str
    pending: bool


class OpenReport(QObject):
    """One person's report on screen: labelled, reviewed or compared. It only reads."""

    changed = Signal(object)  # Notice
    opened = Signal(object)  # Workspace: another report, or the same one loaded anew
    gone = Signal()  # the report that was open is not in the project any more

    def __init__(
        self,
        project: Project,
        person: AnnotatorId,
        still_waiting: Callable[[], Sequence[Draft]],
        parent: QObject,
    ) -> None:
        """`still_waiting` tells, in order, what was decided and is not stored."""
        super().__init__(parent)
        self.workspace: Workspace | None = None
        self._project = project
        self._person = person
        self._still_waiting = still_waiting
        self._open_again: Callable[[ReportId], Workspace] = self.open

    @property
    def review(self) -> GoldWorkspace | None:
        """The open report where it is reviewed."""
        return self.workspace if isinstance(self.workspace, GoldWorkspace) else None

    def open(self, report: ReportId) -> Workspace:
        """Read a report as it stands with all decisions; KeyError where it is not there."""
        self._open_again = self.open
        return self._put_on_screen(partial(self._loaded, report))

    def open_review(self, report: ReportId) -> GoldWorkspace:
        """Read a report as its reviewer sees it; KeyError where it is not there."""
        self._open_again = self.open_review
        review = partial(GoldWorkspace.review, self._project, report)
        return self._put_on_screen(partial(self._brought_up, review))

    def open_comparison(self, sides: Sequence[Side], report: ReportId) -> Comparison:
        """Read what several layers say of a report; UserError where they cannot be compared."""
        compare = partial(Comparison.compare, self._project, report, sides, self._person)
        comparison = self._put_on_screen(partial(self._brought_up, compare))
        self._open_again = partial(self.open_comparison, sides)
        return comparison

    def load_anew(self) -> UserError | None:
        """Read the report at hand again, or the one that has a better text of it now.

        One that is not in the project any more is put away; that is told.
        """
        if self.workspace is None:
            return None
        here = self.workspace.report
        found = reports.standing_for(self._project.db, here.id)
        if found is not None:
            self._open_again(found)
            return None
        self.put_away()
        return UserError(Problem.REPORT_GONE, report=here.name)

    def put_away(self) -> None:
        """No report is open any more: the one that was is not in the project."""
        self.workspace = None
        self.gone.emit()

    def show(self, changes: tuple[Change, ...], kind: str, *, pending: bool) -> None:
        """Show what was decided, as far as it is of this report."""
        if self.workspace is None:
            return
        self.workspace.apply(changes)
        here = self.workspace.report.id
        touched = [each for each in changes if each.report == here]
        keys = frozenset(LabelId(each.id) for each in touched if each.entity is Entity.LABEL)
        on_comments = any(each.entity is Entity.COMMENT for each in touched)
        self.changed.emit(Notice(keys, on_comments, kind, pending))

    def _put_on_screen(self, load: Callable[[], W]) -> W:
        with resting_collector():
            workspace = load()
            self.workspace = workspace
            self.opened.emit(workspace)
        return workspace

    def _loaded(self, report: ReportId) -> Workspace:
        layer = Layer(self._person)
        sight = standings.sight(self._project.db, report, layer)
        return self._brought_up(partial(Workspace.load, self._project, report, layer, sight))

    def _brought_up(self, load: Callable[[], W]) -> W:
        """A workspace read from the project, with what is on its way to the disk."""
        waiting = self._still_waiting()  # what is stored meanwhile stands the same twice
        workspace = load()
        for draft in waiting:
            with suppress(ValueError):  # an undo took away what it builds on: it is refused
                workspace.apply(draft.changes)
        return workspace
