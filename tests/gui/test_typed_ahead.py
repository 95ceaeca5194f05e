"""Keys that were pressed before anybody could see what they are about."""

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from gui.projects import typed_ahead


def test_keys_that_wait_come_to_nothing_and_later_ones_work(qtbot: QtBot) -> None:
    field = QLineEdit()
    qtbot.addWidget(field)
    none = Qt.KeyboardModifier.NoModifier
    for kind in (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        QCoreApplication.postEvent(field, QKeyEvent(kind, Qt.Key.Key_A, none, "a"))
    typed_ahead.drop()
    QTest.keyClicks(field, "b")
    assert field.text() == "b"
