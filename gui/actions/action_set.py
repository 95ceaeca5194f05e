"""The actions of a window as Qt has them, made from the table."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import QCoreApplication, QObject, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from gui.actions.category import LIKELY
from gui.actions.labelling import EDGES, MARKS
from gui.actions.spec import ActionSpec, Menu, Situation
from gui.actions.table import ALL, BY_ID
from gui.texts import plain_tool_tip
from gui.widgets.labels import caption

Handler = Callable[[], None]

_BY_MOUSE: Final = frozenset({*(spec.id for spec in EDGES), "label.caret", "label.leave"})


class ActionSet(QObject):
    """One QAction for each row of the table, with its keys, words and whether it can be used."""

    def __init__(self, window: QWidget, keys: Mapping[str, list[str]]) -> None:
        super().__init__(window)
        self._window = window
        self._actions = {spec.id: QAction(window) for spec in ALL}
        self._names: dict[str, str] = {}
        self._handlers: dict[str, Handler] = {}
        self.use_keys(keys)
        for spec in ALL:
            action = self._actions[spec.id]
            action.setObjectName(spec.id)
            action.setCheckable(spec.is_checkable)
            action.triggered.connect(partial(self._trigger, spec.id))
            if spec.everywhere:
                window.addAction(action)
            else:
                action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self.retranslate()

    def __getitem__(self, action_id: str) -> QAction:
        return self._actions[action_id]

    def connect_to(self, handlers: Mapping[str, Handler]) -> None:
        """Say what actions do."""
        self._handlers.update(handlers)

    def work_in(self, widgets: Iterable[QWidget]) -> None:
        """Let the keys that are not for everywhere work in these widgets."""
        for widget in widgets:
            for spec in ALL:
                if not spec.everywhere:
                    widget.addAction(self._actions[spec.id])

    def use_keys(self, changed: Mapping[str, list[str]]) -> None:
        """Set all keys, a person's own before the defaults."""
        self._with_key: defaultdict[QKeySequence, list[ActionSpec]] = defaultdict(list)
        for spec in ALL:
            keys = [QKeySequence(key) for key in changed.get(spec.id, spec.keys)]
            self._actions[spec.id].setShortcuts(keys)
            for key in keys:
                self._with_key[key].append(spec)

    def with_key(self, key: QKeySequence) -> Sequence[ActionSpec]:
        """The actions that a key is for, usable now or not."""
        return self._with_key.get(key, ())

    def name_labels(self, names: Mapping[str, str]) -> None:
        """Call the marking actions by the labels of the project, by digit."""
        self._names = {f"mark.{digit}": name for digit, name in names.items()}
        for spec in MARKS:
            self._actions[spec.id].setVisible(spec.id in self._names)
            self._say(spec)

    def name_categories(self, names: Sequence[str]) -> None:
        """Call the actions of the likely categories by what they would set now."""
        for nth, spec in enumerate(LIKELY):
            name = names[nth] if nth < len(names) else translated(spec.text)
            self._actions[spec.id].setText(caption(name))

    def update(self, situation: Situation) -> None:
        """Switch every action on or off."""
        for spec in ALL:
            action = self._actions[spec.id]
            usable = spec.is_usable(situation)
            if action.isEnabled() != usable:
                action.setEnabled(usable)

    def retranslate(self) -> None:
        """Say everything in the language in force."""
        for spec in ALL:
            self._say(spec)

    def _say(self, spec: ActionSpec) -> None:
        action = self._actions[spec.id]
        name = self._names.get(spec.id) or translated(spec.text)
        action.setText(caption(name))
        action.setStatusTip(translated(spec.tip))
        action.setToolTip(plain_tool_tip(translated(spec.tip) or name))

    def fill(self, menu: QMenu, which: Menu) -> None:
        """Put the actions of a menu into it, in the table's order."""
        for spec in ALL:
            if spec.menu is which:
                if spec.opens_group and not menu.isEmpty():
                    menu.addSeparator()
                menu.addAction(self._actions[spec.id])

    def fill_for_mouse(self, menu: QMenu, which: Menu) -> None:
        """Put what can be done now into a menu, without what the mouse itself does better."""
        menu.addSeparator()
        for spec in (each for each in ALL if each.menu is which):
            action = self._actions[spec.id]
            if spec.opens_group:
                menu.addSeparator()  # one beside another, or with nothing after it, is not shown
            if action.isEnabled() and spec.id not in _BY_MOUSE:
                menu.addAction(action)

    def _trigger(self, action_id: str, _checked: bool = False) -> None:
        self._handlers[action_id]()

    def key_of(self, action_id: str) -> str:
        """The first key of an action in Qt's portable words, empty for none."""
        keys = self._actions[action_id].shortcuts()
        return keys[0].toString() if keys else ""


def translated(source: str) -> str:
    """A text of the table in the language in force."""
    return QCoreApplication.translate("Actions", source)


def clashes(keys: Mapping[str, list[str]]) -> list[tuple[str, str, str]]:
    """Keys that two actions would share where both work: the key and the two ids."""
    taken: dict[tuple[str, str], str] = {}
    found = []
    for spec in ALL:
        for key in keys.get(spec.id, list(spec.keys)):
            for mode in spec.modes:
                place = (QKeySequence(key).toString(), mode.value)
                other = taken.setdefault(place, spec.id)
                if other != spec.id:
                    found.append((key, other, spec.id))
    return sorted(set(found))


def default_keys(action_id: str) -> list[str]:
    """The keys an action has as long as nobody changes them."""
    return list(BY_ID[action_id].keys)
