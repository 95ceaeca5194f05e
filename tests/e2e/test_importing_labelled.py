"""Labelled files of other tools come in by the dialog: their labels named, seen and owned."""

import json
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QComboBox,
    QDialogButtonBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QTableView,
    QWidget,
)

from annotator import settings
from gui.imports.dialog import ImportDialog

TEXT = "😀白石村修路5公里，又建水厂2座。"
LABELS = [[4, 6, "ACT"], [6, 9, "QTY"], [11, 14, "WORK"], [0, 1, "EMOJI"]]


def doccano(path: Path) -> Path:
    line = {"text": TEXT, "label": LABELS, "Comments": ["好"]}
    path.write_text(json.dumps(line) + "\n", encoding="utf-8")
    return path


def looked(hands, dialog: ImportDialog) -> QTableView:
    table = dialog.findChild(QTableView, "importFiles")
    hands.bot.waitUntil(
        lambda: table.model().rowCount() == 1 and not dialog._is_looking, timeout=60_000
    )
    return table


def choose(chooser: QComboBox, data: object) -> None:
    chooser.setFocus()
    QTest.keyClick(chooser, Qt.Key.Key_Home)
    while chooser.currentData() != data:
        before = chooser.currentIndex()
        QTest.keyClick(chooser, Qt.Key.Key_Down)
        assert chooser.currentIndex() != before


def in_dialog(hands, act, path: Path) -> None:
    done: list[bool] = []

    def fill(dialog: QWidget) -> None:
        assert isinstance(dialog, ImportDialog)
        dialog.take([str(path)])
        assert dialog.findChild(QComboBox, "importFormat").currentData() == "doccano"
        act(dialog)
        done.append(True)

    hands.answer(fill)
    hands.press("Ctrl+I")
    assert done


def until_imported(hands, total: int) -> None:
    hands.bot.waitUntil(
        lambda: hands.window.queue._model.total == total and not hands.window.tasks.is_busy,
        timeout=60_000,
    )


def label(dialog: ImportDialog, theirs: str) -> QComboBox:
    return dialog.findChild(QComboBox, f"importLabel/{theirs}")


def test_their_labels_are_guessed_shown_mended_and_remembered(
    project_path, open_window, tmp_path, query
):
    hands = open_window(project_path)
    seen: dict[str, object] = {}

    def act(dialog: ImportDialog) -> None:
        looked(hands, dialog)
        seen["guessed"] = [
            label(dialog, theirs).currentData() for theirs in ("ACT", "QTY", "WORK", "EMOJI")
        ]
        seen["told"] = dialog.findChild(QLabel, "importTold").text()
        choose(label(dialog, "WORK"), "measure")
        looked(hands, dialog)
        seen["told after"] = dialog.findChild(QLabel, "importTold").text()
        text = dialog.findChild(QPlainTextEdit, "importText")
        marked = [each.cursor.selectedText() for each in text.extraSelections()]
        seen["marked"], seen["text"] = marked, text.toPlainText()
        hands.answer(lambda told: told.close())  # what had no place
        QTest.keyClick(dialog, Qt.Key.Key_Return)

    in_dialog(hands, act, doccano(tmp_path / "a.jsonl"))
    until_imported(hands, 3)
    assert seen["guessed"] == ["measure", "number", "", ""]
    assert "EMOJI ×1" in str(seen["told"])
    assert "WORK ×1" in str(seen["told"])
    assert "comment ×1" in str(seen["told"])
    assert "WORK" not in str(seen["told after"])
    assert seen["marked"] == ["修路", "5公里", "建水厂"]
    assert str(seen["text"]).endswith(TEXT)
    found = query(project_path, "SELECT label, text FROM suggestions WHERE rule = 'import'")
    assert set(found) == {("measure", "修路"), ("number", "5公里"), ("measure", "建水厂")}
    names = settings.load().label_names()
    assert (names["WORK"], names["EMOJI"]) == ("measure", "")


def test_what_a_label_is_here_stands_beside_its_caption(project_path, open_window, tmp_path):
    hands = open_window(project_path)
    apart: list[int] = []

    def act(dialog: ImportDialog) -> None:
        looked(hands, dialog)
        chooser = label(dialog, "ACT")
        hands.bot.waitUntil(chooser.isVisible)
        area = dialog.findChild(QWidget, "importNames")
        apart.append(chooser.mapTo(area, chooser.rect().topLeft()).y())
        dialog.reject()

    line = {"text": TEXT, "label": LABELS[:1]}
    path = tmp_path / "one.jsonl"
    path.write_text(json.dumps(line) + "\n", encoding="utf-8")
    in_dialog(hands, act, path)
    assert apart == [0]


def test_they_become_the_labels_of_somebody_who_is_named(
    project_path, open_window, tmp_path, query
):
    hands = open_window(project_path)
    seen: list[bool] = []

    def act(dialog: ImportDialog) -> None:
        looked(hands, dialog)
        person = dialog.findChild(QComboBox, "importPerson")
        choose(person, "")
        buttons = dialog.findChild(QDialogButtonBox)
        [go] = [
            each
            for each in buttons.buttons()
            if buttons.buttonRole(each) is QDialogButtonBox.ButtonRole.AcceptRole
        ]
        seen.append(go.isEnabled())
        name = dialog.findChild(QLineEdit, "importOther")
        assert name.hasFocus()
        QTest.keyClicks(name, "Zhou Ning")
        seen.append(go.isEnabled())
        hands.answer(lambda told: told.close())
        QTest.keyClick(name, Qt.Key.Key_Return)

    in_dialog(hands, act, doccano(tmp_path / "a.jsonl"))
    until_imported(hands, 3)
    assert seen == [False, True]
    found = query(
        project_path,
        "SELECT name, label, text FROM labels JOIN annotators ON annotators.id = layer",
    )
    assert sorted(found) == [("Zhou Ning", "measure", "修路"), ("Zhou Ning", "number", "5公里")]
