"""A page as it was drawn, with the words at issue marked."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QScrollArea, QWidget

from annotator.reading.pages import PagePicture

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


def scrolled(view: PageView) -> QScrollArea:
    """The page in an area that scrolls."""
    area = QScrollArea()
    area.setWidget(view)
    area.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
    area.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)
    return area
