"""JSON Schemas of what leaves the project, made from a label schema: our JSONL, and answers."""

import json
from collections.abc import Callable, Mapping
from typing import Final

from schema.labels import Attribute, AttributeType, LabelSchema, LabelType
from schema.records import Json

_DIALECT: Final = "https://json-schema.org/draft/2020-12/schema"
_DECIMAL: Final = r"^-?(0|[1-9][0-9]*)(\.[0-9]*[1-9])?$"
_TEXT: Final[Json] = {"type": "string"}
_PLACE: Final[Json] = {"type": "integer", "minimum": 0}
_STRINGS: Final[Json] = {"type": "array", "items": {"type": "string"}}
_STRETCH: Final[Json] = {
    "type": "object",
    "properties": {"start": _PLACE, "end": _PLACE, "text": _TEXT},
    "required": ["start", "end"],
    "additionalProperties": False,
}
_ABOUT: Final[Mapping[str, Json]] = {
    "state": {"enum": ["confirmed", "rejected"]},
    "unsure": {"type": "boolean"},
    "annotator": _TEXT,
    "from": _TEXT,
    "score": {"type": "number", "minimum": 0, "maximum": 1},
    "rule": _TEXT,
    "reason": _TEXT,
    "comment": _TEXT,
}


def record_schema(schema: LabelSchema) -> dict[str, Json]:
    """The JSON Schema of one line of our JSONL."""
    core: dict[str, Json] = {"id": _TEXT, "start": _PLACE, "end": _PLACE, "text": _TEXT}
    kinds: list[Json] = [
        _span(schema, label, {**core, **_ABOUT}, ["id", "start", "end"], _STRETCH)
        for label in schema.labels
    ]
    return {
        "$schema": _DIALECT,
        "title": "A report with its spans, one line of JSONL",
        "type": "object",
        "properties": {
            "id": _TEXT,
            "text": {"type": "string", "minLength": 1},
            "sha256": {"type": "string", "pattern": "^[0-9a-f]{64}$"},
            "length": {"type": "integer", "minimum": 1},
            "meta": {"type": "object"},
            "offset": _PLACE,
            "offsets": {"enum": ["codepoint", "utf16", "byte"]},
            "spans": {"type": "array", "items": {"oneOf": kinds}},
        },
        "required": ["id", "meta", "spans"],
        "anyOf": [{"required": ["text"]}, {"required": ["sha256", "length"]}],
        "additionalProperties": False,
    }


def answer_schema(schema: LabelSchema) -> dict[str, Json]:
    """The JSON Schema of what a language model is to answer: spans that quote the text."""
    core: dict[str, Json] = {"id": _TEXT, "quote": {"type": "string", "minLength": 1}}
    kinds: list[Json] = [
        _span(schema, label, core, ["id", "quote"], _TEXT) for label in schema.labels
    ]
    return {
        "$schema": _DIALECT,
        "title": "The spans of a text, each with a quote of it, in the order of the text",
        "type": "object",
        "properties": {"spans": {"type": "array", "items": {"oneOf": kinds}}},
        "required": ["spans"],
        "additionalProperties": False,
    }


def as_text(made: Mapping[str, Json]) -> str:
    """A JSON Schema as its file holds it, without the last line end."""
    return json.dumps(made, ensure_ascii=False, indent=2)


def _span(
    schema: LabelSchema,
    label: LabelType,
    core: Mapping[str, Json],
    required: list[Json],
    stretch: Json,
) -> dict[str, Json]:
    said = {each.id: _value(each, stretch) for each in label.attributes}
    if any(link.source == label.id for link in schema.links):
        said["quantifies"] = _STRINGS
    return {
        "type": "object",
        "title": label.name.en,
        "properties": {"label": {"const": label.id.upper()}, **core, **said},
        "required": ["label", *required],
        "additionalProperties": False,
    }


def _value(attribute: Attribute, stretch: Json) -> Json:
    match attribute.type:
        case AttributeType.CHOICE:
            return {"enum": [choice.id for choice in attribute.choices]}
        case AttributeType.DECIMAL:
            return {"type": "string", "pattern": _DECIMAL}
        case AttributeType.BOOLEAN:
            return {"type": "boolean"}
        case AttributeType.SPAN:
            return stretch
        case _:
            return _TEXT


SCHEMAS: Final[Mapping[str, Callable[[LabelSchema], dict[str, Json]]]] = {
    "jsonl": record_schema,
    "answer": answer_schema,
}
