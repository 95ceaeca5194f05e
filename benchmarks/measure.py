"""What the benchmarks share: medians, a table, sample projects, a window of its own."""

import os
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from schema.records import Suggestion

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


def milliseconds(work: Callable[[], object]) -> float:
    """How long one call takes."""
    begun = time.perf_counter()
    work()
    return (time.perf_counter() - begun) * 1000


def row(name: str, values: Sequence[float], unit: str = "ms") -> str:
    """Median, 95th percentile and count of a figure."""
    ordered = sorted(values)
    high = ordered[min(len(ordered) - 1, round(len(ordered) * 0.95))]
    middle = statistics.median(ordered)
    return f"{name:<52} {middle:9.2f} {unit}   p95 {high:9.2f}   n {len(ordered)}"


def ratio(name: str, values: Sequence[float], beside: Sequence[float]) -> str:
    """The ratio of two medians that were measured in the same run."""
    return f"{name:<52} {statistics.median(values) / statistics.median(beside):9.2f} times"


def sample_texts() -> list[str]:
    """The texts of the sample reports."""
    found = sorted(files("seeds").joinpath("reports").iterdir(), key=lambda each: each.name)
    return [each.read_bytes().decode() for each in found]


def long_text(characters: int, *, start: int = 0) -> str:
    """A text of this length, put together from the sample reports."""
    texts = sample_texts()
    texts = texts[start % len(texts) :] + texts[: start % len(texts)]
    whole = "\n\n".join(texts)
    return ((whole + "\n\n") * (characters // len(whole) + 1))[:characters]


@contextmanager
def home() -> Iterator[Path]:
    """A folder for settings and projects that is gone afterwards."""
    with tempfile.TemporaryDirectory(prefix="jinbiao-bench-") as name:
        os.environ["JINBIAO_HOME"] = name
        yield Path(name)


def thinned(offered: "Sequence[Suggestion]", most: int | None) -> "Sequence[Suggestion]":
    """So many suggestions, spread over the text; links to those that are left out go."""
    if most is None or len(offered) <= most:
        return offered
    kept = [offered[nth * len(offered) // most] for nth in range(most)]
    ids = {each.id for each in kept}
    return [
        replace(each, quantifies=tuple(target for target in each.quantifies if target in ids))
        for each in kept
    ]


def make_project(path: Path, texts: Sequence[str], *, most_spans: int | None = None) -> None:
    """A pre-labelled project with these reports; `most_spans` for each of them."""
    from annotator import settings
    from annotator.gate import Gate, create_project
    from annotator.ops import reports
    from annotator.project import Project
    from annotator.suggest.engine import Engine
    from schema.records import Report

    me, engine = settings.load().author(), Engine.default()
    create_project(path, me)
    with Project.open(path) as project:
        gate = Gate(project, me)
        for number, text in enumerate(texts):
            report = replace(Report.of(text, name=f"{number}"), suggested_by=(engine.version,))
            gate.run(reports.bring_in([report], thinned(engine.suggest(text), most_spans)))


def pause(for_ms: int) -> None:
    """Let the window be at rest; QTest.qWait would let no other thread run meanwhile."""
    from PySide6.QtCore import QEventLoop, QTimer

    loop = QEventLoop()
    QTimer.singleShot(for_ms, loop.quit)
    loop.exec()


class Shown(NamedTuple):
    """Milliseconds from a key press to the painted view, and to the last panel that follows it."""

    view: float
    all: float


class PaintWatch:
    """Notes when a view with a viewport has been painted."""

    def __init__(self, view: object) -> None:
        from PySide6.QtCore import QEvent, QObject

        watch = self

        class Filter(QObject):
            def eventFilter(self, _: QObject, event: QEvent) -> bool:
                if event.type() != QEvent.Type.Paint:
                    return False
                view.viewportEvent(event)  # type: ignore[attr-defined]
                watch.painted.append(time.perf_counter())
                return True

        self.painted: list[float] = []
        self._filter = Filter()
        view.viewport().installEventFilter(self._filter)  # type: ignore[attr-defined]

    def shown(self, work: Callable[[], object]) -> Shown:
        """Do something, and let the window work until the view is painted and the rest with it."""
        from PySide6.QtWidgets import QApplication

        before, begun = len(self.painted), time.perf_counter()
        work()
        while len(self.painted) == before:
            QApplication.processEvents()
        QApplication.processEvents()
        QApplication.sendPostedEvents()  # paints what was asked for by a timer, as the ruler is
        ended = time.perf_counter()
        return Shown((self.painted[before] - begun) * 1000, (ended - begun) * 1000)


@contextmanager
def make_window() -> Iterator[object]:
    """A real window without a project, shown and painted."""
    from PySide6.QtWidgets import QApplication

    from annotator import settings
    from gui import app as program

    app = QApplication.instance() or QApplication(["jinbiao"])
    window = program.make_window(app, settings.load())
    window.resize(1440, 900)
    window.show()
    QApplication.processEvents()
    try:
        yield window
    finally:
        window.close()
        QApplication.processEvents()


@contextmanager
def window_on(project: Path) -> Iterator[tuple[object, PaintWatch]]:
    """A real window on a project, painted and focused on the report."""
    from annotator.suggest.engine import Engine
    from gui.app import begin

    with make_window() as window:
        watch = PaintWatch(window.view)
        window.labeller.use_engine(Engine.default())
        watch.shown(lambda: begin(window, project, read_only=False))
        window.activateWindow()
        window.view.setFocus()
        yield window, watch
