"""Samples at the keyboard: drawn, judged by one key each, read as rates; what fails is returned."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPlainTextEdit, QPushButton, QTableWidget

from annotator import settings
from annotator.gate import Gate, create_project
from annotator.importing.choice import ImportChoice
from annotator.importing.files import import_paths
from annotator.project import Project
from annotator.store import reports, rounds
from annotator.team import rounds as team_rounds
from gui.quality.dialog import SamplesDialog
from gui.quality.new_sample_dialog import NewSampleDialog
from schema.records import Annotator, AnnotatorId
from schema.rounds import Handed, Member, Role

TEXTS = ("青山乡修路8公里，投入3000万元。", "白水乡修路9公里，投入500万元。")
NUMBERS = (("8公里", "3000万元"), ("9公里", "500万元"))
LIN = Annotator(AnnotatorId("11111111-lin"), "林一")


def _span(text: str, words: str) -> dict[str, object]:
    start = text.index(words)
    place = {"start": start, "end": start + len(words), "text": words}
    return {"id": words, "label": "NUMBER", **place, "value": "1", "unit": ""}


@pytest.fixture
def sampled_path(tmp_path: Path) -> Path:
    """Two reports that 林一 has finished alone in a round, and handed in."""
    path, me = tmp_path / "sampled.jinbiao", settings.load().author()
    create_project(path, me)
    file = tmp_path / "lin.jsonl"
    lines = [
        json.dumps({"text": text, "spans": [_span(text, each) for each in words]})
        for text, words in zip(TEXTS, NUMBERS, strict=True)
    ]
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")
    with Project.open(path) as project:
        gate = Gate(project, me)
        gate.introduce(LIN)
        import_paths(gate, [file], ImportChoice(labels_of=LIN.name))
        member = [Member(LIN.id, Role.ANNOTATOR)]
        made = team_rounds.begin(gate, "一", member, reports.ids(project.db), overlap=1)
        team_rounds.assign_by_plan(gate, made)
        team_rounds.hand_in(Gate(project, LIN))
    return path


@pytest.fixture
def hands(open_window: Callable[[Path], "object"], sampled_path: Path):
    return open_window(sampled_path)


def opened(hands) -> SamplesDialog:
    hands.press("Shift+F12")
    room = hands.window.rooms.samples.part
    hands.bot.waitUntil(lambda: not room.is_busy)
    assert room.dialog is not None
    return room.dialog


def draw(hands, dialog: SamplesDialog) -> None:
    """Draw a sample as the dialog offers it: of so few labels it has them all."""
    hands.answer(lambda asking: QTest.keyClick(asking, Qt.Key.Key_Return))
    dialog.findChild(QPushButton, "newSample").click()
    hands.bot.waitUntil(lambda: dialog.labels.rowCount() == 4)


def settled(hands) -> None:
    room = hands.window.rooms.samples.part
    hands.bot.waitUntil(lambda: not room.is_busy)


def said(table: QTableWidget) -> list[list[str]]:
    columns = range(table.columnCount())
    return [[table.item(row, at).text() for at in columns] for row in range(table.rowCount())]


def judge_all(hands, dialog: SamplesDialog) -> None:
    """The first is wrong, the others are right."""

    def say_why(question) -> None:
        question.findChild(QPlainTextEdit, "answer").setPlainText("数值不对")
        QTest.keyClick(question.findChild(QPlainTextEdit, "answer"), Qt.Key.Key_Return)

    hands.answer(say_why)
    dialog.labels.setFocus()
    QTest.keyClick(dialog.labels, Qt.Key.Key_0)
    settled(hands)
    for _ in range(3):
        QTest.keyClick(dialog.labels, Qt.Key.Key_1)
        settled(hands)


def test_each_label_is_judged_by_one_key_and_the_next_is_there(hands):
    dialog = opened(hands)
    assert "no sample yet" in dialog.findChild(QLabel, "sampleFacts").text()
    assert "New sample" in dialog.labels.accessibleDescription(), "how to begin"
    draw(hands, dialog)
    assert dialog.labels.currentRow() == 0
    judge_all(hands, dialog)
    verdicts = [row[3] for row in said(dialog.labels)]
    assert verdicts == ["× 数值不对", "√", "√", "√"]
    facts = dialog.findChild(QLabel, "sampleFacts").text()
    assert "error rate 25.0% (" in facts
    assert "0 still to look at" in facts


def test_every_rate_lists_the_labels_behind_it(hands):
    dialog = opened(hands)
    draw(hands, dialog)
    judge_all(hands, dialog)
    rates = {row[0]: row[1:] for row in said(dialog.rates)}
    assert rates["All"][0] == rates["林一"][0] == "25.0"
    assert rates["All"][2] == "1 / 4"
    names = [row[0] for row in said(dialog.rates)]
    failing = next(name for name in names if name.endswith(": fails"))
    dialog.rates.selectRow(names.index(failing))
    assert [row[3] for row in said(dialog.labels)].count("× 数值不对") == 1
    assert dialog.labels.rowCount() == 2
    dialog.threshold.setText("60")
    assert not any(row[0].endswith(": fails") for row in said(dialog.rates))
    assert not dialog.findChild(QPushButton, "returnFailing").isEnabled()
    dialog.findChild(QPushButton, "copyRates").click()
    assert QGuiApplication.clipboard().text().split("\n")[1].split("\t")[:2] == ["All", "25.0"]


def test_what_fails_is_returned_with_a_reason(hands):
    dialog = opened(hands)
    draw(hands, dialog)
    judge_all(hands, dialog)
    told: list[str] = []

    def close(listing) -> None:
        told.append(listing.findChild(QPlainTextEdit).toPlainText())
        listing.reject()

    def take_reason(question) -> None:
        hands.answer(close)
        QTest.keyClick(question.findChild(QPlainTextEdit, "answer"), Qt.Key.Key_Return)

    hands.answer(take_reason)
    dialog.findChild(QPushButton, "returnFailing").click()
    hands.bot.waitUntil(lambda: bool(told))
    given = hands.window.desk.operations.read(lambda project: rounds.assignments(project.db))
    states = [each.state for each in given]
    assert states.count(Handed.RETURNED) == 1
    assert next(each.reason for each in given if each.state is Handed.RETURNED)


def test_enter_goes_to_the_label_in_its_report(hands):
    dialog = opened(hands)
    draw(hands, dialog)
    label = dialog.labels.chosen.label
    QTest.keyClick(dialog.labels, Qt.Key.Key_Return)
    hands.bot.waitUntil(lambda: hands.window.desk.workspace.report.id == label.report)
    assert hands.window.view.selection() == (label.span.start, label.span.end)


def test_a_sample_of_so_many_of_one_person(hands):
    dialog = opened(hands)

    def choose(asking: NewSampleDialog) -> None:
        asking._how_many.setCurrentIndex(asking._how_many.count() - 1)
        asking._size.setText("2")
        asking._person.setCurrentIndex(asking._person.findData(LIN.id))
        QTest.keyClick(asking, Qt.Key.Key_Return)

    hands.answer(choose)
    dialog.findChild(QPushButton, "newSample").click()
    hands.bot.waitUntil(lambda: dialog.labels.rowCount() == 2)

    # the same name again is refused in words
    def same_name(asking: NewSampleDialog) -> None:
        asking._name.setText("Sample 1")
        QTest.keyClick(asking, Qt.Key.Key_Return)

    hands.answer(same_name)
    dialog.findChild(QPushButton, "newSample").click()
    told = dialog.findChild(QLabel, "samplesTold")
    hands.bot.waitUntil(told.isVisible)
    assert "Sample 1" in told.text()
