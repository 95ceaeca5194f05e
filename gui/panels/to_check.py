"""The list of what is to be looked at: findings, numerals, sentences, each section foldable."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence

from PySide6.QtCore import QEvent, QModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFont, QPainter
from PySide6.QtWidgets import (
    QHeaderView,
    QStackedWidget,
    QStyleOptionViewItem,
    QTreeView,
    QVBoxLayout,
    QWidget,
)

from gui.panels.delegates import RowDelegate
from gui.panels.to_check_model import Describe, Index, Row, Title, ToCheckModel
from gui.theme import Theme
from gui.widgets.labels import centred_page, role_label
from gui.widgets.list_keys import EnterAndLeave
from gui.widgets.tables import quiet_input

_ROW_AIR = 10
_WORDS_EMS = 9.0


class ToCheckPanel(QWidget):
    """Shows sections of rows; `chosen` tells to which one a person turned, `activated` went."""

    chosen = Signal(str, object)  # section, Row
    activated = Signal(str, object)
    left = Signal()

    def __init__(
        self,
        theme: Theme,
        sections: Sequence[str],
        title: Title,
        unfolded: Iterable[str],
    ) -> None:
        super().__init__()
        self.setObjectName("toCheckPanel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._model = ToCheckModel(sections, title, self)
        self._delegate = _Delegate(theme, self)
        self._tree = _Tree(self._model, self._delegate)
        self._nothing = role_label("dim")
        self._pages = QStackedWidget()
        self._is_told = False
        for page in (self._tree, centred_page(self._nothing)):
            self._pages.addWidget(page)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._pages)
        for section in unfolded:
            self._tree.expand(self._model.section_index(section))
        self._tree.selectionModel().currentChanged.connect(self._tell_chosen)
        self._tree.activated.connect(self._tell_activated)
        self._tree.left.connect(self.left)
        for section in sections:
            self._fit_section(section)
        self._show_page()
        self._fit()
        self.retranslate()

    def set_words(self, describe: Describe) -> None:
        """How rows are put into words."""
        self._model.set_words(describe)

    def set_rows(self, section: str, rows: Sequence[Row]) -> None:
        """Show what a section holds now."""
        self._is_told = True
        is_changed = self._model.set_rows(section, rows)
        self._is_told = False
        if is_changed:
            self._fit_section(section)
            self._show_page()

    def update_rows(self, section: str, added: Iterable[Row], removed: Iterable[Row]) -> None:
        """Show what came into a section and went from it; a few rows of however many."""
        self._is_told = True
        self._model.update_rows(section, added, removed)
        self._is_told = False
        self._fit_section(section)
        self._show_page()

    def rows(self, section: str) -> Sequence[Row]:
        """What a section holds."""
        return self._model.rows(section)

    def set_current(self, section: str, row: Row) -> None:
        """Mark the row that was chosen elsewhere; none where the list does not have it."""
        rows = self._model.rows(section)
        nth = bisect_left(rows, row)
        if nth < len(rows) and rows[nth] == row:
            self._is_told = True
            self._tree.setCurrentIndex(self._model.index_of(section, nth))
            self._is_told = False
        elif not self.has_keyboard:
            self.clear_current()

    def clear_current(self) -> None:
        """Mark no row: what is chosen is none of these."""
        self._tree.selectionModel().clearSelection()

    def focus_list(self) -> None:
        """Put the keyboard into the list."""
        self._tree.setFocus(Qt.FocusReason.ShortcutFocusReason)

    @property
    def has_keyboard(self) -> bool:
        """Whether the keyboard is in the list."""
        return self._tree.hasFocus()

    def set_theme(self, theme: Theme) -> None:
        """Draw in another appearance."""
        self._delegate.set_theme(theme)
        self._tree.viewport().update()

    def retranslate(self) -> None:
        """Say everything in the language of now."""
        self._nothing.setText(
            self.tr(
                "Nothing to check in this report. Numerals that nobody has accounted for are listed"
                " here, and spans that contradict their text or each other."
            )
        )
        self._tree.setAccessibleName(self.tr("To check"))
        self._model.say_anew()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._fit()
        super().changeEvent(event)

    def _fit(self) -> None:
        self._tree.setColumnWidth(0, round(self.fontInfo().pixelSize() * _WORDS_EMS))

    def _fit_section(self, section: str) -> None:
        nth = self._model.sections.index(section)
        self._tree.setFirstColumnSpanned(nth, QModelIndex(), True)
        self._tree.setRowHidden(nth, QModelIndex(), not self._model.rows(section))

    def _show_page(self) -> None:
        is_empty = not any(self._model.rows(section) for section in self._model.sections)
        self._pages.setCurrentIndex(int(is_empty))

    def _tell_chosen(self, index: QModelIndex) -> None:
        found = self._model.row_at(index)
        if found is not None and not self._is_told and self._tree.hasFocus():
            self.chosen.emit(*found)

    def _tell_activated(self, index: QModelIndex) -> None:
        found = self._model.row_at(index)
        if found is not None:
            self.activated.emit(*found)
        else:
            self._tree.setExpanded(index, not self._tree.isExpanded(index))


class _Tree(EnterAndLeave, QTreeView):
    """The tree itself: its keys stay keys, and letters typed over it are no search."""

    left = Signal()

    def __init__(self, model: ToCheckModel, delegate: "_Delegate") -> None:
        super().__init__()
        self.setObjectName("toCheckTree")
        self.setModel(model)
        self.setItemDelegate(delegate)
        self.setHeaderHidden(True)
        self.setUniformRowHeights(True)
        self.setAllColumnsShowFocus(True)
        self.setEditTriggers(QTreeView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setIndentation(18)
        self.header().setStretchLastSection(True)
        self.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Interactive)
        quiet_input(self)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Mark the row where the keyboard is, also where nothing was marked before."""
        super().focusInEvent(event)
        self.setCurrentIndex(self.currentIndex())


class _Delegate(RowDelegate):
    """Sections in bold, the report's words as they are, what is said of them quieter."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        self.paint_ground(painter, option)
        font = QFont(option.font)
        is_section = not index.parent().isValid()
        if is_section:
            font.setWeight(QFont.Weight.Bold)
        painter.setFont(font)
        is_note = index.column() > 0
        painter.setPen(self.dim(option) if is_note else self.theme.text)
        room = option.rect.adjusted(4, 0, -6, 0)
        words = painter.fontMetrics().elidedText(
            str(index.data()), Qt.TextElideMode.ElideRight, room.width()
        )
        painter.drawText(
            room, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine.value, words
        )
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """A row as high as those of the table."""
        size = super().sizeHint(option, index)
        size.setHeight(option.fontMetrics.height() + _ROW_AIR)
        return size
