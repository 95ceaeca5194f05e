"""A disk that takes seconds: decisions are shown as being stored, in order, and nothing waits."""

import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QLabel, QMessageBox, QWidget

from annotator.gate import Gate
from annotator.project import Mode, Project
from annotator.store import journal
from gui import operations as road
from gui.operations import Operations


class SlowDisk:
    """Holds every transaction just before it is stored, until the disk is let go on."""

    def __init__(self, operations: Operations) -> None:
        self._may_go = threading.Event()
        self.is_held = threading.Event()
        operations.in_gaps(self._slow_down).result(5)

    def go_on(self) -> None:
        """Let everything through from now on."""
        self._may_go.set()

    def _slow_down(self, gate: Gate) -> None:
        project, commit = gate.project, gate.project.transaction

        def transaction():  # type: ignore[no-untyped-def]
            self.is_held.set()
            assert self._may_go.wait(60)
            return commit()

        project.transaction = transaction  # type: ignore[method-assign]


@pytest.fixture
def slow(project_path: Path, open_window) -> Iterator[tuple]:
    hands = open_window(project_path)
    disk = SlowDisk(hands.window.desk.operations)
    yield hands, disk
    disk.go_on()


def stored_words(hands) -> str:
    return hands.window.status.findChild(QLabel, "stored").text()


def test_decisions_are_said_to_be_on_their_way_and_the_window_lives(slow, query, project_path):
    hands, disk = slow
    hands.press("Return", "Return", "Delete")
    hands.bot.waitUntil(lambda: stored_words(hands) == "storing 3…")
    assert disk.is_held.is_set()
    assert query(project_path, "SELECT count(*) FROM labels") == [(0,)]
    beats: list[int] = []
    heart = QTimer(hands.window, interval=0)
    heart.timeout.connect(lambda: beats.append(1))
    heart.start()
    hands.press("F8")
    hands.bot.waitUntil(lambda: len(beats) > 100)
    heart.stop()
    decided = [item.key for item in hands.window.desk.workspace.items() if item.decided]
    assert len(decided) == 4
    disk.go_on()
    hands.until_stored()
    hands.bot.waitUntil(lambda: stored_words(hands).startswith("stored"))
    assert {key for (key,) in query(project_path, "SELECT id FROM labels")} == set(decided)


def test_they_are_stored_in_the_order_in_which_they_were_made(slow, project_path):
    hands, disk = slow
    made: list[str] = []
    hands.window.desk.changed.connect(lambda notice: made.append(notice.kind))
    hands.press("Return", "Delete", "Return", "F8")
    expected = list(made)
    assert len(set(expected)) > 2
    disk.go_on()
    hands.until_stored()
    with Project.open(project_path, Mode.READ) as project:
        kinds = [each.kind for each in journal.all_operations(project.db)]
    assert kinds[-len(expected) :] == expected


def test_undo_and_what_follows_before_the_disk_answers_leave_what_the_file_has(slow, project_path):
    """The other edge moves before the window can know what became of the first."""
    hands, disk = slow
    hands.press("Return", "Left", "Shift+Right", "Ctrl+Z", "Ctrl+Shift+Left")
    disk.go_on()
    hands.until_stored()
    shown = hands.window.desk.workspace
    with Project.open(project_path, Mode.READ) as project:
        stored = type(shown).load(project, shown.report.id, shown.layer)
        assert {key: stored.labels[key] for key in stored.labels} == {
            key: shown.labels[key] for key in shown.labels
        }


def test_closing_waits_and_then_asks(slow, monkeypatch, project_path, query):
    hands, disk = slow
    monkeypatch.setattr(road, "FLUSH_SECONDS", 0.2)
    hands.press("Return", "Return")
    said: list[str] = []

    def stay(box: QWidget) -> None:
        assert isinstance(box, QMessageBox)
        said.append(box.text() + box.informativeText())
        box.button(QMessageBox.StandardButton.Cancel).click()

    hands.answer(stay)
    hands.window.close()
    assert hands.window.isVisible()
    assert "not stored: 2" in said[0]
    assert "still being written" in said[0]

    def wait(box: QWidget) -> None:
        monkeypatch.setattr(road, "FLUSH_SECONDS", 20.0)
        disk.go_on()
        box.button(QMessageBox.StandardButton.Retry).click()

    hands.answer(wait)
    hands.window.close()
    assert not hands.window.isVisible()
    assert query(project_path, "SELECT count(*) FROM labels") == [(2,)]


SLOW_SYNC = """
#include <unistd.h>
#include <sys/syscall.h>
static void wait_for_disk(void) { usleep(700000); }
int fsync(int file) { wait_for_disk(); return syscall(SYS_fsync, file); }
int fdatasync(int file) { wait_for_disk(); return syscall(SYS_fdatasync, file); }
"""

DECIDE = """
import sys, time
from pathlib import Path
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from annotator import settings
from gui.app import make_window

app = QApplication([])
window = make_window(app, settings.load())
window.show()
QTest.qWaitForWindowExposed(window)
window.activateWindow()
window.projects.open(Path(sys.argv[1]))
window.view.setFocus()
told, beats, said = [], [], set()
window.desk.stored.connect(lambda changes: told.append(changes.operation.changes[0].id))
heart = QTimer(interval=5)
heart.timeout.connect(lambda: beats.append(len(told)))
heart.timeout.connect(lambda: said.add(window.status.findChild(QLabel, "stored").text()))
heart.start()
for _ in range(3):
    QTest.keyClick(window.view, Qt.Key.Key_Return)
shown = [item.key for item in window.desk.workspace.items() if item.decided]
while len(told) < 3:
    QTest.qWait(5)
print(told == shown, beats.count(0) > 10, any(each.startswith("storing") for each in said))
window.close()
"""


@pytest.mark.skipif(shutil.which("cc") is None, reason="there is no compiler")
def test_a_real_sync_that_takes_long_holds_up_nothing_but_the_word_stored(
    project_path: Path, tmp_path: Path
) -> None:
    source, library = tmp_path / "slow.c", tmp_path / "slow.so"
    source.write_text(SLOW_SYNC, encoding="ascii")
    subprocess.run(["cc", "-shared", "-fPIC", "-o", library, source], check=True)
    done = subprocess.run(
        [sys.executable, "-c", DECIDE, str(project_path)],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen", "LD_PRELOAD": str(library)},
        cwd=Path(__file__).parents[2],
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert done.stdout.split() == ["True"] * 3, done.stderr
