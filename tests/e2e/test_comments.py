"""Comments on spans and on the report as a whole: written, seen again, changed, taken away."""

from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from gui.panels.comments import Remark
from gui.panels.queue_model import REMARKS_ROLE

TEXTS = "SELECT text FROM comments ORDER BY at, id"


def remarks(hands) -> list[str]:
    """The remarks that can be seen."""
    shown = hands.window.inspector.findChildren(Remark)
    return [each.findChild(QLabel).text() for each in shown if each.isVisible()]


def press_button(hands, name: str) -> None:
    shown = hands.window.inspector.findChildren(QPushButton, name)
    next(each for each in shown if each.isVisible()).click()
    QApplication.processEvents()


def marked(hands) -> list[list[str]]:
    model = hands.window.queue._model
    return [model.data(model.index(row, 0), REMARKS_ROLE) for row in range(model.rowCount())]


def test_a_comment_on_the_report_is_seen_marked_changed_and_deleted(
    project_path, open_window, query
):
    hands = open_window(project_path)
    hands.press("Esc", "F9")
    hands.write("two reports in one?")
    hands.press("Return")
    hands.until_stored()
    assert query(project_path, TEXTS) == [("two reports in one?",)]
    assert remarks(hands) == ["two reports in one?"]
    assert marked(hands) == [["two reports in one?"], []]
    hands.press("Ctrl+PgDown")
    assert marked(hands) == [["two reports in one?"], []]
    hands.press("Ctrl+PgUp", "Esc")
    press_button(hands, "editComment")
    hands.press("End")
    hands.write(" Yes")
    hands.press("Return")
    hands.until_stored()
    assert query(project_path, TEXTS) == [("two reports in one? Yes",)]
    assert remarks(hands) == ["two reports in one? Yes"]
    press_button(hands, "deleteComment")
    hands.until_stored()
    assert query(project_path, TEXTS) == []
    assert remarks(hands) == []


def test_undoing_a_comment_shows_it_gone(project_path, open_window, query):
    hands = open_window(project_path)
    hands.press("F9")
    hands.write("ask again")
    hands.press("Return")
    hands.until_stored()
    assert remarks(hands) == ["ask again"]
    hands.press("Ctrl+Z")
    hands.until_stored()
    assert remarks(hands) == []
    assert query(project_path, TEXTS) == []
