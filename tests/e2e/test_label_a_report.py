"""A report from opening to finishing by keyboard alone, and what is in the file then."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import (
    QApplication,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QWidget,
)

Query = Callable[[Path, str], list[tuple[object, ...]]]


def test_a_report_is_labelled_and_finished_by_keyboard_alone(project_path, open_window, query):
    hands = open_window(project_path)
    focus = hands.window.labeller.focus
    assert not focus.item.decided
    while focus.index.undecided:
        hands.press("Return")
    hands.until_stored()
    said = [each.text() for each in hands.window.status.findChildren(QLabel)]
    assert any("are decided. Ctrl Enter finishes it." in each for each in said)
    hands.press("Ctrl+Return")
    hands.until_stored()
    assert hands.window.desk.workspace.report.text.startswith("石坪乡")
    numbers = query(project_path, "SELECT text, value, unit FROM gold_numbers ORDER BY start")
    assert numbers[:2] == [("36个", "36", "个"), ("1200人", "1200", "人")]
    assert ("2.5万元", "25000", "元") in numbers
    finished = query(project_path, "SELECT layer FROM work WHERE state = 'finished'")
    assert len(finished) == 2  # the person's own, and gold, because they label alone


def test_each_decision_goes_on_to_the_next_undecided_suggestion(project_path, open_window):
    hands = open_window(project_path)
    focus = hands.window.labeller.focus
    first = focus.key
    hands.press("Return")
    second = focus.key
    assert second != first
    assert not focus.item.decided
    hands.press("Delete")
    assert focus.key not in (first, second)
    assert hands.window.desk.workspace.item(second).state.value == "rejected"


def test_moving_an_edge_corrects_in_place_and_reads_again(project_path, open_window, query):
    hands = open_window(project_path)
    focus = hands.window.labeller.focus
    while focus.item.span.text != "2.5万元":
        hands.press("Right")
    key = focus.key
    hands.press("Shift+Left", "Shift+Left")
    assert focus.item.span.text == "2.5"
    assert focus.item.attributes["value"] == "2.5"
    hands.press("Shift+Right")
    assert focus.item.attributes["value"] == "25000"
    hands.until_stored()
    stored = query(project_path, f"SELECT text, value, unit FROM labels WHERE id = '{key}'")
    assert stored == [("2.5万", "25000", None)]


def test_a_value_typed_by_hand_survives_a_moved_edge(project_path, open_window):
    hands = open_window(project_path)
    focus = hands.window.labeller.focus
    while focus.item.span.text != "1200人":
        hands.press("Right")
    hands.press("F2", "Ctrl+A")
    hands.write("1300")
    hands.press("Return")
    assert focus.item.attributes["value"] == "1300"
    assert hands.window.view.hasFocus()
    hands.press("Shift+Left")
    assert focus.item.span.text == "1200"
    assert focus.item.attributes["value"] == "1300"
    assert "unit" not in focus.item.attributes


def test_a_missed_span_is_added_from_the_caret(project_path, open_window):
    hands = open_window(project_path)
    focus, view = hands.window.labeller.focus, hands.window.view
    before = focus.index.total
    hands.press("F5", "Home", "Shift+Right", "Shift+Right")
    start, end = view.selection()
    assert end - start == 2
    hands.press("2")
    assert focus.index.total == before + 1
    assert focus.item.label == "measure"
    assert focus.item.span.end - focus.item.span.start == 2
    hands.press("Delete")
    assert focus.index.total == before


def test_a_link_is_chosen_among_the_measures_nearby(project_path, open_window):
    hands = open_window(project_path)
    focus = hands.window.labeller.focus
    while focus.item.span.text != "87户":
        hands.press("Right")
    number = focus.key
    hands.press("F4", "Down", "Return")
    linked = hands.window.desk.workspace.item(number)
    assert len(linked.quantifies) == 1
    assert hands.window.desk.workspace.item(linked.quantifies[0]).label == "measure"
    focus.choose(number)
    hands.press("F4", "Delete")
    assert hands.window.desk.workspace.item(number).quantifies == ()
    assert focus.mode.value == "deciding"


def test_rejecting_with_a_reason_takes_a_digit(project_path, open_window, query):
    hands = open_window(project_path)
    key = hands.window.labeller.focus.key

    def press_two(menu: QWidget) -> None:
        hands.bot.keyClick(menu, "2")

    hands.answer(press_two)
    hands.press("Shift+Delete")
    hands.bot.waitUntil(lambda: hands.window.desk.workspace.item(key).decided)
    hands.until_stored()
    assert query(project_path, f"SELECT state, reason FROM labels WHERE id = '{key}'") == [
        ("rejected", "ordinal")
    ]


def test_finishing_with_something_undecided_asks_and_goes_there(project_path, open_window):
    hands = open_window(project_path)
    first = hands.window.labeller.focus.key
    hands.press("Return")

    def go_there(dialog: QWidget) -> None:
        assert "undecided" in dialog.findChild(QLabel).text()
        hands.press("Return")

    hands.answer(go_there)
    hands.press("Ctrl+Return")
    focus = hands.window.labeller.focus
    assert focus.key != first
    assert not focus.item.decided
    assert hands.window.desk.workspace.work.state.value == "open"


def test_a_report_that_cannot_be_labelled_gets_a_reason_and_is_reopened(
    project_path, open_window, query
):
    hands = open_window(project_path)
    first = hands.window.desk.workspace.report.id

    def explain(dialog: QWidget) -> None:
        hands.bot.keyClicks(dialog.findChild(QPlainTextEdit), "a scan nobody can read")
        hands.press("Return")

    hands.answer(explain)
    hands.window.action_set["report.unusable"].trigger()
    hands.until_stored()
    assert query(project_path, "SELECT report, state, reason FROM work") == [
        (first, "unusable", "a scan nobody can read")
    ]
    assert hands.window.desk.workspace.report.id != first
    hands.come_back()
    hands.press("Ctrl+PgUp")
    assert hands.window.desk.workspace.report.id == first
    assert not hands.window.action_set["label.confirm"].isEnabled()
    hands.answer(explain)
    hands.window.action_set["report.reopen"].trigger()
    assert hands.window.action_set["label.confirm"].isEnabled()
    hands.until_stored()
    assert query(project_path, "SELECT state FROM work") == [("open",)]


def test_a_comment_is_written_beside_the_span(project_path, open_window, query):
    hands = open_window(project_path)
    key = hands.window.labeller.focus.key
    hands.press("F9")
    assert isinstance(QApplication.focusWidget(), QLineEdit)
    hands.write("ask again")
    hands.press("Return")
    hands.until_stored()
    assert query(project_path, "SELECT about, text FROM comments") == [(key, "ask again")]


def test_a_dragged_edge_is_read_live_and_stored_where_it_is_let_go(project_path, open_window):
    hands = open_window(project_path)
    focus, view = hands.window.labeller.focus, hands.window.view
    while focus.item.span.text != "1200人":
        hands.press("Right")
    key, start, end = focus.key, focus.item.span.start, focus.item.span.end
    view.boundary_dragged.emit(key, start, end - 1)
    assert not focus.item.decided
    view.boundary_dropped.emit(key, start, end - 1)
    assert focus.item.span.text == "1200"
    assert "unit" not in focus.item.attributes
    assert view.span(key).end == end - 1


def test_a_digit_gives_the_chosen_span_another_label(project_path, open_window):
    hands = open_window(project_path)
    focus = hands.window.labeller.focus
    while focus.item.label != "number":
        hands.press("Right")
    hands.press("2")
    assert focus.item.label == "measure"
    assert "value" not in focus.item.attributes
    hands.press("1")
    assert focus.item.label == "number"
    assert "value" in focus.item.attributes


def test_unsure_reset_and_undo_take_one_key_each(project_path, open_window):
    hands = open_window(project_path)
    focus, desk = hands.window.labeller.focus, hands.window.desk
    key = focus.key
    hands.press("F8")
    assert desk.workspace.item(key).current.unsure
    focus.choose(key)
    hands.press("Ctrl+Backspace")
    assert not desk.workspace.item(key).decided
    hands.until_stored()
    hands.press("Ctrl+Z")
    hands.bot.waitUntil(lambda: desk.workspace.item(key).current.unsure)
    assert focus.key == key
    hands.press("Ctrl+Shift+Z")
    hands.bot.waitUntil(lambda: not desk.workspace.item(key).decided)


def test_a_field_of_words_takes_no_blank(project_path, open_window, query):
    hands = open_window(project_path)
    view, focus = hands.window.view, hands.window.labeller.focus
    number = next(each for each in hands.window.desk.workspace.items() if each.label == "number")
    focus.choose(number.key)
    blank = view.text().index("\n\n")
    view.select(blank, blank + 2)
    with hands.bot.captureExceptions() as raised:
        hands.window.inspector.findChild(QPushButton, "take/indicator").click()
    assert not raised
    assert "Select the words" in hands.window.status._message.text()
    hands.until_stored()
    assert query(project_path, "SELECT count(*) FROM labels") == [(0,)]


def test_a_report_that_is_gone_is_said_and_what_is_open_stays(project_path, open_window):
    hands = open_window(project_path)
    before = hands.window.desk.workspace
    hands.window.flow.open("gone")
    assert "not in the project" in hands.window.status._message.text()
    assert hands.window.desk.workspace is before


def test_where_an_added_span_is_undone_the_next_one_is_chosen(project_path, open_window):
    hands = open_window(project_path)
    focus, desk = hands.window.labeller.focus, hands.window.desk
    first, second = (each.key for each in desk.workspace.items()[1:3])
    gap = desk.workspace.item(first).span.end
    assert gap < desk.workspace.item(second).span.start
    hands.window.view.select(gap, gap + 1)
    hands.press("Insert")
    added = focus.key
    assert desk.workspace.item(added).span.start == gap
    hands.until_stored()
    hands.press("Ctrl+Z")
    hands.bot.waitUntil(lambda: desk.workspace.item(added) is None)
    assert focus.key == second
