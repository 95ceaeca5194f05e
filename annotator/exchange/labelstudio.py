"""Label Studio: tasks with their annotations, and the labelling configuration that they fit.

A region holds its label, and every attribute as a result of its own with the region's id; links are
relations. Offsets are code points, as its text regions have them.
"""

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final
from xml.etree import ElementTree as ET

from annotator.exchange.attributes import as_text, known
from annotator.exchange.carrying import (
    Carries,
    Record,
    Row,
    attributes_of,
    links_of,
    name_of,
    place,
    rows_of,
)
from schema.labels import Attribute, AttributeType, LabelSchema, Words
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
        background = {
            "value": label.id.upper(),
            "background": label.colour,
            "hint": _called(label.name),
        }
        ET.SubElement(labels, "Label", background)
    ET.SubElement(view, "Text", name=_TEXT, value="$text")
    for name, attribute in known(schema).items():
        _add_field(view, name, attribute, schema)
    relations = ET.SubElement(view, "Relations")
    ET.SubElement(relations, "Relation", value="quantifies")
    ET.indent(view)
    return ET.tostring(view, encoding="unicode") + "\n"


def _add_field(view: ET.Element, name: str, attribute: Attribute, schema: LabelSchema) -> None:
    """A field under its name in both languages, there while a region of its labels is chosen."""
    labels = [label.id.upper() for label in schema.labels if label.attribute(name)]
    when = {"visibleWhen": "region-selected", "whenLabelValue": ",".join(labels)}
    part = ET.SubElement(view, "View", when)
    ET.SubElement(part, "Header", value=_called(attribute.name), size="5")
    common = {"name": name, "toName": _TEXT, "perRegion": "true"}
    if attribute.type is not AttributeType.CHOICE:
        ET.SubElement(part, "TextArea", common)
        return
    choices = ET.SubElement(part, "Choices", common, choice="single-radio")
    for choice in attribute.choices:  # the alias is what results say
        ET.SubElement(choices, "Choice", value=_called(choice.name), alias=choice.id)


def _called(name: Words) -> str:
    return " ".join(dict.fromkeys((name.zh, name.en)))


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
