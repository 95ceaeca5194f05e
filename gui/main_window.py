"""The window: puts panels, menus and controllers together, and nothing else."""

from collections.abc import Mapping
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEvent, QPoint, QSettings, Qt
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QLineEdit,
    QMainWindow,
    QMenu,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from annotator.errors import UserError
from annotator.project import SUFFIX
from annotator.settings import Settings, folder
from gui import texts
from gui.actions.action_set import ActionSet, Handler
from gui.actions.spec import Menu
from gui.appearance import Appearance
from gui.desk import Desk
from gui.dialogs.shortcuts import ShortcutsDialog
from gui.key_hints import hints
from gui.labelling.drawing import view_palette
from gui.labelling.labeller import Labeller
from gui.messages import Messages
from gui.panels.inspector import InspectorPanel
from gui.panels.queue import QueuePanel
from gui.panels.suggestions import SuggestionsPanel
from gui.panels.widgets import hairline
from gui.panes import Panes
from gui.project_actions import ProjectActions
from gui.projects import Projects
from gui.recent_menu import RecentMenu
from gui.report_flow import ReportFlow
from gui.report_view.view import ReportView
from gui.room import fit_to_screen
from gui.status_row import StatusRow
from gui.storing import StoringState
from gui.tasks import Tasks
from gui.theme import Theme
from gui.tool_row import ToolRow


class MainWindow(QMainWindow):
    """Three panes between a tool row and a status row."""

    def __init__(self, settings: Settings, appearance: Appearance, messages: Messages) -> None:
        super().__init__()
        theme = appearance.theme
        self._settings = settings
        self._messages = messages
        self._appearance = appearance
        self.desk = desk = Desk(self)
        self.tasks = Tasks(self)
        self.action_set = ActionSet(self, settings.keys())
        self.view = ReportView(view_palette(theme))
        self.queue = QueuePanel(theme)
        self.table = SuggestionsPanel(theme, desk.schema)
        self.inspector = InspectorPanel(theme, desk.schema)
        self.panes = Panes(self.queue, self.view, self.table, self.inspector)
        self.tools = ToolRow(self.action_set)
        self._recent = RecentMenu(settings, self)
        self.tools.add_recent(self._recent, self.action_set["project.import"])
        self.status = StatusRow(theme)
        self.labeller = Labeller(desk, self.view, self.table, self.inspector, theme, messages)
        self.flow = ReportFlow(desk, self.labeller.focus, self.queue, messages)
        self.projects = Projects(desk, self.flow, self.tasks, settings, messages, self)
        self._project_actions = ProjectActions(desk, self.projects, settings, messages, self)
        self._storing = StoringState(desk, self.status, messages)
        self._store = QSettings(str(folder("config") / "window.ini"), QSettings.Format.IniFormat)
        messages.said.connect(self.status.say)
        self._compose()
        self._connect()
        self.retranslate()

    def retranslate(self) -> None:
        """Say everything in the language of now."""
        self.action_set.retranslate()
        self.tools.retranslate()
        self._recent.retranslate()
        self.status.retranslate()
        self.view.setAccessibleName(self.tr("Report"))
        self.labeller.focus.show_anew()
        self._show_project()
        self._storing.show()
        self.update_situation()

    def update_situation(self) -> None:
        """Switch actions on and off, and show which keys work and how far the report is."""
        situation = self.labeller.situation(is_busy=self.tasks.is_busy)
        self.action_set.update(situation)
        self.action_set["label.caret"].setChecked(situation.mode.value == "caret")
        index = self.labeller.focus.index
        self.status.show_figures(unsure=index.unsure, decided=index.decided, total=index.total)
        self._show_hints()

    def changeEvent(self, event: QEvent) -> None:
        """Follow another language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Close once everything is stored, or a person says that it may be lost."""
        self.inspector.commit_pending()
        if not self.projects.close():
            event.ignore()
            return
        self._store.setValue("window/geometry", self.saveGeometry())
        self.panes.save(self._store)
        event.accept()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files that are dragged here."""
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Open a project, or bring reports in."""
        paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        if len(paths) == 1 and paths[0].suffix == SUFFIX:
            self.projects.open(paths[0])
        elif paths:
            self.projects.bring_in(paths)

    def _compose(self) -> None:
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for part in (self.panes, hairline(), self.status):
            column.addWidget(part)
        column.setStretch(0, 1)
        self.addToolBar(self.tools)
        self.setCentralWidget(whole)
        self.setAcceptDrops(True)
        self.resize(1440, 900)
        self.setMinimumSize(800, 480)
        geometry = self._store.value("window/geometry")
        if geometry is not None:
            self.restoreGeometry(geometry)
        fit_to_screen(self)
        self.panes.restore(self._store)

    def _connect(self) -> None:
        self.action_set.connect_to(self._handlers())
        self.action_set.work_in([self.view, self.table])
        self._appearance.take(self.view, self.action_set)
        self._appearance.theme_changed.connect(self._use_theme)
        self.desk.project_changed.connect(self._show_project)
        self._recent.chosen.connect(self.projects.open)
        self._project_actions.person_renamed.connect(self._show_project)
        self.labeller.focus.changed.connect(self.update_situation)
        self.queue.import_requested.connect(self._project_actions.ask_import)
        self.queue.report_requested.connect(lambda _: self.panes.close_drawer())
        self.view.context_menu_requested.connect(self._show_context_menu)
        self.panes.queue_shown.connect(self.action_set["go.queue"].setChecked)
        self.panes.folded.connect(self.tools.show_queue_button)
        self.tools.show_queue_button(is_shown=False)
        self.action_set["go.queue"].setChecked(True)
        self.tasks.started.connect(self.status.show_task)
        self.tasks.progressed.connect(self.status.show_progress)
        self.tasks.ended.connect(self.status.end_task)
        self.status.cancel_requested.connect(self.tasks.cancel)
        for change in (self.tasks.started, self.tasks.ended):
            change.connect(self.update_situation)
        self._appearance.app.focusChanged.connect(self._show_hints)

    def _handlers(self) -> Mapping[str, Handler]:
        return {
            **self.labeller.handlers(),
            **self.flow.handlers(),
            **self._project_actions.handlers(),
            **self._storing.handlers(),
            "project.quit": self._quit,
            "go.next_pane": partial(self.panes.focus_next, forward=True),
            "go.previous_pane": partial(self.panes.focus_next, forward=False),
            "go.queue": self.panes.toggle_queue,
            "help.shortcuts": self._show_shortcuts,
            "help.menu": self.tools.open_menu,
        }

    def _quit(self) -> None:
        self.close()

    def _show_project(self) -> None:
        operations = self.desk.operations
        name = operations.path.name if operations else ""
        if operations is not None and operations.read_only:
            name = self.tr("{name} (read only)").format(name=name)
        self.tools.show_project(
            name, texts.plain_tool_tip(str(operations.path) if operations else "")
        )
        self.tools.show_person(self._settings.author().name)
        self.setWindowTitle(f"{name} — {self.tr('Jinbiao')}" if name else self.tr("Jinbiao"))
        labels = [label for label in self.desk.schema.labels if not label.hidden]
        self.action_set.name_labels({label.key: texts.words(label.name) for label in labels})

    def _show_hints(self, *_: object) -> None:
        focused = QApplication.focusWidget()
        in_text = focused is not None and (focused is self.view or self.table.isAncestorOf(focused))
        in_field = isinstance(focused, QLineEdit | QPlainTextEdit | QComboBox)
        situation = self.labeller.situation(is_busy=self.tasks.is_busy)
        self.status.hints.show_hints(
            hints(self.action_set, situation, in_text=in_text, in_field=in_field)
        )

    def _show_context_menu(self, key: str, _offset: int, place: QPoint) -> None:
        if key:
            self.labeller.focus.choose(key)
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.action_set.fill(menu, Menu.LABEL, usable_only=True)
        menu.popup(place)

    def _show_shortcuts(self) -> None:
        dialog = ShortcutsDialog(self._settings.keys(), self)
        dialog.changed.connect(self._change_keys)
        dialog.reset_requested.connect(lambda action_id: self._change_keys(action_id, None))
        dialog.exec()
        dialog.deleteLater()

    def _change_keys(self, action_id: str, keys: list[str] | None) -> None:
        changed = {name: list(each) for name, each in self._settings.keys().items()}
        changed.pop(action_id, None)
        if keys is not None:
            changed[action_id] = keys
        try:
            self._settings.change("keys", changed)
        except UserError as error:
            self._messages.fail(error)
        self.action_set.use_keys(changed)
        self._show_hints()

    def _use_theme(self, theme: Theme) -> None:
        self.labeller.focus.set_theme(theme)
        self.queue.set_theme(theme)
        self.status.set_theme(theme)
