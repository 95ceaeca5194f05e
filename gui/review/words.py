"""A review in words: kinds, how far a row is, and what each person says in it."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Final

from PySide6.QtCore import QCoreApplication

from annotator.exchange.documents import IMPORTED, MODEL, RELEASE
from annotator.review.comparison import Comparison, ShownOnly
from annotator.review.differences import Kind
from annotator.review.label_words import NOTHING
from annotator.review.rows import Row, Standing
from annotator.words import report as report_words
from gui import texts
from gui.panels.versions import FieldRow
from gui.plain import one_line
from schema.labels import Attribute, AttributeType, LabelSchema
from schema.quantity import grouped
from schema.records import (
    GOLD,
    AttributeValue,
    Label,
    LabelId,
    LabelState,
    Layer,
    Span,
    WorkState,
)

_HASH: Final = re.compile("[0-9a-f]{16}")
_ENOUGH: Final = 8  # characters of a hash: no project has so many engines that two begin alike
WordsOf = Callable[[LabelId], str]


@dataclass(frozen=True, slots=True)
class Said:
    """One column of the comparison: a person's label, or the gold; None where there is none."""

    label: Label | None
    words_of: WordsOf  # of what it is linked to
    is_gold: bool = False


def kind_words(kind: Kind) -> str:
    """What people differ in."""
    return report_words(f"kind_{kind.value}", texts.language())


def side_words(layer: str) -> str:
    """What a side of a comparison is called by its name; a person goes by theirs."""
    if layer == GOLD:
        return QCoreApplication.translate("Review", "Gold")
    if layer == MODEL:
        return QCoreApplication.translate("Review", "Suggestions")
    if layer.startswith(MODEL):
        said = QCoreApplication.translate("Review", "Suggestions of {engine}")
        return said.format(engine=_short(layer.removeprefix(MODEL)))
    if layer.startswith(RELEASE):
        said = QCoreApplication.translate("Review", "Release {name}")
        return said.format(name=layer.removeprefix(RELEASE))
    return Path(layer).name if Path(layer).is_absolute() else layer


def engine_words(engine: str, at: str) -> str:
    """An engine or an import in the list of layers; one that is named by a hash by its date too."""
    if not at or _short(engine) == engine:
        return one_line(side_words(MODEL + engine))
    said = (
        QCoreApplication.translate("Review", "Suggestions that came in on {date} ({name})")
        if engine.startswith(IMPORTED)
        else QCoreApplication.translate("Review", "Suggestions made since {date} ({name})")
    )
    return said.format(date=texts.moment(at), name=_short(engine))


def _short(engine: str) -> str:
    """A name that somebody gave as it is; of a hash so much as tells it from others."""
    name = engine.removeprefix(IMPORTED)
    return name[:_ENOUGH] if _HASH.fullmatch(name) else engine


def comparison_words(of: Comparison) -> str:
    """Whether taking a version changes gold, and if not, why."""
    match of.shown_only:
        case ShownOnly.NO_GOLD:
            return QCoreApplication.translate(
                "Review", "Only shown: gold is not one of the sides, so nothing can be settled."
            )
        case ShownOnly.ONE_PERSON:
            return QCoreApplication.translate(
                "Review", "Only shown: this gold is the labels of one person, not of a review."
            )
        case ShownOnly.OWN:
            return QCoreApplication.translate(
                "Review", "Only shown: you have labelled this report yourself."
            )
        case None if of.work.state is WorkState.OPEN:
            return QCoreApplication.translate("Review", "Taking a version changes the gold.")
        case None:
            return QCoreApplication.translate(
                "Review", "The review of this gold is ended; reopen the report to change it."
            )


def compared_words(row: Row) -> str:
    """Whether what is compared differs in a row."""
    if row.standing.is_at_issue:
        return QCoreApplication.translate("Review", "differs")
    return QCoreApplication.translate("Review", "alike")


def kinds_words(row: Row) -> str:
    """All that people differ in about a row."""
    if not row.kinds:
        return (
            QCoreApplication.translate("Review", "agreed")
            if row.members
            else QCoreApplication.translate("Review", "added")
        )
    return texts.listed(kind_words(each) for each in row.kinds)


def outcome_words(row: Row, letters: Mapping[Layer, str], taken: Sequence[Layer]) -> str:
    """How far a row is: whose version is gold, or that it is open."""
    match row.standing:
        case Standing.OPEN:
            return QCoreApplication.translate("Review", "unsettled")
        case Standing.CHANGED:
            return QCoreApplication.translate("Review", "changed since")
        case Standing.AGREED:
            return QCoreApplication.translate("Review", "not accepted")
        case Standing.SETTLED:
            return _settled_words(row, letters, taken)


def _settled_words(row: Row, letters: Mapping[Layer, str], taken: Sequence[Layer]) -> str:
    if all(each.state is LabelState.REJECTED for each in row.golds):
        return QCoreApplication.translate("Review", "neither")
    if not row.members:
        return QCoreApplication.translate("Review", "added")
    if not taken:
        return QCoreApplication.translate("Review", "edited")
    if not row.kinds:
        return QCoreApplication.translate("Review", "accepted")
    return "".join(letters[layer] for layer in taken)


def version_words(schema: LabelSchema, row: Row, label: Label | None, linked: WordsOf) -> str:
    """A person's version in a few words: the span, and what is at issue in it."""
    if label is None:
        return NOTHING
    said = one_line(label.span.text)
    if Kind.LINK in row.kinds:
        target = linked(label.quantifies[0]) if label.quantifies else NOTHING
        said = f"{said} → {target}"
    for kind in (Kind.VALUE, Kind.UNIT, Kind.BOUND, Kind.CATEGORY):
        attribute = schema.label(label.label).attribute(kind.value)
        if kind in row.kinds and attribute is not None:
            said = f"{said} · {_value_words(attribute, _value(label, attribute))}"
    return said


def field_rows(schema: LabelSchema, columns: Sequence[Said]) -> list[FieldRow]:
    """The words, then all fields that anybody fills in: first those that differ, and marked."""
    found = [each for each in columns if each.label is not None]
    labels = {each.label.label for each in found if each.label is not None}
    rows = [
        _row(
            QCoreApplication.translate("Review", "Words"),
            [one_line(each.label.span.text) if each.label else NOTHING for each in columns],
            [_place(each.label) for each in columns],
            columns,
        ),
    ]
    names = [texts.words(schema.label(each.label.label).name) if each.label else NOTHING
             for each in columns]  # fmt: skip
    if len(labels) > 1:
        rows.append(_row(QCoreApplication.translate("Review", "Label"), names, names, columns))
    attributes = {
        attribute.id: attribute
        for label in schema.labels
        if label.id in labels
        for attribute in label.attributes
    }
    for attribute in attributes.values():
        values = [_value(each.label, attribute) for each in columns]
        if any(value is not None for value in values):
            said = [_value_words(attribute, value) for value in values]
            rows.append(
                _row(texts.words(attribute.name), said, list(map(_compared, values)), columns)
            )
    rows += _link_rows(schema, labels, columns)
    return [rows[0], *sorted(rows[1:], key=lambda row: not row.differs)]


def _link_rows(schema: LabelSchema, labels: set[str], columns: Sequence[Said]) -> list[FieldRow]:
    rows = []
    for link in schema.links:
        if link.source in labels:
            said = [
                texts.listed(map(each.words_of, each.label.quantifies)) if each.label else ""
                for each in columns
            ]
            if any(said):
                shown = [each or NOTHING for each in said]
                rows.append(_row(texts.words(link.name), shown, shown, columns))
    return rows


def _row(
    name: str, said: Sequence[str], compared: Sequence[object], columns: Sequence[Said]
) -> FieldRow:
    """A row is marked where people differ, whatever became gold."""
    peoples = {each for each, of in zip(compared, columns, strict=True) if not of.is_gold}
    return FieldRow(name, tuple(said), len(peoples) > 1)


def _place(label: Label | None) -> object:
    return (label.span.start, label.span.end) if label else None


def _value(label: Label | None, attribute: Attribute) -> AttributeValue | None:
    return label.attributes.get(attribute.id, attribute.default) if label else None


def _compared(value: AttributeValue | None) -> object:
    if isinstance(value, Span):
        return (value.start, value.end)
    return _decimal(value) or value


def _decimal(value: AttributeValue | None) -> Decimal | None:
    try:
        return Decimal(value) if isinstance(value, str) else None
    except InvalidOperation:
        return None


def _value_words(attribute: Attribute, value: AttributeValue | None) -> str:
    if value is None:
        return NOTHING
    if isinstance(value, Span):
        return one_line(value.text)
    if attribute.type is AttributeType.CHOICE:
        return texts.choice_names(attribute).get(str(value), str(value))
    number = _decimal(value) if attribute.type is AttributeType.DECIMAL else None
    return grouped(number) if number is not None else one_line(str(value))
