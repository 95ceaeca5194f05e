"""Where a sentence begins and ends in a report whose lines break anywhere."""

import re
from typing import Final

_END: Final = re.compile(r"[。！？!?；;]+[”’」』）)]*|(?:\r?\n[ \t\u3000]*){2,}")
_REACH: Final = 600


def sentence_at(text: str, start: int, end: int) -> tuple[int, int]:
    """The stretch from sentence end to sentence end around a span, at most some lines of it."""
    low = max(0, start - _REACH)
    ends = [found.end() for found in _END.finditer(text, low, start)]
    after = _END.search(text, end, end + _REACH)
    return (ends[-1] if ends else low), (after.end() if after else min(len(text), end + _REACH))
