"""A person changes labels and guidelines in the window: the open report follows at once."""

import json
import threading
from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QDialog,
    QLabel,
    QLineEdit,
    QListWidget,
    QMenu,
    QPlainTextEdit,
    QPushButton,
    QTableWidget,
    QTabWidget,
    QWidget,
)

from annotator.exporting.choice import Choice
from annotator.exporting.exporting import export
from annotator.project import Mode, Project
from gui.dialogs.ask import Answer
from gui.schema_editor.dialog import SchemaDialog
from gui.schema_editor.part_tree import PartTree
from gui.widgets.inputs import Chooser

CATEGORY = "labels/measure/attributes/category"


def until(hands, holds: Callable[[], bool]) -> None:
    """Wait for a state, as long as a busy machine may need."""
    hands.bot.waitUntil(holds, timeout=20_000)


def choose(hands, dialog: SchemaDialog, path: str) -> None:
    """Go to a part, and wait until it is known what uses it."""
    tree = dialog.findChild(PartTree)
    tree.go_to(path)
    assert tree.path == path
    until(hands, lambda: not dialog._book.is_busy)


def write(dialog: QWidget, name: str, words: str) -> None:
    field = dialog.findChild(QLineEdit, name) or dialog.findChild(QPlainTextEdit, name)
    field.setFocus()
    field.selectAll()
    (field.insert if isinstance(field, QLineEdit) else field.insertPlainText)(words)


def keep(hands, dialog: QWidget) -> None:
    """Keep what is written by its key, and wait until it is shown as stored."""
    assert dialog.findChild(QPushButton, "keepPart").isEnabled()
    dialog.activateWindow()
    until(hands, dialog.isActiveWindow)
    hands.press("Ctrl+Return")
    until(hands, lambda: not dialog.findChild(QPushButton, "resetPart").isEnabled())


def in_editor(hands, act: Callable[[SchemaDialog], None]) -> None:
    def run(dialog: QWidget) -> None:
        assert isinstance(dialog, SchemaDialog)
        act(dialog)
        until(hands, lambda: not hands.window.rooms.schema_editor.part._doing.is_busy)
        dialog.reject()

    hands.answer(run)
    hands.press("Ctrl+J")
    hands.come_back()
    hands.window.view.setFocus()


def answer_inside(hands, press: QPushButton, act: Callable[[QDialog], None]) -> None:
    hands.answer(act)
    press.click()


def confirm_all(hands) -> None:
    while hands.window.desk.workspace.undecided():
        hands.press("Return")
    hands.until_stored()


def test_delete_says_what_it_retired_and_offers_it_again(open_window, project_path) -> None:
    hands = open_window(project_path)
    at = f"{CATEGORY}/choices/health"

    def is_retired() -> bool:
        choices = {each.id: each for each in hands.window.desk.schema.category.choices}
        return choices["health"].retired

    def press_delete(dialog: SchemaDialog) -> None:
        tree, said = dialog.findChild(PartTree), dialog.findChild(QLabel, "schemaDone")
        choose(hands, dialog, at)
        assert said.isHidden()
        QTest.keyClick(tree, Qt.Key.Key_Delete)
        until(hands, lambda: said.isVisible() and is_retired())
        assert "retired" in said.text()
        assert "Delete" in said.text()
        QTest.keyClick(tree, Qt.Key.Key_Delete)
        until(hands, lambda: not is_retired() and "offered again" in said.text())
        choose(hands, dialog, f"{CATEGORY}/choices/industry")
        assert said.isHidden()

    in_editor(hands, press_delete)


def test_a_part_goes_up_and_down_only_where_there_is_a_place(open_window, project_path) -> None:
    hands = open_window(project_path)

    def look(dialog: SchemaDialog) -> None:
        choices = hands.window.desk.schema.category.choices
        first, second, last = (f"{CATEGORY}/choices/{choices[at].id}" for at in (0, 1, -1))
        up = dialog.findChild(QPushButton, "movePartUp")
        down = dialog.findChild(QPushButton, "movePartDown")
        may = {}
        for path in (first, second, last, "clauses"):
            choose(hands, dialog, path)
            may[path] = (up.isEnabled(), down.isEnabled())
        assert may == {
            first: (False, True),
            second: (True, True),
            last: (True, False),
            "clauses": (False, False),
        }
        choose(hands, dialog, second)
        up.click()
        until(hands, lambda: not up.isEnabled())
        assert dialog.path == second

    in_editor(hands, look)


def test_a_label_gets_another_name_colour_and_key_and_no_restart(
    open_window, project_path, query
) -> None:
    hands = open_window(project_path)

    def change(dialog: SchemaDialog) -> None:
        choose(hands, dialog, "labels/measure")
        write(dialog, "name/zh", "做法")
        write(dialog, "name/en", "Action")
        write(dialog, "colour", "#ffff00")
        assert not dialog.findChild(QPushButton, "keepPart").isEnabled()
        assert dialog.findChild(QLabel, "schemaTold").isVisible()
        dialog.findChild(QPushButton, "readable/colour").click()
        key = dialog.findChild(Chooser, "key")
        assert key.findData("1") < 0  # the numbers have it
        assert key.findData("0") < 0  # rejecting has it
        key.setCurrentIndex(key.findData("5"))
        write(dialog, "note", "叫做法更顺口")
        keep(hands, dialog)

    in_editor(hands, change)
    label = hands.window.desk.schema.label("measure")
    assert (label.name.zh, label.key) == ("做法", "5")
    assert hands.window.action_set["mark.5"].text() in ("做法", "Action")
    assert hands.window.action_set["mark.2"].text() not in ("措施", "Measure")
    view = hands.window.view
    start = hands.window.desk.workspace.report.text.index("带动就业")
    view.select(start, start + 4)
    hands.press("5")
    hands.until_stored()
    assert query(project_path, "SELECT label FROM labels WHERE text = '带动就业'") == [("measure",)]


def test_enter_and_tab_go_from_the_parts_to_their_fields(open_window, project_path) -> None:
    hands = open_window(project_path)

    def walk(dialog: SchemaDialog) -> None:
        choose(hands, dialog, f"{CATEGORY}/choices/industry")
        dialog.activateWindow()
        until(hands, dialog.isActiveWindow)
        dialog.findChild(PartTree).setFocus()
        hands.press("Return")
        assert dialog.isVisible()
        assert dialog.focusWidget() is dialog.findChild(QLineEdit, "name/zh")
        hands.press("Tab")
        assert dialog.focusWidget() is dialog.findChild(QLineEdit, "name/en")
        dialog.findChild(QPushButton, "movePartDown").setFocus()
        hands.press("Tab")
        assert dialog.focusWidget() is dialog.findChild(QLineEdit, "name/zh")

    in_editor(hands, walk)


def test_a_category_is_merged_and_the_open_report_shows_it(
    open_window, project_path, query
) -> None:
    hands = open_window(project_path)
    confirm_all(hands)
    before = query(project_path, "SELECT id FROM labels WHERE category = 'employment'")
    assert before

    def merge(dialog: SchemaDialog) -> None:
        choose(hands, dialog, f"{CATEGORY}/choices/employment")
        touched = dialog.findChild(QTableWidget, "touched")
        until(hands, lambda: touched.rowCount() == len(before))

        def into_industry(asked: QDialog) -> None:
            into = asked.findChild(Chooser, "mergeInto")
            into.setCurrentIndex(into.findData("industry"))
            asked.accept()

        answer_inside(hands, dialog.findChild(QPushButton, "mergePart"), into_industry)
        until(hands, lambda: "employment" not in hands.window.desk.schema.categories)

    in_editor(hands, merge)
    assert query(project_path, "SELECT id FROM labels WHERE category = 'employment'") == []
    shown = {item.attributes.get("category") for item in hands.window.desk.workspace.items()}
    assert "industry" in shown
    assert "employment" not in shown

    def take_back(dialog: SchemaDialog) -> None:
        dialog.findChild(QTabWidget, "schemaTabs").setCurrentIndex(2)
        assert dialog.findChild(QTableWidget, "schemaHistory").rowCount() == 1
        dialog.findChild(QPushButton, "takeBack").click()
        until(hands, lambda: "employment" in hands.window.desk.schema.categories)

    in_editor(hands, take_back)
    assert query(project_path, "SELECT id FROM labels WHERE category = 'employment'") == before


def test_what_a_split_asks_is_listed_and_answered_by_enter(open_window, project_path) -> None:
    hands = open_window(project_path)
    confirm_all(hands)

    def split(dialog: SchemaDialog) -> None:
        choose(hands, dialog, f"{CATEGORY}/choices/employment")
        touched = dialog.findChild(QTableWidget, "touched")
        until(hands, lambda: touched.rowCount() == 1)

        def name_parts(asked: QDialog) -> None:
            write(asked, "part/0/zh", "扶贫车间")
            write(asked, "part/0/en", "Workshops")
            asked.accept()

        answer_inside(hands, dialog.findChild(QPushButton, "splitPart"), name_parts)
        until(hands, lambda: "workshops" in hands.window.desk.schema.categories)

    in_editor(hands, split)
    workspace = hands.window.desk.workspace
    [key] = workspace.again
    checking = hands.window.labeller.to_check.checking
    until(hands, lambda: checking.is_done and bool(checking.checks.findings(key)))
    hands.window.labeller.focus.choose(key)
    hands.press("Return")
    hands.until_stored()
    until(hands, lambda: not checking.checks.findings(key))
    assert workspace.again == {}


def add_attribute(hands, dialog: SchemaDialog, kind: str) -> None:
    choose(hands, dialog, "labels/measure")
    menu = dialog.findChild(QPushButton, "addPart").menu()
    assert isinstance(menu, QMenu)

    def name_it(asked: QDialog) -> None:
        write(asked, "newName/zh", f"自己的{kind}")
        write(asked, "newName/en", f"Own {kind}")
        of = asked.findChild(Chooser, "newType")
        of.setCurrentIndex(of.findData(kind))
        asked.accept()

    hands.answer(name_it)
    menu.actions()[0].trigger()
    tree = dialog.findChild(PartTree)
    until(hands, lambda: tree.path == f"labels/measure/attributes/own_{kind}")


def test_fields_of_the_project_are_filled_in_the_inspector_and_exported(
    open_window, project_path, tmp_path
) -> None:
    hands = open_window(project_path)

    def add(dialog: SchemaDialog) -> None:
        for kind in ("text", "boolean", "decimal"):
            add_attribute(hands, dialog, kind)

    in_editor(hands, add)
    keys = hands.window.desk.workspace.items()
    measure = next(each for each in keys if each.label == "measure")
    hands.window.labeller.focus.choose(measure.key)
    inspector = hands.window.inspector
    for kind, typed in (("text", "town"), ("decimal", "1.50")):
        field = inspector.findChild(QLineEdit, f"own_{kind}")
        field.setFocus()
        hands.write(typed)
        hands.press("Return")
    inspector.findChild(QWidget, "own_boolean").click()
    hands.until_stored()
    for _ in range(20):
        if not hands.window.desk.workspace.undecided():
            break
        hands.press("Return")
    out = tmp_path / "out.jsonl"
    with Project.open(project_path, Mode.READ) as opened:
        export(opened, "jsonl", out, Choice(layer="all"))
    found = [span for line in out.read_text().splitlines() for span in json.loads(line)["spans"]]
    [own] = [each for each in found if "own_text" in each]
    assert (own["own_text"], own["own_decimal"], own["own_boolean"]) == ("town", "1.5", True)


def test_a_changed_clause_lists_older_labels_which_are_asked_about(
    open_window, project_path
) -> None:
    hands = open_window(project_path)
    confirm_all(hands)

    def change(dialog: SchemaDialog) -> None:
        choose(hands, dialog, "clauses/measure-edges")
        write(dialog, "text/zh", "都在外面。")
        keep(hands, dialog)
        dialog.findChild(QTabWidget, "schemaTabs").setCurrentIndex(1)
        changed = dialog.findChild(QTableWidget, "changedClauses")
        until(hands, lambda: changed.rowCount() == 1)
        dialog.findChild(QPushButton, "lookAgain").click()
        until(hands, lambda: bool(hands.window.desk.workspace.again))

    in_editor(hands, change)
    measures = {each.key for each in hands.window.desk.workspace.items() if each.label == "measure"}
    assert {*hands.window.desk.workspace.again} == measures


def test_the_chosen_span_becomes_an_example_of_a_clause(open_window, project_path) -> None:
    hands = open_window(project_path)
    span = hands.window.labeller.focus.item

    def give(asked: QWidget) -> None:
        clause = asked.findChild(Chooser, "exampleClause")
        clause.setCurrentIndex(0)
        write(asked, "verdict", "动词在里面")
        asked.accept()

    hands.answer(give)
    hands.press("Ctrl+Shift+J")
    until(hands, lambda: any(each.examples for each in hands.window.desk.schema.clauses))
    [example] = [one for each in hands.window.desk.schema.clauses for one in each.examples]
    assert (example.words, example.verdict) == (span.span.text, "动词在里面")
    hands.come_back()
    hands.press("Shift+F1")
    until(hands, lambda: bool(hands.window.drawer.guidelines.shown))
    shown = hands.window.drawer.guidelines.findChild(QListWidget, "clauseList")
    texts = [each.text.zh for each in hands.window.drawer.guidelines.shown]
    assert any("动词在里面" in each for each in texts)
    assert shown.count() == len(texts)


def test_who_may_only_read_sees_all_and_changes_nothing(open_window, project_path) -> None:
    hands = open_window(project_path)
    hands.window.projects.close()
    assert hands.window.projects.open(project_path, read_only=True)

    def look(dialog: SchemaDialog) -> None:
        choose(hands, dialog, "labels/measure")
        assert dialog.findChild(QLineEdit, "name/zh").isReadOnly()
        for name in ("keepPart", "addPart", "retirePart", "removePart", "takeBack"):
            assert not dialog.findChild(QPushButton, name).isEnabled()

    in_editor(hands, look)


def test_a_change_asked_for_while_another_is_being_stored_waits_for_its_turn(
    open_window, project_path
) -> None:
    hands = open_window(project_path)
    before = [each.id for each in hands.window.desk.schema.category.choices]
    hold = threading.Event()

    def move_twice(dialog: SchemaDialog) -> None:
        choose(hands, dialog, f"{CATEGORY}/choices/{before[0]}")
        hands.window.desk.operations.in_gaps(lambda _: hold.wait(20))
        down = dialog.findChild(QPushButton, "movePartDown")
        down.click()
        down.click()
        hold.set()

    in_editor(hands, move_twice)
    after = [each.id for each in hands.window.desk.schema.category.choices]
    assert after == [*before[1:3], before[0], *before[3:]]


def test_what_was_asked_for_is_stored_though_the_project_is_left_at_once(
    open_window, project_path
) -> None:
    hands = open_window(project_path)
    before = [each.id for each in hands.window.desk.schema.category.choices]
    hands.window.rooms.schema_editor.part._move(f"{CATEGORY}/choices/{before[0]}", 1)
    assert hands.window.projects.close()
    with Project.open(project_path, Mode.READ) as project:
        after = [each.id for each in project.schema.category.choices]
    assert after == [before[1], before[0], *before[2:]]


def test_what_is_written_of_a_part_waits_there_while_others_are_looked_at(
    open_window, project_path
) -> None:
    hands = open_window(project_path)
    at, other = f"{CATEGORY}/choices/industry", f"{CATEGORY}/choices/health"

    def change(dialog: SchemaDialog) -> None:
        tree = dialog.findChild(PartTree)
        choose(hands, dialog, at)
        write(dialog, "help/zh", "种养和加工")
        choose(hands, dialog, other)
        marked = [each for each in tree._all() if "(" in each.text(0)]
        assert [each.data(0, Qt.ItemDataRole.UserRole) for each in marked] == [at]
        dialog.findChild(QPushButton, "retirePart").click()  # the tree is shown anew
        until(hands, lambda: len([each for each in tree._all() if "(" in each.text(0)]) == 2)
        choose(hands, dialog, at)
        assert dialog.findChild(QPlainTextEdit, "help/zh").toPlainText() == "种养和加工"
        keep(hands, dialog)
        assert len([each for each in tree._all() if "(" in each.text(0)]) == 1

    in_editor(hands, change)
    choices = {each.id: each for each in hands.window.desk.schema.category.choices}
    assert choices["industry"].help.zh == "种养和加工"


@pytest.mark.parametrize(
    ("answer", "stored"),
    [(Answer.Save, "种养和加工"), (Answer.Discard, None), (Answer.Cancel, None)],
)
def test_closing_with_something_written_asks_first(
    open_window, project_path, answer, stored
) -> None:
    hands = open_window(project_path)
    before = hands.window.desk.schema.category.choices[0].help.zh

    def change(dialog: SchemaDialog) -> None:
        choose(hands, dialog, f"{CATEGORY}/choices/industry")
        write(dialog, "help/zh", "种养和加工")
        hands.answer(lambda box: box.button(answer).click())
        dialog.reject()
        assert dialog.isVisible() == (answer is Answer.Cancel)
        if dialog.isVisible():
            dialog.findChild(QPushButton, "resetPart").click()

    in_editor(hands, change)
    assert hands.window.desk.schema.category.choices[0].help.zh == (stored or before)


def test_insert_adds_a_part_and_the_keyboard_goes_on_to_what_it_says(
    open_window, project_path
) -> None:
    hands = open_window(project_path)

    def add(dialog: SchemaDialog) -> None:
        choose(hands, dialog, "clauses")
        tree = dialog.findChild(PartTree)
        tree.setFocus()

        def fill(asked: QDialog) -> None:
            write(asked, "newName/zh", "面积")
            asked.accept()

        menu = dialog.findChild(QPushButton, "addPart").menu()

        def choose_clause() -> None:
            hands.answer(fill)
            menu.findChild(QAction, "add/clauses").trigger()
            menu.close()

        menu.aboutToShow.connect(lambda: QTimer.singleShot(0, choose_clause))
        hands.press("Insert")
        until(hands, lambda: dialog.path.startswith("clauses/"))
        text = dialog.findChild(QPlainTextEdit, "text/zh")
        until(hands, lambda: dialog.focusWidget() is text)
        text.insertPlainText("亩折成公顷。")
        keep(hands, dialog)

    in_editor(hands, add)
    assert hands.window.desk.schema.guidelines[-1].text.zh == "亩折成公顷。"
