"""Small steps of work in the gaps between events, so that nobody waits for the whole."""

import time
from collections.abc import Iterator
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

_SLICE_SECONDS: Final = 0.003  # a frame has 16 ms, and painting needs most of them


class IdleWork(QObject):
    """Goes through an iterator a slice at a time, on the thread of the window.

    Not on another thread: what is worked out belongs to the window, and Python would let a busy
    thread keep the window waiting for longer than a slice.
    """

    finished = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._steps: Iterator[None] | None = None
        self._soon = QTimer(self, singleShot=True)
        self._soon.timeout.connect(self._work_a_slice)

    @property
    def is_idle(self) -> bool:
        """Whether there is nothing to do."""
        return self._steps is None

    def start(self, steps: Iterator[None], *, after_ms: int) -> None:
        """Begin, in place of what was going on."""
        self._steps = steps
        self._soon.start(after_ms)

    def stop(self) -> None:
        """Leave what is going on."""
        self._steps = None
        self._soon.stop()

    def finish_now(self) -> None:
        """Do all that is left at once, for who cannot go on without it."""
        if self._steps is not None:
            for _ in self._steps:
                pass
            self._end()

    def _work_a_slice(self) -> None:
        if self._steps is None:
            return
        until = time.perf_counter() + _SLICE_SECONDS
        for _ in self._steps:
            if time.perf_counter() >= until:
                self._soon.start(0)
                return
        self._end()

    def _end(self) -> None:
        self.stop()
        self.finished.emit()
