"""A report whose text stays here: what is written instead, for those who have the text."""

from collections.abc import Mapping

from annotator.exchange.carrying import Record, Row, rows_of
from schema.records import Json, text_hash


def without_text(record: Record) -> Record:
    """A whole report without its text and the words of its spans; the hash tells which text."""
    text = str(record["text"])
    rest = {name: value for name, value in record.items() if name != "text"}
    rows: list[Json] = [_without_words(row) for row in rows_of(record)]
    return {**rest, "sha256": text_hash(text), "length": len(text), "spans": rows}


def _without_words(row: Mapping[str, Json]) -> Row:
    return {
        name: _without_words(value) if isinstance(value, dict) else value
        for name, value in row.items()
        if name != "text"
    }
