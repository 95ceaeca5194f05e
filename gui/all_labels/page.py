"""The page with the table of all labels: what is above it, the table, and counts beside it."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QSizePolicy,
    QTableWidget,
    QVBoxLayout,
    QWidget,
)

from annotator.words import counted
from gui.all_labels.delegate import AllLabelsDelegate
from gui.all_labels.filter_row import FilterRow
from gui.all_labels.model import COLUMNS, SHOWN_DOWN, SHOWN_UP, AllLabelsModel
from gui.all_labels.table import AllLabelsTable
from gui.all_labels.words import heading, whose
from gui.dialogs.enter import beside_default
from gui.texts import plain_tool_tip
from gui.theme import Theme
from gui.widgets.inputs import Chooser
from gui.widgets.labels import ElidedLabel, hairline, named, role_label
from gui.widgets.tables import fill_row, plain_table
from schema.labels import LabelSchema
from schema.listing import Column, Question, Whose, stored


class AllLabelsPage(QWidget):
    """Shows what it is given, and says by its signals what is wanted."""

    changed = Signal()  # another question
    counts_wanted = Signal()
    retranslated = Signal()  # what others said here is still in the language of before
    mend_wanted = Signal()
    copy_wanted = Signal()
    left = Signal()

    def __init__(self, theme: Theme, schema: LabelSchema) -> None:
        super().__init__()
        self.setObjectName("allLabelsPage")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.model = AllLabelsModel(schema, self)
        self.delegate = AllLabelsDelegate(theme, schema, self)
        self.table = AllLabelsTable(self.model, self.delegate)
        self.filters = FilterRow(self.table)
        self.whose = Chooser(name="allLabelsWhose")
        self.search = named(QLineEdit(), "allLabelsSearch")
        self.outliers = named(QPushButton(), "allLabelsOutliers")
        self.group = Chooser(name="allLabelsGroup")
        self.groups = named(QTableWidget(), "allLabelsGroups")
        self.told = ElidedLabel("dim", name="allLabelsTold")
        self.empty = role_label("dim", "allLabelsEmpty")
        self.mend = named(QPushButton(), "allLabelsMend")
        self.copy = named(QPushButton(), "allLabelsCopy")
        self.clear = named(QPushButton(), "allLabelsClear")
        self._sort: tuple[Column | None, bool] = (None, False)
        self._groups: Sequence[tuple[str, int]] = ()
        self._listed = ""
        self._fill()
        self._lay_out()
        self._connect()
        self.retranslate()

    @property
    def question(self) -> Question:
        """What is asked for; outliers alone are for whoever knows them to add."""
        column, descending = self._sort
        return Question(
            Whose(self.whose.currentData()),
            self.filters.conditions,
            stored(self.search.text().strip()),
            column,
            descending,
        )

    def sort_by(self, column: Column | None, *, descending: bool = False) -> None:
        """Order the rows by a column; None for the order in which labels were made."""
        self._sort = (column, descending)
        way = SHOWN_DOWN if descending else SHOWN_UP
        header = self.table.horizontalHeader()
        with QSignalBlocker(header):
            header.setSortIndicator(COLUMNS.index(column) if column else -1, way)
        self.changed.emit()

    def clear_all(self) -> None:
        """Show all rows again, in the order in which they were made."""
        with QSignalBlocker(self.filters), QSignalBlocker(self.search):
            self.filters.clear()
            self.search.clear()
        with QSignalBlocker(self.outliers):
            self.outliers.setChecked(False)
        self.sort_by(None)

    def show_groups(self, column: Column, found: Sequence[tuple[str, int]]) -> None:
        """List what labels say in a column, and how many say it."""
        self._groups = found
        plain_table(self.groups, [heading(column), self.tr("Labels")], widest=0)
        self.groups.setRowCount(len(found))
        for row, (said, many) in enumerate(found):
            words = self.model.names.get((column, said), said) or self.tr("(none)")
            fill_row(self.groups, row, (words, counted(many)), figures=(1,))
        self.groups.show()

    def show_told(self, listed: str) -> None:
        """Say what is listed, and how many rows of it are chosen."""
        self._listed = listed
        many = sum(map(len, self.table.selected_rows()))
        chosen = self.tr("%n chosen", "", many) if many > 1 else ""
        self.told.setText(" · ".join(filter(None, (chosen, listed))))
        self.told.setToolTip(plain_tool_tip(self.told.text()))

    def show_empty(self, *, is_empty: bool) -> None:
        """Say what will stand here, or what lets rows through, where there is none."""
        asked = self.question
        asks_for_some = asked.conditions or asked.words or self.outliers.isChecked()
        self.empty.setText(
            self.tr('No label is like this. "Show all" lets every label through again.')
            if asks_for_some
            else self.tr(
                "No labels yet. Each label that is confirmed or made in a report is a row here:"
                " Esc goes back to the report."
            )
        )
        self.empty.setVisible(is_empty)
        for button in (self.copy, self.mend):
            button.setEnabled(not is_empty)

    def set_theme(self, theme: Theme) -> None:
        """Draw in another appearance."""
        self.delegate.set_theme(theme)
        self.table.viewport().update()

    def retranslate(self) -> None:
        """Say everything in the language of now."""
        for nth, each in enumerate(Whose):
            self.whose.setItemText(nth, whose(each))
        self.group.setItemText(0, self.tr("no counts"))
        for nth, column in enumerate(COLUMNS[:-1], start=1):
            self.group.setItemText(nth, self.tr("counts: {column}").format(column=heading(column)))
        self.search.setPlaceholderText(self.tr("Search…"))
        self.search.setAccessibleName(self.tr("Words in any column but the sentence"))
        self.whose.setAccessibleName(self.tr("Whose labels"))
        self.whose.setToolTip(self.tr("Whose labels; others' as far as you may see them"))
        self.group.setAccessibleName(self.tr("Count labels by a column"))
        self.groups.setAccessibleName(self.tr("Counts; Enter shows the labels of one"))
        self.table.setAccessibleName(self.tr("All labels; Enter goes to one"))
        self.outliers.setText(self.tr("Far values"))
        self.outliers.setToolTip(
            self.tr("Only values far from others of their unit and indicator or category")
        )
        self.mend.setText(self.tr("Mend…  F2"))
        self.copy.setText(self.tr("Copy rows"))
        self.clear.setText(self.tr("Show all"))
        self.filters.retranslate()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
            self.retranslated.emit()
        super().changeEvent(event)

    def event(self, event: QEvent) -> bool:
        """Ctrl+F goes to this page's own field."""
        is_override = event.type() == QEvent.Type.ShortcutOverride
        if is_override and isinstance(event, QKeyEvent) and _is_find(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes from a field to the table, and from there back."""
        if _is_find(event):
            self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self.search.selectAll()
        elif event.key() == Qt.Key.Key_Escape:
            self.table.enter()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self.groups.hasFocus():
                self._show_group()
            else:
                self.table.enter()
        else:
            super().keyPressEvent(event)

    def _fill(self) -> None:
        for each in Whose:
            self.whose.addItem("", each.value)
        self.group.addItem("", None)
        for column in COLUMNS[:-1]:
            self.group.addItem("", column.value)
        self.group.shrink_to(characters=8)
        self.outliers.setCheckable(True)
        self.groups.setFixedWidth(260)
        self.groups.hide()
        # what it says changes: the fields beside it stay where they are
        self.told.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.empty.setWordWrap(True)
        self.empty.setContentsMargins(12, 8, 12, 8)
        self.empty.hide()
        for button in (self.outliers, self.mend, self.copy, self.clear):
            beside_default(button)

    def _lay_out(self) -> None:
        above = QHBoxLayout()
        above.setContentsMargins(12, 8, 12, 8)
        above.setSpacing(8)
        self.search.setMaximumWidth(240)
        for part in (self.whose, self.search, self.outliers, self.group, self.clear):
            above.addWidget(part)
        above.addWidget(self.told, 1)
        above.addWidget(self.copy)
        above.addWidget(self.mend)
        listed = QVBoxLayout()
        listed.setSpacing(0)
        for widget in (self.empty, self.filters, self.table):
            listed.addWidget(widget)
        beside = QHBoxLayout()
        beside.setSpacing(0)
        beside.addLayout(listed, 1)
        beside.addWidget(self.groups)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(above)
        column.addWidget(hairline())
        column.addLayout(beside, 1)
        self.setTabOrder(self.group, self.groups)  # what was counted is one key away

    def _connect(self) -> None:
        self.search.textChanged.connect(self.changed)
        self.filters.changed.connect(self.changed)
        self.whose.activated.connect(self.changed)
        self.outliers.toggled.connect(self.changed)
        self.group.currentIndexChanged.connect(self._want_counts)
        self.groups.cellDoubleClicked.connect(self._show_group)
        self.clear.clicked.connect(self.clear_all)
        self.mend.clicked.connect(self.mend_wanted)
        self.copy.clicked.connect(self.copy_wanted)
        self.table.mend_wanted.connect(self.mend_wanted)
        self.table.copy_wanted.connect(self.copy_wanted)
        self.table.left.connect(self.left)
        self.table.all_wanted.connect(self.clear_all)
        self.table.filter_wanted.connect(self.filters.enter)
        self.table.selectionModel().selectionChanged.connect(lambda: self.show_told(self._listed))
        self.table.sort_wanted.connect(
            lambda column, descending: self.sort_by(column, descending=descending)
        )
        self.table.horizontalHeader().sortIndicatorChanged.connect(self._sort_by_header)

    def _sort_by_header(self, section: int, way: Qt.SortOrder) -> None:
        if section < 0:
            self.sort_by(None)
        else:
            self.sort_by(COLUMNS[section], descending=way == SHOWN_DOWN)

    def _want_counts(self) -> None:
        self.groups.setVisible(self.group.currentData() is not None)
        self.counts_wanted.emit()

    def _show_group(self, *_: int) -> None:
        row = self.groups.currentRow()
        if 0 <= row < len(self._groups):
            self.filters.ask_for(Column(self.group.currentData()), self._groups[row][0])
            self.table.enter()


def _is_find(event: QKeyEvent) -> bool:
    held = event.modifiers()
    return event.key() == Qt.Key.Key_F and held == Qt.KeyboardModifier.ControlModifier
