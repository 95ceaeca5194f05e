"""Layers against each other at the keyboard: chosen, looked through, copied, taken into gold."""

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPlainTextEdit, QPushButton

from annotator import settings
from annotator.agreement.figures import Figure
from annotator.gate import Gate, create_project
from annotator.importing.choice import ImportChoice
from annotator.importing.files import import_paths
from annotator.ops import reports as report_ops
from annotator.ops import settling
from annotator.project import Project
from annotator.review.comparison import Comparison
from annotator.review.differences import Kind
from annotator.review.gold_workspace import GoldWorkspace
from annotator.store import suggestions
from gui.review.compare_dialog import CompareDialog
from gui.review.words import engine_words
from schema.records import Report, Span, Suggestion, SuggestionId

TEXT = "云溪县发展茶叶种植，投入3000万元，修路8公里，建成水厂两座，带动农户600户增收。"
OTHER = "白水乡修路9公里，改造危房70户。"


def span(text: str, words: str, **said: object) -> dict[str, object]:
    start = text.index(words)
    place = {"start": start, "end": start + len(words), "text": words}
    return {"id": words, "label": "NUMBER", **place, **said}


def offered(report: Report, words: str, **attributes: str) -> Suggestion:
    start = report.text.index(words)
    place = Span(start, start + len(words), words)
    return Suggestion(
        *(SuggestionId(f"crf-{words}"), report.id, "crf/1", "number", place, attributes), score=0.9
    )


@pytest.fixture
def compared_path(tmp_path: Path) -> Path:
    """One report whose review is ended and which a model has read; another that nobody has."""
    path, me = tmp_path / "compared.jinbiao", settings.load().author()
    create_project(path, me)
    report = replace(Report.of(TEXT, name="云溪县"), suggested_by=("crf/1",))
    found = [
        offered(report, "3000万元", value="3000", unit="元"),
        offered(report, "8公里", value="8", unit="公里"),
        offered(report, "600户", value="600", unit="户"),
    ]
    spans = [
        span(TEXT, "3000万元", value="30000000", unit="元"),
        span(TEXT, "8公里", value="8", unit="公里"),
        span(TEXT, "两座", value="2", unit="座"),
    ]
    with Project.open(path) as project:
        gate = Gate(project, me)
        gate.run(report_ops.bring_in([report], found))
        gate.run(report_ops.bring_in([Report.of(OTHER, name="白水乡")]))
        for name in ("林一", "周宁"):
            file = tmp_path / f"{name}.jsonl"
            line = json.dumps({"text": TEXT, "spans": spans}, ensure_ascii=False)
            file.write_text(line + "\n", encoding="utf-8")
            assert not import_paths(gate, [file], ImportChoice(labels_of=name)).refused
        gate.run(settling.accept_agreed(GoldWorkspace.review(project, report.id)))
        gate.run(settling.finish(GoldWorkspace.review(project, report.id)))
    return path


@pytest.fixture
def hands(open_window: Callable[[Path], "object"], compared_path: Path):
    return open_window(compared_path)


def tick(dialog: CompareDialog, *words: str) -> None:
    """Go through the list with the arrow keys, and tick with the space bar."""
    items = [dialog.layers.item(row).text() for row in range(dialog.layers.count())]
    assert dialog.layers.hasFocus()
    for row, said in enumerate(items):
        is_ticked = dialog.layers.item(row).checkState() == Qt.CheckState.Checked
        if (said in words) is not is_ticked:
            while dialog.layers.currentRow() != row:
                down = dialog.layers.currentRow() < row
                QTest.keyClick(dialog.layers, Qt.Key.Key_Down if down else Qt.Key.Key_Up)
            QTest.keyClick(dialog.layers, Qt.Key.Key_Space)


def compare(hands, *words: str) -> None:
    """Choose layers by what they are called, and wait until they stand side by side."""

    def choose(dialog: CompareDialog) -> None:
        tick(dialog, *words)
        QTest.keyClick(dialog.layers, Qt.Key.Key_Return)

    hands.answer(choose)
    hands.press("Ctrl+F6")
    hands.bot.waitUntil(lambda: isinstance(hands.window.desk.review, Comparison))
    hands.come_back()


def listed(hands) -> list[tuple[str, tuple[Kind, ...]]]:
    rows = hands.window.review.shown.listed()
    return [(TEXT[row.start : row.end], row.kinds) for row in rows]


def note(hands) -> str:
    label = hands.window.side.review.findChild(QLabel, "reviewNote")
    return label.text() if label.isVisible() else ""


def test_an_engine_that_is_named_by_a_hash_goes_by_its_date() -> None:
    at = "2026-03-04T12:00:00.000Z"
    made = engine_words("84eab04bf448b668", at)
    assert "84eab04b)" in made
    assert "2026-03-0" in made
    came_in = engine_words("import:0123456789abcdef", at)
    assert "01234567)" in came_in
    assert came_in != engine_words("0123456789abcdef", at)
    assert engine_words("crf/1", at) == "Suggestions of crf/1"


def test_when_an_engine_first_suggested_something_is_known(compared_path: Path) -> None:
    with Project.open(compared_path) as project:
        made = project.db.execute("SELECT min(at) FROM operations WHERE kind = 'report.import'")
        assert suggestions.engines(project.db) == {"crf/1": made.fetchone()[0]}


def gold(hands) -> dict[str, str]:
    report = hands.window.desk.workspace.report.id
    review = hands.window.desk.operations.read(lambda each: GoldWorkspace.review(each, report))
    return {each.span.text: each.attributes["value"] for each in review.items() if each.counts}


def test_gold_and_suggestions_stand_side_by_side(hands):
    compare(hands, "Gold", "Suggestions")
    assert listed(hands) == [
        ("3000万元", (Kind.VALUE,)),
        ("两座", (Kind.MISSING,)),
        ("600户", (Kind.MISSING,)),
    ]
    review = hands.window.review.shown
    assert review.headings()[2:4] == ["A Gold", "B Suggestions"]
    assert "ended" in note(hands)
    # an ended review is a boundary here as well
    before = gold(hands)
    assert "keep, next" not in keys_shown(hands)
    hands.press("2")
    assert gold(hands) == before
    assert "finished" in hands.window.status.findChild(QLabel, "message").text()


def test_taking_the_other_version_changes_gold_once_the_review_is_open(hands):
    compare(hands, "Gold", "Suggestions")

    def say_why(dialog) -> None:
        field = dialog.findChild(QPlainTextEdit, "answer")
        field.setPlainText("模型对")
        QTest.keyClick(field, Qt.Key.Key_Return)

    hands.answer(say_why)
    hands.press("Ctrl+Shift+R")
    hands.until_stored()
    hands.come_back()
    assert "changes the gold" in note(hands)
    assert "keep, next" in keys_shown(hands)
    hands.press("2")  # the amount as the model has it
    assert listed(hands) == [("两座", (Kind.MISSING,)), ("600户", (Kind.MISSING,))]
    hands.press("1")  # gold keeps its 两座
    hands.press("2")  # and takes 600户
    hands.until_stored()
    assert gold(hands) == {"3000万元": "3000", "8公里": "8", "两座": "2", "600户": "600"}
    hands.press("Ctrl+Z")
    hands.bot.waitUntil(lambda: [words for words, _ in listed(hands)] == ["两座", "600户"])
    assert "600户" not in gold(hands)


def test_where_gold_is_no_side_nothing_can_be_settled(hands):
    before = gold_operations(hands)
    compare(hands, "林一", "Suggestions")
    assert "Only shown" in note(hands)
    assert "keep, next" not in keys_shown(hands)
    columns = hands.window.review.shown.columns(hands.window.review.shown.rows[0])
    assert not any("[" in each for each in columns)
    hands.press("1", "2", "0", "Ctrl+D", "Ctrl+G", "Return", "Delete", "F2", "Escape")
    hands.press("Ctrl+Shift+R", "Ctrl+Return", "Ctrl+Backspace")
    hands.until_stored()
    assert gold_operations(hands) == before
    assert isinstance(hands.window.desk.review, Comparison)


def keys_shown(hands) -> set[str]:
    return {word for _, word in hands.window.status.hints.shown}


def gold_operations(hands) -> int:
    count = "SELECT count(*) FROM operations"
    db = hands.window.desk.operations.read(lambda project: project.db)
    return db.execute(count).fetchone()[0]


def test_the_list_is_filtered_by_kind_and_copied(hands):
    compare(hands, "Gold", "Suggestions")
    hands.press("Shift+F5")
    assert listed(hands) == [("两座", (Kind.MISSING,)), ("600户", (Kind.MISSING,))]
    assert hands.window.side.review.kinds.currentText() == "missing 2"
    hands.press("Ctrl+Shift+C")
    rows = [line.split("\t") for line in QGuiApplication.clipboard().text().split("\n")]
    assert rows[0] == ["Place", "Kind", "A Gold", "B Suggestions", "State"]
    assert rows[1] == [str(TEXT.index("两座")), "missing", "两座", "—", "differs"]
    hands.press("Shift+F5")
    assert [kinds for _, kinds in listed(hands)] == [(Kind.VALUE,)]
    hands.press("Shift+F5")
    assert len(listed(hands)) == 3


def test_from_report_to_report_one_stays_comparing_and_leaves_by_one_key(hands):
    compare(hands, "Gold", "Suggestions")
    hands.press("Ctrl+PgDown")  # nobody has read the other report
    assert hands.window.desk.workspace.report.name == "白水乡"
    assert hands.window.desk.review is None
    assert "白水乡" in hands.window.status.findChild(QLabel, "message").text()
    hands.press("Ctrl+PgUp")
    assert isinstance(hands.window.desk.review, Comparison)
    hands.press("Ctrl+PgDown", "Ctrl+R", "Ctrl+PgUp")  # nothing to review there: one has left
    assert type(hands.window.desk.review) is GoldWorkspace, "a settled report shows its gold"
    hands.press("Ctrl+R")
    assert hands.window.desk.review is None


def test_three_sides_and_a_file_are_compared_too(hands, tmp_path):
    file = tmp_path / "他人.jsonl"
    line = json.dumps({"text": TEXT, "spans": [span(TEXT, "8公里", value="80", unit="公里")]})
    file.write_text(line + "\n", encoding="utf-8")

    def choose(dialog: CompareDialog) -> None:
        dialog.add_file(file)
        dialog.layers.setFocus()
        tick(dialog, "Gold", "周宁", file.name)
        dialog.findChild(QPushButton, "compareVersions").click()

    hands.answer(choose)
    hands.press("Ctrl+F6")
    hands.bot.waitUntil(lambda: isinstance(hands.window.desk.review, Comparison))
    assert hands.window.review.shown.headings()[2:5] == ["A Gold", "B 周宁", f"C {file.name}"]
    rows = {TEXT[row.start : row.end]: row.kinds for row in hands.window.review.shown.rows}
    assert rows["8公里"] == (Kind.VALUE,)


def test_a_file_that_cannot_be_read_is_told_in_the_dialog(hands, tmp_path):
    broken = tmp_path / "坏.jsonl"
    broken.write_text("{", encoding="utf-8")
    seen = []

    def choose(dialog: CompareDialog) -> None:
        dialog.add_file(broken)
        dialog.layers.setFocus()
        tick(dialog, "Gold", broken.name)
        dialog.findChild(QPushButton, "compareVersions").click()
        told = dialog.findChild(QLabel, "compareTold")
        hands.bot.waitUntil(told.isVisible)
        seen.append(told.text())
        dialog.reject()

    hands.answer(choose)
    hands.press("Ctrl+F6")
    assert broken.name in seen[0]
    assert hands.window.desk.review is None


def test_the_same_layers_have_figures(hands):
    def choose(dialog: CompareDialog) -> None:
        tick(dialog, "Gold", "Suggestions")
        dialog.findChild(QPushButton, "compareFigures").click()

    hands.answer(choose)
    hands.press("Ctrl+F6")
    dialog = hands.window.rooms.agreement.part.dialog
    hands.bot.waitUntil(lambda: dialog.figures.rowCount() > 0)
    assert dialog.scope.currentText() == "Gold – Suggestions"
    assert dialog.who.currentText() == "Gold – Suggestions"
    figures = {
        name: dialog.figures.item(row, 1).text()
        for row, (name, _) in enumerate(dialog.figures.records)
    }
    assert figures[Figure.NUMBER_EXACT] == "66.7"  # two of three on either side
    assert figures[Figure.VALUE] == "50.0"
    dialog.figures.setFocus()
    QTest.keyClick(dialog.figures, Qt.Key.Key_Return)
    hands.bot.waitUntil(lambda: dialog.cases.table.rowCount() > 0)


def test_names_are_hidden_here_too(hands):
    compare(hands, "Gold", "Suggestions")
    hands.press("Ctrl+U")
    assert set(hands.window.review.shown.headings()[2:4]) == {"A", "B"}
