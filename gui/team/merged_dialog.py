"""What came of a merge: what came in, from whom, which copy lacks something, what conflicts."""

from collections.abc import Sequence

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from gui.dialogs.enter import beside_default, press_by_default
from gui.widgets.labels import named, role_label


class MergedDialog(QDialog):
    """Accepted where the conflicts are to be settled now."""

    def __init__(
        self, heading: str, lines: Sequence[str], conflicts: int, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Taken in"))
        said = role_label("heading", "mergedHeading")
        said.setText(heading)
        said.setWordWrap(True)
        field = named(QPlainTextEdit("\n".join(lines)), "mergedLines")
        field.setReadOnly(True)
        field.setTabChangesFocus(True)
        field.setAccessibleName(heading)
        field.setMinimumSize(600, 180)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        role = QDialogButtonBox.ButtonRole
        copy = buttons.addButton(self.tr("Copy"), role.ActionRole)
        copy.clicked.connect(
            lambda: QGuiApplication.clipboard().setText("\n".join([heading, *lines]))
        )
        if conflicts:
            settle = self.tr("Settle {count} conflicts…").format(count=conflicts)
            first = named(buttons.addButton(settle, role.AcceptRole), "settleNow")
        else:
            beside_default(copy)  # Enter closes
            first = buttons.button(QDialogButtonBox.StandardButton.Close)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        for part in (said, field, buttons):
            column.addWidget(part)
        press_by_default(first)
