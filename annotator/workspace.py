"""One report as one person sees it: its suggestions, their decisions, their work and comments.

Operations are planned on a workspace and shown from it; storing them is the gate's business. A
span keeps its key from suggestion to label, because the id of a decision follows from both.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, MutableMapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from functools import partial
from typing import NamedTuple

from annotator.project import Project
from annotator.store import (
    comments,
    labels,
    look_again,
    practice,
    reports,
    rounds,
    suggestions,
    work,
)
from annotator.store.on_demand import OnDemand
from annotator.team.for_all import Told, told_to
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
    Sight,
    Span,
    Suggestion,
    SuggestionId,
    Work,
    decision_id,
    decision_ids,
)


class ItemState(StrEnum):
    """What a person has made of a span."""

    SUGGESTED = "suggested"
    CONFIRMED = "confirmed"
    CORRECTED = "corrected"
    REJECTED = "rejected"


class Place(NamedTuple):
    """What is known of an item without reading it; places sort in reading order.

    `state` does not tell corrected from confirmed; `is_dismissed` is that of `Item`.
    """

    start: int
    end: int
    label: str
    key: LabelId
    state: ItemState = ItemState.SUGGESTED
    unsure: bool = False
    is_dismissed: bool = False

    @property
    def decided(self) -> bool:
        """Whether a person has said anything about the item."""
        return self.state is not ItemState.SUGGESTED


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
    def is_dismissed(self) -> bool:
        """Whether it is a numeral of which a person said that it states no number."""
        return self.state is ItemState.REJECTED and self.current.suggestion is None

    @property
    def place(self) -> Place:
        """Where it stands now, and how."""
        span = self.current.span
        unsure = self.current.unsure
        where = span.start, span.end, self.current.label, self.key
        return Place(*where, self.state, unsure, self.is_dismissed)

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
    """Mutable state of one open report; `apply` is the only thing that changes it.

    A report may have tens of thousands of suggestions and labels: loading notes their places, and
    each is read from the project, which must be open, once somebody looks at it.
    """

    report: Report
    layer: Layer
    suggestions: Mapping[LabelId, Suggestion] = field(default_factory=dict)
    labels: MutableMapping[LabelId, Label] = field(default_factory=dict)
    comments: dict[str, Comment] = field(default_factory=dict)
    told: tuple[Told, ...] = ()  # what others said that the person may read
    stated_work: Work | None = None
    settled: Work | None = None  # the work state of the gold layer
    alone: bool = True  # nobody else labels in the project
    sight: Sight = Sight.FULL  # how much of the suggestions the person may see
    # labels made before a part of the schema was changed, with the paths of those parts
    again: dict[LabelId, tuple[str, ...]] = field(default_factory=dict)
    _project: Project | None = None
    _offered: dict[LabelId, Place] = field(default_factory=dict)  # of the suggestions
    _decided: dict[LabelId, Place] = field(default_factory=dict)  # of the labels
    # of the labels: what each is linked to, and who is linked to it, in the order it was learnt
    _links: dict[LabelId, tuple[LabelId, ...]] = field(default_factory=dict)
    _sources: defaultdict[LabelId, dict[LabelId, None]] = field(
        default_factory=lambda: defaultdict(dict)
    )
    # learns which suggestions are linked to which; who has time goes through it before it is needed
    finding_links: Iterator[None] = field(default_factory=lambda: iter(()))
    _offered_sources: dict[SuggestionId, list[SuggestionId]] = field(default_factory=dict)

    @classmethod
    def load(
        cls, project: Project, report: ReportId, layer: Layer, sight: Sight = Sight.FULL
    ) -> "Workspace":
        """Read a report from the project; KeyError where it is not there."""
        db = project.db
        workspace = cls(reports.get(db, report), layer, sight=sight, _project=project)
        if sight is not Sight.UNAIDED:
            workspace._find_suggestions(project)
        workspace._find_labels(project)
        if sight is not Sight.UNAIDED:
            workspace.finding_links = _finding_links(project, report, workspace._offered_sources)
        workspace.comments = {each.id: each for each in comments.of_report(db, report, layer)}
        workspace.told = tuple(told_to(db, report, layer))
        workspace.stated_work = work.get(db, report, layer)
        workspace.again = look_again.of_report(db, report, layer)
        workspace.settled = work.get(db, report, GOLD)
        workspace.alone = labels.is_sole_layer(db, layer) and not (
            rounds.is_assigned(db, report) or practice.is_practice(db)
        )
        return workspace

    @property
    def work(self) -> Work:
        """How far the person is; open where they never said."""
        return self.stated_work or Work(self.report.id, self.layer)

    def item(self, key: LabelId) -> Item | None:
        """The item with this key, if there is one."""
        label, suggestion = self.labels.get(key), self.suggestions.get(key)
        if label is not None:
            return Item(key, label, suggestion, self._state_of(label, suggestion))
        if suggestion is None:
            return None
        return Item(key, self._as_label(key, suggestion), suggestion, ItemState.SUGGESTED)

    def places(self) -> dict[LabelId, Place]:
        """Where all items stand, in reading order, and how; reads none of them."""
        if not self._decided:
            return dict(self._offered)
        return {place.key: place for place in sorted((self._offered | self._decided).values())}

    def items(self) -> list[Item]:
        """All items in reading order; a long report's take a second to read."""
        return self._read(self.places())

    def decided_with(self, words: str) -> list[LabelId]:
        """The keys of the decided items that stand on these words; reads none of them."""
        text = self.report.text
        return [
            key for key, place in self._decided.items() if text[place.start : place.end] == words
        ]

    def unsure(self) -> set[LabelId]:
        """The keys of the items that are flagged as unsure."""
        return {key for key, place in self._decided.items() if place.unsure}

    def undecided(self) -> list[Item]:
        """The suggestions nobody has decided yet, in reading order."""
        return self._read(key for key in self._offered if key not in self._decided)

    def unlikely(self, score: float) -> set[LabelId]:
        """The keys of the suggestions that are scored below this; none where scores are unseen."""
        if self.sight is not Sight.FULL:
            return set()
        if self._project is None:
            return {key for key, each in self.suggestions.items() if each.score < score}
        found = suggestions.below(self._project.db, self.report.id, score)
        return set(decision_ids(self.layer, found))

    def pending_links(self) -> list[Item]:
        """Confirmed items with a link to something that is not confirmed yet."""
        decided = self._read(place.key for place in sorted(self._decided.values()))
        return [item for item in decided if item.counts and self._has_pending_link(item)]

    def sources_of(self, key: LabelId) -> set[LabelId]:
        """The items that are linked to this one, decided or not."""
        sources = set(self.decided_sources(key))
        suggestion = self.suggestions.get(key)
        if suggestion is not None:
            for _ in self.finding_links:
                pass
            offered = self._offered_sources.get(suggestion.id, ())
            found = decision_ids(self.layer, offered)
            sources.update(each for each in found if each not in self._decided)
        return sources

    def linking_to(self, key: LabelId) -> list[Label]:
        """The decisions that are linked to an item."""
        found = map(self.labels.get, self.decided_sources(key))
        return [label for label in found if label is not None]

    def decided_sources(self, key: LabelId) -> Collection[LabelId]:
        """The keys of the decisions that are linked to an item."""
        return self._sources.get(key, {}).keys()

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

    def _find_suggestions(self, project: Project) -> None:
        rows = suggestions.places(project.db, self.report.id)
        ids = [row[3] for row in rows]
        keys = decision_ids(self.layer, ids)
        columns = tuple(zip(*rows, strict=True))[:3]  # all but the ids
        self._offered = dict(zip(keys, map(Place, *columns, keys), strict=True))
        self.suggestions = OnDemand(keys, ids, partial(_read_suggestions, project, self.sight))

    def _find_labels(self, project: Project) -> None:
        rows = labels.places(project.db, self.report.id, self.layer)
        states = {
            LabelState.CONFIRMED.value: ItemState.CONFIRMED,
            LabelState.REJECTED.value: ItemState.REJECTED,
        }
        self._decided = {
            key: Place(start, end, label, key, states[state], bool(unsure), bool(is_dismissed))
            for start, end, label, key, state, unsure, is_dismissed in rows
        }
        keys = [*self._decided]
        self.labels = OnDemand(keys, keys, partial(labels.of_ids, project.db))
        for source, targets in labels.links(project.db, self.report.id, self.layer):
            self._link(source, targets)

    def _link(self, source: LabelId, targets: tuple[LabelId, ...]) -> None:
        for target in self._links.pop(source, ()):
            self._sources[target].pop(source, None)
        if targets:
            self._links[source] = targets
        for target in targets:
            self._sources[target][source] = None

    def _read(self, keys: Iterable[LabelId]) -> list[Item]:
        return [item for item in map(self.item, keys) if item is not None]

    def _apply_label(self, change: Change) -> None:
        key = LabelId(change.id)
        known = self.labels.get(key)
        fields = _after(label_fields(known) if known else None, change.after)
        self.labels.pop(key, None)
        self.again.pop(key, None)  # whoever decides about it now knows the schema of now
        self._decided.pop(key, None)
        self._link(key, ())
        if fields is None:
            return
        label = label_from_fields(key, fields)
        if label.layer == self.layer:
            self.labels[key] = label
            self._link(key, label.quantifies)
            state = self._state_of(label, self.suggestions.get(key))
            self._decided[key] = Item(key, label, None, state).place

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
        label = label_of(key, suggestion, self.layer)
        standing = tuple(each for each in label.quantifies if not self._is_rejected(each))
        return label if standing == label.quantifies else replace(label, quantifies=standing)

    def _state_of(self, label: Label, suggestion: Suggestion | None) -> ItemState:
        if label.state is LabelState.REJECTED:
            return ItemState.REJECTED
        if suggestion is None or _same(label, self._as_label(label.id, suggestion)):
            return ItemState.CONFIRMED
        return ItemState.CORRECTED

    def _is_rejected(self, key: LabelId) -> bool:
        label = self.labels.get(key)
        return label is not None and label.state is LabelState.REJECTED

    def _has_pending_link(self, item: Item) -> bool:
        targets = (self.item(key) for key in item.quantifies)
        return any(target is None or not target.counts for target in targets)


# Neither knows the workspace: it goes as nobody refers to it, which a circle would keep it from.
def _finding_links(
    project: Project, report: ReportId, sources: dict[SuggestionId, list[SuggestionId]]
) -> Iterator[None]:
    for source, targets in suggestions.links(project.db, report):
        for target in targets:
            sources.setdefault(target, []).append(source)
        yield


def _read_suggestions(
    project: Project, sight: Sight, ids: Sequence[SuggestionId]
) -> dict[SuggestionId, Suggestion]:
    found = suggestions.of_ids(project.db, ids)
    if sight is Sight.FULL:
        return found
    return {key: without_score(each) for key, each in found.items()}


def without_score(suggestion: Suggestion) -> Suggestion:
    """A suggestion that tells neither how sure it is nor why it was made."""
    return replace(suggestion, score=1.0, rule="", evidence="")


def label_of(key: LabelId, suggestion: Suggestion, layer: Layer) -> Label:
    """The label that confirming a suggestion unchanged makes."""
    return Label(
        id=key,
        report=suggestion.report,
        layer=layer,
        label=suggestion.label,
        span=suggestion.span,
        attributes=suggestion.attributes,
        quantifies=tuple(decision_id(layer, each) for each in suggestion.quantifies),
        suggestion=suggestion.id,
    )


def _same(label: Label, offered: Label) -> bool:
    return (label.label, label.span, label.span.text, dict(label.attributes)) == (
        offered.label,
        offered.span,
        offered.span.text,
        dict(offered.attributes),
    ) and set(label.quantifies) == set(offered.quantifies)


def _after(fields: Fields | None, after: Fields) -> Fields | None:
    return applied(None if after.get("deleted") is False else fields, after)


def _work_after(work: Work | None, after: Fields) -> Work | None:
    fields = _after(work_fields(work) if work else None, after)
    return work_from_fields(fields) if fields else None
