"""A stated quantity: an exact decimal value, the end of a range, a unit and a bound."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from typing import Final

WAN: Final = Decimal(10_000)
YI: Final = Decimal(100_000_000)
UNSAID: Final[Mapping[str, str]] = {
    "unit": "",
    "bound": "exact",
    "status": "done",
    "aspect": "level",
}
"""What a number means by the fields that it leaves out."""
_TYPED: Final = re.compile(r"-?(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]*)(?:\.[0-9]*)?")
_PLAIN: Final = re.compile(r"0|-?(?:[1-9]\d*|0(?=\.))(?:\.\d*[1-9])?", re.ASCII)


class Bound(StrEnum):
    """How the words around a number limit it; the words themselves are its cue."""

    EXACT = "exact"
    APPROX = "approx"
    OVER = "over"
    UNDER = "under"


@dataclass(frozen=True, slots=True)
class Quantity:
    """What a numeral states: multipliers multiplied out, a percentage on its own scale.

    `value_to` is the end of a range, `unit` is as written without the multiplier ("" for none),
    `cue` the words that bound the number, as written.
    """

    value: Decimal
    unit: str = ""
    bound: Bound = Bound.EXACT
    value_to: Decimal | None = None
    cue: str | None = None


def parse_decimal(text: str) -> Decimal:
    """Read a plain decimal as people type it (`80,000,000`, ` 3.5 `); ValueError otherwise.

    Exponents, infinities and digits that are not ASCII are refused: what is stored is plain. So
    is a comma that parts no thousands, for it may have been meant as a decimal point.
    """
    typed = text.strip()
    if not _TYPED.fullmatch(typed):
        raise ValueError(text)
    try:
        return Decimal(typed.replace(",", ""))
    except InvalidOperation:
        raise ValueError(text) from None


def is_plain(text: str) -> bool:
    """Whether a text is in the stored form already."""
    return _PLAIN.fullmatch(text) is not None


def plain(value: Decimal) -> str:
    """The stored form: no exponent, no trailing zeros, no plus sign (`764000000`, `0.5`, `0`)."""
    digits = format(value, "f")
    if "." in digits:
        digits = digits.rstrip("0").rstrip(".")
    return "0" if digits in ("-0", "") else digits


def grouped(value: Decimal) -> str:
    """The exact value with thousands separators (`80,000,000`)."""
    whole, _, fraction = plain(value).partition(".")
    sign, whole = ("-", whole[1:]) if whole.startswith("-") else ("", whole)
    head = len(whole) % 3 or 3
    groups = [whole[:head], *(whole[i : i + 3] for i in range(head, len(whole), 3))]
    return sign + ",".join(groups) + ("." + fraction if fraction else "")


def readable(value: Decimal) -> str:
    """As Chinese readers say it: `8,000万`, `7.64亿`; below 100,000 only separators."""
    size = abs(value)
    if size >= YI:
        return grouped(value.scaleb(-8)) + "亿"
    if size >= 10 * WAN:
        return grouped(value.scaleb(-4)) + "万"
    return grouped(value)
