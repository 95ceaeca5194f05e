"""A table of records to choose from, which knows what record stands behind each row."""

from collections.abc import Callable, Collection, Iterable, Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtGui import QGuiApplication, QPainter, QPaintEvent
from PySide6.QtWidgets import QTableWidget

from annotator.listing.rows import as_tsv
from gui.widgets.tables import fill_row, headings_of, plain_table, share_width

Record = TypeVar("Record")

_AIR = 24
_WRAPPED = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap


class RecordTable(QTableWidget, Generic[Record]):
    """A row of words for each record; `itemSelectionChanged` is said once for each new filling."""

    def __init__(
        self,
        name: str,
        headers: Sequence[str],
        cells_of: Callable[[Record], Sequence[str]],
        *,
        widest: int,
        sharing: Sequence[int] = (),
        figures: Collection[int] = (),
    ) -> None:
        super().__init__()
        self.setObjectName(name)
        plain_table(self, headers, widest=widest, figures=figures)
        share_width(self, *sharing)
        self._cells_of = cells_of
        self._figures = figures
        self._records: list[Record] = []
        self._when_empty = ""

    def say_when_empty(self, words: str) -> None:
        """Say this while nothing is listed: what would stand here, and how it comes here."""
        self._when_empty = words
        self._describe()

    @property
    def records(self) -> Sequence[Record]:
        """What is listed, in its order."""
        return self._records

    @property
    def chosen(self) -> Record | None:
        """The record of the current row."""
        row = self.currentRow()
        return self._records[row] if 0 <= row < len(self._records) else None

    @property
    def all_chosen(self) -> list[Record]:
        """The records of all rows that are chosen, in their order."""
        rows = sorted({each.row() for each in self.selectedIndexes()})
        return [self._records[row] for row in rows]

    def fill(self, records: Iterable[Record], *, choose: int | None = 0) -> None:
        """List these instead; the row `choose` is chosen, or the last one where there are fewer."""
        with QSignalBlocker(self):
            self._records = []
            self.add(records)
            self.clearSelection()
            self.setCurrentCell(-1, -1)
            if self._records and choose is not None:
                self.selectRow(min(max(choose, 0), len(self._records) - 1))
        self.itemSelectionChanged.emit()

    def add(self, records: Iterable[Record]) -> None:
        """List these below the others; what is chosen stays so."""
        begin = len(self._records)
        self._records += records
        self.setRowCount(len(self._records))
        for row, each in enumerate(self._records[begin:], begin):
            cells = self._cells_of(each)
            fill_row(self, row, cells, figures=self._figures, with_tips=True)
        self._describe()

    def as_tsv(self, records: Iterable[Record]) -> str:
        """These under the headings, as spreadsheets paste them."""
        return as_tsv(headings_of(self), map(self._cells_of, records))

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._records:
            painter = QPainter(self.viewport())
            painter.setPen(QGuiApplication.palette().placeholderText().color())
            room = self.viewport().rect().adjusted(_AIR, 0, -_AIR, 0)
            painter.drawText(room, _WRAPPED, self._when_empty)
            painter.end()

    def _describe(self) -> None:
        self.setAccessibleDescription("" if self._records else self._when_empty)
        self.viewport().update()
