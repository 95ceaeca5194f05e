"""Text with the breaks taken out that a page makes, not an author, and the way back."""

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

_BREAK: Final = re.compile(r"[ \t\r\n\u3000\u00a0]+")
_SENTENCE_END: Final = frozenset("。！？；：!?;:…")
_PROSE: Final = re.compile(r"[，。；、,;]")
_ITEM: Final = re.compile(
    r"[#●■◆□▲★·•\-—*|【（(]|[一二三四五六七八九十]+[、.．]|\d+[.、．)）]|[①-⑳]|图[①-⑳]"
)
FULL_LINE: Final = 12
"""A line of at least so many characters may have been broken by the page's width."""


@dataclass(frozen=True, slots=True)
class Unbroken:
    """A text without its soft breaks; a hard break is one line feed.

    `places[i]` and `origins[i]` say that from `places[i]` of `text` on characters came from
    `origins[i]` on.
    """

    text: str
    places: tuple[int, ...]
    origins: tuple[int, ...]

    def origin(self, place: int) -> int:
        """Where in the original text the character at `place` stands."""
        piece = bisect_right(self.places, place) - 1
        return self.origins[piece] + place - self.places[piece]

    def place(self, origin: int) -> int:
        """Where in this text a character of the original stands that was not taken out."""
        piece = bisect_right(self.origins, origin) - 1
        return self.places[piece] + origin - self.origins[piece]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The original half-open span of a span (not empty) of the unbroken text."""
        return self.origin(start), self.origin(end - 1) + 1


@lru_cache(maxsize=1)  # measures, links and context of one report all ask for it
def unbroken(text: str) -> Unbroken:
    """Take the soft breaks out: spaces inside a line, line breaks inside a sentence."""
    pieces: list[str] = []
    places, origins = [0], [0]
    length = begin = line = 0
    for found in _BREAK.finditer(text):
        kept = text[begin : found.start()]
        hard = "\n" in found[0] and _is_hard(text, line, found)
        pieces.append(kept + "\n" if hard else kept)
        length += len(pieces[-1])
        begin = found.end()
        if "\n" in found[0]:
            line = begin
        places.append(length)
        origins.append(begin)
    pieces.append(text[begin:])
    return Unbroken("".join(pieces), tuple(places), tuple(origins))


def _is_hard(text: str, line: int, found: re.Match[str]) -> bool:
    """Whether a line break ends a sentence, a heading or an item, not only a printed line."""
    before, after = text[line : found.start()], found.end()
    if not before or found[0].count("\n") > 2 or before[-1] in _SENTENCE_END:
        return True
    if _ITEM.match(text, after) or _ITEM.match(before):
        return len(before) < FULL_LINE or bool(_ITEM.match(text, after))
    return len(before) < FULL_LINE and not _PROSE.search(before)
