"""Tables and lists of rows: how they look, what fills them, and that their keys stay keys."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QTableView,
    QTableWidget,
    QTableWidgetItem,
)

from gui import texts
from gui.plain import one_line

_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


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
