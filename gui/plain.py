"""Report text on one line: breaks joined as in the reading view, unseen characters left out."""

import re
from typing import Final

BREAK_MARK: Final = "⏎"
_BREAK: Final = re.compile(r"[^\S\n\r\v\f\x85\u2028\u2029]*[\n\r\v\f\x85\u2028\u2029]\s*")
# Controls, bidirectional marks and a BOM would move or hide what stands beside them.
_UNSEEN: Final = re.compile(
    "[\x00-\x1f\x7f-\x9f\xad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff]"
)

_UNSEEN_BUT_BREAKS: Final = re.compile(rf"(?![\n\t]){_UNSEEN.pattern}")


def one_line(text: str) -> str:
    """The text as a cell of a table shows it; never to be counted in offsets."""
    return _UNSEEN.sub("", _BREAK.sub("", text))


def unmoved(text: str) -> str:
    """The text on its lines without what nobody sees: it would move or hide what they do see."""
    return _UNSEEN_BUT_BREAKS.sub("", text)


def with_breaks_marked(text: str) -> str:
    """The text on one line with a mark where the report breaks it."""
    return _UNSEEN.sub("", _BREAK.sub(BREAK_MARK, text))


def utf16_length(text: str) -> int:
    """How many units Qt counts in a text."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
