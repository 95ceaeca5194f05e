"""What became of a label, one line for each decision, in the window's language."""

from typing import Final

from PySide6.QtCore import QCoreApplication

from annotator.history import Event
from gui import texts
from gui.actions.marked import QT_TRANSLATE_NOOP
from gui.panels.plain import one_line
from schema.labels import LabelSchema
from schema.records import Fields, Json

_KINDS: Final = {
    "label.add": QT_TRANSLATE_NOOP("History", "added"),
    "label.confirm": QT_TRANSLATE_NOOP("History", "confirmed"),
    "label.confirm_bulk": QT_TRANSLATE_NOOP("History", "confirmed with the sentence"),
    "label.delete": QT_TRANSLATE_NOOP("History", "taken away"),
    "label.edit": QT_TRANSLATE_NOOP("History", "corrected"),
    "label.reject": QT_TRANSLATE_NOOP("History", "rejected"),
    "label.unsure": QT_TRANSLATE_NOOP("History", "unsure or sure again"),
    "label.reset": QT_TRANSLATE_NOOP("History", "back to undecided"),
    "label.mend": QT_TRANSLATE_NOOP("History", "mended"),
    "gold.settle": QT_TRANSLATE_NOOP("History", "settled"),
    "gold.agree": QT_TRANSLATE_NOOP("History", "accepted, as all have it"),
    "link.set": QT_TRANSLATE_NOOP("History", "linked anew"),
    "numeral.dismiss": QT_TRANSLATE_NOOP("History", "dismissed as no number"),
    "report.replace": QT_TRANSLATE_NOOP("History", "carried over to a better text"),
    "report.carry": QT_TRANSLATE_NOOP("History", "carried over from the old text"),
    "undo": QT_TRANSLATE_NOOP("History", "undone"),
    "redo": QT_TRANSLATE_NOOP("History", "done again"),
}
# The rest of what an operation writes is said by its kind.
_UNSAID: Final = frozenset(
    {
        "report",
        "layer",
        "suggestion",
        "settled_from",
        "settled_on",
        "state",
        "start",
        "end",
        "by_hand",
    }
    | {"quantifies", "unsure", "deleted", "reason"}
)
_MOST_FIELDS: Final = 3
_LONGEST_VALUE: Final = 24


def event_words(schema: LabelSchema, event: Event, offered: Fields) -> str:
    """When, who, what, and what it changed from what to what.

    `offered` are the fields that were suggested, which a first decision is compared with.
    """
    parts = [texts.moment(event.at), one_line(event.who), _kind_words(event)]
    return " · ".join([*parts, *_changed(schema, event, offered)])


def _kind_words(event: Event) -> str:
    said = _translated(event.kind)
    return f"{said}: {_translated(event.of)}" if event.of else said


def _translated(kind: str) -> str:
    source = _KINDS.get(kind)
    return QCoreApplication.translate("History", source) if source else kind


def _changed(schema: LabelSchema, event: Event, offered: Fields) -> list[str]:
    before, after = event.before, event.after
    reason = after.get("reason")
    if "deleted" in after:
        is_compared = bool(offered) and after["deleted"] is False
        before, after = (offered, after) if is_compared else ({}, {})
    said = [texts.reject_reason(reason)] if isinstance(reason, str) else []
    names = [name for name in {**before, **after} if name not in _UNSAID]
    names = [name for name in names if before.get(name) != after.get(name)]
    return said + [_change(schema, name, before, after) for name in names[:_MOST_FIELDS]]


def _change(schema: LabelSchema, name: str, before: Fields, after: Fields) -> str:
    if name == "label":
        return f"{_label_name(schema, before)} → {_label_name(schema, after)}"
    old, new = _shown(before.get(name)), _shown(after.get(name))
    change = f"{old} → {new}"
    return change if name == "text" else f"{_field_name(schema, name)} {change}"


def _label_name(schema: LabelSchema, fields: Fields) -> str:
    names = {label.id: texts.words(label.name) for label in schema.labels}
    return names.get(str(fields.get("label")), str(fields.get("label")))


def _field_name(schema: LabelSchema, name: str) -> str:
    found = (label.attribute(name) for label in schema.labels)
    attribute = next((each for each in found if each is not None), None)
    return texts.words(attribute.name) if attribute else name


def _shown(value: Json) -> str:
    if value is None:
        return "–"
    words = value.get("text") if isinstance(value, dict) else value
    shown = one_line(str(words))
    return shown if len(shown) <= _LONGEST_VALUE else shown[:_LONGEST_VALUE] + "…"
