"""Small steps of work in the gaps between events, so that nobody waits for the whole."""

import logging
import time
from collections.abc import Iterator
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

from gui.background import Background

_SLICE_SECONDS: Final = 0.003  # a frame has 16 ms, and painting needs most of them

log = logging.getLogger(__name__)


class IdleWork(QObject):
    """Goes through an iterator a slice at a time, on the thread of the window.

    Not on another thread: what is worked out belongs to the window, and Python would let a busy
    thread keep the window waiting for longer than a slice. What raises is left, and raised.
    """

    finished = Signal()

    def __init__(self, background: Background, parent: QObject) -> None:
        super().__init__(parent)
        self._steps: Iterator[None] | None = None
        self._soon = QTimer(self, singleShot=True)
        self._soon.timeout.connect(self._work_a_slice)
        background.add(self, self)

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
        self._work_until(None)

    def _work_a_slice(self) -> None:
        self._work_until(time.perf_counter() + _SLICE_SECONDS)

    def _work_until(self, end: float | None) -> None:
        if self._steps is None:
            return
        try:
            for _ in self._steps:
                if end is not None and time.perf_counter() >= end:
                    self._soon.start(0)
                    return
        except BaseException as error:
            # an iterator that has raised is over, and would pass for one that is still worked at
            log.error("work in the gaps ended early: %s", type(error).__name__)
            self.stop()
            raise
        self.stop()
        self.finished.emit()
