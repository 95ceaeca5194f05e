"""The spans of one report as a table in reading order, with filters and their counts."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Collection, Mapping
from decimal import Decimal, InvalidOperation
from enum import IntEnum
from operator import attrgetter
from typing import Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from annotator.items import Item, ItemState, Place
from gui import texts
from gui.plain import one_line
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
# What the filters look at: thousands of items are of a few kinds.
_kind_of: Final = attrgetter("label", "state", "unsure")

Lookup = Callable[[LabelId], Item | None]


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


def filters_of(label: str, state: ItemState, unsure: bool) -> tuple[str, ...]:
    """The filters that let an item of this kind through."""
    passed = [ALL, label_filter(label)]
    if state is ItemState.SUGGESTED:
        passed.append(UNDECIDED)
    if unsure:
        passed.append(UNSURE)
    return tuple(passed)


class SuggestionsModel(QAbstractTableModel):
    """The items that pass the filter; every change keeps reading order and touches few rows.

    It is made from places alone; an item is looked up once its row is to be seen.
    """

    def __init__(self, schema: LabelSchema, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._schema = schema
        self._places: dict[LabelId, Place] = {}
        self._items: dict[LabelId, Item] = {}  # those that were looked up or told of
        self._shown: list[Place] = []
        self._filter = ALL
        self._lookup: Lookup = self._items.get
        self.counts: Counter[str] = Counter()

    def set_schema(self, schema: LabelSchema) -> None:
        """Read labels, attributes and categories from this schema from now on."""
        self.beginResetModel()
        self._schema = schema
        self.endResetModel()

    def set_places(self, places: Mapping[LabelId, Place], lookup: Lookup) -> None:
        """Show what stands there; `lookup` finds an item, also one that a link points at."""
        self.beginResetModel()
        self._places = dict(places)
        self._items = {}
        self._lookup = lookup
        self._rebuild()
        self.endResetModel()

    def update_items(self, changed: Collection[Item], removed: Collection[LabelId]) -> None:
        """Show what an operation made of some items; those linked to them are among `changed`."""
        if len(changed) + len(removed) > _MANY:
            self.beginResetModel()
            self._items.update((item.key, item) for item in changed)
            self._places.update((item.key, item.place) for item in changed)
            for key in removed:
                self._places.pop(key, None)
            self._rebuild()
            self.endResetModel()
            return
        for key in removed:
            self._replace(key, None)
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
        key = self._shown[row].key
        found = self._items.get(key) or self._lookup(key)
        assert found is not None
        self._items[key] = found
        return found

    def row_of(self, key: str) -> int | None:
        """The row of an item; None where the filter hides it or it is not there."""
        place = self._places.get(LabelId(key))
        return None if place is None else self._row(place)

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
        if role == Qt.ItemDataRole.ToolTipRole and section == Column.LINK:
            return self.tr("The measure of a number, or the category of a measure")
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
                return self.tr("Belongs to")

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
                return texts.rejected_because(item) or self._link_words(item)

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
        parts = [texts.state_of(item)]
        if item.current.unsure:
            parts.append(self.tr("unsure"))
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
            return texts.listed(one_line(target.span.text) for target in targets if target)
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
        kinds = Counter(map(_kind_of, self._places.values()))
        passed = {kind: filters_of(*kind) for kind in kinds}
        self.counts = Counter()
        for kind, count in kinds.items():
            self.counts.update(dict.fromkeys(passed[kind], count))
        passing = {kind for kind in kinds if self._filter in passed[kind]}
        self._shown = sorted(place for place in self._places.values() if _kind_of(place) in passing)

    def _replace(self, key: LabelId, new: Item | None) -> None:
        old = self._places.get(key)
        self.counts.subtract(filters_of(*_kind_of(old)) if old else ())
        self.counts.update(filters_of(*_kind_of(new.place)) if new else ())
        row = None if old is None else self._row(old)
        if row is not None and new is not None and self._stays(row, new.place):
            self._note(new)
            self._shown[row] = new.place
            self._refresh_row(row)
            return
        if row is not None:
            self.beginRemoveRows(QModelIndex(), row, row)
            del self._shown[row]
            self.endRemoveRows()
        self._places.pop(key, None)
        self._items.pop(key, None)
        if new is not None:
            self._insert(new)

    def _insert(self, item: Item) -> None:
        self._note(item)
        place = item.place
        if self._filter not in filters_of(*_kind_of(place)):
            return
        row = bisect_left(self._shown, place)
        self.beginInsertRows(QModelIndex(), row, row)
        self._shown.insert(row, place)
        self.endInsertRows()

    def _note(self, item: Item) -> None:
        self._items[item.key] = item
        self._places[item.key] = item.place

    def _stays(self, row: int, new: Place) -> bool:
        same_order = new[:4] == self._shown[row][:4]
        return same_order and self._filter in filters_of(*_kind_of(new))

    def _row(self, place: Place) -> int | None:
        row = bisect_left(self._shown, place)
        return row if row < len(self._shown) and self._shown[row] == place else None

    def _refresh_row(self, row: int) -> None:
        # A view repaints the cell that it is told of, but all it shows when told of two.
        for column in Column:
            index = self.index(row, column)
            self.dataChanged.emit(index, index)


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
