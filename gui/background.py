"""Everything that runs behind the window, so that a project is left with nothing still at it."""

from typing import Protocol

from PySide6.QtCore import QObject
from shiboken6 import isValid


class Part(Protocol):
    """What runs beside the window, or in the gaps between its events."""

    def stop(self) -> None:
        """Wait until nothing runs any more, and tell of nothing that was going on."""
        ...


class Background:
    """Knows all of it; what was deleted with its dialog is forgotten."""

    def __init__(self) -> None:
        self._parts: list[tuple[QObject, Part]] = []

    def add(self, owner: QObject, part: Part) -> None:
        """Take in something that lives as long as its owner does."""
        self._parts = [each for each in self._parts if isValid(each[0])] + [(owner, part)]

    def stop(self) -> None:
        """Wait until nothing runs any more."""
        for owner, part in self._parts:
            if isValid(owner):
                part.stop()
