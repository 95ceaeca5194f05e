"""brat's standoff: a .txt and an .ann for each report, spans across line breaks as fragments.

Offsets are code points. What an attribute says stands in a note of its span, as JSON, because
brat's own attributes hold no free text; choices stand as attributes too, so that brat shows them.
What was remarked is a note for each of its lines. Files are called as their reports are.
"""

import json
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

from annotator.errors import Problem, UserError
from annotator.exchange.bad_record import BadRecord
from annotator.exchange.carrying import (
    Carries,
    Record,
    Row,
    add_link,
    attributes_of,
    links_of,
    name_of_theirs,
    place,
    rows_of,
)
from annotator.exchange.file_names import FileNames, name_from
from annotator.exchange.tally import leave
from annotator.reading.decoding import whole_file
from schema.labels import AttributeType, LabelSchema

CARRIES: Final = Carries(comments=True, name=True)
_LINE: Final = re.compile(r"[^\n]+")
_NOTE: Final = "AnnotatorNotes"
_LEFT: Final = {"E": "event", "*": "equivalence", "N": "normalization"}  # by how their lines begin


def write(records: Iterable[Record], target: Path, schema: LabelSchema) -> None:
    """A folder with two files for each report, and the configuration."""
    target.mkdir()
    (target / "annotation.conf").write_text(_configuration(schema), encoding="utf-8", newline="\n")
    choices = {
        each.id
        for label in schema.labels
        for each in label.attributes
        if each.type is AttributeType.CHOICE
    }
    names = FileNames()
    for record in records:
        name = names.of(record)
        (target / f"{name}.txt").write_text(str(record["text"]), encoding="utf-8", newline="")
        lines = "".join(f"{line}\n" for line in _lines(record, choices))
        (target / f"{name}.ann").write_text(lines, encoding="utf-8", newline="\n")


def read(path: Path) -> Iterator[Record]:
    """The record of a .txt with its .ann beside it; BadRecord, UserError where one is no UTF-8."""
    text, annotations = _text(path.with_suffix(".txt")), path.with_suffix(".ann")
    has_any = annotations.exists() and annotations.stat().st_size
    written = _text(annotations) if has_any else ""
    lines = [line.removesuffix("\r") for line in written.split("\n")]
    lines.sort(key=lambda line: not _is_span(line))  # what hangs on spans comes after them
    rows: dict[str, Row] = {}
    record: Record = {"name": name_from(path, text), "text": text}
    for line in lines:
        if line[:1] in _LEFT:
            leave(record, _LEFT[line[:1]])
        elif line.strip():
            _take(line, rows, record)
    yield {**record, "spans": [*rows.values()]}


def _text(path: Path) -> str:
    try:
        return whole_file(path).decode("utf-8")
    except UnicodeError as error:
        raise UserError(Problem.WRONG_ENCODING, path=path, encoding="utf-8") from error


def _configuration(schema: LabelSchema) -> str:
    entities = [label.id.upper() for label in schema.labels]
    attributes = [
        f"{each.id}\tArg:{label.id.upper()}, Value:{'|'.join(one.id for one in each.choices)}"
        for label in schema.labels
        for each in label.attributes
        if each.type is AttributeType.CHOICE
    ]
    parts = {
        "entities": entities,
        "relations": ["quantifies\tArg1:NUMBER, Arg2:MEASURE"],
        "events": [],
        "attributes": attributes,
    }
    return "".join(
        f"[{name}]\n" + "".join(f"{one}\n" for one in each) for name, each in parts.items()
    )


def _lines(record: Record, choices: set[str]) -> Iterator[str]:
    text, rows = str(record["text"]), rows_of(record)
    names = {row["id"]: f"T{number}" for number, row in enumerate(rows, start=1)}
    relations = attributes = 0
    remarks = len(rows)  # their notes are numbered behind ours
    for row in rows:
        own, (start, end) = names[row["id"]], place(row)
        fragments = [
            (start + part.start(), start + part.end()) for part in _LINE.finditer(text[start:end])
        ]
        places = ";".join(f"{first} {last}" for first, last in fragments or [(start, end)])
        words = " ".join(text[first:last] for first, last in fragments)
        yield f"{own}\t{row['label']} {places}\t{words}"
        said = attributes_of(row)
        for name in (each for each in said if each in choices):
            attributes += 1
            yield f"A{attributes}\t{name} {own} {said[name]}"
        ours, lines = _noted(str(row.get("comment", "")))
        note = {**said, **ours, "start": start, "end": end}
        yield f"#{own[1:]}\t{_NOTE} {own}\t{json.dumps(note, ensure_ascii=False)}"
        for line in lines:
            remarks += 1
            yield f"#{remarks}\t{_NOTE} {own}\t{line}"
        for target in links_of(row):
            relations += 1
            yield f"R{relations}\tquantifies Arg1:{own} Arg2:{names[target]}\t"


def _noted(remark: str) -> tuple[Row, list[str]]:
    """What our own note says of a remark, and the notes that it makes itself, a line each.

    It stands in ours where a line of it ends otherwise, or would be read as one of ours.
    """
    lines = remark.split("\n") if remark else []
    if lines == remark.splitlines() and not any(each.lstrip().startswith("{") for each in lines):
        return {}, lines
    return {"comment": remark}, []


def _take(line: str, rows: dict[str, Row], record: Record) -> None:
    own, _, rest = line.partition("\t")
    head, _, words = rest.partition("\t")
    try:
        match own[:1]:
            case "T":
                label, _, places = head.partition(" ")
                offsets = [int(each) for part in places.split(";") for each in part.split()]
                start, end = min(offsets), max(offsets)
                rows[own] = {"id": own, "label": label, "start": start, "end": end}
                leave(record, "gap", _gaps(offsets, str(record["text"])))
            case "R":
                source, target = (each.partition(":")[2] for each in head.split()[1:])
                if _is_span(source) and _is_span(target):
                    add_link(rows[source], target)
                else:
                    leave(record, "link")
            case "A" | "M":
                name, about, *value = head.split()
                if _is_span(about):
                    rows[about][name_of_theirs(name)] = value[0] if value else True
                else:
                    leave(record, name)
            case "#":
                kind, about = head.split()[:2]
                if kind == _NOTE and _is_span(about):
                    _take_note(words, rows[about])
                else:
                    leave(record, "comment")
    except (ValueError, KeyError) as error:
        raise BadRecord("bad_part", part=line[:60]) from error


def _gaps(offsets: list[int], text: str) -> int:
    """How often a span leaves out what can be seen, which it covers here; ours leave out breaks."""
    inner = sorted(offsets)[1:-1]
    return sum(bool(text[end:start].strip()) for end, start in zip(*2 * [iter(inner)], strict=True))


def _is_span(name: str) -> bool:
    """Not an event, a relation or the like, on which others hang attributes and notes too."""
    return name.startswith("T")


def _take_note(words: str, row: Row) -> None:
    """Take what our own notes say; those of people are lines of a remark."""
    try:
        said = json.loads(words)
    except ValueError:
        said = words
    if isinstance(said, dict) and {"start", "end"} <= said.keys():
        row |= said
    else:
        row["comment"] = f"{row['comment']}\n{words}" if "comment" in row else words
