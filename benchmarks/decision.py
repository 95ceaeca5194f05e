"""One decision: from the key press to the repaint, and to the disk.

Beside it, in the same run, a painter that does nothing but draw the view again, and an SQLite
commit of one row with the same settings on the same disk. The last part decides while many files
are imported in the background.
"""

import sqlite3
import time
from pathlib import Path

from measure import Shown, home, long_text, make_project, milliseconds, pause, ratio, row, window_on

SIZES = ((4_000, 250), (437_000, 20_000))  # characters and spans
RUNS = 100
FILES = 10_000
PAUSE_MS = 50  # a person's next decision comes no sooner


def main() -> None:
    """Confirm suggestion after suggestion in a real window."""
    for size, spans in SIZES:
        with home() as folder:
            project = folder / "p.jinbiao"
            make_project(project, [long_text(size)], most_spans=spans)
            with window_on(project) as (window, watch):
                shown, stored, bare = decide(window, watch)
            commits = bare_commits(folder / "bare.db")
        painted = [each.view for each in shown]
        print(f"{size:,} characters, {spans:,} spans")
        print(row("  decision to repaint", painted))
        print(row("  decision to all panels repainted", [each.all for each in shown]))
        print(row("  bare painter", bare))
        print(ratio("  decision beside bare painter", painted, bare))
        tell_stored(stored, commits)
    while_importing()


def while_importing() -> None:
    """The same while a folder of files comes in."""
    with home() as folder:
        project, files = folder / "p.jinbiao", folder / "files"
        make_project(project, [long_text(437_000)], most_spans=20_000)
        files.mkdir()
        for number in range(FILES):
            text = f"第{number}村简报\n今年新建水厂{number}座，投资{number}万元。\n"
            (files / f"{number:05}.txt").write_text(text, encoding="utf-8")
        with window_on(project) as (window, watch):
            window.rooms.importing.part.bring_in((files,))
            shown, stored, _ = decide(window, watch, only_if=lambda: window.tasks.is_busy)
            window.tasks.stop()
        commits = bare_commits(folder / "bare.db")
    print(f"437,000 characters, 20,000 spans, while {FILES:,} files are imported")
    print(row("  decision to repaint", [each.view for each in shown]))
    tell_stored(stored, commits)


def tell_stored(stored: list[float], commits: list[float]) -> None:
    """Three lines about the disk."""
    print(row("  decision to stored", stored))
    print(row("  bare SQLite commit", commits))
    print(ratio("  stored beside bare commit", stored, commits))


def decide(window, watch, only_if=lambda: True) -> tuple[list[Shown], list[float], list[float]]:
    """Times of RUNS decisions: to repaint, to stored, and of repainting the view alone."""
    from PySide6.QtCore import Qt
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QApplication

    shown, stored, bare = [], [], []
    view = window.view
    on_disk: list[float] = []  # noted by the writer's thread itself, while the window paints
    direct = Qt.ConnectionType.DirectConnection
    writer = window.desk.operations._writer
    writer.stored.connect(lambda *_: on_disk.append(time.perf_counter()), direct)
    while len(shown) < RUNS and only_if():
        pause(PAUSE_MS)
        on_disk.clear()
        begun = time.perf_counter()
        shown.append(watch.shown(lambda: QTest.keyClick(view, Qt.Key.Key_Return)))
        while not on_disk:
            QApplication.processEvents()
        stored.append((on_disk[0] - begun) * 1000)
        bare.append(milliseconds(view.viewport().repaint))
    return shown, stored, bare


def bare_commits(path: Path) -> list[float]:
    """One row a commit, as safely as ours."""
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("CREATE TABLE t (value TEXT)")

    def commit() -> None:
        with connection:
            connection.execute("INSERT INTO t VALUES (?)", ["x" * 500])

    times = []
    for _ in range(RUNS):
        time.sleep(PAUSE_MS / 1000)  # at the pace of the decisions: a disk at rest is slower
        times.append(milliseconds(commit))
    connection.close()
    return times


main()
