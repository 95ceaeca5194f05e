"""A conflict in words: what it is about, and the two values between which a person settles."""

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import QCoreApplication

from annotator.team.conflicts import Open
from gui import texts
from gui.actions.marked import QT_TRANSLATE_NOOP
from gui.panels.plain import one_line
from schema.labels import LabelSchema
from schema.records import Entity, Json

_ENTITIES: Final = {
    Entity.LABEL: QT_TRANSLATE_NOOP("Conflict", "label"),
    Entity.WORK: QT_TRANSLATE_NOOP("Conflict", "how far the report is"),
    Entity.REPORT: QT_TRANSLATE_NOOP("Conflict", "what is known of the report"),
    Entity.COMMENT: QT_TRANSLATE_NOOP("Conflict", "comment"),
    Entity.TERM: QT_TRANSLATE_NOOP("Conflict", "term"),
    Entity.ANNOTATOR: QT_TRANSLATE_NOOP("Conflict", "person"),
    Entity.ROUND: QT_TRANSLATE_NOOP("Conflict", "round"),
    Entity.ASSIGNMENT: QT_TRANSLATE_NOOP("Conflict", "who has the report"),
    Entity.PROJECT: QT_TRANSLATE_NOOP("Conflict", "labels and guidelines"),
}
_FIELDS: Final = {
    "deleted": QT_TRANSLATE_NOOP("Conflict", "whether it is there"),
    "state": QT_TRANSLATE_NOOP("Conflict", "state"),
    "label": QT_TRANSLATE_NOOP("Conflict", "label"),
    "start": QT_TRANSLATE_NOOP("Conflict", "beginning"),
    "end": QT_TRANSLATE_NOOP("Conflict", "end"),
    "text": QT_TRANSLATE_NOOP("Conflict", "words"),
    "unsure": QT_TRANSLATE_NOOP("Conflict", "unsure"),
    "reason": QT_TRANSLATE_NOOP("Conflict", "reason"),
    "quantifies": QT_TRANSLATE_NOOP("Conflict", "link"),
    "name": QT_TRANSLATE_NOOP("Conflict", "name"),
    "suggested_by": QT_TRANSLATE_NOOP("Conflict", "suggestions"),
    "category": QT_TRANSLATE_NOOP("Conflict", "category"),
}
_VALUES: Final = {
    "confirmed": QT_TRANSLATE_NOOP("Conflict", "confirmed"),
    "rejected": QT_TRANSLATE_NOOP("Conflict", "rejected"),
    "open": QT_TRANSLATE_NOOP("Conflict", "open"),
    "finished": QT_TRANSLATE_NOOP("Conflict", "finished"),
    "unusable": QT_TRANSLATE_NOOP("Conflict", "not usable"),
}


def about_words(each: Open) -> str:
    """What it is about: the words of the span or term, or else the kind of thing."""
    source = _ENTITIES.get(each.entity, "")
    kind = _said(source) if source else each.entity.value
    return f"{kind} “{one_line(each.words)}”" if each.words else kind


def field_words(each: Open, schema: LabelSchema) -> str:
    """Which of its fields it is."""
    name = each.conflict.field
    attributes = {one.id: one for label in schema.labels for one in label.attributes}
    if each.entity is Entity.LABEL and name in attributes:
        return texts.words(attributes[name].name)
    return _said(_FIELDS[name]) if name in _FIELDS else name


def value_words(each: Open, value: Json, schema: LabelSchema) -> str:
    """One of the two values."""
    name = each.conflict.field
    if name == "deleted":
        gone, there = _said(_GONE), _said(_THERE)
        return gone if value is True else there
    if value is None:
        return _said(_NOTHING)
    if isinstance(value, bool):
        return _said(_YES) if value else _said(_NO)
    if name == "label":
        names = {label.id: texts.words(label.name) for label in schema.labels}
        return names.get(str(value), str(value))
    if name == "state" and str(value) in _VALUES:
        return _said(_VALUES[str(value)])
    return one_line(_choices(schema, name).get(str(value), _plain(value)))


def _choices(schema: LabelSchema, name: str) -> Mapping[str, str]:
    return {
        choice.id: texts.words(choice.name)
        for label in schema.labels
        for attribute in label.attributes
        if attribute.id == name
        for choice in attribute.choices
    }


def _plain(value: Json) -> str:
    if isinstance(value, list):
        return ", ".join(map(_plain, value)) or _said(_NOTHING)
    if isinstance(value, dict):
        return str(value.get("text", "")) or ", ".join(f"{k}: {v}" for k, v in value.items())
    return str(value)


_GONE: Final = QT_TRANSLATE_NOOP("Conflict", "taken away")
_THERE: Final = QT_TRANSLATE_NOOP("Conflict", "still there")
_NOTHING: Final = QT_TRANSLATE_NOOP("Conflict", "nothing")
_YES: Final = QT_TRANSLATE_NOOP("Conflict", "yes")
_NO: Final = QT_TRANSLATE_NOOP("Conflict", "no")


def _said(source: str) -> str:
    return QCoreApplication.translate("Conflict", source)
