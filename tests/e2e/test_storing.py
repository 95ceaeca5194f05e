"""What is shown as stored is stored: full disks, closing, undo wherever it was.

The long proof of copies: JINBIAO_COPIES=50 python -m pytest tests/e2e/test_storing.py -k copy
"""

import os
import random
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel, QMessageBox, QPushButton, QWidget

from annotator import settings
from annotator.drafts import Changes, Draft
from annotator.errors import Problem, UserError
from annotator.gate import Gate
from annotator.project import Project
from annotator.workspace import Workspace
from gui.main_window import MainWindow
from gui.operations import Operations
from schema.records import Layer

COPIES = int(os.environ.get("JINBIAO_COPIES", "1"))


class Disk:
    """Lets SQLite fail as on a full disk, for real, until there is room again."""

    def __init__(self, operations: Operations) -> None:
        self._room = threading.Event()
        operations.in_gaps(self._fill).result(5)

    def make_room(self) -> None:
        """Let the file grow again, from the next attempt on."""
        self._room.set()

    def _fill(self, gate: Gate) -> None:
        db, store = gate.project.db, gate.run
        pages = db.execute("PRAGMA page_count").fetchone()[0]
        db.execute(f"PRAGMA max_page_count = {pages}").fetchall()

        def run(draft: Draft) -> Changes:
            if self._room.is_set():
                db.execute("PRAGMA max_page_count = 1000000").fetchall()
            return store(draft)

        gate.run = run  # type: ignore[method-assign]


def operations_of(window: MainWindow) -> Operations:
    assert window.desk.operations is not None
    return window.desk.operations


def stored_words(window: MainWindow) -> str:
    label = window.status.findChild(QLabel, "stored")
    assert label is not None
    return label.text()


def decide_until_full(hands) -> None:
    """Decide until something does not fit any more."""
    for _ in range(80):
        if operations_of(hands.window).failure is not None:
            return
        hands.press("F8", "Right")
        hands.bot.wait(20)
    raise AssertionError("the disk never got full")


def decided_keys(window: MainWindow) -> set[str]:
    return {item.key for item in window.desk.workspace.items() if item.decided}


def test_a_full_disk_is_said_and_nothing_is_dropped(project_path, open_window, query):
    hands = open_window(project_path)
    operations = operations_of(hands.window)
    hands.press("Return")
    hands.until_stored()
    disk = Disk(operations)
    decide_until_full(hands)
    hands.press("F8", "Right", "F8")
    hands.bot.waitUntil(lambda: "not stored" in stored_words(hands.window))
    assert operations.failure.problem is Problem.DISK_FULL
    assert operations.pending_count >= 2
    shown = decided_keys(hands.window)
    disk.make_room()
    hands.press("Ctrl+S")
    hands.until_stored()
    assert stored_words(hands.window).startswith("stored")
    assert {row[0] for row in query(project_path, "SELECT id FROM labels")} == shown


def test_closing_with_unstored_decisions_asks_and_may_stay(project_path, open_window):
    hands = open_window(project_path)
    disk = Disk(operations_of(hands.window))
    decide_until_full(hands)

    def stay(box: QWidget) -> None:
        assert isinstance(box, QMessageBox)
        assert "not stored" in box.text()
        box.button(QMessageBox.StandardButton.Cancel).click()

    hands.answer(stay)
    hands.window.close()
    assert hands.window.isVisible()
    assert operations_of(hands.window).pending_count
    disk.make_room()
    hands.window.status.findChild(QPushButton, "retryStoring").click()
    hands.until_stored()


def test_who_stays_with_unstored_decisions_keeps_what_runs_behind_them(project_path, open_window):
    hands = open_window(project_path)
    disk = Disk(operations_of(hands.window))
    decide_until_full(hands)
    go, told = threading.Event(), []

    def work(_progress: object, is_cancelled: Callable[[], bool]) -> str:
        while not go.wait(0.01):
            if is_cancelled():
                return "cancelled"
        return "done"

    hands.window.tasks.start("", work, told.append)
    hands.answer(lambda box: box.button(QMessageBox.StandardButton.Cancel).click())
    hands.window.close()
    go.set()
    hands.bot.waitUntil(lambda: told == ["done"])
    disk.make_room()
    hands.press("Ctrl+S")
    hands.until_stored()


def test_a_full_disk_passes_by_itself(project_path, open_window):
    hands = open_window(project_path)
    disk = Disk(operations_of(hands.window))
    decide_until_full(hands)
    disk.make_room()
    hands.bot.waitUntil(lambda: not operations_of(hands.window).pending_count, timeout=8000)
    hands.bot.waitUntil(lambda: stored_words(hands.window).startswith("stored"))


def test_a_file_that_is_put_back_gets_what_was_decided_meanwhile(project_path, open_window, query):
    hands = open_window(project_path)
    elsewhere = project_path.with_name("elsewhere.jinbiao")
    hands.press("Return")
    hands.until_stored()
    project_path.rename(elsewhere)
    hands.press("Return", "Return")
    operations = operations_of(hands.window)
    hands.bot.waitUntil(lambda: operations.failure is not None)
    assert operations.failure.problem is Problem.GONE
    assert "not stored" in stored_words(hands.window).lower()
    assert len([each for each in hands.window.desk.workspace.items() if each.decided]) == 3

    elsewhere.rename(project_path)
    hands.bot.waitUntil(lambda: operations.pending_count == 0, timeout=10_000)
    assert query(project_path, "SELECT count(*) FROM labels") == [(3,)]


def test_decisions_are_there_after_closing_and_opening_again(project_path, open_window):
    hands = open_window(project_path)
    hands.press("Return", "Delete", "F8")
    shown = decided_keys(hands.window)
    hands.window.close()
    again = open_window(project_path)
    assert decided_keys(again.window) == shown
    assert len(shown) == 3


def test_undo_goes_back_to_another_report_and_across_a_restart(project_path, open_window):
    hands = open_window(project_path)
    key = hands.window.labeller.focus.key
    hands.press("Return")
    first = hands.window.desk.workspace.report.id
    hands.window.close()
    again = open_window(project_path)
    again.press("Ctrl+PgDown")
    assert again.window.desk.workspace.report.id != first
    again.press("Ctrl+Z")
    again.bot.waitUntil(lambda: again.window.desk.workspace.report.id == first)
    assert again.window.labeller.focus.key == key
    assert not again.window.labeller.focus.item.decided
    message = again.window.status.findChild(QLabel, "message").text()
    assert "the confirmation" in message


def test_undo_with_nothing_left_says_so(project_path, open_window):
    hands = open_window(project_path)
    hands.press("Ctrl+Z")
    message = hands.window.status.findChild(QLabel, "message")
    hands.bot.waitUntil(lambda: message.text() != "")


@pytest.mark.parametrize("attempt", range(COPIES))
def test_a_copy_of_the_file_alone_is_whole_after_two_seconds(
    attempt, project_path, open_window, tmp_path
):
    hands, chosen = open_window(project_path), random.Random(attempt)
    for _ in range(chosen.randint(1, 6)):
        hands.press("Return")
        hands.bot.wait(chosen.choice((1, 100, 1000)))
    hands.until_stored()
    shown = decided_keys(hands.window)
    report = hands.window.desk.workspace.report.id
    hands.bot.wait(2000)
    copy = tmp_path / "copy.jinbiao"
    copy.write_bytes(project_path.read_bytes())
    with Project.open(copy) as opened:
        layer = Layer(settings.load().author().id)
        workspace = Workspace.load(opened, report, layer)
        assert {item.key for item in workspace.items() if item.decided} == shown


def test_a_project_that_is_open_may_be_read_and_not_changed(project_path, open_window):
    hands = open_window(project_path)
    with pytest.raises(UserError) as caught:
        Operations(project_path, settings.load().author())
    assert caught.value.problem is Problem.ALREADY_OPEN
    reading = Operations(project_path, settings.load().author(), read_only=True)
    assert len(reading.queue()) == 2
    reading.on_screen.open(reading.queue()[0].id)
    with pytest.raises(UserError):
        reading.undo()
    reading.close()
    assert hands.window.isVisible()


def test_importing_in_the_background_brings_reports_and_suggestions(
    project_path: Path, open_window: Callable, tmp_path: Path
) -> None:
    hands = open_window(project_path)
    new = tmp_path / "new"
    new.mkdir()
    (new / "c.txt").write_text("丙乡新修水渠12公里，惠及300户。", encoding="utf-8")
    (new / "empty.txt").write_text("", encoding="utf-8")
    hands.answer(lambda listing: listing.close())
    hands.window.rooms.importing.part.bring_in((new,))
    assert hands.window.tasks.is_busy
    hands.press("Return")
    hands.bot.waitUntil(lambda: not hands.window.tasks.is_busy)
    rows = {row.name: row for row in operations_of(hands.window).queue()}
    assert rows["c"].undecided >= 2
    assert len(rows) == 3
    assert len(decided_keys(hands.window)) == 1
