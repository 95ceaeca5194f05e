"""The window: puts panels, menus and controllers together, and nothing else."""

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QSettings
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from annotator.settings import Settings, folder
from gui import texts
from gui.actions.action_set import ActionSet, Handler
from gui.actions.spec import Situation
from gui.appearance import Appearance
from gui.backups.backing_up import BackingUp
from gui.desk import Desk
from gui.find.bar import FindBar
from gui.find.controller import Finding
from gui.frame.announcing import Announcing
from gui.frame.dropping import Dropping
from gui.frame.hinting import Hinting
from gui.frame.moving import Moving
from gui.frame.names import Names
from gui.frame.panes import Panes
from gui.frame.report_menu import ReportMenu
from gui.frame.status_row import StatusRow
from gui.frame.tool_row import ToolRow
from gui.frame.unusable_keys import UnusableKeys
from gui.frame.window_place import restore_place, save_place
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
        self._names.show_keys()
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
        save_place(self, self._store)
        self.panes.save(self._store)
        self.drawer.save(self._store)
        event.accept()

    def _make_panes(self, theme: Theme) -> None:
        self.view = ReportView(view_palette(theme))
        self.queue = QueuePanel(theme)
        self.table = SuggestionsPanel(theme, self.desk.schema)
        self.inspector = InspectorPanel(theme, self.desk.schema)
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
        self.status.hear(self._messages)
        self.status.follow(self.tasks)
        self._hinting = Hinting(
            *(self.action_set, self.status, self.find_bar, self.inspector, self),
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
        self._names = Names(desk, self.action_set, self.inspector, self.labeller)
        self._report_menu = ReportMenu(self.labeller.focus, self.action_set, self._names, self)
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
        self._dropping = Dropping(self)
        restore_place(self, self._store)
        self.panes.restore(self._store)
        self.drawer.restore(self._store)

    def _connect(self) -> None:
        self._moving = Moving(self.panes, self.queue, self.view, self.action_set, self.tools)
        handlers = self._handlers()
        self.action_set.connect_to({**handlers, **self.review.handlers(handlers)})
        self.action_set.work_in([self.view, self.table, self.side.review.table])
        self._unusable_keys = UnusableKeys(
            *(self.desk, self.action_set, lambda: self._situation, self._messages, self),
            watched=[self.view, self.table.span_table],
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
        self._dropping.project_dropped.connect(self.projects.open)
        self._dropping.projects_dropped.connect(self.team.merging.ask_about)
        self._dropping.files_dropped.connect(lambda new: self.rooms.importing.part.ask_about(new))
        self.panes.resized.connect(self.side.fit_into)
        self.drawer.left.connect(self.view.setFocus)
        self.drawer.folded.connect(self.view.setFocus)
        self.drawer.changed.connect(self._mark_drawer)
        self._mark_drawer()
        for change in (self.tasks.started, self.tasks.ended):
            change.connect(self.update_situation)
        self._appearance.app.focusChanged.connect(self._hinting.show)

    def _handlers(self) -> Mapping[str, Handler]:
        parts = (
            *(self.labeller, self.side, self.flow, self.finding, self._guiding, self._noting),
            *(self._project_actions, self.team, self._person, self._storing, self._lexicon),
            *(self.rooms, self._moving, self._threshold),
        )
        return {
            **{name: each for part in parts for name, each in part.handlers().items()},
            "project.quit": self._quit,
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

    def _quit(self) -> None:
        self.close()

    def _show_project(self) -> None:
        operations = self.desk.operations
        name, path = (operations.path.name, str(operations.path)) if operations else ("", "")
        if operations is not None and operations.read_only:
            name = self.tr("{name} (read only)").format(name=name)
        self.tools.show_project(name, texts.plain_tool_tip(path))
        self._person.show()
        title = one_line(name).replace("[*]", "[*][*]")  # one of it Qt takes for a mark of its own
        self.setWindowTitle(f"{title} — {self.tr('Jinbiao')}" if name else self.tr("Jinbiao"))
        self._names.show()

    def _use_theme(self, theme: Theme) -> None:
        sides = (self.side.to_check, self.side.review)
        for part in (self.labeller.focus, self.queue, self.find_bar, self.drawer, *sides):
            part.set_theme(theme)
        self.status.set_theme(theme)
