"""Label Studio: tasks with their annotations, and the labelling configuration that they fit.

A region holds its label, and every attribute as a result of its own with the region's id; links are
relations. Offsets are code points, as its text regions have them.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Final
from xml.etree import ElementTree as ET

from annotator.exchange.attributes import as_text, from_text, known
from annotator.exchange.bad_record import BadRecord
from annotator.exchange.carrying import (
    Carries,
    Record,
    Row,
    add_link,
    attributes_of,
    links_of,
    name_of,
    name_of_theirs,
    place,
    rows_of,
)
from annotator.exchange.lines import json_file
from annotator.exchange.tally import leave
from schema.labels import Attribute, AttributeType, LabelSchema
from schema.records import Json

CARRIES: Final = Carries(name=True)
TASKS: Final = "tasks.json"
CONFIG: Final = "config.xml"
_LABELS: Final = "label"
_TEXT: Final = "text"


def write(records: Iterable[Record], target: Path, schema: LabelSchema) -> None:
    """A folder with the tasks and the configuration."""
    target.mkdir()
    (target / CONFIG).write_text(configuration(schema), encoding="utf-8", newline="\n")
    with (target / TASKS).open("w", encoding="utf-8", newline="\n") as file:
        file.write("[")
        for number, record in enumerate(records):
            file.write(",\n" if number else "\n")
            file.write(json.dumps(_task(record, schema), ensure_ascii=False))
        file.write("\n]\n")


def configuration(schema: LabelSchema) -> str:
    """The labelling configuration for a schema: labels, and fields for each region."""
    view = ET.Element("View")
    labels = ET.SubElement(view, "Labels", name=_LABELS, toName=_TEXT)
    for label in schema.labels:
        background = {"value": label.id.upper(), "background": label.colour}
        ET.SubElement(labels, "Label", background)
    ET.SubElement(view, "Text", name=_TEXT, value="$text")
    for name, attribute in known(schema).items():
        common = {"name": name, "toName": _TEXT, "perRegion": "true"}
        if attribute.type is AttributeType.CHOICE:
            choices = ET.SubElement(view, "Choices", common, choice="single-radio")
            for choice in attribute.choices:
                ET.SubElement(choices, "Choice", value=choice.id)
        else:
            ET.SubElement(view, "TextArea", common)
    relations = ET.SubElement(view, "Relations")
    ET.SubElement(relations, "Relation", value="quantifies")
    ET.indent(view)
    return ET.tostring(view, encoding="unicode") + "\n"


def read(path: Path, schema: LabelSchema) -> Iterator[Record]:
    """The records of tasks as exported, annotated or with predictions; BadRecord."""
    tasks = json_file(path / TASKS if path.is_dir() else path)
    for task in tasks if isinstance(tasks, list) else [tasks]:
        yield _record(task, schema)


def _task(record: Record, schema: LabelSchema) -> Row:
    result: list[Json] = []
    for row in rows_of(record):
        result += _region(row, schema)
    for row in rows_of(record):
        result += [
            {
                "type": "relation",
                "from_id": row["id"],
                "to_id": target,
                "direction": "right",
                "labels": ["quantifies"],
            }
            for target in links_of(row)
        ]
    data: Row = {"text": record["text"], "report": record["id"], "name": name_of(record)}
    return {"data": data, "annotations": [{"result": result}]}


def _region(row: Row, schema: LabelSchema) -> Iterator[Row]:
    start, end = place(row)
    where: Row = {"start": start, "end": end, "text": row["text"]}
    head: Row = {"id": row["id"], "to_name": _TEXT}
    yield {
        **head,
        "from_name": _LABELS,
        "type": "labels",
        "value": {**where, "labels": [row["label"]]},
    }
    of_schema = known(schema)
    for name, value in attributes_of(row).items():
        is_choice = name in of_schema and of_schema[name].type is AttributeType.CHOICE
        kind, key = ("choices", "choices") if is_choice else ("textarea", "text")
        yield {**head, "from_name": name, "type": kind, "value": {**where, key: [as_text(value)]}}


def _record(task: Json, schema: LabelSchema) -> Record:
    data = task.get("data") if isinstance(task, dict) else None
    if not isinstance(data, dict) or not isinstance(data.get("text"), str):
        raise BadRecord("no_text")
    assert isinstance(task, dict)
    given = _given(task)
    rows: dict[str, Row] = {}
    for result in given[0] if given else ():
        _take(result, rows, known(schema))
    spans: list[Json] = [row for row in rows.values() if "label" in row]
    record: Record = {
        "id": str(data.get("report") or task.get("id") or ""),
        "name": data.get("name"),
        "text": data["text"],
        "spans": spans,
    }
    leave(record, "annotation", len(given[1:]))
    leave(record, "region", len(rows) - len(spans))
    return record


def _given(task: Row) -> list[list[Row]]:
    """The results of each annotation that was not cancelled, or else of each prediction."""
    for kind in ("annotations", "predictions"):
        every = task.get(kind)
        found = [
            each.get("result")
            for each in (every if isinstance(every, list) else [])
            if isinstance(each, dict) and not each.get("was_cancelled")
        ]
        if found:
            return [
                [one for one in (each if isinstance(each, list) else []) if isinstance(one, dict)]
                for each in found
            ]
    return []


def _take(result: Row, rows: dict[str, Row], of_schema: Mapping[str, Attribute]) -> None:
    """Enter one result where its region is."""
    if result.get("type") == "relation":
        add_link(rows.setdefault(str(result.get("from_id")), {}), str(result.get("to_id")))
        return
    value = result.get("value")
    if not isinstance(value, dict):
        raise BadRecord("bad_part", part=result.get("id"))
    row = rows.setdefault(str(result.get("id")), {"id": str(result.get("id"))})
    match value:
        case {"labels": [str() as label, *_]}:
            row |= {"label": label, "start": value.get("start"), "end": value.get("end")}
        case {"choices": [str() as said, *_]} | {"text": [str() as said, *_]}:
            name = str(result.get("from_name"))
            if name in of_schema:
                row[name] = from_text(said, of_schema[name])
            else:
                row[name_of_theirs(name)] = said
