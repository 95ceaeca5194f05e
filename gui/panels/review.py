"""The panel of a review: the list of what is at issue over each person's version of one row."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QEvent, QModelIndex, QRectF, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QButtonGroup,
    QHeaderView,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QStyleOptionViewItem,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from gui.panels.delegates import RowDelegate
from gui.panels.review_model import SIGN_ROLE, Column, Index, ReviewLine, ReviewModel
from gui.panels.versions import VersionsPanel
from gui.theme import Theme
from gui.widgets.flow_layout import FlowLayout
from gui.widgets.inputs import Chooser
from gui.widgets.labels import centred_page, hairline, named, role_label, set_figure
from gui.widgets.list_keys import NoSearch
from gui.widgets.signs import Sign, paint_sign
from gui.widgets.tables import rows_alone

_MARK_EMS: Final = 2.2
_KINDS_EMS: Final = 6.2
_OUTCOME_EMS: Final = 6.2
_ROW_AIR: Final = 10
_ROWS_BEFORE: Final = 2
_LEAST_LIST: Final = 255  # six rows under what is chosen from
_LEAST_VERSIONS: Final = 170


class ReviewPanel(QWidget):
    """Shows lines and versions; says by `chosen` to which row a person turns."""

    chosen = Signal(str)
    listed = Signal(int)  # another part is to be listed
    kind_chosen = Signal(int)  # one kind alone is to be listed, by its place among them

    def __init__(self, theme: Theme, parts: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("reviewPanel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._is_told = False
        self._model = ReviewModel(self)
        self._delegate = _Delegate(theme, self)
        self.table = ReviewTable(self._model, self._delegate)
        self.versions = VersionsPanel()
        self._parts = QButtonGroup(self)
        self.kinds = Chooser(name="reviewKinds")
        self._note = role_label("dim", "reviewNote")
        self._note.setWordWrap(True)
        self._nothing = role_label("dim")
        self._pages = QStackedWidget()
        self._lay_out(parts)
        self._parts.idClicked.connect(self.listed)
        self.kinds.activated.connect(self.kind_chosen)
        self.table.selectionModel().currentRowChanged.connect(self._tell)

    @property
    def keys(self) -> list[str]:
        """All rows that are listed, in their order."""
        return self._model.keys

    def show_parts(self, words: Sequence[str], current: int) -> None:
        """Name what can be listed, and mark what is."""
        for nth, each in enumerate(words):
            button = self._parts.button(nth)
            set_figure(button, each)
            button.setChecked(nth == current)

    def show_kinds(self, words: Sequence[str], current: int) -> None:
        """Offer to list one kind alone."""
        if [self.kinds.itemText(nth) for nth in range(self.kinds.count())] != [*words]:
            self.kinds.clear()
            self.kinds.addItems(words)
        self.kinds.setCurrentIndex(current)

    def show_note(self, words: str) -> None:
        """Say what is to be known of all that is listed; "" for nothing."""
        self._note.setText(words)
        self._note.setVisible(bool(words))

    def show_lines(self, headings: Sequence[str], lines: Sequence[ReviewLine], name: str) -> None:
        """List these rows; `name` is how the list is heard."""
        self._is_told = True
        self._model.set_lines(headings, lines)
        self.table.setAccessibleName(name)
        self.table.fit()
        self._pages.setCurrentIndex(0 if lines else 1)
        self._is_told = False

    def update_lines(self, lines: Sequence[ReviewLine]) -> None:
        """Show what has become of rows that are listed."""
        for line in lines:
            self._model.update_line(line)

    def say_nothing_listed(self, words: str) -> None:
        """What to say where no row is listed."""
        self._nothing.setText(words)

    def set_current(self, key: str) -> None:
        """Mark the row that one is at; "" or one that is not listed for none."""
        row = self._model.row_of(key)
        self._is_told = True
        if row is None:
            self.table.setCurrentIndex(QModelIndex())
        elif row != self.table.currentIndex().row():
            self.table.go_to(row)
        self._is_told = False

    def set_theme(self, theme: Theme) -> None:
        """Draw in another appearance."""
        self._delegate.set_theme(theme)
        self.table.viewport().update()

    def set_least(self, height: int) -> None:
        """Let list and versions share no less than this, each as it needs room."""
        whole = _LEAST_LIST + _LEAST_VERSIONS
        least = min(height, whole)
        self._upper.setMinimumHeight(least * _LEAST_LIST // whole)
        self.versions.setMinimumHeight(least * _LEAST_VERSIONS // whole)

    def _lay_out(self, parts: int) -> None:
        row = FlowLayout(2)
        row.setContentsMargins(10, 8, 10, 8)
        for nth in range(parts):
            button = named(QPushButton(), f"reviewPart/{nth}")
            button.setProperty("quiet", True)
            button.setCheckable(True)
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            self._parts.addButton(button, nth)
            row.addWidget(button)
        self.kinds.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        row.addWidget(self.kinds)
        self._note.setContentsMargins(12, 0, 12, 8)
        self._note.hide()
        self._pages.addWidget(self.table)
        self._pages.addWidget(centred_page(self._nothing))
        upper = QWidget()
        column = QVBoxLayout(upper)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(row)
        column.addWidget(self._note)
        column.addWidget(hairline())
        column.addWidget(self._pages, 1)
        self._upper = upper
        self.set_least(_LEAST_LIST + _LEAST_VERSIONS)
        split = QSplitter(Qt.Orientation.Vertical)
        split.setChildrenCollapsible(False)
        split.setHandleWidth(3)
        split.addWidget(upper)
        split.addWidget(self.versions)
        split.setStretchFactor(0, 1)
        split.setStretchFactor(1, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(split)

    def _tell(self, current: QModelIndex) -> None:
        if not self._is_told and current.isValid():
            self.chosen.emit(self._model.key_at(current.row()))


class ReviewTable(NoSearch, QTableView):
    """The list itself: its keys stay keys, and people's columns share what the others leave."""

    def __init__(self, model: ReviewModel, delegate: "_Delegate") -> None:
        super().__init__()
        self.setObjectName("reviewTable")
        self.setModel(model)
        self.setItemDelegate(delegate)
        rows_alone(self)
        self.setWordWrap(False)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft)
        header.setMinimumSectionSize(8)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self.fit()
        super().changeEvent(event)

    def go_to(self, row: int) -> None:
        """Choose a row; one out of view comes near the top, with those that follow it."""
        index = self.model().index(row, Column.KINDS)
        if not self.viewport().rect().contains(self.visualRect(index)):
            first = self.model().index(max(0, row - _ROWS_BEFORE), Column.KINDS)
            self.scrollTo(first, QAbstractItemView.ScrollHint.PositionAtTop)
        self.setCurrentIndex(index)

    def fit(self) -> None:
        """Give each column its width for the font and the language."""
        em = float(self.fontInfo().pixelSize())
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + _ROW_AIR)
        header, last = self.horizontalHeader(), self.model().columnCount() - 1
        header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        fixed = {Column.MARK.value: _MARK_EMS, Column.KINDS.value: _KINDS_EMS, last: _OUTCOME_EMS}
        for column, ems in fixed.items():
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Fixed)
            self.setColumnWidth(column, round(ems * em))


class _Delegate(RowDelegate):
    """A sign of how far a row is, then words cut to their room."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        self.paint_ground(painter, option)
        room = option.rect.adjusted(6, 0, -6, 0)
        if index.column() == Column.MARK:
            sign: Sign = index.data(SIGN_ROLE)
            side = round(option.fontMetrics.ascent() * 0.9)
            box = QRectF(room.left(), room.center().y() - side / 2, side, side)
            paint_sign(painter, sign, box, self.dim(option))
        else:
            painter.setFont(option.font)
            is_first = index.column() == Column.KINDS
            painter.setPen(self.dim(option) if is_first else self.theme.text)
            words = painter.fontMetrics().elidedText(
                str(index.data()), Qt.TextElideMode.ElideRight, room.width()
            )
            flags = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine.value
            painter.drawText(room, flags, words)
        painter.restore()
