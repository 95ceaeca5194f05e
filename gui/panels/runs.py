"""Text of several sizes and colours on one baseline, wrapped; never read as rich text."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPointF, QSize
from PySide6.QtGui import (
    QColor,
    QFont,
    QPainter,
    QPaintEvent,
    QTextCharFormat,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from gui.plain import utf16_length
from gui.theme import tabular

_NARROWEST_EMS = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """A stretch of one look; `scale` is relative to the panels' text."""

    text: str
    colour: QColor
    scale: float = 1.0
    is_bold: bool = False


class RunsLabel(QWidget):
    """Shows runs one after the other and takes the height they need at its width."""

    def __init__(self, parent: QWidget | None = None, *, name: str = "") -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self._runs: tuple[Run, ...] = ()
        self._layout: QTextLayout | None = None  # as long as the runs stand, broken for one width
        self._broken_at = -1
        self._heights: dict[int, int] = {}  # by width
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    @property
    def text(self) -> str:
        """All that is shown, as one text."""
        return "".join(run.text for run in self._runs)

    def set_runs(self, runs: Sequence[Run]) -> None:
        """Show these runs."""
        if tuple(runs) == self._runs:
            return
        self._runs = tuple(runs)
        self._forget()
        self.setAccessibleName(self.text)
        self.updateGeometry()
        self.update()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        # layouts around it ask for the height at one width a dozen times
        if width not in self._heights:
            self._heights[width] = self._break_lines(width)
        return self._heights[width]

    def sizeHint(self) -> QSize:
        return self.minimumSizeHint()

    def minimumSizeHint(self) -> QSize:
        em = self.fontMetrics().height()
        return QSize(em * _NARROWEST_EMS, em)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.FontChange:
            self._forget()
            self.updateGeometry()
        super().changeEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._layout is None or self._broken_at != self.width():
            self._break_lines(self.width())
        assert self._layout is not None
        painter = QPainter(self)
        self._layout.draw(painter, QPointF(0, 0))
        painter.end()

    def _forget(self) -> None:
        self._layout = None
        self._heights.clear()

    def _shaped(self) -> QTextLayout:
        layout = QTextLayout(self.text, self.font())
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        layout.setCacheEnabled(True)
        layout.setFormats(self._formats())
        return layout

    def _break_lines(self, width: int) -> int:
        """Break the lines for a width; the height they take."""
        if self._layout is None:
            self._layout = self._shaped()
        layout, self._broken_at = self._layout, width
        layout.beginLayout()
        height = 0.0
        while (line := layout.createLine()).isValid():
            line.setLineWidth(width)
            line.setPosition(QPointF(0, height))
            height += line.height()
        layout.endLayout()
        return round(height + 0.5)

    def _formats(self) -> list[QTextLayout.FormatRange]:
        formats = []
        start = 0
        for run in self._runs:
            made = QTextLayout.FormatRange()
            made.start, made.length = start, utf16_length(run.text)
            made.format = self._format(run)
            formats.append(made)
            start += made.length
        return formats

    def _format(self, run: Run) -> QTextCharFormat:
        font = tabular(self.font())
        font.setPixelSize(round(self.fontInfo().pixelSize() * run.scale))
        font.setWeight(QFont.Weight.Bold if run.is_bold else QFont.Weight.Normal)
        made = QTextCharFormat()
        made.setFont(font)
        made.setForeground(run.colour)
        return made
