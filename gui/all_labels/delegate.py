"""How the rows of the table of all labels are drawn: each as a whole.

Cell by cell, as tables do by themselves, a screen takes longer than a frame may.
"""

from collections.abc import Sequence
from typing import Final, NamedTuple

from PySide6.QtCore import QObject, QRect, QSize
from PySide6.QtGui import QColor, QFont, QPainter
from PySide6.QtWidgets import QStyleOptionViewItem

from annotator.listing.outliers import Outlier
from gui.all_labels.lettering import Lettering
from gui.all_labels.model import COLUMNS, NOT_YET, Index, Shown
from gui.panels.delegates import LabelDelegate
from gui.theme import Theme, tabular
from schema.labels import LabelSchema
from schema.listing import Column, Standing

FAR_ABOVE: Final = "▲ "
FAR_BELOW: Final = "▼ "
_AIR: Final = 6
_BAR: Final = 3
_TEXT: Final = COLUMNS.index(Column.TEXT)
_VALUE: Final = COLUMNS.index(Column.VALUE)
_QUIET: Final = frozenset({Standing.REJECTED.value, Standing.DISMISSED.value})


class Stretch(NamedTuple):
    """Where a column stands, in pixels."""

    column: int
    left: int
    width: int


class Row(NamedTuple):
    """A row as it stands; without a label where it is still to be read."""

    shown: Shown | None
    usual: Outlier | None
    is_selected: bool
    is_hovered: bool


class AllLabelsDelegate(LabelDelegate):
    """A row: the bar of its label before the text, figures to the right, far ones marked."""

    def __init__(self, theme: Theme, schema: LabelSchema, parent: QObject | None = None) -> None:
        super().__init__(theme, schema, parent)
        self.set_font(QFont())

    def set_font(self, font: QFont) -> None:
        """Write in this font from now on."""
        struck = QFont(font)
        struck.setStrikeOut(True)
        self._words, self._struck = Lettering(font), Lettering(struck)
        self._figures = Lettering(tabular(font), is_figures=True)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """The room that the words of a cell take; a column can be fitted to what is seen of it."""
        words = index.data()
        wide = self._words.width(words) + (_BAR + _AIR if index.column() == _TEXT else 0)
        return QSize(wide + 2 * _AIR, option.fontMetrics.height() + 2 * _AIR)

    def paint_row(
        self, painter: QPainter, band: QRect, row: Row, stretches: Sequence[Stretch]
    ) -> None:
        """Draw these columns of a row."""
        if row.is_selected:
            painter.fillRect(band, self.theme.accent_soft)
        elif row.is_hovered:
            painter.fillRect(band, self.theme.window)
        self._paint_cells(painter, band, row, stretches)
        painter.setPen(self.theme.line)
        painter.drawLine(band.bottomLeft(), band.bottomRight())

    def _paint_cells(
        self, painter: QPainter, band: QRect, row: Row, stretches: Sequence[Stretch]
    ) -> None:
        shown = row.shown
        is_quiet = shown is None or shown.label.standing in _QUIET
        quiet = self.dim_on_soft if row.is_selected else self.theme.dim
        colour = quiet if is_quiet else self.theme.text
        cells = shown.cells if shown else (NOT_YET,) * len(COLUMNS)
        self._words.begin(painter, colour)
        for column, left, width in stretches:
            words, begin, room = cells[column], left + _AIR, width - 2 * _AIR
            if column == _TEXT and shown:
                lettering = self._struck if is_quiet else self._words
                lettering.begin(painter, colour)
                self._paint_bar(painter, band, begin, shown, is_quiet=is_quiet)
                lettering.draw(painter, band, begin + _BAR + _AIR, room - _BAR - _AIR, words)
                self._words.begin(painter, colour)
            elif column == _VALUE and words:
                mark, of_value = self._judged(row, colour)
                self._figures.begin(painter, of_value)
                self._figures.draw(painter, band, begin, room, mark + words)
                self._words.begin(painter, colour)
            elif words:
                self._words.draw(painter, band, begin, room, words)

    def _paint_bar(
        self, painter: QPainter, band: QRect, left: int, shown: Shown, *, is_quiet: bool
    ) -> None:
        colour = self._colours.get(shown.label.label, self.theme.dim)
        bar = QRect(left, band.top() + _AIR, _BAR, band.height() - 2 * _AIR)
        painter.fillRect(bar, self.theme.faint if is_quiet else colour)

    def _judged(self, row: Row, colour: QColor) -> tuple[str, QColor]:
        """The mark before a value that is far from its kind, and the colour of both."""
        if row.usual is None or row.shown is None:
            return "", colour
        ground = self.theme.accent_soft if row.is_selected else self.theme.panel
        is_above = float(row.shown.label.value) > row.usual.middle
        mark = FAR_ABOVE if is_above else FAR_BELOW
        return mark, self.theme.readable(self.theme.wrong, ground)
