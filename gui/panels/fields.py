"""Which editor an attribute gets."""

from typing import Final

from gui.panels.choice_fields import ChooserField, FlagField, SegmentsField
from gui.panels.field import Field
from gui.panels.field_input import read_decimal, read_text, read_time
from gui.panels.line_field import LineField
from gui.panels.span_field import SpanField
from schema.labels import Attribute, AttributeType

MOST_SEGMENTS: Final = 5


def field_for(attribute: Attribute) -> Field:
    """An empty editor of the attribute's type."""
    match attribute.type:
        case AttributeType.DECIMAL:
            return LineField(attribute.id, read_decimal)
        case AttributeType.DATE:
            return LineField(attribute.id, read_time)
        case AttributeType.SPAN:
            return SpanField(attribute.id)
        case AttributeType.BOOLEAN:
            return FlagField(attribute.id)
        case AttributeType.CHOICE if len(attribute.offered) <= MOST_SEGMENTS:
            return SegmentsField(attribute.id)
        case AttributeType.CHOICE:
            return ChooserField(attribute.id)
        case AttributeType.TEXT:
            return LineField(attribute.id, read_text)
