"""What became of a label, one line for each decision, in the window's language."""

from typing import Final

from PySide6.QtCore import QCoreApplication

from annotator import words
from annotator.history import Decision
from gui import texts
from gui.plain import one_line
from schema.labels import LabelSchema
from schema.records import Fields, Json

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


def decision_words(schema: LabelSchema, decision: Decision, offered: Fields) -> str:
    """When, who, what, and what it changed from what to what.

    `offered` are the fields that were suggested, which a first decision is compared with.
    """
    parts = [
        texts.moment(decision.at),
        one_line(decision.who),
        kind_words(decision.kind, decision.of),
    ]
    return " · ".join([*parts, *_changed(schema, decision, offered)])


def kinds_beginning(*beginnings: str) -> frozenset[str]:
    """The kinds of operations whose names begin so."""
    return frozenset(kind for kind in words.table()["operations"] if kind.startswith(beginnings))


def kind_words(kind: str, of: str | None) -> str:
    """What an operation did; an undo or redo says `of` what."""
    return words.operation(kind, of, texts.language())


def _changed(schema: LabelSchema, decision: Decision, offered: Fields) -> list[str]:
    before, after = decision.before, decision.after
    reason = after.get("reason")
    if "deleted" in after:
        is_compared = bool(offered) and after["deleted"] is False
        before, after = (offered, after) if is_compared else ({}, {})
    said = [texts.reject_reason(reason)] if isinstance(reason, str) else []
    if bool(after.get("unsure")) != bool(before.get("unsure")):
        said.append(_unsure_words(is_unsure=bool(after.get("unsure"))))
    names = [name for name in {**before, **after} if name not in _UNSAID]
    names = [name for name in names if before.get(name) != after.get(name)]
    return said + [_change(schema, name, before, after) for name in names[:_MOST_FIELDS]]


def _unsure_words(*, is_unsure: bool) -> str:
    if is_unsure:
        return QCoreApplication.translate("HistoryWords", "unsure")
    return QCoreApplication.translate("HistoryWords", "unsure no more")


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
    said = value.get("text") if isinstance(value, dict) else value
    shown = one_line(str(said))
    return shown if len(shown) <= _LONGEST_VALUE else shown[:_LONGEST_VALUE] + "…"
