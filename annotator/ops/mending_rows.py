"""One field of many labels, in whichever reports they are, set in one operation."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from annotator.drafts import Draft
from annotator.ops.labels import MEND, Edit, change_of_label, edited
from annotator.project import Project
from annotator.store import labels, reports, rounds, work
from schema.labels import LabelSchema
from schema.records import Change, Label, LabelId, LabelState, Layer, ReportId, WorkState


class Field(StrEnum):
    """What can be set in many rows at once."""

    UNIT = "unit"
    CATEGORY = "category"
    STATUS = "status"
    TIME = "time"
    PLACE = "place"
    BOUND = "bound"


class Obstacle(StrEnum):
    """Why a label stays as it is."""

    NOT_YOURS = "not yours"
    REJECTED = "rejected"
    CLOSED = "closed"  # its report is finished or was called unusable
    HANDED_IN = "handed in"
    NO_SUCH_FIELD = "no such field"
    SAYS_SO = "says so"


@dataclass(frozen=True, slots=True)
class Chosen:
    """A label that was chosen to be mended, and why its report lets nothing of it be changed."""

    label: Label
    report_name: str
    obstacle: Obstacle | None = None


@dataclass(frozen=True, slots=True)
class MendedRow:
    """A label with what it says in the field and what it would say; "" is nothing."""

    label: Label
    report_name: str
    before: str
    after: str
    obstacle: Obstacle | None = None


def chosen(project: Project, layer: Layer, ids: Sequence[LabelId]) -> list[Chosen]:
    """These labels, in their order, for a person to mend; what has gone is left out."""
    db = project.db

    @cache
    def about(report: ReportId) -> tuple[str, Obstacle | None]:
        done = work.get(db, report, layer)
        obstacle = Obstacle.HANDED_IN if rounds.is_handed_in(db, report, layer) else None
        if done is not None and done.state is not WorkState.OPEN:
            obstacle = Obstacle.CLOSED
        return reports.called(db, report), obstacle

    found = labels.of_ids(db, ids)
    there = (found[each] for each in ids if each in found)
    return [
        Chosen(each, about(each.report)[0], _of_label(each, layer) or about(each.report)[1])
        for each in there
    ]


def preview(
    schema: LabelSchema, rows: Iterable[Chosen], field: Field, value: str
) -> list[MendedRow]:
    """What setting a field would do to each of them."""
    return [_previewed(schema, each, field, value) for each in rows]


def mend(schema: LabelSchema, rows: Iterable[MendedRow], field: Field) -> Draft | None:
    """Set the field in these rows as their preview says, as one operation of one layer."""
    free = [each for each in rows if each.obstacle is None]
    changes: list[Change] = []
    for each in free:
        attribute = schema.attribute(each.label.label, field)
        is_usual = each.after in ("", attribute.default)
        edit = Edit(
            attributes={field.value: None if is_usual else each.after},
            by_hand=frozenset({field.value}),
        )
        changes += change_of_label(each.label, edited(each.label, edit))
    if not changes:
        return None
    touched = {each.report for each in changes}
    [only, *others] = touched
    return Draft(MEND, tuple(changes), None if others else only, free[0].label.layer)


def said(schema: LabelSchema, label: Label, field: Field) -> str:
    """What a label says in a field, or what it means by saying nothing."""
    attribute = schema.label(label.label).attribute(field)
    usual = attribute.default if attribute is not None else None
    return str(label.attributes.get(field.value) or usual or "")


def _previewed(schema: LabelSchema, row: Chosen, field: Field, value: str) -> MendedRow:
    before = said(schema, row.label, field)
    attribute = schema.label(row.label.label).attribute(field)
    obstacle = row.obstacle
    if obstacle is None and (attribute is None or attribute.retired):
        obstacle = Obstacle.NO_SUCH_FIELD
    if obstacle is None and before == (value or (attribute and attribute.default) or ""):
        obstacle = Obstacle.SAYS_SO
    return MendedRow(row.label, row.report_name, before, before if obstacle else value, obstacle)


def _of_label(label: Label, layer: Layer) -> Obstacle | None:
    if label.layer != layer:
        return Obstacle.NOT_YOURS
    return Obstacle.REJECTED if label.state is LabelState.REJECTED else None
