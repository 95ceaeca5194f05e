"""What is asked of the table of all labels: whose, which, in which order."""

import math
import re
import unicodedata
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from typing import Final

from schema.quantity import parse_decimal, plain

_SURROGATES: Final = re.compile("[\ud800-\udfff]")  # SQLite stores none
_TIMES: Final = {"万": 4, "亿": 8}
_RANGE: Final = re.compile(r"(.+?)\.\.(.+)", re.DOTALL)
_COMPARED: Final = re.compile(r"(>=|<=|>|<|≥|≤)(.+)", re.DOTALL)


class Column(StrEnum):
    """The columns, from the left."""

    TEXT = "text"
    VALUE = "value"
    UNIT = "unit"
    BOUND = "bound"
    INDICATOR = "indicator"
    TIME = "time"
    PLACE = "place"
    STATUS = "status"
    CATEGORY = "category"
    LINK = "link"
    ANNOTATOR = "annotator"
    STATE = "state"
    REPORT = "report"
    SENTENCE = "sentence"


class Whose(StrEnum):
    """Whose labels: one's own, gold, or all that one may see."""

    MINE = "mine"
    GOLD = "gold"
    EVERYBODY = "everybody"


class Standing(StrEnum):
    """What a label says of itself; a dismissed one says that a numeral states no number."""

    CONFIRMED = "confirmed"
    UNSURE = "unsure"
    REJECTED = "rejected"
    DISMISSED = "dismissed"


@dataclass(frozen=True, slots=True)
class Holds:
    """The words stand somewhere in the column; letters A to Z alike in both cases."""

    column: Column
    words: str


@dataclass(frozen=True, slots=True)
class Is:
    """The column is one of these; "" stands for nothing said."""

    column: Column
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Between:
    """The value is in this range, its ends included."""

    low: float = -math.inf
    high: float = math.inf


@dataclass(frozen=True, slots=True)
class Among:
    """The label is one of these rows."""

    rows: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Stretch:
    """The label is one of the rows from the first to the last."""

    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Texts:
    """The labels whose text is not before `low` and before `high`; None for no end."""

    low: str | None = None
    high: str | None = None


Condition = Holds | Is | Between | Among | Stretch


@dataclass(frozen=True, slots=True)
class Question:
    """All conditions hold, and `words` stand in some column of short texts; then the order.

    Without a column to sort by labels come as they were made.
    """

    whose: Whose = Whose.MINE
    conditions: tuple[Condition, ...] = field(default=())
    words: str = ""
    sort: Column | None = None
    descending: bool = False

    @property
    def is_filtered(self) -> bool:
        """Whether some labels of those in question are not let through."""
        return bool(self.words) or not all(isinstance(each, Stretch) for each in self.conditions)


def stored(words: str) -> str:
    """Words as SQLite can look for them."""
    return _SURROGATES.sub("\ufffd", words)


def condition_of(column: Column, typed: str) -> Condition | None:
    """What was typed over a column: words in it, `=` and all of it; None for nothing typed.

    A lone `=` asks for what says nothing there. Values also take `>5000`, `<=3.5万`, `10..20`.
    Of sentences nobody types all: a sign there is one of its characters.
    """
    words = stored(typed.strip())
    if not words:
        return None
    if column is Column.SENTENCE:
        return Holds(column, words)
    if words[0] in "=＝":
        wanted = words[1:].strip()
        value = _number(wanted) if column is Column.VALUE else None
        return Is(column, (plain(value) if value is not None else wanted,))
    if column is Column.VALUE:
        found = _range_of(words)
        value = _number(words)
        return found or Holds(column, plain(value) if value is not None else words)
    return Holds(column, words)


def _range_of(words: str) -> Between | None:
    if between := _RANGE.fullmatch(words):
        low, high = map(_number, between.groups())
        return Between(float(low), float(high)) if low is not None and high is not None else None
    if not (compared := _COMPARED.fullmatch(unicodedata.normalize("NFKC", words))):
        return None
    value = _number(compared[2])
    if value is None:
        return None
    limit = float(value)
    match compared[1]:
        case ">":
            return Between(low=math.nextafter(limit, math.inf))
        case "<":
            return Between(high=math.nextafter(limit, -math.inf))
        case ">=" | "≥":
            return Between(low=limit)
    return Between(high=limit)


def _number(words: str) -> Decimal | None:
    """A number as people write it, 万 and 亿 included; None for what is none."""
    typed = unicodedata.normalize("NFKC", words).strip()
    power = _TIMES.get(typed[-1:], 0)
    try:
        return parse_decimal(typed[:-1] if power else typed).scaleb(power)
    except (ValueError, ArithmeticError):
        return None
