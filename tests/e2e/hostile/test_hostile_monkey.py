"""A monkey at the window: keys, clicks, words and drags anywhere, in dialogs and menus too.

Nothing that it does may fail inside the program, leave a dialog that cannot be closed, or cost
anything that was told as stored. It is held to the same seeds in the suite.

The long search: JINBIAO_MONKEYS=200 python -m pytest tests/e2e/hostile/test_hostile_monkey.py
"""

import logging
import os
import random
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtPrintSupport import QAbstractPrintDialog
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QApplication,
    QComboBox,
    QFileDialog,
    QLineEdit,
    QMessageBox,
    QPlainTextEdit,
    QTabBar,
    QWidget,
)

from annotator.checks.verify import verify
from annotator.project import Mode, Project
from annotator.store import journal
from gui.actions.table import ALL

MONKEYS = int(os.environ.get("JINBIAO_MONKEYS", "2"))
ACTS = 300
PATIENCE = 40  # acts in one dialog before it is left
NOT_DONE = frozenset({"project.quit"})
KEYS = [key for spec in ALL if spec.id not in NOT_DONE for key in spec.keys]
PLAIN = (
    *("Down", "Up", "Left", "Right", "Return", "Esc", "Tab", "Shift+Tab", "Space", "Home", "End"),
    *("PgUp", "PgDown", "Delete", "Backspace", "Ctrl+A", "Ctrl+C", "Ctrl+V", "Ctrl+X", "Menu"),
)
WORDS = (
    "5",
    "12.5",
    "户",
    "<b>",
    "'; DROP",
    "%s",
    "{0}",
    "\u202e",
    "𠀀",
    "1e999",
    "-1",
    "长" * 300,
)
PRESSED = (*(QAbstractButton, QTabBar, QComboBox, QLineEdit, QAbstractItemView, QPlainTextEdit),)


class Monkey(QObject):
    """Acts on whatever is in front, also within the loops of events that dialogs run."""

    def __init__(self, window: QWidget, seed: int) -> None:
        super().__init__(window)
        self._window = window
        self._chosen = random.Random(seed)
        self._acting: list[QWidget] = []
        self._in_one = 0
        self._last: QWidget | None = None
        self.left = ACTS
        self.done: list[str] = []

    def act(self) -> None:
        """Do one thing, and come back for the next."""
        front = QApplication.activePopupWidget() or QApplication.activeModalWidget()
        front = front or self._window
        if not self.left or (self._acting and front is self._window):
            self._end(front)
            return
        QTimer.singleShot(0, self.act)  # before: what follows may run a loop of its own
        self.left -= 1
        self._in_one = self._in_one + 1 if front is self._last else 0
        self._last = front
        self._acting.append(front)
        try:
            self._do(front)
        finally:
            self._acting.pop()

    def _end(self, front: QWidget) -> None:
        """Wait for what is being done; once nothing is left to do, close what is open."""
        if front is not self._window:
            self._note(f"close {type(front).__name__}")
            front.close()
        if self.left or self._acting or front is not self._window:
            QTimer.singleShot(1, self.act)

    def _do(self, front: QWidget) -> None:
        if isinstance(front, QFileDialog | QAbstractPrintDialog):
            front.reject()  # of Qt's own making, and leads anywhere
        elif isinstance(front, QMessageBox):
            self._press(self._chosen.choice(front.buttons()))
        elif front is not self._window and self._in_one > PATIENCE:
            front.close()
        else:
            self._chosen.choice(
                [self._key, self._key, self._write, self._click, self._one_of_ours]
            )(front)

    def _key(self, front: QWidget) -> None:
        key = self._chosen.choice(KEYS if self._chosen.random() < 0.7 else PLAIN)
        at = self._focus() or front
        self._note(f"{key} at {type(at).__name__}")
        wanted = QKeySequence(key)[0]
        QTest.keyClick(at, wanted.key(), wanted.keyboardModifiers())

    def _write(self, _: QWidget) -> None:
        words = self._chosen.choice(WORDS)
        self._note(f"write {words[:10]!r}")
        for each in words:
            if (at := self._focus()) is not None:
                none = Qt.KeyboardModifier.NoModifier
                QApplication.sendEvent(at, QKeyEvent(QEvent.Type.KeyPress, 0, none, each))

    def _click(self, front: QWidget) -> None:
        seen = [each for each in front.findChildren(QWidget) if each.isVisible()]
        able = [each for each in seen if isinstance(each, PRESSED) and each.isEnabled()]
        if able:
            self._press(self._chosen.choice(able))

    def _press(self, widget: QWidget) -> None:
        self._note(f"click {type(widget).__name__} {widget.objectName()}")
        target = widget.viewport() if isinstance(widget, QAbstractScrollArea) else widget
        x, y = (self._chosen.randrange(max(1, n)) for n in (target.width(), target.height()))
        QTest.mouseClick(target, Qt.MouseButton.LeftButton, pos=QPoint(x, y))

    def _one_of_ours(self, front: QWidget) -> None:
        """Trigger an action, or drag over the report; neither can be done behind a dialog."""
        if front is not self._window:
            self._key(front)
            return
        action = self._window.action_set[self._chosen.choice(ALL).id]
        if action.isEnabled() and action is not self._window.action_set["project.quit"]:
            self._note(action.text())
            action.trigger()
        else:
            self._drag()

    def _drag(self) -> None:
        view = self._window.view.viewport()
        begin, end = (
            QPoint(self._chosen.randrange(view.width()), self._chosen.randrange(view.height()))
            for _ in range(2)
        )
        self._note(f"drag {begin.toTuple()} {end.toTuple()}")
        QTest.mousePress(view, Qt.MouseButton.LeftButton, pos=begin)
        QTest.mouseMove(view, end)
        QTest.mouseRelease(view, Qt.MouseButton.LeftButton, pos=end)

    @staticmethod
    def _focus() -> QWidget | None:
        at = QApplication.focusWidget()
        return at if at is not None and at.isVisible() else None

    def _note(self, what: str) -> None:
        self.done.append(what)


@pytest.fixture
def errors() -> Iterator[list[str]]:
    """What the log says of errors of our own."""
    heard: list[str] = []
    handler = logging.Handler(logging.ERROR)
    handler.emit = lambda record: heard.append(record.getMessage())  # type: ignore[method-assign]
    logging.getLogger().addHandler(handler)
    yield heard
    logging.getLogger().removeHandler(handler)


@pytest.mark.parametrize("seed", range(MONKEYS))
def test_whatever_is_pressed_nothing_fails_and_nothing_is_lost(
    seed: int, hostile, open_window, errors: list[str]
) -> None:
    path: Path = hostile.path
    hands = open_window(path)
    told: list[str] = []
    hands.window.desk.stored.connect(lambda changes: told.append(changes.operation.id))
    monkey = Monkey(hands.window, seed)
    with hands.bot.captureExceptions() as raised:
        monkey.act()
        hands.bot.waitUntil(
            lambda: not monkey.left and QApplication.activeModalWidget() is None, timeout=120_000
        )
    for name in ("view.english", "view.theme_light"):  # the application is that of all tests
        hands.window.action_set[name].trigger()
    last = " | ".join(monkey.done[-8:])
    assert not raised, f"{raised} after {last}"
    assert not errors, f"{errors} after {last}"
    hands.until_stored()
    with Project.open(path, Mode.READ) as project:
        assert verify(project) == []
        assert set(told) <= journal.ids(project.db)
