"""Attributes of spans in formats that have nothing but text for a value."""

import json

from annotator.exchange.bad_record import BadRecord
from schema.labels import Attribute, AttributeType, LabelSchema
from schema.records import Json


def as_text(value: Json) -> str:
    """A value as text: text as it is, all else as JSON."""
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def from_text(said: str, attribute: Attribute) -> Json:
    """The value that a text says; BadRecord where it says none."""
    if attribute.type not in (AttributeType.SPAN, AttributeType.BOOLEAN):
        return said
    try:
        parsed: Json = json.loads(said)
    except (ValueError, RecursionError):
        raise BadRecord("not_said", field=attribute.name, value=said) from None
    return parsed


def known(schema: LabelSchema) -> dict[str, Attribute]:
    """Every attribute that a label of the schema has, by its id."""
    return {each.id: each for label in schema.labels for each in label.attributes}
