"""A queue of very many reports: opening the project, and typing a filter."""

from pathlib import Path

from measure import PaintWatch, home, make_window, milliseconds, pause, row

REPORTS = 100_000
AT_ONCE = 1_000
RUNS = 5
PAUSE_MS = 1_000  # nobody types sooner into a project that has just come up
NEEDLE = "991"


def main() -> None:
    """Open the project anew several times in one window; type into the filter each time."""
    opened, typed = [], []
    with home() as folder:
        projects = [folder / "a.jinbiao", folder / "b.jinbiao"]
        make_queue(projects[0])
        projects[1].write_bytes(projects[0].read_bytes())
        with make_window() as window:
            for run in range(RUNS):
                opened.append(
                    milliseconds(lambda at=run: open_to_painted(window, projects[at % 2]))
                )
                pause(PAUSE_MS)
                typed += filter_typed(window)
    print(row(f"open a project of {REPORTS:,} reports", opened))
    print(row("type a letter into the queue's filter", typed))


def make_queue(path: Path) -> None:
    """A project with very many short reports."""
    from annotator import settings
    from annotator.gate import Gate, create_project
    from annotator.ops import reports
    from annotator.project import Project
    from schema.records import Report

    me = settings.load().author()
    create_project(path, me)
    with Project.open(path) as project:
        gate = Gate(project, me)
        for begin in range(0, REPORTS, AT_ONCE):
            gate.run(
                reports.bring_in([short(Report, nth) for nth in range(begin, begin + AT_ONCE)])
            )


def short(report, number: int):
    """A report of one sentence."""
    text = f"第{number}号简报：新建水厂{number}座，投资{number}万元。"
    return report.of(text, name=f"第{number:06}号简报", source=f"2019/{number:06}.txt")


def open_to_painted(window, project: Path) -> None:
    """Open a project and wait for its first report and its queue."""
    view, queue = PaintWatch(window.view), PaintWatch(window.queue._list)
    view.shown(lambda: window.projects.open(project))
    if not queue.painted:
        queue.shown(lambda: None)


def filter_typed(window) -> list[float]:
    """How long each letter takes, and each that is taken back."""
    from PySide6.QtCore import Qt
    from PySide6.QtTest import QTest

    field, watch = window.queue._filter, PaintWatch(window.queue._list)
    field.setFocus()

    keys = [*NEEDLE, *[Qt.Key.Key_Backspace] * len(NEEDLE)]
    return [watch.shown(lambda each=key: QTest.keyClick(field, each)).all for key in keys]


main()
