"""Every part of the window has a name and a role, and shows where the keyboard is."""

import pytest
from PySide6.QtCore import QEvent, QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QImage
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from annotator import settings
from annotator.gate import Gate, create_project
from annotator.importing.files import import_paths
from annotator.prelabel import prelabel
from annotator.project import Project
from annotator.suggest.engine import Engine
from gui.app import make_window
from gui.dialogs.category_list import CategoryList
from gui.dialogs.write import WriteDialog
from gui.keys.dialog import ShortcutsDialog
from gui.main_window import MainWindow
from gui.projects.finish_question import FinishQuestion, Kind, LeftOver
from gui.report_view import accessible
from schema.labels import default

_WITHOUT_MEANING = (
    QAccessible.Role.Client,  # a plain box around others
    QAccessible.Role.Pane,
    QAccessible.Role.NoRole,
)
TEXT = "青溪县扶贫简报\n\n全县建成扶贫车间36个，带动就业1200人。危房改造完成87户。"


@pytest.fixture(params=["light", "dark"])
def window(request, qtbot: QtBot, qapp: QApplication, tmp_path) -> MainWindow:
    """The window on a report with every part open that can be."""
    accessible.install()
    source = tmp_path / "a.txt"
    source.write_text(TEXT, encoding="utf-8")
    me = settings.load().author()
    create_project(tmp_path / "p.jinbiao", me)
    with Project.open(tmp_path / "p.jinbiao") as project:
        gate = Gate(project, me)
        import_paths(gate, [source])
        prelabel(gate, Engine.default())
    stored = settings.load()
    stored.change("theme", request.param)
    made = make_window(qapp, stored)
    made.labeller.use_engine(Engine.default())
    made.resize(1366, 768)
    made.show()
    qtbot.waitExposed(made)
    made.activateWindow()
    assert made.projects.open(tmp_path / "p.jinbiao")
    made.action_set["view.guidelines"].trigger()
    made.action_set["find.report"].trigger()
    made.view.setFocus()
    QApplication.processEvents()
    yield made
    made.close()
    made.deleteLater()
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    qapp.setStyleSheet("")  # as at a start, where a window is made without one


def kinds_of_span(window: MainWindow) -> list[str]:
    """A number and a measure: each has fields of its own."""
    places = window.desk.workspace.places().values()
    return [next(p.key for p in places if p.label == label) for label in ("number", "measure")]


def stops(window: QWidget) -> list[QWidget]:
    """What the keyboard can be in, and can be seen now."""
    found = [window, *window.findChildren(QWidget)]
    return [
        each
        for each in found
        if each.isVisibleTo(window)
        and each.isEnabled()
        and each.focusPolicy() & Qt.FocusPolicy.TabFocus
        and each.focusProxy() is None
    ]


def test_all_that_the_keyboard_reaches_has_a_name_and_a_role(window: MainWindow) -> None:
    nameless = set()
    for key in kinds_of_span(window):
        window.labeller.focus.choose(key)
        QApplication.processEvents()
        for widget in stops(window):
            read = QAccessible.queryAccessibleInterface(widget)
            has_name = bool(read.text(QAccessible.Text.Name).strip())
            if not has_name or read.role() in _WITHOUT_MEANING:
                nameless.add((type(widget).__name__, widget.objectName(), str(read.role())))
    assert nameless == set()


def picture(widget: QWidget) -> QImage:
    """The widget with a little of what is around it, where a ring might be."""
    QApplication.processEvents()
    whole = widget.window()
    place = QRect(widget.mapTo(whole, QPoint(0, 0)), widget.size())
    return whole.grab(place.adjusted(-3, -3, 3, 3)).toImage()


def test_wherever_the_keyboard_is_its_place_shows_it(window: MainWindow) -> None:
    looked_at, unseen = set(), []
    for key in kinds_of_span(window):
        window.labeller.focus.choose(key)
        for widget in stops(window):
            QApplication.focusWidget().clearFocus()
            before = picture(widget)
            widget.setFocus(Qt.FocusReason.TabFocusReason)
            assert widget.hasFocus()
            looked_at.add(widget.objectName())
            if picture(widget) == before:
                unseen.append((type(widget).__name__, widget.objectName()))
            window.view.setFocus()
    assert unseen == []
    assert {"queueList", "suggestionsTable", "clauseList", "unit", "category"} <= looked_at


@pytest.mark.parametrize(
    "make",
    [
        lambda: ShortcutsDialog({}),
        lambda: WriteDialog("Why?", required=True),
        lambda: CategoryList(default().attribute("measure", "category").choices),
        lambda: FinishQuestion([LeftOver(0, 3, None, "36个", Kind.NUMERAL)]),
    ],
    ids=["shortcuts", "write", "categories", "finish"],
)
def test_all_of_a_dialog_has_names(qtbot: QtBot, make) -> None:
    dialog = make()
    qtbot.addWidget(dialog)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    dialog.show()
    names = {
        each.objectName() or type(each).__name__: QAccessible.queryAccessibleInterface(each)
        .text(QAccessible.Text.Name)
        .strip()
        for each in stops(dialog)
        if each is not dialog
    }
    assert names
    assert [name for name, said in names.items() if not said] == []
