"""The window as a whole: every action can be triggered, words and looks switch, keys stay."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QRect, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from annotator import settings
from annotator.gate import create_project
from gui.actions.table import ALL
from gui.app import make_window
from gui.frame.fit_to_screen import fitted
from gui.main_window import MainWindow
from gui.theme import Theme

# these open a dialog of the system's own, or close the window
_OWN_TESTS = {
    "project.new",
    "project.open",
    "project.import",
    "project.export",
    "project.send_copy",
    "project.quit",
    "help.menu",
}


@pytest.fixture
def window(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[MainWindow]:
    """A window on an empty project."""
    path = tmp_path / "empty.jinbiao"
    create_project(path, settings.load().author())
    made = make_window(qapp, settings.load())
    made.show()
    qtbot.waitExposed(made)
    made.activateWindow()
    assert made.projects.open(path)
    yield made
    put_away(made)


def put_away(window: MainWindow) -> None:
    """Close a window for good: one that lingers is styled again with each theme."""
    window.close()
    window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    QApplication.instance().setStyleSheet("")  # as at a start, where a window is made without one


def close_dialogs() -> None:
    for widget in QApplication.topLevelWidgets():
        if widget.isModal() and widget.isVisible():
            widget.close()


def test_every_usable_action_can_be_triggered_in_an_empty_project(window, qtbot):
    closer = QTimer(window, interval=20)
    closer.timeout.connect(close_dialogs)
    closer.start()
    triggered = set()
    for spec in ALL:
        if spec.id not in _OWN_TESTS and window.action_set[spec.id].isEnabled():
            window.action_set[spec.id].trigger()
            triggered.add(spec.id)
            qtbot.waitUntil(lambda: not window.tasks.is_busy)
    closer.stop()
    assert {"project.stored", "edit.undo", "go.next_report", "help.shortcuts"} <= triggered
    assert not any(each.startswith(("label.", "edge.", "mark.")) for each in triggered)
    assert window.isVisible()


def test_every_action_has_a_handler(window):
    for spec in ALL:
        assert spec.id in window.action_set._handlers


def test_the_language_switches_while_the_window_is_open(window):
    window.action_set["view.guidelines"].trigger()
    about = window.drawer.findChild(QLabel, "guidelineAbout")
    assert about.text() == "all labels"
    window.view.setFocus()
    window.action_set["view.chinese"].trigger()
    QApplication.processEvents()
    assert window.action_set["label.confirm"].text() == "确认"
    assert about.text() == "全部标签"
    assert window.windowTitle() == "empty.jinbiao — 金标"
    assert QApplication.applicationDisplayName() == "金标"
    assert "快捷键" in "".join(word for _, word in window.status.hints.shown)
    window.action_set["view.english"].trigger()
    QApplication.processEvents()
    assert window.action_set["label.confirm"].text() == "Confirm"
    assert settings.load().text("language") == "en"


def test_line_numbers_are_switched_in_the_view_menu_and_remembered(window):
    action = window.action_set["view.line_numbers"]
    window.resize(1800, 800)  # a narrow sheet has no margin to write them in
    QApplication.processEvents()
    window.view.set_report("甲村\n乙村\n")
    before = window.view.grab().toImage()
    action.setEnabled(True)  # no project is needed to look at a text
    action.trigger()
    assert action.isChecked()
    assert settings.load().flag("line_numbers")
    assert window.view.grab().toImage() != before
    action.trigger()
    assert not action.isChecked()
    assert window.view.grab().toImage() == before


def test_the_theme_switches_and_is_remembered(window, qapp):
    window.action_set["view.theme_dark"].trigger()
    assert qapp.palette().window().color() == Theme.dark().window
    assert settings.load().text("theme") == "dark"
    assert window.action_set["view.theme_dark"].isChecked()
    window.action_set["view.theme_light"].trigger()
    assert qapp.palette().window().color() == Theme.light().window


def test_below_1100_pixels_the_queue_is_a_drawer(window, qtbot):
    window.resize(1366, 768)
    qtbot.waitUntil(lambda: window.panes.is_queue_shown)
    window.resize(1000, 700)
    qtbot.waitUntil(lambda: not window.panes.is_queue_shown)
    window.action_set["go.queue"].trigger()
    assert window.panes.is_queue_shown
    window.resize(1366, 768)
    qtbot.waitUntil(lambda: window.panes.is_queue_shown)


def test_a_queue_that_was_folded_away_is_brought_back_by_a_button(window, qtbot):
    window.resize(1366, 768)
    QApplication.processEvents()
    (button,) = [
        each
        for each in window.tools.findChildren(QToolButton)
        if each.defaultAction() is window.action_set["go.queue"]
    ]
    assert not button.isVisible()
    window.action_set["go.queue"].trigger()
    qtbot.waitUntil(button.isVisible)
    button.click()
    assert window.panes.is_queue_shown
    qtbot.waitUntil(lambda: not button.isVisible())


def test_the_pane_key_goes_round_and_comes_back(window):
    window.view.setFocus(Qt.FocusReason.OtherFocusReason)
    seen = []
    for _ in range(8):
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_F6)
        seen.append(QApplication.focusWidget())
    assert len({id(widget) for widget in seen}) >= 2
    assert window.view in seen


def test_a_changed_key_is_there_after_a_restart(window, qapp):
    window.rooms.key_changes.part._change("label.unsure", ["Ctrl+F8"])
    again = make_window(qapp, settings.load())
    assert [key.toString() for key in again.action_set["label.unsure"].shortcuts()] == ["Ctrl+F8"]
    put_away(again)


def test_keys_for_spans_leave_text_fields_alone(window):
    field = window.queue.findChild(QLineEdit, "queueFilter")
    field.setFocus()
    QTest.keyClicks(field, "12")
    QTest.keyClick(field, Qt.Key.Key_Backspace)
    assert field.text() == "1"


def test_the_geometry_of_the_panes_is_remembered(window, qapp):
    window.resize(1440, 900)
    QApplication.processEvents()
    window.panes._across.setSizes([300, 600, 500])
    sizes = window.panes._across.sizes()
    window.close()
    again = make_window(qapp, settings.load())
    again.resize(1440, 900)  # the screen of the tests is smaller than what was remembered
    again.show()
    assert again.panes._across.sizes() == sizes
    put_away(again)


@pytest.mark.parametrize(
    ("wanted", "room", "found"),
    [
        (QRect(0, 0, 1440, 900), QRect(0, 28, 1366, 740), QRect(0, 28, 1366, 740)),
        (QRect(2000, 300, 1000, 700), QRect(0, 28, 1366, 740), QRect(366, 68, 1000, 700)),
        (QRect(100, 100, 1000, 600), QRect(0, 28, 1366, 740), QRect(100, 100, 1000, 600)),
        (QRect(-50, -50, 800, 600), QRect(-1280, 0, 1280, 720), QRect(-800, 0, 800, 600)),
    ],
)
def test_a_window_is_put_whole_onto_its_screen(wanted, room, found):
    assert fitted(wanted, room) == found


def test_a_window_remembered_from_a_larger_screen_fits_this_one(window, qapp):
    window.setGeometry(900, 700, 2500, 1400)
    window.close()
    again = make_window(qapp, settings.load())
    room = again.screen().availableGeometry()
    assert again.width() <= max(room.width(), again.minimumWidth())
    assert again.height() <= room.height()
    put_away(again)


def test_damaged_settings_are_said_in_the_window(qapp):
    path = settings.load().path
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("{", encoding="utf-8")
    window = make_window(qapp, settings.load())
    assert "set aside" in _message(window)
    put_away(window)


def test_a_file_that_is_no_project_is_said_and_the_open_one_stays(window, tmp_path):
    wrong = tmp_path / "wrong.jinbiao"
    wrong.write_text("no project", encoding="utf-8")
    assert not window.projects.open(wrong)
    assert _message(window)
    assert window.desk.operations.path.name == "empty.jinbiao"


def _message(window: QWidget) -> str:
    return window.status.findChild(QLabel, "message").text()
