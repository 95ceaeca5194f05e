"""The last resort."""

import logging
import sys
import threading

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QPushButton

from gui import crash
from gui.crash import CrashDialog, CrashReporter


def test_an_unexpected_error_is_logged_shown_and_survived(qtbot, monkeypatch, caplog):
    reporter = CrashReporter()
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setattr(threading, "excepthook", threading.excepthook)
    reporter.install()
    seen = []

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, CrashDialog)
        seen.append(dialog.findChild(QPlainTextEdit).toPlainText())
        dialog.reject()

    QTimer.singleShot(100, look)
    with caplog.at_level(logging.CRITICAL, logger=crash.__name__):
        sys.excepthook(ValueError, ValueError("of our own"), None)
    qtbot.waitUntil(lambda: bool(seen))
    assert "ValueError: of our own" in seen[0]
    assert "unexpected" in caplog.text


def test_the_details_can_be_copied(qtbot):
    dialog = CrashDialog("the details")
    qtbot.addWidget(dialog)
    copy = next(b for b in dialog.findChildren(QPushButton) if "Copy" in b.text())
    copy.click()
    assert QApplication.clipboard().text() == "the details"
