"""Another person sits down at the keyboard: their own labels, their own undo."""

import json
import uuid

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QMessageBox, QPlainTextEdit, QWidget

from annotator import settings
from annotator.gate import Gate, create_project
from annotator.importing.choice import ImportChoice
from annotator.importing.files import import_paths
from annotator.project import Project
from schema.records import Annotator, AnnotatorId

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


@pytest.mark.parametrize("answer", [QMessageBox.StandardButton.Yes, QMessageBox.StandardButton.No])
def test_who_comes_to_a_project_with_labels_of_their_name_is_asked_whether_they_made_them(
    project_path, tmp_path, open_window, query, answer
):
    labelled = tmp_path / "labelled.jsonl"
    line = {"text": "修建水渠3公里。", "spans": [{"start": 0, "end": 4, "label": "measure"}]}
    labelled.write_text(json.dumps(line, ensure_ascii=False), encoding="utf-8")
    with Project.open(project_path) as project:
        import_paths(
            Gate(project, settings.load().author()), [labelled], ImportChoice(labels_of="组长")
        )
    imported = query(project_path, "SELECT id FROM annotators WHERE name = '组长'")
    assert len(imported) == 1
    settings.load().become(Annotator(AnnotatorId(str(uuid.uuid4())), "组长"))
    asked: list[str] = []
    everybody = "SELECT id FROM annotators"

    def say(box: QWidget) -> None:
        assert isinstance(box, QMessageBox)
        asked.append(box.text())
        box.button(answer).click()

    elsewhere = tmp_path / "elsewhere.jinbiao"
    me = settings.load().author()
    create_project(elsewhere, me)
    hands = open_window(elsewhere)
    hands.answer(say)
    hands.window.projects.open(project_path)
    hands.bot.waitUntil(lambda: len(asked) == 1)
    hands.bot.waitUntil(lambda: (me.id,) in query(project_path, everybody))
    assert "组长" in asked[0]
    is_mine = answer == QMessageBox.StandardButton.Yes
    owner = (me.id if is_mine else imported[0][0],)
    layers = "SELECT DISTINCT layer FROM labels WHERE layer <> 'gold'"
    hands.bot.waitUntil(lambda: query(project_path, layers) == [owner])
    assert hands.window.projects.open(elsewhere)
    assert hands.window.projects.open(project_path)
    QTest.qWait(100)
    assert len(asked) == 1  # and not a second time
    assert hands.window.desk.operations.person.id == me.id
