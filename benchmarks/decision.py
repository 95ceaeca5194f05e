"""One decision: from the key press to the repaint, and to the disk.

Beside it, in the same run, a painter that does nothing but draw the view again, and an SQLite
commit of one row with the same settings on the same disk.
"""

import sqlite3
import time
from pathlib import Path

from measure import home, long_text, make_project, milliseconds, ratio, row, window_on

SIZES = (4_000, 437_000)
RUNS = 100


def main() -> None:
    """Confirm suggestion after suggestion in a real window."""
    for size in SIZES:
        with home() as folder:
            project = folder / "p.jinbiao"
            make_project(project, [long_text(size)])
            with window_on(project) as (window, watch):
                painted, stored, bare = decide(window, watch)
            commits = bare_commits(folder / "bare.db")
        print(f"{size:,} characters")
        print(row("  decision to repaint", painted))
        print(row("  bare painter", bare))
        print(ratio("  decision beside bare painter", painted, bare))
        print(row("  decision to stored", stored))
        print(row("  bare SQLite commit", commits))
        print(ratio("  stored beside bare commit", stored, commits))


def decide(window, watch) -> tuple[list[float], list[float], list[float]]:
    """Times of RUNS decisions: to repaint, to stored, and of repainting the view alone."""
    from PySide6.QtCore import Qt
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QApplication

    painted, stored, bare = [], [], []
    view = window.view
    on_disk: list[float] = []  # noted by the writer's thread itself, while the window paints
    direct = Qt.ConnectionType.DirectConnection
    writer = window.desk.operations._writer
    writer.stored.connect(lambda *_: on_disk.append(time.perf_counter()), direct)
    for _ in range(RUNS):
        on_disk.clear()
        begun = time.perf_counter()
        QTest.keyClick(view, Qt.Key.Key_Return)
        watch.until_painted()
        painted.append((time.perf_counter() - begun) * 1000)
        while not on_disk:
            QApplication.processEvents()
        stored.append((on_disk[0] - begun) * 1000)
        bare.append(milliseconds(view.viewport().repaint))
    return painted, stored, bare


def bare_commits(path: Path) -> list[float]:
    """One row a commit, as safely as ours."""
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("CREATE TABLE t (value TEXT)")

    def commit() -> None:
        with connection:
            connection.execute("INSERT INTO t VALUES (?)", ["x" * 500])

    times = [milliseconds(commit) for _ in range(RUNS)]
    connection.close()
    return times


main()
