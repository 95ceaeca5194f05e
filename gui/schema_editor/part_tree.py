"""All parts of a schema as a tree: labels with attributes and categories, links, clauses."""

from collections.abc import Callable, Container
from typing import Final

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QTreeWidget, QTreeWidgetItem

from gui.plain import one_line
from gui.schema_editor import words
from gui.schema_editor.inputs import swatch
from gui.theme import Theme
from gui.widgets.labels import named
from gui.widgets.tables import quiet_input
from schema.editing import Part
from schema.labels import LabelSchema, LabelType

_PATH: Final = Qt.ItemDataRole.UserRole
_TITLE: Final = Qt.ItemDataRole.UserRole + 1


class PartTree(QTreeWidget):
    """`chosen` tells the path of the part that is current; sections have a path without an id."""

    chosen = Signal(str)

    def __init__(self, theme: Theme, is_used: Callable[[str], bool]) -> None:
        super().__init__()
        named(self, "parts")
        self._theme = theme
        self._is_used = is_used
        self._schema: LabelSchema | None = None
        self.setHeaderHidden(True)
        self.setColumnCount(1)
        self.setMinimumWidth(220)
        quiet_input(self)
        self.setAccessibleName(self.tr("Labels, attributes, categories, links and clauses"))
        self.currentItemChanged.connect(lambda *_: self.chosen.emit(self.path))

    @property
    def path(self) -> str:
        """The path of the part that is current, "" for none."""
        item = self.currentItem()
        return str(item.data(0, _PATH)) if item else ""

    def may_move(self, by: int) -> bool:
        """Whether the part that is current has one of its like so many rows further down."""
        item = self.currentItem()
        above = item.parent() if item else None
        if item is None or above is None:
            return False
        return 0 <= above.indexOfChild(item) + by < above.childCount()

    def show_schema(self, schema: LabelSchema, path: str) -> None:
        """Show this schema, with the part at a path current, or what holds it."""
        opened = self._opened()
        self._schema = schema
        with QSignalBlocker(self):
            self.clear()
            for holder, title in (
                ("labels", self.tr("Label types")),
                ("links", self.tr("Links")),
                ("clauses", self.tr("Guidelines")),
            ):
                root = self._row(None, holder, title)
                root.setExpanded(True)
                for part in getattr(schema, holder):
                    self._add(root, f"{holder}/{part.id}", part, opened)
        self.go_to(path)

    def go_to(self, path: str) -> None:
        """Make the part at a path current, or the nearest that holds it."""
        rows = {str(each.data(0, _PATH)): each for each in self._all()}
        while path and path not in rows:
            path = path.rpartition("/")[0]
        if path in rows:
            self.setCurrentItem(rows[path])
        self.chosen.emit(self.path)

    def show_written(self, paths: Container[str]) -> None:
        """Say of these parts that something is written of them and not kept yet."""
        for item in self._all():
            title = str(item.data(0, _TITLE))
            if item.data(0, _PATH) in paths:
                title = f"{title}  ({self.tr('not kept yet')})"
            if title != item.text(0):
                item.setText(0, title)

    def _opened(self) -> set[str]:
        found = {str(each.data(0, _PATH)) for each in self._all() if each.isExpanded()}
        return found or {"labels/number", "labels/measure"}

    def _all(self) -> list[QTreeWidgetItem]:
        waiting = [self.topLevelItem(nth) for nth in range(self.topLevelItemCount())]
        found: list[QTreeWidgetItem] = []
        while waiting:
            item = waiting.pop()
            if item is not None:
                found.append(item)
                waiting += [item.child(nth) for nth in range(item.childCount())]
        return found

    def _add(self, above: QTreeWidgetItem, path: str, part: Part, opened: set[str]) -> None:
        if getattr(part, "removed", False) and not self._is_used(path):
            return
        assert self._schema is not None
        state = words.state_words(part, self._schema, path)
        name = one_line(words.name_words(part, path))
        row = self._row(above, path, f"{name}  ({state})" if state else name)
        if state:
            row.setForeground(0, self._theme.dim)
        if isinstance(part, LabelType):
            row.setData(0, Qt.ItemDataRole.DecorationRole, swatch(self._theme.label_colour(part)))
        for holder in ("attributes", "choices"):
            for inner in getattr(part, holder, ()):
                self._add(row, f"{path}/{holder}/{inner.id}", inner, opened)
        row.setExpanded(path in opened)

    def _row(self, above: QTreeWidgetItem | None, path: str, title: str) -> QTreeWidgetItem:
        row = QTreeWidgetItem([title])
        row.setData(0, _PATH, path)
        row.setData(0, _TITLE, title)
        if above is None:
            self.addTopLevelItem(row)
        else:
            above.addChild(row)
        return row
