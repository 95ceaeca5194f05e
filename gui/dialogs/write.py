"""A question that is answered with a line or two of text."""

from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from gui.widgets.labels import PlainLabel

_PADDING: Final = 4  # what the stylesheet leaves above and below the lines


class WriteDialog(QDialog):
    """Asks for a text; Enter takes it, Shift+Enter begins a new line, Esc drops it."""

    def __init__(
        self,
        question: str,
        parent: QWidget | None = None,
        *,
        required: bool,
        before: str = "",
        lines: int = 3,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(question)
        self._required = required
        label = PlainLabel(question)
        label.setWordWrap(True)
        self._field = QPlainTextEdit(before)
        self._field.setObjectName("answer")
        self._field.setAccessibleName(question)
        self._field.setTabChangesFocus(True)
        self._field.selectAll()
        self._field.setMinimumWidth(360)
        self._field.setFixedHeight(_height(self._field, lines))
        self._field.installEventFilter(self)
        self._field.textChanged.connect(self._allow)
        self._buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
        )
        self._buttons.accepted.connect(self.accept)
        self._buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        for part in (label, self._field, self._buttons):
            column.addWidget(part)
        label.setBuddy(self._field)
        self._allow()

    @property
    def answer(self) -> str:
        """What was written, without blanks around it."""
        written: str = self._field.toPlainText()
        return written.strip()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let Enter take the answer."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            if is_enter and not event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
                if self.answer or not self._required:
                    self.accept()
                return True
        return super().eventFilter(watched, event)

    def _allow(self) -> None:
        ok = self._buttons.button(QDialogButtonBox.StandardButton.Ok)
        ok.setEnabled(bool(self.answer) or not self._required)


def _height(field: QPlainTextEdit, lines: int) -> int:
    """What so many lines take, with the space around them."""
    around = 2 * (field.frameWidth() + _PADDING) + 2 * int(field.document().documentMargin())
    return lines * field.fontMetrics().lineSpacing() + around


def ask_for_text(
    parent: QWidget, question: str, *, required: bool = True, before: str = "", lines: int = 3
) -> str | None:
    """What a person writes as an answer; None where they thought better of it."""
    dialog = WriteDialog(question, parent.window(), required=required, before=before, lines=lines)
    taken = dialog.exec() == QDialog.DialogCode.Accepted
    answer = dialog.answer
    dialog.deleteLater()
    return answer if taken else None
