"""Whatever a project holds is shown as text and nothing else, in every room of the window."""

import re
from collections.abc import Iterator

import pytest
from PySide6.QtCore import (
    QAbstractItemModel,
    QAbstractListModel,
    QAbstractTableModel,
    QModelIndex,
    QTimer,
)
from PySide6.QtGui import QAction, Qt, QTextDocument
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QDialog,
    QFileDialog,
    QGroupBox,
    QLabel,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QTabBar,
    QTabWidget,
    QTextEdit,
    QWidget,
)

from gui.actions.table import ALL
from gui.tasks import Tasks

HARMLESS = "<b>注入"  # is gone where markup was read
WORD = "注入"
KEY = re.compile(r"&(.)", re.DOTALL)
# All but line breaks: what a person would not see, or what moves and turns round what they see.
UNSEEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
ROWS = 40
FLAT = (QAbstractTableModel, QAbstractListModel)

# Rooms, and a table of each that shows what is hostile.
SHOWN_IN = (
    ("labelling", "conflicts"),
    ("review", "rounds"),
    ("practice", "practiceDifferences"),
)
NOT_PRESSED = frozenset({"project.quit"})


def shown_tip(tip: str) -> str:
    """What of a tool tip a person sees."""
    if not Qt.mightBeRichText(tip):
        return tip
    document = QTextDocument()
    document.setHtml(tip)
    return document.toPlainText()


def keyed(caption: str) -> str:
    """What of a button's or menu's caption a person sees."""
    return KEY.sub(r"\1", caption)


def said_in(
    model: QAbstractItemModel, parent: QModelIndex | None = None
) -> Iterator[tuple[str, str]]:
    """What a model's cells and headings say, and what their tool tips show."""
    parent = parent or QModelIndex()
    across, along = Qt.Orientation.Horizontal, Qt.Orientation.Vertical
    is_tree = not isinstance(model, FLAT)
    is_list = isinstance(model, QAbstractListModel)
    columns = range(1 if is_list else model.columnCount(parent))
    for column in columns:
        yield "heading", model.headerData(column, across) or ""
        yield (
            "heading's tip",
            shown_tip(model.headerData(column, across, Qt.ItemDataRole.ToolTipRole) or ""),
        )
    for row in range(min(model.rowCount(parent), ROWS)):
        yield "heading", model.headerData(row, along) or ""
        for column in columns:
            index = model.index(row, column, parent)
            yield "cell", index.data() or ""
            yield "cell's tip", shown_tip(index.data(Qt.ItemDataRole.ToolTipRole) or "")
            if column == 0 and is_tree:
                yield from said_in(model, index)


def said_by(widget: QWidget) -> Iterator[tuple[str, str]]:
    """All that one widget shows, as a person sees it; "!" stands before what is always wrong."""
    yield "tip", shown_tip(widget.toolTip())
    if widget.isWindow():
        yield "title", widget.windowTitle().replace("[*][*]", "*").replace("[*]", "!")
    for action in widget.actions():
        if not isinstance(widget, QMenu) or widget.toolTipsVisible():
            yield "action's tip", shown_tip(action.toolTip())
        yield from said_by_action(action)
    if isinstance(widget, QLabel):
        is_plain = widget.textFormat() == Qt.TextFormat.PlainText
        yield "label", widget.text() if is_plain else f"!{widget.text()}"
    elif isinstance(widget, QTabBar):
        for nth in range(widget.count()):
            yield "tab", keyed(widget.tabText(nth))
            yield "tab's tip", shown_tip(widget.tabToolTip(nth))
    elif isinstance(widget, QComboBox | QAbstractItemView):
        if widget.model() is not None:
            yield from said_in(widget.model())
    else:
        yield from said_in_one_way(widget)


def said_in_one_way(widget: QWidget) -> Iterator[tuple[str, str]]:
    if isinstance(widget, QAbstractButton):
        yield "button", keyed(widget.text())
    elif isinstance(widget, QGroupBox | QMenu):
        yield "group or menu", keyed(widget.title())
    elif isinstance(widget, QLineEdit):
        yield "placeholder", widget.placeholderText()
    elif isinstance(widget, QTextEdit):
        yield "text", f"!{widget.toPlainText()}"
    elif isinstance(widget, QPlainTextEdit) and widget.isReadOnly():
        yield "text", widget.toPlainText()


def said_by_action(action: QAction) -> Iterator[tuple[str, str]]:
    yield "action", keyed(action.text()).replace("\t", "!")
    yield "action's status", action.statusTip()


class Walk:
    """Goes through all widgets and keeps what is wrong, each fault of each widget once."""

    def __init__(self) -> None:
        self._faults: dict[tuple[str, str], str] = {}
        self.seen: set[str] = set()  # where something hostile was shown, so that it was a test

    @property
    def faults(self) -> list[str]:
        """What is wrong: where, how, in which room it was first seen, and the words."""
        return [f"{where} {how}, {rest}" for (where, how), rest in sorted(self._faults.items())]

    def through(self, room: str, *windows: QWidget) -> None:
        for window in windows or QApplication.topLevelWidgets():
            for widget in (window, *window.findChildren(QWidget)):
                name = f"{type(widget).__name__} {widget.objectName()}"
                for kind, words in said_by(widget):
                    if isinstance(words, str) and WORD in words:
                        self._hear(f"{kind} of {name}", room, words)

    def _hear(self, where: str, room: str, words: str) -> None:
        self.seen.add(where)
        if "!" in words:
            self._keep(where, "may be read as more than text", room, words)
        if words.count(WORD) > words.count(HARMLESS):
            self._keep(where, "was read as markup", room, words)
        if UNSEEN.search(words):
            self._keep(where, "holds what nobody sees", room, words)

    def _keep(self, where: str, how: str, room: str, words: str) -> None:
        self._faults.setdefault((where, how), f"{room}: {words!r:.110}")


def pages_of(dialog: QWidget) -> Iterator[None]:
    """Turn to every tab and row of a dialog."""
    yield
    for tabs in dialog.findChildren(QTabWidget):
        for nth in range(tabs.count()):
            tabs.setCurrentIndex(nth)
            QApplication.processEvents()
            yield
    for view in dialog.findChildren(QAbstractItemView):
        model = view.model()
        if model is None or not view.isVisible():
            continue
        for row in range(min(model.rowCount(), 4)):
            view.setCurrentIndex(model.index(row, 0))
            QApplication.processEvents()
            yield


def look_at_dialogs(walk: Walk, room: str, window: QWidget) -> QTimer:
    """Whatever opens is walked through and put away, again and again."""

    def look() -> None:
        dialog = QApplication.activeModalWidget() or QApplication.activePopupWidget()
        if dialog is None:
            return
        if isinstance(dialog, QFileDialog):
            dialog.reject()  # of Qt's own making
            return
        for _ in pages_of(dialog):
            walk.through(room, dialog)
        dialog.reject() if isinstance(dialog, QDialog) else dialog.close()

    timer = QTimer(window, interval=100)
    timer.timeout.connect(look)
    timer.start()
    return timer


@pytest.mark.parametrize(("room", "table"), SHOWN_IN)
def test_nothing_that_a_project_holds_is_more_than_text(hostile, open_window, room, table):
    hands = open_window(hostile.practice if room == "practice" else hostile.path)
    window, walk = hands.window, Walk()
    window.queue.show()
    if room == "review":
        hands.press("Ctrl+R")
    walk.through(room)
    for spec in ALL:
        action = window.action_set[spec.id]
        if spec.id in NOT_PRESSED or not action.isEnabled():
            continue
        looking = look_at_dialogs(walk, spec.id, window)
        action.trigger()
        for _ in range(6):
            QApplication.processEvents()
        works = window.findChildren(Tasks)
        hands.bot.waitUntil(
            lambda works=works: not any(each.is_busy for each in works), timeout=30_000
        )
        looking.stop()
        if spec.opens_group:
            walk.through(spec.id)
    walk.through("in the end")
    assert len(walk.seen) > 90
    assert f"cell of RecordTable {table}" in walk.seen
    assert not walk.faults, "\n".join(walk.faults)
