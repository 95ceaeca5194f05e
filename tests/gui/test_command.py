"""The command: the core's commands with no Qt, and a window only where a screen answers."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from annotator import settings
from annotator.gate import create_project
from gui import screen


def run(*args: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run the command in a process of its own, with a bare environment and no screen."""
    kept = {name: os.environ[name] for name in ("PATH", "JINBIAO_HOME") if name in os.environ}
    return subprocess.run(
        [sys.executable, "-m", "gui", *args],
        cwd=Path(screen.__file__).parents[1],
        env={**kept, "LC_ALL": "C.UTF-8", **environment},
        capture_output=True,
        text=True,
        timeout=60,
    )


def test_without_a_screen_one_sentence_and_status_2(tmp_path):
    done = run("open", str(tmp_path / "p.jinbiao"))
    assert done.returncode == 2
    assert done.stdout == ""
    assert len(done.stderr.splitlines()) == 1
    assert "jinbiao export" in done.stderr


def test_a_display_that_does_not_answer_is_no_screen():
    done = run(DISPLAY=":4711")
    assert done.returncode == 2
    assert "No screen" in done.stderr


def test_the_sentence_is_in_the_persons_language():
    done = run(LC_ALL="zh_CN.UTF-8", PYTHONUTF8="1")
    assert "屏幕" in done.stderr


def test_a_misspelt_command_is_no_project():
    done = run("exprot")
    assert done.returncode == 2
    assert "No such command" in done.stderr


def test_the_cores_commands_work_and_load_no_qt(tmp_path):
    path = tmp_path / "p.jinbiao"
    assert run("new", str(path)).returncode == 0
    assert path.exists()
    code = (
        "import sys; from gui.command import main; main(['--help'], standalone_mode=False);"
        " sys.exit(any(name.startswith('PySide6') for name in sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, timeout=60)
    assert done.returncode == 0


@pytest.mark.parametrize("name", ["p.jinbiao", "--read-only"])
def test_a_project_alone_opens_the_window(tmp_path, name):
    path = tmp_path / "p.jinbiao"
    create_project(path, settings.load().author())
    args = [str(path)] if name == "p.jinbiao" else ["--read-only", str(path)]
    assert "No screen" in run(*args).stderr  # it got as far as the window


@pytest.mark.parametrize("display", ["", ":", "nonsense", ":x", "host:", "localhost:4711.0"])
def test_displays_that_name_nothing_do_not_answer(display):
    assert not screen._x_answers(display)


@pytest.mark.parametrize("content", [b"no project at all", b"SQLite format 3\0" + b"\0" * 4000])
def test_a_file_that_is_no_project_opens_the_window_which_says_what_is_wrong(tmp_path, content):
    path = tmp_path / "p.jinbiao"
    path.write_bytes(content)
    code = (
        "import sys; from PySide6.QtCore import QTimer\n"
        "from PySide6.QtWidgets import QApplication\n"
        "def look():\n"
        "    box = QApplication.activeModalWidget()\n"
        "    if box is None: return\n"
        "    print(box.text()); box.accept()\n"
        "    QTimer.singleShot(200, QApplication.quit); looking.stop()\n"
        "from gui import app; begin = app.begin\n"
        "def begin_and_look(*of, **how):\n"
        "    global looking; looking = QTimer(interval=50)\n"
        "    looking.timeout.connect(look); looking.start(); begin(*of, **how)\n"
        "app.begin = begin_and_look\n"
        "from gui.command import main; main([sys.argv[1]])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(path)],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert "Repair a damaged project" in done.stdout
    assert "p.jinbiao" in done.stdout
    assert done.returncode == 0


def test_a_slip_in_a_projects_name_is_said_on_the_terminal(tmp_path):
    done = run("open", str(tmp_path / "p.jinbiao"), QT_QPA_PLATFORM="offscreen")
    assert done.returncode == 2
    assert "p.jinbiao" in done.stderr
