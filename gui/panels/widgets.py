"""Small parts that several panels are made of."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any, TypeVar

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, QSignalBlocker, QSize, Qt, QTimer
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QPolygon, QWheelEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QCheckBox,
    QComboBox,
    QFrame,
    QHeaderView,
    QLabel,
    QLayout,
    QLayoutItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionButton,
    QTableView,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from gui import texts
from gui.panels.marks import Mark, paint_mark
from gui.panels.plain import one_line, unmoved

_LIST_AIR = 24
_WIDEST_LIST = 480
_ANY_WIDTH = 16_777_215  # what Qt gives a widget that may have any
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter

Named = TypeVar("Named", bound=QWidget)


def named(widget: Named, name: str) -> Named:
    """The widget, with the name by which tests and stylesheets find it."""
    widget.setObjectName(name)
    return widget


class PlainLabel(QLabel):
    """A label that shows its text as it is: Qt would read some texts as rich text."""

    def __init__(self, text: str = "") -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setText(text)

    def setText(self, text: str) -> None:
        super().setText(unmoved(text))


def role_label(role: str, name: str = "") -> PlainLabel:
    """A label that the stylesheet knows by its role."""
    label = named(PlainLabel(), name)
    label.setProperty("role", role)
    return label


def caption(words: str) -> str:
    """Words from outside as the text of a button, tab or menu, where Qt takes one & for a key.

    In a menu a tab would set off what stands behind it as if it were a key.
    """
    return one_line(words).replace("&", "&&")


def set_figure(widget: QLabel | QAbstractButton, words: str) -> None:
    """Say words that change with every decision; the widget grows with them and never shrinks.

    Its size is fixed: otherwise Qt lays the whole window out anew at every change.
    """
    if words == widget.text():
        return
    widget.setText(words)
    hint, room = widget.sizeHint(), widget.maximumSize()
    if room.width() == _ANY_WIDTH:
        _FittedAnew(widget)
    if hint.width() > room.width() or hint.height() != room.height():
        widget.setFixedSize(hint)


class _FittedAnew(QObject):
    """Fixes the size of a figure anew once its letters have another size."""

    def __init__(self, figure: QWidget) -> None:
        super().__init__(figure)
        self._figure = figure
        self._later = QTimer(self, singleShot=True)  # by then it knows how large it wants to be
        self._later.timeout.connect(self._fit)
        figure.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._later.start(0)
        return super().eventFilter(watched, event)

    def _fit(self) -> None:
        self._figure.setFixedSize(self._figure.sizeHint())


def hairline() -> QFrame:
    """A line of one pixel between two parts."""
    line = QFrame()
    line.setProperty("role", "hairline")
    return line


def centred_page(words: QLabel, *widgets: QWidget) -> QWidget:
    """A calm page that says why there is nothing, with what can be done about it."""
    words.setWordWrap(True)
    words.setAlignment(Qt.AlignmentFlag.AlignCenter)
    page = QWidget()
    column = QVBoxLayout(page)
    column.setContentsMargins(24, 24, 24, 24)
    column.setSpacing(12)
    column.addStretch(2)
    column.addWidget(words)
    for widget in widgets:
        column.addWidget(widget, 0, Qt.AlignmentFlag.AlignHCenter)
    column.addStretch(3)
    return page


def plain_table(
    table: QTableWidget, headers: Sequence[str], *, widest: int, figures: Collection[int] = ()
) -> None:
    """Make a table of rows to choose from; the column `widest` takes the room that is left.

    The headings of `figures` stand to the right, as what stands under them does.
    """
    table.setColumnCount(len(headers))
    table.setHorizontalHeaderLabels(headers)
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    table.setTabKeyNavigation(False)
    table.setShowGrid(False)
    table.verticalHeader().hide()
    header = table.horizontalHeader()
    header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
    header.setSectionResizeMode(widest, QHeaderView.ResizeMode.Stretch)
    for column in figures:
        if (heading := table.horizontalHeaderItem(column)) is not None:
            heading.setTextAlignment(_RIGHT)
    quiet_input(table)


def headings_of(table: QTableWidget) -> list[str]:
    """What stands above the columns of a table."""
    items = map(table.horizontalHeaderItem, range(table.columnCount()))
    return [each.text() if each else "" for each in items]


def share_width(table: QTableWidget, *columns: int) -> None:
    """Let these columns share the room that the others leave; what does not fit is cut."""
    for column in columns:
        table.horizontalHeader().setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)


def fill_row(
    table: QTableWidget,
    row: int,
    cells: Iterable[str],
    *,
    figures: Collection[int] = (),
    with_tips: bool = False,
) -> None:
    """Put words into a row, each on one line; the columns of `figures` stand to the right."""
    for column, said in enumerate(cells):
        cell = QTableWidgetItem(one_line(said))
        cell.setFlags(cell.flags() & ~Qt.ItemFlag.ItemIsEditable)
        if column in figures:
            cell.setTextAlignment(_RIGHT)
        if with_tips:
            cell.setToolTip(texts.plain_tool_tip(said))
        table.setItem(row, column, cell)


def rows_alone(table: QTableView) -> None:
    """Make a table one of whole rows of one height, without a grid; its keys stay keys."""
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    table.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    table.setTabKeyNavigation(False)
    table.setShowGrid(False)
    table.verticalHeader().hide()
    table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
    quiet_input(table)


def one_column(table: QTableView) -> None:
    """Make a table a list: a list view would ask its model for every row."""
    rows_alone(table)
    table.setMouseTracking(True)
    table.horizontalHeader().hide()
    table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)


def quiet_input(view: QAbstractItemView) -> None:
    """Keep input methods away from a list or table, so that its keys stay keys."""
    for widget in (view, view.viewport()):
        widget.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)


@contextmanager
def kept_in_view(view: QAbstractItemView) -> Iterator[None]:
    """Let the view become another size meanwhile: a current row that was in view stays there."""
    before = view.currentIndex()
    was_seen = before.isValid() and view.viewport().rect().intersects(view.visualRect(before))
    yield
    if was_seen:
        view.scrollTo(view.currentIndex())


class Chooser(QComboBox):
    """A combo box with a fine arrow, which the mouse wheel passes by.

    Scrolling a form must not change a value that the pointer happens to cross.
    """

    def __init__(self, parent: QWidget | None = None, *, name: str = "") -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)
        quiet_input(self.view())
        self.setItemDelegate(QStyledItemDelegate(self))  # the one that follows the stylesheet

    def addItem(self, *said: Any, **named_data: Any) -> None:
        text, *data = said
        super().addItem(one_line(text), *data, **named_data)

    def setItemText(self, index: int, text: str) -> None:
        super().setItemText(index, one_line(text))

    def offer(self, items: Iterable[tuple[str, object]], *, chosen: object) -> None:
        """Have these texts with their data instead; the one of `chosen`, or the first, is chosen.

        No signal tells of it: nobody has chosen anything.
        """
        with QSignalBlocker(self):
            self.clear()
            for text, data in items:
                self.addItem(text, data)
            self.setCurrentIndex(max(self.findData(chosen), 0))

    def shrink_to(self, *, characters: int) -> None:
        """Ask for no more room than that; what does not fit is cut, in the list it is whole."""
        self.setSizeAdjustPolicy(self.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(characters)

    def showPopup(self) -> None:
        widest = self.view().sizeHintForColumn(0) + _LIST_AIR
        self.view().setMinimumWidth(min(widest, _WIDEST_LIST))
        super().showPopup()

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self.palette().placeholderText().color(), 1.5))
        middle = QPoint(self.width() - 13, self.height() // 2)
        points = [middle + QPoint(*each) for each in ((-4, -2), (0, 2), (4, -2))]
        painter.drawPolyline(QPolygon(points))
        painter.end()


class TickBox(QCheckBox):
    """A box to tick; the tick is painted, since a stylesheet knows it as a picture alone."""

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self.isChecked():
            return
        option = QStyleOptionButton()
        self.initStyleOption(option)
        element = QStyle.SubElement.SE_CheckBoxIndicator
        box = QRectF(self.style().subElementRect(element, option, self))
        painter = QPainter(self)
        paint_mark(painter, Mark.DONE, box.adjusted(2, 2, -2, -2), self.palette().base().color())
        painter.end()


class ElidedLabel(PlainLabel):
    """One line of plain text that gives way: what does not fit is cut with an ellipsis."""

    def __init__(self, role: str, *, name: str = "") -> None:
        super().__init__()
        self.setObjectName(name)
        self.setProperty("role", role)

    def minimumSizeHint(self) -> QSize:
        return QSize(self.fontMetrics().height(), super().minimumSizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(self.palette().windowText().color())
        cut = Qt.TextElideMode.ElideRight
        shown = self.fontMetrics().elidedText(self.text(), cut, self.width())
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignVCenter, shown)
        painter.end()


class FlowLayout(QLayout):
    """Widgets in rows as words in a paragraph: what does not fit goes to the next row."""

    def __init__(self, spacing: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self.setContentsMargins(0, 0, 0, 0)
        self.setSpacing(spacing)

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        margins = self.contentsMargins()
        rows = self._rows(width - margins.left() - margins.right())
        inside = sum(_height(row) for row in rows) + self.spacing() * max(len(rows) - 1, 0)
        return inside + margins.top() + margins.bottom()

    def sizeHint(self) -> QSize:
        return self.minimumSize()

    def minimumSize(self) -> QSize:
        sizes = [item.minimumSize() for item in self._items]
        widest = max((size.width() for size in sizes), default=0)
        size = QSize(widest, max((size.height() for size in sizes), default=0))
        return size.grownBy(self.contentsMargins())

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        room = rect.marginsRemoved(self.contentsMargins())
        y = room.top()
        for row in self._rows(room.width()):
            x = room.left()
            for item in row:
                item.setGeometry(QRect(QPoint(x, y), item.sizeHint()))
                x += item.sizeHint().width() + self.spacing()
            y += _height(row) + self.spacing()

    def _rows(self, width: int) -> list[list[QLayoutItem]]:
        rows: list[list[QLayoutItem]] = []
        x = 0
        for item in self._items:
            if not rows or x + item.sizeHint().width() > width:
                rows.append([])
                x = 0
            rows[-1].append(item)
            x += item.sizeHint().width() + self.spacing()
        return rows


def _height(row: Sequence[QLayoutItem]) -> int:
    return max(item.sizeHint().height() for item in row)
