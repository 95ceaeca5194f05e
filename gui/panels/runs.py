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

from gui.panels.plain import utf16_length
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
        self._laid: dict[int, tuple[QTextLayout, int]] = {}  # by width, as long as the runs stand
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
        self._laid.clear()
        self.setAccessibleName(self.text)
        self.updateGeometry()
        self.update()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._laid_out(width)[1]

    def sizeHint(self) -> QSize:
        return self.minimumSizeHint()

    def minimumSizeHint(self) -> QSize:
        em = self.fontMetrics().height()
        return QSize(em * _NARROWEST_EMS, em)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.FontChange:
            self._laid.clear()
            self.updateGeometry()
        super().changeEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        layout, _ = self._laid_out(self.width())
        painter = QPainter(self)
        layout.draw(painter, QPointF(0, 0))
        painter.end()

    def _laid_out(self, width: int) -> tuple[QTextLayout, int]:
        # layouts around it ask for the height at one width a dozen times
        if width not in self._laid:
            self._laid[width] = self._lay_out(width)
        return self._laid[width]

    def _lay_out(self, width: int) -> tuple[QTextLayout, int]:
        layout = QTextLayout(self.text, self.font())
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        layout.setFormats(self._formats())
        layout.beginLayout()
        height = 0.0
        while (line := layout.createLine()).isValid():
            line.setLineWidth(width)
            line.setPosition(QPointF(0, height))
            height += line.height()
        layout.endLayout()
        return layout, round(height + 0.5)

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
