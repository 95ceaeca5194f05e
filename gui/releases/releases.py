"""Releases as one part of the window: names gold, tells what has changed, checks what was named."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from annotator import words
from annotator.exchange.documents import GOLD_NAME, RELEASE
from annotator.progress import Cancelled, Progress
from annotator.project import Project
from annotator.releases import releases
from annotator.releases.changes import Changed, differences_of
from annotator.store import annotators
from annotator.store import releases as table
from gui import texts
from gui.actions.action_set import Handler
from gui.desk import Desk
from gui.dialogs.staying import close_for_good, show_in_front
from gui.dialogs.write import ask_for_text
from gui.latest import Latest, in_project
from gui.messages import Messages
from gui.projects.report_flow import ReportFlow
from gui.releases.dialog import ReleasesDialog
from gui.tasks import GateInGaps, Tasks, with_gate, with_project
from schema.releasing import Release


@dataclass(frozen=True, slots=True, eq=False)
class ChangesOf:
    """What has changed from one release to another; None is gold now."""

    before: Release | None
    after: Release | None


class ReleasesRoom(QObject):
    """Joins the window of releases with the project."""

    def __init__(
        self,
        desk: Desk,
        flow: ReportFlow,
        compare: Callable[[Sequence[str]], None],
        messages: Messages,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._desk = desk
        self._flow = flow
        self._compare = compare
        self._messages = messages
        self._window = window
        self.dialog: ReleasesDialog | None = None
        self._tasks = Tasks(desk.background, self)
        self._tasks.failed.connect(self._fail)
        self._changes = Latest(
            in_project(desk, _read_changes),
            *(self._show_changes, self._tell_failed, desk.background, self),
        )
        desk.project_changed.connect(self.close)

    def handlers(self) -> Mapping[str, Handler]:
        """What the action of releases does."""
        return {"review.releases": self.show}

    @property
    def is_busy(self) -> bool:
        """Whether something is made, checked or worked out."""
        return self._tasks.is_busy or self._changes.is_busy

    def show(self) -> None:
        """Open the window of releases, or bring it to the front and read them anew."""
        operations = self._desk.operations
        if operations is None:
            return
        if self.dialog is None:
            self.dialog = self._opened(may_write=not operations.read_only)
        self._list()
        show_in_front(self.dialog)

    def close(self) -> None:
        """Leave the releases of another project."""
        self._changes.give_up()
        close_for_good(self.dialog)
        self.dialog = None

    def _opened(self, *, may_write: bool) -> ReleasesDialog:
        schema, name_of = self._desk.schema, self._flow.name_of
        dialog = ReleasesDialog(schema, name_of, self._window, may_write=may_write)
        dialog.new_wanted.connect(self._ask_new)
        dialog.changes_wanted.connect(
            lambda before, after: self._changes.ask(ChangesOf(before, after))
        )
        dialog.check_wanted.connect(self._check)
        dialog.comparison_wanted.connect(
            lambda of: self._compare([GOLD_NAME, f"{RELEASE}{of.name}"])
        )
        dialog.place_wanted.connect(self._go_to)
        return dialog

    def _list(self) -> None:
        operations = self._desk.operations
        if operations is not None and self.dialog is not None:
            self.dialog.show_releases(*operations.read(_read))

    def _show_changes(self, _: ChangesOf, found: list[Changed]) -> None:
        if self.dialog is not None:
            self.dialog.show_changes(found)

    def _tell_failed(self, _: ChangesOf, error: Exception) -> None:
        self._fail(error)

    def _fail(self, error: Exception) -> None:
        if self.dialog is not None:
            self.dialog.tell(error)

    def _ask_new(self) -> None:
        operations = self._desk.operations
        if operations is None or self.dialog is None or self._tasks.is_busy:
            return
        name = ask_for_text(self.dialog, self.tr("What is gold as it stands now to be called?"))
        if not name:
            return

        def work(gate: GateInGaps, _: Progress, _cancelled: Cancelled) -> object:
            return releases.make(gate, name)

        self.dialog.told.hide()
        self._tasks.start("", with_gate(operations, work), self._show_made)

    def _show_made(self, made: object) -> None:
        assert isinstance(made, Release)
        values = {"release": made.name, "at": made.at[:10], "sha": made.sha256[:12]}
        figures = {"reports": made.reports, "spans": made.spans}
        self._messages.say(words.report("released", texts.language(), **values, **figures))
        self._list()

    def _check(self, of: Release) -> None:
        operations = self._desk.operations
        if operations is None or self.dialog is None or self._tasks.is_busy:
            return

        def work(project: Project, _: Progress, _cancelled: Cancelled) -> object:
            with project.one_moment():
                return releases.stands(project, of)

        def show(stands: object) -> None:
            if self.dialog is not None:
                self.dialog.show_state(of, stands=bool(stands))

        self.dialog.told.hide()
        self._tasks.start("", with_project(operations, work), show)

    def _go_to(self, found: Changed) -> None:
        label = found.new or found.old
        if label is None:
            self._flow.open(found.report)
        else:
            self._flow.go_to(found.report, label.span.start, label.span.end)


def _read_changes(
    project: Project, of: ChangesOf, _progress: Progress, _is_cancelled: Cancelled
) -> list[Changed]:
    return [*differences_of(project, of.before, of.after)]


def _read(project: Project) -> tuple[list[Release], dict[str, str]]:
    people = {str(each.id): each.name for each in annotators.everyone(project.db)}
    return table.everything(project.db)[::-1], people
