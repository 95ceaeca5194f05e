"""The guidelines beside the report, by key: they follow the span and the field, and are cited."""

from PySide6.QtWidgets import QApplication, QPushButton

from gui.notes.drawer import GUIDELINES

TEXTS = "SELECT text FROM comments ORDER BY at, id"


def shown(hands) -> list[str]:
    return [each.id for each in hands.window.drawer.guidelines.shown]


def focused() -> str:
    widget = QApplication.focusWidget()
    return widget.objectName() if widget else ""


def test_the_clauses_follow_the_span_and_its_fields(project_path, open_window):
    hands = open_window(project_path)
    focus = hands.window.labeller.focus
    number = next(p.key for p in focus.desk.workspace.places().values() if p.label == "number")
    focus.choose(number)
    hands.press("Shift+F1")
    assert focused() == "clauseList"
    assert shown(hands)[0] == "number-span"
    hands.press("Esc")
    assert hands.window.view.hasFocus()
    assert hands.window.drawer.shows(GUIDELINES)
    measure = next(p.key for p in focus.desk.workspace.places().values() if p.label == "measure")
    focus.choose(measure)
    category = hands.window.drawer.guidelines.shown[0]
    assert (category.id, category.title.zh) == ("", "就业扶贫")
    assert shown(hands)[1] == "measure-span"
    focus.choose(number)
    hands.press("F2", "Tab", "Tab")
    assert focused() == "unit"
    assert shown(hands)[0] == "number-unit"
    hands.press("Shift+F1")
    assert shown(hands)[0] == "number-unit"  # who reads about a field has left it only to read
    hands.press("Shift+F1")
    assert hands.window.drawer.isHidden()
    assert hands.window.view.hasFocus()


def test_a_search_looks_through_all_clauses(project_path, open_window):
    hands = open_window(project_path)
    hands.press("Shift+F1", "Up")
    assert focused() == "guidelineSearch"
    hands.write("slogans")
    assert set(shown(hands)) == {"not-a-number", "not-a-measure"}
    hands.press("Esc")
    assert len(shown(hands)) > 2


def test_a_clause_is_cited_in_a_comment_and_opened_from_it(project_path, open_window, query):
    hands = open_window(project_path)
    key = hands.window.labeller.focus.key
    hands.press("Shift+F1", "Down", "Return")
    cited = shown(hands)[1]
    assert focused() == "comment"
    hands.write("or not?")
    hands.press("Return")
    hands.until_stored()
    assert query(project_path, TEXTS) == [(f"§{cited} or not?",)]
    assert hands.window.labeller.focus.key == key
    hands.press("Shift+F1", "Shift+F1")
    assert hands.window.drawer.isHidden()
    buttons = hands.window.inspector.findChildren(QPushButton, f"clause/{cited}")
    next(each for each in buttons if each.isVisible()).click()
    assert hands.window.drawer.shows(GUIDELINES)
    current = hands.window.drawer.guidelines.findChild(QPushButton, "guidelineWhole")
    assert current.isChecked()


def test_the_guidelines_are_open_again_after_a_restart(project_path, open_window):
    hands = open_window(project_path)
    hands.press("Shift+F1", "Esc")
    hands.window.close()
    again = open_window(project_path)
    assert again.window.drawer.shows(GUIDELINES)
    assert again.window.view.hasFocus()
    assert shown(again) != []


def test_the_clauses_are_those_of_the_span_under_the_caret(project_path, open_window):
    hands = open_window(project_path)
    view = hands.window.view
    hands.press("Shift+F1", "Esc", "F5")
    at = view.text().index("1200人")
    view.select(at, at)
    assert shown(hands)[0] == "number-span"
    hands.press("Left", "Left")
    assert len(shown(hands)) > len([each for each in shown(hands) if "number" in each])


def test_a_finished_report_says_why_nothing_is_cited(project_path, open_window):
    hands = open_window(project_path)
    hands.answer(lambda question: question.findChild(QPushButton, "finishAnyway").click())
    hands.press("Ctrl+Return")
    hands.until_stored()
    hands.come_back()
    hands.press("Ctrl+PgUp", "Shift+F1", "Return")
    assert "category" in hands.window.status._message.text()
    hands.press("Down", "Return")
    assert "report that is open" in hands.window.status._message.text()
    assert focused() == "clauseList"
