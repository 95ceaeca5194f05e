"""A long day at one window: eight hours of work in a row, and what has grown by the end of each.

Beside decisions by the thousand: reports left and opened, storms of undoing and redoing, searches,
drawers and dialogs opened and closed, the language and the theme switched, backups made. A figure
that rises with the hours would be a leak: memory, open files, threads, processes, widgets that
nobody sees any more, the time from a key to the repaint, the write-ahead log.

python3 run.py bench long_day [DECISIONS [HOURS]]
"""

import logging
import os
import random
import statistics
import sys
from dataclasses import dataclass, field
from pathlib import Path

os.environ.setdefault("QT_LOGGING_RULES", "*.warning=false")  # what offscreen does not support

from measure import PaintWatch, home, long_text, make_project, milliseconds, pause, window_on

DECISIONS = 20_000
HOURS = 8
REPORTS = 100
CHARACTERS = 6_000
BREAKS = 2  # in each hour
IN_VAIN = 10  # presses that stored nothing: this report is done
SETTLED_MS = 1_500  # after an hour, until what was put off is done and the log is in the file

# What is pressed at the report, and how often of a hundred times.
HABITS = {
    ("Return",): 50,
    ("Down", "Return"): 12,
    ("Delete",): 8,
    ("Shift+Right",): 4,
    ("Shift+Left",): 4,
    ("F8",): 4,
    ("Ctrl+Backspace",): 3,
    ("Ctrl+Z",): 6,
    ("Ctrl+Y",): 3,
    ("Ctrl+PgDown",): 4,
    ("Ctrl+PgUp",): 2,
}
OPENED_AND_CLOSED = (
    *("help.shortcuts", "project.history", "team.progress", "project.lexicon", "label.history"),
    *("report.about", "project.schema", "project.backups", "review.releases", "team.people"),
)
DRAWERS = ("go.noted", "check.list", "view.guidelines", "find.report", "find.everywhere")
LOOKS = ("view.chinese", "view.theme_dark", "view.english", "view.theme_light", "go.all_labels")


@dataclass
class Hour:
    """What an hour left behind."""

    decisions: int = 0
    shown: list[float] = field(default_factory=list)
    log: float = 0.0  # MB, the most that the write-ahead log held
    held: dict[str, float] = field(default_factory=dict)


class Day:
    """Works at a window, an hour at a time."""

    def __init__(self, window: object, watch: PaintWatch, project: Path) -> None:
        self._window = window
        self._watch = watch
        self._log = project.with_name(project.name + "-wal")
        self._chosen = random.Random(8)
        self._stored = 0
        window.desk.stored.connect(self._count)  # type: ignore[attr-defined]

    def hour(self, decisions: int) -> Hour:
        """So many decisions stored, with all else that comes between them."""
        done, begun = Hour(), self._stored
        habits, weights = list(HABITS), list(HABITS.values())
        breaks, before = self._breaks(decisions), -1
        while self._stored - begun < decisions:
            is_done_here = len(done.shown) % IN_VAIN == 0 and self._stored == before
            if len(done.shown) % IN_VAIN == 0:
                before = self._stored
            keys = ("Ctrl+PgDown",) if is_done_here else self._chosen.choices(habits, weights)[0]
            done.shown.append(milliseconds(lambda pressed=keys: self._press(*pressed)))
            if self._stored - begun >= breaks[0]:
                breaks.pop(0)
                self._turn_aside()
            done.log = max(done.log, _megabytes(self._log))
        done.decisions = self._stored - begun
        self._window.backing_up.make()  # type: ignore[attr-defined]
        pause(SETTLED_MS)
        done.held = held(self._log)
        return done

    def _breaks(self, decisions: int) -> list[float]:
        each = max(decisions / BREAKS, 1)
        return [each * nth for nth in range(1, BREAKS + 1)] + [float("inf")]

    def _count(self, _: object) -> None:
        self._stored += 1

    def _press(self, *keys: str) -> None:
        from PySide6.QtGui import QKeySequence
        from PySide6.QtTest import QTest
        from PySide6.QtWidgets import QApplication

        for key in keys:
            wanted = QKeySequence(key)[0]
            QTest.keyClick(self._window.view, wanted.key(), wanted.keyboardModifiers())
        QApplication.processEvents()

    def _turn_aside(self) -> None:
        """A storm of undoing and redoing, a search, drawers, dialogs, another look."""
        for key in ("Ctrl+Z",) * 8 + ("Ctrl+Y",) * 8:
            self._press(key)
        for name in (*DRAWERS, *OPENED_AND_CLOSED, *LOOKS):
            self._open_and_leave(name)
        self._window.activateWindow()  # type: ignore[attr-defined]
        self._window.view.setFocus()  # type: ignore[attr-defined]
        pause(50)  # keys reach a window once it is in front again

    def _open_and_leave(self, name: str) -> None:
        """Trigger an action where it can be used, and close what came of it."""
        from PySide6.QtCore import QTimer
        from PySide6.QtWidgets import QApplication

        action = self._window.action_set[name]  # type: ignore[attr-defined]
        if not action.isEnabled():
            return

        def close() -> None:
            while (dialog := QApplication.activeModalWidget()) is not None:
                dialog.close()
                dialog.hide()

        QTimer.singleShot(40, close)
        action.trigger()
        pause(50)
        for dialog in _dialogs():
            dialog.close()
        if name in DRAWERS or not self._window.view.isVisible():  # type: ignore[attr-defined]
            action.trigger()
        QApplication.processEvents()


def _dialogs() -> list:
    from PySide6.QtWidgets import QApplication, QDialog

    return [each for each in QApplication.topLevelWidgets() if isinstance(each, QDialog)]


def held(log: Path) -> dict[str, float]:
    """What this process holds by now, and the log on the disk."""
    import gc
    import threading

    from PySide6.QtCore import QCoreApplication, QEvent
    from PySide6.QtWidgets import QApplication

    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.collect()
    me = Path("/proc/self")
    pages = int((me / "statm").read_text().split()[1])
    children = (me / "task" / str(os.getpid()) / "children").read_text().split()
    return {
        "MB": pages * os.sysconf("SC_PAGE_SIZE") / 1e6,
        "files": len(list((me / "fd").iterdir())),
        "threads": threading.active_count(),
        "processes": len(children),
        "widgets": len(QApplication.allWidgets()),
        "log after, MB": _megabytes(log),
    }


def _megabytes(path: Path) -> float:
    return path.stat().st_size / 1e6 if path.exists() else 0.0


def main(decisions: int = DECISIONS, hours: int = HOURS) -> None:
    """Work through the day and print an hour a line."""
    logging.disable(logging.WARNING)  # that nothing is left to undo
    with home() as folder:
        project = folder / "p.jinbiao"
        many = range(min(REPORTS, decisions // 3 + 3))
        texts = [f"第{nth}份\n\n{long_text(CHARACTERS, start=nth)}" for nth in many]
        make_project(project, texts)
        before = _megabytes(project)
        with window_on(project) as (window, watch):
            day = Day(window, watch, project)
            for nth in range(1, hours + 1):
                hour = day.hour(max(decisions // hours, 1))
                if nth == 1:
                    print("hour  decisions  key to all, ms   p95  log at most, MB", end="")
                    print("".join(f"  {name:>13}" for name in hour.held))
                print(line(nth, hour), flush=True)
        kept = list((folder / "data" / "backups").rglob("*.jinbiao"))
        sizes = f"project {before:.1f} MB before, {_megabytes(project):.1f} MB after"
        print(f"{sizes}; backups {len(kept)}, {sum(map(_megabytes, kept)):.1f} MB")


def line(nth: int, hour: Hour) -> str:
    """One hour as the table has it."""
    ordered = sorted(hour.shown)
    high = ordered[int(len(ordered) * 0.95)]
    begin = f"{nth:4}  {hour.decisions:9,}  {statistics.median(ordered):14.1f}  {high:4.0f}"
    return f"{begin}  {hour.log:16.1f}" + "".join(f"  {each:13.0f}" for each in hour.held.values())


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
