"""Comments and flags: gone to across reports, listed, filtered, undone where they are."""

from PySide6.QtWidgets import QPushButton

from gui.panels.noted_list import NotedList


def here(hands) -> tuple[str, str]:
    """The report and the words of the chosen span."""
    workspace, item = hands.window.desk.workspace, hands.window.labeller.focus.item
    return workspace.report.name, item.span.text if item else ""


def choose(hands, words: str) -> None:
    focus = hands.window.labeller.focus
    focus.choose(next(i.key for i in focus.desk.workspace.items() if i.span.text == words))


def remark(hands, words: str) -> None:
    hands.press("F9")
    hands.write(words)
    hands.press("Return")
    hands.until_stored()


def noted_in_two_reports(hands) -> None:
    """A remark and a flag in the first report, a remark on the second one and on a span of it."""
    choose(hands, "36个")
    remark(hands, "workshops?")
    choose(hands, "1200人")
    hands.press("F8")
    hands.press("Ctrl+PgDown", "Esc")
    remark(hands, "a short one")
    choose(hands, "600户")
    remark(hands, "nearly?")
    hands.press("Ctrl+PgUp")


def test_the_keys_go_from_one_to_the_next_through_all_reports(project_path, open_window):
    hands = open_window(project_path)
    noted_in_two_reports(hands)
    first, second = "青溪县扶贫简报", "石坪乡小结"
    hands.press("Esc")
    seen = []
    for _ in range(5):
        hands.press("Shift+F9")
        seen.append(here(hands))
    around = [(first, "36个"), (first, "1200人"), (second, ""), (second, "600户"), (first, "36个")]
    assert seen == around
    hands.press("Ctrl+Shift+F9")
    assert here(hands) == (second, "600户")
    hands.press("Ctrl+Shift+F9")
    assert here(hands) == (second, "")


def test_the_list_shows_the_words_and_goes_there(project_path, open_window):
    hands = open_window(project_path)
    noted_in_two_reports(hands)
    hands.press("Ctrl+F9")
    panel = hands.window.drawer.noted
    assert [(row.noted.words, row.noted.remarks, row.report) for row in panel.rows] == [
        ("36个", ("workshops?",), ""),
        ("1200人", (), ""),
    ]
    assert panel.findChild(NotedList).hasFocus()
    hands.press("Down", "Return")
    assert here(hands) == ("青溪县扶贫简报", "1200人")
    assert hands.window.view.hasFocus()
    panel.findChild(QPushButton, "notedEverywhere").click()
    assert [row.report for row in panel.rows] == ["", "", "石坪乡小结", "石坪乡小结"]
    hands.press("Ctrl+F9", "End", "Return")
    assert here(hands) == ("石坪乡小结", "600户")
    hands.press("Ctrl+F9", "Ctrl+F9")
    assert hands.window.drawer.isHidden()


def test_the_list_learns_in_the_background_what_was_noted_elsewhere(project_path, open_window):
    hands = open_window(project_path)
    hands.press("Ctrl+F9")
    panel = hands.window.drawer.noted
    panel.findChild(QPushButton, "notedEverywhere").click()
    assert not panel.rows
    hands.window.view.setFocus()
    noted_in_two_reports(hands)
    hands.bot.waitUntil(
        lambda: [row.noted.words for row in panel.rows] == ["36个", "1200人", "", "600户"]
    )
    assert [row.report for row in panel.rows] == ["", "", "石坪乡小结", "石坪乡小结"]


def test_undoing_a_comment_goes_to_its_span(project_path, open_window):
    hands = open_window(project_path)
    choose(hands, "36个")
    remark(hands, "workshops?")
    choose(hands, "87户")
    hands.press("Ctrl+Z")
    hands.until_stored()
    assert here(hands)[1] == "36个"
    choose(hands, "87户")
    hands.press("Ctrl+Y")
    hands.until_stored()
    assert here(hands)[1] == "36个"


def test_undoing_an_added_span_chooses_the_one_behind_it(project_path, open_window):
    hands = open_window(project_path)
    view = hands.window.view
    at = view.text().index("简报")
    view.select(at, at + 2)
    hands.press("2")
    assert here(hands)[1] == "简报"
    choose(hands, "87户")
    hands.press("Ctrl+Z")
    hands.until_stored()
    after = hands.window.labeller.focus.item.span.start
    assert after > at
    before = [p.start for p in hands.window.desk.workspace.places().values() if at < p.start]
    assert after == min(before)
    hands.press("Ctrl+Y")
    hands.until_stored()
    assert here(hands)[1] == "简报"


def test_reports_are_filtered_by_flags_and_comments(project_path, open_window):
    hands = open_window(project_path)
    choose(hands, "36个")
    hands.press("F8")
    hands.until_stored()
    queue = hands.window.queue
    states = queue._states
    states.setCurrentIndex(states.findText("with unsure spans"))
    assert queue._model.rowCount() == 1
    states.setCurrentIndex(states.findText("with comments"))
    assert queue._model.rowCount() == 0


def test_without_any_the_key_says_so(project_path, open_window):
    hands = open_window(project_path)
    hands.press("Shift+F9")
    said = hands.window.status._message.text()
    assert said == "Nothing else is commented or flagged as unsure."
