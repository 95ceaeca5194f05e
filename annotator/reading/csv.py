"""Tables as text: a report a row, or one report where the whole is a table of figures."""

import csv
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from annotator.errors import Problem, UserError
from annotator.reading import sheets
from annotator.reading.decoding import decoded
from annotator.reading.extract import Extract, Options

_DELIMITERS: Final = (",", "\t", ";", "|", "，")
_LONGEST: Final = 1 << 24  # characters of a line, and of a cell
_LINE: Final = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")


def read(data: bytes, path: Path, options: Options) -> Iterator[Extract]:
    """A text for each row, in order; UserError for what is no table."""
    found = decoded(data, path, options.encoding)
    text = found.text
    csv.field_size_limit(_LONGEST)
    delimiter = "\t" if path.suffix.lower() == ".tsv" else _delimiter(text)
    try:
        rows = list(csv.reader(_lines(text, path), delimiter=delimiter))
    except csv.Error as error:
        if "field limit" in str(error):
            raise UserError(Problem.TOO_LARGE, path=path) from error
        raise UserError(Problem.UNREADABLE, path=path, what=str(error)) from error
    for extract in sheets.extracts(rows, options, path):
        yield extract.told(encoding=found.encoding)


def _lines(text: str, path: Path) -> Iterator[str]:
    """Its lines with their ends; one that no table has is refused before it is copied."""
    for line in _LINE.finditer(text):
        if line.end() - line.start() > _LONGEST:
            raise UserError(Problem.TOO_LARGE, path=path)
        yield line[0]


def _delimiter(text: str) -> str:
    """The one that parts the first lines most evenly."""
    head = [line for line in text[:20_000].splitlines()[:20] if line.strip()]
    return max(_DELIMITERS, key=lambda each: _evenness(each, head))


def _evenness(delimiter: str, lines: Sequence[str]) -> tuple[int, int]:
    counts = [line.count(delimiter) for line in lines]
    return sum(count == counts[0] for count in counts) * bool(counts and counts[0]), sum(counts)
