"""Chinese words by the first letters of their pinyin, as people type them: 产业扶贫 is `cyfp`."""

from bisect import bisect_right
from functools import lru_cache
from typing import Final

# GB 2312 sorts its 3,755 common characters by pinyin: the first code of each initial letter.
_STARTS: Final = (
    *(0xB0A1, 0xB0C5, 0xB2C1, 0xB4EE, 0xB6EA, 0xB7A2, 0xB8C1, 0xB9FE, 0xBBF7, 0xBFA6, 0xC0AC),
    *(0xC2E8, 0xC4C3, 0xC5B6, 0xC5BE, 0xC6DA, 0xC8BB, 0xC8F6, 0xCBFA, 0xCDDA, 0xCEF4, 0xD1B9),
    0xD4D1,
)
_LETTERS: Final = "abcdefghjklmnopqrstwxyz"
_BEHIND: Final = 0xD7FA
_COMPOSING: Final = str.maketrans("", "", " '’")


@lru_cache(maxsize=1000)
def initials(text: str) -> str:
    """The first letters of a text; a character that has none by this table stands for itself."""
    return "".join(map(_initial, text.casefold()))


def fits(typed: str, *texts: str) -> bool:
    """Whether what was typed occurs in a text, or in its initials.

    The marks that an input method sets between syllables do not count.
    """
    wanted = typed.casefold().translate(_COMPOSING)
    return any(
        wanted in text.casefold().translate(_COMPOSING) or wanted in initials(text)
        for text in texts
    )


def _initial(character: str) -> str:
    try:
        code = int.from_bytes(character.encode("gb2312"), "big")
    except UnicodeEncodeError:
        return character
    if not _STARTS[0] <= code < _BEHIND:
        return character
    return _LETTERS[bisect_right(_STARTS, code) - 1]
