"""The string that Qt lays out for a stretch of the stored text: the same length in every unit.

Qt drops a leading byte order mark, hides controls and obeys bidirectional marks. In what is
displayed a visible sign stands in the place of each, so positions stay those of the stored text.
"""

import re
from typing import Final

HIDDEN_SIGN: Final = "\u25a1"
BREAK_SIGN: Final = "\u2002"  # a blank that lines may end with; the mark is painted over it
NO_WIDTH: Final = "\u200b"  # the further characters of one break

_HIDDEN: Final = re.compile(
    "[\x00-\x08\x0e-\x1b\x1f\x7f-\x84\x86-\x9f\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e"
    "\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff0-\ufffb\ud800-\udfff]"
)
_BREAKS: Final = re.compile("[\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]+")


def displayed(text: str) -> str:
    """The text with hidden characters and line breaks shown, one BMP character for each."""
    return _BREAKS.sub(_shown_breaks, _HIDDEN.sub(HIDDEN_SIGN, text))


def hidden_positions(text: str) -> list[int]:
    """Where in the stored text a hidden character stands, in code points."""
    return [found.start() for found in _HIDDEN.finditer(text)]


def break_positions(text: str) -> list[int]:
    """Where in the stored text one or several line breaks begin, in code points."""
    return [found.start() for found in _BREAKS.finditer(text)]


def _shown_breaks(found: re.Match[str]) -> str:
    return BREAK_SIGN + NO_WIDTH * (len(found[0]) - 1)
