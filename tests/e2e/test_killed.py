"""A window that is killed loses nothing that it showed as stored.

The long proof: JINBIAO_KILLS=50 python -m pytest tests/e2e/test_killed.py
"""

import os
import random
import subprocess
import sys
from pathlib import Path

import pytest

from annotator.checks.verify import verify
from annotator.project import Mode, Project

KILLS = int(os.environ.get("JINBIAO_KILLS", "1"))

LABEL_UNTIL_KILLED = """
import os, signal, sys
from pathlib import Path
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from annotator import settings
from gui.app import make_window

app = QApplication([])
window = make_window(app, settings.load())
window.show()
QTest.qWaitForWindowExposed(window)
window.activateWindow()
window.projects.open(Path(sys.argv[1]))
window.view.setFocus()

def tell(changes):
    print(changes.operation.changes[0].id, flush=True)
    tell.count += 1
    if tell.count == int(sys.argv[2]):
        os.kill(os.getpid(), signal.SIGKILL)

tell.count = 0
window.desk.stored.connect(tell)
for _ in range(40):
    QTest.keyClick(window.view, Qt.Key.Key_Return)
    QTest.qWait(int(sys.argv[3]))
"""


@pytest.mark.parametrize("attempt", range(KILLS))
def test_a_killed_window_loses_nothing_that_was_stored(attempt, project_path: Path, open_window):
    chosen = random.Random(attempt)
    wanted, pause = chosen.randint(1, 6), chosen.choice((1, 5, 20))
    done = subprocess.run(
        [sys.executable, "-c", LABEL_UNTIL_KILLED, str(project_path), str(wanted), str(pause)],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        cwd=Path(__file__).parents[2],
        capture_output=True,
        text=True,
        timeout=60,
    )
    told = done.stdout.split()
    assert done.returncode != 0
    assert len(told) == wanted
    with Project.open(project_path, Mode.READ) as project:
        assert verify(project) == []
    hands = open_window(project_path)
    decided = {item.key for item in hands.window.desk.workspace.items() if item.decided}
    assert set(told) <= decided
