"""Tables as CSV for spreadsheets, which run what begins like a formula."""

import csv
import re
from collections.abc import Iterable
from pathlib import Path
from typing import Final, TextIO

from annotator.exchange.writing import put_in_place
from schema.records import Json

ENCODING: Final = "utf-8-sig"  # without a byte order mark Excel takes UTF-8 for something else
_FORMULA: Final = re.compile(r"[\s\x00-\x1f]*[=+\-@＝＋－＠]|[\t\r\n]")
_PLAIN: Final = re.compile(r"-?\d+(\.\d+)?", re.ASCII)


def harmless(value: Json) -> Json:
    """A cell that no spreadsheet takes for a formula; numbers stay as they are."""
    if isinstance(value, str) and _FORMULA.match(value) and not _PLAIN.fullmatch(value):
        return f"'{value}"
    return value


def write(rows: Iterable[Iterable[Json]], path: Path) -> None:
    """Write rows to a file, whole or not at all; UserError where the disk refuses."""
    with put_in_place(path) as part, part.open("w", encoding=ENCODING, newline="") as file:
        write_rows(rows, file)


def write_rows(rows: Iterable[Iterable[Json]], file: TextIO) -> None:
    """Write rows as CSV, nothing in them that a spreadsheet would run."""
    writer = csv.writer(file, lineterminator="\r\n")
    writer.writerows([harmless(cell) for cell in row] for row in rows)
