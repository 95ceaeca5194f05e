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
from annotator.suggest.numbers_grammar import RUN, START, no_quantity, word_alone
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


def find_numbers(text: str) -> list[FoundNumber]:
    """All numbers of the text in order; linear in its length."""
    return [found for *_, found in _scan(text) if found is not None]


def find_numerals(text: str) -> list[Numeral]:
    """All numerals of the text in order, each with what it is."""
    return [Numeral(*judged) for judged in _scan(text)]


def read_quantity(text: str, start: int, end: int) -> Quantity | None:
    """What the first numeral in this span states, bounded by the words around; None without one."""
    first = START.search(text, start, end)
    while first is not None:
        stated = read_at(text, first.start(), end)
        if stated is not None and stated.form != ENDLESS:
            return _bounded(text, stated)
        run = RUN.match(text, first.start(), end)
        first = START.search(text, run.end() if run else first.end(), end)
    return None


_Judged = tuple[int, int, NumeralKind, FoundNumber | None]


def _scan(text: str) -> Iterator[_Judged]:
    quotes, size = Quotes(text), len(text)
    position = 0
    search, other, alone = START.search, no_quantity().match, word_alone().match
    while (first := search(text, position)) is not None:
        start = first.start()
        if not text[start].isdecimal() and (word := alone(text, start)) is not None:
            position = word.end()
            yield start, position, alone_kind(text, start, position), None
            continue
        known = other(text, start)
        if known is not None and (kind := _known_kind(text, known)):
            position = known.end()
            yield start, position, kind, None
            continue
        stated = read_at(text, start, size)
        if stated is not None:
            position = stated.end
            yield _judge(text, stated, quotes)
            continue
        run = RUN.match(text, start)
        position = run.end() if run else start + 1
        if run:
            yield start, position, NumeralKind.NAME, None


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


def _judge(text: str, stated: Stated, quotes: Quotes) -> _Judged:
    kind = _other_kind(text, stated, quotes)
    if kind is not None:
        return stated.start, stated.end, kind, None
    rule = _rule_of(stated.form, stated.unit)
    score = _score(text[stated.start], rule)
    found = FoundNumber(stated.start, stated.end, _bounded(text, stated), rule, score)
    return stated.start, stated.end, NumeralKind.NUMBER, found


def _other_kind(text: str, stated: Stated, quotes: Quotes) -> NumeralKind | None:
    if stated.arabic:
        if stated.form == ENDLESS:
            return NumeralKind.DOCUMENT
        return not_arabic(text, stated, quotes)
    if stated.form == "amount":
        return not_chinese(text, stated, quotes)
    return NumeralKind.NAME if quotes.opening_before(stated.start) else None


def _bounded(text: str, stated: Stated) -> Quantity:
    bound, cue = Bound.EXACT, None
    if stated.inner:
        bound, cue = INNER[stated.inner], stated.inner
    elif (
        around := bound_before(text, stated.start)
        or bound_after(text, stated.end)
        or _upwards(text, stated)
    ):
        bound, cue = around
    return Quantity(stated.value, stated.unit, bound, stated.value_to, cue)


def _upwards(text: str, stated: Stated) -> tuple[Bound, str] | None:
    return upwards_before(text, stated.start) if stated.digits[0] in "百千万亿" else None


@lru_cache(maxsize=1000)
def _rule_of(form: str, unit: str) -> str:
    if form != "amount":
        return f"number.{form}"
    return f"number.{kind_of(unit) or 'bare'}"


@lru_cache(maxsize=1000)
def _score(first: str, rule: str) -> float:
    return share_right(marks_of_number(first, 0, rule, one=first == "一"))
