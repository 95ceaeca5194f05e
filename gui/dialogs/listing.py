"""A list of sentences that is too long for the status row."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from gui.widgets.labels import PlainLabel


def show_lines(parent: QWidget, title: str, lines: Sequence[str]) -> None:
    """Show lines that can be selected and copied; Esc closes."""
    dialog = QDialog(parent.window())
    dialog.setWindowTitle(title)
    heading = PlainLabel(title)
    field = QPlainTextEdit("\n".join(lines))
    field.setReadOnly(True)
    field.setMinimumSize(520, 240)
    field.setAccessibleName(title)
    buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
    copy = buttons.addButton(
        QCoreApplication.translate("Listing", "Copy"), QDialogButtonBox.ButtonRole.ActionRole
    )
    copy.clicked.connect(lambda: QGuiApplication.clipboard().setText("\n".join([title, *lines])))
    buttons.rejected.connect(dialog.reject)
    column = QVBoxLayout(dialog)
    for part in (heading, field, buttons):
        column.addWidget(part)
    dialog.exec()
    dialog.deleteLater()
