"""Files of one import differ: in encoding, in columns; and a text may stand in two of them."""

import json
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QPlainTextEdit, QTableView, QWidget

from gui.imports.dialog import ImportDialog
from gui.imports.files_model import Column

BODY = "山口镇新修水渠4公里，改造危房31户，培训农民二百人次，产业发展势头良好，群众满意。"


def looked(hands, dialog: ImportDialog, files: int) -> QTableView:
    table = dialog.findChild(QTableView, "importFiles")
    hands.bot.waitUntil(
        lambda: table.model().rowCount() == files and not dialog._is_looking, timeout=60_000
    )
    return table


def in_dialog(hands, act, *paths: Path) -> list[bool]:
    done: list[bool] = []

    def fill(dialog: QWidget) -> None:
        assert isinstance(dialog, ImportDialog)
        dialog.take(map(str, paths))
        act(dialog)
        done.append(True)

    hands.answer(fill)
    hands.press("Ctrl+I")
    return done


def choose(chooser: QComboBox, data: str) -> None:
    chooser.setFocus()
    while chooser.currentData() != data:
        before = chooser.currentIndex()
        QTest.keyClick(chooser, Qt.Key.Key_Down)
        assert chooser.currentIndex() != before


def until_imported(hands, total: int) -> None:
    hands.bot.waitUntil(
        lambda: hands.window.queue._model.total == total and not hands.window.tasks.is_busy,
        timeout=60_000,
    )


def test_each_table_has_columns_of_its_own(project_path, open_window, tmp_path, query):
    for name in "ab":
        rows = [{"初稿": f"{name}初{BODY}", "定稿": f"{name}定{BODY[::-1]}"}]
        (tmp_path / f"{name}.json").write_text(json.dumps(rows), encoding="utf-8")
    hands = open_window(project_path)

    def act(dialog: ImportDialog) -> None:
        for row, column in ((0, "初稿"), (1, "定稿")):
            table = looked(hands, dialog, 2)
            table.setFocus()
            QTest.keyClick(table, Qt.Key.Key_Home if row == 0 else Qt.Key.Key_End)
            choose(dialog.findChild(QComboBox, "importText"), column)
            table = looked(hands, dialog, 2)
            assert {each.row() for each in table.selectionModel().selectedRows()} == {row}
        QTest.keyClick(dialog, Qt.Key.Key_Return)

    assert in_dialog(hands, act, tmp_path / "a.json", tmp_path / "b.json")
    until_imported(hands, 4)
    found = query(project_path, "SELECT substr(text, 1, 2) FROM texts ORDER BY rowid DESC LIMIT 2")
    assert {each for (each,) in found} == {"a初", "b定"}


def test_an_encoding_is_that_of_the_chosen_file_alone(project_path, open_window, tmp_path):
    (tmp_path / "a.txt").write_bytes("脫貧".encode("big5"))
    (tmp_path / "b.txt").write_text(BODY, encoding="utf-8")
    hands = open_window(project_path)
    seen: list[str] = []

    def act(dialog: ImportDialog) -> None:
        table = looked(hands, dialog, 2)
        choose(dialog.findChild(QComboBox, "importEncoding"), "big5hkscs")
        table = looked(hands, dialog, 2)
        for row in range(2):
            table.selectRow(row)
            seen.append(dialog.findChild(QPlainTextEdit, "importText").toPlainText())
            seen.append(table.model().index(row, Column.ENCODING).data())
        dialog.reject()

    assert in_dialog(hands, act, tmp_path / "a.txt", tmp_path / "b.txt")
    assert seen[0].endswith("脫貧")
    assert seen[1].startswith("BIG5")
    assert (seen[2], seen[3]) == (BODY, "UTF-8")


def test_a_repeat_is_said_to_be_one_of_a_file_above(project_path, open_window, tmp_path):
    for name in "ab":
        (tmp_path / f"{name}.txt").write_text(BODY, encoding="utf-8")
    hands = open_window(project_path)
    seen: list[str] = []

    def act(dialog: ImportDialog) -> None:
        table = looked(hands, dialog, 2)
        seen.extend(table.model().index(row, Column.REMARK).data() for row in range(2))
        hands.answer(told)
        QTest.keyClick(dialog, Qt.Key.Key_Return)

    def told(dialog: QWidget) -> None:
        seen.append(dialog.findChild(QPlainTextEdit).toPlainText())
        dialog.close()

    assert in_dialog(hands, act, tmp_path / "a.txt", tmp_path / "b.txt")
    until_imported(hands, 3)
    hands.bot.waitUntil(lambda: len(seen) == 3)
    assert seen[:2] == ["", "the same as a.txt above"]
    assert "b.txt" in seen[2]
    assert "came in once" in seen[2]
