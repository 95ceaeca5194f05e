"""Which layers are to be compared: a list to tick in, by the keyboard alone."""

from collections.abc import Iterable, Sequence
from enum import Enum, auto
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from annotator.exchange.jsonl import SUFFIXES
from annotator.project import SUFFIX
from gui.actions.review import LETTERS
from gui.dialogs.enter import beside_default, press_by_default
from gui.dialogs.fault_line import FaultLine
from gui.dialogs.size import open_as_large_as
from gui.widgets.labels import named, role_label
from gui.widgets.tables import quiet_input

_NAME: Final = Qt.ItemDataRole.UserRole


class Wish(Enum):
    """What is to be shown of the layers that were chosen."""

    VERSIONS = auto()
    FIGURES = auto()


class CompareDialog(QDialog):
    """Offers layers as `(name, words)`; says by `wanted` which are to be compared, and how."""

    wanted = Signal(object, object)  # list of names, Wish

    def __init__(
        self,
        offered: Sequence[tuple[str, str]],
        chosen: Iterable[str],
        folder: Path,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Compare layers"))
        self._folder = folder
        self.layers = named(QListWidget(), "layers")
        self._told = FaultLine("compareTold")
        self._versions = named(QPushButton(self.tr("Compare in the report")), "compareVersions")
        self._figures = named(QPushButton(self.tr("Figures…")), "compareFigures")
        self._file = named(QPushButton(self.tr("Add a file…")), "compareFile")
        for name, words in offered:
            self._add(name, words)
        self._lay_out()
        for name in chosen:
            self._tick(name)
        self._allow()
        self.layers.itemChanged.connect(self._allow)
        self.layers.setCurrentRow(0)
        self.layers.setFocus()

    @property
    def names(self) -> list[str]:
        """The layers that are ticked, in their order."""
        items = map(self.layers.item, range(self.layers.count()))
        return [each.data(_NAME) for each in items if each.checkState() == Qt.CheckState.Checked]

    def add_file(self, path: Path) -> None:
        """Offer what a file says too, and tick it."""
        self._add(str(path), path.name)
        self._tick(str(path))
        self.layers.setCurrentRow(self.layers.count() - 1)

    def tell(self, error: Exception) -> None:
        """Say why the layers cannot be compared."""
        self._told.tell(error)
        self._allow()

    def show_busy(self) -> None:
        """The layers are being read."""
        for button in (self._versions, self._figures):
            button.setEnabled(False)

    def _lay_out(self) -> None:
        said = role_label("dim")
        said.setWordWrap(True)
        said.setText(
            self.tr(
                "Tick two or more with the space bar. Where gold is one of them, another's version"
                " can be taken into it; anything else is only shown."
            )
        )
        self.layers.setAccessibleName(self.windowTitle())
        quiet_input(self.layers)
        buttons = QDialogButtonBox()
        for button in (self._file, self._figures):
            beside_default(button)
        buttons.addButton(self._file, QDialogButtonBox.ButtonRole.ResetRole)
        buttons.addButton(self._figures, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.addButton(self._versions, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton(QDialogButtonBox.StandardButton.Cancel)
        buttons.rejected.connect(self.reject)
        self._file.clicked.connect(self._ask_file)
        self._versions.clicked.connect(lambda: self._want(Wish.VERSIONS))
        self._figures.clicked.connect(lambda: self._want(Wish.FIGURES))
        column = QVBoxLayout(self)
        for part in (said, self.layers, self._told, buttons):
            column.addWidget(part)
        press_by_default(self._versions)
        open_as_large_as(self, 520, 420)

    def _add(self, name: str, words: str) -> None:
        item = QListWidgetItem(words, self.layers)
        item.setData(_NAME, name)
        item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
        item.setCheckState(Qt.CheckState.Unchecked)

    def _tick(self, name: str) -> None:
        for row in range(self.layers.count()):
            item = self.layers.item(row)
            if item.data(_NAME) == name:
                item.setCheckState(Qt.CheckState.Checked)

    def _allow(self) -> None:
        may_compare = 2 <= len(self.names) <= len(LETTERS)
        for button in (self._versions, self._figures):
            button.setEnabled(may_compare)

    def _ask_file(self) -> None:
        endings = " ".join(f"*{suffix}" for suffix in sorted({*SUFFIXES, SUFFIX}))
        chosen, _ = QFileDialog.getOpenFileName(
            self, self.tr("A file of labels, or a practice"), str(self._folder), f"({endings})"
        )
        if chosen:
            self.add_file(Path(chosen))

    def _want(self, wish: Wish) -> None:
        self._told.hide()
        self.show_busy()
        self.wanted.emit(self.names, wish)
