"""Labels and guidelines of the project: a tree of parts, a form, and what a change touches."""

from collections.abc import Callable, Collection
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QMenu,
    QPushButton,
    QScrollArea,
    QSplitter,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from annotator.ops.schema import Standing
from annotator.schema_changes import ClauseChange, Touched
from gui.dialogs.ask import Answer, ask
from gui.dialogs.enter import beside_default, close_beside_default
from gui.dialogs.fault_line import FaultLine
from gui.dialogs.size import open_as_large_as
from gui.plain import one_line
from gui.schema_editor import words
from gui.schema_editor.book import Book
from gui.schema_editor.clauses_page import ClausesPage
from gui.schema_editor.history_page import HistoryPage
from gui.schema_editor.part_form import Fields, PartForm
from gui.schema_editor.part_tree import PartTree
from gui.schema_editor.touched_view import TouchedView
from gui.theme import Theme
from gui.widgets.labels import named, role_label
from schema.editing import is_retired, part_at
from schema.labels import Attribute, Choice, LabelType

_HOLDERS: Final = ("labels", "links", "clauses")
_LEAST_FORM: Final = 175  # names and explanations, also on a low screen


class SchemaDialog(QDialog):
    """Says by its signals what is wanted; it stays open and is shown anew after each change."""

    kept = Signal(str, object, str)  # path, Part, note
    add_wanted = Signal(str)  # the list that a new part is to stand in
    merge_wanted = Signal(str)
    split_wanted = Signal(str)
    offer_wanted = Signal(str, bool, str)  # path, whether it is to be offered, note
    remove_wanted = Signal(str, str)
    move_wanted = Signal(str, int)

    def __init__(
        self,
        book: Book,
        theme: Theme,
        keys_in_use: Callable[[], Collection[str]],
        parent: QWidget,
        *,
        may_write: bool,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Labels and guidelines"))
        self._book = book
        self._may_write = may_write
        self._standing: Standing = book.standing()
        self._written: dict[str, Fields] = {}  # what is not kept yet, by the path of its part
        self._tabs = named(QTabWidget(), "schemaTabs")
        self._tree = PartTree(theme, book.is_used)
        self._form = PartForm(keys_in_use)
        self._note = named(QLineEdit(), "note")
        self._told = FaultLine("schemaTold")
        self._done = role_label("dim", "schemaDone")
        self._touched = TouchedView()
        self.clauses = ClausesPage()
        self.history = HistoryPage()
        self._keep = named(QPushButton(self.tr("Keep")), "keepPart")
        self._reset = named(QPushButton(self.tr("Reset")), "resetPart")
        self._add = named(QPushButton(self.tr("Add")), "addPart")
        self._add_menu = QMenu(self._add)
        self._buttons = {
            name: named(QPushButton(said), name)
            for name, said in (
                ("movePartUp", self.tr("Up")),
                ("movePartDown", self.tr("Down")),
                ("mergePart", self.tr("Merge…")),
                ("splitPart", self.tr("Split…")),
                ("retirePart", self.tr("Retire")),
                ("removePart", self.tr("Take out")),
            )
        }
        self._lay_out()
        self._connect()
        self._form.set_read_only(not may_write)
        self.show_anew()
        self._tree.setFocus()

    @property
    def path(self) -> str:
        """The path of the part that is chosen."""
        return self._tree.path

    @property
    def note(self) -> str:
        """Why it is changed, as it was written."""
        written: str = self._note.text()
        return written.strip()

    def show_anew(self, path: str | None = None) -> None:
        """Read everything again, and go to a part; else to the one that is chosen."""
        self._told.hide()
        self._note.clear()
        self._standing = self._book.standing()
        schema = self._standing.schema
        self._written = {at: said for at, said in self._written.items() if part_at(schema, at)}
        self._tree.show_schema(self._standing.schema, path or self.path or "labels/number")
        changes = self._book.history()
        self.history.show_changes(changes, self._standing.schema, self._may_write)
        self._book.ask_changed()

    def write_more(self) -> None:
        """Put the keyboard where there is more to say of the part that was just added."""
        self._form.focus_after_name()

    def reject(self) -> None:
        """Close, unless something written would be lost."""
        if not self._written or self._may_leave():
            super().reject()

    def tell(self, error: Exception) -> None:
        """Say why something could not be done."""
        self._told.tell(error)

    def say(self, done: str) -> None:
        """Say what was just done, until another part is chosen."""
        self._done.setText(one_line(done))
        self._done.show()

    def _lay_out(self) -> None:
        for button in (self._keep, self._reset, self._add, *self._buttons.values()):
            beside_default(button)
        self._add.setMenu(self._add_menu)
        self._done.hide()
        self._note.setPlaceholderText(self.tr("Why (kept in the history)"))
        self._note.setAccessibleName(self.tr("Why it is changed"))
        halves = QSplitter(Qt.Orientation.Horizontal)
        halves.addWidget(self._left())
        halves.addWidget(self._right())
        halves.setStretchFactor(1, 1)
        halves.setSizes([300, 680])
        self._tabs.addTab(halves, self.tr("Parts"))
        self._tabs.addTab(self.clauses, self.tr("Changed clauses"))
        self._tabs.addTab(self.history, self.tr("History"))
        column = QVBoxLayout(self)
        column.addWidget(self._tabs, 1)
        column.addWidget(self._told)
        column.addWidget(self._done)
        column.addWidget(close_beside_default(self))
        open_as_large_as(self, 1020, 660)

    def _left(self) -> QWidget:
        side = QWidget()
        column = QVBoxLayout(side)
        column.addWidget(self._tree, 1)
        names = ("movePartUp", "movePartDown")
        column.addLayout(_in_a_row(self._add, *(self._buttons[each] for each in names)))
        return side

    def _right(self) -> QWidget:
        side = QWidget()
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setWidget(self._form)
        area.setMinimumHeight(_LEAST_FORM)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        column = QVBoxLayout(side)
        column.addWidget(area, 1)
        column.addLayout(_in_a_row(self._note, self._reset, self._keep))
        names = ("mergePart", "splitPart", "retirePart", "removePart")
        column.addLayout(_in_a_row(*(self._buttons[each] for each in names)))
        column.addWidget(self._touched)
        return side

    def _connect(self) -> None:
        self._tree.chosen.connect(self._show_part)
        self._form.changed.connect(self._allow)
        self._book.touched.connect(self._show_touched)
        self._book.clauses_changed.connect(self._show_changed_clauses)
        self._keep.clicked.connect(self._want_kept)
        self._reset.clicked.connect(self._start_over)
        keep = QShortcut(QKeySequence("Ctrl+Return"), self)
        keep.activated.connect(self._want_kept)
        delete = QShortcut(QKeySequence(Qt.Key.Key_Delete), self._tree)
        delete.setContext(Qt.ShortcutContext.WidgetShortcut)
        delete.activated.connect(self._buttons["retirePart"].click)
        add = QShortcut(QKeySequence(Qt.Key.Key_Insert), self._tree)
        add.setContext(Qt.ShortcutContext.WidgetShortcut)
        add.activated.connect(self._add.click)
        for key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2):
            edit = QShortcut(QKeySequence(key), self._tree)
            edit.setContext(Qt.ShortcutContext.WidgetShortcut)
            edit.activated.connect(self._form.focus)
        self._note.returnPressed.connect(self._want_kept)
        self._buttons["movePartUp"].clicked.connect(lambda: self.move_wanted.emit(self.path, -1))
        self._buttons["movePartDown"].clicked.connect(lambda: self.move_wanted.emit(self.path, 1))
        self._buttons["mergePart"].clicked.connect(lambda: self.merge_wanted.emit(self.path))
        self._buttons["splitPart"].clicked.connect(lambda: self.split_wanted.emit(self.path))
        self._buttons["removePart"].clicked.connect(
            lambda: self.remove_wanted.emit(self.path, self.note)
        )
        self._buttons["retirePart"].clicked.connect(
            lambda: self.offer_wanted.emit(self.path, self._is_retired(), self.note)
        )

    def _show_part(self, path: str) -> None:
        self._done.hide()
        schema = self._standing.schema
        self._form.show_part(schema, path, self._written.get(path))
        self._form.put_in_order(self._buttons["movePartDown"])
        self._fill_add(path)
        if part_at(schema, path) is None:
            self._touched.clear()
        else:
            self._touched.wait()
            self._book.ask_touched(path)
        self._allow()

    def _start_over(self) -> None:
        self._written.pop(self.path, None)
        self._show_part(self.path)

    def _remember(self) -> None:
        """Keep what is written of this part at hand, wherever a person goes in the meantime."""
        if self._form.is_changed:
            self._written[self._form.path] = self._form.written
        else:
            self._written.pop(self._form.path, None)
        self._tree.show_written(self._written)

    def _may_leave(self) -> bool:
        """Ask what is to become of what is not kept; whether that lets the dialog be closed."""
        schema = self._standing.schema
        parts = ((at, part_at(schema, at)) for at in self._written)
        names = [words.name_words(part, at) for at, part in parts if part is not None]
        given = ask(
            self,
            self.windowTitle(),
            self.tr("What you wrote is not kept yet."),
            "\n".join(names),
            *(Answer.Save, Answer.Discard, Answer.Cancel),
        )
        if given == Answer.Discard:
            self._written.clear()
        return given == Answer.Discard or (given == Answer.Save and self._keep_all())

    def _keep_all(self) -> bool:
        for path in [*self._written]:
            self._tree.go_to(path)
            if self._form.fault:
                return False
            self.kept.emit(path, self._form.part, self.note)
        self._written.clear()
        return True

    def _fill_add(self, path: str) -> None:
        self._add_menu.clear()
        part = part_at(self._standing.schema, path)
        holders = [*_HOLDERS]
        if isinstance(part, LabelType):
            holders.insert(0, f"{path}/attributes")
        elif isinstance(part, Attribute) and part.choices:
            holders.insert(0, f"{path}/choices")
        elif isinstance(part, Attribute | Choice):
            holders.insert(0, path.rpartition("/")[0])
        for holder in holders:
            kind = words.said(words.KINDS[holder.rpartition("/")[2]])
            action = self._add_menu.addAction(f"{kind}…")
            action.setObjectName(f"add/{holder}")
            action.triggered.connect(lambda _=False, to=holder: self.add_wanted.emit(to))

    def _show_touched(self, path: str, found: Touched) -> None:
        if path == self.path:
            self._touched.show_touched(found, self._standing.schema)

    def _show_changed_clauses(self, found: list[ClauseChange]) -> None:
        self.clauses.show_changes(found, self._may_write)

    def _want_kept(self) -> None:
        if self._keep.isEnabled():
            self.kept.emit(self._form.path, self._form.part, self.note)

    def _is_retired(self) -> bool:
        part = part_at(self._standing.schema, self.path)
        return part is not None and is_retired(part)

    def _allow(self) -> None:
        self._remember()
        part = part_at(self._standing.schema, self.path)
        may = self._may_write and part is not None
        fault, is_changed = self._form.fault, self._form.is_changed
        self._keep.setEnabled(may and is_changed and not fault)
        self._reset.setEnabled(may and is_changed)
        self._told.setText(fault)
        self._told.setVisible(bool(fault))
        self._add.setEnabled(self._may_write)
        for name, by in (("movePartUp", -1), ("movePartDown", 1)):
            self._buttons[name].setEnabled(may and self._tree.may_move(by))
        self._buttons["retirePart"].setEnabled(may)
        gone = self._is_retired()
        self._buttons["removePart"].setEnabled(may)
        said = self.tr("Offer again") if gone else self.tr("Retire")
        self._buttons["retirePart"].setText(said)
        for name in ("mergePart", "splitPart"):
            self._buttons[name].setVisible(isinstance(part, Choice | LabelType))
            self._buttons[name].setEnabled(may and not gone)


def _in_a_row(*parts: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    for part in parts:
        row.addWidget(part, 1 if isinstance(part, QLineEdit) else 0)
    if not any(isinstance(part, QLineEdit) for part in parts):
        row.addStretch(1)
    return row
