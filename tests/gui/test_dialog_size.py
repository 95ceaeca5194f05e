"""Dialogs open as large as they are wished, as far as the screen has room."""

from PySide6.QtWidgets import QDialog

from gui.dialogs.size import open_as_large_as


def test_a_dialog_has_the_size_that_it_is_wished(qtbot):
    dialog = QDialog()
    qtbot.addWidget(dialog)
    open_as_large_as(dialog, 420, 260)
    assert (dialog.width(), dialog.height()) == (420, 260)


def test_a_dialog_is_no_larger_than_its_screen_with_its_title(qtbot):
    dialog = QDialog()
    qtbot.addWidget(dialog)
    room = dialog.screen().availableSize()
    open_as_large_as(dialog, room.width() + 100, room.height() + 100)
    assert dialog.width() == room.width()
    assert dialog.height() < room.height(), "the title stands above it"
