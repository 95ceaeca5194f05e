"""The report as assistive technology reads it: a document with a text, a caret and a selection."""

from typing import Final

from PySide6.QtCore import QObject, QPoint, QPointF, QRect
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QAccessibleInterface,
    QAccessibleTextCursorEvent,
    QAccessibleTextInterface,
)
from PySide6.QtWidgets import QAccessibleWidget
from shiboken6 import VoidPtr, getCppPointer

from gui.report_view.offsets import TextOffsets
from gui.report_view.view import ReportView

_made: Final[dict[int, "AccessibleReport"]] = {}  # Qt keeps them by address: they must outlive it


def install() -> None:
    """Answer for report views from now on; other widgets keep what Qt has for them."""
    if not _Factory.is_installed:
        QAccessible.installFactory(_Factory.make)
        _Factory.is_installed = True


class _Factory:
    """What Qt asks for an interface, once for each object that is to be read."""

    is_installed = False

    @staticmethod
    def make(_class_name: str, of: QObject | None) -> QAccessibleInterface | None:
        if not isinstance(of, ReportView):
            return None
        address = id(of)
        made = _made[address] = AccessibleReport(of)
        of.destroyed.connect(lambda: _made.pop(address, None))
        return made


class AccessibleReport(QAccessibleWidget):
    """A report view as a document; its name and description are those of the widget."""

    def __init__(self, view: ReportView) -> None:
        super().__init__(view, QAccessible.Role.Document, "")
        self._text = ReportText(view)

    def state(self) -> QAccessible.State:
        """A document of many lines that is only read."""
        state = super().state()
        state.readOnly = True
        state.multiLine = True
        state.selectableText = True
        return state

    def interface_cast(self, kind: QAccessible.InterfaceType) -> VoidPtr:  # type: ignore[override]
        """The address of the part of the interface that is asked for; none but the text's."""
        # the stubs say int, but Qt reads an address from nothing but a VoidPtr
        is_text = kind == QAccessible.InterfaceType.TextInterface
        return VoidPtr(getCppPointer(self._text)[0] if is_text else 0)

    def textInterface(self) -> QAccessibleTextInterface:
        """The text of the report."""
        return self._text


class ReportText(QAccessibleTextInterface):
    """The stored text; its positions are UTF-16 units, as Qt counts, the view's are code points.

    The caret is where the chosen span begins. No selection is told of: its ends would go through
    pointers that Python is not given, so a reader would be told of places that are none.
    """

    def __init__(self, view: ReportView) -> None:
        super().__init__()
        self._view = view
        self._offsets = TextOffsets("")
        self._known = ""

    def text(self, start: int, end: int) -> str:
        """A stretch of the text."""
        last = self.characterCount() if end < 0 else end
        places = self._places()
        return self._known[places.to_code_point(start) : places.to_code_point(last)]

    def characterCount(self) -> int:
        """The length in UTF-16 units."""
        return self._places().length_utf16

    def cursorPosition(self) -> int:
        """Where the caret is, or the chosen span begins."""
        return self._places().to_utf16(reading_place(self._view))

    def setCursorPosition(self, position: int) -> None:
        """Put the caret here."""
        at = self._places().to_code_point(position)
        self._view.select(at, at)
        self._view.reveal(at, at)

    def selectionCount(self) -> int:
        """None that can be told of."""
        return 0

    def selection(self, _nth: int) -> tuple[int, int]:
        """Nothing."""
        return 0, 0

    def setSelection(self, _nth: int, start: int, end: int) -> None:
        """Select a stretch."""
        places = self._places()
        self._view.select(places.to_code_point(start), places.to_code_point(end))

    def addSelection(self, start: int, end: int) -> None:
        """Select a stretch; there is one selection only."""
        self.setSelection(0, start, end)

    def removeSelection(self, _nth: int) -> None:
        """Select nothing."""
        at = self._view.caret()
        self._view.select(at, at)

    def characterRect(self, position: int) -> QRect:
        """Where a character is on the screen; empty where it is out of view."""
        at = self._places().to_code_point(position)
        if self._view.place_of(at) is None:
            return QRect()
        return self._view.screen_rect(at, min(at + 1, len(self._known)))

    def offsetAtPoint(self, point: QPoint) -> int:
        """The character at a place of the screen."""
        inside = QPointF(self._view.viewport().mapFromGlobal(point))
        return self._places().to_utf16(self._view.hit_at(inside).character)

    def scrollToSubstring(self, start: int, end: int) -> None:
        """Bring a stretch into view."""
        places = self._places()
        self._view.reveal(places.to_code_point(start), places.to_code_point(end))

    def attributes(self, position: int) -> tuple[str, int, int]:
        """None: what stands on the text is said when it is chosen."""
        return "", position, position

    def _places(self) -> TextOffsets:
        text = self._view.text()
        if text is not self._known:
            self._known, self._offsets = text, TextOffsets(text)
        return self._offsets


def reading_place(view: ReportView) -> int:
    """The code point that a person is at: the caret, or the beginning of the chosen span."""
    span = view.span(view.focus_span() or "")
    start, end = view.selection()
    return span.start if span is not None and start == end else view.caret()


def tell_moved(view: ReportView, said: str) -> None:
    """Let a screen reader follow to the chosen span and say some words about it."""
    if not QAccessible.isActive():
        return
    places = TextOffsets(view.text())
    caret = places.to_utf16(reading_place(view))
    QAccessible.updateAccessibility(QAccessibleTextCursorEvent(view, caret))
    if said and view.hasFocus():
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(view, said))
