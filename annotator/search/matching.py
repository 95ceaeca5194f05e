"""What a person looks for, and where it stands in one text: words, a pattern, or a value."""

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from itertools import islice
from typing import TYPE_CHECKING, Final

from annotator.errors import Problem, UserError
from annotator.reading.paragraphs import BREAK, in_place_of, on_one_line, paragraphs
from annotator.suggest.breaks import Unbroken
from schema.quantity import Quantity, parse_decimal, plain, readable
from schema.records import Attributes, Label, Span
from schema.text_index import folded

if TYPE_CHECKING:
    import regex

MOST_IN_A_TEXT: Final = 5_000
PATTERN_SECONDS: Final = 1.0  # for one text
_LONGEST_PATTERN: Final = 2_000

Place = tuple[int, int]  # half-open code points
_Finder = Callable[[str], Iterator[Place]]


class What(StrEnum):
    """Where it is looked for: in the text, in the words of spans, or in what spans state."""

    TEXT = "text"
    SPANS = "spans"
    VALUES = "values"


@dataclass(frozen=True, slots=True)
class Query:
    """What a person has typed, and how it is meant."""

    words: str
    what: What = What.TEXT
    match_case: bool = False
    is_pattern: bool = False


class Matcher:
    """A query made ready for any number of texts; UserError where its pattern is none.

    A pattern that takes too long for a text is a UserError of the search.
    """

    def __init__(self, query: Query) -> None:
        self.query: Final = query
        self.value: Final = _value_sought(query)
        self._find = _pattern_finder(query) if query.is_pattern else _words_finder(query)

    def places(self, text: str) -> list[Place]:
        """Where it stands in a stored text, across joined lines too; at most `MOST_IN_A_TEXT`."""
        whole = joined(text)
        return [whole.span(*each) for each in islice(self._find(whole.text), MOST_IN_A_TEXT)]

    def wants(self, label: Label) -> bool:
        """Whether a span is one that is looked for, by its words or by what it states."""
        if self.query.what is What.SPANS:
            return self._holds(label.span.text)
        if self.value is not None:
            return _states(label.attributes, self.value)
        return any(map(self._holds, _written(label.attributes)))

    def _holds(self, words: str) -> bool:
        return next(self._find(on_one_line(words)), None) is not None


@lru_cache(maxsize=4)  # a person types on while the same report is searched again
def joined(text: str) -> Unbroken:
    """The text as it is read, without the line breaks inside paragraphs, and the way back."""
    pieces: list[str] = []
    places, origins = [0], [0]
    length = begin = 0
    for first, last in paragraphs(text):
        if first is last:
            continue
        for found in BREAK.finditer(text, first.start, last.end):
            pieces.append(text[begin : found.start()] + in_place_of(found))
            length += len(pieces[-1])
            begin = found.end()
            places.append(length)
            origins.append(begin)
    pieces.append(text[begin:])
    return Unbroken("".join(pieces), tuple(places), tuple(origins))


def _words_finder(query: Query) -> _Finder:
    written = on_one_line(query.words)
    words = written if query.match_case else folded(written)

    def find(text: str) -> Iterator[Place]:
        searched = text if query.match_case else folded(text)
        at = searched.find(words) if words else -1
        while at >= 0:
            yield at, at + len(words)
            at = searched.find(words, at + len(words))

    return find


def _pattern_finder(query: Query) -> _Finder:
    pattern = _compiled(query)

    def find(text: str) -> Iterator[Place]:
        deadline = time.monotonic() + PATTERN_SECONDS
        at = 0
        while (found := _next(pattern, text, at, deadline)) is not None:
            if found.end() > found.start():
                yield found.span()
            at = max(found.end(), found.start() + 1)

    return find


def _next(
    pattern: "regex.Pattern[str]", text: str, at: int, deadline: float
) -> "regex.Match[str] | None":
    """The next match from a place on; UserError where the time is over."""
    if at > len(text):
        return None
    try:
        if (left := deadline - time.monotonic()) <= 0:
            raise TimeoutError
        # concurrent: the window goes on while a pattern is tried
        return pattern.search(text, at, timeout=left, concurrent=True)
    except (TimeoutError, MemoryError):
        raise UserError(Problem.SLOW_PATTERN, seconds=round(PATTERN_SECONDS)) from None


def _compiled(query: Query) -> "regex.Pattern[str]":
    if len(query.words) > _LONGEST_PATTERN:
        raise UserError(Problem.BAD_PATTERN, at=_LONGEST_PATTERN)
    import regex  # takes long to load, and few people ever search by patterns

    case = 0 if query.match_case else regex.IGNORECASE
    try:
        return regex.compile(query.words, regex.MULTILINE | case, cache_pattern=False)
    except regex.error as error:
        at = getattr(error, "pos", None) or 0
        raise UserError(Problem.BAD_PATTERN, at=at + 1) from None
    except (RecursionError, OverflowError, ValueError, MemoryError):
        raise UserError(Problem.BAD_PATTERN, at=1) from None


def _value_sought(query: Query) -> Quantity | None:
    """The quantity that a search for values names: `764000000`, `764,000,000`, `7.64亿元`."""
    if query.what is not What.VALUES or query.is_pattern or not query.words.strip():
        return None
    try:
        return Quantity(parse_decimal(query.words))
    except ValueError:
        from annotator.suggest.numbers import read_quantity

        return read_quantity(query.words, 0, len(query.words))


def _states(attributes: Attributes, sought: Quantity) -> bool:
    stated = {attributes.get("value"), attributes.get("value_to")}
    is_other_unit = sought.unit and attributes.get("unit") != sought.unit
    return plain(sought.value) in stated and not is_other_unit


def _written(attributes: Attributes) -> Iterator[str]:
    """What a span states, in the forms that people write; its numbers with their unit too."""
    unit = str(attributes.get("unit") or "")
    for name, value in attributes.items():
        if isinstance(value, Span):
            yield value.text
        elif isinstance(value, str):
            yield value
            if name in ("value", "value_to"):
                yield _as_people_say(value) + unit


def _as_people_say(value: str) -> str:
    try:
        return readable(parse_decimal(value))
    except ValueError:  # a file that others have written in
        return value
