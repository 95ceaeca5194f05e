"""Releases and return sheets at the keyboard: gold is named, compared, checked; lines lead on."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPlainTextEdit, QPushButton

from annotator import settings
from annotator.gate import Gate, create_project
from annotator.importing.choice import ImportChoice
from annotator.importing.files import import_paths
from annotator.ops import comments, settling
from annotator.project import Project
from annotator.review.comparison import Comparison
from annotator.review.gold_workspace import GoldWorkspace
from annotator.store import reports
from gui.releases.dialog import ReleasesDialog
from gui.return_sheet.dialog import ReturnSheetDialog

TEXT = "云溪县投入3000万元，修路8公里，建成水厂两座。"


def _span(words: str, **said: object) -> dict[str, object]:
    start = TEXT.index(words)
    place = {"start": start, "end": start + len(words), "text": words}
    return {"id": words, "label": "NUMBER", **place, **said}


@pytest.fixture
def released_path(tmp_path: Path) -> Path:
    """A report in which 周宁 was followed, and 林一 was told why not."""
    path, me = tmp_path / "released.jinbiao", settings.load().author()
    create_project(path, me)
    said = {
        "林一": [_span("3000万元", value="3000", unit="元"), _span("8公里", value="8")],
        "周宁": [_span("3000万元", value="30000000", unit="元"), _span("8公里", value="8")],
    }
    with Project.open(path) as project:
        gate = Gate(project, me)
        for name, spans in said.items():
            file = tmp_path / f"{name}.jsonl"
            line = json.dumps({"text": TEXT, "spans": spans}, ensure_ascii=False)
            file.write_text(line + "\n", encoding="utf-8")
            assert not import_paths(gate, [file], ImportChoice(labels_of=name)).refused
        (report,) = reports.ids(project.db)
        review = GoldWorkspace.review(project, report)
        names = {layer: nth for nth, layer in enumerate(review.people)}
        row = next(each for each in review.rows() if each.kinds)
        best = next(
            layer for layer in names if row.members[layer].attributes["value"] == "30000000"
        )
        draft = settling.take(review, row, best)
        gate.run(draft)
        review.apply(draft.changes)
        gate.run(comments.add(review, "万要乘进去", about=row.key))
        gate.run(settling.accept_agreed(GoldWorkspace.review(project, report)))
        gate.run(settling.finish(GoldWorkspace.review(project, report)))
    return path


@pytest.fixture
def hands(open_window: Callable[[Path], "object"], released_path: Path):
    return open_window(released_path)


def releases(hands) -> ReleasesDialog:
    hands.press("Ctrl+F10")
    settled(hands)
    dialog = hands.window.rooms.releases.part.dialog
    assert dialog is not None
    return dialog


def settled(hands) -> None:
    room = hands.window.rooms.releases.part
    hands.bot.waitUntil(lambda: not room.is_busy)


def name_gold(hands, dialog: ReleasesDialog, name: str) -> None:
    def answer(question) -> None:
        field = question.findChild(QPlainTextEdit, "answer")
        field.setPlainText(name)
        QTest.keyClick(field, Qt.Key.Key_Return)

    count = dialog.releases.rowCount()
    hands.answer(answer)
    dialog.findChild(QPushButton, "newRelease").click()
    hands.bot.waitUntil(lambda: dialog.releases.rowCount() == count + 1)
    settled(hands)


def drop_road(hands) -> None:
    """Change gold behind the window: 8公里 is none any more."""
    operations = hands.window.desk.operations

    def change(gate: Gate) -> None:
        (report,) = reports.ids(gate.project.db)
        gate.run(settling.reopen_report(GoldWorkspace.review(gate.project, report), "x"))
        review = GoldWorkspace.review(gate.project, report)
        row = next(each for each in review.rows() if TEXT[each.start : each.end] == "8公里")
        gate.run(settling.neither(review, row))
        gate.run(settling.finish(GoldWorkspace.review(gate.project, report)))

    operations.in_gaps(change).result(10)


def cells(table, row: int = 0) -> list[str]:
    return [table.item(row, column).text() for column in range(table.columnCount())]


def test_gold_is_named_and_what_changes_since_is_listed(hands):
    dialog = releases(hands)
    assert "no release yet" in dialog.findChild(QLabel, "releaseFacts").text()
    assert "New release" in dialog.releases.accessibleDescription(), "how to begin"
    name_gold(hands, dialog, "v1")
    assert cells(dialog.releases)[:1] + cells(dialog.releases)[3:6] == ["v1", "1", "2", "0"]
    assert dialog.releases.accessibleDescription() == "", "no more where there is one"
    assert dialog.changes.rowCount() == 0
    assert "Nothing has changed" in dialog.changes.accessibleDescription()
    drop_road(hands)
    name_gold(hands, dialog, "v2")
    assert dialog.releases.chosen is not None
    assert dialog.releases.chosen.name == "v1"
    dialog.releases.selectRow(0)
    hands.bot.waitUntil(lambda: dialog.changes.rowCount() == 1)
    assert dialog.until.currentText() == "from v1 to v2"
    assert cells(dialog.changes)[1] == "span removed"
    QTest.keyClick(dialog.changes, Qt.Key.Key_Return)
    start = TEXT.index("8公里")
    assert hands.window.view.selection() == (start, start + 3)


def test_a_name_that_is_taken_is_refused_in_words(hands):
    dialog = releases(hands)
    name_gold(hands, dialog, "v1")

    def answer(question) -> None:
        field = question.findChild(QPlainTextEdit, "answer")
        field.setPlainText("v1")
        QTest.keyClick(field, Qt.Key.Key_Return)

    hands.answer(answer)
    dialog.findChild(QPushButton, "newRelease").click()
    told = dialog.findChild(QLabel, "releasesTold")
    hands.bot.waitUntil(told.isVisible)
    assert "v1" in told.text()


def test_a_release_is_checked_and_compared_with_gold(hands):
    dialog = releases(hands)
    name_gold(hands, dialog, "v1")
    dialog.findChild(QPushButton, "checkRelease").click()
    hands.bot.waitUntil(lambda: cells(dialog.releases)[6] == "as it was made")
    drop_road(hands)
    dialog.findChild(QPushButton, "compareRelease").click()
    hands.bot.waitUntil(lambda: isinstance(hands.window.desk.review, Comparison))
    shown = hands.window.review.shown
    assert shown.headings()[2:4] == ["A Gold", "B Release v1"]
    assert [TEXT[row.start : row.end] for row in shown.listed()] == ["8公里"]


def sheet(hands) -> ReturnSheetDialog:
    hands.press("Ctrl+F12")
    room = hands.window.rooms.return_sheet.part
    hands.bot.waitUntil(lambda: not room.is_busy)
    assert room.dialog is not None
    return room.dialog


def turn_to(hands, dialog: ReturnSheetDialog, name: str) -> None:
    dialog.person.setCurrentIndex(dialog.person.findText(name))
    dialog.person.activated.emit(dialog.person.currentIndex())
    room = hands.window.rooms.return_sheet.part
    hands.bot.waitUntil(lambda: not room.is_busy)


def test_the_sheet_says_what_was_changed_and_why_and_leads_there(hands):
    dialog = sheet(hands)
    assert dialog.person.itemData(0) == hands.window.desk.operations.person.id
    assert dialog.person.currentText() == "林一", "nothing of one's own was changed"
    assert dialog.lines.rowCount() == 1
    line = cells(dialog.lines)
    assert line[2] == "value"
    assert "万要乘进去" in dialog.findChild(QPlainTextEdit, "sheetWhy").toPlainText()
    QTest.keyClick(dialog.lines, Qt.Key.Key_Return)
    start = TEXT.index("3000万元")
    assert hands.window.view.selection() == (start, start + 6)
    turn_to(hands, dialog, "周宁")
    assert dialog.lines.rowCount() == 0


@pytest.mark.parametrize("ending", [".html", ".md", ".csv"])
def test_the_sheet_is_written_as_a_file(hands, tmp_path, ending):
    dialog = sheet(hands)
    turn_to(hands, dialog, "林一")
    path = tmp_path / f"林一{ending}"
    hands.window.rooms.return_sheet.part.write(path)
    written = path.read_text(encoding="utf-8")
    assert "万要乘进去" in written
    assert "30000000" in written
