"""Slips of the pen: one number of a report is another, in the text and in its label."""

import random
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from itertools import pairwise
from typing import Any, Final

from planted.relations import Kind, Record, Relation

_DIGITS: Final = re.compile(r"\d[\d,，]*(?:\.\d+)?")


class Slip(StrEnum):
    """What somebody did wrong in writing a number."""

    DIGIT = "one digit"
    SWAP = "two digits swapped"
    TENFOLD = "ten times"
    LEFT_OUT = "a part left out"


_OF_KIND: Final[Mapping[Kind, tuple[Slip, ...]]] = {
    Kind.TOTAL: tuple(Slip),
    Kind.SHARE: (Slip.DIGIT, Slip.SWAP, Slip.TENFOLD),
    Kind.CHANGE: (Slip.DIGIT, Slip.SWAP, Slip.TENFOLD),
    Kind.AVERAGE: (Slip.DIGIT, Slip.SWAP, Slip.TENFOLD),
    Kind.TWICE: (Slip.DIGIT, Slip.SWAP, Slip.TENFOLD),
    # what is only bounded by another number is wrong only where the slip is large
    Kind.PART: (Slip.TENFOLD,),
    Kind.PEOPLE: (Slip.TENFOLD,),
    Kind.KIN: (Slip.TENFOLD,),
}
# how far a slip must lead where a relation holds only as far as its numbers are rounded
_EXACT: Final = frozenset({Kind.TOTAL, Kind.TWICE})
_ROUNDED, _ROUGH = Decimal("0.03"), Decimal("0.25")


@dataclass(frozen=True)
class Planted:
    """A record with one slip, the id of its number, and the two ways it is written."""

    record: Record
    relation: Relation
    slip: Slip
    number: str
    was: str
    now: str


def plant(relation: Relation, record: Record, seed: int) -> Iterator[Planted]:
    """Each slip once that can happen to a relation, in a number of it that the seed chooses."""
    for slip in _OF_KIND[relation.kind]:
        draw = random.Random(f"{seed} {relation.report} {relation.numbers[0]['start']} {slip}")
        candidates = [*_candidates(relation, slip)]
        draw.shuffle(candidates)
        for number in candidates:
            if (written := _slipped(relation, number, slip, draw)) is not None:
                changed = with_number(record, number, written)
                yield Planted(changed, relation, slip, number["id"], number["text"], written)
                break


def _candidates(relation: Relation, slip: Slip) -> list[Record]:
    """The numbers that the slip can happen to: those in digits, and only where it matters."""
    numbers = [each for each in relation.numbers if _DIGITS.search(each["text"])]
    if relation.kind is Kind.PART:
        return [each for each in numbers if each is not relation.numbers[0]]
    if relation.kind is Kind.KIN:
        return [max(numbers, key=_value)]
    if slip is Slip.LEFT_OUT:
        return [max(numbers, key=_value)]
    return numbers


def _slipped(relation: Relation, number: Record, slip: Slip, draw: random.Random) -> str | None:
    """The number as it would be written then; None where that is no slip that one could notice."""
    match = _DIGITS.search(number["text"])
    assert match is not None
    digits = match.group().replace("，", ",")
    if slip is Slip.LEFT_OUT:
        written = [_without_a_part(relation, number, digits, draw)]
    else:
        written = _WAYS[slip](digits)
        draw.shuffle(written)
    for each in written:
        if _is_far(relation, digits, each):
            return number["text"][: match.start()] + each + number["text"][match.end() :]
    return None


def _is_far(relation: Relation, digits: str, other: str) -> bool:
    was, now = _plain(digits), _plain(other)
    if was == now or not now:
        return False
    least = _ROUGH if relation.roughly else _ROUNDED
    return relation.kind in _EXACT or abs(now - was) / max(was, now) >= least


def _one_digit(digits: str) -> list[str]:
    """The first or the second digit is another."""
    return [
        digits[:at] + other + digits[at + 1 :]
        for nth, at in enumerate(_digits_at(digits)[:2])
        for other in "0123456789"
        if other != digits[at] and (nth or other != "0")
    ]


def _swapped(digits: str) -> list[str]:
    """Two of the first three digits beside each other have changed places."""
    found = []
    places = _digits_at(digits)[:3]
    for left, right in pairwise(places):
        signs = list(digits)
        signs[left], signs[right] = signs[right], signs[left]
        if signs[0] != "0":
            found.append("".join(signs))
    return found


def _tenfold(digits: str) -> list[str]:
    """The point is a place further right, or there is a 0 more."""
    more = (_plain(digits) * 10).normalize()
    return [f"{more:,f}" if "," in digits else f"{more:f}"]


_WAYS: Final[Mapping[Slip, Callable[[str], list[str]]]] = {
    Slip.DIGIT: _one_digit,
    Slip.SWAP: _swapped,
    Slip.TENFOLD: _tenfold,
}


def _without_a_part(relation: Relation, total: Record, digits: str, draw: random.Random) -> str:
    """The sum as it would be if somebody had not added one of the parts."""
    part = draw.choice([each for each in relation.numbers if each is not total])
    scale = _value(total) / _plain(digits)
    left = (_value(total) - _value(part)) / scale
    places = max(0, -int(_plain(digits).as_tuple().exponent))
    return f"{left:,.{places}f}" if "," in digits else f"{left:.{places}f}"


def _digits_at(digits: str) -> list[int]:
    return [at for at, sign in enumerate(digits) if sign.isdigit()]


def _plain(digits: str) -> Decimal:
    return Decimal(digits.replace(",", ""))


def _value(number: Record) -> Decimal:
    return Decimal(number["value"])


def with_number(record: Record, number: Record, written: str) -> Record:
    """The record with one number written otherwise: its text, that label and all places behind."""
    start, end, text = number["start"], number["end"], record["text"]
    longer = len(written) - (end - start)
    digits = [_DIGITS.search(each) for each in (number["text"], written)]
    was, now = (_plain(each.group().replace("，", ",")) for each in digits if each)

    def moved(span: Mapping[str, Any]) -> dict[str, Any]:
        found = dict(span)
        found["start"] += longer if span["start"] >= end else 0
        found["end"] += longer if span["end"] >= end else 0
        if indicator := span.get("indicator"):
            found["indicator"] = moved(indicator)
        if span is number:
            found |= {"text": written, "value": f"{_value(number) * now / was:f}"}
        return found

    spans = [moved(each) for each in record["spans"]]
    return {**record, "text": text[:start] + written + text[end:], "spans": spans}
