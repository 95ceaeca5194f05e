"""The window's tests: no screen, and no warning of Qt's left unheard."""

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler

_GRAVE = (QtMsgType.QtWarningMsg, QtMsgType.QtCriticalMsg, QtMsgType.QtFatalMsg)
# what the platform without a screen says of itself
_OF_THE_PLATFORM = ("This plugin does not support",)


@pytest.fixture(autouse=True)
def no_qt_warnings() -> Iterator[None]:
    """Fail where Qt warned of something."""
    heard: list[str] = []

    def hear(kind: QtMsgType, _context: QMessageLogContext, message: str) -> None:
        if kind in _GRAVE and not message.startswith(_OF_THE_PLATFORM):
            heard.append(message)

    before = qInstallMessageHandler(hear)
    yield
    qInstallMessageHandler(before)
    assert not heard
