"""Handing in: what goes, what is still to do, and where the package is written."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QListWidget,
    QVBoxLayout,
    QWidget,
)

from gui.dialogs.enter import press_by_default
from gui.plain import one_line
from gui.team.file_line import FileLine, free_name
from gui.widgets.labels import named, role_label
from gui.widgets.tables import quiet_input


class HandInDialog(QDialog):
    """Lists what is handed in; without a file where everybody works in one project."""

    def __init__(
        self,
        name: str,
        ready: Sequence[str],
        left: int,
        project: Path,
        parent: QWidget | None = None,
        *,
        writes_package: bool,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Hand in"))
        self._file = named(FileLine(self.tr("Hand in")), "handInFile")
        self._writes_package = writes_package
        self._buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self._go = self._buttons.addButton(
            self.tr("Hand in"), QDialogButtonBox.ButtonRole.AcceptRole
        )
        self._told = role_label("said", "handInTold")
        self._told.setText(self._said(name, len(ready), left))
        self._list = named(QListWidget(), "handInReports")
        self._list.addItems([one_line(each) for each in ready])
        self._is_anything = bool(ready) or writes_package
        self._lay_out(has_list=bool(ready))
        if writes_package:
            self._file.suggest(free_name(project.parent, self.tr("{name}-done").format(name=name)))
        self._allow()

    @property
    def path(self) -> Path | None:
        """Where the package is written; None where none is."""
        return self._file.path if self._writes_package else None

    def _said(self, name: str, ready: int, left: int) -> str:
        lines = [
            self.tr("{name} hands in finished reports: {count}").format(name=name, count=ready)
        ]
        if left:
            lines.append(self.tr("Not finished yet, and left out: {count}").format(count=left))
        lines.append(self.tr("What is handed in cannot be changed any more unless it is returned."))
        if self._writes_package:
            lines.append(
                self.tr(
                    "The package holds your own work alone. Send it to whoever leads the project."
                )
            )
        return "\n".join(lines)

    def _lay_out(self, *, has_list: bool) -> None:
        quiet_input(self._list)
        self._list.setAccessibleName(self.tr("What is handed in"))
        self._list.setVisible(has_list)
        self._told.setWordWrap(True)
        self._buttons.accepted.connect(self.accept)
        self._buttons.rejected.connect(self.reject)
        self._file.changed.connect(self._allow)
        column = QVBoxLayout(self)
        for part in (self._told, self._list):
            column.addWidget(part)
        if self._writes_package:
            form = QFormLayout()
            form.addRow(self.tr("File"), self._file)
            column.addLayout(form)
        column.addWidget(self._buttons)
        press_by_default(self._go)
        self.setMinimumWidth(560)

    def _allow(self) -> None:
        has_place = self.path is not None or not self._writes_package
        self._go.setEnabled(self._is_anything and has_place)
