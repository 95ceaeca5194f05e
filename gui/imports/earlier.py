"""The imports of a project, the newest first, and which of them is to be taken back."""

from collections.abc import Sequence

from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QTableWidget,
    QVBoxLayout,
    QWidget,
)

from annotator.store.imports import Batch
from gui import texts
from gui.panels.widgets import fill_row, named, plain_table, role_label


class ImportsDialog(QDialog):
    """Accepted with an import `chosen`: that one is to be taken back."""

    def __init__(
        self, batches: Sequence[Batch], parent: QWidget | None = None, *, may_take_back: bool
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Imports of this project"))
        self._batches = list(batches)
        self._may_take_back = may_take_back
        self._table = named(QTableWidget(len(batches), 5), "imports")
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
        self._set_up()
        self._buttons.accepted.connect(self.accept)
        self._buttons.rejected.connect(self.reject)
        self._table.itemSelectionChanged.connect(self._allow)
        column = QVBoxLayout(self)
        for part in (self._told, self._table, self._buttons):
            column.addWidget(part)
        self._buttons.button(QDialogButtonBox.StandardButton.Close).setDefault(True)
        self.resize(680, 360)
        if batches:
            self._table.selectRow(0)
        self._table.setFocus()
        self._allow()

    @property
    def chosen(self) -> Batch | None:
        """The import whose row is chosen."""
        row = self._table.currentRow()
        return self._batches[row] if row >= 0 else None

    def _set_up(self) -> None:
        table = self._table
        table.setAccessibleName(self.windowTitle())
        headers = [
            self.tr("When"),
            self.tr("By whom"),
            self.tr("From"),
            self.tr("Files"),
            self.tr("Reports still here"),
        ]
        plain_table(table, headers, widest=2)
        for row, batch in enumerate(self._batches):
            cells = (
                texts.moment(batch.at),
                batch.name,
                texts.listed(batch.sources),
                str(batch.files),
                f"{batch.standing} / {batch.reports}",
            )
            fill_row(table, row, cells)

    def _allow(self) -> None:
        chosen = self.chosen
        self._go.setEnabled(self._may_take_back and chosen is not None and chosen.standing > 0)
