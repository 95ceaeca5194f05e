"""Stated quantities in a text, found in one pass with one grammar."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, NamedTuple

from annotator.suggest.not_numbers import (
    NumeralKind,
    Quotes,
    alone_kind,
    kind_of,
    not_arabic,
    not_chinese,
)
from annotator.suggest.numbers_bounds import INNER, bound_after, bound_before, upwards_before
from annotator.suggest.numbers_grammar import (
    NO_UNITS,
    RUN,
    START,
    Grammar,
    grammar,
    no_quantity,
)
from annotator.suggest.numbers_reading import ENDLESS, Stated, read_at
from annotator.suggest.scores import marks_of_number, share_right
from schema.quantity import Bound, Quantity


class FoundNumber(NamedTuple):
    """A number in a text: half-open code points, what it states, and why it was found."""

    start: int
    end: int
    quantity: Quantity
    rule: str
    score: float


@dataclass(frozen=True, slots=True)
class Numeral:
    """A numeral in a text and what it is; `quantity` where it is a number."""

    start: int
    end: int
    kind: NumeralKind
    found: FoundNumber | None = None


class _Passed(NamedTuple):
    """A numeral that states nothing; `kind` is None for a word alone, which few ask about."""

    start: int
    end: int
    kind: NumeralKind | None


def find_numbers(text: str, own_units: frozenset[str] = NO_UNITS) -> list[FoundNumber]:
    """All numbers of the text in order, with a project's own units too; linear in its length."""
    quotes = Quotes(text)
    return [
        _found(text, numeral)
        for numeral in _numerals(text, grammar(own_units))
        if isinstance(numeral, Stated) and _other_kind(text, numeral, quotes) is None
    ]


def each_numeral(text: str, own_units: frozenset[str] = NO_UNITS) -> Iterator[Numeral]:
    """All numerals of the text in order, each with what it is, for who must not wait for all."""
    quotes = Quotes(text)
    return (_judged(text, numeral, quotes) for numeral in _numerals(text, grammar(own_units)))


def _judged(text: str, numeral: Stated | _Passed, quotes: Quotes) -> Numeral:
    start, end = numeral.start, numeral.end
    if isinstance(numeral, _Passed):
        return Numeral(start, end, numeral.kind or alone_kind(text, start, end))
    kind = _other_kind(text, numeral, quotes)
    if kind is not None:
        return Numeral(start, end, kind)
    return Numeral(start, end, NumeralKind.NUMBER, _found(text, numeral))


def read_quantity(
    text: str, start: int, end: int, own_units: frozenset[str] = NO_UNITS
) -> Quantity | None:
    """What the first numeral in this span states, bounded by the words around; None without one."""
    known = grammar(own_units)
    first = START.search(text, start, end)
    while first is not None:
        stated = _read_within(text, first.start(), end, known)
        if stated is not None and stated.form != ENDLESS:
            return _bounded(text, stated)
        run = RUN.match(text, first.start(), end)
        first = START.search(text, run.end() if run else first.end(), end)
    return None


def _read_within(text: str, start: int, end: int, known: Grammar) -> Stated | None:
    """What stands in the span: as the text around it shows it where that ends there too."""
    stated = read_at(text, start, len(text), known)
    return stated if stated and stated.end == end else read_at(text, start, end, known)


def _numerals(text: str, known: Grammar) -> Iterator[Stated | _Passed]:
    position, size = 0, len(text)
    search, other, alone = START.search, no_quantity().match, known.alone.match
    while (first := search(text, position)) is not None:
        start = first.start()
        if not text[start].isdecimal() and (word := alone(text, start)) is not None:
            position = word.end()
            yield _Passed(start, position, None)
            continue
        passed = other(text, start)
        if passed is not None and (kind := _known_kind(text, passed)):
            position = passed.end()
            yield _Passed(start, position, kind)
            continue
        stated = read_at(text, start, size, known)
        if stated is not None:
            position = stated.end
            yield stated
            continue
        run = RUN.match(text, start)
        position = run.end() if run else start + 1
        if run:
            yield _Passed(start, position, NumeralKind.NAME)


_KNOWN: Final = {
    "date": NumeralKind.DATE,
    "phone": NumeralKind.PHONE,
    "time": NumeralKind.TIME,
}
_RATIO_BEFORE: Final = re.compile(r"[比按例为][约]?\s{0,2}$")


def _known_kind(text: str, match: re.Match[str]) -> NumeralKind | None:
    """A date, phone or clock time; None where `1:20` is a ratio after all."""
    kind = _KNOWN[match.lastgroup or ""]
    start = match.start()
    if kind is NumeralKind.TIME and _RATIO_BEFORE.search(text, max(0, start - 4), start):
        return None
    if kind is NumeralKind.DATE and start and text[start - 1] == "第":
        return NumeralKind.ORDINAL
    return kind


def _found(text: str, stated: Stated) -> FoundNumber:
    first = "1" if stated.arabic else text[stated.start]
    rule, score = _rule_and_score(first, stated.form, stated.unit)
    return FoundNumber(stated.start, stated.end, _bounded(text, stated), rule, score)


def _other_kind(text: str, stated: Stated, quotes: Quotes) -> NumeralKind | None:
    if stated.arabic:
        if stated.form == ENDLESS:
            return NumeralKind.DOCUMENT
        return not_arabic(text, stated, quotes)
    if stated.form == "amount":
        return not_chinese(text, stated, quotes)
    return NumeralKind.NAME if quotes.opening_before(stated.start) else None


def _bounded(text: str, stated: Stated) -> Quantity:
    if stated.inner:
        bound, cue = INNER[stated.inner], stated.inner
        return Quantity(stated.value, stated.unit, bound, stated.value_to, cue)
    around = (
        bound_before(text, stated.start)
        or bound_after(text, stated.end)
        or (not stated.arabic and _upwards(text, stated))
    )
    if not around:
        return Quantity(stated.value, stated.unit, value_to=stated.value_to)
    return Quantity(stated.value, stated.unit, around[0], stated.value_to, around[1])


def _upwards(text: str, stated: Stated) -> tuple[Bound, str] | None:
    return upwards_before(text, stated.start) if stated.digits[0] in "百千万亿" else None


@lru_cache(maxsize=1000)
def _rule_and_score(first: str, form: str, unit: str) -> tuple[str, float]:
    """Why a number of this form that begins with this character is one, and how sure that is."""
    rule = f"number.{form if form != 'amount' else kind_of(unit) or 'bare'}"
    return rule, share_right(marks_of_number(first, 0, rule, one=first == "一"))
