"""All actions with their keys: searched by words or keys, and changed here."""

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QHeaderView,
    QKeySequenceEdit,
    QLineEdit,
    QPushButton,
    QStackedWidget,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from gui import texts
from gui.actions.action_set import clashes, default_keys, translated
from gui.actions.allowed_keys import refusal
from gui.actions.spec import ActionSpec
from gui.actions.table import ALL, BY_ID
from gui.dialogs.enter import beside_default
from gui.dialogs.size import open_as_large_as
from gui.keys.names import readable_key
from gui.keys.words import Place, place_of, place_words, refusal_words
from gui.panels.list_keys import KeysOfList
from gui.widgets.labels import centred_page, role_label
from gui.widgets.tables import quiet_input

_ID: Final = Qt.ItemDataRole.UserRole
_NUMBERED: Final = ("mark.", "category.")


class ShortcutsDialog(QDialog):
    """Tells by `changed` which keys a person gave to an action; an empty list takes all away."""

    changed = Signal(str, list)
    reset_requested = Signal(str)
    all_reset_requested = Signal()

    def __init__(self, keys: Mapping[str, list[str]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Shortcuts"))
        self._keys = dict(keys)
        self._search = QLineEdit()
        self._search.setObjectName("searchShortcuts")
        self._search.setPlaceholderText(self.tr("Search actions and keys…"))
        self._search.setAccessibleName(self.tr("Search actions and keys"))
        self._search.textChanged.connect(self._filter)
        self._table = QTableWidget(0, 2)
        self._nothing = role_label("dim", "noShortcut")
        self._nothing.setText(self.tr("No action and no key is called like this."))
        self._pages = QStackedWidget()
        self._capture = QKeySequenceEdit()
        self._capture.setMaximumSequenceLength(1)
        self._capture.setAccessibleName(self.tr("New key"))
        self._set = QPushButton(self.tr("Use this key"))
        self._default = QPushButton(self.tr("Usual keys"))
        self._all_default = QPushButton(self.tr("Usual keys for all"))
        self._told = role_label("wrong", "clash")
        self._set.clicked.connect(self._use_captured)
        self._default.clicked.connect(self._use_default)
        self._all_default.clicked.connect(self._use_all_defaults)
        self._set_up_table()
        self._lay_out()
        self._fill()

    def _set_up_table(self) -> None:
        self._table.setObjectName("shortcutsTable")
        self._table.setAccessibleName(self.tr("Actions and their keys"))
        self._table.setHorizontalHeaderLabels([self.tr("Action"), self.tr("Keys")])
        self._table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self._table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self._table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self._table.setTabKeyNavigation(False)
        self._table.setShowGrid(False)
        self._table.verticalHeader().hide()
        self._table.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self._table.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft)
        self._table.horizontalHeader().setSectionResizeMode(
            1, QHeaderView.ResizeMode.ResizeToContents
        )
        self._table.currentCellChanged.connect(self._offer_change)
        KeysOfList(self._search, others={Qt.Key.Key_Down: self._table.setFocus})
        KeysOfList(self._table, self._capture.setFocus)
        KeysOfList(self._capture, others={Qt.Key.Key_Escape: self._leave_capture})
        quiet_input(self._table)

    def _lay_out(self) -> None:
        change = QHBoxLayout()
        change.addWidget(self._capture, 1)
        change.addWidget(self._set)
        change.addWidget(self._default)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.addButton(self._all_default, QDialogButtonBox.ButtonRole.ResetRole)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.addWidget(self._search)
        for page in (self._table, centred_page(self._nothing)):
            self._pages.addWidget(page)
        column.addWidget(self._pages, 1)
        column.addLayout(change)
        column.addWidget(self._told)
        column.addWidget(buttons)
        for button in self.findChildren(QPushButton):
            beside_default(button)  # Enter belongs to the key that is typed
        open_as_large_as(self, 620, 640)
        self._search.setFocus()

    def _fill(self) -> None:
        for place in Place:
            specs = [spec for spec in ALL if place_of(spec) is place]
            self._add_heading(place)
            for spec in specs:
                self._add_action(spec)
        self._filter("")

    def _add_heading(self, place: Place) -> None:
        row = self._table.rowCount()
        self._table.insertRow(row)
        heading = QTableWidgetItem(place_words(place))
        font = heading.font()
        font.setBold(True)
        heading.setFont(font)
        heading.setFlags(Qt.ItemFlag.ItemIsEnabled)
        self._table.setItem(row, 0, heading)
        self._table.setSpan(row, 0, 1, 2)

    def _add_action(self, spec: ActionSpec) -> None:
        row = self._table.rowCount()
        self._table.insertRow(row)
        name = QTableWidgetItem(self._name_of(spec.id))
        name.setData(_ID, spec.id)
        name.setToolTip(texts.plain_tool_tip(translated(spec.tip)))
        self._table.setItem(row, 0, name)
        self._table.setItem(row, 1, QTableWidgetItem(self._shown_keys(spec.id)))

    def _name_of(self, action_id: str) -> str:
        name = translated(BY_ID[action_id].text)
        return f"{name} {action_id[-1]}" if action_id.startswith(_NUMBERED) else name

    def _shown_keys(self, action_id: str) -> str:
        keys = self._keys.get(action_id, default_keys(action_id))
        shown = [readable_key(QKeySequence(key).toString()) for key in keys]
        return "   ".join(dict.fromkeys(shown))  # Return and Enter read the same

    def _filter(self, needle: str) -> None:
        wanted = needle.strip().casefold()
        heading, is_empty = 0, False
        for row in range(self._table.rowCount()):
            if not self._is_action(row):
                self._table.setRowHidden(heading, is_empty)
                heading, is_empty = row, True
                continue
            is_hidden = wanted not in self._words_of(row).casefold()
            self._table.setRowHidden(row, is_hidden)
            is_empty = is_empty and is_hidden
        self._table.setRowHidden(heading, is_empty)
        self._choose_first_shown()

    def _words_of(self, row: int) -> str:
        """What an action is found by: its name, what it does, and its keys."""
        action_id = str(self._cell(row, 0).data(_ID))
        does = translated(BY_ID[action_id].tip)
        return f"{self._cell(row, 0).text()} {does} {self._cell(row, 1).text()}"

    def _choose_first_shown(self) -> None:
        """Choose no action that is out of sight: the next key would be given to it."""
        rows = range(self._table.rowCount())
        shown = [row for row in rows if self._is_action(row) and not self._table.isRowHidden(row)]
        self._table.setCurrentCell(shown[0] if shown else -1, 0)
        self._pages.setCurrentIndex(0 if shown else 1)

    def _offer_change(self, row: int) -> None:
        for part in (self._capture, self._set, self._default):
            part.setEnabled(row >= 0 and self._is_action(row))

    def _is_action(self, row: int) -> bool:
        return self._cell(row, 0).data(_ID) is not None

    def _chosen(self) -> str:
        return str(self._cell(self._table.currentRow(), 0).data(_ID))

    def _cell(self, row: int, column: int) -> QTableWidgetItem:
        cell = self._table.item(row, column)
        assert cell is not None
        return cell

    def _leave_capture(self) -> None:
        """Esc leaves that field as it leaves any other, and is no new key."""
        self._capture.clear()
        self._table.setFocus()

    def _use_captured(self) -> None:
        key = self._capture.keySequence().toString()
        if not key:
            return
        if refused := refusal(key):
            self._told.setText(refusal_words(refused).format(key=readable_key(key)))
            return
        action_id = self._chosen()
        if self._take({**self._keys, action_id: [key]}, action_id):
            self.changed.emit(action_id, [key])

    def _use_default(self) -> None:
        action_id = self._chosen()
        others = {name: keys for name, keys in self._keys.items() if name != action_id}
        if self._take(others, action_id):
            self.reset_requested.emit(action_id)

    def _use_all_defaults(self) -> None:
        self._keys = {}
        self.all_reset_requested.emit()
        self._show_keys()

    def _take(self, wanted: dict[str, list[str]], action_id: str) -> bool:
        """Let these keys stand, unless one of this action's belongs to another."""
        taken = [clash for clash in clashes(wanted) if action_id in clash[1:]]
        if taken:
            key, one, two = taken[0]
            other = self._name_of(one if two == action_id else two)
            told = self.tr("{key} belongs to: {other}")
            self._told.setText(told.format(key=readable_key(key), other=other))
            return False
        self._keys = wanted
        self._show_keys()
        return True

    def _show_keys(self) -> None:
        self._told.clear()
        self._capture.clear()
        for row in range(self._table.rowCount()):
            action_id = self._cell(row, 0).data(_ID)
            if action_id is not None:
                self._cell(row, 1).setText(self._shown_keys(str(action_id)))
