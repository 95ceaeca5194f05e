"""Labelled files of other tools, as documents: their labels by our names, their places checked."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Final

from annotator.errors import Problem, UserError
from annotator.exchange import (
    brat,
    cas,
    conll,
    doccano,
    hf_reading,
    labelstudio_reading,
    quotes,
    webanno_reading,
)
from annotator.exchange.bad_record import BadRecord
from annotator.exchange.carrying import Record, Row, attributes_of, links_of, rows_of
from annotator.exchange.documents import Document
from annotator.exchange.label_names import NameOf
from annotator.exchange.record_reading import LINKED, RecordReader
from annotator.exchange.tally import Tally, left_of
from schema.labels import LabelSchema
from schema.records import Json

READERS: Final[Mapping[str, Callable[[Path, LabelSchema], Iterator[Record | UserError]]]] = {
    "brat": lambda path, _: brat.read(path),
    "casjson": cas.read_json,
    "conll": lambda path, _: conll.read(path),
    "doccano": lambda path, _: doccano.read(path),
    "hf": lambda path, _: hf_reading.read(path),
    "labelstudio": labelstudio_reading.read,
    "quotes": quotes.read,
    "webanno": webanno_reading.read,
    "xmi": cas.read_xmi,
}


# what is read of a folder; the Parquet of a data set is one, however many files it has
ENDINGS: Final[Mapping[str, frozenset[str]]] = {
    "brat": frozenset({".txt"}),
    "casjson": frozenset({".json"}),
    "conll": frozenset({".conll", ".conll03", ".bio", ".bioes", ".bmes", ".iob", ".txt", ".tsv"}),
    "doccano": frozenset({".jsonl", ".json"}),
    "hf": frozenset({".parquet"}),
    "labelstudio": frozenset({".json"}),
    "quotes": frozenset({".jsonl", ".ndjson", ".json"}),
    "webanno": frozenset({".tsv"}),
    "xmi": frozenset({".xmi"}),
}
READ_AS_FOLDER: Final = frozenset({"hf"})


def documents(
    path: Path, format_name: str, schema: LabelSchema, name_of: NameOf, tally: Tally | None = None
) -> Iterator[Document | UserError]:
    """What a file of this format holds.

    A UserError stands in place of a record that cannot be used, and is raised where the rest of the
    file cannot be read.
    `name_of` gives their names of labels ours; a label whose name is empty there is left out.
    `tally` is told what labels there are and what has no place here.
    """
    told, reader = tally or Tally(), RecordReader(schema)
    number = 0
    try:
        for number, record in enumerate(READERS[format_name](path, schema), start=1):
            if isinstance(record, UserError):
                yield record
                continue
            fitting = _fitting(record, schema, name_of, told)
            yield _document(reader, fitting, path, number)
    except BadRecord as error:
        raise UserError(Problem.BAD_SPAN, path=path, line=number + 1, what=error.said) from error


def _document(
    reader: RecordReader, record: Record, path: Path, number: int
) -> Document | UserError:
    name = f"{path.stem}-{number}"
    said = next(
        (each for each in map(record.get, ("name", "title")) if isinstance(each, str)), None
    )
    meta: Record = {"name": str(said or record.get("id") or name), "source": path.name}
    if columns := _columns(record.get("more")):
        meta["columns"] = columns
    try:
        return reader.document({**record, "meta": meta}, name)
    except BadRecord as error:
        return UserError(Problem.BAD_SPAN, path=path, line=number, what=error.said)


def _columns(more: Json) -> Record:
    """What a file says of a report beside text and labels, as the columns of a table are kept."""
    fields = more.items() if isinstance(more, dict) else ()
    return {
        name: str(value)
        for name, value in fields
        if isinstance(value, str | int | float) and value != ""
    }


def _fitting(record: Record, schema: LabelSchema, name_of: NameOf, tally: Tally) -> Record:
    """A record with its labels by our names, without what has no place here."""
    tally.lost.update(left_of(record))
    kept: list[Row] = []
    rows = rows_of(record)
    for row in rows:
        theirs = str(row.get("label"))
        tally.labels[theirs] += 1
        if ours := name_of(theirs):
            kept.append({**row, "label": ours})
        else:
            tally.lost[theirs] += 1
    everyone = {str(row.get("id")) for row in rows}
    labels = {str(row.get("id")): str(row["label"]).lower() for row in kept}
    for row in kept:
        _keep_our_links(row, labels, everyone, tally.lost)
        tally.lost.update(_unknown(row, schema))
    return {**record, "spans": [*kept]}


def _keep_our_links(
    row: Row, labels: Mapping[str, str], everyone: set[str], lost: Counter[str]
) -> None:
    """Let go of links to what was left out, and of those that join something else than ours do.

    One that leads nowhere stays: the file is wrong there, which is for a person to know.
    """
    links = links_of(row)
    own = labels[str(row.get("id"))]
    ours = [each for each in links if each not in everyone or (own, labels.get(each)) == LINKED]
    if len(ours) < len(links):
        lost["link"] += len(links) - len(ours)
        row["quantifies"] = [*ours]


def _unknown(row: Row, schema: LabelSchema) -> list[str]:
    """What a span says that its label has no attribute for."""
    try:
        label = schema.label(str(row["label"]).lower())
    except KeyError:
        return []
    return [name for name in attributes_of(row) if label.attribute(name) is None]
