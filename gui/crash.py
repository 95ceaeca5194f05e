"""The last resort: an unexpected error is logged and shown, and the window goes on.

What the disk refuses while the window reads comes here too, from whichever room: it is no error of
our own, and is told like all else that a person can act on.
"""

import logging
import sqlite3
import sys
import threading
import traceback
from collections.abc import Callable
from types import TracebackType

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from annotator.errors import Problem
from annotator.store.connection import problem_of

log = logging.getLogger(__name__)


class CrashReporter(QObject):
    """Takes over the interpreter's exception hooks; one dialog is shown at a time."""

    crashed = Signal(str)
    _failed_to_read = Signal(object)  # Problem

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._is_shown = False
        self._tell: Callable[[Problem], None] | None = None
        self.crashed.connect(self._show)
        self._failed_to_read.connect(self._on_failed_to_read)

    def tell_of_file(self, tell: Callable[[Problem], None]) -> None:
        """Let this tell what is wrong with the project file, rather than show an error of ours."""
        self._tell = tell

    def install(self) -> None:
        """Hear of every exception that nobody caught, in any thread."""
        sys.excepthook = self._hook
        threading.excepthook = lambda args: self._hook(
            args.exc_type, args.exc_value or args.exc_type(), args.exc_traceback
        )

    def _hook(
        self, kind: type[BaseException], error: BaseException, where: TracebackType | None
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, where)
            return
        problem = problem_of(error) if isinstance(error, sqlite3.Error) else None
        if problem is not None and self._tell is not None:
            log.error("the file cannot be read: %s", problem, exc_info=(kind, error, where))
            self._failed_to_read.emit(problem)
            return
        log.critical("unexpected", exc_info=(kind, error, where))
        self.crashed.emit("".join(traceback.format_exception(kind, error, where)))

    def _on_failed_to_read(self, problem: Problem) -> None:
        assert self._tell is not None
        self._tell(problem)

    def _show(self, details: str) -> None:
        if self._is_shown:
            return
        self._is_shown = True
        dialog = CrashDialog(details)
        dialog.exec()
        dialog.deleteLater()
        self._is_shown = False


class CrashDialog(QDialog):
    """Says that something went wrong inside, with the details to copy."""

    def __init__(self, details: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Something went wrong"))
        words = QLabel(
            self.tr(
                "The program met an error of its own. What was shown as stored is stored; you can"
                " go on. Please send the details below to whoever looks after the program."
            )
        )
        words.setWordWrap(True)
        field = QPlainTextEdit(details)
        field.setReadOnly(True)
        field.setMinimumSize(560, 220)
        field.setAccessibleName(self.tr("Details"))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        copy = buttons.addButton(self.tr("Copy details"), QDialogButtonBox.ButtonRole.ActionRole)
        copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(details))
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        for part in (words, field, buttons):
            column.addWidget(part)
