"""Fields over the columns of the table: what stands in them is let through."""

from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QLineEdit, QTableView, QWidget

from gui.all_labels.model import COLUMNS
from gui.all_labels.words import CODED, Names, heading
from gui.widgets.inputs import Chooser
from gui.widgets.labels import named
from schema.listing import Column, Condition, Is, condition_of

_GAP: Final = 2


class FilterRow(QWidget):
    """One field or list of choices for each column; they follow the columns' widths and places."""

    changed = Signal()

    def __init__(self, table: QTableView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("allLabelsFilters")
        self._table = table
        self._fields: dict[Column, QLineEdit | Chooser] = {}
        for column in COLUMNS:
            self._fields[column] = self._made(column)
        self.setFixedHeight(max(each.sizeHint().height() for each in self._fields.values()))
        header = table.horizontalHeader()
        header.sectionResized.connect(self._place)
        header.geometriesChanged.connect(self._place)
        table.horizontalScrollBar().valueChanged.connect(self._place)

    @property
    def conditions(self) -> tuple[Condition, ...]:
        """What is to hold of each label."""
        found = (self._condition(column) for column in COLUMNS)
        return tuple(each for each in found if each is not None)

    def field(self, column: Column) -> QLineEdit | Chooser:
        """The field over a column."""
        return self._fields[column]

    def enter(self, column: Column) -> None:
        """Put the keyboard into the field over a column, and open it if it is a list."""
        field = self._fields[column]
        field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        if isinstance(field, Chooser):
            field.showPopup()
        else:
            field.selectAll()

    def clear(self) -> None:
        """Let everything through."""
        for each in self._fields.values():
            if isinstance(each, Chooser):
                each.setCurrentIndex(0)
            else:
                each.clear()

    def ask_for(self, column: Column, said: str) -> None:
        """Let through what says exactly this in a column."""
        field = self._fields[column]
        if isinstance(field, Chooser):
            field.setCurrentIndex(max(field.findData(said), 0))
        else:
            field.setText(f"={said}")

    def set_names(self, names: Names) -> None:
        """Offer these codes, in these words."""
        for column in CODED:
            chooser = self._fields[column]
            assert isinstance(chooser, Chooser)
            codes = [(words, code) for (of, code), words in names.items() if of is column]
            none = [(self.tr("(none)"), "")] if column is Column.CATEGORY else []
            every = (self.tr("All"), None)
            chooser.offer([every, *codes, *none], chosen=chooser.currentData())

    def retranslate(self) -> None:
        """Say everything in the language of now."""
        for column, field in self._fields.items():
            words = self.tr("Filter: {column}").format(column=heading(column))
            field.setAccessibleName(words)
            if isinstance(field, QLineEdit):
                hint = self.tr("Words in it; = and all of it; a lone = for nothing")
                if column is Column.VALUE:
                    hint = self.tr("Such as 36, >5000, <=3.5万, 10..20")
                field.setToolTip(f"{words}\n{hint}")
            else:
                field.setItemText(0, self.tr("All"))
                field.setToolTip(words)

    def resizeEvent(self, event: QEvent) -> None:
        self._place()
        super().resizeEvent(event)  # type: ignore[arg-type]

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A field that the keyboard comes to is brought into view with its column."""
        if event.type() == QEvent.Type.FocusIn:
            for nth, column in enumerate(COLUMNS):
                if self._fields[column] is watched:
                    self._bring_into_view(nth)
        return super().eventFilter(watched, event)

    def _made(self, column: Column) -> QLineEdit | Chooser:
        name = f"filter/{column.value}"
        field: QLineEdit | Chooser
        if column in CODED:
            field = Chooser(self, name=name)
            field.shrink_to(characters=1)
            field.addItem("", None)
            field.currentIndexChanged.connect(self.changed)
        else:
            field = named(QLineEdit(self), name)
            field.textChanged.connect(self.changed)
        field.installEventFilter(self)
        return field

    def _condition(self, column: Column) -> Condition | None:
        field = self._fields[column]
        if isinstance(field, QLineEdit):
            return condition_of(column, field.text())
        code = field.currentData()
        return None if code is None else Is(column, (code,))

    def _place(self, *_: object) -> None:
        header = self._table.horizontalHeader()
        for nth, column in enumerate(COLUMNS):
            left = header.sectionViewportPosition(nth)
            width = max(header.sectionSize(nth) - _GAP, 0)
            self._fields[column].setGeometry(left, 0, width, self.height())

    def _bring_into_view(self, nth: int) -> None:
        header, bar = self._table.horizontalHeader(), self._table.horizontalScrollBar()
        left, width = header.sectionViewportPosition(nth), header.sectionSize(nth)
        if left < 0:
            bar.setValue(bar.value() + left)
        elif left + width > self._table.viewport().width():
            bar.setValue(bar.value() + left + width - self._table.viewport().width())
