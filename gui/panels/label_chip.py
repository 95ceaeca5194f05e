"""The label of a span as a chip in the label's colours; it opens the list of other labels."""

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPolygon
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from gui import texts
from gui.theme import Theme
from gui.widgets.labels import caption
from schema.labels import LabelSchema, LabelType

_SIDE = 8
_ARROW = 14


class LabelChip(QToolButton):
    """Says by `chosen` which other label the user wants."""

    chosen = Signal(str)

    def __init__(self, theme: Theme, schema: LabelSchema, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("labelChip")
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._theme = theme
        self._schema = schema
        self._label: LabelType | None = None
        self._offered: dict[str, str] | None = None  # the words of the menu by label

    def show_label(self, label_id: str) -> None:
        """Show a label; one that the schema does not know is shown by its id."""
        labels = {label.id: label for label in self._schema.labels}
        label = labels.get(label_id)
        words = texts.words(label.name) if label else label_id
        if (label, words) == (self._label, self.text()):
            return
        self._label = label
        self.setText(words)
        self.setAccessibleName(self.tr("Label: {name}").format(name=self.text()))
        self._offer_others(label_id)
        self.updateGeometry()
        self.update()

    def set_theme(self, theme: Theme) -> None:
        """Draw in another appearance."""
        self._theme = theme
        self.update()

    def set_schema(self, schema: LabelSchema) -> None:
        """Offer this schema's labels."""
        self._schema = schema

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.EnabledChange:
            self.updateGeometry()
        super().changeEvent(event)

    def sizeHint(self) -> QSize:
        metrics = self.fontMetrics()
        width = metrics.horizontalAdvance(self.text()) + 2 * _SIDE
        return QSize(width + (_ARROW if self.isEnabled() else 0), metrics.height() + 4)

    def paintEvent(self, _event: QPaintEvent) -> None:
        ink, ground = self._colours()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._theme.accent, 1.5) if self.hasFocus() else Qt.PenStyle.NoPen)
        painter.setBrush(ground)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 4, 4)
        painter.setPen(ink)
        words = self.rect().adjusted(_SIDE, 0, 0, 0)
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, self.text())
        if self.isEnabled():
            self._paint_arrow(painter, ink)
        painter.end()

    def _paint_arrow(self, painter: QPainter, ink: QColor) -> None:
        painter.setPen(QPen(ink, 1.3))
        x, y = self.width() - _SIDE - 5, self.height() // 2
        painter.drawPolyline(
            QPolygon([QPoint(x - 3, y - 1), QPoint(x, y + 2), QPoint(x + 3, y - 1)])
        )

    def _colours(self) -> tuple[QColor, QColor]:
        if self._label is None:
            return self._theme.dim, self._theme.window
        ground = self._theme.label_fill(self._label)
        return self._theme.readable(self._theme.label_colour(self._label), ground), ground

    def _offer_others(self, current: str) -> None:
        shown = {label.id: _words(label) for label in self._schema.labels if not label.hidden}
        if self._offered != shown:
            self._offered = shown
            self._make_menu(shown)
        for action in self.menu().actions():
            action.setEnabled(action.data() != current)

    def _make_menu(self, shown: Mapping[str, str]) -> None:
        if (old := self.menu()) is not None:
            old.deleteLater()
        menu = QMenu(self)
        for label, words in shown.items():
            menu.addAction(caption(words)).setData(label)
        menu.triggered.connect(lambda action: self.chosen.emit(action.data()))
        self.setMenu(menu)


def _words(label: LabelType) -> str:
    return f"{texts.words(label.name)} ({label.key})"
