"""The clauses of the guidelines in the window's language, searched as one types."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QEvent, QObject, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QStackedWidget,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from annotator.guidelines import Entry, citation
from gui import texts
from gui.panels.delegates import RowDelegate
from gui.panels.queue_model import Index
from gui.theme import Theme
from gui.widgets.labels import ElidedLabel, centred_page, named, role_label
from gui.widgets.list_keys import EnterAndLeave
from gui.widgets.tables import quiet_input

_ENTRY: Final = Qt.ItemDataRole.UserRole
_SIDE: Final = 14
_AIR: Final = 7
_HIGHEST: Final = 10_000
_WRAPPED: Final = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignTop)


class GuidelinesPanel(QWidget):
    """Shows clauses; `searched` and `whole_toggled` ask for others, `cite_requested` names one.

    What is no clause, the meaning of a category, is named by "".
    """

    searched = Signal(str)
    whole_toggled = Signal(bool)
    cite_requested = Signal(str)
    left = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("guidelinesPanel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._entries: Sequence[Entry] = ()
        self._field = named(QLineEdit(), "guidelineSearch")
        self._about = ElidedLabel("dim", name="guidelineAbout")
        self._whole = named(QPushButton(), "guidelineWhole")
        self._list = ClauseList(theme)
        self._nothing = role_label("dim")
        self._pages = QStackedWidget()
        self._lay_out()
        self._field.installEventFilter(self)
        self._field.textChanged.connect(self.searched)
        self._whole.toggled.connect(self.whole_toggled)
        self._list.cite_requested.connect(self.cite_requested)
        self._list.left.connect(self.left)
        self._list.search_wanted.connect(self._field.setFocus)
        self.retranslate()

    @property
    def typed(self) -> str:
        """What is searched for."""
        return self._field.text()

    @property
    def is_whole(self) -> bool:
        """Whether all clauses are wanted, whatever is chosen."""
        return self._whole.isChecked()

    @property
    def shown(self) -> Sequence[Entry]:
        """The clauses as they stand in the list."""
        return self._entries

    def show_entries(self, entries: Sequence[Entry], about: str) -> None:
        """Show these, from the first; `about` says what they are about."""
        self._about.setText(about)
        if list(entries) != list(self._entries):
            self._entries = entries
            self._fill()

    def choose(self, clause_id: str) -> None:
        """Go to a clause, if it is in the list."""
        ids = [each.id for each in self._entries]
        if clause_id in ids:
            self._list.setCurrentRow(ids.index(clause_id))

    def show_whole(self) -> None:
        """Ask for all clauses, with nothing searched for."""
        self._field.clear()
        self._whole.setChecked(True)

    def focus_list(self) -> None:
        """Put the keyboard into the list, or into the search where the list is empty."""
        target = self._list if self._entries else self._field
        target.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def set_theme(self, theme: Theme) -> None:
        """Draw in another appearance."""
        self._list.set_theme(theme)

    def retranslate(self) -> None:
        """Say everything in the language of now."""
        self._field.setPlaceholderText(self.tr("Search the guidelines…"))
        self._field.setAccessibleName(self.tr("Search the guidelines"))
        self._whole.setText(self.tr("all clauses"))
        self._nothing.setText(self.tr("No clause has these words."))
        self._list.setAccessibleName(self.tr("Clauses of the guidelines"))
        self._list.setAccessibleDescription(self.tr("Enter cites a clause in a comment"))
        self._fill()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._take_key(Qt.Key(event.key()))
        return super().eventFilter(watched, event)

    def _take_key(self, key: Qt.Key) -> bool:
        if key == Qt.Key.Key_Escape:
            if self._field.text():
                self._field.clear()
            else:
                self.left.emit()
            return True
        if key in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.focus_list()
            return True
        return False

    def _fill(self) -> None:
        self._list.show_entries(self._entries)
        self._pages.setCurrentIndex(0 if self._entries else 1)

    def _lay_out(self) -> None:
        self._field.setClearButtonEnabled(True)
        self._whole.setCheckable(True)
        self._whole.setProperty("quiet", True)
        row = QHBoxLayout()
        row.setContentsMargins(12, 6, 12, 6)
        row.setSpacing(8)
        row.addWidget(self._field, 3)
        row.addWidget(self._about, 4)
        row.addWidget(self._whole)
        for page in (self._list, centred_page(self._nothing)):
            self._pages.addWidget(page)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(row)
        column.addWidget(self._pages, 1)


class ClauseList(EnterAndLeave, QListWidget):
    """The clauses, whole and wrapped; Enter cites the one that is marked, Esc leaves.

    Up from the first wants the search above the list, as Down comes from there.
    """

    cite_requested = Signal(str)
    left = Signal()
    search_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("clauseList")
        self._delegate = _ClauseDelegate(theme, self)
        self.setItemDelegate(self._delegate)
        self.setVerticalScrollMode(self.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        quiet_input(self)
        self.itemActivated.connect(self._cite)

    def show_entries(self, entries: Sequence[Entry]) -> None:
        """Show these, the first marked."""
        self.clear()
        for entry in entries:
            title, text = texts.words(entry.title), texts.words(entry.text)
            item = QListWidgetItem(title)
            item.setData(_ENTRY, entry)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{title}: {text}")
            self.addItem(item)
        if entries:
            self.setCurrentRow(0)
        self.scrollToTop()

    def set_theme(self, theme: Theme) -> None:
        """Draw in another appearance."""
        self._delegate.set_theme(theme)
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wrap anew."""
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self.scheduleDelayedItemsLayout()
        super().changeEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Up and self.currentRow() <= 0:
            self.search_wanted.emit()
        else:
            super().keyPressEvent(event)

    def _cite(self, item: QListWidgetItem) -> None:
        self.cite_requested.emit(item.data(_ENTRY).id)


class _ClauseDelegate(RowDelegate):
    """A clause: its title and its id, and under them its words."""

    def __init__(self, theme: Theme, view: ClauseList) -> None:
        super().__init__(theme, view)
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        width = self._view.viewport().width()
        entry: Entry = index.data(_ENTRY)
        room = QRect(0, 0, width - 2 * _SIDE, _HIGHEST)
        wrapped = QFontMetrics(option.font).boundingRect(room, _WRAPPED, texts.words(entry.text))
        return QSize(width, option.fontMetrics.height() + wrapped.height() + 2 * _AIR + 2)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        entry: Entry = index.data(_ENTRY)
        painter.save()
        self.paint_ground(painter, option)
        if entry.is_near:
            self.paint_edge(painter, option)
        room = option.rect.adjusted(_SIDE, _AIR, -_SIDE, -_AIR)
        line = option.fontMetrics.height()
        painter.setFont(option.font)
        painter.setPen(self.dim(option))
        if entry.id:
            right = Qt.AlignmentFlag.AlignRight | Qt.TextFlag.TextSingleLine.value
            painter.drawText(room, right, citation(entry.id))
        painter.setPen(self.theme.text)
        painter.drawText(room.adjusted(0, line + 2, 0, 0), _WRAPPED, texts.words(entry.text))
        bold = QFont(option.font)
        bold.setWeight(QFont.Weight.Bold)
        painter.setFont(bold)
        painter.drawText(room, int(Qt.TextFlag.TextSingleLine), texts.words(entry.title))
        painter.restore()
