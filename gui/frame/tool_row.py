"""The row on top: the menu, the project, the places, and who is at the keyboard."""

from functools import partial
from typing import Final

from PySide6.QtCore import QCoreApplication, QEvent, Qt, QTimer
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSizePolicy, QToolBar, QToolButton, QWidget

from gui import texts
from gui.actions.action_set import ActionSet, translated
from gui.actions.marked import QT_TRANSLATE_NOOP
from gui.actions.spec import Menu
from gui.frame.key_menu import KeyMenu
from gui.keys.names import readable_key
from gui.widgets.labels import ElidedLabel, caption, named

_LONGEST_NAME: Final = 16  # lines' heights: a longer one would push the buttons out of the row
_MENUS = {
    Menu.PROJECT: QT_TRANSLATE_NOOP("Actions", "Project"),
    Menu.REPORT: QT_TRANSLATE_NOOP("Actions", "Report"),
    Menu.LABEL: QT_TRANSLATE_NOOP("Actions", "Label"),
    Menu.EDGES: QT_TRANSLATE_NOOP("Actions", "Edges and links"),
    Menu.CHECK: QT_TRANSLATE_NOOP("Actions", "Check"),
    Menu.REVIEW: QT_TRANSLATE_NOOP("Actions", "Review"),
    Menu.CARET: QT_TRANSLATE_NOOP("Actions", "Caret"),
    Menu.TEAM: QT_TRANSLATE_NOOP("Actions", "Team"),
    Menu.GO: QT_TRANSLATE_NOOP("Actions", "Go"),
    Menu.VIEW: QT_TRANSLATE_NOOP("Actions", "View"),
    Menu.HELP: QT_TRANSLATE_NOOP("Actions", "Help"),
}


class ToolRow(QToolBar):
    """Holds the one menu of all actions; the places are tabs of the whole window."""

    def __init__(self, actions: ActionSet, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("toolRow")
        self.setMovable(False)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        self._menus = {which: KeyMenu(self) for which in Menu}
        self._menu = KeyMenu(self)
        for which, menu in self._menus.items():
            actions.fill(menu, which)
            self._menu.addMenu(menu)
        self._start = QToolButton()
        self._start.setMenu(self._menu)
        self._start.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._queue = QToolButton()
        self._queue.setDefaultAction(actions["go.queue"])
        self._project = ElidedLabel("dim", name="projectName")
        self._around_project = _padded(self._project)
        self._is_review = self._is_narrow = False
        self._is_queue_shown = True
        self._place, self._review = (
            named(QToolButton(), "labelling"),
            named(QToolButton(), "review"),
        )
        self._table = named(QToolButton(), "allLabels")
        self._table.setCheckable(True)
        self._to_table, self._is_table = actions["go.all_labels"], False
        self._table.clicked.connect(self._toggle_table)
        self._to_table.changed.connect(self._show_places)
        self._to_review = actions["review.open"]
        for place, is_review in ((self._place, False), (self._review, True)):
            place.setCheckable(True)
            place.clicked.connect(partial(self._go_to_place, is_review))
        self._to_review.changed.connect(self._show_places)
        self._show_places()
        self._progress = _doing(actions["team.progress"])
        self._export = _doing(actions["project.export"])
        self._find = _doing(actions["find.report"])
        self._finding = actions["find.report"]
        self._finding.changed.connect(self._name_find)
        self._person = named(QToolButton(), "person")
        self._person.clicked.connect(actions["project.switch_person"].trigger)
        self._name, self._is_own = "", True
        self._lay_out()
        self.retranslate()

    def add_recent(self, menu: QMenu, before: QAction) -> None:
        """Put the menu of projects opened lately before an action of the project's menu."""
        self._menus[Menu.PROJECT].insertMenu(before, menu)

    def open_menu(self) -> None:
        """Open the menu of everything for the keyboard, at its first line."""
        QTimer.singleShot(0, self._mark_first)  # showing it comes back once it is closed
        self._start.showMenu()

    def _mark_first(self) -> None:
        down = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Down, Qt.KeyboardModifier.NoModifier)
        QCoreApplication.sendEvent(self._menu, down)  # to make it active would unfold it as well

    def show_project(self, name: str, tool_tip: str) -> None:
        """Name the project that is open; "" for none."""
        self._project.setMaximumWidth(_LONGEST_NAME * self._project.fontMetrics().height())
        self._project.setText(name)
        self._project.setToolTip(tool_tip)
        for layout in (self._around_project.layout(), self.layout()):
            if layout is not None:  # the report is painted at once, and this row with it
                layout.activate()

    def open_person_menu(self, menu: QMenu) -> None:
        """Open a menu under the name of who is at the keyboard."""
        below = self._person.rect().bottomLeft()
        menu.popup(self._person.mapToGlobal(below))

    def show_person(self, name: str, *, is_own: bool) -> None:
        """Name who is at the keyboard; a name that is not their own is put as a question."""
        self._name, self._is_own = name, is_own
        words = name if is_own else self.tr("{name}: your name?").format(name=name)
        self._person.setText(caption(words))
        who = self.tr("Who is at the keyboard")
        self._person.setAccessibleName(f"{who}: {words}")
        self._person.setToolTip(texts.plain_tool_tip(who))

    def show_place(self, *, is_review: bool) -> None:
        """Mark the place that one is at: labelling, or reviewing."""
        self._is_review = is_review
        self._show_places()

    def show_table(self, *, is_shown: bool) -> None:
        """Mark that one is at the table of all labels, or no longer."""
        self._is_table = is_shown
        self._show_places()

    def make_narrow(self, is_narrow: bool) -> None:
        """Show the button of the queue, which is a drawer, in place of those the menu has too."""
        self._is_narrow = is_narrow
        for each in self._in_menu_too:
            each.setVisible(not is_narrow)
        self._show_queue_button()

    def follow_queue(self, is_shown: bool) -> None:
        """Show that button also where somebody has folded the queue away."""
        self._is_queue_shown = is_shown
        self._show_queue_button()

    def _show_queue_button(self) -> None:
        self._queue_action.setVisible(self._is_narrow or not self._is_queue_shown)

    def retranslate(self) -> None:
        """Say everything in the language of now."""
        self._start.setText(self.tr("Jinbiao"))
        self._place.setText(self.tr("Labelling"))
        self._review.setText(self.tr("Reviewing"))
        self._table.setText(self.tr("All labels"))
        self._progress.setText(self.tr("Progress"))
        self._export.setText(self.tr("Export"))
        self._name_find()
        self.show_person(self._name, is_own=self._is_own)
        for which, menu in self._menus.items():
            menu.setTitle(translated(_MENUS[which]))

    def _name_find(self) -> None:
        words, key = self.tr("Find"), readable_key(self._finding.shortcut().toString())
        self._find.setText(f"{words}  {key}".rstrip())

    def _go_to_place(self, is_review: bool, _checked: bool = False) -> None:
        if self._is_table:
            self._to_table.trigger()
        if is_review is not self._is_review:
            self._to_review.trigger()
        self._show_places()

    def _toggle_table(self, _checked: bool) -> None:
        self._to_table.trigger()
        self._show_places()

    def _show_places(self) -> None:
        self._place.setChecked(not self._is_review and not self._is_table)
        self._review.setChecked(self._is_review and not self._is_table)
        self._table.setChecked(self._is_table)
        self._table.setEnabled(self._to_table.isEnabled())
        self._review.setEnabled(self._to_review.isEnabled())

    def _lay_out(self) -> None:
        gap = QWidget()
        gap.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.addWidget(QWidget())  # Qt takes one padding for all sides: this widens the left one
        self.addWidget(self._start)
        self._queue_action = self.addWidget(self._queue)
        self._show_queue_button()
        self.addWidget(self._around_project)
        self.addWidget(self._place)
        self.addWidget(self._review)
        self.addWidget(self._table)
        spare = [self.addWidget(self._progress), self.addWidget(self._export)]
        self.addWidget(gap)
        self._in_menu_too = [*spare, self.addWidget(self._find)]
        self.addWidget(self._person)


def _doing(action: QAction) -> QToolButton:
    """A button that does what an action does whenever that can be done, under a shorter name."""
    button = named(QToolButton(), f"do/{action.objectName()}")

    def follow() -> None:
        button.setEnabled(action.isEnabled())
        button.setToolTip(action.toolTip())

    button.clicked.connect(action.trigger)
    action.changed.connect(follow)
    follow()
    return button


def _padded(widget: QWidget) -> QWidget:
    box = QWidget()
    row = QHBoxLayout(box)
    row.setContentsMargins(6, 0, 6, 0)
    row.addWidget(widget)
    return box
