"""The three panes in their splitters; in a narrow window the queue folds into a drawer."""

from typing import Final

from PySide6.QtCore import QSettings, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from gui.frame.room import Room

QUEUE_WIDTH: Final = 232
LABELS_WIDTH: Final = 452
NARROW: Final = 1100  # below this the queue is a drawer
_REPORT_WIDTH: Final = 756
_LEAST_BELOW: Final = 120
_BELOW_HEIGHT: Final = 240
_REPORT_AND_PART: Final = 1000  # below this the queue makes room for what stands beside the report


class Panes(QWidget):
    """Queue, report, and the labels with the inspector under them."""

    queue_shown = Signal(bool)
    folded = Signal(bool)
    resized = Signal(int)  # how high it is

    def __init__(
        self,
        queue: QWidget,
        report: QWidget,
        table: QWidget,
        inspector: QWidget,
        *,
        notice: QWidget | None = None,
        above_report: QWidget | None = None,
        below_report: QWidget | None = None,
    ) -> None:
        super().__init__()
        self._queue = queue
        self._report = report
        self._across = QSplitter(Qt.Orientation.Horizontal)
        self._labels = QSplitter(Qt.Orientation.Vertical)
        self._middle = QSplitter(Qt.Orientation.Vertical)
        bars = () if above_report is None else (above_report,)
        below = () if below_report is None else (below_report,)
        self._order = [queue, *bars, report, *below, table, inspector]
        self._beside: QWidget | None = None
        self._sizes_before: list[int] = []
        self._is_narrow = False
        self._is_wanted = True  # whether the queue is to be seen where there is room
        for part in (table, inspector):
            self._labels.addWidget(part)
        for part in (report, *below):
            self._middle.addWidget(part)
        notices = () if notice is None else (notice,)
        for part in (queue, _stacked(*notices, *bars, self._middle), self._labels):
            self._across.addWidget(part)
        for part in below:
            part.setMinimumHeight(_LEAST_BELOW)
        table.setMinimumHeight(160)
        queue.setMinimumWidth(180)
        report.setMinimumWidth(320)
        self._labels.setMinimumWidth(320)
        self._share_out()
        self._room = Room(self._middle)
        self._room.want(_BELOW_HEIGHT)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._across)

    @property
    def is_queue_shown(self) -> bool:
        """Whether the queue can be seen."""
        return not self._queue.isHidden()

    def toggle_queue(self) -> None:
        """Show the queue, or fold it away."""
        is_shown = not self.is_queue_shown
        if not self._is_narrow:
            self._is_wanted = is_shown
        self._show_queue(is_shown)
        (self._queue if is_shown else self._report).setFocus()

    def open_queue(self) -> None:
        """Show the queue, with the keyboard where it was."""
        if not self.is_queue_shown:
            self._is_wanted = True
            self._show_queue(True)

    def close_drawer(self) -> None:
        """Fold the queue away where it is a drawer."""
        if self._is_narrow:
            self._show_queue(False)

    def show_beside(self, part: QWidget) -> None:
        """Put something between report and labels for a while; the queue may make room for it."""
        self._beside = part
        self._sizes_before = self._across.sizes()
        self._across.insertWidget(self._across.indexOf(self._labels), part)
        self._order.insert(self._order.index(self._report) + 1, part)
        queue, report, labels = self._sizes_before
        if report < _REPORT_AND_PART and self.is_queue_shown:
            self._show_queue(False)
            report += queue
        self._across.setSizes([queue, report - report // 2, report // 2, labels])
        part.show()

    def leave_beside(self) -> None:
        """Take it away again, with everything as it was before."""
        part, self._beside = self._beside, None
        if part is None:
            return
        self._order.remove(part)
        part.setParent(None)
        part.deleteLater()
        self._show_queue(self._is_wanted and not self._is_narrow)
        self._across.setSizes(self._sizes_before)

    def focus_next(self, *, forward: bool) -> None:
        """Move the keyboard to the next pane that can be seen."""
        targets = {pane: target for pane in self._order if (target := _place_for_focus(pane))}
        panes = list(targets)
        if not panes:
            return  # another place than that of reports is shown
        at = next((n for n, pane in enumerate(panes) if _holds_focus(pane)), -1)
        following = panes[(at + (1 if forward else -1)) % len(panes)]
        targets[following].setFocus(Qt.FocusReason.TabFocusReason)

    def save(self, store: QSettings) -> None:
        """Remember how wide and high the panes are."""
        for splitter, name in self._splitters().items():
            store.setValue(f"panes/{name}", splitter.saveState())
        store.setValue("panes/below", self._room.wanted)

    def restore(self, store: QSettings) -> None:
        """Bring back what was remembered."""
        for splitter, name in self._splitters().items():
            state = store.value(f"panes/{name}")
            if state is not None:
                splitter.restoreState(state)
        self._room.want(int(str(store.value("panes/below", _BELOW_HEIGHT))))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold the queue into a drawer, or out of it."""
        super().resizeEvent(event)
        self.resized.emit(event.size().height())
        is_narrow = event.size().width() < NARROW
        if is_narrow != self._is_narrow:
            self._is_narrow = is_narrow
            self._show_queue(not is_narrow and self._is_wanted)
            self.folded.emit(is_narrow)

    def _share_out(self) -> None:
        self._across.setStretchFactor(1, 1)
        self._labels.setStretchFactor(0, 2)
        self._labels.setStretchFactor(1, 3)
        self._middle.setStretchFactor(0, 1)
        for splitter in self._splitters():
            splitter.setChildrenCollapsible(False)
            splitter.setHandleWidth(3)
        self._across.setSizes([QUEUE_WIDTH, _REPORT_WIDTH, LABELS_WIDTH])
        self._labels.setSizes([360, 500])

    def _splitters(self) -> dict[QSplitter, str]:
        return {self._across: "across", self._labels: "labels", self._middle: "middle"}

    def _show_queue(self, is_shown: bool) -> None:
        self._queue.setVisible(is_shown)
        self.queue_shown.emit(is_shown)


def _stacked(*parts: QWidget) -> QWidget:
    whole = QWidget()
    column = QVBoxLayout(whole)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    for part in parts:
        column.addWidget(part)
    column.setStretch(len(parts) - 1, 1)
    return whole


def _holds_focus(pane: QWidget) -> bool:
    focused = pane.window().focusWidget()
    return focused is not None and (focused is pane or pane.isAncestorOf(focused))


def _place_for_focus(pane: QWidget) -> QWidget | None:
    """Where the keyboard goes in a pane; None where nothing can be seen that takes it."""
    for widget in (pane, *pane.findChildren(QWidget)):
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisible():
            return widget
    return None
