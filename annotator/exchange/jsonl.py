"""Our own JSONL: one report a line, with all that its spans carry. It can carry everything."""

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

from annotator.errors import Problem, UserError
from annotator.exchange.carrying import EVERYTHING, Record
from annotator.exchange.documents import Document
from annotator.exchange.records import BadRecord, from_record, to_record
from annotator.reading.names import displayable
from schema.labels import LabelSchema
from schema.records import Json

CARRIES: Final = EVERYTHING
SUFFIXES: Final = frozenset({".jsonl", ".ndjson"})


def write(records: Iterable[Record], target: Path) -> None:
    """A report a line."""
    with target.open("w", encoding="utf-8", newline="\n") as file:
        for record in records:
            file.write(json.dumps(record, ensure_ascii=False) + "\n")


def line(document: Document) -> str:
    """A document as one line, without its end."""
    return json.dumps(to_record(document), ensure_ascii=False)


def is_ours(path: Path) -> bool:
    """Whether the first record has its text where ours have it; true also where none is to be read,

    so that `read` says what is wrong with it.
    """
    try:
        with path.open("rb") as file:
            first = next((line for line in file if line.strip()), b"")
        record = json.loads(first.decode("utf-8-sig"))
    except (OSError, ValueError, RecursionError):
        return True
    return isinstance(record, dict) and "text" in record


def read(path: Path, schema: LabelSchema) -> Iterator[Document | UserError]:
    """The documents of a file, one a line; a UserError in place of a line that cannot be read.

    Records without `spans` are a crawler's: their text comes in, labelled by nobody.
    """
    try:
        with path.open("rb") as file:
            for number, line in enumerate(file, start=1):
                if line.strip():
                    yield _read_line(line, path, number, schema)
    except OSError as error:
        raise UserError(Problem.NO_ACCESS, path=path) from error


def _read_line(line: bytes, path: Path, number: int, schema: LabelSchema) -> Document | UserError:
    try:
        record = json.loads(line.decode("utf-8-sig" if number == 1 else "utf-8"))
        _refuse_what_cannot_be_written(record)
        return from_record(record, f"{displayable(path.stem)}-{number}", schema)
    except BadRecord as error:
        return UserError(Problem.BAD_SPAN, path=path, line=number, what=str(error))
    except (ValueError, RecursionError) as error:  # json and decoding errors are ValueErrors
        return UserError(Problem.BAD_JSON_LINE, path=path, line=number, what=str(error))


def _refuse_what_cannot_be_written(record: Json) -> None:
    written = json.dumps(record, ensure_ascii=False, allow_nan=False)
    if displayable(written) != written:
        raise BadRecord("a lone surrogate")
