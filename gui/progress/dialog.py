"""The window of progress: the questions on the left, the chart of one with its table beside."""

from pathlib import Path
from typing import Final

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QScrollArea,
    QSplitter,
    QTableWidget,
    QVBoxLayout,
    QWidget,
)

from annotator.listing.rows import as_tsv
from annotator.statistics import words
from annotator.statistics.asking import Outlook
from annotator.statistics.figure import Answer, Figure
from gui import texts
from gui.dialogs.enter import buttons_beside_default, close_beside_default
from gui.dialogs.fault_line import FaultLine
from gui.dialogs.size import open_as_large_as
from gui.printing import PICTURE_WIDTH, Printed, PrintedTable
from gui.progress.chart import ChartView
from gui.progress.picture import Chart
from gui.progress.words import chart_of, table_of
from gui.theme import Theme
from gui.widgets.inputs import TickBox
from gui.widgets.labels import named, role_label
from gui.widgets.tables import fill_row, plain_table, quiet_input
from schema.labels import LabelSchema

_LIST_WIDTH: Final = 260


class ProgressDialog(QDialog):
    """Shows what it is given, and says by its signals what is wanted."""

    figure_wanted = Signal(object)  # Figure
    times_wanted = Signal(bool)
    csv_wanted = Signal(object)  # Path
    print_wanted = Signal()

    def __init__(
        self, schema: LabelSchema, folder: Path, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Progress"))
        self._schema = schema
        self._folder = folder
        self._answer: Answer | None = None
        self.figures = named(QListWidget(), "progressFigures")
        self.chart = ChartView(theme)
        self.table = named(QTableWidget(), "progressTable")
        self.times = named(TickBox(self.tr("Time per report (lead only)")), "wantTimes")
        self.told = FaultLine("progressFault")
        self._whose = role_label("dim", "progressWhose")
        self._name = role_label("heading", "progressName")
        self._means = role_label("dim", "progressMeans")
        self._area = named(QScrollArea(), "chartArea")
        self._buttons = buttons_beside_default(
            {
                "copyPicture": self.tr("Copy picture"),
                "copyTable": self.tr("Copy table"),
                "copyQuery": self.tr("Copy query"),
                "saveCsv": self.tr("Save as CSV…"),
                "print": self.tr("Print…"),
            }
        )
        self._lay_out()
        self._connect()

    @property
    def answer(self) -> Answer | None:
        """What is shown; None while it is worked out."""
        return self._answer

    @property
    def figure(self) -> Figure | None:
        """The figure that is chosen."""
        item = self.figures.currentItem()
        found = item.data(Qt.ItemDataRole.UserRole) if item else None
        return found if isinstance(found, Figure) else None

    def rows(self) -> list[list[str]]:
        """The table behind the chart for other programs, its headings first."""
        return table_of(self._answer, self._schema) if self._answer else []

    def shown_rows(self) -> list[list[str]]:
        """The same as it is read, on the screen or on paper."""
        return table_of(self._answer, self._schema, is_to_read=True) if self._answer else []

    @property
    def printed(self) -> Printed:
        """The figure with its table, to be printed."""
        name, rows = self._name.text(), self.shown_rows()
        says = [self._whose.text(), self._means.text()]
        picture, cuts = self.chart.picture_and_cuts(PICTURE_WIDTH)
        return Printed(name, says, picture, [PrintedTable("", rows)], cuts)

    def show_outlook(self, of: Outlook, *, may_change: bool) -> None:
        """List what somebody may look at; the figure that was chosen stays so."""
        chosen = self.figure
        with QSignalBlocker(self.figures):
            self.figures.clear()
            for each in of.figures:
                item = QListWidgetItem(words.name(each, texts.language()))
                item.setData(Qt.ItemDataRole.UserRole, each)
                self.figures.addItem(item)
            known = of.figures.index(chosen) if chosen in of.figures else 0
            self.figures.setCurrentRow(known)
        self._whose.setText(words.whose(is_everybody=of.is_overseer, language=texts.language()))
        with QSignalBlocker(self.times):
            self.times.setChecked(of.has_times)
        # who is timed sees that they are, and only the lead changes it
        self.times.setVisible(of.is_lead or of.has_times)
        self.times.setEnabled(of.is_lead and may_change)

    def show_busy(self, figure: Figure) -> None:
        """Say that a figure is worked out."""
        self._answer = None
        self.told.hide()
        self._name.setText(words.name(figure, texts.language()))
        self._means.setText(self.tr("Counting… Meanwhile another one can be chosen."))
        self.chart.show_chart(Chart(), words.name(figure, texts.language()))
        self.table.setColumnCount(0)
        self.table.setRowCount(0)
        self._allow()

    def show_answer(self, found: Answer) -> None:
        """Draw a figure, with its table."""
        self._answer = found
        self.told.hide()
        means = words.means(found.figure, texts.language())
        empty = words.empty(found.figure, texts.language())
        self._means.setText(means if found.rows else empty)
        name = words.name(found.figure, texts.language())
        self.chart.show_chart(chart_of(found, self._schema), name, means, found.query)
        head, *rows = self.shown_rows()
        self.table.setAccessibleName(name)
        plain_table(self.table, head, widest=0)
        self.table.setRowCount(len(rows))
        for nth, row in enumerate(rows):
            fill_row(self.table, nth, row, figures=range(1, len(row)))
        self._allow()

    def tell(self, error: Exception) -> None:
        """Say why there is no figure."""
        self._means.clear()
        self.told.tell(error)

    def set_theme(self, theme: Theme) -> None:
        """Paint in other colours."""
        self.chart.set_theme(theme)

    def _lay_out(self) -> None:
        quiet_input(self.figures)
        self.figures.setAccessibleName(self.windowTitle())
        self._means.setWordWrap(True)
        self._area.setWidget(self.chart)
        self._area.setWidgetResizable(True)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        left = QVBoxLayout()
        for part in (self._whose, self.figures, self.times):
            left.addWidget(part)
        beside = QWidget()
        beside.setLayout(left)
        beside.setMinimumWidth(_LIST_WIDTH)
        halves = QSplitter(Qt.Orientation.Vertical)
        halves.addWidget(self._area)
        halves.addWidget(self.table)
        halves.setSizes([400, 180])
        right = QVBoxLayout()
        for widget in (self._name, self._means, self.told):
            right.addWidget(widget)
        right.addWidget(halves, 1)
        right.addLayout(self._button_row())
        main = QWidget()
        main.setLayout(right)
        whole = QSplitter(Qt.Orientation.Horizontal)
        whole.addWidget(beside)
        whole.addWidget(main)
        whole.setSizes([_LIST_WIDTH, 820])
        QVBoxLayout(self).addWidget(whole)
        open_as_large_as(self, 1080, 660)

    def _button_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        for button in self._buttons.values():
            row.addWidget(button)
        row.addStretch(1)
        row.addWidget(close_beside_default(self))
        return row

    def _connect(self) -> None:
        self.figures.currentRowChanged.connect(self._want_figure)
        self.times.toggled.connect(self.times_wanted)
        self.chart.moved.connect(self._area.ensureVisible)
        self._buttons["copyPicture"].clicked.connect(self._copy_picture)
        self._buttons["copyTable"].clicked.connect(self._copy_table)
        self._buttons["copyQuery"].clicked.connect(self._copy_query)
        self._buttons["saveCsv"].clicked.connect(self._ask_file)
        self._buttons["print"].clicked.connect(self.print_wanted)

    def _want_figure(self) -> None:
        if (figure := self.figure) is not None:
            self.figure_wanted.emit(figure)

    def _allow(self) -> None:
        for button in self._buttons.values():
            button.setEnabled(self._answer is not None)

    def _copy_picture(self) -> None:
        picture, _ = self.chart.picture_and_cuts(PICTURE_WIDTH)
        QGuiApplication.clipboard().setImage(picture)

    def _copy_table(self) -> None:
        head, *rows = self.rows()
        QGuiApplication.clipboard().setText(as_tsv(head, rows))

    def _copy_query(self) -> None:
        if self._answer is not None:
            QGuiApplication.clipboard().setText(self._answer.query)

    def _ask_file(self) -> None:
        if self._answer is None:
            return
        path = self._folder / f"{words.name(self._answer.figure, texts.language())}.csv"
        title = self.tr("Save as CSV")
        chosen, _ = QFileDialog.getSaveFileName(self, title, str(path), "CSV (*.csv)")
        if chosen:
            self.csv_wanted.emit(Path(chosen))
