"""Files of JSON that other tools write: a value a line, or one for the whole file."""

import json
from collections.abc import Iterator
from pathlib import Path

from annotator.errors import Problem, UserError
from annotator.reading.decoding import whole_file
from schema.records import Json


def json_lines(path: Path) -> Iterator[Json]:
    """The values of a file, one a line; UserError where a line is none."""
    for number, line in enumerate(_text(path).split("\n"), start=1):
        if line.strip():
            yield _parsed(line, path, number)


def json_file(path: Path) -> Json:
    """The one value of a file; UserError where it is none."""
    return _parsed(_text(path), path, 1)


def _text(path: Path) -> str:
    try:
        return whole_file(path).decode("utf-8-sig")
    except UnicodeError as error:
        raise UserError(Problem.WRONG_ENCODING, path=path, encoding="utf-8") from error


def _parsed(text: str, path: Path, line: int) -> Json:
    try:
        found: Json = json.loads(text)
    except (ValueError, RecursionError) as error:
        where = line - 1 + int(getattr(error, "lineno", 1))
        raise UserError(Problem.BAD_JSON_LINE, path=path, line=where, what=str(error)) from error
    return found
