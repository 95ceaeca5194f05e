"""The rows of a review as a table: how far each is, its kinds, and each person's words."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from gui import texts
from gui.widgets.signs import Sign

Index = QModelIndex | QPersistentModelIndex
SIGN_ROLE: Final = Qt.ItemDataRole.UserRole
_NO_PARENT: Final = QModelIndex()


class Column(IntEnum):
    """The columns before those of the people."""

    MARK = 0
    KINDS = 1


@dataclass(frozen=True, slots=True)
class ReviewLine:
    """A row as it is listed: `sign` for how far it is, and its words column by column."""

    key: str
    sign: Sign
    kinds: str
    versions: tuple[str, ...]
    outcome: str

    def words(self, column: int) -> str:
        """What stands in a column."""
        return ("", self.kinds, *self.versions, self.outcome)[column]


class ReviewModel(QAbstractTableModel):
    """Shows the lines it is given, in their order."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lines: list[ReviewLine] = []
        self._rows: dict[str, int] = {}
        self._headings: tuple[str, ...] = ("", "", "")

    def set_lines(self, headings: Sequence[str], lines: Sequence[ReviewLine]) -> None:
        """Show these; `headings` has one for each column."""
        self.beginResetModel()
        self._headings = tuple(headings)
        self._lines = list(lines)
        self._rows = {line.key: nth for nth, line in enumerate(lines)}
        self.endResetModel()

    def update_line(self, line: ReviewLine) -> None:
        """Show what has become of a line that is listed; others pass by."""
        nth = self._rows.get(line.key)
        if nth is not None and self._lines[nth] != line:
            self._lines[nth] = line
            self.dataChanged.emit(self.index(nth, 0), self.index(nth, self.columnCount() - 1))

    def row_of(self, key: str) -> int | None:
        """Where a line stands, if it is listed."""
        return self._rows.get(key)

    def key_at(self, row: int) -> str:
        """The key of a line."""
        return self._lines[row].key

    @property
    def keys(self) -> list[str]:
        """All that is listed, in its order."""
        return [line.key for line in self._lines]

    def rowCount(self, parent: Index = _NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: Index = _NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self._headings)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._headings[section]
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        line = self._lines[index.row()]
        words = line.words(index.column())
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return words
            case Qt.ItemDataRole.ToolTipRole:
                return texts.plain_tool_tip(words)
            case Qt.ItemDataRole.AccessibleTextRole:
                return line.outcome if index.column() == Column.MARK else words
        return line.sign if role == SIGN_ROLE else None
