"""A file that is damaged while it is open: every room tells it, and what repairs it."""

import sqlite3
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QPlainTextEdit

from gui.crash import CrashDialog, CrashReporter
from gui.tasks import Tasks

LEAVES = (0x0A, 0x0D)  # how pages begin that hold rows, of indexes and of tables
ROOMS = (
    "project.history",
    "report.history",
    "go.all_labels",
    "find.everywhere",
    "team.progress",
    "project.lexicon",
    "project.imports",
    "project.teach",
    "review.agreement",
    "review.releases",
    "review.samples",
    "project.schema",
    "edit.undo",
)


@pytest.fixture
def reporter(monkeypatch: pytest.MonkeyPatch) -> CrashReporter:
    """The crash reporter, as the program itself sets it up."""
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setattr(threading, "excepthook", threading.excepthook)
    made = CrashReporter()
    made.install()
    return made


@pytest.fixture
def crashes(qtbot) -> Iterator[list[str]]:
    """Dialogs that came up for an error of our own; every dialog is closed, so that all go on."""
    seen: list[str] = []
    looking = QTimer(interval=200)

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, CrashDialog):
            seen.append(dialog.findChild(QPlainTextEdit).toPlainText())
        if isinstance(dialog, QDialog):
            dialog.reject()

    looking.timeout.connect(look)
    looking.start()
    yield seen
    looking.stop()


def damage(path: Path) -> None:
    """Write over every page that holds rows, as a failing disk might, beside all who have it open.

    Whoever has read some of it before has to read it again: something was written since.
    """
    beside = sqlite3.connect(path)
    size = beside.execute("PRAGMA page_size").fetchone()[0]
    beside.execute("CREATE TABLE passing (x)")
    beside.execute("DROP TABLE passing")
    beside.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    beside.close()
    with path.open("r+b") as file:
        pages = list(iter(lambda: file.read(size), b""))
        for number, page in enumerate(pages[1:], start=1):
            if page[0] in LEAVES and b"CREATE " not in page:
                file.seek(number * size + 1)
                file.write(b"\xff" * (size - 1))


@pytest.mark.parametrize("room", ROOMS)
def test_every_room_says_that_the_file_is_damaged(
    room: str, project_path: Path, open_window, reporter: CrashReporter, crashes: list[str]
) -> None:
    hands = open_window(project_path)
    window = hands.window
    reporter.tell_of_file(window.projects.tell_of_file)
    hands.press("Return")
    hands.until_stored()

    damage(project_path)
    window.action_set[room].trigger()
    message = window.status.findChild(QLabel, "message")
    hands.bot.waitUntil(lambda: "Repair a damaged project" in message.text())
    hands.bot.waitUntil(lambda: not any(each.is_busy for each in window.findChildren(Tasks)))
    assert crashes == []
