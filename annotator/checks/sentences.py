"""The sentences of a report, to find those in which nobody labelled anything."""

import re
from collections.abc import Iterator
from typing import Final

from annotator.ranges import Stretch
from annotator.reading.sentences import ends

_HAS_WORDS: Final = re.compile(r"[^\W\d_]")


def sentences(text: str) -> Iterator[Stretch]:
    """The sentences that have words in them, in order, without the blanks around them."""
    start = 0
    for end in ends(text):
        stretch = _trimmed(text, start, end)
        if _HAS_WORDS.search(text, stretch.start, stretch.end):
            yield stretch
        start = end


def _trimmed(text: str, start: int, end: int) -> Stretch:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Stretch(start, end)
