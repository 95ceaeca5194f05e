"""Where the log goes, with Qt's own messages in it; ids and counts, never a report's text."""

import logging
import traceback
from logging.handlers import RotatingFileHandler
from pathlib import Path
from typing import Final

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler

from annotator.names import visible

_BYTES: Final = 1_000_000
_LEVELS: Final = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}


class _Discreet(logging.Formatter):
    """A line for each message, and of an error its kind and where it rose.

    What an error says may quote a report: the dialog shows it, the log does not keep it.
    """

    def format(self, record: logging.LogRecord) -> str:
        head = f"{self.formatTime(record)} {record.levelname} {record.name}"
        error = record.exc_info[1] if record.exc_info else None
        return "\n".join([f"{head} {visible(record.getMessage())}", *_where(error)])


def _where(error: BaseException | None) -> list[str]:
    """The kinds of an error and of what led to it, the first first, each after its frames."""
    if error is None:
        return []
    frames = "".join(traceback.format_tb(error.__traceback__)).splitlines()
    led_to_it = _where(error.__cause__ or error.__context__)
    return [*led_to_it, *frames, f"  {type(error).__qualname__}"]


def set_up(folder: Path) -> None:
    """Log into a file of this folder, or to standard error where it cannot be written."""
    handler: logging.Handler
    try:
        folder.mkdir(parents=True, exist_ok=True)
        handler = RotatingFileHandler(
            folder / "jinbiao.log", maxBytes=_BYTES, backupCount=2, encoding="utf-8"
        )
    except OSError:
        handler = logging.StreamHandler()
    handler.setFormatter(_Discreet())
    root = logging.getLogger()
    root.addHandler(handler)
    root.setLevel(logging.INFO)
    logging.getLogger("jieba").setLevel(logging.WARNING)
    qInstallMessageHandler(_log_qt)


def _log_qt(kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
    logging.getLogger(f"qt.{context.category or 'default'}").log(_LEVELS[kind], "%s", message)
