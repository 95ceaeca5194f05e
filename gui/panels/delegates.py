"""What the rows of every list share in how they are drawn."""

from typing import Final

from PySide6.QtCore import QObject, QRect, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from gui.theme import Theme
from schema.labels import LabelSchema

STEP: Final = 4
EDGE: Final = 3
MIDDLE_LEFT: Final = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
MIDDLE_RIGHT: Final = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter

# A cell asks for its state again and again, and Qt's flags are slow in Python: plain bits are not.
SELECTED: Final = QStyle.StateFlag.State_Selected.value
FOCUSED: Final = QStyle.StateFlag.State_HasFocus.value
_HOVERED: Final = QStyle.StateFlag.State_MouseOver.value


class RowDelegate(QStyledItemDelegate):
    """The ground of a row and text cut to its room."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self.dim_on_soft = theme.readable(theme.dim, theme.accent_soft)

    def set_theme(self, theme: Theme) -> None:
        """Draw in another appearance from now on."""
        self.theme = theme
        self.dim_on_soft = theme.readable(theme.dim, theme.accent_soft)

    def dim(self, option: QStyleOptionViewItem) -> QColor:
        """The quiet text colour that can be read on this row's ground."""
        return self.dim_on_soft if is_selected(option) else self.theme.dim

    def paint_ground(self, painter: QPainter, option: QStyleOptionViewItem) -> int:
        """The row's ground: soft accent where you are, a breath of grey under the pointer.

        Gives the bits of its state, which take long to ask for.
        """
        state = option.state.value
        if state & SELECTED:
            painter.fillRect(option.rect, self.theme.accent_soft)
        elif state & _HOVERED:
            painter.fillRect(option.rect, self.theme.window)
        return state

    def paint_edge(self, painter: QPainter, option: QStyleOptionViewItem) -> None:
        """The accent at the left edge of a row."""
        rect = option.rect
        painter.fillRect(QRect(rect.left(), rect.top(), EDGE, rect.height()), self.theme.accent)


class LabelDelegate(RowDelegate):
    """Rows of labels: knows the colour of each label of a schema."""

    def __init__(self, theme: Theme, schema: LabelSchema, parent: QObject | None = None) -> None:
        super().__init__(theme, parent)
        self._schema = schema
        self._colours: dict[str, QColor] = {}
        self._derive()

    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        self._derive()

    def set_schema(self, schema: LabelSchema) -> None:
        """Take the labels' colours from this schema."""
        self._schema = schema
        self._derive()

    def _derive(self) -> None:
        self._colours = {each.id: self.theme.label_colour(each) for each in self._schema.labels}


def line_height(font: QFont) -> int:
    """How high a line of words is."""
    return QFontMetrics(font).height()


def is_selected(option: QStyleOptionViewItem) -> bool:
    """Whether this row is where one is."""
    return bool(option.state.value & SELECTED)


def draw_cut(
    painter: QPainter,
    rect: QRect,
    text: str,
    *,
    side: Qt.AlignmentFlag = MIDDLE_LEFT,
    cut: Qt.TextElideMode = Qt.TextElideMode.ElideRight,
) -> None:
    """Draw words on one line, cut to their room."""
    shown = painter.fontMetrics().elidedText(text, cut, rect.width())
    painter.drawText(rect, side | Qt.TextFlag.TextSingleLine, shown)
