"""From starting the process to the first painted report, and to `--help` for comparison."""

import os
import subprocess
import sys
import time
from pathlib import Path

from measure import home, make_project, row, sample_texts

RUNS = 7
CHILD = """
import sys, time
from pathlib import Path
begun = float(sys.argv[2])
from PySide6.QtWidgets import QApplication
from annotator import settings
from gui import app as program
from measure import PaintWatch
app = QApplication(["jinbiao"])
window = program.make_window(app, settings.load())
watch = PaintWatch(window.view)
window.show()
QApplication.processEvents()
program.begin(window, Path(sys.argv[1]), read_only=False)
watch.until_painted()
print(time.time() - begun)
window.close()
"""


def main() -> None:
    """Start the program several times, warm."""
    with home() as folder:
        project = folder / "samples.jinbiao"
        make_project(project, sample_texts())
        env = {**os.environ, "PYTHONPATH": str(Path(__file__).parent)}
        painted, bare = [], []
        for run in range(RUNS + 1):
            command = [sys.executable, "-c", CHILD, str(project), str(time.time())]
            done = subprocess.run(command, env=env, capture_output=True, text=True, check=True)
            begun = time.perf_counter()
            subprocess.run([sys.executable, "-c", "import PySide6.QtWidgets"], check=True)
            if run:  # the first one warms the disk
                painted.append(float(done.stdout) * 1000)
                bare.append((time.perf_counter() - begun) * 1000)
    print(row("start to first painted report", painted))
    print(row("Python with Qt imported, nothing else", bare))


main()
