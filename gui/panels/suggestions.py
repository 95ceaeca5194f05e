"""The table of a report's spans, in step with the report, with a row of filters above it."""

from collections.abc import Collection, Mapping, Sequence

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QButtonGroup,
    QHeaderView,
    QMenu,
    QPushButton,
    QStackedWidget,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from annotator.items import Item, Place
from gui import texts
from gui.panels.suggestion_delegate import SuggestionDelegate
from gui.panels.suggestions_model import (
    ALL,
    UNDECIDED,
    UNSURE,
    Column,
    Lookup,
    SuggestionsModel,
    label_filter,
)
from gui.theme import Theme
from gui.widgets.flow_layout import FlowLayout
from gui.widgets.labels import centred_page, hairline, named, role_label, set_figure
from gui.widgets.list_keys import NoSearch
from gui.widgets.tables import kept_in_view, rows_alone
from schema.labels import LabelSchema
from schema.records import LabelId

# Widths in ems; columns of words share what these leave.
_EMS = {Column.STATE: 3.0, Column.VALUE: 6.2, Column.UNIT: 3.4, Column.BOUND: 3.2}
_ROWS_BEFORE = 3
_ROW_AIR = 12
_HEADING_AIR = 14
# A column gives way where those of words would be narrower than this, in ems.
_GIVE_WAY = {Column.BOUND: 5.2, Column.UNIT: 5.2, Column.LINK: 4.0}


class SuggestionsPanel(QWidget):
    """Shows the spans; says by `current_changed` and `activated` what the user turns to."""

    current_changed = Signal(str)
    activated = Signal(str)
    count_changed = Signal(int)

    def __init__(self, theme: Theme, schema: LabelSchema, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("suggestionsPanel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._schema = schema
        self._current = ""
        self._is_told = False  # while a change comes from outside, nothing is said back
        self._model = SuggestionsModel(schema, self)
        self._delegate = SuggestionDelegate(theme, schema, self)
        self._table = SpanTable(self._model, self._delegate)
        self._filters = QButtonGroup(self)
        self._filter_row = FlowLayout(2)
        self._pass = role_label("pass", "pass")
        self._hidden = named(QPushButton(), "hiddenSuggestions")
        self._hidden_count = 0
        self._nothing = role_label("dim")
        self._pages = QStackedWidget()
        self._make_filters()
        self._lay_out()
        self._table.selectionModel().currentRowChanged.connect(self._tell_current)
        self._table.activated.connect(self._tell_activated)
        self._filters.idClicked.connect(self._apply_filter)
        self.retranslate()

    def set_places(self, places: Mapping[LabelId, Place], lookup: Lookup) -> None:
        """Show what stands in a report; `lookup` finds an item, also one that a link points at."""
        self._is_told = True
        self._model.set_places(places, lookup)
        self._after_change()

    def update_items(self, changed: Collection[Item], removed: Collection[LabelId] = ()) -> None:
        """Show what an operation made of some items."""
        self._is_told = True
        self._model.update_items(changed, removed)
        self._after_change()

    def set_current(self, key: str) -> None:
        """Go to an item that was chosen elsewhere; "" for none."""
        self._current = key
        self._is_told = True
        self._show_current()
        self._is_told = False

    def set_schema(self, schema: LabelSchema) -> None:
        """Take labels, categories and colours from this schema."""
        self._schema = schema
        self._model.set_schema(schema)
        self._delegate.set_schema(schema)
        self._make_filters()
        self.retranslate()

    def set_theme(self, theme: Theme) -> None:
        """Draw the rows in another appearance."""
        self._delegate.set_theme(theme)
        self._table.viewport().update()

    @property
    def span_table(self) -> "SpanTable":
        """The table itself, without its filters."""
        return self._table

    def show_pass(self, label_id: str) -> None:
        """Let through the spans of one label; "" for all."""
        name = label_filter(label_id) if label_id else ALL
        if name in self._names:
            self._filters.button(self._names.index(name)).click()

    def offer_thresholds(self, actions: Sequence[QAction]) -> None:
        """Let the words about what is hidden open a menu of these."""
        menu = QMenu(self._hidden)
        menu.addActions(actions)
        self._hidden.setMenu(menu)

    def show_hidden(self, count: int) -> None:
        """Say how many suggestions are hidden for their low score."""
        if count != self._hidden_count:
            self._hidden_count = count
            self._show_counts()

    def say_pass(self, words: str) -> None:
        """Say above the table that it is about one label; "" where it is not."""
        self._pass.setText(words)
        self._pass.setVisible(bool(words))

    def retranslate(self) -> None:
        """Say everything in the language of now."""
        self._table.setAccessibleName(self.tr("Spans of the report"))
        self._show_counts()
        self._show_page()
        self._table.fit()
        self._table.horizontalHeader().viewport().update()
        self._table.viewport().update()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def _make_filters(self) -> None:
        for button in self._filters.buttons():
            self._filters.removeButton(button)
            self._filter_row.removeWidget(button)
            button.hide()
            button.deleteLater()
        labels = [label_filter(label.id) for label in self._schema.labels if not label.hidden]
        self._names = [ALL, UNDECIDED, UNSURE, *labels]
        for number, name in enumerate(self._names):
            button = named(QPushButton(), f"filter/{name}")
            button.setProperty("quiet", True)
            button.setCheckable(True)
            button.setChecked(name == ALL)
            self._filters.addButton(button, number)
            self._filter_row.addWidget(button)
        self._filter_row.removeWidget(self._hidden)
        self._filter_row.addWidget(self._hidden)

    def _lay_out(self) -> None:
        self._filter_row.setContentsMargins(10, 8, 10, 8)
        self._hidden.setProperty("quiet", True)
        self._pages.addWidget(self._table)
        self._pages.addWidget(centred_page(self._nothing))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._pass.hide()
        column.addWidget(self._pass)
        column.addLayout(self._filter_row)
        column.addWidget(hairline())
        column.addWidget(self._pages, 1)

    def _filter_words(self, name: str) -> str:
        if name == ALL:
            return self.tr("all")
        if name == UNDECIDED:
            return self.tr("undecided")
        if name == UNSURE:
            return self.tr("unsure")
        label = next(each for each in self._schema.labels if label_filter(each.id) == name)
        return texts.words(label.name)

    def _show_counts(self) -> None:
        for number, name in enumerate(self._names):
            count = self._model.counts[name]
            set_figure(self._filters.button(number), f"{self._filter_words(name)} {count}")
        self._hidden.setText(self.tr("{count} hidden").format(count=self._hidden_count))
        self._hidden.setToolTip(self.tr("Undecided suggestions with a score below your limit"))
        self._hidden.setVisible(self._hidden_count > 0)
        self.count_changed.emit(self._model.counts[ALL])

    def _show_page(self) -> None:
        is_empty = not self._model.counts[ALL]
        self._nothing.setText(
            self.tr("No spans yet. Select words of a report and press the digit of a label.")
            if is_empty
            else self.tr("Nothing here: no span passes this filter.")
        )
        self._pages.setCurrentIndex(0 if self._model.rowCount() else 1)

    def _after_change(self) -> None:
        self._show_counts()
        self._show_page()
        self._show_current()
        self._is_told = False

    def _show_current(self) -> None:
        row = self._model.row_of(self._current)
        if row is None:
            self._table.setCurrentIndex(QModelIndex())
            self._table.clearSelection()
        elif row != self._table.currentIndex().row():
            self._table.go_to(row)

    def _apply_filter(self, number: int) -> None:
        self._is_told = True
        self._model.set_filter(self._names[number])
        self._after_change()

    def _tell_current(self, current: QModelIndex) -> None:
        if self._is_told or not current.isValid():
            return
        self._current = self._model.item(current.row()).key
        self.current_changed.emit(self._current)

    def _tell_activated(self, index: QModelIndex) -> None:
        self.activated.emit(self._model.item(index.row()).key)


class SpanTable(NoSearch, QTableView):
    """The table itself: keys stay keys, and columns of words share what the others leave."""

    def __init__(self, model: SuggestionsModel, delegate: SuggestionDelegate) -> None:
        super().__init__()
        self.setObjectName("suggestionsTable")
        self.setModel(model)
        self.setItemDelegate(delegate)
        rows_alone(self)
        self.setWordWrap(False)
        self.setMouseTracking(True)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setTextElideMode(Qt.TextElideMode.ElideRight)
        header.setMinimumSectionSize(8)
        # with the table's own selection it would be painted anew whenever another row is chosen
        header.setSelectionModel(QItemSelectionModel(model, header))
        for column in (Column.TEXT, Column.LINK):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
        self.fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        with kept_in_view(self):
            self.fit()
            super().resizeEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self.fit()
        super().changeEvent(event)

    def go_to(self, row: int) -> None:
        """Choose a row; one out of view comes near the top, with those that follow it."""
        index = self.model().index(row, Column.TEXT)
        if not self.viewport().rect().contains(self.visualRect(index)):
            first = self.model().index(max(0, row - _ROWS_BEFORE), Column.TEXT)
            self.scrollTo(first, QAbstractItemView.ScrollHint.PositionAtTop)
        self.setCurrentIndex(index)

    def fit(self) -> None:
        """Give each column its width for the font, the language and the room there is."""
        em = float(self.fontInfo().pixelSize())
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + _ROW_AIR)
        for column in _EMS:
            self.setColumnWidth(column, self._least_width(column, em))
        hidden: set[Column] = set()
        for column, least in _GIVE_WAY.items():
            if self._room_for_words(em, hidden) < least * em:
                hidden.add(column)
        for column in _GIVE_WAY:
            self.setColumnHidden(column, column in hidden)

    def _least_width(self, column: Column, em: float) -> int:
        heading = str(self.model().headerData(column, Qt.Orientation.Horizontal))
        words = self.fontMetrics().horizontalAdvance(heading) + _HEADING_AIR
        return max(round(em * _EMS[column]), words)

    def _room_for_words(self, em: float, hidden: set[Column]) -> float:
        fixed = sum(self._least_width(column, em) for column in _EMS if column not in hidden)
        sharing = 2 - (Column.LINK in hidden)
        return (self.viewport().width() - fixed) / sharing
