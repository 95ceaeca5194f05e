"""The attribute that is chosen from a long list, as a measure's category is."""

from typing import NamedTuple

from gui.panels.fields import MOST_SEGMENTS
from schema.labels import Attribute, AttributeType, LabelSchema, LabelType


class Categorised(NamedTuple):
    """A label with the attribute that its spans are sorted by."""

    label: LabelType
    attribute: Attribute


def categorised(schema: LabelSchema, label_id: str | None = None) -> Categorised | None:
    """The first shown label with a category, or this one; None where it has none."""
    for label in schema.labels:
        attribute = _category_of(label)
        if attribute is None or (label_id is None and label.hidden):
            continue
        if label_id in (None, label.id):
            return Categorised(label, attribute)
    return None


def _category_of(label: LabelType) -> Attribute | None:
    choices = (each for each in label.offered if each.type is AttributeType.CHOICE)
    return next((each for each in choices if len(each.offered) > MOST_SEGMENTS), None)
