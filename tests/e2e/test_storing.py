"""What is shown as stored is stored: full disks, closing, undo wherever it was."""

import time

import pytest
from PySide6.QtWidgets import QApplication, QMessageBox

from annotator.errors import Problem
from annotator.gate import Gate
from gui.main_window import MainWindow
from gui.operations import Operations


def fill_disk(window: MainWindow) -> None:
    """Let the file grow no more: SQLite then fails as on a full disk."""

    def limit(gate: Gate) -> None:
        pages = gate.project.db.execute("PRAGMA page_count").fetchone()[0]
        gate.project.db.execute(f"PRAGMA max_page_count = {pages}").fetchall()

    operations_of(window).in_gaps(limit).result(5)


def make_room(window: MainWindow) -> None:
    """Let the file grow again."""
    operations_of(window).in_gaps(
        lambda gate: gate.project.db.execute("PRAGMA max_page_count = 1000000").fetchall()
    )


def operations_of(window: MainWindow) -> Operations:
    assert window.desk.operations is not None
    return window.desk.operations


def stored_words(window: MainWindow) -> str:
    return window.status.findChild(type(window.status._stored), "stored").text()


def confirm_until_full(hands) -> None:
    """Decide until something does not fit any more."""
    for _ in range(60):
        if operations_of(hands.window).failure is not None:
            return
        hands.press("F8")
        hands.bot.wait(30)
    raise AssertionError("the disk never got full")


def test_a_full_disk_is_said_and_nothing_is_dropped(project_path, open_window, query):
    hands = open_window(project_path)
    operations = operations_of(hands.window)
    key = hands.window.labeller.focus.key
    hands.press("Return")
    hands.until_stored()
    fill_disk(hands.window)
    confirm_until_full(hands)
    hands.press("Return")
    hands.bot.waitUntil(lambda: "not stored" in stored_words(hands.window))
    waiting = operations.pending_count
    assert waiting >= 2
    assert operations.failure.problem is Problem.DISK_FULL
    shown = {each.key for each in hands.window.desk.workspace.items() if each.decided}
    raise_limit(operations)
    hands.press("Ctrl+S")
    hands.until_stored()
    assert "stored" in stored_words(hands.window)
    assert "not stored" not in stored_words(hands.window)
    in_file = {row[0] for row in query(project_path, "SELECT id FROM labels")}
    assert shown == in_file
    assert key in in_file


def raise_limit(operations: Operations) -> None:
    """As if somebody deleted other files; it cannot go through the line that is stuck."""
    operations._writer._rescue = None
