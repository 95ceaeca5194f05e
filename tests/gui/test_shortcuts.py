"""The list of shortcuts: searched, headed by place, and what keys it refuses."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QKeySequenceEdit, QLabel, QLineEdit, QTableWidget

from gui.actions.action_set import default_keys
from gui.actions.allowed_keys import Refusal, refusal
from gui.actions.table import ALL
from gui.keys.dialog import ShortcutsDialog
from gui.keys.words import Place

SELECT_ALL = Qt.KeyboardModifier.ControlModifier


def test_the_list_of_shortcuts_is_searched_and_refuses_a_taken_key(qtbot):
    dialog = ShortcutsDialog({})
    qtbot.addWidget(dialog)
    search = dialog.findChild(QLineEdit, "searchShortcuts")
    search.setText("undecided")
    shown = [
        dialog._table.item(row, 0).text()
        for row in range(dialog._table.rowCount())
        if not dialog._table.isRowHidden(row)
    ]
    assert "Next undecided" in shown
    assert "Undo" not in shown
    choose_action(dialog, "label.unsure")
    dialog._capture.setKeySequence("F2")
    with qtbot.assertNotEmitted(dialog.changed):
        dialog._use_captured()
    assert "Edit fields" in dialog.findChild(QLabel, "clash").text()
    dialog._capture.setKeySequence("Ctrl+F8")
    with qtbot.waitSignal(dialog.changed) as told:
        dialog._use_captured()
    assert told.args == ["label.unsure", ["Ctrl+F8"]]


def choose_action(dialog, action_id):
    ids = [
        dialog._table.item(row, 0).data(Qt.ItemDataRole.UserRole)
        for row in range(dialog._table.rowCount())
    ]
    dialog._table.selectRow(ids.index(action_id))


@pytest.mark.parametrize(
    ("key", "said"),
    [("K", "input method"), ("Shift+;", "input method"), ("Ctrl+Space", "switches"), ("Space", "")],
)
def test_keys_that_an_input_method_takes_are_refused_with_a_sentence(qtbot, key, said):
    dialog = ShortcutsDialog({})
    qtbot.addWidget(dialog)
    choose_action(dialog, "label.unsure")
    dialog._capture.setKeySequence(key)
    with qtbot.assertNotEmitted(dialog.changed):
        dialog._use_captured()
    assert said in dialog.findChild(QLabel, "clash").text()


def test_the_list_of_shortcuts_is_headed_by_where_keys_work(qtbot):
    dialog = ShortcutsDialog({})
    qtbot.addWidget(dialog)
    headings = [
        dialog._table.item(row, 0).text()
        for row in range(dialog._table.rowCount())
        if dialog._table.item(row, 0).data(Qt.ItemDataRole.UserRole) is None
    ]
    assert len(headings) == len(set(headings)) == len(Place)
    assert "While linking" in headings
    dialog.findChild(QLineEdit, "searchShortcuts").setText("Link to this measure")
    shown = [
        dialog._table.item(row, 0).text()
        for row in range(dialog._table.rowCount())
        if not dialog._table.isRowHidden(row)
    ]
    assert shown == ["While linking", "Link to this measure"]


def test_usual_keys_come_back_unless_another_action_has_them_now(qtbot):
    dialog = ShortcutsDialog({"label.unsure": ["Ctrl+F8"], "label.fields": ["F8"]})
    qtbot.addWidget(dialog)
    choose_action(dialog, "label.unsure")
    with qtbot.assertNotEmitted(dialog.reset_requested):
        dialog._use_default()
    assert "Edit fields" in dialog.findChild(QLabel, "clash").text()
    with qtbot.waitSignal(dialog.all_reset_requested):
        dialog._use_all_defaults()
    with qtbot.waitSignal(dialog.reset_requested):
        dialog._use_default()


@pytest.mark.parametrize("spec", ALL, ids=lambda spec: spec.id)
def test_no_default_key_is_one_that_the_list_would_refuse(spec):
    assert [refusal(key) for key in default_keys(spec.id)] == [None] * len(spec.keys)


@pytest.mark.parametrize(
    ("key", "refused"),
    [
        ("A", Refusal.WRITES),
        ("Shift+A", Refusal.WRITES),
        (",", Refusal.WRITES),
        ("Shift+1", Refusal.WRITES),
        ("Shift+Space", Refusal.SWITCHES),
        ("Ctrl+Space", Refusal.SWITCHES),
        ("Ctrl+.", Refusal.SWITCHES),
        ("Ctrl+Alt+F11", Refusal.LEAVES),
        ("", Refusal.MODIFIER),
        ("1", None),
        ("Ctrl+K", None),
        ("Alt+K", None),
        ("Shift+F3", None),
        ("Num+Enter", None),
    ],
)
def test_what_an_input_method_would_take_is_refused(key, refused):
    assert refusal(key) is refused


@pytest.fixture
def opened(qtbot):
    """The list of shortcuts, open, with the keyboard in its search."""
    dialog = ShortcutsDialog({})
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.activateWindow()
    qtbot.waitUntil(lambda: dialog.findChild(QLineEdit, "searchShortcuts").hasFocus())
    return dialog


def test_a_key_is_given_to_what_was_searched_for_by_keys_alone(qtbot, opened):
    search = opened.findChild(QLineEdit, "searchShortcuts")
    qtbot.keyClicks(search, "flag the span")
    qtbot.keyClick(search, Qt.Key.Key_Down)
    table = opened.findChild(QTableWidget, "shortcutsTable")
    assert table.hasFocus()
    assert table.currentItem().text() == "Unsure"
    qtbot.keyClick(table, Qt.Key.Key_Return)
    capture = opened.findChild(QKeySequenceEdit)
    assert QApplication.focusWidget() is capture
    qtbot.keyClick(capture, Qt.Key.Key_F8, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(capture, Qt.Key.Key_Tab)
    with qtbot.waitSignal(opened.changed) as told:
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert told.args == ["label.unsure", ["Ctrl+F8"]]


def test_an_action_is_found_by_what_it_does(qtbot, opened):
    qtbot.keyClicks(opened.findChild(QLineEdit, "searchShortcuts"), "one word on the left")
    table = opened.findChild(QTableWidget, "shortcutsTable")
    assert table.currentItem().text() == "Left edge out by a word"


def test_where_nothing_is_found_no_key_can_be_given(qtbot, opened):
    qtbot.keyClicks(opened.findChild(QLineEdit, "searchShortcuts"), "xyzzy")
    assert opened.findChild(QLabel, "noShortcut").isVisible()
    assert not opened.findChild(QKeySequenceEdit).isEnabled()
    qtbot.keyClick(opened.findChild(QLineEdit, "searchShortcuts"), Qt.Key.Key_A, SELECT_ALL)
    qtbot.keyClick(opened.findChild(QLineEdit, "searchShortcuts"), Qt.Key.Key_Delete)
    assert not opened.findChild(QLabel, "noShortcut").isVisible()
    assert opened.findChild(QKeySequenceEdit).isEnabled()


def test_esc_leaves_the_field_for_a_new_key_and_is_none(qtbot):
    dialog = ShortcutsDialog({})
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitExposed(dialog)
    choose_action(dialog, "label.unsure")
    capture = dialog.findChild(QKeySequenceEdit)
    capture.setFocus()
    qtbot.keyClick(capture, Qt.Key.Key_F7, SELECT_ALL)
    assert not capture.keySequence().isEmpty()
    qtbot.keyClick(capture, Qt.Key.Key_Escape)
    assert dialog.focusWidget() is dialog._table
    assert capture.keySequence().isEmpty()
    assert dialog.isVisible()
    qtbot.keyClick(dialog._table, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
