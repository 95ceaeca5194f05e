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
_LONGEST_HEADING: Final = 30
_SHORT_LINE: Final = 80
_WIDE: Final = "\u3000"
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
    """Take out spaces inside a line and line breaks inside a sentence, and widen the marks.

    Of wide spaces in a headline or caption one stays: it sets their parts apart.
    """
    pieces: list[str] = []
    places, origins = [0], [0]
    length = begin = line = 0
    full = _full_line(text)
    for found in _BREAK.finditer(text):
        pieces.append(text[begin : found.start()] + _sign_kept(text, line, found, full))
        length += len(pieces[-1])
        begin = found.end()
        if "\n" in found[0]:
            line = begin
        places.append(length)
        origins.append(begin)
    pieces.append(text[begin:])
    return Unbroken(wide_marks("".join(pieces)), tuple(places), tuple(origins))


def wide_marks(text: str) -> str:
    """The text with its half-width marks as Chinese ones, but for those inside a number."""
    return _HALF_MARK.sub(lambda found: _WIDE_OF[found[0]], text)


_WIDE_OF: Final = dict(zip(",;:!?()", "，；：！？（）", strict=True))
_HALF_MARK: Final = re.compile(r"[,;:!?()](?:(?<![0-9].)|(?![0-9]))")


def _sign_kept(text: str, line: int, found: re.Match[str], full: int) -> str:
    """What stays of a break: a line feed, a wide space in a headline, or nothing."""
    if "\n" in found[0]:
        return "\n" if _is_hard(text, line, found, full) else ""
    return _WIDE if _WIDE in found[0] and _is_headline(text, line, found.end()) else ""


def _is_headline(text: str, line: int, place: int) -> bool:
    """Whether the line around a place is short and holds no mark of prose."""
    if place - line > _SHORT_LINE:
        return False
    end = text.find("\n", place, line + _SHORT_LINE)
    end = len(text) if end < 0 and len(text) <= line + _SHORT_LINE else end
    return end >= 0 and not _PROSE.search(text, line, end)


def _is_hard(text: str, line: int, found: re.Match[str], full: int) -> bool:
    """Whether a line break ends a sentence, a heading or an item, not only a printed line."""
    before, after = text[line : found.start()], found.end()
    indented = found[0].endswith(_WIDE)
    if not before or indented or found[0].count("\n") > 2 or before[-1] in _SENTENCE_END:
        return True
    if _ITEM.match(text, after) or _ITEM.match(before):
        return len(before) < full or bool(_ITEM.match(text, after))
    return len(before) < full and not _PROSE.search(before)


def _full_line(text: str) -> int:
    """From how many characters on a line is too long for a heading, by the page's width."""
    longest = max(map(len, text.splitlines()), default=0)
    return max(FULL_LINE, min(longest // 3, _LONGEST_HEADING))
