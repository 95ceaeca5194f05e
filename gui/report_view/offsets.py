"""Positions of Python (code points) and of Qt (UTF-16 units) in one piece of text."""

import re
from bisect import bisect_left
from typing import Final

_ASTRAL: Final = re.compile("[\U00010000-\U0010ffff]")


class TextOffsets:
    """Maps code points of a text to UTF-16 units and back; a text without astral pays nothing.

    Positions outside the text are taken to its nearest end.
    """

    __slots__ = ("_astral", "_astral_units", "length", "length_utf16")

    def __init__(self, text: str) -> None:
        self._astral = [found.start() for found in _ASTRAL.finditer(text)]
        self._astral_units = [position + nth for nth, position in enumerate(self._astral)]
        self.length: Final = len(text)
        self.length_utf16: Final = len(text) + len(self._astral)

    def to_utf16(self, code_point: int) -> int:
        """The UTF-16 unit at which the code point begins."""
        inside = min(max(code_point, 0), self.length)
        return inside + bisect_left(self._astral, inside) if self._astral else inside

    def to_code_point(self, unit: int) -> int:
        """The code point that the UTF-16 unit belongs to; the second half of a pair is its own."""
        inside = min(max(unit, 0), self.length_utf16)
        return inside - bisect_left(self._astral_units, inside)
