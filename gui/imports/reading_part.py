"""How the chosen files of an import are read: their encoding, the columns of their tables."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFormLayout, QHBoxLayout, QWidget

from annotator.reading.extract import Options
from gui import texts
from gui.plain import one_line
from gui.widgets.inputs import Chooser
from gui.widgets.labels import role_label

if TYPE_CHECKING:
    from annotator.importing.preview import FileLook

# by the names that Python knows them by; None lets each file tell its own
ENCODINGS: Final = ("utf-8", "gb18030", "big5hkscs", "utf-16")
_PARTS: Final = ("text", "title", "id")


class ReadingPart(QWidget):
    """Choosers for the files that are chosen in the list; each file keeps its own choices."""

    changed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._chosen: tuple[FileLook, ...] = ()
        self._options: dict[Path, Options] = {}
        self._heading = role_label("dim", "importReading")
        self._encoding = self._made_encodings()
        self._columns = {part: Chooser(name=f"import{part.capitalize()}") for part in _PARTS}
        self._fields = {
            "encoding": self._encoding,
            **{f"{part}_column": chooser for part, chooser in self._columns.items()},
        }
        self._tables = QWidget()
        self._form = QFormLayout(self)
        self._lay_out()
        self.show_files(())

    @property
    def options_of(self) -> Mapping[Path, Options]:
        """How files are read for which something else than the guess was chosen."""
        return {path: each for path, each in self._options.items() if each != Options()}

    def show_files(self, looks: "Sequence[FileLook]") -> None:
        """Let these be the files that the choosers are about."""
        self._chosen = tuple(each for each in looks if each.path is not None)
        self._heading.setText(self._whose())
        self._encoding.setEnabled(bool(self._chosen))
        said = self._said()
        self._encoding.setItemText(0, self._found(each.encoding.upper() for each in self._chosen))
        columns = dict.fromkeys(name for each in self._chosen for name in each.table.columns)
        self._form.setRowVisible(self._tables, bool(columns))
        for part, chooser in self._columns.items():
            chooser.clear()
            chooser.addItem(self._found(getattr(each.table, part) for each in self._chosen), None)
            for name in columns:
                chooser.addItem(name, name)
        for field, chooser in self._fields.items():
            _choose(chooser, {getattr(each, field) for each in said})

    def _said(self) -> list[Options]:
        return [self._options.get(each.path, Options()) for each in self._chosen if each.path]

    def _found(self, found: Iterable[str | None]) -> str:
        names = texts.listed(dict.fromkeys(each for each in found if each))
        if not names:
            return self.tr("found out for each file")
        return self.tr("found: {name}").format(name=names)

    def _whose(self) -> str:
        if len(self._chosen) == 1 and self._chosen[0].path is not None:
            name = one_line(self._chosen[0].path.name)
            return self.tr("How {name} is read").format(name=name)
        return self.tr("How the %n chosen file(s) are read", "", len(self._chosen))

    def _made_encodings(self) -> Chooser:
        encodings = Chooser(name="importEncoding")
        encodings.addItem(self.tr("found out for each file"), None)
        for name in ENCODINGS:
            encodings.addItem(name.upper(), name)
        encodings.setAccessibleName(self.tr("Encoding"))
        return encodings

    def _lay_out(self) -> None:
        names = {"text": self.tr("Text"), "title": self.tr("Title"), "id": self.tr("Id")}
        row = QHBoxLayout(self._tables)
        row.setContentsMargins(0, 0, 0, 0)
        for part, chooser in self._columns.items():
            chooser.shrink_to(characters=12)
            chooser.setAccessibleName(names[part])
            label = role_label("dim")
            label.setText(names[part])
            label.setBuddy(chooser)
            row.addWidget(label)
            row.addWidget(chooser, 1)
        form = self._form
        form.setContentsMargins(0, 0, 0, 0)
        form.addRow(self._heading)
        form.addRow(self.tr("Encoding"), self._encoding)
        form.addRow(self.tr("Columns of the table"), self._tables)
        for field, chooser in self._fields.items():
            chooser.activated.connect(partial(self._take, field))

    def _take(self, field: str, _: int) -> None:
        """Keep what was chosen for each of the files, which may differ in the rest."""
        said = {field: self._fields[field].currentData()}
        for look in self._chosen:
            if look.path is not None:
                before = self._options.get(look.path, Options())
                self._options[look.path] = replace(before, **said)
        self.changed.emit()


def _choose(chooser: Chooser, values: set[str | None]) -> None:
    """Show what all files share; where they differ nothing is chosen."""
    if len(values) > 1:
        chooser.setCurrentIndex(-1)
        return
    value = next(iter(values), None)
    if value is not None and chooser.findData(value) < 0:
        chooser.addItem(value, value)
    chooser.setCurrentIndex(chooser.findData(value))
