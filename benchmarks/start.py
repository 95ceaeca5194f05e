"""From starting the command to the first painted report, and Python with Qt alone for comparison.

The disk is warm: Python's compiled modules are there, as they are from a person's second start on.
"""

import os
import subprocess
import sys
import time
from pathlib import Path

from measure import home, make_project, row, sample_texts

RUNS = 7
# The command as it is, but that it ends with the first picture.
CHILD = """
import gc, sys, time
from pathlib import Path
from gui import command, qt_import
gc.disable()  # as the command does before it loads the window
qt_import.load()
from gui import app as program

def run(project, *, read_only):
    from PySide6.QtWidgets import QApplication
    from annotator import settings
    from measure import PaintWatch
    app = QApplication(["jinbiao"])
    window = program.make_window(app, settings.load())
    watch = PaintWatch(window.view)
    window.show()
    QApplication.processEvents()
    watch.shown(lambda: program.begin(window, project, read_only=read_only))
    print(time.time() - float(sys.argv[2]), time.process_time())
    window.close()

program.run = run
command.main([sys.argv[1]])
"""
BARE = "import PySide6.QtWidgets"


def main() -> None:
    """Start the program several times, warm."""
    with home() as folder:
        project = folder / "samples.jinbiao"
        make_project(project, sample_texts())
        env = {**os.environ, "PYTHONPATH": str(Path(__file__).parent)}
        env.pop("PYTHONDONTWRITEBYTECODE", None)
        env["PYTHONPYCACHEPREFIX"] = str(folder / "compiled")
        painted, busy, bare = [], [], []
        for run in range(RUNS + 1):
            command = [sys.executable, "-c", CHILD, str(project), str(time.time())]
            done = subprocess.run(command, env=env, capture_output=True, text=True, check=True)
            begun = time.perf_counter()
            subprocess.run([sys.executable, "-c", BARE], env=env, check=True)
            if run:  # the first one warms the disk
                seconds, of_processor = map(float, done.stdout.split())
                painted.append(seconds * 1000)
                busy.append(of_processor * 1000)
                bare.append((time.perf_counter() - begun) * 1000)
    print(row("start to first painted report", painted))
    print(row("  of that busy, a processor's time", busy))
    print(row("Python with Qt imported, nothing else", bare))


main()
