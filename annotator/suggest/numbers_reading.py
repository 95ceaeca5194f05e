"""Reads what the grammar has found: the value, unit and range that a numeral states."""

import re
from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache
from typing import Final

from annotator.suggest.numbers_grammar import RANGE_MARK, Grammar
from annotator.suggest.numerals import multiplier, read_adjacent, read_decimal, read_numeral

_WHITE: Final = re.compile(r"\s+")
_RANGE: Final = re.compile(RANGE_MARK)
_RANGE_START: Final = frozenset("-—－–―~～〜至到 \n")
ENDLESS: Final = "endless"
_ONE: Final = Decimal(1)
_TENTH: Final = Decimal(10)
_PIECES: Final = {"月": "个月", "百分点": "个百分点"}
_HALF: Final = Decimal("0.5")
_MILLIONTH: Final = Decimal("0.000001")
_DIGIT: Final = {c: i for i, c in enumerate("零一二三四五六七八九")}


@dataclass(slots=True)
class Stated:
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

    @property
    def vague(self) -> bool:
        """Whether 余, 多, 几 or the like stands inside."""
        return bool(self.inner)

    @property
    def plain(self) -> bool:
        """Whether nothing but the digits stands there."""
        if self.unit or self.inner or self.value_to is not None:
            return False
        return self.form == "amount" and self.scale == 1


def read_at(text: str, start: int, limit: int, grammar: Grammar) -> Stated | None:
    """What the numeral that starts here states; None where nothing can be read."""
    stated = _read_one(text, start, limit, grammar)
    if stated is None or stated.end >= limit or text[stated.end] not in _RANGE_START:
        return stated
    if stated.form not in _IN_RANGES or stated.value_to is not None:
        return stated
    return _with_range(text, stated, limit, grammar)


def _read_one(text: str, start: int, limit: int, grammar: Grammar) -> Stated | None:
    """What stands here without the range that it may begin."""
    arabic = text[start : start + 1].isdecimal()
    match = (grammar.arabic if arabic else grammar.chinese).match(text, start, limit)
    if match is None:
        return None
    if match.lastgroup != "amount":
        return _READERS[match.lastgroup or ""](match)
    return _read_arabic(match) if arabic else _read_chinese(match)


_IN_RANGES: Final = frozenset({"amount", "percent"})


def _read_percent(match: re.Match[str]) -> Stated | None:
    digits = _WHITE.sub("", match.group()).removeprefix("百分之")
    value = read_decimal(digits) if digits[0].isdecimal() else read_numeral(digits)
    if value is None:
        return None
    return Stated(*match.span(), digits, False, value, unit="%", form="percent")


def _read_fraction(match: re.Match[str]) -> Stated | None:
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
    return Stated(*match.span(), words, words[0].isdecimal(), value, form="fraction")


_LONGEST_FRACTION: Final = 8


def _read_ratio(match: re.Match[str]) -> Stated | None:
    words = match.group()
    value = read_decimal(re.split("[∶:：]", words, maxsplit=1)[0])
    return None if value is None else Stated(*match.span(), words, True, value, form="ratio")


_ARABIC_PARTS: Final = ("arabic", "multiplier", "vague", "after", "unit", "half", "inner", "below")


_CHINESE_PARTS: Final = (
    "chinese",
    "unit",
    "half",
    "inner",
    "below",
    "several",
    "some",
    "more",
    "myriad",
)


def _read_arabic(match: re.Match[str]) -> Stated | None:
    start, end = match.span()
    digits, scaled, vague, after, unit, half, inner, below = match.group(*_ARABIC_PARTS)
    value, scale = read_decimal(digits), _ONE
    if value is None:
        return Stated(start, end, digits, True, Decimal(0), form=ENDLESS)
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
    plain = Stated(start, end, digits, True, value, name, None, vague or after or "", scale)
    return _in_parts(match, plain) if half or inner or below or name == "成" else plain


@lru_cache(maxsize=1000)
def _factor(scaled: str) -> Decimal | None:
    """What the multipliers behind digits are worth; None where further digits stand in them."""
    return None if scaled.strip("万亿千百十个 \n") else multiplier(scaled)


def _read_chinese(match: re.Match[str]) -> Stated | None:
    start, end = match.span()
    parts = match.group(*_CHINESE_PARTS)
    digits, unit, half, inner_half, below, several, some, more, myriad = parts
    value, last = _worth(digits)
    if value is None:
        return None
    scale = _ONE
    if myriad:
        scale = multiplier(myriad)
        value, last = value * scale, last and last * scale
    inner = several or some or more or ""
    name = _plain_unit(unit) if unit else ""
    plain = Stated(start, end, digits, False, value, name, last, inner, scale)
    return _in_parts(match, plain) if half or inner_half or below or name == "成" else plain


@lru_cache(maxsize=1000)
def _worth(digits: str) -> tuple[Decimal | None, Decimal | None]:
    """What a Chinese numeral is worth, and the end of the range where it is one (三五百)."""
    pair = read_adjacent(digits) if len(digits) > 1 else None
    return pair or (read_numeral(digits), None)


def _in_parts(match: re.Match[str], stated: Stated) -> Stated:
    """What is counted in tenths (三成五) or has a half or an 余 inside its unit (两个半月)."""
    unit, half, inner, tenths = match.group("unit", "half", "inner", "tenths")
    if match["below"]:
        return replace(stated, value=stated.value + _lower(match["below"]))
    if unit == "成":
        last = stated.value_to
        value = stated.value * _TENTH + (_DIGIT[tenths] if tenths else 0)
        return replace(
            stated, value=value, unit="%", value_to=None if last is None else last * _TENTH
        )
    if half == "成半":
        return replace(stated, value=stated.value * _TENTH + 5, unit="%")
    if half:
        return replace(stated, value=stated.value + _HALF, unit=_half_unit(match))
    piece = match["inner_unit"].strip()
    return replace(stated, inner=inner, unit=_PIECES.get(piece, piece))


@lru_cache(maxsize=1000)
def _plain_unit(unit: str) -> str:
    return _WHITE.sub("", unit).replace("％", "%")


def _lower(below: str) -> Decimal:
    """What stands in the next lower places, as a part of one (二角五分, 三)."""
    digits = [_PLACED[c] for c in below.rstrip("两角毛分") if c in _PLACED]
    return sum((Decimal(d).scaleb(-place) for place, d in enumerate(digits, 1)), Decimal(0))


_PLACED: Final = {**_DIGIT, **{str(d): d for d in range(10)}, "两": 2}


def _half_unit(match: re.Match[str]) -> str:
    if match["half"][0] != "个":
        return str(match["half"][0])
    unit: str = match["half_unit"].strip()
    return _PIECES.get(unit, unit) or "个"


def _with_range(text: str, first: Stated, limit: int, grammar: Grammar) -> Stated:
    """The range that starts with this amount, or the amount alone."""
    mark = _RANGE.match(text, first.end, limit)
    if mark is None or first.inner or (mark.group().strip() in "至到" and _leaves(text, first)):
        return first
    last = _read_one(text, mark.end(), limit, grammar)
    if last is None or last.form not in _IN_RANGES or last.value_to is not None:
        return first
    if first.unit not in ("", last.unit):
        return first
    value = first.value
    if not first.unit and last.unit == "%" and "成" in text[mark.end() : last.end]:
        value *= _TENTH
    elif first.scale == 1 and not first.unit and value * _shared(last) < last.value:
        value *= _shared(last)
    if value >= last.value:
        return first
    return replace(
        first, end=last.end, value=value, value_to=last.value, unit=last.unit, inner=last.inner
    )


def _shared(last: Stated) -> Decimal:
    """The multiplier at the end of a range that holds for both numerals (三至五亿元)."""
    if last.arabic or last.scale != 1:
        return last.scale
    return multiplier(last.digits[len(last.digits.rstrip("百千万亿")) :])


def _leaves(text: str, first: Stated) -> bool:
    """Whether the words before say `from`, so that the two numbers are stated apart."""
    return first.start > 0 and text[first.start - 1] in "由从" and bool(first.unit)


_READERS: Final = {
    "percent": _read_percent,
    "fraction": _read_fraction,
    "ratio": _read_ratio,
}
