"""Makes the pictures of README and guide from the real window: `python docs/make_pictures.py`.

The window is worked by keys: the first suggestions of one sample are decided as its gold says, then
two people's labels of another are reviewed.
"""

import os
import tempfile
from collections.abc import Callable
from importlib.resources import files
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from annotator import sample_project, settings
from annotator.exchange import jsonl
from annotator.exchange.documents import Document
from annotator.gate import Gate, create_project
from annotator.importing.choice import ImportChoice
from annotator.importing.files import import_paths
from annotator.items import Item
from annotator.project import Project
from annotator.suggest.engine import Engine
from gui.app import make_window
from gui.main_window import MainWindow
from schema import labels
from schema.records import Span

TARGET = Path(__file__).parent / "pictures"
SIZE = (1440, 900)
SAMPLE = "tingquan-2020"
DECISIONS = 12
STILL_MS = 500  # by then the panes have their sizes
LEFT_EDGE = ("Ctrl+Shift+Left", "Ctrl+Shift+Right")
LANGUAGES = {"zh": "chinese", "en": "english"}


def main() -> None:
    """One picture of labelling and one of a review for each language and theme."""
    with tempfile.TemporaryDirectory() as home:
        os.environ["JINBIAO_HOME"] = home
        stored = settings.load()
        stored.change("author_name", "林一")
        stored.change("language", "zh")  # figures keep the room that longer words took
        app = QApplication(["jinbiao"])
        window = make_window(app, stored)
        window.resize(*SIZE)
        window.show()
        window.labeller.use_engine(Engine.default())
        window.projects.open(sample_project.open_or_make(stored.author()))
        sample = gold()
        window.flow.open(sample.report.id)
        for _ in range(DECISIONS):
            decide(window, [each.span for each in sample.spans])
        press(window, "F8")
        while chosen(window).label != "number":
            press(window, "Down")
        take(window, "main")
        window.projects.open(to_review(Path(home) / "评审.jinbiao"))
        press(window, "Ctrl+R", "Down", "Down", "1", "2")
        take(window, "review")
        window.close()


def take(window: MainWindow, name: str) -> None:
    """A picture in each language, light and dark."""
    for language, action in LANGUAGES.items():
        for theme in ("light", "dark"):
            settle(window.action_set[f"view.{action}"].trigger)
            settle(window.action_set[f"view.theme_{theme}"].trigger)
            QTest.qWait(STILL_MS)
            window.grab().save(str(TARGET / f"{name}-{language}-{theme}.png"))


def to_review(path: Path) -> Path:
    """A project in which two people have labelled one sample."""
    me = settings.load().author()
    create_project(path, me)
    with Project.open(path) as project:
        gate = Gate(project, me)
        for name, labels_of in (("reviewed-a.jsonl", "周宁"), ("reviewed-b.jsonl", "何一川")):
            import_paths(
                gate, [Path(str(files("seeds").joinpath(name)))], ImportChoice(labels_of=labels_of)
            )
    return path


def gold() -> Document:
    """The sample with its gold."""
    path = Path(str(files("seeds").joinpath("gold.jsonl")))
    found = [each for each in jsonl.read(path, labels.default()) if isinstance(each, Document)]
    return next(each for each in found if each.report.name == SAMPLE)


def decide(window: MainWindow, wanted: list[Span]) -> None:
    """Confirm, correct or reject the chosen suggestion."""
    item = chosen(window)
    meant = [span for span in wanted if span.overlaps(item.span)]
    if not meant:
        press(window, "Delete")
    elif item.span in meant:
        press(window, "Return")
    else:
        correct(window, meant[0])
        press(window, "Down")


def correct(window: MainWindow, meant: Span) -> None:
    """Move both edges, a step at a key."""
    for edge, keys in (("end", ("Shift+Left", "Shift+Right")), ("start", LEFT_EDGE)):
        while (gap := getattr(meant, edge) - getattr(chosen(window).span, edge)) != 0:
            press(window, keys[gap > 0])


def chosen(window: MainWindow) -> Item:
    """The chosen span."""
    item = window.labeller.focus.item
    assert item is not None
    return item


def press(window: MainWindow, *keys: str) -> None:
    """Press keys in the report."""
    for key in keys:
        pressed = QKeySequence(key)[0]
        settle(lambda p=pressed: QTest.keyClick(window.view, p.key(), p.keyboardModifiers()))


def settle(work: Callable[[], object]) -> None:
    """Do something and let the window finish what follows from it."""
    work()
    for _ in range(5):
        QTest.qWait(20)
        QApplication.processEvents()


if __name__ == "__main__":
    main()
