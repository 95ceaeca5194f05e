"""Scrolling a long report from end to end: page by page, and by dragging the bar."""

from measure import home, long_text, make_project, milliseconds, row, window_on

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
                watch.until_painted()

            def drag_to(share: float) -> None:
                bar.setValue(round(share * bar.maximum()))
                watch.until_painted()

            bar.setValue(0)
            view.viewport().repaint()
            pages = []
            while bar.value() < bar.maximum():
                pages.append(milliseconds(page_down))
            drags = [
                milliseconds(lambda nth=nth: drag_to(nth * 37 % DRAGS / DRAGS))
                for nth in range(1, DRAGS)
            ]
    print(row(f"scroll {SIZE:,} characters by pages, a frame", pages))
    print(row("drag the scroll bar anywhere, a frame", drags))


main()
