"""How much of a text belongs to a number: numeral, 余, 万 and unit, then what stands around it."""

import re
from collections.abc import Callable, Iterator
from typing import Final, NamedTuple

from annotator.suggest.numbers_bounds import bound_after, bound_before
from annotator.suggest.numbers_grammar import NO_UNITS, RUN, START, Grammar, grammar
from annotator.suggest.numbers_reading import Stated, read_at
from schema.records import Span

_BEFORE: Final = 24
_BEHIND: Final = 48
_CUE_REACH: Final = 12
_DIGITS: Final = re.compile(r"[\d,，.．一二三四五六七八九〇零两]+")

WordAt = Callable[[int], tuple[int, int]]


class _Extents(NamedTuple):
    """What a number may be taken to be, each inside the next; `whole` is by the guidelines."""

    parts: list[tuple[int, int]]
    whole: tuple[int, int]
    around: list[tuple[int, int]]


def fuller(
    text: str, span: Span, word_at: WordAt, own_units: frozenset[str] = NO_UNITS
) -> Span | None:
    """The span with more of what belongs to its number; None where there is no more, or none.

    A part of a number becomes the whole of it, from the numeral to the unit; the whole takes in
    the words that bound it, then the noun behind.
    """
    found = _extents(text, span, word_at, grammar(own_units))
    if found is None:
        return None
    if not _holds((span.start, span.end), found.whole):
        return _span(text, found.whole)
    wider = (each for each in found.around if _outside(each, span))
    return next((_span(text, each) for each in wider), None)


def leaner(
    text: str, span: Span, word_at: WordAt, own_units: frozenset[str] = NO_UNITS
) -> Span | None:
    """The span with less around its number; None where nothing can be dropped, or there is none.

    What does not belong to the number goes first, all of it, then unit, 万 and 余 one by one.
    """
    found = _extents(text, span, word_at, grammar(own_units))
    if found is None:
        return None
    if _outside((span.start, span.end), _span(text, found.whole)):
        return _span(text, found.whole)
    inside = (each for each in reversed(found.parts) if _outside((span.start, span.end), each))
    return next((_span(text, each) for each in inside), None)


def whole_number(text: str, span: Span, own_units: frozenset[str] = NO_UNITS) -> Span | None:
    """The number that shares a character with the span, from its numeral to its unit, if any."""
    stated = _number_at(text, span, grammar(own_units))
    return _span(text, (stated.start, stated.end)) if stated else None


def _extents(text: str, span: Span, word_at: WordAt, known: Grammar) -> _Extents | None:
    stated = _number_at(text, span, known)
    if stated is None:
        return None
    whole = (stated.start, stated.end)
    return _Extents(_parts(text, stated), whole, list(_around(text, whole, word_at)))


def _number_at(text: str, span: Span, known: Grammar) -> Stated | None:
    """The first number that shares a character with the span."""
    limit = min(len(text), span.end + _BEHIND)
    first = START.search(text, max(0, span.start - _BEFORE), span.end)
    while first is not None and first.start() < span.end:
        stated = read_at(text, first.start(), limit, known)
        run = RUN.match(text, first.start(), limit)
        end = stated.end if stated else run.end() if run else first.end()
        if stated is not None and end > span.start:
            return stated
        first = START.search(text, end, span.end)
    return None


def _parts(text: str, stated: Stated) -> list[tuple[int, int]]:
    """The number without its unit, and so on down to the bare numeral."""
    start, end = stated.start, _unit_start(text, stated)
    if stated.form != "amount" and end == stated.end:
        return []
    numeral = start
    while run := _DIGITS.match(text, numeral, end):
        numeral = run.end()
    stops = range(max(numeral, start + 1), min(end, stated.end - 1) + 1)
    return [(start, at) for at in stops if not text[at - 1].isspace()]


def _unit_start(text: str, stated: Stated) -> int:
    """Where the unit begins, as it is written; the end of the number where none is."""
    at = stated.end
    for character in reversed(stated.unit):
        while at > stated.start and text[at - 1].isspace():
            at -= 1
        if text[at - 1 : at].replace("％", "%") != character:
            return stated.end
        at -= 1
    return at


def _around(text: str, whole: tuple[int, int], word_at: WordAt) -> Iterator[tuple[int, int]]:
    start, end = whole
    if after := bound_after(text, end):
        end = text.index(after[1], end) + len(after[1])
        yield start, end
    if (before := bound_before(text, start)) and before[1] in text[max(0, start - _CUE_REACH) :]:
        start = text.rindex(before[1], max(0, start - _CUE_REACH), start)
        yield start, end
    if text[end : end + 1].isalpha():
        yield start, word_at(end)[1]


def _span(text: str, extent: tuple[int, int]) -> Span:
    start, end = extent
    return Span(start, end, text[start:end])


def _holds(outer: tuple[int, int], inner: tuple[int, int]) -> bool:
    return outer[0] <= inner[0] and inner[1] <= outer[1]


def _outside(outer: tuple[int, int], inner: Span | tuple[int, int]) -> bool:
    """Whether an extent holds another and is more than that."""
    bounds = (inner.start, inner.end) if isinstance(inner, Span) else inner
    return _holds(outer, bounds) and outer != bounds
