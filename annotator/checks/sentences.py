"""The sentences of a report, to find those in which nobody labelled anything."""

import re
from collections.abc import Iterator
from typing import Final

from annotator.ranges import Stretch

# The end of a sentence, with the marks that close around it; a blank line ends one too.
_END: Final = re.compile(r"[。！？!?；;][”’」』）)]*|(?:[ \t\u3000]*\r?\n){2,}")
_HAS_WORDS: Final = re.compile(r"[^\W\d_]")


def sentences(text: str) -> Iterator[Stretch]:
    """The sentences that have words in them, in order, without the blanks around them."""
    start = 0
    for end in _ends(text):
        stretch = _trimmed(text, start, end)
        if _HAS_WORDS.search(text, stretch.start, stretch.end):
            yield stretch
        start = end


def _ends(text: str) -> Iterator[int]:
    yield from (found.end() for found in _END.finditer(text))
    yield len(text)


def _trimmed(text: str, start: int, end: int) -> Stretch:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Stretch(start, end)
