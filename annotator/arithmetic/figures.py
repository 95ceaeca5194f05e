"""The figures of a report from the numbers that are labelled or suggested in it."""

from collections.abc import Iterable
from decimal import InvalidOperation

from annotator.arithmetic.figure import DONE, Figure
from schema.quantity import Bound, Quantity, parse_decimal
from schema.records import Attributes, AttributeValue, LabelId, Span

Labelled = tuple[LabelId, Span, Attributes]
"""A labelled span: its key, where it stands, and its fields."""


def figures(labelled: Iterable[Labelled]) -> list[Figure]:
    """In reading order, those that state a value; what has none counts for nothing."""
    found = (_figure(*each) for each in labelled)
    return sorted((each for each in found if each is not None), key=lambda each: each.start)


def _figure(key: LabelId, span: Span, attributes: Attributes) -> Figure | None:
    stated = quantity(attributes)
    if stated is None:
        return None
    context = {
        name: _words(attributes.get(name)) for name in ("indicator", "time", "place", "aspect")
    }
    status = _words(attributes.get("status")) or DONE
    return Figure(key, span.start, span.end, span.text, stated, status=status, **context)


def quantity(attributes: Attributes) -> Quantity | None:
    """What the fields of a number state; None where the value is missing or none."""
    try:
        value = parse_decimal(_words(attributes.get("value")))
        last = _words(attributes.get("value_to"))
        bound = Bound(_words(attributes.get("bound")) or Bound.EXACT)
        value_to = parse_decimal(last) if last else None
    except (ValueError, InvalidOperation):
        return None
    cue = _words(attributes.get("cue")) or None
    return Quantity(value, _words(attributes.get("unit")), bound, value_to, cue)


def _words(value: AttributeValue | None) -> str:
    if isinstance(value, Span):
        return value.text
    return value if isinstance(value, str) else ""
