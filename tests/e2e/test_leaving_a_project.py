"""One project is left for another: what was typed is kept, and nothing reaches the wrong file."""

import shutil
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QMessageBox, QWidget

from annotator import settings
from annotator.gate import Gate
from annotator.importing.batches import batches, take_back
from annotator.importing.files import import_paths
from annotator.project import Project
from gui.operations import Operations


@pytest.fixture
def other(project_path: Path, tmp_path: Path) -> Path:
    """A copy of the project."""
    return Path(shutil.copy(project_path, tmp_path / "other.jinbiao"))


def message(hands) -> str:
    return hands.window.status.findChild(QLabel, "message").text()


def test_a_value_that_was_typed_goes_to_the_project_it_was_typed_in(
    project_path, other, open_window, query
):
    hands = open_window(project_path)
    items = hands.window.desk.workspace.items()
    hands.window.labeller.focus.choose(next(each.key for each in items if each.label == "number"))
    hands.window.inspector.focus_field("value")
    QApplication.focusWidget().selectAll()
    hands.write("777")
    assert hands.window.projects.open(other)
    values = "SELECT value FROM labels"
    assert query(project_path, values) == [("777",)]
    assert query(other, values) == []


def test_a_comment_that_was_typed_is_kept_when_the_project_is_left(
    project_path, other, open_window, query
):
    hands = open_window(project_path)
    hands.press("F9")
    hands.write("which year?")
    assert hands.window.projects.open(other)
    assert query(project_path, "SELECT text FROM comments") == [("which year?",)]
    assert query(other, "SELECT text FROM comments") == []


def test_a_comment_that_was_typed_is_kept_when_the_window_is_closed(
    project_path, open_window, query
):
    hands = open_window(project_path)
    hands.press("Esc", "F9")
    hands.write("scanned badly")
    hands.window.close()
    assert query(project_path, "SELECT text FROM comments") == [("scanned badly",)]


def test_a_decision_on_a_report_that_was_taken_back_is_said_and_another_is_opened(
    project_path, tmp_path, open_window
):
    (tmp_path / "z.txt").write_text("丙乡新修水渠12公里，惠及300户。", encoding="utf-8")
    with Project.open(project_path) as project:
        import_paths(Gate(project, settings.load().author()), [tmp_path / "z.txt"])
    hands = open_window(project_path)
    operations, gone = hands.window.desk.operations, hands.window.desk.workspace.report
    first = min(operations.read(batches), key=lambda batch: batch.at).id
    operations.in_gaps(lambda gate: take_back(gate, first)).result(10)
    hands.press("Return")
    hands.bot.waitUntil(lambda: "no longer in the project" in message(hands))
    assert gone.name in message(hands)
    assert hands.window.desk.workspace.report.name == "z"
    assert gone.id not in hands.window.flow.report_ids()
    assert not [item for item in hands.window.desk.workspace.items() if item.decided]


def test_a_path_is_asked_about_as_plain_text(project_path, open_window, tmp_path):
    odd = Path(shutil.copy(project_path, tmp_path / "<b>bold<b>.jinbiao"))
    elsewhere = Operations(odd, settings.load().author())
    hands = open_window(project_path)
    seen: list[object] = []

    def look(box: QWidget) -> None:
        assert isinstance(box, QMessageBox)
        seen.extend([box.textFormat(), "<b>bold<b>" in box.text()])
        box.button(QMessageBox.StandardButton.No).click()

    hands.answer(look)
    assert not hands.window.projects.open(odd)
    elsewhere.close()
    assert seen == [Qt.TextFormat.PlainText, True]
    assert hands.window.desk.operations.path == project_path
