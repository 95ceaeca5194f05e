"""Setting one field of the chosen labels: what each says before and after, each to be left out."""

from collections.abc import Sequence
from enum import IntEnum
from typing import Any, Final

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSignalBlocker,
    Qt,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QStackedWidget,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from annotator.ops import mending_rows
from annotator.ops.mending_rows import Chosen, Field, MendedRow, preview
from annotator.words import counted
from gui import texts
from gui.all_labels.words import Names, heading, obstacle
from gui.dialogs.enter import press_by_default
from gui.plain import one_line
from gui.widgets.inputs import Chooser
from gui.widgets.labels import named, role_label
from gui.widgets.tables import quiet_input
from schema.labels import LabelSchema
from schema.listing import Column

_Index = QModelIndex | QPersistentModelIndex
_NOWHERE: Final = QModelIndex()


class Part(IntEnum):
    """The columns, from the left."""

    TEXT = 0
    REPORT = 1
    BEFORE = 2
    AFTER = 3
    REMARK = 4


class MendModel(QAbstractTableModel):
    """What the operation would do; a row that is not ticked stays as it is."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: Sequence[MendedRow] = ()
        self._words: dict[str, str] = {}
        self._left_out: set[str] = set()

    @property
    def wanted(self) -> list[MendedRow]:
        """What is ticked and can be done."""
        return [
            each
            for each in self._rows
            if each.obstacle is None and each.label.id not in self._left_out
        ]

    def set_rows(self, rows: Sequence[MendedRow], words: dict[str, str]) -> None:
        """Show another preview; what was left out stays so."""
        self.beginResetModel()
        self._rows, self._words = rows, words
        self.endResetModel()

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: _Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(Part)

    def flags(self, index: _Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        is_free = self._rows[index.row()].obstacle is None
        if index.column() == Part.TEXT and is_free:
            flags |= Qt.ItemFlag.ItemIsUserCheckable
        return flags

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation is not Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        match Part(section):
            case Part.TEXT:
                return heading(Column.TEXT)
            case Part.REPORT:
                return heading(Column.REPORT)
            case Part.BEFORE:
                return self.tr("Before")
            case Part.AFTER:
                return self.tr("After")
            case Part.REMARK:
                return self.tr("Stays as it is")

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row, part = self._rows[index.row()], Part(index.column())
        if role == Qt.ItemDataRole.CheckStateRole and part is Part.TEXT and not row.obstacle:
            is_in = row.label.id not in self._left_out
            return Qt.CheckState.Checked if is_in else Qt.CheckState.Unchecked
        if role == Qt.ItemDataRole.DisplayRole:
            return one_line(self._cell(row, part))
        if role == Qt.ItemDataRole.ToolTipRole:
            return texts.plain_tool_tip(self._cell(row, part))
        return None

    def setData(self, index: _Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.CheckStateRole:
            return False
        key = self._rows[index.row()].label.id
        is_in = Qt.CheckState(value) is Qt.CheckState.Checked
        (self._left_out.discard if is_in else self._left_out.add)(key)
        self.dataChanged.emit(index, index)
        return True

    def _cell(self, row: MendedRow, part: Part) -> str:
        match part:
            case Part.TEXT:
                return row.label.span.text
            case Part.REPORT:
                return row.report_name
            case Part.BEFORE:
                return self._words.get(row.before, row.before)
            case Part.AFTER if not row.obstacle:
                return self._words.get(row.after, row.after) or self.tr("(none)")
            case Part.AFTER:
                return ""
            case Part.REMARK:
                return obstacle(row.obstacle) if row.obstacle else ""


class MendDialog(QDialog):
    """Asks which field is set to what, and shows what that does."""

    def __init__(
        self,
        schema: LabelSchema,
        rows: Sequence[Chosen],
        names: Names,
        column: Column | None = None,
        parent: QWidget | None = None,
    ) -> None:
        """Begin with the field of a column where the labels have it."""
        super().__init__(parent)
        self.setWindowTitle(self.tr("Mend the chosen labels"))
        self._schema, self._chosen, self._names = schema, rows, names
        self._model = MendModel(self)
        self.field = Chooser(name="mendField")
        self.written = named(QLineEdit(), "mendWritten")
        self.choice = Chooser(name="mendChoice")
        self.table = named(QTableView(), "mendPreview")
        self._value = QStackedWidget()
        self._told = role_label("dim", "mendTold")
        self._buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self._go = self._buttons.addButton(
            self.tr("Change"), QDialogButtonBox.ButtonRole.AcceptRole
        )
        self._set_up(column)
        self._lay_out()
        self._connect()
        self._show_field()
        (self.choice if self._choices() else self.written).setFocus()

    @property
    def which(self) -> Field:
        """The field that is set."""
        return Field(self.field.currentData())

    @property
    def wanted(self) -> list[MendedRow]:
        """The rows that are to change."""
        return self._model.wanted

    def _set_up(self, column: Column | None) -> None:
        fields = ((heading(Column(each.value)), each.value) for each in Field)
        self.field.offer(fields, chosen=self._usual_field(column))
        self.field.setAccessibleName(self.tr("Field"))
        for part in (self.written, self.choice):
            part.setAccessibleName(self.tr("What it is to say"))
            self._value.addWidget(part)
        table = self.table
        table.setModel(self._model)
        table.setAccessibleName(self.tr("Preview; Space leaves a label out"))
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setTabKeyNavigation(False)
        table.setShowGrid(False)
        table.setWordWrap(False)
        table.setMinimumSize(760, 320)
        table.verticalHeader().hide()
        table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        table.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft)
        table.horizontalHeader().setHighlightSections(False)
        for shown, width in ((Part.TEXT, 220), (Part.REPORT, 170), (Part.BEFORE, 110)):
            table.setColumnWidth(shown, width)
        table.horizontalHeader().setSectionResizeMode(Part.REMARK, QHeaderView.ResizeMode.Stretch)
        quiet_input(table)

    def _lay_out(self) -> None:
        above = QHBoxLayout()
        said = role_label("dim")
        said.setText(self.tr("Set"))
        to = role_label("dim")
        to.setText(self.tr("to"))
        self._value.setFixedHeight(self.field.sizeHint().height())
        for part in (said, self.field, to):
            above.addWidget(part)
        above.addWidget(self._value, 1)
        column = QVBoxLayout(self)
        column.addLayout(above)
        column.addWidget(self.table, 1)
        column.addWidget(self._told)
        column.addWidget(self._buttons)
        press_by_default(self._go)

    def _connect(self) -> None:
        self._buttons.accepted.connect(self.accept)
        self._buttons.rejected.connect(self.reject)
        self.field.currentIndexChanged.connect(self._show_field)
        self.written.textChanged.connect(self._show_preview)
        self.choice.currentIndexChanged.connect(self._show_preview)
        self._model.dataChanged.connect(self._show_count)

    def _show_field(self) -> None:
        """What the first label says stands there at first: so nothing is to change unasked."""
        choices = self._choices()
        first = self._first_says()
        self.choice.offer(((words, code) for code, words in choices.items()), chosen=first)
        with QSignalBlocker(self.written):
            self.written.setText(one_line(first))
        self.written.selectAll()
        self._value.setCurrentWidget(self.choice if choices else self.written)
        self._show_preview()

    def _first_says(self) -> str:
        if not self._chosen:
            return ""
        return mending_rows.said(self._schema, self._chosen[0].label, self.which)

    def _usual_field(self, column: Column | None) -> str | None:
        """That of the column, else the first, which the first label can say.

        A measure has a category and no unit.
        """
        of = self._chosen[0].label.label if self._chosen else None
        labels = (each for each in self._schema.labels if each.id == of)
        known = [field.value for label in labels for field in Field if label.attribute(field.value)]
        return column if column in known else next(iter(known), None)

    def _show_preview(self) -> None:
        is_choice = self._value.currentWidget() is self.choice
        value = self.choice.currentData() if is_choice else self.written.text().strip()
        column = Column(self.which.value)
        words = {code: said for (of, code), said in self._names.items() if of is column}
        rows = preview(self._schema, self._chosen, self.which, value or "")
        self._model.set_rows(sorted(rows, key=lambda each: each.obstacle is not None), words)
        self._show_count()

    def _show_count(self) -> None:
        many, of = len(self._model.wanted), self._model.rowCount()
        said = self.tr("{many} of {of} labels will change")
        self._told.setText(said.format(many=counted(many), of=counted(of)))
        self._go.setEnabled(many > 0)

    def _choices(self) -> dict[str, str]:
        """The choices of the field, in words; none where it takes any words."""
        found: dict[str, str] = {}
        for label in self._schema.labels:
            attribute = label.attribute(self.which.value)
            for choice in attribute.offered if attribute and not attribute.retired else ():
                found[choice.id] = texts.words(choice.name)
        return found
