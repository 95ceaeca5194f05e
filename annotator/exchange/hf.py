"""A folder of Parquet that the Hugging Face library `datasets` loads, with its features inside.

A row holds a piece of a report: its tokens with the ids of their tags, and beside them all spans
with their labels by name, which is what is read back. Tags cannot overlap: of spans that share
characters the first has them.
"""

import json
from collections.abc import Iterable
from itertools import islice
from pathlib import Path
from typing import Any, Final

from annotator.exchange import conll
from annotator.exchange.carrying import (
    Carries,
    Record,
    Row,
    attributes_of,
    is_rejected,
    links_of,
    name_of,
    rows_of,
    side_by_side,
)
from annotator.exchange.extras import needed
from annotator.exchange.offsets import FIELD, in_unit
from schema.labels import LabelSchema
from schema.records import Json

CARRIES: Final = Carries(name=True)
_FOLDER: Final = "data"
_ROWS_AT_ONCE: Final = 500
_STRING: Final[Row] = {"dtype": "string", "_type": "Value"}
_INTEGER: Final[Row] = {"dtype": "int64", "_type": "Value"}
_STRINGS: Final[Row] = {"feature": _STRING, "_type": "Sequence"}
_SPAN: Final[dict[str, Row]] = {
    **dict.fromkeys(("id", "label", "text", "attributes"), _STRING),
    **dict.fromkeys(("start", "end"), _INTEGER),
    "quantifies": _STRINGS,
}
_TEXTS: Final = ("id", "report", "name", FIELD, "text")  # the columns that are texts


def write(
    records: Iterable[Record],
    target: Path,
    schema: LabelSchema,
    *,
    name: str,
    scheme: str,
    cut: conll.Cut,
    unit: str,
) -> None:
    """A folder with one Parquet file, `name` its part of the data; places are in `unit`."""
    arrow, parquet = needed("pyarrow"), needed("pyarrow.parquet")
    tags = tag_names(schema, scheme)
    table_schema = _arrow_schema(arrow, tags)
    (target / _FOLDER).mkdir(parents=True)
    rows = (_row(record, scheme, cut, unit, tags) for record in records)
    with parquet.ParquetWriter(target / _FOLDER / f"{name}.parquet", table_schema) as writer:
        while some := list(islice(rows, _ROWS_AT_ONCE)):
            writer.write_table(arrow.Table.from_pylist(some, schema=table_schema))


def tag_names(schema: LabelSchema, scheme: str) -> list[str]:
    """The names of the tags, an id being a place in the list."""
    letters = dict.fromkeys(conll.LETTERS[scheme])
    return ["O", *(f"{letter}-{label.id.upper()}" for label in schema.labels for letter in letters)]


def _arrow_schema(arrow: Any, tags: list[str]) -> Any:
    string, integer = arrow.string(), arrow.int64()
    types = {"string": string, "int64": integer, "None": arrow.list_(string)}
    span = arrow.struct([(name, types[str(said.get("dtype"))]) for name, said in _SPAN.items()])
    columns = {
        **dict.fromkeys(_TEXTS, string),
        "offset": integer,
        "tokens": arrow.list_(string),
        "ner_tags": arrow.list_(integer),
        "spans": arrow.list_(span),
        "rejected": arrow.list_(span),
    }
    features = json.dumps({"info": {"features": _features(tags)}}, ensure_ascii=False)
    return arrow.schema(list(columns.items()), metadata={"huggingface": features})


def _features(tags: list[str]) -> Row:
    names: list[Json] = [*tags]
    return {
        **dict.fromkeys(_TEXTS, _STRING),
        "offset": _INTEGER,
        "tokens": _STRINGS,
        "ner_tags": {"feature": {"names": names, "_type": "ClassLabel"}, "_type": "Sequence"},
        "spans": [{**_SPAN}],
        "rejected": [{**_SPAN}],
    }


def _row(record: Record, scheme: str, cut: conll.Cut, unit: str, tags: list[str]) -> Row:
    standing = [row for row in rows_of(record) if not is_rejected(row)]
    flat: Record = {**record, "spans": [*side_by_side(standing)]}
    tagged = list(conll.tagged(flat, scheme, cut))
    placed = in_unit(record, unit)
    offset = record.get("offset", 0)
    spans: dict[bool, list[Json]] = {False: [], True: []}
    for row in rows_of(placed):
        spans[is_rejected(row)].append(_span(row))
    return {
        "id": f"{record['id']}:{offset}",
        "report": record["id"],
        "name": name_of(record),
        FIELD: placed[FIELD],
        "offset": offset,
        "text": record["text"],
        "tokens": [token for token, _, _ in tagged],
        "ner_tags": [tags.index(tag) for _, _, tag in tagged],
        "spans": spans[False],
        "rejected": spans[True],
    }


def _span(row: Row) -> Row:
    said = attributes_of(row)
    if is_rejected(row) and row.get("reason"):
        said["reason"] = row["reason"]
    core: Row = {name: row[name] for name in ("id", "label", "start", "end", "text")}
    attributes = json.dumps(said, ensure_ascii=False)
    return {**core, "attributes": attributes, "quantifies": [*links_of(row)]}
