"""A scroll area that shows one page of text: its fit, its scrolling and its repainting."""

from collections.abc import Iterable
from typing import Final

from PySide6.QtCore import QCoreApplication, QEvent, QRectF, Qt
from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from gui.report_view.drawn import CodePointRange, ViewPalette
from gui.report_view.metrics import SheetMetrics
from gui.report_view.page import ReportPage
from gui.report_view.painting import paint_page
from gui.report_view.reader import Anchor
from gui.report_view.ruler import RULER_WIDTH, Ruler
from gui.report_view.scene import Scene

_FAR_SCREENS: Final = 3
_SMALLEST_ZOOM: Final = 0.5
_LARGEST_ZOOM: Final = 4.0


class PageArea(QAbstractScrollArea):
    """Shows a text and the scene on it, with the ruler beside the scroll bar.

    All positions are code points of the text, ranges half-open.
    """

    def __init__(self, palette: ViewPalette, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._palette = palette
        self._scene = Scene()
        self._reading = True
        self._zoom = 1.0
        self._line_numbers = False
        self._is_following = False
        self._page = ReportPage("", self._scene, reading=True, metrics=self._metrics(), height=0)
        self.ruler = Ruler(self._scene, palette, self)
        self.ruler.jump_requested.connect(self._jump_to_depth)
        self.verticalScrollBar().sliderReleased.connect(self._sync_bar)
        self._set_up_widget()

    def _set_up_widget(self) -> None:
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setViewportMargins(0, 0, RULER_WIDTH, 0)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        for each in (self, self.viewport()):
            each.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)

    def set_report(self, text: str) -> None:
        """Show another report, from its top, with nothing drawn on it."""
        self._scene = Scene(rejected_shown=self._scene.rejected_shown)
        self._set_page(text)

    def text(self) -> str:
        """The text that was given."""
        return self._page.layout.text

    def set_palette(self, palette: ViewPalette) -> None:
        """Use the colours of another theme; spans bring their own with `set_spans`."""
        self._palette = palette
        self.ruler.set_palette(palette)
        self.viewport().update()

    def set_reading(self, reading: bool) -> None:
        """Join hard line breaks on screen, or show the lines as stored; the place is kept."""
        if reading == self._reading:
            return
        self._reading = reading
        self._set_page(self.text(), self._page.position.anchor())

    def is_reading(self) -> bool:
        """Whether hard line breaks are joined."""
        return self._reading

    def set_zoom(self, factor: float) -> None:
        """Scale the text, from 0.5 to 4."""
        self._zoom = min(max(factor, _SMALLEST_ZOOM), _LARGEST_ZOOM)
        self._fit()

    def zoom(self) -> float:
        """The scale of the text."""
        return self._zoom

    def set_line_numbers(self, shown: bool) -> None:
        """Whether the numbers of stored lines stand in the margin."""
        self._line_numbers = shown
        self.viewport().update()

    def reveal(self, start: int, end: int) -> None:
        """Bring a range into view, a third from the top; nothing moves if all of it is seen."""
        if self._page.reveal(start, end):
            self._moved()

    def first_seen(self) -> int:
        """The first code point of the first line in view."""
        return self._page.position.anchor().offset

    def scroll_to(self, offset: int) -> None:
        """Put the line of a code point at the top."""
        self._page.position.place(Anchor(offset, 0.0))
        self._moved()

    def scroll_by(self, pixels: int) -> None:
        """Scroll by pixels of real text."""
        moved = self._page.position.move(pixels)
        self._sync_bar()
        if self._scene.link_target is None:
            self.viewport().scroll(0, -moved)  # what stays in view need not be drawn again
        else:
            self.viewport().update()

    def paint_now(self) -> None:
        """Draw at once what has changed, before whatever else a key press brings about.

        All of the window is drawn that has changed, so it is laid out before.
        """
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
        QCoreApplication.sendPostedEvents(self.window(), QEvent.Type.UpdateRequest)

    def _set_page(self, text: str, anchor: Anchor | None = None) -> None:
        self._page = ReportPage(
            text,
            self._scene,
            reading=self._reading,
            metrics=self._metrics(),
            height=self.viewport().height(),
        )
        if anchor is not None:
            self._page.position.place(anchor)
        self._redraw_all()
        self._sync_bar()

    def _fit(self) -> None:
        if self._page.fit(self._metrics(), self.viewport().height()):
            self._redraw_all()
        self._moved()

    def _metrics(self) -> SheetMetrics:
        return SheetMetrics.of(self.font(), self.viewport().width(), zoom=self._zoom)

    def _jump_to_depth(self, depth: float) -> None:
        offset = self._page.layout.offset_at_depth(depth)
        self.reveal(offset, offset)

    def _moved(self) -> None:
        self._sync_bar()
        self.viewport().update()

    def _sync_bar(self) -> None:
        """Let the scroll bar follow, unless a person holds it."""
        bar, position = self.verticalScrollBar(), self._page.position
        height = self.viewport().height()
        if not bar.isSliderDown():
            self._is_following = True
            pitch = round(self._page.metrics.pitch)
            bar.setPageStep(max(1, height - pitch))
            bar.setSingleStep(pitch)
            if bar.maximum() != position.furthest:
                bar.setRange(0, position.furthest)
                self.ruler.rebuild_soon()
            bar.setValue(position.y)
            self._is_following = False
        total = self._page.layout.total_height
        self.ruler.set_window(position.y / total, (position.y + height) / total)

    def _redraw_all(self) -> None:
        self.ruler.show_scene(self._scene, self._page.layout)
        self.viewport().update()

    def _redraw(self, ranges: Iterable[CodePointRange]) -> None:
        """Draw again the lines in view that some ranges stand on."""
        width = self.viewport().width()
        for top, bottom in self._page.bands_of(ranges):
            self.viewport().update(0, top, width, bottom - top)

    def scrollContentsBy(self, _dx: int, dy: int) -> None:
        """Follow the scroll bar: near places by real text, far ones by the estimates."""
        if self._is_following:
            return
        bar, position = self.verticalScrollBar(), self._page.position
        is_far = abs(dy) > _FAR_SCREENS * self.viewport().height()
        if bar.value() == bar.maximum():
            position.jump(self._page.layout.total_height)
            self._moved()
        elif is_far or bar.value() == bar.minimum():
            position.jump(bar.value())
            self._moved()
        else:
            self.scroll_by(-dy)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the lines that the event asks for."""
        painter = QPainter(self.viewport())
        paint_page(
            painter,
            self._page,
            self._palette,
            QRectF(event.rect()),
            line_numbers=self._line_numbers,
            is_outlined=self.hasFocus(),
        )
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the sheet."""
        super().resizeEvent(event)
        text = self.viewport().geometry()
        self.ruler.setGeometry(text.right() + 1, text.top(), RULER_WIDTH, text.height())
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Follow another font."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self._fit()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show where the keyboard is."""
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Show that it is elsewhere."""
        super().focusOutEvent(event)
        self.viewport().update()
