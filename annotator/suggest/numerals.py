"""What numerals are worth: Arabic, full-width and Chinese digits with multipliers, as Decimal."""

import re
from decimal import Decimal
from typing import Final

LONGEST: Final = 20
"""More digits than this are no quantity that anyone states; all that is shorter stays exact."""
_LONGEST_WORDS: Final = 40
_LARGEST: Final = Decimal(10) ** 24
ARABIC: Final = "0-9０-９"
CHINESE: Final = "零〇一二两三四五六七八九十百千万亿"
FORMAL: Final = "壹贰叁肆伍陆柒捌玖拾佰仟"

_DIGITS: Final = {c: i for i, c in enumerate("0123456789")}
_DIGITS.update({c: i for i, c in enumerate("０１２３４５６７８９")})
_DIGITS.update({c: i for i, c in enumerate("零一二三四五六七八九")})
_DIGITS.update({c: i for i, c in enumerate("〇壹贰叁肆伍陆柒捌玖")})
_DIGITS["两"] = 2
_SINGLE: Final = {c: Decimal(i) for c, i in _DIGITS.items() if not c.isdecimal()}
_TENS: Final = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000}
_MYRIADS: Final = {"万": 10_000, "亿": 100_000_000}

_NEXT_PLACE: Final = {"万": "千", "千": "百", "百": "十"}

_SEPARATORS: Final = re.compile(r"[\s,，]")
_FULL_WIDTH: Final = str.maketrans("０１２３４５６７８９．", "0123456789.")
_MIXED: Final = re.compile(r"[0-9]+(?:\.[0-9]+)?|[^0-9]")
_ADJACENT: Final = re.compile(
    r"(?P<before>(?:[一二两三四五六七八九]?[十百千万]){0,4})"
    r"(?P<low>[一二两三四五六七八])(?P<high>[二两三四五六七八九])(?P<after>[十百千万亿]*)"
)


def read_decimal(text: str) -> Decimal | None:
    """Plain digits with separators and breaks (`12,345`, `７.⏎64`); None where too long."""
    if len(text) <= LONGEST and text.replace(".", "", 1).isdecimal() and text.isascii():
        return Decimal(text)
    digits = _SEPARATORS.sub("", text).translate(_FULL_WIDTH)
    return Decimal(digits) if 0 < len(digits) <= LONGEST else None


def read_numeral(text: str) -> Decimal | None:
    """Chinese or mixed numerals (`一百零五`, `3亿2000万`, `三点五`); None where they are none."""
    if text in _SINGLE:
        return _SINGLE[text]
    text = _SEPARATORS.sub("", text).translate(_FULL_WIDTH)
    if not 0 < len(text) <= _LONGEST_WORDS:
        return None
    value = _read_words(text)
    return value if value is not None and value < _LARGEST else None


def _read_words(text: str) -> Decimal | None:
    whole, point, fraction = text.partition("点")
    if not point:
        return _read_whole(text)
    decimals = fraction.rstrip("百千万亿")
    if not decimals or any(c not in _DIGITS for c in decimals):
        return None
    integer = _read_whole(whole)
    if integer is None:
        return None
    value = integer + Decimal("0." + "".join(str(_DIGITS[c]) for c in decimals))
    return value * multiplier(fraction[len(decimals) :])


def multiplier(text: str) -> Decimal:
    """The product of multiplier characters (`百万` is 1000000, none is 1)."""
    product = 1
    for character in text:
        product *= _TENS.get(character) or _MYRIADS.get(character, 1)
    return Decimal(product)


def read_adjacent(text: str) -> tuple[Decimal, Decimal] | None:
    """Two neighbouring digits as a range (`三五百` is 300 to 500, `十五六` is 15 to 16)."""
    match = _ADJACENT.fullmatch(_SEPARATORS.sub("", text))
    if not match:
        return None
    before, low, high, after = match.group("before", "low", "high", "after")
    if before and before[-1] != "十" and after[:1] != _NEXT_PLACE.get(before[-1]):
        return None
    first, last = _read_whole(before + low + after), _read_whole(before + high + after)
    if first is None or last is None or not 0 < _DIGITS[high] - _DIGITS[low] <= 2:
        return None
    return first, last


def _read_whole(text: str) -> Decimal | None:
    if len(text) > 1 and all(c in _DIGITS for c in text):
        return Decimal("".join(str(_DIGITS[c]) for c in text))
    total, section, digit = Decimal(0), Decimal(0), Decimal(0)
    for token in _MIXED.findall(text):
        if token in _TENS:
            section += (digit or 1) * _TENS[token]
            digit = Decimal(0)
        elif token in _MYRIADS:
            section += digit
            lower = total % _MYRIADS[token]
            total += ((section + lower) or 1) * _MYRIADS[token] - lower
            section, digit = Decimal(0), Decimal(0)
        elif token in _DIGITS or token[0].isdigit():
            if digit:
                return None
            digit = Decimal(_DIGITS[token]) if token in _DIGITS else Decimal(token)
        else:
            return None
    return total + section + _last_digit(digit, text)


def _last_digit(digit: Decimal, text: str) -> Decimal:
    """`两万三` is 23000 and `一百零三` is 103: a last digit counts in the next lower place."""
    if len(text) < 2 or text[-2] in "十拾" or text[-1].isascii():
        return digit
    place = _TENS.get(text[-2]) or _MYRIADS.get(text[-2], 0)
    return digit * place / 10 if place and text[-1] in _DIGITS else digit
