"""Progress as one part of the window: asks figures in the background, prints and writes them."""

from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget

from annotator.errors import UserError
from annotator.exchange import spreadsheets
from annotator.ops import settings as project_settings
from annotator.progress import Cancelled, Progress
from annotator.project import Project
from annotator.statistics import asking
from annotator.statistics.asking import Outlook
from annotator.statistics.figure import Answer, Figure
from gui.actions.action_set import Handler
from gui.appearance import Appearance
from gui.desk import Desk
from gui.dialogs.staying import close_for_good, show_in_front
from gui.latest import Latest, in_project
from gui.printing import print_pages
from gui.progress.dialog import ProgressDialog

_SOON_MS = 500  # what is stored one after the other is asked for once


class ProgressRoom(QObject):
    """Joins the window of progress with the project in the background."""

    def __init__(self, desk: Desk, appearance: Appearance, window: QWidget) -> None:
        super().__init__(window)
        self._desk = desk
        self._appearance = appearance
        self._window = window
        self.dialog: ProgressDialog | None = None
        self._outlook: Outlook | None = None
        self._asking: Latest[Figure, Answer] = Latest(
            in_project(desk, self._answer),
            *(self._show, lambda _, error: self._tell(error), desk.background, self),
        )
        self._soon = QTimer(self, singleShot=True, interval=_SOON_MS)
        self._soon.timeout.connect(self._ask_anew)
        desk.project_changed.connect(self.close)
        desk.schema_changed.connect(self.close)
        desk.stored.connect(self._on_stored)

    def handlers(self) -> Mapping[str, Handler]:
        """What the action of progress does."""
        return {"team.progress": self.show}

    @property
    def is_busy(self) -> bool:
        """Whether something is still to be shown."""
        return self._asking.is_busy or self._soon.isActive()

    def show(self) -> None:
        """Open the window of progress, or bring it to the front, and ask anew."""
        operations = self._desk.operations
        if operations is None:
            return
        if self.dialog is None:
            self._open(operations.path.parent)
        assert self.dialog is not None
        self._look()
        if self.dialog.figure is not None:
            self._ask(self.dialog.figure)
        show_in_front(self.dialog)
        self.dialog.figures.setFocus()

    def close(self) -> None:
        """Leave what another project said."""
        self._soon.stop()
        self._asking.stop()
        close_for_good(self.dialog)
        self.dialog = None

    def _open(self, folder: Path) -> None:
        theme = self._appearance.theme
        self.dialog = dialog = ProgressDialog(self._desk.schema, folder, theme, self._window)
        dialog.figure_wanted.connect(self._ask)
        dialog.times_wanted.connect(self._want_times)
        dialog.csv_wanted.connect(self.write)
        dialog.print_wanted.connect(self._print)
        self._appearance.theme_changed.connect(dialog.set_theme)

    def _look(self) -> None:
        """See anew what the person may look at."""
        operations, dialog = self._desk.operations, self.dialog
        if operations is not None and dialog is not None:
            person = operations.person.id
            self._outlook = operations.read(lambda project: asking.outlook(project, person))
            dialog.show_outlook(self._outlook, may_change=not operations.read_only)

    def _ask(self, figure: Figure) -> None:
        if self.dialog is not None:
            self.dialog.show_busy(figure)
        self._asking.ask(figure)

    def _ask_anew(self) -> None:
        """Ask again for what is shown, which stays until the answer is there."""
        if self.dialog is not None and self.dialog.isVisible():
            self._look()
            if self.dialog.figure is not None:
                self._asking.ask(self.dialog.figure)

    def _on_stored(self, _: object) -> None:
        if self.dialog is not None and self.dialog.isVisible():
            self._soon.start()

    def _answer(
        self, project: Project, figure: Figure, _: Progress, is_cancelled: Cancelled
    ) -> Answer:
        assert self._outlook is not None
        return asking.answer(project, figure, self._outlook, is_cancelled)

    def _show(self, _: Figure, found: Answer) -> None:
        if self.dialog is not None:
            self.dialog.show_answer(found)

    def _tell(self, error: Exception) -> None:
        if self.dialog is not None:
            self.dialog.tell(error)

    def _want_times(self, wanted: bool) -> None:
        operations = self._desk.operations
        if operations is not None and not operations.read_only:
            operations.run(
                operations.read(lambda project: project_settings.want_times(project, wanted=wanted))
            )

    def write(self, path: Path) -> None:
        """Write the table behind the chart as CSV."""
        if self.dialog is None:
            return
        try:
            spreadsheets.write(self.dialog.rows(), path)
        except UserError as error:
            self._tell(error)

    def _print(self) -> None:
        dialog = self.dialog
        if dialog is not None and dialog.answer is not None:
            try:
                print_pages(dialog.printed, dialog)
            except UserError as error:
                self._tell(error)
