"""Our own JSONL: one report a line, with all that its spans carry. It can carry everything."""

import json
import re
from collections.abc import Iterator
from math import isinf
from pathlib import Path
from typing import Final

from annotator.errors import Problem, UserError
from annotator.exchange.bad_record import BadRecord
from annotator.exchange.carrying import EVERYTHING
from annotator.exchange.documents import Document
from annotator.exchange.joining import Joiner, Piece, piece_of
from annotator.exchange.offsets import FIELD
from annotator.exchange.record_reading import RecordReader
from annotator.exchange.records import to_record
from annotator.names import displayable
from annotator.reading.bad_json import why_no_json
from schema.labels import LabelSchema
from schema.records import Json

CARRIES: Final = EVERYTHING
_MAYBE_LONE: Final = re.compile(r"\\u[dD][89a-fA-F]")  # a surrogate has no other way into a text
SUFFIXES: Final = frozenset({".jsonl", ".ndjson"})


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

    Records without `spans` are a crawler's: their text comes in, labelled by nobody. Pieces of one
    report that follow one another are joined.
    """
    reader, joiner = RecordReader(schema), Joiner()
    try:
        with path.open("rb") as file:
            for number, line in enumerate(file, start=1):
                if not line.strip():
                    continue
                found = _record_in(line, path, number)
                if whole := joiner.take(found) if isinstance(found, Piece) else joiner.rest():
                    yield _document(whole.record, path, whole.line, reader)
                if isinstance(found, UserError):
                    yield found
                elif not isinstance(found, Piece):
                    yield _document(found, path, number, reader)
            if whole := joiner.rest():
                yield _document(whole.record, path, whole.line, reader)
    except OSError as error:
        raise UserError(Problem.NO_ACCESS, path=path) from error


def _record_in(line: bytes, path: Path, number: int) -> Json | Piece | UserError:
    try:
        text = line.decode("utf-8-sig" if number == 1 else "utf-8")
        record = _DECODER.decode(text.rstrip())
        if _MAYBE_LONE.search(text):
            _refuse_lone_surrogates(record)
        return _as_read(record, number)
    except BadRecord as error:
        return UserError(Problem.BAD_SPAN, path=path, line=number, what=error.said)
    except (ValueError, RecursionError) as error:  # json and decoding errors are ValueErrors
        return UserError(Problem.BAD_JSON_LINE, path=path, line=number, what=why_no_json(error))


def _as_read(record: Json, number: int) -> Json | Piece:
    """A record as it is, or as a piece of a report: it says where it begins, and in what unit."""
    if not isinstance(record, dict) or FIELD not in record:
        return record
    match record:
        case {"id": str(), "text": str(), "spans": list(), "offset": int() as begin}:
            return piece_of(record, begin, number)
    return record


def _document(record: Json, path: Path, number: int, reader: RecordReader) -> Document | UserError:
    try:
        return reader.document(record, f"{displayable(path.stem)}-{number}")
    except BadRecord as error:
        return UserError(Problem.BAD_SPAN, path=path, line=number, what=error.said)


def _refuse_lone_surrogates(record: Json) -> None:
    written = json.dumps(record, ensure_ascii=False)
    if displayable(written) != written:
        raise BadRecord("surrogate")


def _finite(said: str) -> float:
    number = float(said)
    if isinf(number):
        raise ValueError(said)
    return number


def _no_number(said: str) -> None:
    raise ValueError(said)


_DECODER: Final = json.JSONDecoder(parse_float=_finite, parse_constant=_no_number)
