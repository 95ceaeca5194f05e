"""The row on top: the project's name gives way, and stands as soon as it is told."""

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMainWindow, QMenu, QToolButton
from pytestqt.qtbot import QtBot

from gui.actions.action_set import ActionSet
from gui.frame.tool_row import ToolRow
from gui.widgets.labels import ElidedLabel


@pytest.fixture
def row(qtbot: QtBot, qapp: QApplication) -> ToolRow:
    window = QMainWindow()
    qtbot.addWidget(window)
    made = ToolRow(ActionSet(window, {}))
    window.addToolBar(made)
    window.resize(1100, 300)
    window.show()
    qtbot.waitExposed(window)
    qapp.processEvents()
    return made


def test_the_name_has_its_room_before_anything_is_painted_again(row: ToolRow) -> None:
    label = row.findChild(ElidedLabel, "projectName")
    assert label is not None
    row.show_project("samples.jinbiao", "")
    assert label.width() >= label.fontMetrics().horizontalAdvance("samples.jinbiao")


def test_a_long_name_has_some_room_and_leaves_the_places_theirs(row: ToolRow) -> None:
    row.show_project("项目" * 200, "")
    QApplication.processEvents()
    label, place = row.findChild(ElidedLabel), row.findChild(QToolButton, "labelling")
    assert label is not None
    assert place is not None
    assert label.width() > 10 * label.fontMetrics().height()
    assert place.x() < row.width() / 2


def test_the_menu_that_a_key_opens_has_its_first_line_marked(row: ToolRow) -> None:
    marked: list[str] = []

    def look() -> None:
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        line = menu.activeAction()
        marked.append(line.text() if line else "")
        menu.close()

    QTimer.singleShot(50, look)
    row.open_menu()
    assert marked == ["Project"]
