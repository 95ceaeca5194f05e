"""The backups of a project in a list, to go back to one."""

from collections.abc import Sequence

from PySide6.QtCore import QLocale
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QTableWidget,
    QVBoxLayout,
    QWidget,
)

from annotator.safety.backups import Backup
from gui.panels.widgets import fill_row, named, plain_table, role_label


class BackupsDialog(QDialog):
    """Enter or a double click restores the chosen one; `chosen` is None where none was."""

    def __init__(self, backups: Sequence[Backup], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Backups"))
        self._backups = backups
        self._table = named(QTableWidget(len(backups), 2), "backups")
        self._table.setAccessibleName(self.windowTitle())
        plain_table(self._table, [self.tr("Made"), self.tr("Size")], widest=0)
        self._fill()
        self._buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        restore = self._buttons.addButton(
            self.tr("Restore…"), QDialogButtonBox.ButtonRole.AcceptRole
        )
        restore.setObjectName("restore")
        restore.setEnabled(bool(backups))
        self._buttons.accepted.connect(self.accept)
        self._buttons.rejected.connect(self.reject)
        self._table.doubleClicked.connect(self.accept)
        column = QVBoxLayout(self)
        column.addWidget(self._table, 1)
        told = role_label("dim", "backupsTold")
        told.setWordWrap(True)
        told.setText(
            self.tr("A backup becomes a project file of its own; the project stays as it is.")
        )
        column.addWidget(told)
        column.addWidget(self._buttons)
        self.resize(460, 400)

    @property
    def chosen(self) -> Backup | None:
        """The backup to go back to."""
        row = self._table.currentRow()
        return self._backups[row] if 0 <= row < len(self._backups) else None

    def _fill(self) -> None:
        locale = QLocale()
        for row, each in enumerate(self._backups):
            moment = f"{each.at.astimezone():%Y-%m-%d %H:%M:%S}"
            fill_row(self._table, row, (moment, locale.formattedDataSize(each.size)), figures=(1,))
        if self._backups:
            self._table.selectRow(0)
