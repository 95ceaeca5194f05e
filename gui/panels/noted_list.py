"""The spans that a person commented on or is unsure of, as a list to go to them."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import (
    QHBoxLayout,
    QListView,
    QPushButton,
    QStackedWidget,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from annotator.noted import Noted
from gui import texts
from gui.panels.delegates import RowDelegate
from gui.panels.queue_model import Index
from gui.plain import one_line
from gui.theme import Theme
from gui.widgets.labels import ElidedLabel, centred_page, named, role_label
from gui.widgets.list_keys import EnterAndLeave
from gui.widgets.signs import Sign, paint_sign
from gui.widgets.tables import quiet_input

_ROW: Final = Qt.ItemDataRole.UserRole
_NO_PARENT: Final = QModelIndex()
_SIDE: Final = 12
_AIR: Final = 12
_WORDS_SHARE: Final = 0.4
_LEFT: Final = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT: Final = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


@dataclass(frozen=True, slots=True)
class NotedRow:
    """A row of the list; `report` is the report's name where it is another one, else ""."""

    noted: Noted
    report: str = ""


class NotedPanel(QWidget):
    """Shows what is noted; `chosen` carries the one to go to, `scope_changed` asks for others."""

    chosen = Signal(object)  # Noted
    scope_changed = Signal()
    left = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("notedPanel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._model = _Model(self)
        self._list = NotedList(theme, self._model)
        self._figures = ElidedLabel("dim", name="notedFigures")
        self._everywhere = named(QPushButton(), "notedEverywhere")
        self._nothing = role_label("dim")
        self._pages = QStackedWidget()
        self._lay_out()
        self._everywhere.toggled.connect(lambda _: self.scope_changed.emit())
        self._list.activated.connect(lambda index: self.chosen.emit(index.data(_ROW).noted))
        self._list.left.connect(self.left)
        self.retranslate()

    @property
    def is_everywhere(self) -> bool:
        """Whether all reports are wanted."""
        return self._everywhere.isChecked()

    @property
    def rows(self) -> Sequence[NotedRow]:
        """What is listed."""
        return self._model.rows

    def show_rows(self, rows: Sequence[NotedRow]) -> None:
        """List these; the marked one stays marked if it is still there."""
        at = self._list.currentIndex()
        before = at.data(_ROW).noted if at.isValid() else None
        if not self._model.show_rows(rows):
            return
        self._show_figures()
        if before is not None:
            self.mark(before)
        if rows and not self._list.currentIndex().isValid():
            self._list.setCurrentIndex(self._model.index(0, 0))

    def mark(self, noted: Noted) -> None:
        """Mark the row of this span or report."""
        subjects = [(row.noted.report, row.noted.key) for row in self._model.rows]
        if (noted.report, noted.key) in subjects:
            nth = subjects.index((noted.report, noted.key))
            self._list.setCurrentIndex(self._model.index(nth, 0))

    def focus_list(self) -> None:
        """Put the keyboard into the list, or beside it where it is empty."""
        target = self._list if self._model.rows else self._everywhere
        target.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def set_theme(self, theme: Theme) -> None:
        """Draw in another appearance."""
        self._list.set_theme(theme)

    def retranslate(self) -> None:
        """Say everything in the language of now."""
        self._everywhere.setText(self.tr("all reports"))
        self._nothing.setText(
            self.tr(
                "No comments, and no span is flagged as unsure. Choose a span in the report to"
                " write one or to flag it: all are listed here."
            )
        )
        self._list.setAccessibleName(self.tr("Commented and unsure spans"))
        self._show_figures()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def _show_figures(self) -> None:
        rows = self._model.rows
        commented = sum(bool(row.noted.remarks) for row in rows)
        unsure = sum(row.noted.is_unsure for row in rows)
        figures = self.tr("with comments {commented} · unsure {unsure}")
        self._figures.setText(figures.format(commented=commented, unsure=unsure))
        self._pages.setCurrentIndex(0 if rows else 1)

    def _lay_out(self) -> None:
        self._everywhere.setCheckable(True)
        self._everywhere.setProperty("quiet", True)
        row = QHBoxLayout()
        row.setContentsMargins(12, 6, 12, 6)
        row.addWidget(self._figures, 1)
        row.addWidget(self._everywhere)
        for page in (self._list, centred_page(self._nothing)):
            self._pages.addWidget(page)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(row)
        column.addWidget(self._pages, 1)


class NotedList(EnterAndLeave, QListView):
    """The list itself; Enter goes to what is marked, Esc leaves."""

    left = Signal()

    def __init__(self, theme: Theme, model: "_Model") -> None:
        super().__init__()
        self.setObjectName("notedList")
        self.setModel(model)
        self._delegate = _Delegate(theme, self)
        self.setItemDelegate(self._delegate)
        self.setUniformItemSizes(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        quiet_input(self)
        self.clicked.connect(self.activated)

    def set_theme(self, theme: Theme) -> None:
        """Draw in another appearance."""
        self._delegate.set_theme(theme)
        self.viewport().update()


class _Model(QAbstractListModel):
    """The rows, and what a screen reader says of them."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.rows: Sequence[NotedRow] = ()

    def show_rows(self, rows: Sequence[NotedRow]) -> bool:
        """Hold these; whether they are others than before."""
        if list(rows) == list(self.rows):
            return False
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()
        return True

    def rowCount(self, parent: Index = _NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row = self.rows[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self.words(row.noted)
            case Qt.ItemDataRole.ToolTipRole:
                return texts.plain_tool_tip("\n".join((row.noted.words, *row.noted.remarks)))
            case Qt.ItemDataRole.AccessibleTextRole:
                return self._spoken(row)
        return row if role == _ROW else None

    def words(self, noted: Noted) -> str:
        """The span's words, or that it is about the report."""
        return one_line(noted.words) if noted.key is not None else self.tr("the report")

    def _spoken(self, row: NotedRow) -> str:
        unsure = [self.tr("unsure")] if row.noted.is_unsure else []
        report = [row.report] if row.report else []
        return ", ".join([self.words(row.noted), *unsure, *row.noted.remarks, *report])


class _Delegate(RowDelegate):
    """Marks, the span's words, what is said of it, and the report where it is another."""

    def sizeHint(self, option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(0, QFontMetrics(option.font).height() + _AIR)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: NotedRow = index.data(_ROW)
        painter.save()
        self.paint_ground(painter, option)
        painter.setFont(option.font)
        side = round(painter.fontMetrics().ascent() * 0.8)
        box = QRectF(option.rect.left() + _SIDE, 0, side, side)
        box.moveTop(option.rect.center().y() - side / 2 + 1)
        for sign, is_there in (
            (Sign.UNSURE, row.noted.is_unsure),
            (Sign.REMARK, bool(row.noted.remarks)),
        ):
            if is_there:
                paint_sign(painter, sign, box, self.dim(option))
            box.translate(side + 4, 0)
        self._paint_words(painter, option, row, index.data(), round(box.left()) + 4)
        painter.restore()

    def _paint_words(
        self, painter: QPainter, option: QStyleOptionViewItem, row: NotedRow, words: str, left: int
    ) -> None:
        room = option.rect.adjusted(0, 0, -_SIDE, 0)
        room.setLeft(left)
        if row.report:
            report = self._cut(painter, row.report, room.width() // 3)
            painter.setPen(self.dim(option))
            painter.drawText(room, _RIGHT, report)
            room.setRight(room.right() - painter.fontMetrics().horizontalAdvance(report) - _SIDE)
        plain = painter.font()
        bold = QFont(plain)
        bold.setWeight(QFont.Weight.Bold)
        painter.setFont(bold)
        painter.setPen(self.theme.text)
        shown = self._cut(painter, words, round(room.width() * _WORDS_SHARE))
        painter.drawText(room, _LEFT, shown)
        room.setLeft(room.left() + painter.fontMetrics().horizontalAdvance(shown) + _SIDE)
        painter.setFont(plain)
        painter.setPen(self.dim(option))
        said = one_line(" / ".join(row.noted.remarks))
        painter.drawText(room, _LEFT, self._cut(painter, said, room.width()))

    def _cut(self, painter: QPainter, words: str, width: int) -> str:
        return painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, max(width, 0))
