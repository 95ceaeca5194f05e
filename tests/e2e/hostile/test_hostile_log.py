"""The log of a window that fails on a hostile project: lines of its own, nothing of the project."""

import logging
import re
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer, qWarning

from gui import logging_setup
from gui.crash import CrashDialog, CrashReporter

OWN = re.compile(r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d,\d{3} (INFO|WARNING|ERROR|CRITICAL) [\w.]+ \S")
OF_A_TRACE = "  "


@pytest.fixture
def log(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The log, and the crash reporter, as the program itself sets them up."""
    root, before = logging.getLogger(), [*logging.getLogger().handlers]
    monkeypatch.setattr(root, "level", root.level)
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setattr(threading, "excepthook", threading.excepthook)
    logging_setup.set_up(tmp_path / "log")
    reporter = CrashReporter()
    reporter.install()
    yield tmp_path / "log" / "jinbiao.log"
    for handler in [*root.handlers]:
        if handler not in before:
            root.removeHandler(handler)
            handler.close()


def in_the_window(work: Callable[[], None]) -> None:
    QTimer.singleShot(0, work)


def in_a_thread(work: Callable[[], None]) -> None:
    threading.Thread(target=work).start()


def test_no_words_of_a_project_are_logged(hostile, open_window, log: Path) -> None:
    hands = open_window(hostile.path)

    def fail(*_: object) -> None:
        try:
            {}[hostile.everything]
        except KeyError as error:
            raise ValueError(hostile.everything) from error

    def failed() -> int:
        return log.read_text("utf-8").splitlines().count(f"{OF_A_TRACE}ValueError")

    for count, begin in enumerate((in_the_window, in_a_thread), start=1):
        hands.answer(CrashDialog.reject)
        begin(fail)
        hands.bot.waitUntil(lambda count=count: failed() == count)
    hands.window.tasks.start(hostile.everything, fail, print)
    hands.bot.waitUntil(lambda: not hands.window.tasks.is_busy)
    assert not hands.window.projects.open(hostile.path.with_name(f"没有{hostile.path.name}"))
    hands.press("Return")
    hands.until_stored()

    said = log.read_text("utf-8")
    assert failed() == 3
    assert hostile.word not in said
    assert all(OWN.match(line) or line.startswith(OF_A_TRACE) for line in said.splitlines())


def test_a_message_is_one_line_whatever_it_holds(log: Path, hostile) -> None:
    forged = "2026-11-22 10:00:00,000 CRITICAL gui.crash of nobody's"
    qWarning(f"first\n{forged}\r\u2028\x85{hostile.everything}")
    [line] = log.read_text("utf-8").splitlines()
    assert OWN.match(line)
    assert "\u202e" not in line
