"""What is to check in a report: until all is known, the longest slice, and after a decision.

The window works it out in slices between events; a slice that is longer than a frame would be felt.
"""

import time

from measure import home, long_text, make_project, milliseconds, row, window_on

SIZES = (4_000, 437_000)
RUNS = 60


def main() -> None:
    """Open a report, wait until everything is known of it, and confirm suggestions."""
    for size in SIZES:
        with home() as folder:
            project = folder / "p.jinbiao"
            make_project(project, [long_text(size)])
            with window_on(project) as (window, _):
                known, at_opening, after_decision = look(window)
        print(f"{size:,} characters")
        print(row("  from opening until all is known", [known]))
        print(row("  a slice while it is worked out", at_opening))
        print(row("  longest of them", [max(at_opening)]))
        print(row("  a slice after a decision", after_decision))


def look(window) -> tuple[float, list[float], list[float]]:
    """Milliseconds until all is known, of each slice until then, and of those after decisions."""
    from PySide6.QtCore import Qt
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QApplication

    to_check = window.labeller.to_check
    slices: list[float] = []
    for work in (to_check.checking._work, to_check._listing):
        watch_slices(work, slices)
    begun = time.perf_counter()
    while not to_check.is_done:
        QApplication.processEvents()
    known = (time.perf_counter() - begun) * 1000
    at_opening, after = slices.copy(), len(slices)
    for _ in range(RUNS):
        QTest.keyClick(window.view, Qt.Key.Key_Return)
        while not to_check.is_done or window.desk.operations.pending_count:
            QApplication.processEvents()
    return known, at_opening, slices[after:]


def watch_slices(work, slices: list[float]) -> None:
    """Note how long each slice takes."""
    work._soon.timeout.disconnect()
    work._soon.timeout.connect(lambda: slices.append(milliseconds(work._work_a_slice)))


main()
