"""The backups of a project in a list, to go back to one."""

from collections.abc import Sequence

from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from annotator.safety.backups import Backup
from gui.dialogs.size import open_as_large_as
from gui.panels.record_table import RecordTable
from gui.widgets.labels import role_label


class BackupsDialog(QDialog):
    """Enter or a double click restores the chosen one; `chosen` is None where none was."""

    def __init__(self, backups: Sequence[Backup], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Backups"))
        headers = [self.tr("Made"), self.tr("Size")]
        self._table = RecordTable[Backup]("backups", headers, _cells, widest=0, figures=(1,))
        self._table.setAccessibleName(self.windowTitle())
        self._table.fill(backups)
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
        open_as_large_as(self, 460, 400)

    @property
    def chosen(self) -> Backup | None:
        """The backup to go back to."""
        return self._table.chosen


def _cells(of: Backup) -> list[str]:
    return [f"{of.at.astimezone():%Y-%m-%d %H:%M:%S}", QLocale().formattedDataSize(of.size, 1)]
