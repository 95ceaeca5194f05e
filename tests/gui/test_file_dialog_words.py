"""Qt's own file dialog speaks Chinese throughout, where Qt's catalogue alone does not."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel
from pytestqt.qtbot import QtBot

from gui.dialogs.project_files import project_filter
from gui.translation import Translation


@pytest.fixture
def in_chinese(qapp: QApplication) -> Iterator[None]:
    translation = Translation(qapp)
    translation.speak("zh")
    yield
    translation.speak("en")


@pytest.mark.usefixtures("in_chinese")
def test_no_label_of_the_file_dialog_is_english(qtbot: QtBot) -> None:
    dialog = QFileDialog()
    qtbot.addWidget(dialog)
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    labels = [each.text() for each in dialog.findChildren(QLabel) if each.text()]
    assert len(labels) >= 3
    assert [each for each in labels if each.isascii()] == []


def test_files_of_projects_are_called_in_the_language_of_the_window(in_chinese: None) -> None:
    assert project_filter() == "金标 (*.jinbiao)"
