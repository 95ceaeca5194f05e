"""A chart in the window: read with the arrows, heard as words, copied as a picture."""

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import (
    QHelpEvent,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from gui import texts
from gui.progress.picture import Chart, ChartPicture
from gui.theme import Theme
from gui.widgets.labels import named

_LEAST_WIDTH = 320
_SHARP = 3.0  # pixels of a picture for one of the screen: it is for paper too


class ChartView(QWidget):
    """Paints a chart; up and down go from bar to bar, whose words are its description."""

    moved = Signal(int, int)  # to a bar, whose middle is there

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named(self, "chart")
        self._theme = theme
        self._chart = Chart()
        self._tip, self._query = "", ""
        self._current = 0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

    @property
    def chart(self) -> Chart:
        """What is shown."""
        return self._chart

    def show_chart(self, chart: Chart, name: str, tip: str = "", query: str = "") -> None:
        """Show this; `tip` says what it counts, by which query."""
        self._chart, self._tip, self._query, self._current = chart, tip, query, 0
        self.setAccessibleName(name)
        self.setToolTip(texts.query_tool_tip(tip, query))
        self._follow()

    def set_theme(self, theme: Theme) -> None:
        """Paint in other colours."""
        self._theme = theme
        self.update()

    def picture_and_cuts(self, width: int) -> tuple[QImage, list[float]]:
        """The chart in dark ink on white, whatever the screen shows, and where its bars end."""
        theme = Theme.light()
        painted = ChartPicture(self._chart, theme, self.font(), width)
        image = QImage(QSize(width, int(painted.height) + 1) * _SHARP, QImage.Format.Format_RGB32)
        image.setDevicePixelRatio(_SHARP)
        image.fill(theme.panel)
        painter = QPainter(image)
        painted.paint(painter)
        painter.end()
        return image, [painted.row(nth).bottom() for nth in range(len(self._chart.bars))]

    def sizeHint(self) -> QSize:
        return QSize(_LEAST_WIDTH, int(self._picture().height) + 1)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            nth = self._picture().nth_at(event.pos().toPointF())
            said = [self._chart.words(nth)] if nth is not None else []
            tip = texts.query_tool_tip("\n\n".join([*said, self._tip]), self._query)
            QToolTip.showText(event.globalPos(), tip, self)
            return True
        return super().event(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
        painter.fillRect(self.rect(), self._theme.panel)
        has_current = self.hasFocus() and bool(self._chart.bars)
        self._picture().paint(painter, self._current if has_current else None)
        painter.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        last = len(self._chart.bars) - 1
        wanted = {
            Qt.Key.Key_Up: self._current - 1,
            Qt.Key.Key_Down: self._current + 1,
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: last,
        }.get(Qt.Key(event.key()))
        if wanted is None or last < 0:
            super().keyPressEvent(event)
        else:
            self._go(min(max(wanted, 0), last))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        nth = self._picture().nth_at(event.position())
        if nth is not None:
            self._go(nth)

    def _go(self, nth: int) -> None:
        self._current = nth
        self._follow()
        middle = self._picture().row(nth).center()
        self.moved.emit(0, int(middle.y()))

    def _follow(self) -> None:
        self.setAccessibleDescription(self._chart.words(self._current) if self._chart.bars else "")
        self.updateGeometry()
        self.update()

    def _picture(self) -> ChartPicture:
        wide = max(self.width(), _LEAST_WIDTH)
        return ChartPicture(self._chart, self._theme, self.font(), wide)
