"""Which reports are to be imported: files, folders, and the encoding of the texts among them."""

from collections.abc import Iterable
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QListWidget,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from gui.panels.widgets import Chooser, named, quiet_input, role_label

# by the names that Python knows them by; None lets each file tell its own
ENCODINGS: Final = ("utf-8", "gb18030", "big5hkscs", "utf-16")
_KINDS: Final = "*.txt *.text *.md *.markdown *.jsonl *.ndjson"


class ImportDialog(QDialog):
    """Collects files and folders."""

    def __init__(self, folder: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Import reports"))
        self._folder = folder
        self._told = role_label("dim")
        self._told.setText(
            self.tr("Text and Markdown files, JSONL, or folders with them. They are only read.")
        )
        self._told.setWordWrap(True)
        self._list = named(QListWidget(), "importPaths")
        self._list.setAccessibleName(self.tr("What is imported"))
        self._list.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self._list.setMinimumSize(460, 160)
        quiet_input(self._list)
        self._remove = QPushButton(self.tr("Take out"))
        self._encoding = self._made_encodings()
        self._buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self._go = self._buttons.addButton(
            self.tr("Import"), QDialogButtonBox.ButtonRole.AcceptRole
        )
        self._go.setDefault(True)
        self._buttons.accepted.connect(self.accept)
        self._buttons.rejected.connect(self.reject)
        self._lay_out()
        self._allow()

    @property
    def paths(self) -> list[Path]:
        """The files and folders, in the order they were chosen."""
        return [Path(self._list.item(row).text()) for row in range(self._list.count())]

    @property
    def encoding(self) -> str | None:
        """The encoding of all text files; None where each tells its own."""
        chosen = self._encoding.currentData()
        return str(chosen) if chosen else None

    def take(self, paths: Iterable[str]) -> None:
        """Put files or folders on the list, each once."""
        known = set(self.paths)
        self._list.addItems([each for each in paths if each and Path(each) not in known])
        self._list.setCurrentRow(self._list.count() - 1)
        self._allow()

    def _made_encodings(self) -> Chooser:
        encodings = Chooser(name="importEncoding")
        encodings.addItem(self.tr("found out for each file"), None)
        for name in ENCODINGS:
            encodings.addItem(name.upper(), name)
        encodings.setAccessibleName(self.tr("Encoding of text files"))
        return encodings

    def _lay_out(self) -> None:
        files = named(QPushButton(self.tr("Add files…")), "addFiles")
        folder = named(QPushButton(self.tr("Add a folder…")), "addFolder")
        files.clicked.connect(self._ask_files)
        folder.clicked.connect(self._ask_folder)
        self._remove.clicked.connect(self._take_out)
        adding = QHBoxLayout()
        for button in (files, folder, self._remove):
            button.setAutoDefault(False)
            adding.addWidget(button)
        adding.addStretch(1)
        form = QFormLayout()
        form.addRow(self.tr("Encoding of text files"), self._encoding)
        column = QVBoxLayout(self)
        column.addWidget(self._told)
        column.addLayout(adding)
        column.addWidget(self._list, 1)
        column.addLayout(form)
        column.addWidget(self._buttons)

    def _ask_files(self) -> None:
        kinds = self.tr("Reports") + f" ({_KINDS})"
        title = self.tr("Add files")
        names, _ = QFileDialog.getOpenFileNames(self, title, str(self._folder), kinds)
        self.take(names)

    def _ask_folder(self) -> None:
        title = self.tr("Add a folder")
        self.take([QFileDialog.getExistingDirectory(self, title, str(self._folder))])

    def _take_out(self) -> None:
        self._list.takeItem(self._list.currentRow())
        self._allow()

    def _allow(self) -> None:
        has_any = self._list.count() > 0
        self._go.setEnabled(has_any)
        self._remove.setEnabled(has_any)
