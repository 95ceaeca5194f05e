"""Makes the pictures of README and guide from the real window: `python docs/make_pictures.py`."""

import os
import tempfile
from collections.abc import Callable
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from annotator import samples, settings
from annotator.suggest.engine import Engine
from gui.app import make_window
from gui.main_window import MainWindow

TARGET = Path(__file__).parent / "pictures"
LANGUAGES = {"zh": "chinese", "en": "english"}
SIZE = (1440, 900)
DECISIONS = ("Return", "Return", "Delete", "Return", "F8", "Down", "Shift+Right", "Return", "Return")


def main() -> None:
    """One picture for each language and theme, on the samples with a few decisions made."""
    with tempfile.TemporaryDirectory() as home:
        os.environ["JINBIAO_HOME"] = home
        stored = settings.load()
        stored.change("author_name", "林一")
        project = samples.open_or_make(stored.author())
        app = QApplication(["jinbiao"])
        window = make_window(app, stored)
        window.resize(*SIZE)
        window.show()
        window.labeller.use_engine(Engine.default())
        window.projects.open(project)
        work_a_little(window)
        for language in ("zh", "en"):
            for theme in ("light", "dark"):
                window.action_set[f"view.{LANGUAGES[language]}"].trigger()
                window.action_set[f"view.theme_{theme}"].trigger()
                settle(lambda: None)
                window.grab().save(str(TARGET / f"main-{language}-{theme}.png"))
        window.close()


def work_a_little(window: MainWindow) -> None:
    """Make some decisions by the keys a person presses."""
    for keys in DECISIONS:
        combination = QKeySequence(keys)[0]
        settle(lambda c=combination: QTest.keyClick(window.view, c.key(), c.keyboardModifiers()))


def settle(work: Callable[[], object]) -> None:
    """Do something and let the window finish what follows from it."""
    work()
    for _ in range(5):
        QTest.qWait(20)
        QApplication.processEvents()


if __name__ == "__main__":
    main()
