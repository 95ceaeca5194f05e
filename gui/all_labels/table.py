"""The table of all labels: draws its rows as a whole, and says which of its keys was pressed."""

from typing import Final

from PySide6.QtCore import QEvent, QItemSelectionModel, QRect, Qt, Signal
from PySide6.QtGui import QCursor, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from gui.all_labels.delegate import AllLabelsDelegate, Row, Stretch
from gui.all_labels.model import COLUMNS, SHOWN_UP, AllLabelsModel, Index
from gui.widgets.list_keys import NoSearch
from gui.widgets.tables import quiet_input
from schema.listing import Column

_WIDTHS: Final = {
    Column.TEXT: 136,
    Column.VALUE: 96,
    Column.UNIT: 62,
    Column.BOUND: 62,
    Column.INDICATOR: 102,
    Column.TIME: 92,
    Column.PLACE: 88,
    Column.STATUS: 66,
    Column.CATEGORY: 96,
    Column.LINK: 112,
    Column.ANNOTATOR: 80,
    Column.STATE: 88,
    Column.REPORT: 128,
    Column.SENTENCE: 420,
}
_OURS: Final = frozenset({Qt.Key.Key_F2, Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape})
_OURS_WITH_CTRL: Final = frozenset(
    {
        *(Qt.Key.Key_F, Qt.Key.Key_C, Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_A),
        Qt.Key.Key_Backspace,
    }
)


class AllLabelsTable(NoSearch, QTableView):
    """The table; its keys go, mend, copy, sort, filter, show all and leave."""

    chosen = Signal(int)  # the row to go to
    mend_wanted = Signal()
    copy_wanted = Signal()
    all_wanted = Signal()
    sort_wanted = Signal(object, bool)  # Column, descending
    filter_wanted = Signal(object)  # Column
    left = Signal()

    def __init__(self, model: AllLabelsModel, delegate: AllLabelsDelegate) -> None:
        super().__init__()
        self.setObjectName("allLabelsTable")
        self.setModel(model)
        self.setItemDelegate(delegate)
        self._delegate = delegate
        self._column = 0
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header = self.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft)
        header.setHighlightSections(False)
        header.setSectionsClickable(True)
        header.setSortIndicatorShown(True)
        header.setSortIndicatorClearable(True)
        header.setSortIndicator(-1, SHOWN_UP)
        for nth, column in enumerate(COLUMNS):
            self.setColumnWidth(nth, _WIDTHS[column])
        quiet_input(self)
        self.doubleClicked.connect(lambda index: self.chosen.emit(index.row()))
        self._fit()

    def selected_rows(self) -> list[range]:
        """The chosen rows in stretches; a million of them are one."""
        ranges = self.selectionModel().selection()
        every = [ranges.at(nth) for nth in range(ranges.count())]
        stretches = (range(each.top(), each.bottom() + 1) for each in every)
        return sorted(stretches, key=lambda each: each.start)

    @property
    def column(self) -> Column:
        """The column that the keyboard is in, also where no row is let through."""
        return COLUMNS[self._column]

    def event(self, event: QEvent) -> bool:
        """Keep the table's own keys from the window's actions while it has the keyboard."""
        is_override = event.type() == QEvent.Type.ShortcutOverride
        if is_override and isinstance(event, QKeyEvent) and _is_ours(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not _is_ours(event):
            super().keyPressEvent(event)
            return
        match event.key():
            case Qt.Key.Key_Down if event.modifiers() & Qt.KeyboardModifier.AltModifier:
                self.filter_wanted.emit(self.column)
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                if self.currentIndex().isValid():
                    self.chosen.emit(self.currentIndex().row())
            case Qt.Key.Key_Escape:
                self.left.emit()
            case Qt.Key.Key_F2:
                self.mend_wanted.emit()
            case Qt.Key.Key_C:
                self.copy_wanted.emit()
            case Qt.Key.Key_Backspace:
                self.all_wanted.emit()
            case Qt.Key.Key_Up | Qt.Key.Key_Down:
                self.sort_wanted.emit(self.column, event.key() == Qt.Key.Key_Down)
            case _:
                super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """All rows that are seen, and where the keyboard is."""
        model, seen = self.model(), event.rect()
        assert isinstance(model, AllLabelsModel)
        painter = QPainter(self.viewport())
        stretches, rows = self._stretches(seen), self._rows(seen)
        hovered, width = self._hovered_row(), self.viewport().width()
        model.expect(rows)
        for row in rows:
            band = QRect(0, self.rowViewportPosition(row), width, self.rowHeight(row))
            is_selected = self.selectionModel().isSelected(model.index(row, 0))
            state = Row(model.shown(row), model.outlier(row), is_selected, row == hovered)
            self._delegate.paint_row(painter, band, state, stretches)
        if self.hasFocus() and self.currentIndex().isValid():
            painter.setPen(self._delegate.theme.accent)
            painter.drawRect(self.visualRect(self.currentIndex()).adjusted(0, 0, -1, -2))
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A wide window shows more of the sentences."""
        super().resizeEvent(event)
        last = COLUMNS.index(Column.SENTENCE)
        free = self.viewport().width() - self.horizontalHeader().sectionPosition(last)
        self.setColumnWidth(last, max(free, _WIDTHS[Column.SENTENCE]))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._fit()
        super().changeEvent(event)

    def enter(self) -> None:
        """Put the keyboard here, on the first row if none is marked, and where it can be seen."""
        if not self.currentIndex().isValid() and self.model().rowCount():
            kind = QItemSelectionModel.SelectionFlag
            first = self.model().index(0, self._column)
            self.selectionModel().setCurrentIndex(first, kind.ClearAndSelect | kind.Rows)
        if not self.hasFocus():
            self.scrollTo(self.currentIndex())
            self.setFocus(Qt.FocusReason.TabFocusReason)

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Know the column one is in: rows that come in another order do not change it."""
        if current.isValid():
            self._column = current.column()
        super().currentChanged(current, previous)

    def _stretches(self, seen: QRect) -> list[Stretch]:
        """The columns that are seen there."""
        header = self.horizontalHeader()
        every = (
            Stretch(nth, header.sectionViewportPosition(nth), header.sectionSize(nth))
            for nth in range(len(COLUMNS))
        )
        return [each for each in every if each.left + each.width > seen.left()]

    def _rows(self, seen: QRect) -> range:
        first, last = self.rowAt(seen.top()), self.rowAt(seen.bottom())
        return range(max(first, 0), (last if last >= 0 else self.model().rowCount() - 1) + 1)

    def _hovered_row(self) -> int:
        viewport = self.viewport()
        place = viewport.mapFromGlobal(QCursor.pos())
        return self.rowAt(place.y()) if viewport.underMouse() else -1

    def _fit(self) -> None:
        self._delegate.set_font(self.font())
        height = self.fontMetrics().height() + 12
        self.verticalHeader().setDefaultSectionSize(height)


def _is_ours(event: QKeyEvent) -> bool:
    held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    if held == Qt.KeyboardModifier.AltModifier:
        return event.key() == Qt.Key.Key_Down
    if held == Qt.KeyboardModifier.ControlModifier:
        return event.key() in _OURS_WITH_CTRL - {Qt.Key.Key_F}
    return held == Qt.KeyboardModifier.NoModifier and event.key() in _OURS
