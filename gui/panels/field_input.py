"""What people type into fields, read into stored form or refused with a reason."""

import unicodedata
from calendar import monthrange
from decimal import Decimal, localcontext
from enum import StrEnum
from typing import Final

from schema.quantity import WAN, YI, parse_decimal, plain

_MULTIPLIERS: Final = {"万": WAN, "亿": YI}


class Fault(StrEnum):
    """Why an input cannot be stored."""

    NOT_A_DECIMAL = "not_a_decimal"
    NOT_A_TIME = "not_a_time"
    NO_SUCH_DAY = "no_such_day"
    BACKWARDS = "backwards"


class InvalidInputError(ValueError):
    """An input that cannot be stored; `fault` says why."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(fault.value)
        self.fault = fault


def read_text(typed: str) -> str | None:
    """The text without blanks around it; None for nothing."""
    return typed.strip() or None


def read_decimal(typed: str) -> str | None:
    """A decimal in stored form; full-width figures, separators and a last 万 or 亿 are read too."""
    text = _half_width(typed)
    if not text:
        return None
    factor = _MULTIPLIERS.get(text[-1])
    try:
        value = parse_decimal(text[:-1] if factor else text)
    except ValueError:
        raise InvalidInputError(Fault.NOT_A_DECIMAL) from None
    return plain(_times(value, factor) if factor else value)


def read_time(typed: str) -> str | None:
    """A year, month, day, or a period of two of them joined by `/`, in ISO 8601."""
    text = _half_width(typed)
    if not text:
        return None
    ends = text.split("/")
    if len(ends) > 2:
        raise InvalidInputError(Fault.NOT_A_TIME)
    first, last = _days(ends[0])[0], _days(ends[-1])[1]
    if first > last:
        raise InvalidInputError(Fault.BACKWARDS)
    return text


def _times(value: Decimal, factor: Decimal) -> Decimal:
    with localcontext() as context:
        context.prec = len(value.as_tuple().digits) + len(factor.as_tuple().digits)
        return value * factor


def _days(text: str) -> tuple[tuple[int, int, int], tuple[int, int, int]]:
    """The first and the last day of a year, month or day."""
    parts = text.split("-")
    if [len(part) for part in parts] not in ([4], [4, 2], [4, 2, 2]):
        raise InvalidInputError(Fault.NOT_A_TIME)
    if not all(part.isascii() and part.isdigit() for part in parts):
        raise InvalidInputError(Fault.NOT_A_TIME)
    year, month, day = [*map(int, parts), 0, 0][:3]
    if year == 0 or (len(parts) > 1 and not 1 <= month <= 12):
        raise InvalidInputError(Fault.NO_SUCH_DAY)
    longest = monthrange(year, month or 12)[1]
    if len(parts) > 2 and not 1 <= day <= longest:
        raise InvalidInputError(Fault.NO_SUCH_DAY)
    return (year, month or 1, day or 1), (year, month or 12, day or longest)


def _half_width(typed: str) -> str:
    # Input methods write full-width figures and signs; NFKC makes ASCII of them.
    return unicodedata.normalize("NFKC", typed).strip()
