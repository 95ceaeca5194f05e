"""How sure a suggestion is: the share of its kind that was right on reports new to the engine.

The shares are data (`scores.toml`); `python -m annotator.scoring.fit_scores` makes them from gold.
"""

import tomllib
from functools import cache, lru_cache
from importlib.resources import files
from typing import Final

Marks = tuple[str, ...]
"""What sets a kind of suggestion apart, the most telling first."""

FILE: Final = "scores.toml"
_BRIEF: Final = 2
_SHORT: Final = 5
_MEDIUM: Final = 8
_BETWEEN: Final = frozenset("的了在和与及等对为把将以向由从到")
"""Behind one of these a word begins, before one a word has ended."""


def marks_of_measure(text: str, start: int, end: int, rule: str) -> Marks:
    """A measure's rule, how long it is, and whether words go on right behind and before it."""
    size = end - start
    length = "brief" if size <= _BRIEF else "short" if size <= _SHORT else "medium"
    if size > _MEDIUM:
        length = "long"
    behind = "open" if _in_a_word(text[end : end + 1]) else "closed"
    before = "glued" if _in_a_word(text[max(0, start - 1) : start]) else "apart"
    return "measure", rule, length, behind, before


def _in_a_word(character: str) -> bool:
    return character.isalpha() and character not in _BETWEEN


def marks_of_number(text: str, start: int, rule: str, *, one: bool) -> Marks:
    """How a number is written, and its rule."""
    written = "arabic" if text[start].isdecimal() else "one" if one else "chinese"
    return "number", written, rule.removeprefix("number.")


@lru_cache(maxsize=1000)
def share_right(marks: Marks) -> float:
    """The share of suggestions with these marks that was right; of fewer marks where unknown."""
    shares = _shares()
    while len(marks) > 1 and ".".join(marks) not in shares:
        marks = marks[:-1]
    return shares.get(".".join(marks), _UNKNOWN)


_UNKNOWN: Final = 0.5


@cache
def _shares() -> dict[str, float]:
    source = files("annotator.suggest").joinpath(FILE).read_text("utf-8")
    shares: dict[str, float] = tomllib.loads(source)["shares"]
    return shares
