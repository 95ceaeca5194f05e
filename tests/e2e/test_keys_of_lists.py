"""The status row shows the keys of the list that has the keyboard."""

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog

from annotator import settings
from annotator.gate import Gate, create_project
from annotator.ops import reports
from annotator.project import Project
from schema.records import Report

TEXT = "青河镇小结\n\n2020年5月，镇里发放鸡苗约12万只，受益3000余户。"


def shown(hands) -> dict[str, str]:
    return {word: key for key, word in hands.window.status.hints.shown}


def test_each_list_of_the_window_shows_its_own_keys(tmp_path: Path, open_window) -> None:
    path, me = tmp_path / "keys.jinbiao", settings.load().author()
    create_project(path, me)
    with Project.open(path) as project:
        report = replace(Report.of(TEXT, name="a"), suggested_by=("e",))
        Gate(project, me).run(reports.bring_in([report]))
    hands = open_window(path)
    hands.bot.waitUntil(lambda: hands.window.labeller.to_check.is_done)
    hands.press("Ctrl+F11")
    assert shown(hands)["go there"] == "Enter"
    assert "unfold" in shown(hands)
    hands.press("Esc")
    assert "unfold" not in shown(hands)
    hands.press("Shift+F1")
    assert shown(hands)["cite in a comment"] == "Enter"
    hands.press("Esc", "F5", "Shift+Right", "1", "F8", "Ctrl+F9")
    hands.until_stored()
    hands.bot.waitUntil(lambda: shown(hands) == {"go there": "Enter", "back to the report": "Esc"})


def test_under_a_menu_the_keys_of_the_window_are_not_shown(project_path: Path, open_window) -> None:
    hands = open_window(project_path)
    assert shown(hands)["reject"] == "Del"
    hands.press("Shift+Delete")
    menu = QApplication.activePopupWidget()
    assert menu is not None
    assert not shown(hands)
    QTest.keyClick(menu, Qt.Key.Key_Escape)
    assert shown(hands)["reject"] == "Del"


def test_under_a_dialog_the_keys_of_the_window_are_not_shown(tmp_path: Path, open_window) -> None:
    path = tmp_path / "keys.jinbiao"
    create_project(path, settings.load().author())
    hands = open_window(path)
    assert shown(hands)
    dialog = QDialog(hands.window)
    dialog.setModal(True)
    dialog.show()
    dialog.activateWindow()  # in it nothing has the keyboard
    hands.bot.waitUntil(lambda: not shown(hands))
    hands.window.update_situation()
    hands.window.follow_keys()
    assert not shown(hands)
    dialog.close()
    hands.window.activateWindow()
    hands.bot.waitUntil(lambda: bool(shown(hands)))
