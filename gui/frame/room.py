"""How report and drawer share the height: what stands above both must not hide the report."""

from typing import Final

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QSplitter

_LEAST_REPORT: Final = 240  # pixels, six lines or so: before it has less, the drawer gives way


class Room(QObject):
    """Lets the lower part of a splitter shrink while room is short, and grow back after."""

    def __init__(self, splitter: QSplitter) -> None:
        super().__init__(splitter)
        self._splitter = splitter
        self._wanted = splitter.sizes()[-1]
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self.share)
        splitter.installEventFilter(self)
        splitter.splitterMoved.connect(self._take_wish)

    @property
    def wanted(self) -> int:
        """The height that a person wants the lower part to have."""
        return self._wanted

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Share anew what height there is now."""
        if event.type() in (QEvent.Type.Resize, QEvent.Type.LayoutRequest):
            self._soon.start()  # the splitter itself learns of its size after this
        return super().eventFilter(watched, event)

    def want(self, height: int) -> None:
        """Give the lower part this height where there is room."""
        self._wanted = height
        self.share()

    def share(self) -> None:
        """Give the lower part what was wished for it, as far as the report can spare it."""
        room = sum(self._splitter.sizes())
        lower = self._splitter.widget(1)
        if lower is None or lower.isHidden() or not room:
            return
        below = max(lower.minimumHeight(), min(self._wanted, room - _LEAST_REPORT))
        if self._splitter.sizes()[1] != below:
            self._splitter.setSizes([room - below, below])

    def _take_wish(self) -> None:
        self._wanted = self._splitter.sizes()[-1]
