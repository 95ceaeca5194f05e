"""The files of an import as rows: what they hold, and what there is to know before."""

from collections.abc import Sequence
from enum import IntEnum
from pathlib import Path
from typing import Any, Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from annotator.alike import NearlySame
from annotator.importing.preview import FileLook
from gui import texts
from gui.messages import short_sentence
from gui.plain import one_line

_Index = QModelIndex | QPersistentModelIndex
_NOWHERE: Final = QModelIndex()
_FIGURES: Final = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)


class Column(IntEnum):
    """The columns, from the left."""

    FILE = 0
    FORMAT = 1
    ENCODING = 2
    REPORTS = 3
    REMARK = 4


class ImportModel(QAbstractTableModel):
    """What was found in the files so far; those that were taken out are not shown."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._looks: list[FileLook] = []

    @property
    def looks(self) -> Sequence[FileLook]:
        """The files in their order."""
        return self._looks

    def clear(self) -> None:
        """Forget all files."""
        self.beginResetModel()
        self._looks = []
        self.endResetModel()

    def add(self, looks: Sequence[FileLook]) -> None:
        """Show some more."""
        if not looks:
            return
        first = len(self._looks)
        self.beginInsertRows(_NOWHERE, first, first + len(looks) - 1)
        self._looks += looks
        self.endInsertRows()

    def take_out(self, rows: Sequence[int]) -> list[Path | None]:
        """Show these no longer; their paths, None for one that led to no file."""
        gone = [self._looks[row].path for row in rows]
        for row in sorted(rows, reverse=True):
            self.beginRemoveRows(_NOWHERE, row, row)
            del self._looks[row]
            self.endRemoveRows()
        return gone

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._looks)

    def columnCount(self, parent: _Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(Column)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole and section == Column.REPORTS:
            return _FIGURES
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        match Column(section):
            case Column.FILE:
                return self.tr("File")
            case Column.FORMAT:
                return self.tr("Format")
            case Column.ENCODING:
                return self.tr("Encoding")
            case Column.REPORTS:
                return self.tr("Reports")
            case Column.REMARK:
                return self.tr("Remark")

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        look, column = self._looks[index.row()], Column(index.column())
        if role == Qt.ItemDataRole.DisplayRole:
            return one_line(self._words(look, column))
        if role == Qt.ItemDataRole.TextAlignmentRole and column is Column.REPORTS:
            return _FIGURES
        return None

    def remarks(self, look: FileLook) -> list[str]:
        """All there is to know of a file before it comes in, a sentence each."""
        said = [
            self.tr("{name} is {likeness}").format(name=each.name, likeness=self._alike(each))
            for each in look.alike
        ]
        if look.is_garbled:
            said.insert(0, self.tr("The characters look wrong: try another encoding."))
        if look.known:
            said.insert(
                0,
                self.tr("%n report(s) are in the project already", "", look.known),
            )
        if look.repeated:
            said.insert(0, self._repeats(look))
        if look.spans:
            said.append(self.tr("%n label(s) come in", "", look.spans))
        return [*map(short_sentence, look.refused), *said]

    def _words(self, look: FileLook, column: Column) -> str:
        match column:
            case Column.FILE:
                return look.path.name if look.path else ""
            case Column.FORMAT:
                return look.format_name
            case Column.ENCODING:
                return look.encoding.upper()
            case Column.REPORTS:
                return str(look.reports)
            case Column.REMARK:
                return self._remark(look)

    def _remark(self, look: FileLook) -> str:
        if look.refused:
            return short_sentence(look.refused[0])
        if look.is_garbled:
            return self.tr("looks garbled")
        if look.known and look.known == look.reports:
            return self.tr("known already")
        if look.repeated and look.reports == 1:
            return self.tr("the same as {file} above").format(file=look.repeated[0])
        if look.alike:
            if look.reports > 1:
                return self.tr("%n report(s) are nearly the same as others", "", len(look.alike))
            return self._alike(look.alike[0])
        if look.known:
            return self.tr("%n known already", "", look.known)
        return self._repeats(look) if look.repeated else ""

    def _alike(self, found: NearlySame) -> str:
        """How much a report is like another, which is named by its title and its file."""
        if found.other_source in ("", found.other):
            return self.tr("{percent}% like {other}").format(
                percent=found.percent, other=found.other
            )
        return self.tr("{percent}% like {other} ({file})").format(
            percent=found.percent, other=found.other, file=found.other_source
        )

    def _repeats(self, look: FileLook) -> str:
        files = texts.listed(dict.fromkeys(look.repeated))
        repeated = self.tr("%n report(s) repeat what stands in {files}", "", len(look.repeated))
        return repeated.format(files=files)
