"""Labelled files of other tools, as documents: their labels by our names, their places checked."""

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Final

from annotator.errors import Problem, UserError
from annotator.exchange import brat, cas, conll, doccano, hf, labelstudio, quotes, webanno
from annotator.exchange.carrying import Record, Row, rows_of
from annotator.exchange.documents import Document
from annotator.exchange.records import BadRecord, from_record
from schema.labels import LabelSchema

READERS: Final[Mapping[str, Callable[[Path, LabelSchema], Iterator[Record | UserError]]]] = {
    "brat": lambda path, _: brat.read(path),
    "casjson": cas.read_json,
    "conll": lambda path, _: conll.read(path),
    "doccano": lambda path, _: doccano.read(path),
    "hf": lambda path, _: hf.read(path),
    "labelstudio": labelstudio.read,
    "quotes": quotes.read,
    "webanno": webanno.read,
    "xmi": cas.read_xmi,
}


def documents(
    path: Path, format_name: str, schema: LabelSchema, label_names: Mapping[str, str]
) -> Iterator[Document | UserError]:
    """What a file of this format holds; a UserError in place of a record that cannot be used, and
    raised where the rest of the file cannot be read.

    `label_names` gives their names of labels ours; a label whose name is empty there is left out.
    """
    number = 0
    try:
        for number, record in enumerate(READERS[format_name](path, schema), start=1):
            yield (
                record
                if isinstance(record, UserError)
                else _document(record, f"{path.stem}-{number}", path, number, schema, label_names)
            )
    except BadRecord as error:
        raise UserError(Problem.BAD_SPAN, path=path, line=number + 1, what=str(error)) from error


def _document(
    record: Record,
    name: str,
    path: Path,
    number: int,
    schema: LabelSchema,
    label_names: Mapping[str, str],
) -> Document | UserError:
    named = {label.lower(): ours for label, ours in label_names.items()}
    rows = [_named(row, named) for row in rows_of(record)]
    kept = [row for row in rows if row["label"]]
    meta: Record = {"name": str(record.get("id") or name), "source": path.name}
    try:
        return from_record({**record, "meta": meta, "spans": [*kept]}, name, schema)
    except BadRecord as error:
        return UserError(Problem.BAD_SPAN, path=path, line=number, what=str(error))


def _named(row: Row, names: Mapping[str, str]) -> Row:
    theirs = str(row.get("label"))
    return {**row, "label": names.get(theirs.lower(), theirs)}
