"""The imports of a project, the newest first, and which of them is to be taken back."""

from collections.abc import Sequence

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from annotator.store.imports import Batch
from gui import texts
from gui.dialogs.enter import press_by_default
from gui.dialogs.size import open_as_large_as
from gui.panels.record_table import RecordTable
from gui.widgets.labels import role_label


class ImportsDialog(QDialog):
    """Accepted with an import `chosen`: that one is to be taken back."""

    def __init__(
        self, batches: Sequence[Batch], parent: QWidget | None = None, *, may_take_back: bool
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Imports of this project"))
        self._may_take_back = may_take_back
        headers = [
            *(self.tr("When"), self.tr("By whom"), self.tr("From"), self.tr("Files")),
            self.tr("Reports still here"),
        ]
        self._table = RecordTable[Batch]("imports", headers, _cells, widest=2)
        self._table.setAccessibleName(self.windowTitle())
        self._told = role_label("dim")
        self._told.setWordWrap(True)
        self._told.setText(
            self.tr(
                "Taking an import back removes its reports from the project, but for those that"
                " somebody has begun to label. Importing the files again brings them back."
            )
            if batches
            else self.tr("Nothing was imported yet.")
        )
        self._buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        self._go = self._buttons.addButton(
            self.tr("Take back"), QDialogButtonBox.ButtonRole.AcceptRole
        )
        self._go.setObjectName("takeBack")
        self._buttons.accepted.connect(self.accept)
        self._buttons.rejected.connect(self.reject)
        self._table.itemSelectionChanged.connect(self._allow)
        column = QVBoxLayout(self)
        for part in (self._told, self._table, self._buttons):
            column.addWidget(part)
        press_by_default(self._buttons.button(QDialogButtonBox.StandardButton.Close))
        open_as_large_as(self, 680, 360)
        self._table.fill(batches)
        self._table.setFocus()

    @property
    def chosen(self) -> Batch | None:
        """The import whose row is chosen."""
        return self._table.chosen

    def _allow(self) -> None:
        chosen = self.chosen
        self._go.setEnabled(self._may_take_back and chosen is not None and chosen.standing > 0)


def _cells(of: Batch) -> list[str]:
    return [
        *(texts.moment(of.at), of.name, texts.listed(of.sources), str(of.files)),
        f"{of.standing} / {of.reports}",
    ]
