"""Which categories two people gave the same measures, painted as a table of colours and numbers."""

from collections.abc import Mapping, Sequence
from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFontMetricsF,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from gui.theme import Theme

_LEAST_CELL: Final = 26.0
_MOST_CELL: Final = 56.0
_AIR: Final = 6.0
_LONGEST_NAME: Final = 24  # average characters; what is longer is cut
_SHARP: Final = 3.0  # pixels of a picture for one of the screen: it is for paper too

Met = Mapping[tuple[str, str], int]


class Confusion(QWidget):
    """Rows are the first person's categories, columns the second's; arrows go from cell to cell.

    Enter or a click says which cell; what is paler is rarer, and off the diagonal people differ.
    """

    chosen = Signal(str, str)
    moved = Signal(int, int)  # to a cell, whose middle is there

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._met: Met = {}
        self._names: Sequence[tuple[str, str]] = ()  # id and what it is called
        self._people: tuple[str, str] | None = None
        self._cell = (0, 0)
        self.setObjectName("confusion")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(280, 220)

    def set_theme(self, theme: Theme) -> None:
        """Paint in other colours."""
        self._theme = theme
        self.update()

    def show_met(self, met: Met, names: Mapping[str, str], people: tuple[str, str] | None) -> None:
        """Show how often what met between two people, or any; `names` are the categories by id."""
        used = {each for pair in met for each in pair}
        known = [(key, name) for key, name in names.items() if key in used]
        self._names = [*known, *((each, each) for each in sorted(used - {*names}))]
        self._met, self._people = met, people
        self._cell = (0, 0)
        self.setAccessibleDescription(self._cell_words())
        self._make_room()
        self.update()

    def as_rows(self) -> list[list[str]]:
        """The same as a table, the names first."""
        head = ["", *(name for _, name in self._names)]
        return [
            head,
            *(
                [name, *(str(self._met.get((row, column), 0)) for column, _ in self._names)]
                for row, name in self._names
            ),
        ]

    def as_picture(self) -> QImage:
        """The table in dark ink on white, whatever the screen shows."""
        paper = Confusion(Theme.light())
        paper.show_met(self._met, dict(self._names), self._people)
        paper.resize(self.size())
        image = QImage(paper.size() * _SHARP, QImage.Format.Format_RGB32)
        image.setDevicePixelRatio(_SHARP)
        paper.render(image)
        return image

    def sizeHint(self) -> QSize:
        return QSize(420, 340)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), self._theme.panel)
        if not self._names:
            painter.setPen(self._theme.dim)
            painter.drawText(
                self.rect(), Qt.AlignmentFlag.AlignCenter, self.tr("No measures were paired.")
            )
            return
        self._paint_names(painter)
        for row in range(len(self._names)):
            for column in range(len(self._names)):
                self._paint_cell(painter, row, column)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        moves = {
            Qt.Key.Key_Up: (-1, 0),
            Qt.Key.Key_Down: (1, 0),
            Qt.Key.Key_Left: (0, -1),
            Qt.Key.Key_Right: (0, 1),
        }
        key = Qt.Key(event.key())
        if key in moves and self._names:
            last = len(self._names) - 1
            self._cell = (
                min(max(self._cell[0] + moves[key][0], 0), last),
                min(max(self._cell[1] + moves[key][1], 0), last),
            )
            self.setAccessibleDescription(self._cell_words())
            self.update()
            side, left, top = self._grid()
            row, column = self._cell
            self.moved.emit(int(left + (column + 0.5) * side), int(top + (row + 0.5) * side))
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._names:
            self._choose()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        side, left, top = self._grid()
        at = event.position()
        row, column = int((at.y() - top) // side), int((at.x() - left) // side)
        if 0 <= row < len(self._names) and 0 <= column < len(self._names):
            self._cell = (row, column)
            self.update()
            self._choose()

    def _choose(self) -> None:
        row, column = self._cell
        self.chosen.emit(self._names[row][0], self._names[column][0])

    def _cell_words(self) -> str:
        if not self._names:
            return ""
        (first, one), (second, other) = (self._names[each] for each in self._cell)
        return f"{one} / {other}: {self._met.get((first, second), 0)}"

    def _make_room(self) -> None:
        """Ask for so much that every category has its cell and its name."""
        left, top, beyond = self._beside()
        side = _LEAST_CELL * len(self._names)
        self.setMinimumSize(max(280, int(left + side + beyond)), max(220, int(top + side + _AIR)))

    def _beside(self) -> tuple[float, float, float]:
        """The room for names on the left, above, and beyond the last column, where they lean."""
        metrics = QFontMetricsF(self.font())
        widest = max((metrics.horizontalAdvance(name) for _, name in self._names), default=0.0)
        named = min(widest, metrics.averageCharWidth() * _LONGEST_NAME)
        lean = named * 0.7
        return named + 2 * _AIR, metrics.height() * 2 + lean + 2 * _AIR, lean + _AIR

    def _grid(self) -> tuple[float, float, float]:
        """The side of a cell, and where the first begins."""
        left, top, beyond = self._beside()
        count = max(len(self._names), 1)
        room = min((self.width() - left - beyond) / count, (self.height() - top - _AIR) / count)
        return min(max(room, _LEAST_CELL), _MOST_CELL), left, top

    def _paint_names(self, painter: QPainter) -> None:
        side, left, top = self._grid()
        metrics = QFontMetricsF(self.font())
        painter.setPen(self._theme.dim)
        if self._people is not None:
            rows, columns = self._people
            whole = self.tr("rows: {rows} · columns: {columns}").format(rows=rows, columns=columns)
            room = QRectF(_AIR, _AIR, self.width() - 2 * _AIR, metrics.height())
            cut = metrics.elidedText(whole, Qt.TextElideMode.ElideRight, room.width())
            painter.drawText(room, 0, cut)
        painter.setPen(self._theme.text)
        for nth, (_, name) in enumerate(self._names):
            beside = QRectF(_AIR, top + nth * side, left - 2 * _AIR, side)
            cut = metrics.elidedText(name, Qt.TextElideMode.ElideRight, beside.width())
            painter.drawText(
                beside, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, cut
            )
            painter.save()
            painter.translate(QPointF(left + nth * side + side / 2, top - _AIR))
            painter.rotate(-45)
            above = metrics.elidedText(name, Qt.TextElideMode.ElideRight, left - 2 * _AIR)
            painter.drawText(QPointF(0, 0), above)
            painter.restore()

    def _paint_cell(self, painter: QPainter, row: int, column: int) -> None:
        side, left, top = self._grid()
        (first, _), (second, _) = self._names[row], self._names[column]
        count = self._met.get((first, second), 0)
        whole = sum(self._met.get((first, each), 0) for each, _ in self._names)
        cell = QRectF(left + column * side, top + row * side, side, side).adjusted(1, 1, -1, -1)
        ground = self._ground(count / whole if whole else 0.0, is_same=row == column)
        painter.fillRect(cell, ground)
        painter.setPen(self._theme.readable(self._theme.text, ground))
        if count:
            painter.drawText(cell, Qt.AlignmentFlag.AlignCenter, str(count))
        if (row, column) == self._cell and self.hasFocus():
            painter.setPen(QPen(self._theme.accent, 2))
            painter.drawRect(cell)

    def _ground(self, share: float, *, is_same: bool) -> QColor:
        """The panel mixed with the colour of right or wrong: a third at most, to be read upon."""
        strong, weak = self._theme.right if is_same else self._theme.wrong, self._theme.panel
        part = 0.35 * share**0.5
        red, green, blue = (
            strong_one * part + weak_one * (1 - part)
            for strong_one, weak_one in zip(
                (strong.redF(), strong.greenF(), strong.blueF()),
                (weak.redF(), weak.greenF(), weak.blueF()),
                strict=True,
            )
        )
        return QColor.fromRgbF(red, green, blue)
