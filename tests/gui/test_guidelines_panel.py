"""The guidelines in a panel: whole and plain, searched, walked by key, cited."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QStackedWidget

from annotator import guidelines
from annotator.guidelines import Entry
from gui.panels.guidelines import ClauseList, GuidelinesPanel
from gui.theme import Theme, apply
from schema.labels import Words, default


@pytest.fixture
def panel(qtbot, qapp: QApplication) -> GuidelinesPanel:
    apply(qapp, Theme.light())
    made = GuidelinesPanel(Theme.light())
    qtbot.addWidget(made)
    made.resize(640, 300)
    made.show_entries(guidelines.entries(default(), "number"), "Number")
    made.show()
    qtbot.waitExposed(made)
    made.activateWindow()
    return made


def clauses(panel: GuidelinesPanel) -> ClauseList:
    return panel.findChild(ClauseList)


def test_enter_cites_the_clause_that_is_marked_and_escape_leaves(panel, qtbot):
    panel.focus_list()
    qtbot.keyClick(clauses(panel), Qt.Key.Key_Down)
    with qtbot.waitSignal(panel.cite_requested) as asked:
        qtbot.keyClick(clauses(panel), Qt.Key.Key_Return)
    assert asked.args == [panel.shown[1].id]
    with qtbot.waitSignal(panel.left):
        qtbot.keyClick(clauses(panel), Qt.Key.Key_Escape)


def test_letters_go_into_the_search_and_arrows_into_the_list(panel, qtbot):
    field = panel.findChild(QLineEdit, "guidelineSearch")
    field.setFocus()
    with qtbot.waitSignal(panel.searched) as asked:
        qtbot.keyClicks(field, "u")
    assert asked.args == ["u"]
    qtbot.keyClick(field, Qt.Key.Key_Down)
    assert clauses(panel).hasFocus()
    field.setFocus()
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert field.text() == ""
    with qtbot.waitSignal(panel.left):
        qtbot.keyClick(field, Qt.Key.Key_Escape)


def test_a_clause_is_never_markup_and_is_read_out_whole(panel):
    hostile = Words(zh="<b>粗</b>", en="<img src=x> & <b>bold</b>")
    panel.show_entries([Entry(hostile, hostile, "x-y")], "")
    item = clauses(panel).item(0)
    assert item.text() == "<img src=x> & <b>bold</b>"
    spoken = item.data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "<img src=x> & <b>bold</b>: <img src=x> & <b>bold</b>"
    assert item.toolTip() == ""


def test_clauses_are_as_high_as_their_words_need_at_the_width_there_is(panel, qtbot):
    wide = [clauses(panel).visualItemRect(clauses(panel).item(row)).height() for row in range(3)]
    panel.resize(240, 300)
    qtbot.waitUntil(lambda: clauses(panel).visualItemRect(clauses(panel).item(0)).width() < 300)
    narrow = [clauses(panel).visualItemRect(clauses(panel).item(row)).height() for row in range(3)]
    assert all(low < high for low, high in zip(wide, narrow, strict=True))


def test_a_choice_is_named_as_no_clause(panel, qtbot):
    words = Words(zh="光伏", en="Solar")
    panel.show_entries([Entry(words, words, is_near=True)], "Measure")
    panel.focus_list()
    with qtbot.waitSignal(panel.cite_requested) as asked:
        qtbot.keyClick(clauses(panel), Qt.Key.Key_Return)
    assert asked.args == [""]


def test_nothing_found_is_said(panel):
    panel.show_entries([], "")
    assert panel.findChild(QStackedWidget).currentIndex() == 1
    panel.focus_list()
    assert panel.findChild(QLineEdit, "guidelineSearch").hasFocus()
