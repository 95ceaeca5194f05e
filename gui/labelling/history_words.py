"""What became of a label, one line for each decision, in the window's language."""

from typing import Final

from PySide6.QtCore import QCoreApplication

from annotator.history import Decision
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
    "labels.import": QT_TRANSLATE_NOOP("History", "labels brought in"),
    "comment.add": QT_TRANSLATE_NOOP("History", "remarked"),
    "comment.edit": QT_TRANSLATE_NOOP("History", "remark changed"),
    "comment.delete": QT_TRANSLATE_NOOP("History", "remark taken away"),
    "report.import": QT_TRANSLATE_NOOP("History", "reports brought in"),
    "report.prelabel": QT_TRANSLATE_NOOP("History", "suggestions made"),
    "report.finish": QT_TRANSLATE_NOOP("History", "finished"),
    "report.reopen": QT_TRANSLATE_NOOP("History", "opened again"),
    "report.unusable": QT_TRANSLATE_NOOP("History", "called not usable"),
    "report.settle": QT_TRANSLATE_NOOP("History", "review ended"),
    "report.edit": QT_TRANSLATE_NOOP("History", "facts of the report changed"),
    "report.take_back": QT_TRANSLATE_NOOP("History", "import taken back"),
    "report.replace_back": QT_TRANSLATE_NOOP("History", "better text taken back"),
    "annotator.join": QT_TRANSLATE_NOOP("History", "joined"),
    "annotator.rename": QT_TRANSLATE_NOOP("History", "renamed"),
    "annotator.same": QT_TRANSLATE_NOOP("History", "two ids are one person"),
    "annotator.different": QT_TRANSLATE_NOOP("History", "one name, several people"),
    "assignment.hand_in": QT_TRANSLATE_NOOP("History", "handed in"),
    "assignment.return": QT_TRANSLATE_NOOP("History", "given back"),
    "assignment.review": QT_TRANSLATE_NOOP("History", "taken into review"),
    "round.open": QT_TRANSLATE_NOOP("History", "round begun"),
    "round.assign": QT_TRANSLATE_NOOP("History", "reports given out"),
    "round.close": QT_TRANSLATE_NOOP("History", "round closed"),
    "handout": QT_TRANSLATE_NOOP("History", "handed out"),
    "conflict.keep": QT_TRANSLATE_NOOP("History", "conflict: kept what stands"),
    "conflict.take": QT_TRANSLATE_NOOP("History", "conflict: took the other"),
    "practice.begin": QT_TRANSLATE_NOOP("History", "practice begun"),
    "practice.judge": QT_TRANSLATE_NOOP("History", "practice judged"),
    "sample.draw": QT_TRANSLATE_NOOP("History", "sample drawn"),
    "sample.judge": QT_TRANSLATE_NOOP("History", "sample judged"),
    "release.make": QT_TRANSLATE_NOOP("History", "gold released"),
    "project.create": QT_TRANSLATE_NOOP("History", "project made"),
    "project.times": QT_TRANSLATE_NOOP("History", "asked to measure times, or no longer"),
    "schema.add": QT_TRANSLATE_NOOP("History", "schema: added"),
    "schema.change": QT_TRANSLATE_NOOP("History", "schema: changed"),
    "schema.import": QT_TRANSLATE_NOOP("History", "schema: brought in"),
    "schema.move": QT_TRANSLATE_NOOP("History", "schema: moved"),
    "schema.merge": QT_TRANSLATE_NOOP("History", "schema: merged"),
    "schema.split": QT_TRANSLATE_NOOP("History", "schema: split"),
    "schema.retire": QT_TRANSLATE_NOOP("History", "schema: retired"),
    "schema.offer": QT_TRANSLATE_NOOP("History", "schema: offered again"),
    "schema.remove": QT_TRANSLATE_NOOP("History", "schema: removed"),
    "schema.look_again": QT_TRANSLATE_NOOP("History", "schema: labels to look at again"),
    "schema.leave": QT_TRANSLATE_NOOP("History", "schema: labels left as they are"),
    "schema.take_back": QT_TRANSLATE_NOOP("History", "schema: taken back"),
    "term.add": QT_TRANSLATE_NOOP("History", "term added"),
    "term.change": QT_TRANSLATE_NOOP("History", "term changed"),
    "term.remove": QT_TRANSLATE_NOOP("History", "term removed"),
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
    return frozenset(kind for kind in _KINDS if kind.startswith(beginnings))


def kind_words(kind: str, of: str | None) -> str:
    """What an operation did; an undo or redo says `of` what."""
    said = _translated(kind)
    return f"{said}: {_translated(of)}" if of else said


def _translated(kind: str) -> str:
    source = _KINDS.get(kind)
    return QCoreApplication.translate("History", source) if source else kind


def _changed(schema: LabelSchema, decision: Decision, offered: Fields) -> list[str]:
    before, after = decision.before, decision.after
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
