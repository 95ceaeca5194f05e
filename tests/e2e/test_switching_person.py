"""Another person sits down at the keyboard: their own labels, their own undo."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QMessageBox, QPlainTextEdit, QWidget

from annotator import settings

KINDS = (
    "SELECT annotators.name, kind FROM operations JOIN annotators"
    " ON annotators.id = operations.annotator WHERE kind LIKE 'label.%' ORDER BY lamport"
)


def choose(hands, words: str, then=None) -> None:
    """Open the menu of people by its key, and take an entry by keys alone."""
    done: list[bool] = []

    def act(menu: QWidget) -> None:
        assert isinstance(menu, QMenu)
        if then is not None:
            hands.answer(then)
        for _ in menu.actions():
            QTest.keyClick(menu, Qt.Key.Key_Down)
            if words in menu.activeAction().text():
                break
        done.append(words in menu.activeAction().text())
        QTest.keyClick(menu, Qt.Key.Key_Return)

    hands.answer(act)
    hands.come_back()
    hands.press("Ctrl+Alt+P")
    hands.bot.waitUntil(lambda: done == [True])
    QApplication.processEvents()


def write(words: str):
    def act(dialog: QWidget) -> None:
        dialog.findChild(QPlainTextEdit).setPlainText(words)
        dialog.accept()

    return act


def name(hands) -> str:
    return hands.window.tools._person.text()


def test_somebody_new_labels_with_labels_and_undo_of_their_own(project_path, open_window, query):
    settings.load().become(settings.load().author())
    hands = open_window(project_path)
    mine = name(hands)
    hands.press("Return")
    hands.until_stored()
    choose(hands, "Somebody else", write("周宁"))
    hands.bot.waitUntil(lambda: name(hands) == "周宁")
    assert hands.window.desk.workspace.labels == {}  # hers, not mine
    hands.come_back()
    hands.window.view.setFocus()
    hands.press("Ctrl+Z")
    hands.until_stored()
    assert len(query(project_path, KINDS)) == 1  # there is nothing of hers to undo
    hands.press("Return")
    hands.until_stored()
    assert [who for who, _ in query(project_path, KINDS)] == [mine, "周宁"]
    choose(hands, mine)
    hands.bot.waitUntil(lambda: name(hands) == mine)
    assert len(hands.window.desk.workspace.labels) == 1
    assert settings.load().author().name == mine
    hands.come_back()
    hands.window.view.setFocus()
    hands.press("Ctrl+Z")
    hands.until_stored()
    hands.bot.waitUntil(lambda: hands.window.desk.workspace.labels == {})
    found = query(project_path, "SELECT name FROM labels JOIN annotators ON annotators.id = layer")
    assert found == [("周宁",)]  # mine was taken back, hers stands


def test_a_name_that_the_project_has_is_that_person(project_path, open_window, query):
    settings.load().become(settings.load().author())
    hands = open_window(project_path)
    mine = name(hands)
    for who in ("周宁", mine, " 周宁 "):
        choose(hands, "Somebody else", write(who))
        hands.bot.waitUntil(lambda who=who: name(hands) == who.strip())
        hands.until_stored()
    found = query(project_path, "SELECT name FROM annotators ORDER BY name")
    assert sorted(found) == sorted([(mine,), ("周宁",)])


def test_who_takes_a_name_that_the_project_has_is_asked_whether_they_are_that_person(
    project_path, open_window, query
):
    settings.load().become(settings.load().author())
    hands = open_window(project_path)
    mine = name(hands)
    choose(hands, "Somebody else", write("周宁"))
    hands.bot.waitUntil(lambda: name(hands) == "周宁")
    choose(hands, mine)
    hands.bot.waitUntil(lambda: name(hands) == mine)
    zhou = query(project_path, "SELECT id FROM annotators WHERE name = '周宁'")

    def rename(answer: QMessageBox.StandardButton) -> None:
        def say(box: QWidget) -> None:
            assert isinstance(box, QMessageBox)
            box.button(answer).click()

        def act(dialog: QWidget) -> None:
            hands.answer(say)
            write("周宁")(dialog)

        hands.answer(act)
        hands.window.action_set["project.person"].trigger()

    rename(QMessageBox.StandardButton.Cancel)
    assert name(hands) == mine
    rename(QMessageBox.StandardButton.Yes)
    hands.bot.waitUntil(lambda: name(hands) == "周宁")
    hands.until_stored()
    assert settings.load().author().id == zhou[0][0]
    assert query(project_path, "SELECT id FROM annotators WHERE name = '周宁'") == zhou
