"""Who is at the keyboard, and where they were: kept from one start to the next."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPlainTextEdit

from annotator import settings
from gui.projects.last_place import LastPlace

NAMES = "SELECT name FROM annotators"


def test_the_report_and_the_span_are_open_again(project_path, open_window):
    hands = open_window(project_path)
    hands.press("Ctrl+PgDown", "Right", "Right")
    left = (hands.window.desk.workspace.report.id, hands.window.labeller.focus.key)
    hands.window.close()
    again = open_window(project_path)
    assert (again.window.desk.workspace.report.id, again.window.labeller.focus.key) == left


def test_the_name_is_asked_for_once_and_the_project_learns_it(project_path, open_window, query):
    hands = open_window(project_path)
    by_login = settings.load().author().name
    assert f"signed as {by_login}" in hands.window.status._message.text()
    person = hands.window.tools._person
    assert person.text() == f"{by_login}: your name?"

    def write_name(dialog) -> None:
        dialog.findChild(QPlainTextEdit).setPlainText("林一")
        dialog.accept()

    def rename(menu) -> None:
        hands.answer(write_name)
        QTest.keyClick(menu, Qt.Key.Key_Up)  # the last of the menu
        QTest.keyClick(menu, Qt.Key.Key_Return)

    hands.answer(rename)
    person.click()
    hands.bot.waitUntil(lambda: person.text() == "林一")
    hands.until_stored()
    assert person.text() == "林一"
    assert "林一" in person.accessibleName()
    assert query(project_path, NAMES) == [("林一",)]
    kinds = "SELECT kind FROM operations ORDER BY rowid DESC LIMIT 1"
    assert query(project_path, kinds) == [("annotator.rename",)]
    hands.window.close()
    again = open_window(project_path)
    assert again.window.status._message.text() == ""
    assert query(project_path, NAMES) == [("林一",)]


def test_a_project_that_knows_an_earlier_name_learns_the_one_of_now(
    project_path, open_window, query
):
    settings.load().change("author_name", "周宁")
    hands = open_window(project_path)
    hands.until_stored()
    assert query(project_path, NAMES) == [("周宁",)]


def test_the_place_is_kept_also_where_the_window_is_never_closed(project_path, open_window):
    hands = open_window(project_path)
    hands.press("Down")
    place = hands.window.desk.workspace.report.id, hands.window.labeller.focus.key
    kept = LastPlace(hands.window._store)
    assert kept.of(project_path) != place
    hands.bot.waitUntil(lambda: kept.of(project_path) == place, timeout=10_000)
