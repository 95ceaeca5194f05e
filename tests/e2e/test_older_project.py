"""A project of an earlier version is brought up to date in the background, and opened then."""

import gzip
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel, QPushButton

from annotator.upgrading import is_older

RELEASED = Path(__file__).parents[1] / "annotator" / "released" / "m0011.jinbiao.gz"


@pytest.fixture
def older(tmp_path: Path) -> Path:
    path = tmp_path / "older.jinbiao"
    path.write_bytes(gzip.decompress(RELEASED.read_bytes()))
    return path


def test_the_window_says_what_it_waits_for_and_opens_it(open_window, project_path, older):
    hands = open_window(project_path)
    window = hands.window
    told = window.status.findChild(QLabel, "task")
    assert not window.projects.open(older)
    assert told.text().count("older.jinbiao") == 1
    assert window.desk.operations.path == project_path  # one works on meanwhile
    hands.bot.waitUntil(lambda: window.desk.operations.path == older)
    assert told.text() == ""
    assert not is_older(older)
    assert len(list(older.parent.glob("older.*.jinbiao"))) == 1


def test_who_cancels_keeps_the_file_as_it_was(open_window, project_path, older):
    hands = open_window(project_path)
    before = older.read_bytes()
    hands.window.projects.open(older)
    hands.window.status.findChild(QPushButton, "cancelTask").click()
    hands.bot.waitUntil(lambda: not hands.window.tasks.is_busy)
    assert hands.window.desk.operations.path == project_path
    assert older.read_bytes() == before
    assert list(older.parent.glob("older.*")) == [older]
