"""A line with the name of a file that is to be written, and a button to choose another place."""

from pathlib import Path
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLineEdit, QPushButton, QWidget

from annotator.names import NOT_IN_A_FILE_NAME
from annotator.project import SUFFIX
from gui.dialogs.enter import beside_default
from gui.dialogs.project_files import project_filter
from gui.widgets.labels import named

_LONGEST: Final = 60  # characters of a name: in UTF-8, and with a number, no system refuses them


class FileLine(QWidget):
    """Tells by `changed` that another file was named."""

    changed = Signal()

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = title
        self._line = named(QLineEdit(), "outFile")
        self._line.setAccessibleName(self.tr("File to write"))
        button = named(QPushButton(self.tr("Elsewhere…")), "elsewhere")
        beside_default(button)
        button.clicked.connect(self._ask)
        self._line.textChanged.connect(lambda _: self.changed.emit())
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._line, 1)
        row.addWidget(button)
        self.setFocusProxy(self._line)

    @property
    def path(self) -> Path | None:
        """The file as it is written there, with our ending; None for nothing."""
        written = self._line.text().strip()
        if not written:
            return None
        path = Path(written).absolute()
        return path if path.suffix == SUFFIX else path.with_name(path.name + SUFFIX)

    def suggest(self, path: Path) -> None:
        """Write a file's name there."""
        whole = str(path.absolute())
        self._line.setText(whole)
        self._line.setCursorPosition(len(whole))

    def _ask(self) -> None:
        before = str(self.path or Path.home())
        chosen, _ = QFileDialog.getSaveFileName(self, self._title, before, project_filter())
        if chosen:
            self.suggest(Path(chosen))


def free_name(folder: Path, stem: str) -> Path:
    """A file of this name in a folder, or with a number where there is one."""
    tidy = NOT_IN_A_FILE_NAME.sub("-", stem)
    tidy = tidy[:_LONGEST]
    path, number = folder / f"{tidy}{SUFFIX}", 2
    while path.exists():
        path, number = folder / f"{tidy}-{number}{SUFFIX}", number + 1
    return path
