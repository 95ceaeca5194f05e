"""Files of JSON as many tools write them: a value a line, or one for the whole file."""

import json
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Final

from annotator.errors import Problem, UserError
from annotator.exchange.bad_record import BadRecord
from annotator.exchange.carrying import Record
from annotator.reading.bad_json import why_no_json
from annotator.reading.decoding import whole_file
from schema.records import Json

# to ask whether a value holds itself takes a fifth of writing it, and a record cannot
_encode: Final = json.JSONEncoder(ensure_ascii=False, check_circular=False).encode


def json_lines(path: Path) -> Iterator[Json]:
    """The values of a file, one a line or all in one list; UserError where a line is none."""
    text = _text(path)
    if text.lstrip().startswith("["):
        found = _parsed(text, path, 1)
        yield from found if isinstance(found, list) else [found]
        return
    for number, line in enumerate(text.split("\n"), start=1):
        if line.strip():
            yield _parsed(line, path, number)


def records_of(
    values: Iterable[Json], path: Path, record_of: Callable[[Json], Record]
) -> Iterator[Record | UserError]:
    """A record for each value; a UserError in place of one that cannot be used."""
    for number, value in enumerate(values, start=1):
        try:
            yield record_of(value)
        except BadRecord as error:
            yield UserError(Problem.BAD_SPAN, path=path, line=number, what=error.said)


def write_json_lines(values: Iterable[Json], target: Path) -> None:
    """A value a line, as it is in every JSONL."""
    write_lines(map(line_of, values), target)


def line_of(value: Json) -> bytes:
    """A value as a line, with its end."""
    return f"{_encode(value)}\n".encode()


def write_lines(lines: Iterable[bytes], target: Path) -> None:
    """Lines as they are."""
    with target.open("wb") as file:
        file.writelines(lines)


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
        what = why_no_json(error)
        raise UserError(Problem.BAD_JSON_LINE, path=path, line=where, what=what) from error
    return found
