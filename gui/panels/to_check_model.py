"""What is to be looked at in a report as a tree: sections, and under each its rows in order."""

from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence
from typing import Final, NamedTuple

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from gui import texts
from gui.plain import one_line

ROW_ROLE: Final = Qt.ItemDataRole.UserRole

Index = QModelIndex | QPersistentModelIndex
_ROOT: Final = QModelIndex()
_SECTION: Final = 0  # the internal id of sections; a row has that of its section and one more


class Row(NamedTuple):
    """A place in the report, half-open; `key` is the span at issue, "" for none."""

    start: int
    end: int
    key: str = ""


class Described(NamedTuple):
    """A row in words: those of the report, and what there is to say of them."""

    words: str
    note: str


Describe = Callable[[str, Row], Described]
Title = Callable[[str, int], str]


class ToCheckModel(QAbstractItemModel):
    """Sections are known from the start, by id; rows are put into words when they are seen."""

    def __init__(
        self,
        sections: Sequence[str],
        title: Title,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.sections = tuple(sections)
        self._title = title
        self._describe: Describe = lambda _section, _row: Described("", "")
        self._rows: dict[str, list[Row]] = {section: [] for section in sections}

    def set_words(self, describe: Describe) -> None:
        """How rows are put into words."""
        self._describe = describe

    def rows(self, section: str) -> Sequence[Row]:
        """The rows of a section."""
        return self._rows[section]

    def set_rows(self, section: str, rows: Sequence[Row]) -> bool:
        """Show these rows, if they are others; what stays at both ends is not touched."""
        old = self._rows[section]
        new = list(rows)
        if new == old:
            return False
        first = _shared(old, new)
        last = _shared(old[first:][::-1], new[first:][::-1])
        parent = self.section_index(section)
        if len(old) - last > first:
            self.beginRemoveRows(parent, first, len(old) - last - 1)
            del old[first : len(old) - last]
            self.endRemoveRows()
        if len(new) - last > first:
            self.beginInsertRows(parent, first, len(new) - last - 1)
            old[first:first] = new[first : len(new) - last]
            self.endInsertRows()
        self.dataChanged.emit(parent, parent)
        return True

    def update_rows(self, section: str, added: Iterable[Row], removed: Iterable[Row]) -> None:
        """Put single rows where they belong and take others out, where they are not so already."""
        rows, parent = self._rows[section], self.section_index(section)
        for row in removed:
            at = bisect_left(rows, row)
            if rows[at : at + 1] == [row]:
                self.beginRemoveRows(parent, at, at)
                del rows[at]
                self.endRemoveRows()
        for row in added:
            at = bisect_left(rows, row)
            if rows[at : at + 1] != [row]:
                self.beginInsertRows(parent, at, at)
                rows.insert(at, row)
                self.endInsertRows()
        self.dataChanged.emit(parent, parent)

    def section_index(self, section: str) -> QModelIndex:
        """Where a section is."""
        return self.createIndex(self.sections.index(section), 0, _SECTION)

    def index_of(self, section: str, nth: int) -> QModelIndex:
        """Where a row of a section is."""
        return self.index(nth, 0, self.section_index(section))

    def row_at(self, index: Index) -> tuple[str, Row] | None:
        """The row at an index with its section; None for a section."""
        if not index.isValid() or index.internalId() == _SECTION:
            return None
        section = self.sections[index.internalId() - 1]
        return section, self._rows[section][index.row()]

    def say_anew(self) -> None:
        """Put everything into words again."""
        self.layoutChanged.emit()

    def rowCount(self, parent: Index = _ROOT) -> int:
        if not parent.isValid():
            return len(self.sections)
        if parent.internalId() == _SECTION and parent.column() == 0:
            return len(self._rows[self.sections[parent.row()]])
        return 0

    def columnCount(self, _parent: Index = _ROOT) -> int:
        return 2

    def index(self, row: int, column: int, parent: Index = _ROOT) -> QModelIndex:
        if not self.hasIndex(row, column, parent):
            return QModelIndex()
        return self.createIndex(row, column, parent.row() + 1 if parent.isValid() else _SECTION)

    def parent(self, index: Index) -> QModelIndex:  # type: ignore[override]
        if not index.isValid() or index.internalId() == _SECTION:
            return QModelIndex()
        return self.createIndex(index.internalId() - 1, 0, _SECTION)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        found = self.row_at(index)
        if found is None:
            return self._section_data(index, role)
        section, row = found
        if role == ROW_ROLE:
            return row
        if role not in (
            Qt.ItemDataRole.DisplayRole,
            Qt.ItemDataRole.ToolTipRole,
            Qt.ItemDataRole.AccessibleTextRole,
        ):
            return None
        described = self._describe(section, row)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{one_line(described.words)}: {described.note}"
        said = described.note if index.column() else described.words
        return texts.plain_tool_tip(said) if role == Qt.ItemDataRole.ToolTipRole else one_line(said)

    def _section_data(self, index: Index, role: int) -> object:
        if not index.isValid() or index.column() or role != Qt.ItemDataRole.DisplayRole:
            return None
        section = self.sections[index.row()]
        return self._title(section, len(self._rows[section]))


def _shared(one: Sequence[Row], other: Sequence[Row]) -> int:
    """How many rows two lists share from the beginning."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((nth for nth, (a, b) in pairs if a != b), min(len(one), len(other)))
