"""A page as it was drawn, with the words at issue marked."""

from collections.abc import Callable
from functools import partial
from typing import Final

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QImage, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from annotator.reading.pages import PagePicture

STEP: Final = 1.25  # from one zoom to the next
_MARK = QColor(255, 210, 0, 90)  # the page is paper in either theme
_MARK_EDGE = QColor(190, 120, 0)
_AIR = 3.0  # pixels around the words


class PageView(QWidget):
    """Paints one picture; its size is the picture's."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("page")
        self._image = QImage()
        self._picture: PagePicture | None = None
        self._ratio = 1.0

    @property
    def marks(self) -> list[QRectF]:
        """Where the words stand, in this widget's coordinates; one for each line."""
        found = self._picture.marks if self._picture else ()
        return [QRectF(left, top, right - left, bottom - top) for left, top, right, bottom in found]

    def show_picture(self, picture: PagePicture) -> None:
        """Show another page, drawn for the pixels of this screen."""
        self._ratio = self.devicePixelRatioF()
        self._picture = picture
        size = (picture.width, picture.height, picture.stride)
        self._image = QImage(picture.pixels, *size, QImage.Format.Format_BGR888).copy()
        self.setFixedSize(QSize(*(round(each / self._ratio) for each in size[:2])))
        self.update()

    def bring_into_view(self, area: QScrollArea) -> None:
        """Scroll to the first of the words; to the top of the page where there are none."""
        first = next(iter(self.marks), QRectF())
        middle = first.center() / self._ratio
        area.ensureVisible(round(middle.x()), round(middle.y()), 80, area.height() // 3)

    def paintEvent(self, _: QPaintEvent) -> None:
        """Paint the page, and the marks over it."""
        painter = QPainter(self)
        painter.scale(1 / self._ratio, 1 / self._ratio)
        painter.drawImage(0, 0, self._image)
        painter.setPen(QPen(_MARK_EDGE, self._ratio))
        painter.setBrush(_MARK)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Multiply)
        for mark in self.marks:
            painter.drawRoundedRect(mark.adjusted(-_AIR, -_AIR, _AIR, _AIR), _AIR, _AIR)
        painter.end()


class PageArea(QScrollArea):
    """The page where it scrolls, with keys that are its own while it has the keyboard."""

    leafed = Signal(int)
    zoomed = Signal(float)
    left = Signal()

    def __init__(self, view: PageView) -> None:
        super().__init__()
        self.setObjectName("pageArea")
        self.setWidget(view)
        self.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)
        self.setFrameShape(QFrame.Shape.NoFrame)

    def event(self, event: QEvent) -> bool:
        """Take the keys before the window does, which has some of them for the report."""
        asked = event if event.type() == QEvent.Type.ShortcutOverride else None
        if isinstance(asked, QKeyEvent) and self._meaning(asked) is not None:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leaf, zoom or leave; all other keys scroll."""
        act = self._meaning(event)
        if act is None:
            super().keyPressEvent(event)
        else:
            act()

    def _meaning(self, event: QKeyEvent) -> Callable[[], None] | None:
        zooms = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        match Qt.Key(event.key()):
            case Qt.Key.Key_PageUp if not zooms:
                return partial(self.leafed.emit, -1)
            case Qt.Key.Key_PageDown if not zooms:
                return partial(self.leafed.emit, 1)
            case Qt.Key.Key_Plus | Qt.Key.Key_Equal if zooms:
                return partial(self.zoomed.emit, STEP)
            case Qt.Key.Key_Minus if zooms:
                return partial(self.zoomed.emit, 1 / STEP)
            case Qt.Key.Key_Escape:
                return self.left.emit
        return None
