"""Opening a report: from the key press to the painted text, by length."""

from measure import home, long_text, make_project, row, window_on

SIZES = (4_000, 40_000, 437_000)
RUNS = 10


def main() -> None:
    """Step through reports of the same length in a real window."""
    from PySide6.QtCore import Qt
    from PySide6.QtTest import QTest

    for size in SIZES:
        with home() as folder:
            project = folder / "p.jinbiao"
            make_project(project, [long_text(size, start=start) for start in range(4)])
            with window_on(project) as (window, watch):
                times = [open_next(window, watch, QTest, Qt) for _ in range(RUNS)]
                spans = len(window.desk.workspace.places())
        print(row(f"open {size:,} characters with {spans:,} spans", times))


def open_next(window, watch, test, qt) -> float:
    """One step to another report and back in turn."""
    from measure import milliseconds

    forward = window.desk.workspace.report.name != "3"
    key = qt.Key.Key_PageDown if forward else qt.Key.Key_PageUp

    def step() -> None:
        test.keyClick(window.view, key, qt.KeyboardModifier.ControlModifier)
        watch.until_painted()

    return milliseconds(step)


main()
