"""Stated quantities in a text, found in one pass with one grammar."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache
from typing import Final, NamedTuple

from annotator.suggest.not_numbers import (
    Candidate,
    NumeralKind,
    Quotes,
    alone_kind,
    kind_of,
    not_arabic,
    not_chinese,
)
from annotator.suggest.numbers_bounds import INNER, bound_after, bound_before, upwards_before
from annotator.suggest.numbers_grammar import (
    RANGE_MARK,
    RUN,
    START,
    arabic_quantity,
    chinese_quantity,
    no_quantity,
    word_alone,
)
from annotator.suggest.numerals import multiplier, read_adjacent, read_decimal, read_numeral
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
        match = _quantity_at(text, first.start(), end)
        stated = _read(text, match, end) if match else None
        if stated is not None and stated.form != _ENDLESS:
            return _bounded(text, stated)
        run = RUN.match(text, first.start(), end)
        first = START.search(text, run.end() if run else first.end(), end)
    return None


_WHITE: Final = re.compile(r"\s+")
_RANGE: Final = re.compile(RANGE_MARK)
_RANGE_START: Final = frozenset("-—－–―~～〜至到 \n")
_ENDLESS: Final = "endless"
_ONE: Final = Decimal(1)
_TENTH: Final = Decimal(10)
_PIECES: Final = {"月": "个月", "百分点": "个百分点"}
_HALF: Final = Decimal("0.5")
_MILLIONTH: Final = Decimal("0.000001")
_DIGIT: Final = {c: i for i, c in enumerate("零一二三四五六七八九")}


class _Stated(NamedTuple):
    """A numeral as read, before the words around it bound it."""

    start: int
    end: int
    digits: str
    arabic: bool
    value: Decimal
    unit: str = ""
    value_to: Decimal | None = None
    inner: str = ""
    scale: Decimal = _ONE
    form: str = "amount"


_Judged = tuple[int, int, NumeralKind, FoundNumber | None]


def _scan(text: str) -> Iterator[_Judged]:
    quotes = Quotes(text)
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
        judged = _judged_at(text, start, quotes)
        if judged is not None:
            position = judged[1]
            yield judged
            continue
        run = RUN.match(text, start)
        position = run.end() if run else start + 1
        if run:
            yield start, position, NumeralKind.NAME, None


def _quantity_at(text: str, start: int, limit: int) -> re.Match[str] | None:
    arabic = text[start : start + 1].isdecimal()
    return (arabic_quantity() if arabic else chinese_quantity()).match(text, start, limit)


def _judged_at(text: str, start: int, quotes: Quotes) -> _Judged | None:
    """The quantity that is written here, or what it is instead; None where nothing can be read."""
    match = _quantity_at(text, start, len(text))
    if match is None:
        return None
    early = None if text[start].isdecimal() else _early_candidate(text, match)
    if early is not None and (kind := not_chinese(text, early, quotes)):
        return start, early.end, kind, None
    stated = _read(text, match, len(text))
    if stated is None:
        return None
    if early is None and (kind := _other_kind(text, stated, quotes)):
        return stated.start, stated.end, kind, None
    quantity = _bounded(text, stated)
    found = FoundNumber(stated.start, stated.end, quantity, _rule(stated), _score(stated))
    return stated.start, stated.end, NumeralKind.NUMBER, found


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


def _other_kind(text: str, stated: _Stated, quotes: Quotes) -> NumeralKind | None:
    if stated.form == _ENDLESS:
        return NumeralKind.DOCUMENT
    plain = (
        stated.form == "amount"
        and not stated.unit
        and not stated.inner
        and stated.scale == 1
        and stated.value_to is None
    )
    candidate = Candidate(
        stated.start, stated.end, stated.digits, stated.unit, plain, bool(stated.inner)
    )
    if stated.arabic:
        return not_arabic(text, candidate, quotes)
    if stated.form == "amount":
        return not_chinese(text, candidate, quotes)
    return NumeralKind.NAME if quotes.opening_before(stated.start) else None


_CHINESE_PARTS: Final = (
    "chinese",
    "unit",
    "half",
    "inner",
    "several",
    "some",
    "more",
    "myriad",
)


def _early_candidate(text: str, match: re.Match[str]) -> Candidate | None:
    """A Chinese amount that can be judged before its value is read."""
    digits, written, half, inner, several, some, more, myriad = match.group(*_CHINESE_PARTS)
    end = match.end()
    if digits is None or half or inner or (end < len(text) and text[end] in _RANGE_START):
        return None
    unit = _plain_unit(written) if written else ""
    vague = bool(several or some or more)
    plain = not (unit or vague or myriad)
    return Candidate(match.start(), end, digits, unit, plain, vague)


def _read(text: str, match: re.Match[str], limit: int) -> _Stated | None:
    stated = _READERS[match.lastgroup or ""](match)
    if stated is None or stated.value_to is not None or stated.form not in ("amount", "percent"):
        return stated
    if stated.end < limit and text[stated.end] in _RANGE_START:
        return _with_range(text, stated, limit)
    return stated


def _read_percent(match: re.Match[str]) -> _Stated | None:
    digits = _WHITE.sub("", match.group()).removeprefix("百分之")
    value = read_decimal(digits) if digits[0].isdecimal() else read_numeral(digits)
    if value is None:
        return None
    return _Stated(*match.span(), digits, False, value, unit="%", form="percent")


def _read_fraction(match: re.Match[str]) -> _Stated | None:
    words = _WHITE.sub("", match.group())
    if "分之" in words:
        below, _, above = words.partition("分之")
        top, bottom = read_numeral(above), read_numeral(below)
    else:
        above, _, below = words.replace("／", "/").partition("/")
        top, bottom = read_decimal(above), read_decimal(below)
    if not top or not bottom or max(len(above), len(below)) > _LONGEST_FRACTION:
        return None
    value = (top / bottom).quantize(_MILLIONTH, ROUND_HALF_UP)
    return _Stated(*match.span(), words, words[0].isdecimal(), value, form="fraction")


_LONGEST_FRACTION: Final = 8


def _read_ratio(match: re.Match[str]) -> _Stated | None:
    words = match.group()
    value = read_decimal(re.split("[∶:：]", words, maxsplit=1)[0])
    return None if value is None else _Stated(*match.span(), words, True, value, form="ratio")


_ARABIC_PARTS: Final = ("arabic", "multiplier", "vague", "after", "unit", "half", "inner")


def _read_amount(match: re.Match[str]) -> _Stated | None:
    return _read_arabic(match) if "arabic" in match.re.groupindex else _read_chinese(match)


def _read_arabic(match: re.Match[str]) -> _Stated | None:
    start, end = match.span()
    digits, scaled, vague, after, unit, half, inner = match.group(*_ARABIC_PARTS)
    value, scale = read_decimal(digits), _ONE
    if value is None:
        return _Stated(start, end, digits, True, Decimal(0), form=_ENDLESS)
    if scaled:
        factor = _factor(scaled)
        if factor is not None:
            scale = factor
            value *= scale
        else:
            mixed = read_numeral(digits + scaled)
            if mixed is None:
                return None
            value, scale = mixed, _TENTH
    name = _plain_unit(unit) if unit else ""
    plain = _Stated(start, end, digits, True, value, name, None, vague or after or "", scale)
    return _in_parts(match, plain) if half or inner or name == "成" else plain


@lru_cache(maxsize=1000)
def _factor(scaled: str) -> Decimal | None:
    """What the multipliers behind digits are worth; None where further digits stand in them."""
    return None if scaled.strip("万亿千百十个 \n") else multiplier(scaled)


def _read_chinese(match: re.Match[str]) -> _Stated | None:
    start, end = match.span()
    digits, unit, half, inner_half, several, some, more, myriad = match.group(*_CHINESE_PARTS)
    scale = multiplier(myriad) if myriad else _ONE
    pair = read_adjacent(digits) if len(digits) > 1 else None
    value = pair[0] if pair else read_numeral(digits)
    if value is None:
        return None
    last = pair[1] * scale if pair else None
    inner = several or some or more or ""
    name = _plain_unit(unit) if unit else ""
    plain = _Stated(start, end, digits, False, value * scale, name, last, inner, scale)
    return _in_parts(match, plain) if half or inner_half or name == "成" else plain


def _in_parts(match: re.Match[str], stated: _Stated) -> _Stated:
    """What is counted in tenths (三成五) or has a half or an 余 inside its unit (两个半月)."""
    unit, half, inner, tenths = match.group("unit", "half", "inner", "tenths")
    if unit == "成":
        last = stated.value_to
        value = stated.value * _TENTH + (_DIGIT[tenths] if tenths else 0)
        return stated._replace(
            value=value, unit="%", value_to=None if last is None else last * _TENTH
        )
    if half == "成半":
        return stated._replace(value=stated.value * _TENTH + 5, unit="%")
    if half:
        return stated._replace(value=stated.value + _HALF, unit=_half_unit(match))
    piece = match["inner_unit"].strip()
    return stated._replace(inner=inner, unit=_PIECES.get(piece, piece))


@lru_cache(maxsize=1000)
def _plain_unit(unit: str) -> str:
    return _WHITE.sub("", unit).replace("％", "%")


def _half_unit(match: re.Match[str]) -> str:
    if match["half"][0] == "年":
        return "年"
    unit: str = match["half_unit"].strip()
    return _PIECES.get(unit, unit) or "个"


def _with_range(text: str, first: _Stated, limit: int) -> _Stated:
    """The range that starts with this amount, or the amount alone."""
    mark = _RANGE.match(text, first.end, limit)
    if mark is None or first.inner or (mark.group().strip() in "至到" and _leaves(text, first)):
        return first
    match = _quantity_at(text, mark.end(), limit)
    if match is None or match.lastgroup not in ("amount", "percent"):
        return first
    last = _READERS[match.lastgroup](match)
    if last is None or last.form == _ENDLESS or last.value_to is not None:
        return first
    if first.unit not in ("", last.unit):
        return first
    value = first.value
    if not first.unit and match.lastgroup == "amount" and match["unit"] == "成":
        value *= _TENTH
    elif first.scale == 1 and not first.unit and value * last.scale < last.value:
        value *= last.scale
    if value >= last.value:
        return first
    return first._replace(
        end=last.end, value=value, value_to=last.value, unit=last.unit, inner=last.inner
    )


def _leaves(text: str, first: _Stated) -> bool:
    """Whether the words before say `from`, so that the two numbers are stated apart."""
    return first.start > 0 and text[first.start - 1] in "由从" and bool(first.unit)


_READERS: Final = {
    "percent": _read_percent,
    "fraction": _read_fraction,
    "ratio": _read_ratio,
    "amount": _read_amount,
}


def _bounded(text: str, stated: _Stated) -> Quantity:
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


def _upwards(text: str, stated: _Stated) -> tuple[Bound, str] | None:
    return upwards_before(text, stated.start) if stated.digits[0] in "百千万亿" else None


@lru_cache(maxsize=1000)
def _rule_of(form: str, unit: str) -> str:
    if form != "amount":
        return f"number.{form}"
    return f"number.{kind_of(unit) or 'bare'}"


def _rule(stated: _Stated) -> str:
    return _rule_of(stated.form, stated.unit)


def _score(stated: _Stated) -> float:
    """How often such a number was right on labelled reports."""
    if stated.digits == "一":
        return 0.75
    if not stated.unit and stated.form == "amount" and stated.scale == 1:
        return 0.8
    if not stated.arabic and stated.form == "amount":
        return 0.93
    return 0.99
