"""The whole program from keys to the file: a real window on a real project."""

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import shutil
import sqlite3
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import (
    QCoreApplication,
    QEvent,
    QMessageLogContext,
    Qt,
    QTimer,
    QtMsgType,
    qInstallMessageHandler,
)
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from annotator import settings
from annotator.gate import Gate, create_project
from annotator.importing.files import import_paths
from annotator.ops import labels
from annotator.prelabel import prelabel
from annotator.project import Project
from annotator.store import reports
from annotator.suggest.engine import Engine
from annotator.workspace import Workspace
from gui.app import make_window
from gui.main_window import MainWindow
from schema.records import Annotator, Layer

_GRAVE = (QtMsgType.QtWarningMsg, QtMsgType.QtCriticalMsg, QtMsgType.QtFatalMsg)

REPORTS = {
    "a-qingxi": (
        "青溪县扶贫简报\n\n全县建成扶贫车间36个，带动就业1200人。"
        "危房改造完成87户，户均补助2.5万元。"
    ),
    "b-shiping": "石坪乡小结\n\n石坪乡发展电商服务站5个，销售农产品超过300万元，惠及近600户。",
}


@pytest.fixture(autouse=True)
def no_qt_warnings() -> Iterator[None]:
    """Fail where Qt warned of something."""
    heard: list[str] = []

    def hear(kind: QtMsgType, _context: QMessageLogContext, message: str) -> None:
        if kind in _GRAVE and not message.startswith("This plugin does not support"):
            heard.append(message)

    before = qInstallMessageHandler(hear)
    yield
    qInstallMessageHandler(before)
    assert not heard


@pytest.fixture(scope="session")
def made_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project that every test gets a copy of: making it takes longer than most tests."""
    folder = tmp_path_factory.mktemp("made")
    for name, text in REPORTS.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    path = folder / "test.jinbiao"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("JINBIAO_HOME", str(folder))
        me = at_the_keyboard()
        create_project(path, me)
        with Project.open(path) as opened:
            gate = Gate(opened, me)
            import_paths(gate, sorted(folder.glob("*.txt")))
            prelabel(gate, Engine.default())
    return path


def at_the_keyboard() -> Annotator:
    """Whoever sits there: the same person in every test, as the project knows them."""
    chosen = settings.load()
    chosen.change("author_id", "77777777-7777-4777-8777-777777777777")
    return chosen.author()


@pytest.fixture
def project_path(tmp_path: Path, made_once: Path) -> Path:
    """A project with two pre-labelled reports."""
    at_the_keyboard()
    path = tmp_path / "test.jinbiao"
    shutil.copyfile(made_once, path)
    return path


def confirm_all(path: Path, *, of_first: bool = False) -> None:
    """Have all that is suggested confirmed, or all of the first report; the window is not open."""
    with Project.open(path) as project:
        gate = Gate(project, at_the_keyboard())
        found = reports.ids(project.db)
        for report in found[:1] if of_first else found:
            workspace = Workspace.load(project, report, Layer(gate.person.id))
            for item in workspace.items():
                workspace.apply(gate.run(labels.confirm(workspace, item.key)).operation.changes)


@pytest.fixture
def labelled_path(project_path: Path) -> Path:
    """The project, its first report labelled throughout and not finished."""
    confirm_all(project_path, of_first=True)
    return project_path


@pytest.fixture
def all_labelled_path(project_path: Path) -> Path:
    """The project, both reports labelled throughout and not finished."""
    confirm_all(project_path)
    return project_path


@dataclass
class Hands:
    """A person at the keyboard of a window."""

    bot: QtBot
    window: MainWindow

    def press(self, *keys: str) -> None:
        """Press keys by their names, wherever the focus is."""
        for key in keys:
            combination = QKeySequence(key)[0]
            target = QApplication.focusWidget() or self.window
            QTest.keyClick(target, combination.key(), combination.keyboardModifiers())
            self._let_go()
            QApplication.processEvents()

    def _let_go(self) -> None:
        """Hold no Shift or Ctrl any more: Qt asks for them when a row is chosen by code too."""
        no_modifier = Qt.KeyboardModifier.NoModifier
        release = QKeyEvent(QEvent.Type.KeyRelease, Qt.Key.Key_Shift, no_modifier)
        QApplication.sendEvent(self.window, release)

    def come_back(self) -> None:
        """Bring the window to the front again, as a window manager does after a dialog."""
        self.window.activateWindow()
        self.bot.waitUntil(self.window.isActiveWindow)

    def write(self, text: str) -> None:
        """Type a text into the field that has the focus."""
        target = QApplication.focusWidget()
        assert target is not None
        QTest.keyClicks(target, text)

    def until_stored(self) -> None:
        """Wait until the writer has nothing left."""
        operations = self.window.desk.operations
        assert operations is not None
        self.bot.waitUntil(lambda: operations.pending_count == 0)
        QApplication.processEvents()

    def answer(self, act: Callable[[QWidget], None]) -> None:
        """Once a dialog or menu is open, do something in it."""

        looking = QTimer(self.window, interval=50)

        def look() -> None:
            dialog, menu = QApplication.activeModalWidget(), QApplication.activePopupWidget()
            shown = dialog or menu
            if shown is None or (dialog is not None and not dialog.isActiveWindow()):
                return
            looking.stop()
            try:
                act(shown)
            except BaseException:
                shown.close()  # else the test would wait for it for ever
                raise

        looking.timeout.connect(look)
        looking.start()


@pytest.fixture
def open_window(qtbot: QtBot, qapp: QApplication) -> Iterator[Callable[[Path], Hands]]:
    """Opens the window on a project; all windows are closed in the end."""
    windows: list[MainWindow] = []

    def show(path: Path) -> Hands:
        window = make_window(qapp, settings.load())
        windows.append(window)
        window.labeller.use_engine(Engine.default())
        window.show()
        qtbot.waitExposed(window)
        window.activateWindow()
        assert window.projects.open(path)
        window.view.setFocus(Qt.FocusReason.OtherFocusReason)
        qtbot.waitUntil(window.view.hasFocus)
        return Hands(qtbot, window)

    yield show
    for window in windows:
        operations = window.desk.operations
        if operations is not None:
            operations.close(give_up=True)
            window.desk.take(None)
        window.close()
        window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    qapp.setStyleSheet("")  # as at a start: under one, a window takes three times as long to make


def rows(path: Path, statement: str) -> list[tuple[object, ...]]:
    """What a query finds in the file, as any SQLite tool would see it."""
    connection = sqlite3.connect(path)
    try:
        return connection.execute(statement).fetchall()
    finally:
        connection.close()


@pytest.fixture
def query() -> Callable[[Path, str], list[tuple[object, ...]]]:
    """Asks the project file."""
    return rows
