"""Showing the chosen words in their page of the pdf that the report was read from."""

from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog, QWidget

from annotator.errors import Problem, UserError
from annotator.importing import source_files
from annotator.progress import Cancelled, Progress
from annotator.reading.pages import page_starts
from annotator.settings import Settings
from gui.about_report.page_panel import PagePanel
from gui.desk import Desk
from gui.frame.panes import Panes
from gui.labelling.focus import Focus
from gui.messages import Messages
from gui.tasks import Tasks
from schema.records import Report, Span


class Pages(QObject):
    """One page at a time, beside the report; where the file is not found, asks for it."""

    def __init__(
        self,
        desk: Desk,
        focus: Focus,
        panes: Panes,
        settings: Settings,
        messages: Messages,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._desk = desk
        self._focus = focus
        self._panes = panes
        self._settings = settings
        self._messages = messages
        self._window = window
        self._shown: PagePanel | None = None
        self._looking = Tasks(desk.background, self)
        self._looking.failed.connect(messages.fail)
        focus.changed.connect(self._follow)
        desk.report_opened.connect(self._leave_other)
        desk.project_changed.connect(self._leave_other)

    def show(self) -> None:
        """Show the page that the chosen words stand on; from the page, go back to the report."""
        workspace, operations = self._desk.workspace, self._desk.operations
        if workspace is None or operations is None:
            return
        report = workspace.report
        if not page_starts(report):
            self._messages.fail(UserError(Problem.NO_PAGES, report=report.name))
            return
        if self._shown is not None:
            self._change_sides(self._shown)
            return
        if self._looking.is_busy:
            return
        folders = [operations.path.parent, *self._settings.source_folders()]

        def look(_: Progress, is_cancelled: Cancelled) -> object:
            return report, source_files.find(report, folders, is_cancelled=is_cancelled)

        self._looking.start("", look, self._take)

    def remember(self, paths: tuple[Path, ...]) -> None:
        """Keep where files are that come in, for the day that somebody wants to see a page."""
        try:
            self._settings.remember_sources(paths)
        except UserError as error:
            self._messages.fail(error)

    def _take(self, found: object) -> None:
        assert isinstance(found, tuple)
        report, path = found
        workspace = self._desk.workspace
        if workspace is None or workspace.report.id != report.id:
            return
        path = path or self._ask_where(report)
        if path is not None:
            self._open(report, path)

    def _ask_where(self, report: Report) -> Path | None:
        title = self.tr("Where is {name}?").format(name=report.source)
        folder = next(iter(self._settings.source_folders()), Path.home())
        chosen, _ = QFileDialog.getOpenFileName(self._window, title, str(folder), "PDF (*.pdf)")
        if not chosen:
            return None
        if not source_files.is_source(report, Path(chosen)):
            words = self.tr("That is not the file that this report was read from.")
            self._messages.warn(words)
            return None
        self.remember((Path(chosen),))
        return Path(chosen)

    def _open(self, report: Report, path: Path) -> None:
        self._shown = PagePanel(report, path, self._desk.background, self._window)
        self._shown.left.connect(self.close)
        self._panes.show_beside(self._shown)
        self._shown.show_words(self._words())
        self._shown.focus_page()

    def _change_sides(self, shown: PagePanel) -> None:
        if shown.has_keyboard:
            self._focus.view.setFocus()
        else:
            self._follow()
            shown.focus_page()

    def close(self) -> None:
        """Put the page away."""
        shown, self._shown = self._shown, None
        if shown is None:
            return
        had_keyboard = shown.has_keyboard
        shown.stop()
        self._panes.leave_beside()
        if had_keyboard:
            self._focus.view.setFocus()

    def _leave_other(self) -> None:
        here = self._desk.workspace.report.id if self._desk.workspace else None
        if self._shown is not None and self._shown.report.id != here:
            self.close()

    def _follow(self) -> None:
        if self._shown is not None and self._desk.workspace is not None:
            self._shown.show_words(self._words())

    def _words(self) -> Span | None:
        """What is selected, else the chosen span."""
        workspace = self._desk.workspace
        assert workspace is not None
        start, end = self._focus.view.selection()
        if start < end:
            return Span(start, end, workspace.report.text[start:end])
        item = self._focus.item
        return item.span if item is not None else None
