"""The table of all labels of a million labels: how soon it opens, filters, sorts, and scrolls.

    python3 run.py bench all_labels [LABELS] [REPORTS]

Every column is sorted both ways, and filtered by what many labels say, what few say, and what none
says. A figure is the time until the first screen of right rows is painted; beside it stands the
processor time of the whole process, which says more where the machine has other work to do.
"""

import random
import resource
import sqlite3
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from measure import home, pause

if TYPE_CHECKING:
    from gui.all_labels.all_labels import AllLabelsRoom
    from gui.main_window import MainWindow
    from schema.database import Database
    from schema.listing import Column

LABELS, REPORTS = 1_000_000, 100_000
_UNITS: Final = ("户", "人", "元", "公里", "%", "个", "亩", "座", "名", "吨")
_CATEGORIES: Final = ("industry", "finance", "education", "health", "infrastructure")
_PLACES: Final = ("青溪县", "石坪乡", "白岩镇", None, "云洞村")
_INDICATORS: Final = ("贫困户", "贫困人口", "投入", "公路", "贫困发生率", "村级电商服务站")
_MEASURES: Final = ("产业扶贫", "危房改造", "易地扶贫搬迁", "建设扶贫车间")
_RARELY: Final = 50_000  # so many labels come before the next one that says what few say
_RARE_NUMBER: Final = {
    "unit": "头", "place": "云顶村", "time": "2016", "bound": "under", "status": "target",
}  # fmt: skip
_TYPED: Final[Mapping[str, tuple[str, ...]]] = {
    "text": ("户", "养鸡", "没有的", "zz"),
    "value": ("1", ">99990", "=0.5", "没有的"),
    "unit": ("亩", "头", "没有的", "zz"),
    "bound": ("over", "under", "approx"),
    "indicator": ("贫困", "合作社", "没有的", "zz"),
    "time": ("2019", "=2016", "没有的", "zz"),
    "place": ("青溪", "云顶", "没有的", "zz"),
    "status": ("done", "target", "standard"),
    "category": ("health", "consumption", "cadre"),
    "link": ("产业", "养鸡", "没有的", "zz"),
    "annotator": ("gold",),
    "state": ("confirmed", "rejected", "unsure"),
    "report": ("报告0", "报告09999", "=报告050000", "没有的"),
    "sentence": ("推进", "养鸡", "没有的", "zz"),
}
"""What many labels say in a column, what few say, and what none says."""
_SEARCHED: Final = ("青溪", "养鸡", "没有的", "zz", "推进")  # the last in all texts and in no label
_SCREENS: Final = 200
_AT_THE_REPORT_MS: Final = 5_000  # what a project is asked when it is opened is read by then


def make_project(path: Path, labels: int, reports: int) -> None:
    """A project with so many labels of one person; written straight into the tables."""
    from annotator import settings
    from annotator.gate import create_project
    from schema.database import Database

    me = settings.load().author()
    create_project(path, me)
    connection = sqlite3.connect(path)
    db = Database(connection)
    db.execute("PRAGMA synchronous = OFF")
    chance = random.Random(1)
    with db.atomic():
        db.execute("INSERT OR IGNORE INTO annotators VALUES (?, ?)", [me.id, me.name])
        for nth in range(reports):
            ordinals = range(labels * nth // reports, labels * (nth + 1) // reports)
            _add_report(db, nth, [_said(chance, each) for each in ordinals], me.id)
        db.execute(
            "INSERT INTO links SELECT labels.id, 0, (SELECT id FROM labels AS measure"
            " WHERE measure.report = labels.report AND label = 'measure' LIMIT 1) AS target"
            " FROM labels WHERE label = 'number' AND target IS NOT NULL"
        )
    connection.close()


def _add_report(db: "Database", nth: int, said: list[dict[str, Any]], layer: str) -> None:
    """A report of one sentence for each label."""
    from schema.records import report_of_hash, text_hash
    from schema.text_index import add_all

    text = f"第{nth}份报告。\n"
    for each in said:
        before = f"推进{each.get('indicator', '')}"
        each["start"] = len(text) + len(before)
        each["end"] = each["start"] + len(each["text"])
        text += f"{before}{each['text']}，见成效。"
    digest = text_hash(text)
    report = report_of_hash(digest)
    db.execute("INSERT INTO texts VALUES (?, ?, ?, ?)", [report, digest, text, len(text)])
    row = [report, f"报告{nth:06}", f"{nth}.txt", "{}", "[]"]
    db.execute("INSERT INTO reports VALUES (?, ?, ?, ?, ?)", row)
    add_all(db, [(report, text)])
    for each in said:
        row_of = {**each, "report": report, "layer": layer}
        names = ", ".join(f'"{name}"' for name in row_of)
        marks = ", ".join("?" * len(row_of))
        db.execute(f"INSERT INTO labels ({names}) VALUES ({marks})", [*row_of.values()])


def _said(chance: random.Random, nth: int) -> dict[str, Any]:
    """What one label says."""
    said: dict[str, Any] = {
        "id": f"{nth:016x}", "state": "confirmed", "unsure": 0,
        "by_hand": "[]", "other": "{}", "settled_on": "[]",
    }  # fmt: skip
    is_rare = nth % _RARELY == _RARELY - 1
    if chance.random() < 0.35:
        said |= {"label": "measure", "text": _MEASURES[nth % 4], "category": _CATEGORIES[nth % 5]}
        return said | ({"text": "林下养鸡", "category": "consumption"} if is_rare else {})
    value, unit = chance.randint(1, 99_999), _UNITS[nth % 10]
    said |= {
        "label": "number", "text": f"{value}{unit}", "value": str(value),
        "value_number": float(value), "unit": unit, "bound": None if nth % 3 else "over",
        "indicator": "合作社" if is_rare else _INDICATORS[nth % 6],
        "time": "2019", "place": _PLACES[nth % 5],
    }  # fmt: skip
    return said | (_RARE_NUMBER if is_rare else {})


class Figure(NamedTuple):
    """Milliseconds until something could be seen, and of the processor."""

    name: str
    passed: float
    processor: float

    def __str__(self) -> str:
        return f"{self.name:<40} {self.passed:8.0f} ms   processor {self.processor:8.0f} ms"


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

    def timed(self, name: str, act: Callable[[], object]) -> Figure:
        """Print how long it takes from an act to the first screen of right rows."""
        told: list[object] = []
        begun, worked = time.perf_counter(), time.process_time()
        act()
        self.room.answered.connect(told.append)
        self.until(lambda: bool(told) and self.is_painted())
        self.room.page.table.viewport().repaint()
        passed, cost = time.perf_counter() - begun, time.process_time() - worked
        self.room.answered.disconnect(told.append)
        figure = Figure(name, passed * 1000, cost * 1000)
        print(figure, flush=True)
        return figure

    def filtered(self, column: "Column", typed: str) -> Figure:
        """How long it takes to let through what says something in a column; all come back."""
        from PySide6.QtWidgets import QLineEdit

        field = self.room.page.filters.field(column)
        if isinstance(field, QLineEdit):
            act = partial(field.setText, typed)
        else:
            act = partial(field.setCurrentIndex, field.findData(typed))
        return self.timed(f"filters {column} by {typed}", act)

    def show_all(self) -> None:
        """Let every row through again, as labels were made."""
        self.room.page.clear_all()
        self.settle()


def main(labels: int, reports: int) -> None:
    """Print all figures."""
    from PySide6.QtWidgets import QApplication

    from annotator import settings
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
        scene.settle()
        sorts, filters = [*_sorts(scene)], [*_filters(scene)]
        _scroll(scene)
        for name, figures in (("sorts", sorts), ("filters", filters)):
            longest = max(figures, key=lambda each: each.passed)
            dearest = max(figures, key=lambda each: each.processor)
            print(f"of {len(figures)} {name} the longest and the dearest:")
            print(longest, dearest, sep="\n")
        print(f"{'memory':<40} {_megabytes():8.0f} MB   before the table {before:8.0f} MB")
        window.projects.close()
        window.close()


def _sorts(scene: Scene) -> Iterator[Figure]:
    from schema.listing import Column

    for column in Column:
        for way in ("up", "down"):
            act = partial(scene.room.page.sort_by, column, descending=way == "down")
            yield scene.timed(f"sorts by {column}, {way}", act)
            scene.show_all()


def _filters(scene: Scene) -> Iterator[Figure]:
    from schema.listing import Column

    for column in Column:
        for typed in _TYPED[column]:
            yield scene.filtered(column, typed)
            scene.show_all()
    for words in _SEARCHED:
        yield scene.timed(f"searches {words}", partial(scene.room.page.search.setText, words))
        scene.show_all()


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
