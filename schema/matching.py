"""Which labels a part of a schema is about: what a change of it touches."""

from dataclasses import dataclass
from typing import Final

from schema.labels import Clause, LabelSchema

KIND: Final = "label"  # no attribute has this name


@dataclass(frozen=True, slots=True)
class Matching:
    """Labels of a kind, those that state an attribute, or those that chose a choice of it.

    An empty text stands for any. The attribute `KIND` is the kind that was given: of labels that
    are read as another kind by now.
    """

    label: str = ""
    attribute: str = ""
    choice: str = ""


def labels_of(schema: LabelSchema, part: str) -> tuple[Matching, ...]:
    """Which labels a part of the schema is about; none where it has no such part."""
    match part.split("/"):
        case ["labels", label]:
            into = schema.instead.get(label)
            return (Matching(into, KIND, label) if into else Matching(label),)
        case ["labels", label, "attributes", attribute]:
            return (Matching(label, attribute),)
        case ["labels", label, "attributes", attribute, "choices", choice]:
            return (_with_choice(schema, label, attribute, choice),)
        case ["links", link]:
            return tuple(Matching(each.source) for each in schema.links if each.id == link)
        case ["clauses", clause]:
            found = (each for each in schema.clauses if each.id == clause)
            return tuple(one for each in found for one in _of_clause(schema, each))
    return ()


def _of_clause(schema: LabelSchema, clause: Clause) -> tuple[Matching, ...]:
    """A clause about choices alone is about those who chose them, any other about all."""
    if clause.label is None:
        return (Matching(),)
    choices = [
        _with_choice(schema, clause.label, attribute.id, choice.id)
        for attribute in schema.label(clause.label).attributes
        for choice in attribute.choices
        if choice.id in clause.about
    ]
    is_of_choices = choices and len(choices) == len(clause.about)
    return tuple(dict.fromkeys(choices)) if is_of_choices else (Matching(clause.label),)


def _with_choice(schema: LabelSchema, label: str, attribute: str, choice: str) -> Matching:
    known = next((each for each in schema.labels if each.id == label), None)
    found = known.attribute(attribute) if known else None
    instead = found.instead.get(choice) if found else None
    return Matching(label, attribute, instead or choice)
