"""Opening a report: from the key press to the painted text, by length."""

from measure import Shown, home, long_text, make_project, row, window_on

SIZES = ((4_000, 250), (40_000, 2_000), (437_000, 20_000), (437_000, None))  # None for all
RUNS = 10


def main() -> None:
    """Step through reports of the same length in a real window."""
    from PySide6.QtCore import Qt
    from PySide6.QtTest import QTest

    for size, most in SIZES:
        with home() as folder:
            project = folder / "p.jinbiao"
            texts = [long_text(size, start=start) for start in range(4)]
            make_project(project, texts, most_spans=most)
            with window_on(project) as (window, watch):
                shown = [open_next(window, watch, QTest, Qt) for _ in range(RUNS)]
                spans = len(window.desk.workspace.places())
        print(row(f"open {size:,} characters with {spans:,} spans", [each.view for each in shown]))
        print(row("  with all panels", [each.all for each in shown]))


def open_next(window, watch, test, qt) -> Shown:
    """One step to another report and back in turn."""
    forward = window.desk.workspace.report.name != "3"
    key = qt.Key.Key_PageDown if forward else qt.Key.Key_PageUp

    return watch.shown(lambda: test.keyClick(window.view, key, qt.KeyboardModifier.ControlModifier))


main()
