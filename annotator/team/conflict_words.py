"""A conflict in words: what it is about, and the two values between which a person settles."""

from collections.abc import Mapping

from annotator import words
from annotator.team.conflicts import OpenConflict
from schema.labels import LabelSchema
from schema.records import GOLD, Entity, Json
from schema.rounds import Role


def about(each: OpenConflict, language: str) -> str:
    """What it is about: the words of the span or term, or else the kind of thing."""
    kind = _word(each.entity.value, language)
    return f"{kind} “{each.words}”" if each.words else kind


def field(each: OpenConflict, schema: LabelSchema, language: str) -> str:
    """Which of its fields it is."""
    name = each.conflict.field
    attributes = {one.id: one for label in schema.labels for one in label.attributes}
    if each.entity is Entity.LABEL and name in attributes:
        return words.said(attributes[name].name, language)
    return words.named("conflicts", f"of_{name}", language).removeprefix("of_")


def value(each: OpenConflict, value: Json, schema: LabelSchema, language: str) -> str:
    """One of the two values."""
    name = each.conflict.field
    if name == "deleted":
        return _word("is_gone" if value is True else "is_there", language)
    if name == "state":
        return words.named("conflicts", f"is_{value}", language).removeprefix("is_")
    if value == GOLD and name == "settled_by":
        return _word("gold", language)
    if name == "label":
        labels = {label.id: words.said(label.name, language) for label in schema.labels}
        return labels.get(str(value), str(value))
    choices = _choices(schema, name, language)
    return choices.get(str(value)) or _plain(value, each.names, language)


def _choices(schema: LabelSchema, name: str, language: str) -> Mapping[str, str]:
    return {
        choice.id: words.said(choice.name, language)
        for label in schema.labels
        for attribute in label.attributes
        if attribute.id == name
        for choice in attribute.choices
    }


def _plain(value: Json, names: Mapping[str, str], language: str) -> str:
    match value:
        case None | []:
            return _word("is_nothing", language)
        case bool():
            return _word("is_yes" if value else "is_no", language)
        case list():
            return words.said(tuple(_plain(each, names, language) for each in value), language)
        case {"text": str(text)}:
            return text
        case dict() if "person" in value:
            return _member(value, names, language)
        case dict():
            parts = (f"{key}: {_plain(each, names, language)}" for key, each in value.items())
            return words.said(tuple(parts), language)
        case _:
            return names.get(str(value), str(value))


def _member(part: Mapping[str, Json], names: Mapping[str, str], language: str) -> str:
    """Somebody in a round, with what they do and see there."""
    name = _plain(part["person"], names, language)
    shown = ("role",) if part.get("role") == Role.REVIEWER else ("role", "sight")
    said = [_word(f"is_{part[key]}", language) for key in shown if key in part]
    if part.get("after_practice"):
        said.append(_word("is_after_practice", language))
    return f"{name} ({words.said(tuple(said), language)})" if said else name


def _word(key: str, language: str) -> str:
    return words.named("conflicts", key, language)
