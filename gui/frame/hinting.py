"""The keys that work where the keyboard is, shown in the status row."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)

from gui.actions.action_set import ActionSet
from gui.actions.spec import Situation
from gui.find.bar import FindBar
from gui.frame.key_hints import choice_hints, find_hints, hints
from gui.frame.list_hints import list_hints
from gui.frame.status_row import Hint, StatusRow
from gui.panels.inspector import InspectorPanel


class Hinting(QObject):
    """`in_text` are the widgets in which the keys of the report work."""

    def __init__(
        self,
        actions: ActionSet,
        status: StatusRow,
        find_bar: FindBar,
        inspector: InspectorPanel,
        parent: QObject,
        *,
        situation: Callable[[], Situation],
        in_text: Sequence[QWidget],
    ) -> None:
        super().__init__(parent)
        self._actions = actions
        self._situation = situation
        self._status = status
        self._find_bar = find_bar
        self._inspector = inspector
        self._in_text = in_text
        for each in in_text:
            each.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A menu takes the keyboard from the report without being told of as a change of focus."""
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self.show()
        return super().eventFilter(watched, event)

    def show(self, *_: object) -> None:
        """Show the keys of now."""
        self._status.hints.show_hints(self._hints_of(QApplication.focusWidget()))

    def _hints_of(self, focused: QWidget | None) -> list[Hint]:
        if self._find_bar.has_keyboard:
            return find_hints()
        if of_list := list_hints(focused):
            return of_list
        if self._is_behind_dialog(focused):
            return []  # it has the keyboard, and keys of its own
        if self._inspector.is_field(focused) and isinstance(focused, QAbstractButton):
            return choice_hints()
        in_text = focused is not None and any(
            focused is each or each.isAncestorOf(focused) for each in self._in_text
        )
        in_field = isinstance(focused, QLineEdit | QPlainTextEdit | QComboBox)
        return hints(self._actions, self._situation(), in_text=in_text, in_field=in_field)

    def _is_behind_dialog(self, focused: QWidget | None) -> bool:
        """Whether a dialog or a menu takes the keys, also where no widget of it has the focus."""
        window = self._status.window()
        front = QApplication.activePopupWidget() or QApplication.activeModalWidget()
        if front is None and focused is not None:
            front = focused.window()
        return front is not None and front is not window
