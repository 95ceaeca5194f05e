"""Memory with a long report open, in a process of its own, beside Python with Qt alone."""

import os
import subprocess
import sys
from pathlib import Path

from measure import home, long_text, make_project

SIZE = 437_000
RESIDENT = """
import sys
def resident():
    if sys.platform.startswith("linux"):
        from pathlib import Path
        status = Path("/proc/self/status").read_text()
        return int(status.split("VmRSS:")[1].split()[0]) / 1024
    import resource
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20
"""
BARE = RESIDENT + "import PySide6.QtWidgets\nprint(resident())"
OPENED = (
    RESIDENT
    + """
from pathlib import Path
from measure import window_on
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
with window_on(Path(sys.argv[1])) as (window, watch):
    QTest.qWait(1000)
    print(resident())
    for _ in range(200):
        watch.shown(lambda: QTest.keyClick(window.view, Qt.Key.Key_PageDown))
    print(resident())
"""
)


def main() -> None:
    """Resident memory of three moments."""
    with home() as folder:
        project = folder / "p.jinbiao"
        make_project(project, [long_text(SIZE)])
        [bare] = measured(BARE)
        opened, scrolled = measured(OPENED, str(project))
    print(f"{'Python with Qt imported, nothing else':<52} {bare:9.0f} MB")
    print(f"{f'{SIZE:,} characters open, engine loaded':<52} {opened:9.0f} MB")
    print(f"{'after scrolling 200 pages':<52} {scrolled:9.0f} MB")


def measured(code: str, *words: str) -> list[float]:
    """What a process of its own prints, in MB."""
    env = {**os.environ, "PYTHONPATH": str(Path(__file__).parent)}
    command = [sys.executable, "-c", code, *words]
    done = subprocess.run(command, env=env, capture_output=True, text=True, check=True)
    return [float(line) for line in done.stdout.split()]


main()
