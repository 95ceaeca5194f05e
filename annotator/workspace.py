"""One report as one person sees it: its suggestions, their decisions, their work and comments.

Operations are planned on a workspace and shown from it; storing them is the gate's business. A
span keeps its key from suggestion to label, because the id of a decision follows from both.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Final

from annotator.project import Project
from annotator.store import comments, labels, reports, suggestions, work
from schema.payloads import (
    applied,
    comment_fields,
    comment_from_fields,
    label_fields,
    label_from_fields,
    work_fields,
    work_from_fields,
    work_id,
)
from schema.records import (
    GOLD,
    Attributes,
    Change,
    Comment,
    Entity,
    Fields,
    Label,
    LabelId,
    LabelState,
    Layer,
    Report,
    ReportId,
    Span,
    Suggestion,
    SuggestionId,
    Work,
    decision_id,
)

_NO_KEYS: Final[Mapping[SuggestionId, LabelId]] = {}


class ItemState(StrEnum):
    """What a person has made of a span."""

    SUGGESTED = "suggested"
    CONFIRMED = "confirmed"
    CORRECTED = "corrected"
    REJECTED = "rejected"


@dataclass(frozen=True, slots=True)
class Item:
    """A span in the report: a suggestion, a decision, or a decision about a suggestion."""

    key: LabelId
    current: Label
    suggestion: Suggestion | None
    state: ItemState

    @property
    def decided(self) -> bool:
        """Whether a person has said anything about it."""
        return self.state is not ItemState.SUGGESTED

    @property
    def counts(self) -> bool:
        """Whether it stands as a label: decided, and not rejected."""
        return self.state in (ItemState.CONFIRMED, ItemState.CORRECTED)

    @property
    def span(self) -> Span:
        """Where it stands now."""
        return self.current.span

    @property
    def label(self) -> str:
        """The id of its label in the schema."""
        return self.current.label

    @property
    def attributes(self) -> Attributes:
        """Its fields as they stand."""
        return self.current.attributes

    @property
    def quantifies(self) -> tuple[LabelId, ...]:
        """Keys of the items it is linked to, decided or not."""
        return self.current.quantifies


@dataclass(slots=True)
class Workspace:
    """Mutable state of one open report; `apply` is the only thing that changes it."""

    report: Report
    layer: Layer
    suggestions: dict[LabelId, Suggestion] = field(default_factory=dict)
    keys: dict[SuggestionId, LabelId] = field(default_factory=dict)  # of those suggestions
    labels: dict[LabelId, Label] = field(default_factory=dict)
    comments: dict[str, Comment] = field(default_factory=dict)
    stated_work: Work | None = None
    settled: Work | None = None  # the work state of the gold layer
    alone: bool = True  # nobody else labels in the project

    @classmethod
    def load(cls, project: Project, report: ReportId, layer: Layer) -> "Workspace":
        """Read a report from the project; KeyError where it is not there."""
        db = project.db
        workspace = cls(reports.get(db, report), layer)
        offered = suggestions.of_report(db, report)
        workspace.suggestions = {decision_id(layer, each.id): each for each in offered}
        workspace.keys = {each.id: key for key, each in workspace.suggestions.items()}
        workspace.labels = {each.id: each for each in labels.of_report(db, report, layer)}
        workspace.comments = {each.id: each for each in comments.of_report(db, report, layer)}
        workspace.stated_work = work.get(db, report, layer)
        workspace.settled = work.get(db, report, GOLD)
        workspace.alone = labels.is_sole_layer(db, layer)
        return workspace

    @property
    def work(self) -> Work:
        """How far the person is; open where they never said."""
        return self.stated_work or Work(self.report.id, self.layer)

    def item(self, key: LabelId) -> Item | None:
        """The item with this key, if there is one."""
        label, suggestion = self.labels.get(key), self.suggestions.get(key)
        if label is not None:
            return Item(key, label, suggestion, _state_of(label, suggestion, self.layer))
        if suggestion is None:
            return None
        return Item(key, self._as_label(key, suggestion), suggestion, ItemState.SUGGESTED)

    def items(self) -> list[Item]:
        """All items in reading order."""
        keys = {*self.labels, *self.suggestions}
        found = [item for item in map(self.item, keys) if item is not None]
        return sorted(found, key=lambda item: (item.span.start, item.span.end, item.label))

    def undecided(self) -> list[Item]:
        """The suggestions nobody has decided yet, in reading order."""
        return [item for item in self.items() if not item.decided]

    def pending_links(self) -> list[Item]:
        """Confirmed items with a link to something that is not confirmed yet."""
        return [item for item in self.items() if item.counts and self._has_pending_link(item)]

    def linking_to(self, key: LabelId) -> list[Label]:
        """The decisions that are linked to an item."""
        return [label for label in self.labels.values() if key in label.quantifies]

    def apply(self, changes: Iterable[Change]) -> None:
        """Make what an operation changed stand here too; what is of others passes by."""
        for each in changes:
            if each.report != self.report.id:
                continue
            if each.entity is Entity.LABEL:
                self._apply_label(each)
            elif each.entity is Entity.COMMENT:
                self._apply_comment(each)
            elif each.entity is Entity.WORK:
                self._apply_work(each)

    def _apply_label(self, change: Change) -> None:
        key = LabelId(change.id)
        known = self.labels.get(key)
        fields = _after(label_fields(known) if known else None, change.after)
        self.labels.pop(key, None)
        if fields is None:
            return
        label = label_from_fields(key, fields)
        if label.layer == self.layer:
            self.labels[key] = label

    def _apply_comment(self, change: Change) -> None:
        known = self.comments.pop(change.id, None)
        fields = _after(comment_fields(known) if known else None, change.after)
        if fields is not None and fields.get("layer") == self.layer:
            self.comments[change.id] = comment_from_fields(change.id, fields)

    def _apply_work(self, change: Change) -> None:
        if change.id == work_id(self.report.id, self.layer):
            self.stated_work = _work_after(self.stated_work, change.after)
        elif change.id == work_id(self.report.id, GOLD):
            self.settled = _work_after(self.settled, change.after)

    def _as_label(self, key: LabelId, suggestion: Suggestion) -> Label:
        label = label_of(key, suggestion, self.layer, self.keys)
        standing = tuple(each for each in label.quantifies if not self._is_rejected(each))
        return label if standing == label.quantifies else replace(label, quantifies=standing)

    def _is_rejected(self, key: LabelId) -> bool:
        label = self.labels.get(key)
        return label is not None and label.state is LabelState.REJECTED

    def _has_pending_link(self, item: Item) -> bool:
        targets = (self.item(key) for key in item.quantifies)
        return any(target is None or not target.counts for target in targets)


def label_of(
    key: LabelId,
    suggestion: Suggestion,
    layer: Layer,
    keys: Mapping[SuggestionId, LabelId] = _NO_KEYS,
) -> Label:
    """The label that confirming a suggestion unchanged makes; `keys` are those known already."""
    return Label(
        id=key,
        report=suggestion.report,
        layer=layer,
        label=suggestion.label,
        span=suggestion.span,
        attributes=suggestion.attributes,
        quantifies=tuple(
            keys.get(each) or decision_id(layer, each) for each in suggestion.quantifies
        ),
        suggestion=suggestion.id,
    )


def _state_of(label: Label, suggestion: Suggestion | None, layer: Layer) -> ItemState:
    if label.state is LabelState.REJECTED:
        return ItemState.REJECTED
    if suggestion is None or _same(label, label_of(label.id, suggestion, layer)):
        return ItemState.CONFIRMED
    return ItemState.CORRECTED


def _same(label: Label, offered: Label) -> bool:
    return (label.label, label.span, label.span.text, dict(label.attributes)) == (
        offered.label,
        offered.span,
        offered.span.text,
        dict(offered.attributes),
    ) and set(label.quantifies) <= set(offered.quantifies)


def _after(fields: Fields | None, after: Fields) -> Fields | None:
    return applied(None if after.get("deleted") is False else fields, after)


def _work_after(work: Work | None, after: Fields) -> Work | None:
    fields = _after(work_fields(work) if work else None, after)
    return work_from_fields(fields) if fields else None
