"""Do the values have the form that the schema gives them?"""

from collections.abc import Iterator

from annotator.checks.finding import Finding, Rule
from annotator.project import Project
from annotator.store import labels, texts
from schema.labels import Attribute, AttributeType, LabelSchema
from schema.quantity import parse_decimal, plain
from schema.records import AttributeValue, Label, Span


def check(project: Project) -> Iterator[Finding]:
    """Every label and term is in the schema, every value is a plain decimal, a choice, a span …"""
    schema = project.schema
    known = {each.id for each in schema.category.choices} if schema.category else set()
    for report in texts.ids(project.db):
        for label in labels.of_report(project.db, report):
            for name in misfits(label, schema):
                yield Finding(Rule.VALUES, label.id, name)
    for term in project.terms:
        if term.category is not None and term.category not in known:
            yield Finding(Rule.VALUES, term.text, "category")


def misfits(label: Label, schema: LabelSchema) -> Iterator[str]:
    """The attributes of a label that the schema has otherwise or not at all, or its own name."""
    try:
        known = schema.label(label.label)
    except KeyError:
        yield label.label
        return
    for name, value in label.attributes.items():
        attribute = known.attribute(name)
        if attribute is None or not fits(value, attribute):
            yield name


def fits(value: AttributeValue, attribute: Attribute) -> bool:
    """Whether a value has the form of its attribute."""
    match attribute.type:
        case AttributeType.SPAN:
            return isinstance(value, Span)
        case AttributeType.BOOLEAN:
            return isinstance(value, bool)
        case AttributeType.DECIMAL:
            return isinstance(value, str) and _is_plain(value)
        case AttributeType.CHOICE:
            return value in [choice.id for choice in attribute.choices]
    return isinstance(value, str)


def _is_plain(value: str) -> bool:
    try:
        return plain(parse_decimal(value)) == value
    except ValueError:
        return False
