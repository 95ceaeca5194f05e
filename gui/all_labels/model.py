"""All labels as a model: their order as row numbers, and the rows that are seen, as they are read.

Nothing of it ever waits: a row that is not there yet is asked for and shows as a dot.
"""

from array import array
from collections import OrderedDict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    QTimer,
    Signal,
)

from annotator.listing.outliers import Outlier
from annotator.store.listing import ListedLabel
from gui import texts
from gui.all_labels.words import Names, heading, outlier_words, shown_cells
from schema.labels import LabelSchema
from schema.listing import Column

COLUMNS: Final = tuple(Column)
NOT_YET: Final = "·"
# Qt's arrow points down where values rise; in spreadsheets it points up.
SHOWN_UP: Final = Qt.SortOrder.DescendingOrder
SHOWN_DOWN: Final = Qt.SortOrder.AscendingOrder
BLOCK: Final = 100  # rows that are read at once
_MOST_BLOCKS: Final = 40
_MOST_ASKED: Final = 8  # blocks; what was only scrolled past is not read
_NO_PARENT: Final = QModelIndex()
_NONE_READ: Final[Mapping[int, ListedLabel]] = {}
_FIGURES: Final = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_WORDS: Final = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter

Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, eq=False)
class Shown:
    """A label that was read; its cells are put into words when somebody first looks at them."""

    label: ListedLabel
    names: Names
    schema: LabelSchema

    @cached_property
    def cells(self) -> list[str]:
        """The cells as they are drawn."""
        return shown_cells(self.label, self.names, self.schema)


class AllLabelsModel(QAbstractTableModel):
    """Shows an order of rows; `wanted` asks for the rows of blocks that somebody looks at."""

    wanted = Signal(object)  # list of row numbers

    def __init__(self, schema: LabelSchema, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._schema = schema
        self._names: Names = {}
        self._order: array[int] = array("q")
        self._blocks: OrderedDict[int, list[Shown | None]] = OrderedDict()
        self._missing: dict[int, None] = {}
        self._asked: dict[int, array[int]] = {}  # blocks with their rows, until they are read
        self._outliers: Mapping[int, Outlier] = {}
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._ask)

    @property
    def names(self) -> Names:
        """The words for the codes in the columns."""
        return self._names

    def set_words(self, schema: LabelSchema, names: Names) -> None:
        """Say codes in these words from now on."""
        self._schema, self._names = schema, names
        self.read_anew()

    def set_order(self, order: Sequence[int], read: Mapping[int, ListedLabel] = _NONE_READ) -> None:
        """Show these rows, of which the first may be read already.

        Where they begin as those before did, only the rest comes or goes.
        """
        new = array("q", order)
        begins_alike = 0 < len(self._order) < len(new) and new[: len(self._order)] == self._order
        if begins_alike:
            if len(self._order) % BLOCK:
                self._blocks.pop(len(self._order) // BLOCK, None)
            self.beginInsertRows(_NO_PARENT, len(self._order), len(new) - 1)
            self._order = new
            self.endInsertRows()
        elif new != self._order:
            self.beginResetModel()
            self._order = new
            self._blocks.clear()
            self._missing.clear()
            self._asked.clear()
            for begin in range(0, len(read), BLOCK):
                self._keep(begin // BLOCK, new[begin : begin + BLOCK], read)
            self.endResetModel()

    def set_outliers(self, found: Mapping[int, Outlier]) -> None:
        """Mark the values of these rows."""
        self._outliers = found
        self._tell_changed(0, len(self._order))

    def take(self, read: Mapping[int, ListedLabel]) -> None:
        """Show rows that were read; those that are not among them have gone."""
        asked, self._asked = self._asked, {}
        for block, numbers in asked.items():
            begin = block * BLOCK
            if self._order[begin : begin + BLOCK] != numbers:
                continue  # other rows stand there by now
            self._keep(block, numbers, read)
            self._missing.pop(block, None)
            self._tell_changed(begin, begin + len(numbers))
        if self._missing:
            self._soon.start()
        while len(self._blocks) > _MOST_BLOCKS:
            self._blocks.popitem(last=False)

    def read_anew(self) -> None:
        """Something may have changed: what is seen is read once more."""
        self._asked.clear()
        self._blocks.clear()
        self._tell_changed(0, len(self._order))

    def row_numbers(self, first: int, last: int) -> "array[int]":
        """Which rows of the project stand in a stretch, the last one included."""
        return self._order[first : last + 1]

    def expect(self, rows: range) -> None:
        """Once these rows are there, have their neighbours read: who scrolls finds them read."""
        if rows and {rows[0] // BLOCK, rows[-1] // BLOCK} <= self._blocks.keys():
            for row in (rows[0] - BLOCK // 2, rows[-1] + BLOCK // 2):
                if 0 <= row < len(self._order):
                    self._block(row // BLOCK)

    def shown(self, row: int) -> Shown | None:
        """What stands in a row; None where it is still to be read, or has gone."""
        found = self._block(row // BLOCK)
        return found[row % BLOCK] if found and row % BLOCK < len(found) else None

    def outlier(self, row: int) -> Outlier | None:
        """What is usual where the row's value is far from its kind."""
        return self._outliers.get(self._order[row])

    def rowCount(self, parent: Index = _NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self._order)

    def columnCount(self, parent: Index = _NO_PARENT) -> int:
        return 0 if parent.isValid() else len(COLUMNS)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _FIGURES if COLUMNS[section] is Column.VALUE else _WORDS
        if role == Qt.ItemDataRole.InitialSortOrderRole:
            return SHOWN_UP.value  # with the first click
        return heading(COLUMNS[section]) if role == Qt.ItemDataRole.DisplayRole else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        shown, column = self.shown(index.row()), COLUMNS[index.column()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return shown.cells[index.column()] if shown else NOT_YET
            case Qt.ItemDataRole.ToolTipRole:
                return texts.plain_tool_tip(self._whole(index.row(), column)) if shown else None
            case Qt.ItemDataRole.AccessibleTextRole:
                return self._whole(index.row(), column) if shown else NOT_YET
            case Qt.ItemDataRole.TextAlignmentRole:
                return _FIGURES if column is Column.VALUE else _WORDS
        return None

    def _whole(self, row: int, column: Column) -> str:
        shown = self.shown(row)
        if shown is None:
            return ""
        said = shown.label.of(column)
        whole = self._names.get((column, said), said)
        if column is Column.VALUE and (usual := self.outlier(row)):
            return f"{whole}\n{outlier_words(usual, self._names)}"
        return whole

    def _keep(self, block: int, numbers: Sequence[int], read: Mapping[int, ListedLabel]) -> None:
        found = map(read.get, numbers)
        shown = [Shown(each, self._names, self._schema) if each else None for each in found]
        self._blocks[block] = shown

    def _block(self, block: int) -> list[Shown | None] | None:
        """The rows of a block; None where they are still to be read, which is asked for."""
        found = self._blocks.get(block)
        if found is not None:
            self._blocks.move_to_end(block)
        else:
            self._missing[block] = None
            self._soon.start()
        return found

    def _ask(self) -> None:
        """Ask for the newest blocks that somebody looked at, once those asked for are there."""
        if self._asked:
            return
        missing = [each for each in self._missing if each not in self._blocks][-_MOST_ASKED:]
        self._missing = dict.fromkeys(missing)
        for block in missing:
            if numbers := self._order[block * BLOCK : (block + 1) * BLOCK]:
                self._asked[block] = numbers
        if self._asked:
            self.wanted.emit([row for numbers in self._asked.values() for row in numbers])

    def _tell_changed(self, begin: int, end: int) -> None:
        if end > begin:
            last = self.index(end - 1, len(COLUMNS) - 1)
            self.dataChanged.emit(self.index(begin, 0), last)
