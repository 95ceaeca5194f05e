"""Scrolling a long report from end to end: page by page, and by dragging the bar.

The first pages are turned while the report is still checked in the gaps between events. Frames
come without a gap here, so up to two slices of that fall into each; they have a line of their own.
"""

from measure import home, long_text, make_project, row, window_on

SIZE = 437_000
DRAGS = 200


def main() -> None:
    """Every frame is one scroll and its painting."""
    from PySide6.QtCore import Qt
    from PySide6.QtTest import QTest

    with home() as folder:
        project = folder / "p.jinbiao"
        make_project(project, [long_text(SIZE)])
        with window_on(project) as (window, watch):
            view, bar = window.view, window.view.verticalScrollBar()

            def page_down() -> None:
                QTest.keyClick(view, Qt.Key.Key_PageDown)

            def drag_to(share: float) -> None:
                bar.setValue(round(share * bar.maximum()))

            bar.setValue(0)
            view.viewport().repaint()
            checked, at_rest = [], []
            while bar.value() < bar.maximum():
                is_at_rest = window.labeller.to_check.is_done
                (at_rest if is_at_rest else checked).append(watch.shown(page_down).all)
            drags = [
                watch.shown(lambda nth=nth: drag_to(nth * 37 % DRAGS / DRAGS)).all
                for nth in range(1, DRAGS)
            ]
    print(row(f"scroll {SIZE:,} characters by pages, a frame", [*checked, *at_rest]))
    if checked:
        print(row("  while the report is checked", checked))
    print(row("  at rest", at_rest))
    print(row("drag the scroll bar anywhere, a frame", drags))


main()
