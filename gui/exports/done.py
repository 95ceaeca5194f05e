"""What was written where, and the way to its folder."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from gui.widgets.labels import named, role_label


class ExportDone(QDialog):
    """Says some lines, and offers to open the folder that the export is in."""

    def __init__(self, lines: Sequence[str], target: Path, parent: QWidget) -> None:
        super().__init__(parent)
        self._folder = target.parent
        self.setWindowTitle(self.tr("Exported"))
        said = role_label("", "exportDone")
        said.setText("\n".join(lines))
        said.setWordWrap(True)
        said.setMinimumWidth(420)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        kind = QDialogButtonBox.ButtonRole.ActionRole
        folder = named(buttons.addButton(self.tr("Open the folder"), kind), "openFolder")
        folder.clicked.connect(self._open_folder)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.addWidget(said)
        column.addWidget(buttons)

    def _open_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._folder)))
