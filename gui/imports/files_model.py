"""The files of an import as rows: what they hold, and what there is to know before."""

from collections.abc import Sequence
from enum import IntEnum
from pathlib import Path
from typing import Any, Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from annotator.errors import UserError
from annotator.importing.preview import FileLook
from gui.messages import sentence
from gui.panels.plain import one_line

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
            self.tr("{name} is {percent}% like {other}").format(
                name=each.name, percent=each.percent, other=each.other
            )
            for each in look.alike
        ]
        if look.is_garbled:
            said.insert(0, self.tr("The characters look wrong: try another encoding."))
        if look.known:
            said.insert(
                0,
                self.tr("{count} are in the project or stand above already").format(
                    count=look.known
                ),
            )
        if look.spans:
            said.append(self.tr("{count} labels come in as suggestions").format(count=look.spans))
        return [*map(_short_sentence, look.refused), *said]

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
            return _short_sentence(look.refused[0])
        if look.is_garbled:
            return self.tr("looks garbled")
        if look.known and look.known == look.reports:
            return self.tr("known already")
        if look.alike:
            best = max(look.alike, key=lambda each: each.percent)
            if look.reports > 1:
                return self.tr("{count} are nearly the same as others").format(
                    count=len(look.alike)
                )
            return self.tr("{percent}% like {other}").format(percent=best.percent, other=best.other)
        return self.tr("{count} known already").format(count=look.known) if look.known else ""


def _short_sentence(error: UserError) -> str:
    """What is wrong with a file, which stands beside it: of its path the name is enough."""
    path = error.values.get("path")
    shown = {"path": Path(str(path)).name} if path else {}
    return sentence(UserError(error.problem, **{**error.values, **shown}))
