"""Keys are written one way, are told where they work, and what was said gives way to decisions."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QStyleOptionMenuItem, QToolButton

from gui.actions.allowed_keys import Refusal, refusal
from gui.frame.key_menu import KeyMenu


@pytest.fixture
def hands(project_path, open_window):
    return open_window(project_path)


def status(hands) -> str:
    return hands.window.findChild(QLabel, "message").text()


def menus(hands) -> list[KeyMenu]:
    return hands.window.tools.findChildren(KeyMenu)


def test_menus_write_keys_as_the_status_row_does(hands) -> None:
    written = {}
    for menu in menus(hands):
        for action in menu.actions():
            option = QStyleOptionMenuItem()
            menu.initStyleOption(option, action)
            _, _, written[action.objectName()] = option.text.partition("\t")
    assert written["report.finish"] == "Ctrl Enter"
    assert written["edge.right_out"] == "Shift →"
    assert not [key for key in written.values() if "+" in key and key != "Ctrl +"]


def test_what_was_undone_is_not_said_any_more_once_something_else_is_decided(hands) -> None:
    hands.press("Return")
    hands.until_stored()
    hands.press("Ctrl+Z")
    hands.bot.waitUntil(lambda: status(hands).startswith("Undone"))
    hands.press("Return")
    assert status(hands) == ""


def test_why_a_key_did_nothing_is_said_until_another_key_is_pressed(hands) -> None:
    hands.press("Esc", "F8")
    assert status(hands) == "Choose a span first."
    hands.press("F8")
    assert status(hands) == "Choose a span first."
    QTest.keyClick(hands.window.windowHandle(), Qt.Key.Key_Control)
    assert status(hands) == "Choose a span first."
    hands.press("Down")
    assert status(hands) == ""


def test_what_an_undo_says_stays_while_it_is_stored(hands) -> None:
    hands.press("Return")
    hands.until_stored()
    hands.press("Ctrl+Z")
    hands.bot.waitUntil(lambda: status(hands).startswith("Undone"))
    hands.until_stored()
    assert status(hands).startswith("Undone")


def test_no_key_of_the_window_is_shown_while_a_dialog_has_the_keyboard(hands) -> None:
    shown = hands.window.status.hints
    assert "Ctrl Enter" in dict(shown.shown)
    hands.press("Ctrl+Shift+F7")
    dialog = hands.window.rooms.progress.part.dialog
    hands.bot.waitUntil(dialog.figures.hasFocus)
    assert shown.shown == ()
    dialog.close()
    hands.come_back()
    hands.window.view.setFocus()
    assert "Ctrl Enter" in dict(shown.shown)


@pytest.mark.parametrize("name", ["team.progress", "project.export", "find.report"])
def test_the_tool_row_leads_to_progress_export_and_search(hands, name: str) -> None:
    button = hands.window.tools.findChild(QToolButton, f"do/{name}")
    hands.window.resize(1440, 900)
    hands.bot.waitUntil(button.isVisible)
    with hands.bot.waitSignal(hands.window.action_set[name].triggered):
        if name == "project.export":
            hands.answer(lambda dialog: dialog.reject())
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def test_in_a_narrow_window_the_person_stays_in_sight(hands) -> None:
    tools = hands.window.tools
    find = tools.findChild(QToolButton, "do/find.report")
    hands.window.resize(1440, 900)
    hands.bot.waitUntil(find.isVisible)
    hands.window.resize(800, 600)
    hands.bot.waitUntil(lambda: not find.isVisible())
    assert tools.findChild(QToolButton, "person").isVisible()


@pytest.mark.parametrize("key", [f"Ctrl+Alt+F{nth}" for nth in range(1, 13)])
def test_a_key_that_leaves_the_desktop_is_for_no_action(key: str) -> None:
    assert refusal(key) is Refusal.LEAVES


def test_what_is_selected_is_offered_the_digits_of_the_labels(open_window, project_path):
    hands = open_window(project_path)
    shown = hands.window.status.hints.shown
    hands.press("F5")
    assert ("1", "Number") not in hands.window.status.hints.shown
    hands.press("Shift+Right")
    assert hands.window.status.hints.shown[:2] == (("1", "Number"), ("2", "Measure"))
    hands.press("Escape", "Escape")
    assert hands.window.status.hints.shown[0] == shown[0]
