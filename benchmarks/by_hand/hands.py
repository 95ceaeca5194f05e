"""A person at a window: keys and mouse as the system would send them, every action counted."""

from collections import Counter

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QInputMethodEvent, QKeySequence, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget

from gui.main_window import MainWindow

_ASIDE = (0, 5, -5, 4, -4, 3, -3)
_LEFT = Qt.MouseButton.LeftButton


class Hands:
    """Works a real window; `count` is of keys, clicks and drags since it was last taken."""

    def __init__(self, window: MainWindow) -> None:
        self.window = window
        self.count = 0
        self.pressed: Counter[str] = Counter()

    def take_count(self) -> int:
        """How many actions there were since the last time."""
        taken, self.count = self.count, 0
        return taken

    def press(self, *keys: str) -> None:
        """Press keys, by their names, where the focus is."""
        for key in keys:
            combination = QKeySequence(key)[0]  # type: ignore[index]
            target = QApplication.focusWidget() or self.window
            QTest.keyClick(target, combination.key(), combination.keyboardModifiers())
            self._did(key)

    def write(self, text: str) -> None:
        """Type into the field that has the focus; every character counts as a key."""
        event = QInputMethodEvent()
        event.setCommitString(text)
        QApplication.sendEvent(QApplication.focusWidget(), event)
        self.count += len(text) - 1
        self._did("character")

    def click(self, widget: QWidget) -> None:
        """Click a widget, scrolled into view first if need be."""
        area = self._area_of(widget)
        if area is not None and not widget.visibleRegion().contains(widget.rect().center()):
            area.ensureWidgetVisible(widget)
            self._did("scroll")
        QTest.mouseClick(widget, _LEFT)
        self._did("click")

    def click_text(self, offset: int) -> None:
        """Click a character of the report."""
        self.see(offset)
        point = self._aside(offset, (5, 3, 8))
        self._mouse(QEvent.Type.MouseButtonPress, point)
        self._mouse(QEvent.Type.MouseButtonRelease, point)
        self._did("click")

    def drag(self, start: int, end: int) -> None:
        """Select characters of the report, with Alt held on the way where words would snap."""
        view = self.window.view
        self.see(start)
        self.see(end)
        alt = Qt.KeyboardModifier.AltModifier
        held = Qt.KeyboardModifier.NoModifier if view.snapped(start, end) == (start, end) else alt
        one, other = self._aside(start), self._aside(end)
        if view.hit_at(one).grasped is not None:
            one, other = other, one
        self._mouse(QEvent.Type.MouseButtonPress, one)
        self._mouse(QEvent.Type.MouseMove, (one + other) / 2, held)
        self._mouse(QEvent.Type.MouseMove, other, held)
        self._mouse(QEvent.Type.MouseButtonRelease, other, held)
        self._did("drag")
        assert view.selection() == (start, end), (view.selection(), (start, end))

    def come_back(self) -> None:
        """Have the window in front again, as a window manager does after a dialog."""
        self.window.activateWindow()
        while not self.window.isActiveWindow() or QApplication.focusWidget() is None:
            QApplication.processEvents()

    def until_stored(self) -> None:
        """Wait for the disk."""
        operations = self.window.desk.operations
        assert operations is not None
        while operations.pending_count:
            QApplication.processEvents()

    def see(self, offset: int) -> None:
        """Scroll until a character can be seen."""
        view = self.window.view
        place = view.place_of(offset)
        if place is None or not 20 < place.y() < view.viewport().height() - 20:
            view.reveal(offset, offset)
            QApplication.processEvents()
            self._did("scroll")

    def _did(self, what: str) -> None:
        self.count += 1
        self.pressed[what] += 1
        QApplication.processEvents()

    def _aside(self, offset: int, tried: tuple[int, ...] = _ASIDE) -> QPointF:
        """A point that means this gap, beside boundaries that could be grasped."""
        view = self.window.view
        place = view.place_of(offset)
        assert place is not None
        points = [place + QPointF(aside, 0) for aside in tried]
        meant = [point for point in points if view.hit_at(point).offset == offset]
        free = [point for point in meant if view.hit_at(point).grasped is None]
        return (free or meant or points)[0]

    def _mouse(
        self,
        kind: QEvent.Type,
        point: QPointF,
        held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
    ) -> None:
        viewport = self.window.view.viewport()
        button = Qt.MouseButton.NoButton if kind is QEvent.Type.MouseMove else _LEFT
        down = Qt.MouseButton.NoButton if kind is QEvent.Type.MouseButtonRelease else _LEFT
        on_screen = QPointF(viewport.mapToGlobal(QPoint(0, 0))) + point
        event = QMouseEvent(kind, point, on_screen, button, down, held)
        QApplication.sendEvent(viewport, event)

    def _area_of(self, widget: QWidget) -> QScrollArea | None:
        above = widget.parentWidget()
        while above is not None and not isinstance(above, QScrollArea):
            above = above.parentWidget()
        return above
