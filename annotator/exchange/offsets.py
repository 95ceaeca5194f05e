"""Places in a text by the unit that a reader counts in: code points, UTF-16 units or bytes."""

from bisect import bisect_left
from collections.abc import Mapping
from itertools import accumulate
from operator import itemgetter
from typing import Final

from annotator.errors import Problem, UserError
from annotator.exchange.bad_record import BadRecord
from annotator.exchange.carrying import Record, Row, moved, place, rows_of
from schema.records import Json

CODE_POINT: Final = "codepoint"
UTF16: Final = "utf16"
BYTE: Final = "byte"
UNITS: Final = (CODE_POINT, UTF16, BYTE)
FIELD: Final = "offsets"  # where a record says its unit

_WHERE_AND_WHAT: Final = itemgetter("start", "end", "text")
_ENCODINGS: Final = {UTF16: ("utf-16-le", 2), BYTE: ("utf-8", 1)}


class Ruler:
    """Places of one text in code points and in another unit, both ways."""

    def __init__(self, text: str, unit: str) -> None:
        self._places: list[int] | None = None
        if not _is_counted_alike(text, unit):
            encoding, size = _ENCODINGS[unit]
            widths = (len(character.encode(encoding)) // size for character in text)
            self._places = [0, *accumulate(widths)]

    def of(self, code_points: int) -> int:
        """A place in this unit."""
        return code_points if self._places is None else self._places[code_points]

    def back(self, found: int) -> int:
        """A place in code points; BadRecord where it is inside a character or outside the text."""
        if self._places is None:
            return found
        at = bisect_left(self._places, found)
        if at == len(self._places) or self._places[at] != found:
            raise BadRecord("inside", place=found)
        return at


def refuse_wrong_places(record: Record) -> None:
    """UserError where a span is not the text at its place: nothing wrong leaves the project."""
    text = str(record["text"])
    for row in rows_of(record):
        start, end, words = _WHERE_AND_WHAT(row)
        if text[start:end] != words:
            _refuse(record, row)


def in_unit(record: Record, unit: str) -> Record:
    """A record with its spans' places in this unit, which it names; each is looked up again."""
    named: Record = {**record, FIELD: unit}
    text = str(record["text"])
    if unit == CODE_POINT or _is_counted_alike(text, unit):
        return named
    encoding, size = _ENCODINGS[unit]
    encoded = text.encode(encoding)
    ruler = Ruler(text, unit)
    rows = [moved(row, ruler.of) for row in rows_of(record)]
    for row in rows:
        start, end = place(row)
        if encoded[start * size : end * size].decode(encoding, "replace") != row["text"]:
            _refuse(record, row)
    return {**named, "spans": [*rows]}


def in_code_points(record: Mapping[str, Json]) -> Record:
    """A record that was read, its places in code points, which it no longer says.

    BadRecord where one is nowhere.
    """
    unit = record.get(FIELD, CODE_POINT)
    plain = {name: value for name, value in record.items() if name != FIELD}
    if unit not in UNITS:
        raise BadRecord("bad_offsets", unit=unit, units=UNITS)
    spans = record.get("spans")
    if unit == CODE_POINT or not isinstance(spans, list):
        return plain
    ruler = Ruler(str(record["text"]), str(unit))
    read = [moved(each, ruler.back) if isinstance(each, dict) else each for each in spans]
    return {**plain, "spans": read}


def _is_counted_alike(text: str, unit: str) -> bool:
    if unit == BYTE:
        return text.isascii()
    return unit == CODE_POINT or max(text, default="") <= "\uffff"


def _refuse(record: Record, row: Row) -> None:
    raise UserError(Problem.SPAN_NOT_TEXT, report=record["id"], span=row["id"])
