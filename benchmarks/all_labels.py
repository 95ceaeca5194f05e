"""The table of all labels of a million labels: how soon it opens, filters, sorts, and scrolls.

    python -m benchmarks.all_labels [LABELS] [REPORTS]

A figure is the time until the first screen of right rows is painted; beside it stands the
processor time of the whole process, which says more where the machine has other work to do.
"""

import random
import resource
import sqlite3
import sys
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from measure import home, pause

if TYPE_CHECKING:
    from gui.all_labels.all_labels import AllLabelsRoom
    from gui.main_window import MainWindow

LABELS, REPORTS = 1_000_000, 100_000
_UNITS: Final = ("户", "人", "元", "公里", "%", "个", "亩", "座", "名", "吨")
_CATEGORIES: Final = ("industry", "finance", "education", "health", "infrastructure")
_PLACES: Final = ("青溪县", "石坪乡", "白岩镇", None, "云洞村")
_INDICATORS: Final = ("贫困户", "贫困人口", "投入", "公路", "贫困发生率", "村级电商服务站")
_MEASURES: Final = ("产业扶贫", "危房改造", "易地扶贫搬迁", "建设扶贫车间")
_SCREENS: Final = 200
_AT_THE_REPORT_MS: Final = 5_000  # what a project is asked when it is opened is read by then


def make_project(path: Path, labels: int, reports: int) -> None:
    """A project with so many labels of one person; written straight into the tables."""
    from annotator import settings
    from annotator.gate import create_project
    from schema.records import report_of_hash, text_hash

    me = settings.load().author()
    create_project(path, me)
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA synchronous = OFF")
    connection.execute("INSERT OR IGNORE INTO annotators VALUES (?, ?)", [me.id, me.name])
    ids = []
    for nth in range(reports):
        text = f"第{nth}份报告。" + "清溪村脱贫32户，修路3公里。" * 8
        digest = text_hash(text)
        ids.append(report_of_hash(digest))
        row = [ids[-1], digest, text, len(text)]
        connection.execute("INSERT INTO texts VALUES (?, ?, ?, ?)", row)
        row = [ids[-1], f"报告{nth:06}", f"{nth}.txt", "{}", "[]"]
        connection.execute("INSERT INTO reports VALUES (?, ?, ?, ?, ?)", row)
    columns = [each[1] for each in connection.execute("PRAGMA table_info(labels)")]
    made = ([said.get(name) for name in columns] for said in _labels(me.id, labels, ids))
    names = ", ".join(f'"{each}"' for each in columns)
    marks = ", ".join("?" * len(columns))
    connection.executemany(f"INSERT INTO labels ({names}) VALUES ({marks})", made)
    connection.execute(
        "INSERT INTO links SELECT labels.id, 0, (SELECT id FROM labels AS measure"
        " WHERE measure.report = labels.report AND label = 'measure' LIMIT 1) AS target"
        " FROM labels WHERE label = 'number' AND target IS NOT NULL"
    )
    connection.commit()
    connection.close()


def _labels(layer: str, many: int, reports: list[Any]) -> Iterator[dict[str, Any]]:
    chance = random.Random(1)
    for nth in range(many):
        start = nth % (many // len(reports) + 1) * 8
        said: dict[str, Any] = {
            "id": f"{nth:016x}", "report": reports[nth * len(reports) // many], "layer": layer,
            "start": start, "end": start + 6, "state": "confirmed", "unsure": 0,
            "by_hand": "[]", "other": "{}", "settled_on": "[]",
        }  # fmt: skip
        if chance.random() < 0.65:
            value, unit = chance.randint(1, 99_999), _UNITS[nth % 10]
            said |= {
                "label": "number", "text": f"{value}{unit}", "value": str(value),
                "value_number": float(value), "unit": unit, "bound": None if nth % 3 else "over",
                "indicator": _INDICATORS[nth % 6], "indicator_start": 0, "indicator_end": 3,
                "time": "2019", "place": _PLACES[nth % 5],
            }  # fmt: skip
        else:
            said |= {
                "label": "measure", "text": _MEASURES[nth % 4], "category": _CATEGORIES[nth % 5],
            }  # fmt: skip
        yield said


class Scene:
    """A window at the table, and how long it takes until what is wanted can be seen."""

    def __init__(self, window: "MainWindow") -> None:
        from PySide6.QtWidgets import QApplication

        self.events = QApplication.processEvents
        self.window = window

    @property
    def room(self) -> "AllLabelsRoom":
        """The table's part of the window."""
        return self.window.rooms.all_labels.part

    def until(self, is_there: Callable[[], bool]) -> None:
        """Let the window work until something is so."""
        while not is_there():
            self.events()
            time.sleep(0.001)

    def settle(self) -> None:
        """Wait until nothing is read any more."""
        self.until(lambda: not self.room.is_busy and self.is_painted())

    def is_painted(self) -> bool:
        """Whether every row of the screen is there."""
        table, model = self.room.page.table, self.room.page.model
        first = table.rowAt(0)
        last = table.rowAt(table.viewport().height() - 1)
        last = model.rowCount() - 1 if last < 0 else last
        return first < 0 or all(model.shown(row) for row in range(first, last + 1))

    def frame(self, act: Callable[[], object]) -> float:
        """Milliseconds of the window's own thread to do something and draw the whole table."""
        begun = time.thread_time()
        act()
        self.room.page.table.viewport().repaint()
        return (time.thread_time() - begun) * 1000

    def timed(self, name: str, act: Callable[[], object]) -> None:
        """Print how long it takes from an act to the first screen of right rows."""
        told: list[object] = []
        self.room.answered.connect(told.append)
        begun, worked = time.perf_counter(), time.process_time()
        act()
        self.until(lambda: bool(told))
        self.until(self.is_painted)
        self.room.page.table.viewport().repaint()
        passed, cost = time.perf_counter() - begun, time.process_time() - worked
        print(f"{name:<40} {passed * 1000:8.0f} ms   processor {cost * 1000:8.0f} ms")
        self.room.answered.disconnect(told.append)
        self.settle()


def main(labels: int, reports: int) -> None:
    """Print all figures."""
    from PySide6.QtWidgets import QApplication, QLineEdit

    from annotator import settings
    from annotator.listing.question import Column
    from gui.app import make_window

    with home() as folder:
        path = folder / "all.jinbiao"
        make_project(path, labels, reports)
        app = QApplication.instance() or QApplication([])
        assert isinstance(app, QApplication)
        window = make_window(app, settings.load())
        window.resize(1366, 768)
        window.show()
        assert window.projects.open(path)
        pause(_AT_THE_REPORT_MS)
        before = _megabytes()
        scene = Scene(window)
        scene.timed("opens", window.action_set["go.all_labels"].trigger)
        page = scene.room.page
        for column in (Column.VALUE, Column.UNIT, Column.PLACE, Column.CATEGORY, Column.REPORT):
            scene.timed(f"sorts by {column}", partial(page.sort_by, column))
        page.sort_by(None)
        scene.settle()
        for column, typed in (
            *((Column.TEXT, "9999户"), (Column.UNIT, "亩"), (Column.UNIT, "没有的")),
            *(
                (Column.SENTENCE, "修路"),
                (Column.VALUE, ">99990"),
                (Column.REPORT, "报告09999"),
                (Column.PLACE, "青溪"),
            ),
        ):
            field = page.filters.field(column)
            assert isinstance(field, QLineEdit)
            scene.timed(f"filters {column} by {typed}", partial(field.setText, typed))
            scene.timed("  and shows all again", page.clear_all)
        _scroll(scene)
        print(f"{'memory':<40} {_megabytes():8.0f} MB   before the table {before:8.0f} MB")
        window.projects.close()
        window.close()


def _scroll(scene: Scene) -> None:
    """Frames as they come, in which far rows are still to be read, and the same with all words."""
    bar = scene.room.page.table.verticalScrollBar()
    at_once, with_words = [], []
    for nth in range(_SCREENS):
        step = partial(
            bar.setValue, bar.maximum() // _SCREENS * nth if nth % 2 else bar.value() + 3
        )
        at_once.append(scene.frame(step))
        scene.until(scene.is_painted)
        with_words.append(scene.frame(lambda: None))
        scene.events()
    for name, frames in (("a frame of scrolling", at_once), ("  with all its words", with_words)):
        frames.sort()
        middle, high = frames[len(frames) // 2], frames[len(frames) * 95 // 100]
        print(f"{name:<40} {middle:8.1f} ms   p95 {high:8.1f} ms")


def _megabytes() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    given = [int(each) for each in sys.argv[1:]]
    main(*(given or (LABELS, REPORTS)))
