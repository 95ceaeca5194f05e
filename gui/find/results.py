"""What a search found in all reports: the hits of each report under its name."""

from collections import Counter
from collections.abc import Sequence
from typing import Final, NamedTuple

from PySide6.QtCore import (
    QAbstractTableModel,
    QEvent,
    QModelIndex,
    QObject,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from annotator.search.reports import Found, Hit
from gui.panels.delegates import RowDelegate
from gui.panels.queue_model import Index
from gui.plain import one_line, with_breaks_marked
from gui.theme import Theme
from gui.widgets.list_keys import NoSearch
from gui.widgets.tables import one_column

LINE_ROLE: Final = int(Qt.ItemDataRole.UserRole)
_ROOM: Final = 6
_SIDE: Final = 12
_INDENT: Final = 24
_LEFT: Final = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class Heading(NamedTuple):
    """The line of a report, above its hits."""

    name: str
    hits: int


class HitLine(NamedTuple):
    """The line of one hit; `number` counts hits through all reports, from 0."""

    number: int
    hit: Hit


Line = Heading | HitLine


def lines_of(found: Found) -> list[Line]:
    """The lines of a list, a heading before the hits of each report."""
    counts = Counter(hit.report for hit in found.hits)
    names = dict(found.names)
    lines: list[Line] = []
    for number, hit in enumerate(found.hits):
        if not number or found.hits[number - 1].report != hit.report:
            lines.append(Heading(names.get(hit.report, ""), counts[hit.report]))
        lines.append(HitLine(number, hit))
    return lines


class ResultsModel(QAbstractTableModel):
    """One column of lines; headings can be neither chosen nor stepped on."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lines: Sequence[Line] = ()
        self._rows: dict[int, int] = {}

    def set_lines(self, lines: Sequence[Line]) -> None:
        """Show other lines."""
        self.beginResetModel()
        self._lines = lines
        self._rows = {
            line.number: row for row, line in enumerate(lines) if isinstance(line, HitLine)
        }
        self.endResetModel()

    def index_of(self, number: int) -> QModelIndex:
        """Where a hit stands in the list; not valid if it does not."""
        row = self._rows.get(number)
        return QModelIndex() if row is None else self.index(row, 0)

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._lines)

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else 1

    def flags(self, index: Index) -> Qt.ItemFlag:
        if isinstance(self._lines[index.row()], Heading):
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> object:
        line = self._lines[index.row()]
        if role == LINE_ROLE:
            return line
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return spoken(line)
        return None


def spoken(line: Line) -> str:
    """A line as a screen reader says it."""
    if isinstance(line, Heading):
        return f"{one_line(line.name)} {line.hits}"
    return one_line(line.hit.before + line.hit.words + line.hit.after)


class ResultDelegate(RowDelegate):
    """Draws a heading, or a hit with the words that were found set off from those around them."""

    def sizeHint(self, option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(8 * _SIDE, QFontMetrics(option.font).height() + _ROOM)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        line: Line = index.data(LINE_ROLE)
        painter.save()
        if isinstance(line, Heading):
            self._paint_heading(painter, option, line)
        else:
            self.paint_ground(painter, option)
            self._paint_hit(painter, option, line.hit)
        painter.restore()

    def _paint_heading(
        self, painter: QPainter, option: QStyleOptionViewItem, heading: Heading
    ) -> None:
        room = option.rect.adjusted(_SIDE, 0, -_SIDE, 0)
        painter.setFont(_bold(option.font))
        count = str(heading.hits)
        wide = painter.fontMetrics().horizontalAdvance(count) + _SIDE
        name_room = room.width() - wide
        cut = Qt.TextElideMode.ElideMiddle
        name = painter.fontMetrics().elidedText(one_line(heading.name), cut, name_room)
        painter.setPen(self.theme.text)
        painter.drawText(room, _LEFT, name)
        painter.setFont(option.font)
        painter.setPen(self.theme.dim)
        painter.drawText(room, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, count)

    def _paint_hit(self, painter: QPainter, option: QStyleOptionViewItem, hit: Hit) -> None:
        room = option.rect.adjusted(_INDENT, 0, -_SIDE, 0)
        found_colour = self.theme.readable(self.theme.accent, self.theme.accent_soft)
        for words, colour, font in (
            (hit.before, self.dim(option), option.font),
            (hit.words, found_colour, _bold(option.font)),
            (hit.after, self.dim(option), option.font),
        ):
            room.setLeft(_drawn(painter, room, with_breaks_marked(words), colour, font))


class ResultList(NoSearch, QTableView):
    """The list; it says by `chosen` which hit is opened."""

    chosen = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("findResults")
        self._lines = ResultsModel(self)
        self._delegate = ResultDelegate(theme, self)
        self.setModel(self._lines)
        self.setItemDelegate(self._delegate)
        one_column(self)
        self.clicked.connect(self._choose)
        self._fit()

    def show_found(self, found: Found) -> None:
        """List hits."""
        self._lines.set_lines(lines_of(found))

    def show_current(self, number: int) -> None:
        """Mark the hit that one is at, and bring it into view."""
        index = self._lines.index_of(number)
        self.setCurrentIndex(index)
        if index.isValid():
            self.scrollTo(index)

    def height_of(self, most_lines: int) -> int:
        """How high the list wants to be with at most so many lines."""
        return min(self._lines.rowCount(), most_lines) * self.verticalHeader().defaultSectionSize()

    def set_theme(self, theme: Theme) -> None:
        """Draw in another appearance."""
        self._delegate.set_theme(theme)
        self.viewport().update()

    def enter(self) -> None:
        """Put the keyboard here, on the first hit if none is marked."""
        if not self.currentIndex().isValid():
            self.setCurrentIndex(self._lines.index_of(0))
        self.setFocus(Qt.FocusReason.TabFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens the hit; the bar has what the list does not use."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._choose(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._fit()
        super().changeEvent(event)

    def _choose(self, index: QModelIndex) -> None:
        line = index.data(LINE_ROLE) if index.isValid() else None
        if isinstance(line, HitLine):
            self.chosen.emit(line.number)

    def _fit(self) -> None:
        option = QStyleOptionViewItem()
        self.initViewItemOption(option)
        height = self.itemDelegate().sizeHint(option, QModelIndex()).height()
        self.verticalHeader().setDefaultSectionSize(height)


def _bold(font: QFont) -> QFont:
    bold = QFont(font)
    bold.setBold(True)
    return bold


def _drawn(painter: QPainter, room: QRect, words: str, colour: QColor, font: QFont) -> int:
    """Draw words at the left of the room, cut to it; where they end."""
    painter.setFont(font)
    painter.setPen(colour)
    metrics = painter.fontMetrics()
    shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, max(room.width(), 0))
    painter.drawText(room, _LEFT, shown)
    return room.left() + metrics.horizontalAdvance(shown)
