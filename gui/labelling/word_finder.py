"""Words and numbers around a place in a text, for snapping and stepping."""

import re
from bisect import bisect_right
from functools import lru_cache
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from jieba import Tokenizer

_NUMBER: Final = re.compile(r"[0-9０-９](?:[,，][0-9０-９]{3}|[0-9０-９.．])*[%％]?|[a-zA-Z]+|\s+")
_STRETCH: Final = re.compile(
    r"(?:[0-9０-９](?:[,，][0-9０-９]{3})*|[^\s，。；：！？、,;:!?“”‘’（）()《》])+|.", re.DOTALL
)
_REACH: Final = 60


class WordFinder:
    """Finds the word at a place; by characters and digits alone until the dictionary is there."""

    def __init__(self) -> None:
        self.text = ""
        self.tokenizer: Tokenizer | None = None

    def word_at(self, offset: int) -> tuple[int, int]:
        """Start and end of the word that holds the character at this offset."""
        if not 0 <= offset < len(self.text):
            return offset, offset
        begin, stretch = self._stretch_at(offset)
        starts = _word_starts(stretch, self.tokenizer)
        nth = bisect_right(starts, offset - begin) - 1
        end = starts[nth + 1] if nth + 1 < len(starts) else len(stretch)
        return begin + starts[nth], begin + end

    def snapped(self, start: int, end: int) -> tuple[int, int]:
        """A selection widened to whole words."""
        if start >= end:
            return start, end
        return self.word_at(start)[0], self.word_at(end - 1)[1]

    def _stretch_at(self, offset: int) -> tuple[int, str]:
        low, high = max(0, offset - _REACH), min(len(self.text), offset + _REACH)
        for found in _STRETCH.finditer(self.text, low, high):
            if found.start() <= offset < found.end():
                return found.start(), found[0]
        return offset, self.text[offset]


@lru_cache(maxsize=256)
def _word_starts(stretch: str, tokenizer: "Tokenizer | None") -> list[int]:
    starts, at = [], 0
    while at < len(stretch):
        starts.append(at)
        number = _NUMBER.match(stretch, at)
        if number:
            at = number.end()
            continue
        until = next((m.start() for m in _NUMBER.finditer(stretch, at)), len(stretch))
        for word in tokenizer.cut(stretch[at:until]) if tokenizer else stretch[at:until]:
            if starts[-1] != at:
                starts.append(at)
            at += len(word)
    return starts
