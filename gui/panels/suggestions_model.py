"""The spans of one report as a table in reading order, with filters and their counts."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Collection, Iterable
from decimal import Decimal, InvalidOperation
from enum import IntEnum
from typing import Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from annotator.workspace import Item, ItemState
from gui import texts
from gui.panels.plain import one_line
from schema.labels import AttributeType, LabelSchema
from schema.quantity import grouped, readable
from schema.records import LabelId

ITEM_ROLE: Final = Qt.ItemDataRole.UserRole

ALL: Final = "all"
UNDECIDED: Final = "undecided"
UNSURE: Final = "unsure"

_MANY: Final = 200  # above this one reset is quicker than a signal for each row
Index = QModelIndex | QPersistentModelIndex

_NO_PARENT: Final = QModelIndex()

Lookup = Callable[[LabelId], Item | None]
Order = tuple[int, int, str, LabelId]


class Column(IntEnum):
    """The columns from left to right."""

    STATE = 0
    TEXT = 1
    VALUE = 2
    UNIT = 3
    BOUND = 4
    LINK = 5


def label_filter(label_id: str) -> str:
    """The filter that lets one label through."""
    return f"label/{label_id}"


def filters_of(item: Item) -> tuple[str, ...]:
    """The filters that let an item through."""
    passed = [ALL, label_filter(item.label)]
    if not item.decided:
        passed.append(UNDECIDED)
    if item.current.unsure:
        passed.append(UNSURE)
    return tuple(passed)


class SuggestionsModel(QAbstractTableModel):
    """The items that pass the filter; every change keeps reading order and touches few rows."""

    def __init__(self, schema: LabelSchema, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._schema = schema
        self._items: dict[LabelId, Item] = {}
        self._shown: list[Order] = []
        self._filter = ALL
        self._lookup: Lookup = self._items.get
        self.counts: Counter[str] = Counter()

    def set_schema(self, schema: LabelSchema) -> None:
        """Read labels, attributes and categories from this schema from now on."""
        self.beginResetModel()
        self._schema = schema
        self.endResetModel()

    def set_items(self, items: Iterable[Item], lookup: Lookup) -> None:
        """Show these items; `lookup` finds the item that a link points at."""
        self.beginResetModel()
        self._items = {item.key: item for item in items}
        self._lookup = lookup
        self._rebuild()
        self.endResetModel()

    def update_items(self, changed: Collection[Item], removed: Collection[LabelId]) -> None:
        """Show what an operation made of some items; those linked to them are among `changed`."""
        if len(changed) + len(removed) > _MANY:
            self.beginResetModel()
            self._items.update((item.key, item) for item in changed)
            for key in removed:
                self._items.pop(key, None)
            self._rebuild()
            self.endResetModel()
            return
        gone = [self._items[key] for key in removed if key in self._items]
        for item in gone:
            self._replace(item.key, None)
        for item in changed:
            self._replace(item.key, item)

    def set_filter(self, name: str) -> None:
        """Let through what this filter names."""
        self.beginResetModel()
        self._filter = name
        self._rebuild()
        self.endResetModel()

    def item(self, row: int) -> Item:
        """The item in a row."""
        return self._items[self._shown[row][3]]

    def row_of(self, key: str) -> int | None:
        """The row of an item; None where the filter hides it or it is not there."""
        item = self._items.get(LabelId(key))
        return None if item is None else self._row(item)

    def rowCount(self, parent: Index = _NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self._shown)

    def columnCount(self, parent: Index = _NO_PARENT) -> int:
        return 0 if parent.isValid() else len(Column)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        item, column = self.item(index.row()), Column(index.column())
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self.words(item, column)
            case Qt.ItemDataRole.ToolTipRole:
                return texts.plain_tool_tip(self._whole(item, column))
            case Qt.ItemDataRole.TextAlignmentRole:
                return _alignment(column)
            case Qt.ItemDataRole.AccessibleTextRole:
                return self._whole(item, column)
        return item if role == ITEM_ROLE else None

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _alignment(Column(section))
        if role == Qt.ItemDataRole.AccessibleTextRole and section == Column.STATE:
            return self.tr("State")
        return self._heading(Column(section)) if role == Qt.ItemDataRole.DisplayRole else None

    def _heading(self, column: Column) -> str:
        match column:
            case Column.STATE:
                return ""
            case Column.TEXT:
                return self.tr("Text")
            case Column.VALUE:
                return self.tr("Value")
            case Column.UNIT:
                return self.tr("Unit")
            case Column.BOUND:
                return self.tr("Bound")
            case Column.LINK:
                return self.tr("Measure / category")

    def words(self, item: Item, column: Column) -> str:
        """What a cell says."""
        match column:
            case Column.STATE:
                return ""
            case Column.TEXT:
                return one_line(item.span.text)
            case Column.VALUE:
                return _value_words(item, readable)
            case Column.UNIT:
                return _text_of(item, "unit")
            case Column.BOUND:
                return self._choice_words(item, "bound")
            case Column.LINK:
                return self._link_words(item)

    def _whole(self, item: Item, column: Column) -> str:
        match column:
            case Column.STATE:
                return self._state_words(item)
            case Column.TEXT:
                return item.span.text
            case Column.VALUE:
                return _value_words(item, grouped)
            case Column.LINK if self.is_pending(item):
                return self.tr("{measure} (pending: not confirmed yet)").format(
                    measure=self._link_words(item)
                )
            case _:
                return self.words(item, column)

    def _state_words(self, item: Item) -> str:
        parts = [texts.item_state(item.state)]
        if item.current.unsure:
            parts.append(self.tr("unsure"))
        if item.state is ItemState.REJECTED and item.current.reason:
            parts.append(texts.reject_reason(item.current.reason))
        return " · ".join(parts)

    def _choice_words(self, item: Item, attribute_id: str) -> str:
        label = next((each for each in self._schema.labels if each.id == item.label), None)
        attribute = label.attribute(attribute_id) if label else None
        chosen = item.attributes.get(attribute_id)
        if attribute is None or chosen is None or chosen == attribute.default:
            return ""
        names = {choice.id: texts.words(choice.name) for choice in attribute.choices}
        return names.get(str(chosen), str(chosen))

    def _link_words(self, item: Item) -> str:
        if any(link.source == item.label for link in self._schema.links):
            targets = [self._lookup(key) for key in item.quantifies]
            return "、".join(one_line(target.span.text) for target in targets if target)
        label = next((each for each in self._schema.labels if each.id == item.label), None)
        attributes = label.attributes if label else ()
        choices = (each for each in attributes if each.type is AttributeType.CHOICE)
        first = next(choices, None)
        return self._choice_words(item, first.id) if first else ""

    def is_pending(self, item: Item) -> bool:
        """Whether a link of a decided item waits for the other end."""
        targets = [self._lookup(key) for key in item.quantifies] if item.counts else []
        return any(target is None or not target.counts for target in targets)

    def _rebuild(self) -> None:
        passed = {key: filters_of(item) for key, item in self._items.items()}
        self.counts = Counter(name for names in passed.values() for name in names)
        showing = (item for key, item in self._items.items() if self._filter in passed[key])
        self._shown = sorted(map(_order, showing))

    def _replace(self, key: LabelId, new: Item | None) -> None:
        old = self._items.get(key)
        self.counts.subtract(filters_of(old) if old else ())
        self.counts.update(filters_of(new) if new else ())
        row = None if old is None else self._row(old)
        if row is not None and new is not None and self._stays(row, new):
            self._items[key] = new
            self._refresh_row(row)
            return
        if row is not None:
            self.beginRemoveRows(QModelIndex(), row, row)
            del self._shown[row]
            self.endRemoveRows()
        self._items.pop(key, None)
        if new is not None:
            self._insert(new)

    def _insert(self, item: Item) -> None:
        self._items[item.key] = item
        if self._filter not in filters_of(item):
            return
        row = bisect_left(self._shown, _order(item))
        self.beginInsertRows(QModelIndex(), row, row)
        self._shown.insert(row, _order(item))
        self.endInsertRows()

    def _stays(self, row: int, new: Item) -> bool:
        return _order(new) == self._shown[row] and self._filter in filters_of(new)

    def _row(self, item: Item) -> int | None:
        order = _order(item)
        row = bisect_left(self._shown, order)
        return row if row < len(self._shown) and self._shown[row] == order else None

    def _refresh_row(self, row: int) -> None:
        # A view repaints the cell that it is told of, but all it shows when told of two.
        for column in Column:
            index = self.index(row, column)
            self.dataChanged.emit(index, index)


def _order(item: Item) -> Order:
    return (item.span.start, item.span.end, item.label, item.key)


def _alignment(column: Column) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignRight if column is Column.VALUE else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter


def _text_of(item: Item, attribute_id: str) -> str:
    value = item.attributes.get(attribute_id)
    return one_line(value) if isinstance(value, str) else ""


def _value_words(item: Item, written: Callable[[Decimal], str]) -> str:
    ends = (_text_of(item, name) for name in ("value", "value_to"))
    return "—".join(_decimal_words(end, written) for end in ends if end)


def _decimal_words(stored: str, written: Callable[[Decimal], str]) -> str:
    try:
        return written(Decimal(stored))
    except (InvalidOperation, ValueError):
        return stored
