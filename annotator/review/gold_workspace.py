"""One report as its reviewer sees it: what people finished, in groups, and the gold settled of it.

The gold layer is a layer like any other. A group that is not settled stands in it as an item that
nobody has decided, so that what works on a person's own labels works on gold: confirm, reject,
edit, link, add, undo. Its key is the id that its gold has once it is settled.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field, replace
from typing import Self

from annotator.items import Item, ItemState, Place
from annotator.project import Project
from annotator.review.differences import Kind, kinds_between
from annotator.review.finished import confirmed
from annotator.review.group_keys import GroupKeys
from annotator.review.groups import grouped, kinds_of
from annotator.review.rows import Row, Standing
from annotator.review.versions import version_of
from annotator.shared_comments import SharedComment, of_others
from annotator.store import annotators, comments, labels, reports, work
from annotator.workspace import Workspace
from schema.labels import LabelSchema
from schema.records import (
    GOLD,
    Change,
    Label,
    LabelId,
    LabelState,
    Layer,
    ReportId,
    Seen,
    Suggestion,
    Work,
)
from schema.rounds import Sight


@dataclass
class GoldWorkspace(Workspace):
    """The gold layer of a report, with the finished labels of everybody behind it."""

    people: tuple[Layer, ...] = ()  # who has finished the report
    schema: LabelSchema | None = None
    keys: GroupKeys = field(default_factory=GroupKeys)
    _said: dict[LabelId, Label] = field(default_factory=dict)  # everybody's labels
    _versions: dict[LabelId, str] = field(default_factory=dict)
    _kinds: dict[LabelId, tuple[Kind, ...]] = field(default_factory=dict)
    _golds: dict[LabelId, set[LabelId]] = field(default_factory=dict)  # by the key of the row
    _row_of: dict[LabelId, LabelId] = field(default_factory=dict)  # of gold that stands
    # what is known until the next decision, because everything that is drawn asks for it
    _rows: dict[LabelId, Row | None] = field(default_factory=dict)
    _drafts: dict[LabelId, Label] = field(default_factory=dict)

    @classmethod
    def review(cls, project: Project, report: ReportId) -> Self:
        """Read a report with all that people finished of it; KeyError where it is not there."""
        db = project.db
        gold = labels.of_report(db, report, GOLD)
        workspace = cls.bare(project, report)
        workspace._find_people(project, gold)
        workspace.labels = {each.id: each for each in gold}
        workspace._find_labels_of_gold(gold)
        workspace.comments = {each.id: each for each in comments.of_report(db, report, GOLD)}
        workspace.shared = tuple(workspace._shared_by_people(project))
        workspace.stated_work = workspace.settled = work.get(db, report, GOLD)
        return workspace

    @classmethod
    def bare(cls, project: Project, report: ReportId) -> Self:
        """A report without its labels; KeyError as above."""
        return cls(
            reports.get(project.db, report),
            GOLD,
            alone=False,
            sight=Sight.UNAIDED,  # what engines suggest is not asked about in a review
            schema=project.schema,
            _project=project,
        )

    @property
    def sides(self) -> tuple[Layer, ...]:
        """Whose versions stand beside each other."""
        return self.people

    @property
    def work(self) -> Work:
        """How far the review is; that one person's labels were gold so far does not end it."""
        stated = self.stated_work
        if stated is None or (stated.settled_by or GOLD) != GOLD:
            return Work(self.report.id, GOLD)
        return stated

    def item(self, key: LabelId) -> Item | None:
        """Gold, or what would be gold if the first version were taken."""
        label = self.labels.get(key)
        if label is not None:
            current = replace(label, settled_on=self.seen(self._row_of[key]))
            return Item(key, current, None, self._state_of(label, None))
        if key not in self._offered:
            return None
        if key not in self._drafts:
            self._drafts[key] = self.as_gold(key, self.keys.groups[key].first)
        return Item(key, self._drafts[key], None, ItemState.SUGGESTED)

    def said(self, label: LabelId) -> Label | None:
        """A person's label by its id; None for one that is rejected or not finished."""
        return self._said.get(label)

    def rows(self) -> list[Row]:
        """All groups and all gold that nobody had, in reading order."""
        keys = {*self.keys.groups, *self._row_of.values()}
        found = (self.row(key) for key in keys)
        return sorted((row for row in found if row), key=lambda row: (row.start, row.end, row.key))

    def row(self, key: LabelId) -> Row | None:
        """One row by its key, or by the id of any gold in it."""
        key = self._row_of.get(key, key)
        if key not in self._rows:
            self._rows[key] = self._read_row(key)
        return self._rows[key]

    def kinds(self, key: LabelId) -> tuple[Kind, ...]:
        """What people differ in about a row; nothing where all say the same or nobody had it."""
        if key not in self._kinds:
            group = self.keys.groups.get(key)
            found = kinds_of(group, self.people, self.keys.of_label) if group else ()
            self._kinds[key] = found
        return self._kinds[key]

    def seen(self, key: LabelId) -> tuple[Seen, ...]:
        """What everybody says of a row now, to be kept with its gold."""
        group = self.keys.groups.get(key)
        members = group.members if group else {}
        return tuple(self._seen_of(layer, members.get(layer)) for layer in self.people)

    def as_gold(self, key: LabelId, version: Label) -> Label:
        """A person's label as the gold of this id."""
        return replace(
            version,
            id=key,
            layer=GOLD,
            quantifies=self.targets_of(version),
            unsure=False,
            settled_from=version.id,
            settled_on=self.seen(self.keys.of_label[version.id]),
        )

    def targets_of(self, version: Label) -> tuple[LabelId, ...]:
        """The gold that a person's label links to, settled or not; what was turned down is left."""
        found = (self._target(each) for each in version.quantifies)
        return tuple(dict.fromkeys(key for key in found if key))

    def free_ids(self, key: LabelId) -> list[LabelId]:
        """The ids for the gold of a row, its key first; one for each label of the group."""
        return self.keys.free_ids(key)

    def may_turn_down(self, row: Row) -> bool:
        """Whether there is anything to be turned down in a row."""
        return bool(row.members or row.golds)

    def says_gold(self, version: Label, gold: Label) -> bool:
        """Whether a person's label says what a gold label says."""
        if gold.state is LabelState.REJECTED:
            return False
        linked = {self.keys.of_gold.get(each, each) for each in gold.quantifies}
        meant = {self.keys.of_label.get(each, each) for each in version.quantifies}
        return not any(kinds_between(version, gold, linked_alike=linked == meant))

    def sources_of(self, key: LabelId) -> set[LabelId]:
        """The items that are linked to this one, decided or not."""
        group = self.keys.groups.get(key)
        said = group.ids if group else frozenset[LabelId]()
        offered = {
            self.keys.of_label[each.id]
            for each in self._said.values()
            if not said.isdisjoint(each.quantifies)
        }
        return {*self.decided_sources(key), *(each for each in offered if each in self._offered)}

    def _read_row(self, key: LabelId) -> Row | None:
        group, golds = self.keys.groups.get(key), self._golds_of(key)
        if group is None and not golds:
            return None
        members = group.members if group else {}
        spans = [each.span for each in (*members.values(), *golds)]
        start, end = min(each.start for each in spans), max(each.end for each in spans)
        return Row(key, start, end, self.kinds(key), self._standing(key), members, golds)

    def _find_people(self, project: Project, gold: Collection[Label]) -> None:
        names = {Layer(each.id): each.name for each in annotators.everyone(project.db)}
        known = {seen.layer for each in gold for seen in each.settled_on}
        # those whom gold knows come first: who comes later joins their groups and parts none
        self.people = tuple(
            sorted(
                work.finished_layers(project.db, self.report.id),
                key=lambda layer: (layer not in known, names.get(layer, ""), layer),
            )
        )
        said = {layer: confirmed(project, self.report.id, layer) for layer in self.people}
        self._said = {each.id: each for found in said.values() for each in found}
        self.keys = GroupKeys.of(grouped(said), list(gold))
        for key, group in self.keys.groups.items():
            span = group.first.span
            self._offered[key] = Place(span.start, span.end, group.first.label, key)

    def _shared_by_people(self, project: Project) -> Iterator[SharedComment]:
        """What those who finished the report remarked, beside the rows that it is about.

        Without their names: a review may be anonymous.
        """
        for each in of_others(project.db, self.report.id, GOLD):
            if each.layer in self.people:
                about = self.keys.of_label.get(each.about) if each.about else None
                yield SharedComment("", replace(each, about=about))

    def _find_labels_of_gold(self, gold: Collection[Label]) -> None:
        for label in gold:
            self._enter(label)
        for label in gold:  # what a state is compared with must all be there
            self._decided[label.id] = self._placed(label)
            self._links.put(label.id, label.quantifies)

    def _placed(self, label: Label) -> Place:
        return Item(label.id, label, None, self._state_of(label, None)).place

    def _enter(self, label: Label) -> None:
        key = self._row_of[label.id] = self.keys.key_of(label)
        self._golds.setdefault(key, set()).add(label.id)

    def _apply_label(self, change: Change) -> None:
        key = LabelId(change.id)
        self._rows.clear()
        self._drafts.clear()
        row = self._row_of.pop(key, None)
        if row is not None:
            self._golds[row].discard(key)
        super()._apply_label(change)
        label = self.labels.get(key)
        if label is not None:
            self._enter(label)

    def _golds_of(self, key: LabelId) -> tuple[Label, ...]:
        return tuple(self.labels[each] for each in sorted(self._golds.get(key, ())))

    def _standing(self, key: LabelId) -> Standing:
        golds = self._golds_of(key)
        if not golds:
            return Standing.OPEN if self.kinds(key) else Standing.AGREED
        seen = {each.layer: each for each in golds[0].settled_on}
        for now in self.seen(key):
            if seen.get(now.layer) != now and not self._says_any(now, golds):
                return Standing.CHANGED
        return Standing.SETTLED

    def _says_any(self, now: Seen, golds: Collection[Label]) -> bool:
        """Whether what somebody says, unseen so far, is what stands as gold anyway."""
        standing = [each for each in golds if each.state is LabelState.CONFIRMED]
        if now.label is None:
            # nobody was there when it was added, and that had been seen
            return not standing or all(not each.settled_on for each in standing)
        return any(self.says_gold(self._said[now.label], each) for each in standing)

    def _seen_of(self, layer: Layer, label: Label | None) -> Seen:
        if label is None:
            return Seen(layer)
        if label.id not in self._versions:
            self._versions[label.id] = version_of(label)
        return Seen(layer, label.id, self._versions[label.id])

    def _target(self, target: LabelId) -> LabelId | None:
        meant = self._said.get(target)
        if meant is None:
            return None
        key = self.keys.of_label[target]
        golds = self._golds_of(key)
        fitting = (
            each.id
            for each in golds
            if each.state is LabelState.CONFIRMED and each.label == meant.label
        )
        return next(fitting, None) if golds else key

    def _state_of(self, label: Label, _suggestion: Suggestion | None) -> ItemState:
        if label.state is LabelState.REJECTED:
            return ItemState.REJECTED
        group = self.keys.groups.get(self._row_of.get(label.id, label.id))
        if group is None or any(self.says_gold(each, label) for each in group.members.values()):
            return ItemState.CONFIRMED
        return ItemState.CORRECTED
