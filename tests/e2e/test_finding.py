"""Finding words, spans and values with the keyboard, in one report and in all."""

import pytest
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QLineEdit, QPushButton, QWidget

from gui.find.results import ResultList

FIRST, SECOND = "青溪县扶贫简报", "石坪乡小结"


@pytest.fixture
def hands(project_path, open_window):
    opened = open_window(project_path)
    opened.press("Esc", "Ctrl+F")  # at no span: hits are counted from the top
    return opened


def part(hands, kind, name):
    return hands.window.find_bar.findChild(kind, name)


def count(hands) -> str:
    return part(hands, QLabel, "findCount").text()


def report_name(hands) -> str:
    return hands.window.desk.workspace.report.name


def selected(hands) -> str:
    view = hands.window.view
    start, end = view.selection()
    return view.text()[start:end]


def until_found(hands, words: str) -> None:
    hands.bot.waitUntil(lambda: count(hands) == words)


def commit(hands, text: str) -> None:
    """What an input method does in the end."""
    event = QInputMethodEvent("", [])
    event.setCommitString(text)
    QApplication.sendEvent(QApplication.focusWidget(), event)


def test_words_that_an_input_method_writes_are_found_and_stepped_through(hands):
    assert part(hands, QLineEdit, "findWords").hasFocus()
    commit(hands, "扶贫")
    until_found(hands, "1 of 2")
    first = hands.window.view.selection()
    assert selected(hands) == "扶贫"
    hands.press("Return")
    assert count(hands) == "2 of 2"
    assert hands.window.view.selection() > first
    hands.press("Return")
    assert count(hands) == "1 of 2"
    hands.press("Shift+Return")
    assert count(hands) == "2 of 2"
    hands.press("Shift+F3")
    assert (count(hands), hands.window.view.selection()) == ("1 of 2", first)
    assert part(hands, QLineEdit, "findWords").hasFocus()


def test_enter_before_the_hits_are_there_goes_to_the_first_of_them(hands):
    hands.write("1200")
    hands.press("Return")
    until_found(hands, "1 of 1")
    assert selected(hands) == "1200"


def test_esc_goes_back_to_the_span_and_place_where_one_was(project_path, open_window):
    hands = open_window(project_path)
    hands.press("Right", "Right")
    before = (hands.window.labeller.focus.key, hands.window.view.selection())
    hands.press("Ctrl+F")
    commit(hands, "补助")
    until_found(hands, "1 of 1")
    assert hands.window.labeller.focus.key != before[0]
    hands.press("Esc")
    assert hands.window.find_bar.isHidden()
    assert before == (hands.window.labeller.focus.key, hands.window.view.selection())
    assert hands.window.view.hasFocus()


def test_a_found_word_in_a_span_chooses_it_and_the_report_takes_the_keys_again(hands):
    commit(hands, "1200")
    until_found(hands, "1 of 1")
    assert hands.window.labeller.focus.item.span.text == "1200人"
    hands.press("Down")
    assert hands.window.view.hasFocus()
    hands.press("Return")
    assert hands.window.desk.workspace.labels
    hands.press("F3")
    assert selected(hands) == "1200"


def test_the_next_hit_is_looked_for_from_where_a_person_has_gone_since(hands):
    commit(hands, "户")
    until_found(hands, "1 of 2")
    hands.press("F3")
    assert count(hands) == "2 of 2"
    hands.press("Down", "Esc", "Esc", "F5", "Up", "Up", "Home")
    assert hands.window.view.caret() == 0
    hands.press("F3")
    assert count(hands) == "1 of 2"


def test_all_reports_are_searched_and_the_next_hit_may_be_in_the_next_report(hands):
    hands.press("Ctrl+Shift+F")
    commit(hands, "万元")
    until_found(hands, "2 found · reports: 2")
    results = part(hands, ResultList, "findResults")
    assert results.isVisible()
    assert report_name(hands) == FIRST
    hands.press("Return")
    assert (report_name(hands), selected(hands), count(hands)) == (FIRST, "万元", "1 of 2")
    hands.press("Return")
    assert (report_name(hands), selected(hands), count(hands)) == (SECOND, "万元", "2 of 2")
    assert part(hands, QLineEdit, "findWords").hasFocus()
    hands.press("F3")
    assert report_name(hands) == FIRST
    hands.press("Shift+F3", "Esc")
    assert report_name(hands) == FIRST
    assert hands.window.view.hasFocus()


def test_a_result_is_opened_from_the_list_by_key(hands):
    hands.press("Ctrl+Shift+F")
    commit(hands, "万元")
    until_found(hands, "2 found · reports: 2")
    hands.press("Down", "Down", "Return")
    assert (report_name(hands), selected(hands)) == (SECOND, "万元")
    assert hands.window.view.hasFocus()


def test_a_value_is_found_by_its_figures_and_by_its_words(hands):
    choose(hands, "findWhat", 2)
    for words in ("3000000", "3,000,000", "300万", "300万元"):
        hands.press("Ctrl+Shift+F")
        commit(hands, words)
        hands.press("Return")
        until_found(hands, "1 of 1")
        assert hands.window.labeller.focus.item.span.text == "300万元"
    hands.press("Ctrl+F")
    commit(hands, "300万户")
    until_found(hands, "not found")


def test_spans_are_found_until_they_are_rejected(hands):
    choose(hands, "findWhat", 1)
    hands.press("Ctrl+F")
    commit(hands, "87")
    until_found(hands, "1 of 1")
    assert hands.window.labeller.focus.item.span.text == "87户"
    hands.press("Down", "Delete")
    hands.until_stored()
    hands.press("F3")
    until_found(hands, "not found")


def test_a_bad_and_a_slow_pattern_are_told_in_a_sentence(hands):
    part(hands, QPushButton, "findPattern").click()
    hands.write("[0-9")
    problem = part(hands, QLabel, "findProblem")
    hands.bot.waitUntil(problem.isVisible)
    assert "regular expression" in problem.text()
    hands.press("Ctrl+A")
    commit(hands, "(?:(?R)|.)*[^ -户]")
    hands.bot.waitUntil(lambda: "too slow" in problem.text(), timeout=8000)
    hands.press("Ctrl+A")
    commit(hands, "[0-9]+人")
    until_found(hands, "1 of 1")
    assert selected(hands) == "1200人"
    assert problem.isHidden()


def test_what_was_found_is_marked_until_the_bar_is_closed(hands):
    commit(hands, "户")
    until_found(hands, "1 of 2")
    assert len(hands.window.view._scene.found) == 2
    part(hands, QPushButton, "findClose").click()
    assert hands.window.find_bar.isHidden()
    assert len(hands.window.view._scene.found) == 0
    assert selected(hands) == "户"
    assert hands.window.view.hasFocus()


def test_f6_goes_from_the_bar_to_the_report_and_shift_f6_back(hands):
    hands.press("F6")
    assert hands.window.view.hasFocus()
    hands.press("Shift+F6")
    assert part(hands, QLineEdit, "findWords").hasFocus()


def test_a_selection_is_looked_for_elsewhere(project_path, open_window):
    hands = open_window(project_path)
    at = hands.window.view.text().index("扶贫")
    hands.window.view.select(at, at + 2)
    hands.press("Ctrl+F")
    assert part(hands, QLineEdit, "findWords").text() == "扶贫"
    until_found(hands, "1 of 2")


def test_another_report_is_searched_for_the_same_words(hands):
    commit(hands, "户")
    until_found(hands, "1 of 2")
    hands.press("Ctrl+PgDown")
    until_found(hands, "1 found")
    assert report_name(hands) == SECOND
    assert hands.window.labeller.focus.item is not None
    hands.press("F3")
    assert (count(hands), selected(hands)) == ("1 of 1", "户")


@pytest.mark.parametrize("name", ["findResults", "findWhere", "findCase"])
def test_esc_leaves_from_wherever_in_the_bar_the_keyboard_is(hands, name):
    hands.press("Ctrl+Shift+F")
    commit(hands, "万元")
    until_found(hands, "2 found · reports: 2")
    hands.press("Return", "Return")
    assert report_name(hands) == SECOND
    part(hands, QWidget, name).setFocus()
    hands.press("Esc")
    assert hands.window.find_bar.isHidden()
    assert report_name(hands) == FIRST
    assert hands.window.view.hasFocus()


def test_f3_repeats_the_last_search_after_the_bar_was_closed(hands):
    commit(hands, "户")
    until_found(hands, "1 of 2")
    part(hands, QPushButton, "findClose").click()
    hands.press("F3")
    until_found(hands, "2 of 2")
    hands.press("Esc", "Ctrl+F", "Ctrl+A", "Delete", "F3")
    until_found(hands, "")


def test_a_text_with_astral_characters_before_the_word_is_marked_where_it_is(
    tmp_path, project_path, open_window
):
    hands = open_window(project_path)
    extra = tmp_path / "more.txt"
    extra.write_text("😀𠮷😀建成水厂\n四座，惠及𠮷村水厂千户。", encoding="utf-8")
    hands.window.rooms.importing.part.bring_in((extra,))
    hands.bot.waitUntil(lambda: not hands.window.tasks.is_busy)
    hands.press("Ctrl+Shift+F")
    commit(hands, "水厂")
    until_found(hands, "2 found · reports: 1")
    hands.press("Return", "Return")
    assert (selected(hands), hands.window.view.selection()) == ("水厂", (15, 17))


def test_the_queue_is_filtered_by_key_even_where_it_is_folded_away(project_path, open_window):
    hands = open_window(project_path)
    if hands.window.panes.is_queue_shown:
        hands.press("F7")
    assert not hands.window.panes.is_queue_shown
    hands.press("Shift+F7")
    commit(hands, "石坪")
    assert hands.window.queue.findChild(QLineEdit, "queueFilter").text() == "石坪"
    hands.press("Down", "Return")
    assert report_name(hands) == SECOND


def test_a_search_goes_on_while_reports_are_imported(tmp_path, project_path, open_window):
    hands = open_window(project_path)
    folder = tmp_path / "many"
    folder.mkdir()
    for number in range(30):
        (folder / f"{number}.txt").write_text(
            f"第{number}号\n\n新建水厂{number}座。", encoding="utf-8"
        )
    hands.window.rooms.importing.part.bring_in((folder,))
    assert hands.window.tasks.is_busy
    hands.press("Ctrl+Shift+F")
    commit(hands, "万元")
    until_found(hands, "2 found · reports: 2")
    hands.bot.waitUntil(lambda: not hands.window.tasks.is_busy, timeout=20000)


def choose(hands, name: str, at: int) -> None:
    part(hands, QComboBox, name).setCurrentIndex(at)
