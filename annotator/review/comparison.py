"""Any layers of one report against each other, seen as a review is; gold among them or not.

Where gold is one of them and may be changed, what another says can be taken into it. Everything
else is there to be looked at: nobody's labels are settled by laying them beside others.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Self

from annotator.errors import Problem, UserError
from annotator.items import Item, ItemState, Place
from annotator.project import Project
from annotator.review.blindness import hidden_from
from annotator.review.gold_workspace import GoldWorkspace
from annotator.review.group_keys import gold_id, gold_ids
from annotator.review.groups import Group, grouped, kinds_of
from annotator.review.rows import Row, Standing
from annotator.review.sides import Side, settled_by_review
from annotator.store import reports, work
from schema.records import (
    GOLD,
    AnnotatorId,
    Change,
    Label,
    LabelId,
    LabelState,
    Layer,
    ReportId,
    Work,
    WorkState,
)


class ShownOnly(StrEnum):
    """Why nothing can be settled in a comparison."""

    NO_GOLD = "no_gold"  # gold is not one of the sides
    ONE_PERSON = "one_person"  # the gold is one person's labels, and not that of a review
    OWN = "own"  # nobody reviews what they labelled


@dataclass
class Comparison(GoldWorkspace):
    """Sides in groups; a row whose sides differ is open, one whose sides say the same is settled.

    The gold layer behind it is that of a review, so that labels of gold are edited as there.
    """

    compared: tuple[Layer, ...] = ()
    shown_only: ShownOnly | None = ShownOnly.NO_GOLD
    _others: Mapping[Layer, Sequence[Label]] = field(default_factory=dict)  # all but living gold
    _groups: dict[LabelId, Group] = field(default_factory=dict)
    _row_keys: dict[LabelId, LabelId] = field(default_factory=dict)  # of every label, and of keys
    _came_or_went: set[LabelId] = field(default_factory=set)  # rows, with the last change

    @classmethod
    def compare(
        cls, project: Project, report: ReportId, sides: Sequence[Side], reader: AnnotatorId
    ) -> Self:
        """Lay what these say of a report side by side, for somebody who may see it.

        UserError where a side does not hold the report, or where the reader still labels it.
        """
        if hidden_from(project, reader, sides)(report):
            name = reports.called(project.db, report)
            raise UserError(Problem.STILL_BLIND, report=name)
        said = {each.layer: _said_by(each, project, report) for each in sides}
        shown_only = _shown_only(project, report, said, reader)
        if shown_only is None:
            workspace = cls.review(project, report)
            del said[GOLD]
        else:
            workspace = cls.bare(project, report)
        workspace.compared = tuple(each.layer for each in sides)
        workspace.shown_only = shown_only
        workspace._others = said
        workspace._lay_side_by_side()
        return workspace

    @property
    def sides(self) -> tuple[Layer, ...]:
        """What is compared, in the order in which it was chosen."""
        return self.compared

    @property
    def work(self) -> Work:
        """How far the review of the gold is; what is only shown is closed."""
        if self.shown_only is not None:
            return Work(self.report.id, GOLD, WorkState.FINISHED)
        return super().work

    def rows(self) -> list[Row]:
        """All groups in reading order."""
        return [row for key in self._groups if (row := self.row(key)) is not None]

    def item(self, key: LabelId) -> Item | None:
        """Gold, or what would be gold if the first of those who have it were taken."""
        label = self.labels.get(key)
        if label is not None:
            return Item(key, label, None, self._state_of(label, None))
        group = self._groups.get(key)
        return (
            Item(key, self.as_gold(key, group.first), None, ItemState.SUGGESTED) if group else None
        )

    def said(self, label: LabelId) -> Label | None:
        """What a side says, by the id of its label."""
        group = self._groups.get(self._row_keys.get(label, label))
        members = group.members.values() if group else ()
        return next((each for each in members if each.id == label), None)

    def free_ids(self, key: LabelId) -> list[LabelId]:
        """The ids for the gold of a row, its key first; one for each of its sides."""
        return gold_ids(key, self._groups[key])

    def as_gold(self, key: LabelId, version: Label) -> Label:
        """What a side says as the gold of this id, settled on what that was settled on before."""
        standing = self.labels.get(key)
        is_persons = version.layer in self.people
        return replace(
            version,
            id=key,
            layer=GOLD,
            quantifies=self.targets_of(version),
            unsure=False,
            settled_from=version.id if is_persons else standing.settled_from if standing else None,
            settled_on=standing.settled_on if standing else (),
        )

    def targets_of(self, version: Label) -> tuple[LabelId, ...]:
        """The gold that a side's label links to, or what will be its gold once it is taken."""
        found = (self._row_keys.get(each) for each in version.quantifies)
        return tuple(dict.fromkeys(key for key in found if key))

    def sources_of(self, key: LabelId) -> set[LabelId]:
        """The items that are drawn otherwise where this one is: its links, and rows it parted."""
        return {*self.decided_sources(key), *self._came_or_went}

    def may_turn_down(self, row: Row) -> bool:
        """Whether a row has gold; what the others say there is not gold as it is."""
        return bool(row.golds)

    def apply(self, changes: Iterable[Change]) -> None:
        """Make what an operation changed stand here too, and pair the sides anew."""
        before = {*self._groups}
        super().apply(changes)
        self._lay_side_by_side()
        self._came_or_went = before ^ self._groups.keys()

    def _read_row(self, key: LabelId) -> Row | None:
        group = self._groups.get(self._row_keys.get(key, key))
        if group is None:
            return None
        kinds = kinds_of(group, self.compared, self._row_keys)
        standing = Standing.OPEN if kinds else Standing.SETTLED
        gold = group.members.get(GOLD) if self.shown_only is None else None
        golds = (gold,) if gold else ()
        own = self._row_keys[key]
        return Row(own, group.start, group.end, kinds, standing, group.members, golds)

    def _lay_side_by_side(self) -> None:
        gold = [each for each in self.labels.values() if each.state is LabelState.CONFIRMED]
        said = {each: self._others.get(each, gold) for each in self.compared}
        self._groups, self._row_keys, self._offered = {}, {}, {}
        for group in grouped(said):
            key = self._key_of(group)
            self._groups[key] = group
            self._row_keys |= dict.fromkeys((key, *group.ids), key)
            if key not in self.labels:
                span = group.first.span
                self._offered[key] = Place(span.start, span.end, group.first.label, key)

    def _key_of(self, group: Group) -> LabelId:
        """The id of its gold; else of gold that was turned down there, or else one by rule."""
        gold = group.members.get(GOLD)
        if gold is not None and self.shown_only is None:
            return gold.id
        first = group.first
        turned_down = (
            each.id
            for each in self.labels.values()
            if each.state is LabelState.REJECTED
            and each.label == first.label
            and each.span.overlaps(first.span)
            and each.id not in self._groups
        )
        return next(turned_down, gold_id(first.id))


def _said_by(side: Side, project: Project, report: ReportId) -> list[Label]:
    if not side.holds(project, report):
        name = reports.called(project.db, report)
        raise UserError(Problem.NOT_HELD, side=side.name, report=name)
    return side.labels(project, report)


def comparable(project: Project, sides: Sequence[Side], reader: AnnotatorId) -> list[ReportId]:
    """The reports that all sides hold and the reader may see them in, in their order."""
    is_hidden = hidden_from(project, reader, sides)
    return [
        report
        for report in reports.ids(project.db)
        if all(each.holds(project, report) for each in sides) and not is_hidden(report)
    ]


def _shown_only(
    project: Project, report: ReportId, said: Mapping[Layer, object], reader: AnnotatorId
) -> ShownOnly | None:
    if GOLD not in said:
        return ShownOnly.NO_GOLD
    if not settled_by_review(project, report):
        return ShownOnly.ONE_PERSON
    return ShownOnly.OWN if work.has_labelled(project.db, report, Layer(reader)) else None
