"""Reading a number again from its span, as the fields of a label hold it."""

from typing import Final, Protocol

from annotator.ops.labels import Edit
from schema.labels import LabelSchema
from schema.quantity import Bound, Quantity, plain
from schema.records import AttributeValue, Label, Span

READ_FIELDS: Final = ("value", "value_to", "unit", "bound", "cue")


class Reader(Protocol):
    """What reads numbers: an engine."""

    def read_quantity(self, text: str, start: int, end: int) -> Quantity | None:
        """What a span states, bounded by the words around; None where it states no number."""

    def whole_number(self, text: str, span: Span) -> Span | None:
        """From numeral to unit, the number that shares a character with a span."""


def is_read(schema: LabelSchema, label: str) -> bool:
    """Whether spans of this label state a number."""
    return schema.label(label).attribute("value") is not None


def read_fields(reader: Reader | None, text: str, span: Span) -> dict[str, AttributeValue | None]:
    """What a span's words state, by field; all None where they state no number."""
    found = reader.read_quantity(text, span.start, span.end) if reader else None
    return fields_of(found) if found else dict.fromkeys(READ_FIELDS)


def fields_of(quantity: Quantity) -> dict[str, AttributeValue | None]:
    """A quantity as a label stores it: None for what is absent or the default."""
    return {
        "value": plain(quantity.value),
        "value_to": None if quantity.value_to is None else plain(quantity.value_to),
        "unit": quantity.unit or None,
        "bound": None if quantity.bound is Bound.EXACT else quantity.bound.value,
        "cue": quantity.cue,
    }


def read_again(label: Label, quantity: Quantity) -> Edit:
    """The edit that writes what a label's span states, except over what a person typed."""
    read = fields_of(quantity)
    return Edit(attributes={name: read[name] for name in read if name not in label.by_hand})
