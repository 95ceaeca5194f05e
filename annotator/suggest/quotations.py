"""What stands in quotation marks, with the words inside and around it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from annotator.suggest.lexicon import Kind
from annotator.suggest.words import Reading, Word

_QUOTE: Final = re.compile(r"[“\"‘]([^“”‘’\"。；\n]{2,24})[”\"’]")
COUNTED: Final = re.compile(
    r"[一二三四五六七八九十百两\d]+(?:个|大|项|条|场|支|百|有)[\u4e00-\u9fff]{1,4}"
    r"|[一二三四五六七八九十百两\d]+[\u4e00-\u9fff]{1,2}"
    r"|[\dXxNn一二三四五六七八九十]+(?:[+＋][\dXxNn一二三四五六七八九十]+)+"
)
"""A number with what it counts, in marks the name of a programme (“三个一批”)."""


@dataclass(frozen=True, slots=True)
class Quotation:
    """What stands between two marks, and the words around them."""

    reading: Reading
    start: int
    end: int
    inside: Sequence[Word]
    before: int
    after: int

    @property
    def text(self) -> str:
        """What stands between the marks."""
        return self.reading.text[self.start + 1 : self.end - 1]

    @property
    def inner(self) -> tuple[int, int]:
        """Where it stands: a half-open stretch of the cut text."""
        return self.start + 1, self.end - 1

    def holds(self, *kinds: Kind) -> bool:
        """Whether a word inside is of one of the kinds."""
        return any(not word.entry.kinds.isdisjoint(kinds) for word in self.inside)


def quotations(reading: Reading) -> Iterator[Quotation]:
    """All quotations of a text on one line each, in order."""
    index = 0
    for found in _QUOTE.finditer(reading.text):
        first = reading.index_at(found.start(1), index)
        index = reading.index_at(found.end(1), first)
        after = reading.index_at(found.end(), index)
        inside = reading.words[first:index]
        yield Quotation(reading, found.start(), found.end(), inside, first - 2, after)
