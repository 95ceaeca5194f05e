"""A chart of bars as it is painted, on the screen or on paper."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QFontMetricsF, QPainter, QPen

from annotator.words import counted
from gui.theme import Theme

_AIR: Final = 6.0
_LEAST: Final = 3.0  # pixels: what is there at all is seen
_WIDEST_NAME: Final = 0.3  # of the whole
_SWATCH: Final = 14.0
_RIGHT: Final = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_LEFT: Final = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: what it is called, the sizes of its parts, and what stands at its end.

    A part has no size where nothing is known of it.
    """

    name: str
    sizes: tuple[float | None, ...]
    note: str = ""


@dataclass(frozen=True, slots=True)
class Chart:
    """Bars whose parts stand one after the other, or beside each other; `parts` are id and name."""

    parts: Sequence[tuple[str, str]] = ()
    bars: Sequence[Bar] = field(default=())
    is_stacked: bool = True

    @property
    def longest(self) -> float:
        """The size that takes all the room there is."""
        add_up = sum if self.is_stacked else max
        known = ([size or 0.0 for size in bar.sizes] for bar in self.bars if bar.sizes)
        return max(map(add_up, known), default=0.0) or 1.0

    def words(self, nth: int) -> str:
        """A bar in words, for a tool tip or somebody who hears it."""
        bar = self.bars[nth]
        said = [
            f"{name} {plain_size(size)}"
            for (_, name), size in zip(self.parts, bar.sizes, strict=True)
        ]
        return ": ".join([bar.name, " · ".join([*said, *([bar.note] if bar.note else [])])])


# A colour of the theme and a pattern: parts are told apart without colours too.
_STYLES: Final[Mapping[str, tuple[str, Qt.BrushStyle]]] = {
    "gold": ("right", Qt.BrushStyle.SolidPattern),
    "in_review": ("right", Qt.BrushStyle.BDiagPattern),
    "handed_in": ("accent", Qt.BrushStyle.SolidPattern),
    "unusable": ("dim", Qt.BrushStyle.DiagCrossPattern),
    "working": ("accent", Qt.BrushStyle.FDiagPattern),
    "waiting": ("faint", Qt.BrushStyle.NoBrush),
    "returned": ("wrong", Qt.BrushStyle.SolidPattern),
    "finished": ("right", Qt.BrushStyle.SolidPattern),
    "remaining": ("faint", Qt.BrushStyle.NoBrush),
    "again": ("right", Qt.BrushStyle.SolidPattern),
    "settled": ("right", Qt.BrushStyle.SolidPattern),
    "unsettled": ("accent", Qt.BrushStyle.BDiagPattern),
    "unchanged": ("right", Qt.BrushStyle.SolidPattern),
    "changed": ("accent", Qt.BrushStyle.BDiagPattern),
    "rejected": ("wrong", Qt.BrushStyle.DiagCrossPattern),
}
_OTHERS: Final = (
    ("accent", Qt.BrushStyle.SolidPattern),
    ("right", Qt.BrushStyle.BDiagPattern),
)


def plain_size(size: float | None) -> str:
    """A size as it is written: whole numbers without a point, a dash where nothing is known."""
    if size is None:
        return "–"
    return f"{size:g}" if size % 1 else counted(int(size))


class ChartPicture:
    """Where everything of a chart is in a given width, and its painting."""

    def __init__(self, chart: Chart, theme: Theme, font: QFont, width: float) -> None:
        self._chart, self._theme, self._font, self._width = chart, theme, font, width
        self._metrics = QFontMetricsF(font)
        self._line = self._metrics.height() + 2
        widest = self._widest(bar.name for bar in chart.bars)
        self._left = min(widest, width * _WIDEST_NAME) + 2 * _AIR
        self._right = self._widest(bar.note for bar in chart.bars) + 2 * _AIR
        self._top = self._legend_height() + _AIR

    @property
    def height(self) -> float:
        """What it takes to show all."""
        return self._top + len(self._chart.bars) * self._step + _AIR

    def row(self, nth: int) -> QRectF:
        """Where a bar is with its name and its note."""
        return QRectF(0, self._top + nth * self._step, self._width, self._step)

    def nth_at(self, place: QPointF) -> int | None:
        """Which bar is at a place."""
        nth = int((place.y() - self._top) // self._step)
        return nth if 0 <= nth < len(self._chart.bars) else None

    def paint(self, painter: QPainter, current: int | None = None) -> None:
        """Paint it all; the bar `current` has the keyboard."""
        painter.setFont(self._font)
        painter.fillRect(QRectF(0, 0, self._width, self.height), self._theme.panel)
        self._paint_legend(painter)
        for nth, bar in enumerate(self._chart.bars):
            self._paint_bar(painter, self.row(nth), bar)
        if current is not None:
            painter.setPen(QPen(self._theme.accent, 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(self.row(current).adjusted(2, 1, -2, -1))

    @property
    def _step(self) -> float:
        lines = 1 if self._chart.is_stacked else max(len(self._chart.parts), 1)
        return lines * self._line + 2 * _AIR

    def _widest(self, words: Iterable[str]) -> float:
        return max((self._metrics.horizontalAdvance(each) for each in words), default=0.0)

    def _legend(self) -> list[tuple[QPointF, int]]:
        """Where each part's swatch is."""
        places, x, y = [], _AIR, _AIR
        for nth, (_, name) in enumerate(self._chart.parts):
            wide = _SWATCH + 2 * _AIR + self._metrics.horizontalAdvance(name) + 2 * _AIR
            if x > _AIR and x + wide > self._width:
                x, y = _AIR, y + self._line
            places.append((QPointF(x, y), nth))
            x += wide
        return places

    def _legend_height(self) -> float:
        places = self._legend()
        return places[-1][0].y() + self._line if places else 0.0

    def _paint_legend(self, painter: QPainter) -> None:
        for place, nth in self._legend():
            name = self._chart.parts[nth][1]
            middle = (self._line - _SWATCH) / 2
            self._fill(painter, QRectF(place.x(), place.y() + middle, _SWATCH, _SWATCH), nth)
            painter.setPen(self._theme.text)
            wide = self._metrics.horizontalAdvance(name) + _AIR
            beside = QRectF(place.x() + _SWATCH + _AIR, place.y(), wide, self._line)
            painter.drawText(beside, _LEFT, name)

    def _paint_bar(self, painter: QPainter, row: QRectF, bar: Bar) -> None:
        name = QRectF(_AIR, row.top(), self._left - 2 * _AIR, row.height())
        note = QRectF(row.right() - self._right + _AIR, row.top(), self._right, row.height())
        painter.setPen(self._theme.text)
        cut = self._metrics.elidedText(bar.name, Qt.TextElideMode.ElideRight, name.width())
        painter.drawText(name, _RIGHT, cut)
        painter.setPen(self._theme.dim)
        painter.drawText(note, _LEFT, bar.note)
        room = QRectF(row).adjusted(self._left, _AIR, -self._right, -_AIR)
        if self._chart.is_stacked:
            self._paint_stack(painter, room, bar)
        else:
            self._paint_group(painter, room, bar)

    def _paint_stack(self, painter: QPainter, room: QRectF, bar: Bar) -> None:
        x = room.left()
        for nth, size in enumerate(bar.sizes):
            if size:
                wide = max(size / self._chart.longest * room.width(), _LEAST)
                part = QRectF(x, room.top(), wide, room.height())
                self._fill(painter, part, nth)
                self._paint_size(painter, part, plain_size(size), nth)
                x += wide

    def _paint_group(self, painter: QPainter, room: QRectF, bar: Bar) -> None:
        for nth, size in enumerate(bar.sizes):
            words = plain_size(size)
            beyond = self._metrics.horizontalAdvance(words) + 2 * _AIR
            full = (size or 0.0) / self._chart.longest * (room.width() - beyond)
            wide = max(full, _LEAST) if size else 0.0
            part = QRectF(room.left(), room.top() + nth * self._line, wide, self._line - 2)
            if size:
                self._fill(painter, part, nth)
            painter.setPen(self._theme.text)
            painter.drawText(
                part.translated(wide + _AIR, 0).adjusted(0, 0, beyond, 0), _LEFT, words
            )

    def _paint_size(self, painter: QPainter, part: QRectF, words: str, nth: int) -> None:
        """The size within its part, where there is room for it."""
        wide = self._metrics.horizontalAdvance(words) + _AIR
        if wide + 2 > part.width():
            return
        colour, pattern = self._style(nth)
        ground = colour
        if pattern is not Qt.BrushStyle.SolidPattern:
            ground = self._theme.panel
            plate = QRectF(0, 0, wide, self._line - 4)
            plate.moveCenter(part.center())
            painter.fillRect(plate, ground)
        painter.setPen(self._on(ground))
        painter.drawText(part, Qt.AlignmentFlag.AlignCenter, words)

    def _on(self, ground: QColor) -> QColor:
        """Ink that is read on a ground: the text's colour, or the paper's."""
        inks = (self._theme.text, self._theme.panel)
        return max(inks, key=lambda ink: abs(ink.lightnessF() - ground.lightnessF()))

    def _fill(self, painter: QPainter, part: QRectF, nth: int) -> None:
        colour, pattern = self._style(nth)
        inside = part.adjusted(0.5, 0.5, -1.0, -0.5)
        painter.fillRect(inside, QBrush(colour, pattern))
        painter.setPen(QPen(colour, 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(inside)

    def _style(self, nth: int) -> tuple[QColor, Qt.BrushStyle]:
        token, pattern = _STYLES.get(self._chart.parts[nth][0], _OTHERS[nth % len(_OTHERS)])
        colour: QColor = getattr(self._theme, token)
        return colour, pattern
