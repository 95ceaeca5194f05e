"""Texts as they are, on labels, buttons and figures."""

from typing import TypeVar

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QFrame,
    QLabel,
    QVBoxLayout,
    QWidget,
)

from gui.plain import one_line, unmoved

_ANY_WIDTH = 16_777_215  # what Qt gives a widget that may have any

Named = TypeVar("Named", bound=QWidget)


def named(widget: Named, name: str) -> Named:
    """The widget, with the name by which tests and stylesheets find it."""
    widget.setObjectName(name)
    return widget


class PlainLabel(QLabel):
    """A label that shows its text as it is: Qt would read some texts as rich text."""

    def __init__(self, text: str = "") -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setText(text)

    def setText(self, text: str) -> None:
        super().setText(unmoved(text))


class ElidedLabel(PlainLabel):
    """One line of plain text that gives way: what does not fit is cut with an ellipsis."""

    def __init__(self, role: str, *, name: str = "") -> None:
        super().__init__()
        self.setObjectName(name)
        self.setProperty("role", role)

    def minimumSizeHint(self) -> QSize:
        return QSize(self.fontMetrics().height(), super().minimumSizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(self.palette().windowText().color())
        cut = Qt.TextElideMode.ElideRight
        shown = self.fontMetrics().elidedText(self.text(), cut, self.width())
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignVCenter, shown)
        painter.end()


def role_label(role: str, name: str = "") -> PlainLabel:
    """A label that the stylesheet knows by its role."""
    label = named(PlainLabel(), name)
    label.setProperty("role", role)
    return label


def caption(words: str) -> str:
    """Words from outside as the text of a button, tab or menu, where Qt takes one & for a key.

    In a menu a tab would set off what stands behind it as if it were a key.
    """
    return one_line(words).replace("&", "&&")


def set_figure(widget: QLabel | QAbstractButton, words: str) -> None:
    """Say words that change with every decision; the widget grows with them and never shrinks.

    Its size is fixed: otherwise Qt lays the whole window out anew at every change.
    """
    if words == widget.text():
        return
    widget.setText(words)
    hint, room = widget.sizeHint(), widget.maximumSize()
    if room.width() == _ANY_WIDTH:
        _FittedAnew(widget)
    if hint.width() > room.width() or hint.height() != room.height():
        widget.setFixedSize(hint)


class _FittedAnew(QObject):
    """Fixes the size of a figure anew once its letters have another size."""

    def __init__(self, figure: QWidget) -> None:
        super().__init__(figure)
        self._figure = figure
        self._later = QTimer(self, singleShot=True)  # by then it knows how large it wants to be
        self._later.timeout.connect(self._fit)
        figure.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._later.start(0)
        return super().eventFilter(watched, event)

    def _fit(self) -> None:
        self._figure.setFixedSize(self._figure.sizeHint())


def hairline() -> QFrame:
    """A line of one pixel between two parts."""
    line = QFrame()
    line.setProperty("role", "hairline")
    return line


def centred_page(words: QLabel, *widgets: QWidget) -> QWidget:
    """A calm page that says why there is nothing, with what can be done about it."""
    words.setWordWrap(True)
    words.setAlignment(Qt.AlignmentFlag.AlignCenter)
    page = QWidget()
    column = QVBoxLayout(page)
    column.setContentsMargins(24, 24, 24, 24)
    column.setSpacing(12)
    column.addStretch(2)
    column.addWidget(words)
    for widget in widgets:
        column.addWidget(widget, 0, Qt.AlignmentFlag.AlignHCenter)
    column.addStretch(3)
    return page
