"""What a report is to become: its gold beside what a window shows, and how the two differ."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from annotator.exchange.documents import GOLD_NAME, Document
from annotator.exchange.layers import records_of, reports_of
from annotator.exchange.record_reading import RecordReader
from annotator.items import Item
from annotator.project import Mode, Project
from schema.labels import LabelSchema
from schema.labels import default as built_in
from schema.records import Attributes, AttributeValue, Label, LabelId, LabelState

Stated = Mapping[str, frozenset[str]]
"""The attributes that a gold file states at all, by label; the others are nobody's business."""


@dataclass(frozen=True)
class Wanted:
    """The gold labels of one report, each by its place."""

    labels: tuple[Label, ...]

    def of(self, label: str) -> list[Label]:
        """The gold of one label in reading order."""
        found = [each for each in self.labels if each.label == label]
        return sorted(found, key=lambda each: each.span)

    def target(self, label: Label) -> Label | None:
        """The gold label that a gold number is linked to."""
        by_id = {each.id: each for each in self.labels}
        return by_id[label.quantifies[0]] if label.quantifies else None


def stated_in(documents: Iterable[Iterable[Label]]) -> Stated:
    """The attributes that occur in a gold file."""
    names: dict[str, set[str]] = {}
    for labels in documents:
        for label in labels:
            names.setdefault(label.label, set()).update(label.attributes)
    return {label: frozenset(found) for label, found in names.items()}


def matched(items: Iterable[Item], wanted: Iterable[Label]) -> dict[LabelId, Label]:
    """Which gold label each item is to become: the same extent first, then the largest overlap."""
    left = list(wanted)
    found: dict[LabelId, Label] = {}
    pairs = [
        (_overlap(item, label), item.key, label)
        for item in items
        for label in left
        if item.span.overlaps(label.span)
    ]
    taken: set[LabelId] = set()
    for _, key, label in sorted(pairs, key=lambda each: (-each[0], each[2].span, each[1])):
        if key not in found and label.id not in taken:
            found[key] = label
            taken.add(label.id)
    return found


def differing(item: Item, wanted: Label, stated: Stated) -> list[str]:
    """The attributes that an item has otherwise than its gold."""
    return [
        name
        for name in sorted(stated.get(wanted.label, ()))
        if _stated(item.label, item.attributes, name)
        != _stated(wanted.label, wanted.attributes, name)
    ]


def comparable(labels: Iterable[Label], stated: Stated) -> set[tuple[object, ...]]:
    """Labels without their ids, links by the places they join."""
    standing = {each.id: each for each in labels if each.state is LabelState.CONFIRMED}
    return {_comparable(each, standing, stated) for each in standing.values()}


def differences(project: Path, documents: Iterable[Document], stated: Stated) -> list[str]:
    """How the gold of a project differs from these documents, all but ids and order."""
    with Project.open(project, Mode.READ) as opened:
        records = records_of(opened, reports_of(opened, GOLD_NAME))
        reader = RecordReader(opened.schema)
        found = [reader.document(each, "") for each in records]
    made = {each.report.id: each.spans for each in found}
    told = []
    for document in documents:
        ours = comparable(made.get(document.report.id, ()), stated)
        theirs = comparable(document.spans, stated)
        name = document.report.name
        told += [f"{name}: too much {each}" for each in sorted(ours - theirs, key=str)]
        told += [f"{name}: missing {each}" for each in sorted(theirs - ours, key=str)]
    return told


def _comparable(
    label: Label, standing: Mapping[LabelId, Label], stated: Stated
) -> tuple[object, ...]:
    names = stated.get(label.label, frozenset())
    values = ((name, _stated(label.label, label.attributes, name)) for name in sorted(names))
    fields = [(name, value) for name, value in values if value is not None]
    targets = sorted(standing[each].span for each in label.quantifies)
    return label.label, label.span, tuple((n, str(v)) for n, v in fields), tuple(targets)


def _stated(label: str, attributes: Attributes, name: str) -> AttributeValue | None:
    """A value, None also for the default, which need not be said."""
    value = attributes.get(name)
    attribute = _schema().label(label).attribute(name)
    return None if attribute is not None and value == attribute.default else value


@cache
def _schema() -> LabelSchema:
    return built_in()


def _overlap(item: Item, label: Label) -> float:
    shared = min(item.span.end, label.span.end) - max(item.span.start, label.span.start)
    whole = max(item.span.end, label.span.end) - min(item.span.start, label.span.start)
    return shared / whole
