"""One report as one person sees it: its suggestions, their decisions, their work and comments.

Operations are planned on a workspace and shown from it; storing them is the gate's business.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, MutableMapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial

from annotator.items import Item, ItemState, Place, label_of, says_the_same, without_score
from annotator.links import Links
from annotator.project import Project
from annotator.shared_comments import SharedComment, shared_with
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
    Suggestion,
    SuggestionId,
    Work,
    decision_ids,
)
from schema.rounds import Sight


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
    shared: tuple[SharedComment, ...] = ()  # what others said that the person may read
    stated_work: Work | None = None
    settled: Work | None = None  # the work state of the gold layer
    alone: bool = True  # nobody else labels in the project
    sight: Sight = Sight.FULL  # how much of the suggestions the person may see
    # labels made before a part of the schema was changed, with the paths of those parts
    again: dict[LabelId, tuple[str, ...]] = field(default_factory=dict)
    _project: Project | None = None
    _offered: dict[LabelId, Place] = field(default_factory=dict)  # of the suggestions
    _decided: dict[LabelId, Place] = field(default_factory=dict)  # of the labels
    _links: Links = field(default_factory=Links)  # of the labels
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
        workspace.shared = tuple(shared_with(db, report, layer))
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
        return self._links.sources_of(key)

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
            self._links.put(source, targets)

    def _read(self, keys: Iterable[LabelId]) -> list[Item]:
        return [item for item in map(self.item, keys) if item is not None]

    def _apply_label(self, change: Change) -> None:
        key = LabelId(change.id)
        known = self.labels.get(key)
        fields = _after(label_fields(known) if known else None, change.after)
        self.labels.pop(key, None)
        self.again.pop(key, None)  # whoever decides about it now knows the schema of now
        self._decided.pop(key, None)
        self._links.put(key, ())
        if fields is None:
            return
        label = label_from_fields(key, fields)
        if label.layer == self.layer:
            self.labels[key] = label
            self._links.put(key, label.quantifies)
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
        standing = tuple(each for each in label.quantifies if not self._is_something_else(each))
        return label if standing == label.quantifies else replace(label, quantifies=standing)

    def _state_of(self, label: Label, suggestion: Suggestion | None) -> ItemState:
        if label.state is LabelState.REJECTED:
            return ItemState.REJECTED
        if suggestion is None or says_the_same(label, self._as_label(label.id, suggestion)):
            return ItemState.CONFIRMED
        return ItemState.CORRECTED

    def _is_something_else(self, key: LabelId) -> bool:
        """Whether what was offered there was rejected, or got another label."""
        label, suggestion = self.labels.get(key), self.suggestions.get(key)
        if label is None:
            return False
        is_other = suggestion is not None and suggestion.label != label.label
        return is_other or label.state is LabelState.REJECTED

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


def _after(fields: Fields | None, after: Fields) -> Fields | None:
    return applied(None if after.get("deleted") is False else fields, after)


def _work_after(work: Work | None, after: Fields) -> Work | None:
    fields = _after(work_fields(work) if work else None, after)
    return work_from_fields(fields) if fields else None
