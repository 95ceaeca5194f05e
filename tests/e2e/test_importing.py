"""Importing from the window: what is shown before, what comes in, and taking it back again."""

import json
from pathlib import Path

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QPlainTextEdit,
    QPushButton,
    QTableView,
    QWidget,
)

from gui.imports.dialog import ImportDialog
from gui.imports.earlier import ImportsDialog
from gui.imports.files_model import Column

BODY = (
    "柳河乡今年改造危房42户，硬化道路12公里，新建水厂两座，发展养殖业和大棚蔬菜，"
    "带动贫困户增收，群众满意度明显提升。干部驻村帮扶，逐户走访，逐项落实到位，"
    "教育医疗住房安全都有保障，产业发展势头良好，年底如期完成任务并通过了验收。"
)


def version_of(text: str) -> str:
    return text.replace("42", "43")


def looked(hands, dialog: ImportDialog, files: int) -> QTableView:
    """Wait until so many files are shown and nothing is looked at any more."""
    table = dialog.findChild(QTableView, "importFiles")
    hands.bot.waitUntil(
        lambda: table.model().rowCount() == files and not dialog._is_looking, timeout=60_000
    )
    return table


def cell(table: QTableView, row: int, column: Column) -> str:
    return table.model().index(row, column).data()


def in_dialog(hands, act, *paths: Path) -> None:
    """Open the import dialog by its key, give it paths, and do something in it."""

    def fill(dialog: QWidget) -> None:
        assert isinstance(dialog, ImportDialog)
        dialog.take(map(str, paths))
        act(dialog)

    hands.answer(fill)
    hands.press("Ctrl+I")


def until_imported(hands, total: int) -> None:
    hands.bot.waitUntil(
        lambda: hands.window.queue._model.total == total and not hands.window.tasks.is_busy,
        timeout=60_000,
    )


def test_the_preview_says_what_each_file_holds(project_path, open_window, tmp_path):
    (tmp_path / "a.txt").write_bytes(BODY.encode("gb18030"))
    (tmp_path / "b.txt").write_text(version_of(BODY), encoding="utf-8")
    (tmp_path / "c.txt").write_bytes(b"")
    rows = [{"content": f"{n}：{BODY[n:]}", "headline": f"第{n}份"} for n in range(3)]
    (tmp_path / "d.json").write_text(json.dumps(rows), encoding="utf-8")
    hands = open_window(project_path)
    seen = {}

    def read(dialog: ImportDialog) -> None:
        table = looked(hands, dialog, 4)
        for row in range(4):
            seen[cell(table, row, Column.FILE)] = [
                cell(table, row, each) for each in list(Column)[1:]
            ]
        table.setCurrentIndex(table.model().index(0, 0))
        seen["text"] = dialog.findChild(QPlainTextEdit, "importText").toPlainText()
        QTest.keyClick(table, Qt.Key.Key_End)  # the last file, not the last column
        assert cell(table, table.currentIndex().row(), Column.FILE) == "d.json"
        seen["columns"] = [
            dialog.findChild(QComboBox, name).itemText(0) for name in ("importText", "importTitle")
        ]
        dialog.reject()

    in_dialog(hands, read, *(tmp_path / name for name in ("a.txt", "b.txt", "c.txt", "d.json")))
    hands.bot.waitUntil(lambda: "columns" in seen)
    assert seen["a.txt"][:3] == ["txt", "GB18030", "1"]
    assert "% like 柳河乡" in seen["b.txt"][3] or "% like a" in seen["b.txt"][3]
    assert "a.txt" in seen["b.txt"][3]
    assert "c.txt" in seen["c.txt"][3]
    assert seen["d.json"][2] == "3"
    assert seen["text"] == BODY
    assert [each.rpartition(" ")[2] for each in seen["columns"]] == ["content", "headline"]
    assert hands.window.queue._model.total == 2


def test_files_dropped_on_the_window_open_the_dialog(project_path, open_window, tmp_path):
    (tmp_path / "a.txt").write_text(BODY, encoding="utf-8")
    hands = open_window(project_path)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(tmp_path / "a.txt"))])
    shown: list[tuple[Path, ...]] = []

    def read(dialog: QWidget) -> None:
        assert isinstance(dialog, ImportDialog)
        looked(hands, dialog, 1)
        shown.append(dialog.paths)
        QTest.keyClick(dialog, Qt.Key.Key_Return)

    hands.answer(read)
    kinds = (Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton)
    modifiers = Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPoint(400, 300), *kinds, modifiers)
    QApplication.sendEvent(hands.window, enter)
    assert enter.isAccepted()
    QApplication.sendEvent(hands.window, QDropEvent(QPointF(400, 300), *kinds, modifiers))
    until_imported(hands, 3)
    assert shown == [(tmp_path / "a.txt",)]


def test_files_taken_out_and_near_copies_stay_out_when_asked(
    project_path, open_window, tmp_path, query
):
    for name, text in {"a": BODY, "b": version_of(BODY), "c": "另一份不相干的报告。"}.items():
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    hands = open_window(project_path)

    def choose(dialog: ImportDialog) -> None:
        table = looked(hands, dialog, 3)
        table.setFocus()
        for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Delete):
            QTest.keyClick(table, key)
        assert table.model().rowCount() == 2
        box = dialog.findChild(QCheckBox, "leaveOutAlike")
        box.setFocus()
        QTest.keyClick(box, Qt.Key.Key_Space)
        hands.answer(lambda told: told.close())
        QTest.keyClick(dialog, Qt.Key.Key_Return)

    in_dialog(hands, choose, *(tmp_path / f"{name}.txt" for name in "abc"))
    until_imported(hands, 3)
    names = query(project_path, "SELECT name FROM reports ORDER BY rowid")
    assert names[-1] == ("a",)


def test_a_column_is_chosen_where_the_guess_is_wrong(project_path, open_window, tmp_path, query):
    rows = [{"content": f"旧稿{n}：{BODY}", "定稿": f"第{n}份：{BODY[::-1]}"} for n in range(2)]
    (tmp_path / "a.json").write_text(json.dumps(rows), encoding="utf-8")
    hands = open_window(project_path)

    def choose(dialog: ImportDialog) -> None:
        looked(hands, dialog, 1)
        chooser = dialog.findChild(QComboBox, "importText")
        chooser.setCurrentIndex(chooser.findData("定稿"))
        chooser.activated.emit(chooser.currentIndex())
        looked(hands, dialog, 1)
        hands.answer(lambda told: told.close())  # the second is nearly the same
        QTest.keyClick(dialog, Qt.Key.Key_Return)

    in_dialog(hands, choose, tmp_path / "a.json")
    until_imported(hands, 4)
    assert query(project_path, "SELECT count(*) FROM texts WHERE text LIKE '第_份：%'") == [(2,)]


def test_an_import_is_taken_back_from_the_list(project_path, open_window, tmp_path, query):
    (tmp_path / "a.txt").write_text(BODY, encoding="utf-8")
    hands = open_window(project_path)
    in_dialog(hands, lambda dialog: QTest.keyClick(dialog, Qt.Key.Key_Return), tmp_path / "a.txt")
    until_imported(hands, 3)
    hands.window.flow.open(hands.window.flow.report_ids()[-1])
    assert hands.window.desk.workspace.report.text == BODY

    def take_back(dialog: QWidget) -> None:
        assert isinstance(dialog, ImportsDialog)
        assert dialog.chosen.sources == ("a.txt",)
        dialog.findChild(QPushButton, "takeBack").click()

    hands.answer(take_back)
    hands.window.action_set["project.imports"].trigger()
    until_imported(hands, 2)
    assert hands.window.desk.workspace.report.text != BODY
    assert query(project_path, "SELECT count(*) FROM reports") == [(2,)]


def test_what_was_begun_stays_when_its_import_is_taken_back(
    project_path, open_window, tmp_path, query
):
    hands = open_window(project_path)
    hands.press("Return")
    hands.until_stored()
    told: list[str] = []

    def read(dialog: QWidget) -> None:
        told.append(dialog.findChild(QPlainTextEdit).toPlainText())
        dialog.close()

    def take_back(dialog: QWidget) -> None:
        dialog.findChild(QPushButton, "takeBack").click()
        hands.answer(read)

    hands.answer(take_back)
    hands.window.action_set["project.imports"].trigger()
    hands.bot.waitUntil(lambda: bool(told))
    assert "青溪县扶贫简报" in told[0]
    assert query(project_path, "SELECT count(*) FROM reports") == [(1,)]
    assert hands.window.desk.workspace.report.name == "青溪县扶贫简报"


def test_a_long_file_comes_in_whole_while_a_decision_is_made(
    project_path, open_window, tmp_path, query
):
    rows = (json.dumps({"content": f"{n}号：" + BODY * 20}) for n in range(60))
    (tmp_path / "a.jsonl").write_text("\n".join(rows), encoding="utf-8")
    hands = open_window(project_path)
    hands.window.rooms.importing.part.bring_in((tmp_path / "a.jsonl",))
    hands.press("Return")
    hands.until_stored()
    hands.answer(lambda told: told.close())  # the rows are nearly the same
    until_imported(hands, 62)
    kinds = query(project_path, "SELECT kind FROM operations ORDER BY lamport")
    assert kinds.count(("report.import",)) == 2  # that of the fixture, and this one
    assert kinds.count(("label.confirm",)) == 1


def test_a_cancelled_import_leaves_whole_files_and_says_so(
    project_path, open_window, tmp_path, query
):
    for name in "ab":
        rows = (json.dumps({"content": f"{name}{n}号：" + BODY * 20}) for n in range(400))
        (tmp_path / f"{name}.jsonl").write_text("\n".join(rows), encoding="utf-8")
    hands = open_window(project_path)
    hands.window.rooms.importing.part.bring_in((tmp_path / "a.jsonl", tmp_path / "b.jsonl"))
    QTest.mouseClick(
        hands.window.status.findChild(QPushButton, "cancelTask"), Qt.MouseButton.LeftButton
    )
    hands.bot.waitUntil(lambda: not hands.window.tasks.is_busy, timeout=60_000)
    [(count,)] = query(project_path, "SELECT count(*) FROM reports")
    assert count in (2, 402)
