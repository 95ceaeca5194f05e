"""The export dialog by keyboard: what is chosen is shown, counted, written, and where it lies."""

import json
import sys
import threading
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QFileDialog,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QWidget,
)

from annotator import settings
from annotator.exchange.formats import FORMATS
from annotator.gate import Gate
from annotator.importing.choice import ImportChoice
from annotator.importing.files import import_paths
from annotator.project import Project
from gui.exports.dialog import ExportDialog
from gui.exports.done import ExportDone


@pytest.fixture
def labelled(labelled_path, open_window):
    """A window whose first report is finished."""
    hands = open_window(labelled_path)
    hands.press("Ctrl+Return")
    hands.until_stored()
    return hands


@pytest.fixture
def to(monkeypatch: pytest.MonkeyPatch) -> Callable[[Path], None]:
    """Says which path the system's own dialog will give."""

    def choose(path: Path) -> None:
        given = (str(path), "")
        monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: given)

    return choose


def told(dialog: QWidget, name: str = "exportTold") -> str:
    return dialog.findChild(QLabel, name).text()


def go(dialog: QWidget) -> QPushButton:
    return dialog.findChild(QPushButton, "exportGo")


def beginning(dialog: QWidget) -> str:
    return dialog.findChild(QPlainTextEdit, "exportText").toPlainText()


def choose(dialog: QWidget, name: str, data: object) -> None:
    chooser = dialog.findChild(QComboBox, name)
    chooser.setFocus()
    QTest.keyClick(chooser, Qt.Key.Key_Home)
    while chooser.currentData() != data:
        before = chooser.currentIndex()
        QTest.keyClick(chooser, Qt.Key.Key_Down)
        assert chooser.currentIndex() != before


def tick(dialog: QWidget, name: str) -> None:
    box = dialog.findChild(QCheckBox, name)
    assert box.isEnabled()
    box.setFocus()
    QTest.keyClick(box, Qt.Key.Key_Space)


def until_counted(hands, dialog: QWidget) -> None:
    hands.bot.waitUntil(lambda: go(dialog).isEnabled(), timeout=20_000)


def in_dialog(hands, act: Callable[[ExportDialog], None]) -> None:
    done: list[bool] = []

    def fill(dialog: QWidget) -> None:
        assert isinstance(dialog, ExportDialog)
        act(dialog)
        done.append(True)

    hands.answer(fill)
    hands.press("Ctrl+E")
    assert done


def until_told(hands, folders: list[str], monkeypatch: pytest.MonkeyPatch) -> str:
    """What the last dialog says; its folder is opened by key."""
    said: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: folders.append(url.toLocalFile()))

    def look(dialog: QWidget) -> None:
        assert isinstance(dialog, ExportDone)
        said.append(told(dialog, "exportDone"))
        button = dialog.findChild(QPushButton, "openFolder")
        button.setFocus()
        QTest.keyClick(button, Qt.Key.Key_Space)
        QTest.keyClick(dialog, Qt.Key.Key_Escape)

    hands.answer(look)
    hands.bot.waitUntil(lambda: bool(said), timeout=20_000)
    return said[0]


def test_what_is_shown_is_what_is_written(labelled, to, tmp_path, monkeypatch) -> None:
    shown: list[str] = []
    to(tmp_path / "gold")

    def act(dialog: ExportDialog) -> None:
        until_counted(labelled, dialog)
        shown.extend((beginning(dialog), told(dialog)))
        go(dialog).setFocus()
        QTest.keyClick(go(dialog), Qt.Key.Key_Space)

    in_dialog(labelled, act)
    folders: list[str] = []
    said = until_told(labelled, folders, monkeypatch)
    written = (tmp_path / "gold.jsonl").read_text("utf-8")
    assert shown[0] == written.rstrip("\n") or shown[0] == written
    [record] = [json.loads(line) for line in written.splitlines()]
    assert {"36个", "1200人", "87户"} <= {span["text"] for span in record["spans"]}
    assert f"1 report, {len(record['spans'])} spans" in shown[1]
    assert str(tmp_path / "gold.jsonl") in said
    assert folders == [str(tmp_path)]


def test_what_the_format_drops_is_counted_before(labelled, to, tmp_path, monkeypatch) -> None:
    lost: list[str] = []
    to(tmp_path / "out.conll")

    def act(dialog: ExportDialog) -> None:
        choose(dialog, "exportFormat", "conll")
        choose(dialog, "exportScheme", "BMES")
        until_counted(labelled, dialog)
        lost.append(told(dialog, "exportLost"))
        assert "-NUMBER" in beginning(dialog)
        QTest.keyClick(dialog, Qt.Key.Key_Return)

    in_dialog(labelled, act)
    said = until_told(labelled, [], monkeypatch)
    assert "Value ×4" in lost[0]
    assert lost[0] in said
    assert "M-NUMBER" in (tmp_path / "out.conll").read_text("utf-8")


def test_only_what_a_format_can_do_is_offered(labelled) -> None:
    def act(dialog: ExportDialog) -> None:
        def is_on(kind: type[QObject], name: str) -> bool:
            return bool(dialog.findChild(kind, name).isEnabled())

        assert is_on(QCheckBox, "exportRejected")
        assert is_on(QCheckBox, "exportBare")
        assert not is_on(QComboBox, "exportScheme")
        choose(dialog, "exportFormat", "brat")
        for kind, name in (
            (QCheckBox, "exportRejected"),
            (QCheckBox, "exportBare"),
            (QComboBox, "exportChunk"),
            (QComboBox, "exportOffsets"),
            (QLineEdit, "exportLength"),
        ):
            assert not is_on(kind, name), name
        until_counted(labelled, dialog)
        assert beginning(dialog).startswith("T1\t")
        choose(dialog, "exportFormat", "facts")
        assert dialog.findChild(QComboBox, "exportEnding").isVisible()
        choose(dialog, "exportEnding", ".xlsx")
        until_counted(labelled, dialog)
        assert '"spans"' in beginning(dialog)
        dialog.reject()

    in_dialog(labelled, act)


def test_a_missing_library_is_said_with_the_command_that_brings_it(labelled, monkeypatch) -> None:
    monkeypatch.setitem(sys.modules, "spacy", None)

    def act(dialog: ExportDialog) -> None:
        choose(dialog, "exportFormat", "spacy")
        labelled.bot.waitUntil(lambda: "pip install" in told(dialog), timeout=20_000)
        assert ".[spacy]" in told(dialog)
        assert not go(dialog).isEnabled()
        dialog.reject()

    in_dialog(labelled, act)


def test_nothing_to_export_is_said_and_not_written(project_path, open_window) -> None:
    hands = open_window(project_path)

    def act(dialog: ExportDialog) -> None:
        hands.bot.waitUntil(lambda: "nothing to export" in told(dialog), timeout=20_000)
        assert not go(dialog).isEnabled()
        dialog.reject()

    in_dialog(hands, act)


def test_a_date_that_is_none_is_said_and_holds_the_export(labelled) -> None:
    def act(dialog: ExportDialog) -> None:
        until_counted(labelled, dialog)
        field = dialog.findChild(QLineEdit, "exportSince")
        field.setFocus()
        QTest.keyClicks(field, "2019-13")
        assert not go(dialog).isEnabled()
        assert "2019-05" in told(dialog)
        QTest.keyClick(field, Qt.Key.Key_Backspace)
        QTest.keyClick(field, Qt.Key.Key_2)
        labelled.bot.waitUntil(lambda: "nothing to export" in told(dialog), timeout=20_000)
        dialog.reject()

    in_dialog(labelled, act)


def test_what_stays_out_for_want_of_a_date_is_said_before_and_after(
    project_path, open_window, to, tmp_path, monkeypatch
) -> None:
    given = tmp_path / "dated.jsonl"
    texts = ({"text": "甲村修路5公里。", "meta": {"date": "2019-05"}}, {"text": "乙村没有日期。"})
    given.write_text("\n".join(json.dumps({"spans": [], **each}) for each in texts), "utf-8")
    me = settings.load().author()
    with Project.open(project_path) as opened:
        import_paths(Gate(opened, me), [given], ImportChoice(labels_of=me.name))
    hands = open_window(project_path)
    to(tmp_path / "out.jsonl")

    def act(dialog: ExportDialog) -> None:
        until_counted(hands, dialog)
        assert dialog.findChild(QLabel, "exportLost").isHidden()
        field = dialog.findChild(QLineEdit, "exportUntil")
        field.setFocus()
        QTest.keyClicks(field, "2018")
        hands.bot.waitUntil(lambda: "nothing to export" in told(dialog), timeout=20_000)
        assert "1 report has no date" in told(dialog, "exportLost")
        QTest.keyClick(field, Qt.Key.Key_Backspace)
        QTest.keyClicks(field, "9")
        until_counted(hands, dialog)
        assert "1 report, 0 spans" in told(dialog)
        assert "1 report has no date" in told(dialog, "exportLost")
        QTest.keyClick(dialog, Qt.Key.Key_Return)

    in_dialog(hands, act)
    assert "1 report has no date" in until_told(hands, [], monkeypatch)
    [line] = (tmp_path / "out.jsonl").read_text("utf-8").splitlines()
    assert json.loads(line)["text"] == "甲村修路5公里。"


def test_every_field_is_reached_by_tab_and_has_a_name(labelled) -> None:
    def act(dialog: ExportDialog) -> None:
        until_counted(labelled, dialog)
        fields = [
            each
            for each in dialog.findChildren(QWidget)
            if each.objectName().startswith("export")
            and each.focusPolicy() & Qt.FocusPolicy.TabFocus
            and each.isEnabled()
            and each.isVisible()
        ]
        reached: set[QWidget] = set()
        for _ in range(len(fields) + 6):
            QTest.keyClick(dialog.focusWidget() or dialog, Qt.Key.Key_Tab)
            reached.add(QApplication.focusWidget())
        assert {each.objectName() for each in fields} <= {each.objectName() for each in reached}
        for each in fields:
            assert each.accessibleName() or each.property("text"), each.objectName()
        dialog.reject()

    in_dialog(labelled, act)


def test_a_card_that_is_wanted_last_is_written_too(labelled, to, tmp_path, monkeypatch) -> None:
    to(tmp_path / "o.jsonl")

    def act(dialog: ExportDialog) -> None:
        until_counted(labelled, dialog)
        tick(dialog, "exportCard")
        QTest.keyClick(dialog, Qt.Key.Key_Return)

    in_dialog(labelled, act)
    until_told(labelled, [], monkeypatch)
    assert (tmp_path / "o.jsonl.card.md").exists()


def test_a_format_without_a_choice_does_not_change_what_was_chosen(labelled) -> None:
    def act(dialog: ExportDialog) -> None:
        places = dialog.findChild(QComboBox, "exportOffsets")
        assert places.currentData() == "codepoint"
        for unit in ("codepoint", "byte"):
            choose(dialog, "exportFormat", "jsonl")
            choose(dialog, "exportOffsets", unit)
            choose(dialog, "exportFormat", "webanno")
            assert places.currentData() == "utf16"
            choose(dialog, "exportFormat", "brat")
            choose(dialog, "exportFormat", "jsonl")
            assert places.currentData() == unit
        dialog.reject()

    in_dialog(labelled, act)


def test_parts_pieces_and_labels_are_written_as_chosen(labelled, to, tmp_path, monkeypatch) -> None:
    to(tmp_path / "o.jsonl")

    def act(dialog: ExportDialog) -> None:
        choose(dialog, "exportLayer", "all")
        tick(dialog, "exportLabel/measure")
        tick(dialog, "exportFinished")
        choose(dialog, "exportChunk", "sentence")
        tick(dialog, "exportCard")
        tick(dialog, "exportPseudonyms")
        until_counted(labelled, dialog)
        QTest.keyClick(dialog, Qt.Key.Key_Return)

    in_dialog(labelled, act)
    until_told(labelled, [], monkeypatch)
    records = [json.loads(line) for line in (tmp_path / "o.jsonl").read_text("utf-8").splitlines()]
    assert len(records) > 1
    spans = [span for record in records for span in record["spans"]]
    assert {span["label"] for span in spans} == {"NUMBER"}
    assert all(span["annotator"].startswith("annotator-") for span in spans)
    card = json.loads((tmp_path / "o.jsonl.card.json").read_text("utf-8"))
    assert card["chosen"]["labels"] == ["number"]


def test_a_cancelled_export_writes_nothing_and_says_so(labelled, to, tmp_path, monkeypatch) -> None:
    labelled.press("Return")  # a second report has a label: the first is written before it
    labelled.until_stored()
    folder = tmp_path / "out"
    folder.mkdir()
    to(folder / "o.jsonl")
    begun, may_go_on = threading.Event(), threading.Event()
    usual = FORMATS["jsonl"]

    def slowly(records, target, how):
        def held():
            for record in records:
                yield record
                begun.set()
                may_go_on.wait(60)

        usual.write(held(), target, how)

    def act(dialog: ExportDialog) -> None:
        choose(dialog, "exportLayer", "all")
        until_counted(labelled, dialog)
        monkeypatch.setitem(FORMATS, "jsonl", replace(usual, line=None, write=slowly))
        QTest.keyClick(dialog, Qt.Key.Key_Return)

    in_dialog(labelled, act)
    labelled.bot.waitUntil(begun.is_set, timeout=20_000)
    cancel = labelled.window.status.findChild(QPushButton, "cancelTask")
    assert cancel.isVisible()
    QTest.mouseClick(cancel, Qt.MouseButton.LeftButton)
    may_go_on.set()
    labelled.bot.waitUntil(lambda: not labelled.window.tasks.is_busy, timeout=20_000)
    assert [*folder.iterdir()] == []
    said = labelled.window.status.findChildren(QLabel)
    assert any("nothing was written" in each.text() for each in said)


def test_the_next_export_begins_with_what_was_chosen_for_the_last(
    labelled, to, tmp_path, monkeypatch
) -> None:
    to(tmp_path / "o.conll")

    def first(dialog: ExportDialog) -> None:
        choose(dialog, "exportFormat", "conll")
        choose(dialog, "exportLayer", "all")
        choose(dialog, "exportChunk", "sentence")
        choose(dialog, "exportScheme", "BMES")
        tick(dialog, "exportLabel/measure")
        tick(dialog, "exportCard")
        empty = dialog.findChild(QLineEdit, "exportEmpty")
        empty.setFocus()
        QTest.keyClicks(empty, "25")
        until_counted(labelled, dialog)
        QTest.keyClick(dialog, Qt.Key.Key_Return)

    in_dialog(labelled, first)
    until_told(labelled, [], monkeypatch)
    labelled.come_back()
    seen: list[object] = []

    def look(dialog: ExportDialog) -> None:
        choosers = ("exportFormat", "exportLayer", "exportChunk", "exportScheme", "exportPart")
        boxes = ("exportLabel/measure", "exportLabel/number", "exportCard")
        seen.extend(dialog.findChild(QComboBox, name).currentData() for name in choosers)
        seen.append(dialog.findChild(QLineEdit, "exportEmpty").text())
        seen.extend(dialog.findChild(QCheckBox, name).isChecked() for name in boxes)
        dialog.reject()

    in_dialog(labelled, look)
    assert seen == ["conll", "all", "sentence", "BMES", None, "25", False, True, True]
