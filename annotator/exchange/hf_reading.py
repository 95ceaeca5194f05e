"""Parquet of ours, whose pieces make up reports, and of others, with tokens and their tags."""

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, Final

from annotator.exchange import conll
from annotator.exchange.bad_record import BadRecord
from annotator.exchange.carrying import Record, Row, rows_of
from annotator.exchange.extras import needed
from annotator.exchange.joining import Joiner, Piece, piece_of
from annotator.exchange.offsets import FIELD
from annotator.exchange.tally import leave
from schema.records import Json

_ROWS_AT_ONCE: Final = 500
_OURS: Final = frozenset({"report", "offset", "spans"})
_TOKENS: Final = ("tokens", "words")
_TAGS: Final = ("ner_tags", "tags", "labels", "ner")
_NO_TAG: Final = "O"


def read(path: Path) -> Iterator[Record]:
    """The reports of a Parquet file, or of all in a folder, our pieces joined; BadRecord.

    Of others' data for token classification each row is a report, its text the tokens together.
    """
    joiner = Joiner()
    for file in sorted(path.rglob("*.parquet")) if path.is_dir() else [path]:
        opened = _opened(file)
        columns = opened.schema_arrow.names
        if {*columns} >= _OURS:
            for row in _rows(opened):
                if whole := joiner.take(_piece(row)):
                    yield whole.record
        else:
            yield from _of_tokens(opened, columns)
    if whole := joiner.rest():
        yield whole.record


def _opened(file: Path) -> Any:  # pyarrow may not be installed
    try:
        return needed("pyarrow.parquet").ParquetFile(file)
    except ValueError as error:  # pyarrow's own errors are ValueErrors
        raise BadRecord("no_parquet", said=error) from error


def _rows(opened: Any) -> Iterator[Row]:
    for batch in opened.iter_batches(_ROWS_AT_ONCE):
        yield from batch.to_pylist()


def _piece(row: Row) -> Piece:
    try:
        spans: list[Json] = [_span(span) for span in rows_of(row)]
        record: Record = {"id": row["report"], "name": row.get("name"), "text": row["text"]}
        return piece_of({**record, FIELD: row[FIELD], "spans": spans}, int(str(row["offset"])))
    except BadRecord:
        raise
    except KeyError as error:
        raise BadRecord("no_field", field=error.args[0]) from error
    except (TypeError, ValueError, AssertionError) as error:
        raise BadRecord("bad_part", part=str(row.get("id"))[:60]) from error


def _span(span: Row) -> Row:
    said = json.loads(str(span.pop("attributes")))
    if not span["quantifies"]:
        del span["quantifies"]
    return {**span, **said}


def _of_tokens(opened: Any, columns: Sequence[str]) -> Iterator[Record]:
    tokens, tags = (_named(names, columns) for names in (_TOKENS, _TAGS))
    names = _tag_names(opened.schema_arrow.metadata or {}, tags)
    for row in _rows(opened):
        words, given = row[tokens], row[tags]
        if not isinstance(words, list) or not isinstance(given, list) or len(words) != len(given):
            raise BadRecord("bad_part", part=str(row.get("id"))[:60])
        found = [
            (str(word), _tag(tag, names, tags)) for word, tag in zip(words, given, strict=True)
        ]
        record = conll.of_tokens(str(row.get("id") or ""), found)
        rest = {name: row[name] for name in columns if name not in (tokens, tags, "id")}
        for name, value in rest.items():
            leave(record, name, int(isinstance(value, list | dict) and bool(value)))
        yield {**record, "more": rest}


def _named(names: Sequence[str], columns: Sequence[str]) -> str:
    found = next((each for each in names if each in columns), None)
    if found is None:
        raise BadRecord("no_field", field=names[0])
    return found


def _tag_names(metadata: dict[bytes, bytes], column: str) -> list[str]:
    """The names that the file's own features give the numbers of tags; none where it has none."""
    try:
        said = json.loads(metadata.get(b"huggingface", b"{}"))
        feature = said["info"]["features"][column]
        while "names" not in feature:  # a list of tags, as old and new versions write it
            feature = feature[0] if isinstance(feature, list) else feature["feature"]
        return [str(each) for each in feature["names"]]
    except (ValueError, LookupError, TypeError):
        return []


def _tag(said: Json, names: Sequence[str], column: str) -> str:
    if isinstance(said, str):
        return said
    if not isinstance(said, int):
        raise BadRecord("bad_part", part=said)
    if said < 0:  # what trainers pass by
        return _NO_TAG
    if said >= len(names):
        raise BadRecord("no_tag_names", field=column, number=said)
    return names[said]
