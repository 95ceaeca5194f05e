"""The window: puts panels, menus and controllers together, and nothing else."""

from collections.abc import Mapping
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEvent, QPoint, QSettings, Qt
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import (
    QLineEdit,
    QMainWindow,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from annotator.project import SUFFIX
from annotator.settings import Settings, folder
from gui import texts
from gui.actions.action_set import ActionSet, Handler
from gui.actions.category import LIKELY
from gui.actions.spec import Menu, Situation
from gui.appearance import Appearance
from gui.backups.backing_up import BackingUp
from gui.desk import Desk
from gui.find.bar import FindBar
from gui.find.controller import Finding
from gui.frame.announcing import Announcing
from gui.frame.fit_to_screen import fit_to_screen
from gui.frame.hinting import Hinting
from gui.frame.key_menu import KeyMenu
from gui.frame.panes import Panes
from gui.frame.status_row import StatusRow
from gui.frame.tool_row import ToolRow
from gui.frame.unusable_keys import UnusableKeys
from gui.keys.names import readable_key
from gui.labelling.drawing import view_palette
from gui.labelling.labeller import Labeller
from gui.labelling.score_threshold import ScoreThreshold
from gui.lexicon.lexicon import Lexicon
from gui.messages import Messages
from gui.notes.drawer import GUIDELINES, Drawer
from gui.notes.guiding import Guiding
from gui.notes.noting import Noting
from gui.panels.inspector import InspectorPanel
from gui.panels.queue import QueuePanel
from gui.panels.suggestions import SuggestionsPanel
from gui.plain import one_line
from gui.projects.actions import ProjectActions
from gui.projects.last_place import LastPlace
from gui.projects.opening import Projects
from gui.projects.person import Person
from gui.projects.recent_menu import RecentMenu
from gui.projects.replaced_text import ReplacedText
from gui.projects.report_flow import ReportFlow
from gui.projects.storing import StoringState
from gui.projects.unfinished_input import UnfinishedInput
from gui.report_view.view import ReportView
from gui.review.controller import Review
from gui.rooms import Parts, Rooms
from gui.tasks import Tasks
from gui.team.duty_bar import DutyBar
from gui.team.team import Team
from gui.theme import Theme
from gui.to_check.tabs import Side
from gui.widgets.labels import hairline


class MainWindow(QMainWindow):
    """Three panes between a tool row and a status row."""

    def __init__(self, settings: Settings, appearance: Appearance, messages: Messages) -> None:
        super().__init__()
        self._settings = settings
        self._messages = messages
        self._appearance = appearance
        self._situation = Situation()
        self._store = QSettings(str(folder("config") / "window.ini"), QSettings.Format.IniFormat)
        self.desk = Desk(self)
        self.tasks = Tasks(self.desk.background, self)
        self.action_set = ActionSet(self, settings.keys())
        self._make_panes(appearance.theme)
        self._make_labelling(appearance.theme)
        self._make_rooms()
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
        self._guiding.show()
        self.labeller.categories.show()
        self.labeller.to_check.mender.show()
        self.review.retranslate()
        self._show_project()
        self._storing.show()
        self.update_situation()
        self._hinting.show()

    def update_situation(self) -> None:
        """Switch actions on and off, and show which keys work and how far the report is."""
        labelling = self.labeller.situation(is_busy=self.tasks.is_busy)
        situation = self.review.situated(labelling)
        self.action_set["label.caret"].setChecked(situation.mode.value == "caret")
        if situation != self._situation:
            self._situation = situation
            self.action_set.update(situation)
            self._hinting.show()
        only, decided, total = self.labeller.label_pass.figures()
        unsure = self.labeller.focus.index.unsure
        self.status.show_figures(unsure=unsure, decided=decided, total=total, only=only)

    def follow_keys(self) -> None:
        """Name the keys that are in force now."""
        self._name_inspector_keys()
        self._hinting.show()

    def changeEvent(self, event: QEvent) -> None:
        """Follow another language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Close once everything is stored, or a person says that it may be lost."""
        if not self.projects.close():
            event.ignore()
            return
        self._store.setValue("window/geometry", self.saveGeometry())
        self.panes.save(self._store)
        self.drawer.save(self._store)
        event.accept()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files that are dragged here."""
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Open a project, or ask how to bring reports or several projects in."""
        paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        if len(paths) == 1 and paths[0].suffix == SUFFIX:
            self.projects.open(paths[0])
        elif paths and all(path.suffix == SUFFIX for path in paths):
            self.team.merging.ask_about(paths)
        elif paths:
            self.rooms.importing.part.ask_about(paths)

    def _make_panes(self, theme: Theme) -> None:
        desk = self.desk
        self.view = ReportView(view_palette(theme))
        self.queue = QueuePanel(theme)
        self.table = SuggestionsPanel(theme, desk.schema)
        self.inspector = InspectorPanel(theme, desk.schema)
        self.side = Side(self.table, theme)
        self.find_bar = FindBar(theme)
        self.drawer = Drawer(theme)
        self.duty_bar = DutyBar()
        self.panes = Panes(
            *(self.queue, self.view, self.side, self.inspector),
            notice=self.duty_bar,
            above_report=self.find_bar,
            below_report=self.drawer,
        )
        self.places = QStackedWidget()
        self.tools = ToolRow(self.action_set)
        self._recent = RecentMenu(self._settings, self)
        self.tools.add_recent(self._recent, self.action_set["project.import"])
        self.status = StatusRow(theme)
        self._messages.said.connect(self.status.say)
        self._messages.taken_back.connect(self.status.take_back)
        self._hinting = Hinting(
            self.action_set,
            self.status,
            self.find_bar,
            self.inspector,
            self,
            situation=lambda: self._situation,
            in_text=(self.view, self.table, self.side.review),
        )

    def _make_labelling(self, theme: Theme) -> None:
        desk, settings, messages = self.desk, self._settings, self._messages
        self.labeller = Labeller(
            *(desk, self.view, self.table, self.inspector, self.side.to_check),
            *(theme, settings, messages),
        )
        self.side.follow(self.labeller.to_check)
        self.flow = ReportFlow(
            *(desk, self.labeller.focus, self.labeller.to_check, self.queue),
            *(LastPlace(self._store), messages),
        )
        self._guiding = Guiding(desk, self.labeller.focus, self.drawer, messages)
        self._noting = Noting(desk, self.labeller.focus, self.flow, self.drawer, messages)
        self.finding = Finding(desk, self.labeller.focus, self.flow, self.find_bar, messages)
        self._threshold = ScoreThreshold(self.labeller.focus, settings, self.action_set, messages)
        self._input = UnfinishedInput(self.inspector, messages, self)
        self.flow.may_leave = self._input.may_leave

    def _make_rooms(self) -> None:
        desk, settings, messages = self.desk, self._settings, self._messages
        self.projects = Projects(desk, self.flow, self.tasks, settings, messages, self)
        self.replaced_text = ReplacedText(desk, self.action_set, messages, self)
        self.review = Review(
            *(desk, self.labeller.focus, self.flow, self.side.review, self._store, messages)
        )
        self.team = Team(
            *(desk, self.projects, self.flow, self.labeller.focus, self.queue, self.duty_bar),
            *(self.tasks, settings, self.action_set, messages, self),
        )
        self.backing_up = BackingUp(desk, messages, self)
        self._project_actions = ProjectActions(desk, self.projects, settings, messages, self)
        self._person = Person(desk, self.projects, settings, self.tools, messages, self)
        self._storing = StoringState(desk, self.status, messages)
        self.announcing = Announcing(desk, messages, self)
        self._lexicon = Lexicon(desk, self.labeller.terms, self.flow, self.tasks, messages, self)
        self.rooms = Rooms(
            Parts(
                *(desk, self.labeller.focus, self.flow, self.labeller.terms, self.review),
                *(self.projects, self.replaced_text, self.tasks, self.panes, self.places),
                *(self.tools, self.action_set, settings, self._appearance, messages),
                window=self,
                follow_keys=self.follow_keys,
            )
        )

    def _compose(self) -> None:
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.places.addWidget(self.panes)
        for part in (self.places, hairline(), self.status):
            column.addWidget(part)
        column.setStretch(0, 1)
        self.addToolBar(self.tools)
        self.setCentralWidget(whole)
        self.setAcceptDrops(True)
        for field in self.findChildren(QLineEdit):
            field.setAcceptDrops(False)  # files belong to the window, wherever they are dropped
        self.resize(1440, 900)
        self.setMinimumSize(800, 480)
        geometry = self._store.value("window/geometry")
        if geometry is not None:
            self.restoreGeometry(geometry)
        fit_to_screen(self)
        self.panes.restore(self._store)
        self.drawer.restore(self._store)

    def _connect(self) -> None:
        handlers = self._handlers()
        self.action_set.connect_to({**handlers, **self.review.handlers(handlers)})
        self.action_set.work_in([self.view, self.table, self.side.review.table])
        spans = self.table.span_table
        self._unusable_keys = UnusableKeys(
            *(self.desk, self.action_set, lambda: self._situation, self._messages, self),
            watched=[self.view, spans],
        )
        self.desk.changed.connect(self.status.let_message_go)
        self._appearance.take(self.view, self.action_set)
        self._appearance.theme_changed.connect(self._use_theme)
        self.desk.closing.connect(self.inspector.commit_pending)
        self.desk.project_changed.connect(self._show_project)
        self.desk.schema_changed.connect(self._show_project)
        self._recent.chosen.connect(self.projects.open)
        self.labeller.focus.changed.connect(self.update_situation)
        self.review.changed.connect(self._show_review)
        self.labeller.to_check.checking.changed.connect(self.update_situation)
        self.queue.import_requested.connect(lambda: self.rooms.importing.part.ask())
        self.queue.report_requested.connect(lambda _: self.panes.close_drawer())
        self.view.context_menu_requested.connect(self._show_context_menu)
        self.panes.queue_shown.connect(self.action_set["go.queue"].setChecked)
        self.panes.resized.connect(self.side.fit_into)
        self.queue.left.connect(self.view.setFocus)
        self.drawer.left.connect(self.view.setFocus)
        self.drawer.folded.connect(self.view.setFocus)
        self.drawer.changed.connect(self._mark_drawer)
        self._mark_drawer()
        self.panes.queue_shown.connect(self.tools.follow_queue)
        self.panes.folded.connect(self.tools.make_narrow)
        self.action_set["go.queue"].setChecked(True)
        self.tasks.started.connect(self.status.show_task)
        self.tasks.progressed.connect(self.status.show_progress)
        self.tasks.ended.connect(self.status.end_task)
        self.status.cancel_requested.connect(self.tasks.cancel)
        for change in (self.tasks.started, self.tasks.ended):
            change.connect(self.update_situation)
        self._appearance.app.focusChanged.connect(self._hinting.show)

    def _handlers(self) -> Mapping[str, Handler]:
        return {
            **self.labeller.handlers(),
            **self.side.handlers(),
            **self.flow.handlers(),
            **self.finding.handlers(),
            **self._guiding.handlers(),
            **self._noting.handlers(),
            **self._project_actions.handlers(),
            **self.team.handlers(),
            **self._person.handlers(),
            **self._storing.handlers(),
            **self._lexicon.handlers(),
            **self.rooms.handlers(),
            **self._threshold.handlers(),
            "project.quit": self._quit,
            "go.next_pane": partial(self.panes.focus_next, forward=True),
            "go.previous_pane": partial(self.panes.focus_next, forward=False),
            "go.queue": self.panes.toggle_queue,
            "go.filter": self._filter_queue,
            "help.menu": self.tools.open_menu,
        }

    def _show_review(self) -> None:
        shown = self.review.shown
        self.side.show_review(shown.left() if shown else None)
        self.tools.show_place(is_review=shown is not None)
        self.duty_bar.show_reviewing(is_reviewing=shown is not None)
        self.action_set["review.open"].setChecked(shown is not None)
        self.action_set["review.by_kind"].setChecked(shown is not None and shown.by_kind)
        self.action_set["review.anonymous"].setChecked(self.review.is_anonymous)
        self.update_situation()

    def _mark_drawer(self) -> None:
        self.action_set["view.guidelines"].setChecked(self.drawer.shows(GUIDELINES))

    def _filter_queue(self) -> None:
        self.panes.open_queue()
        self.queue.focus_filter()

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
        self._person.show()
        title = one_line(name).replace("[*]", "[*][*]")  # one of it Qt takes for a mark of its own
        self.setWindowTitle(f"{title} — {self.tr('Jinbiao')}" if name else self.tr("Jinbiao"))
        labels = [label for label in self.desk.schema.labels if not label.hidden]
        self.action_set.name_labels(
            {label.key: texts.words(label.name) for label in labels if label.key}
        )
        self._name_inspector_keys()

    def _name_inspector_keys(self) -> None:
        keys = [self.action_set.key_of(spec.id) for spec in LIKELY]
        self.inspector.name_category_keys([readable_key(key) for key in keys])
        self.labeller.label_pass.name_key(readable_key(self.action_set.key_of("go.pass")))
        self.inspector.name_term_key(readable_key(self.action_set.key_of("label.term")))
        self.inspector.name_mend_key(readable_key(self.action_set.key_of("check.mend")))

    def _show_context_menu(self, key: str, _offset: int, place: QPoint) -> None:
        if key:
            self.labeller.focus.choose(key)
        self.action_set.name_categories(
            [texts.words(each.name) for each in self.labeller.categories.likely()]
        )
        menu = KeyMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for which in (Menu.LABEL, Menu.EDGES):
            self.action_set.fill_for_mouse(menu, which)
        menu.popup(place)

    def _use_theme(self, theme: Theme) -> None:
        self.labeller.focus.set_theme(theme)
        self.queue.set_theme(theme)
        self.find_bar.set_theme(theme)
        self.drawer.set_theme(theme)
        self.side.to_check.set_theme(theme)
        self.side.review.set_theme(theme)
        self.status.set_theme(theme)
