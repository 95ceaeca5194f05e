"""Enter presses the button that has the focus, and the default one from anywhere else."""

import ast
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLineEdit, QPushButton, QVBoxLayout
from pytestqt.qtbot import QtBot

import gui
from gui.dialogs.enter import beside_default, press_by_default


def dialog_with(qtbot: QtBot, *buttons: QPushButton) -> tuple[QDialog, QLineEdit]:
    dialog, field = QDialog(), QLineEdit()
    qtbot.addWidget(dialog)
    column = QVBoxLayout(dialog)
    for each in (field, *buttons):
        column.addWidget(each)
    dialog.show()
    qtbot.waitExposed(dialog)
    return dialog, field


def test_enter_presses_what_has_the_focus(qtbot: QtBot) -> None:
    pressed: list[str] = []
    beside, go = QPushButton("beside"), QPushButton("go")
    for button in (beside, go):
        button.clicked.connect(lambda _=False, of=button: pressed.append(of.text()))
    beside_default(beside)
    go.setDefault(True)
    _, field = dialog_with(qtbot, beside, go)

    for focused, key in (
        (field, Qt.Key.Key_Return),
        (beside, Qt.Key.Key_Return),
        (beside, Qt.Key.Key_Enter),
        (beside, Qt.Key.Key_Space),
        (go, Qt.Key.Key_Return),
    ):
        focused.setFocus()
        qtbot.keyClick(focused, key)
    assert pressed == ["go", "beside", "beside", "beside", "go"]


def test_enter_in_a_field_presses_nothing_that_stands_beside_the_default(qtbot: QtBot) -> None:
    pressed: list[bool] = []
    beside = QPushButton()
    beside.clicked.connect(pressed.append)
    beside_default(beside)
    _, field = dialog_with(qtbot, beside)
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert pressed == []


def test_a_button_that_is_off_is_not_pressed(qtbot: QtBot) -> None:
    pressed: list[bool] = []
    beside = QPushButton()
    beside.clicked.connect(pressed.append)
    beside_default(beside)
    dialog, _ = dialog_with(qtbot, beside)
    beside.setEnabled(False)
    qtbot.keyClick(beside, Qt.Key.Key_Return)
    assert dialog.isVisible()
    assert pressed == []


def test_enter_presses_the_default_again_once_another_button_had_the_focus(qtbot: QtBot) -> None:
    pressed: list[str] = []
    dialog, field, beside = QDialog(), QLineEdit(), QPushButton("beside")
    qtbot.addWidget(dialog)
    box = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
    go = box.addButton("go", QDialogButtonBox.ButtonRole.AcceptRole)
    go.clicked.connect(lambda: pressed.append("go"))
    beside_default(beside)
    column = QVBoxLayout(dialog)
    for each in (field, beside, box):
        column.addWidget(each)
    press_by_default(go)
    dialog.show()
    qtbot.waitExposed(dialog)
    field.setFocus()
    while dialog.focusWidget() is not box.button(QDialogButtonBox.StandardButton.Cancel):
        qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Tab)
    while dialog.focusWidget() is not field:
        qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Tab)
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert pressed == ["go"]


@pytest.mark.parametrize("call", ["setAutoDefault(False)", "setDefault(True)"])
def test_no_button_is_made_the_default_or_kept_from_it_in_another_way(call: str) -> None:
    folder = Path(gui.__file__).parent
    others = [
        path.relative_to(folder)
        for path in folder.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and ast.unparse(node).endswith(f".{call}")
    ]
    assert others == [Path("dialogs/enter.py")]
