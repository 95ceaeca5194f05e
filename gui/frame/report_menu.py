"""What the right button opens on the report: all that can be done with a span."""

from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtWidgets import QWidget

from gui.actions.action_set import ActionSet
from gui.actions.spec import Menu
from gui.frame.key_menu import KeyMenu
from gui.frame.names import Names
from gui.labelling.focus import Focus


class ReportMenu(QObject):
    """Hears the report, and chooses the span under the mouse first."""

    def __init__(self, focus: Focus, actions: ActionSet, names: Names, window: QWidget) -> None:
        super().__init__(window)
        self._focus = focus
        self._actions = actions
        self._names = names
        self._window = window
        focus.view.context_menu_requested.connect(self._open)

    def _open(self, key: str, _offset: int, place: QPoint) -> None:
        if key:
            self._focus.choose(key)
        self._names.show_categories()
        menu = KeyMenu(self._window)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for which in (Menu.LABEL, Menu.EDGES):
            self._actions.fill_for_mouse(menu, which)
        menu.popup(place)
