"""The open conflicts of a project, and settling them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from annotator.drafts import Changes
from annotator.errors import Problem, UserError
from annotator.gate import Gate
from annotator.ops import conflicts as conflict_ops
from annotator.project import Project
from annotator.replay import Conflict, fold
from annotator.store import (
    annotators,
    conflicts,
    journal,
    journal_entries,
    reports,
    suggestions,
    tables,
)
from annotator.store.ancestry import Ancestry
from schema.database import Database
from schema.records import (
    AnnotatorId,
    Change,
    Entity,
    Fields,
    Json,
    Layer,
    ReportId,
    decision_id,
    digest,
)


@dataclass(frozen=True, slots=True)
class OpenConflict:
    """One field that two wrote who did not know of each other.

    `report` is the name of the report, `words` what the span says; empty where there is none.
    `names` says what the ids in both values stand for.
    """

    id: str
    entity: Entity
    entity_id: str
    conflict: Conflict
    report_id: ReportId | None
    layer: Layer | None
    report: str
    person: str
    words: str
    names: Mapping[str, str] = field(default_factory=dict)


def listed(project: Project) -> list[OpenConflict]:
    """All conflicts that nobody has settled, those of one report together."""
    found = [_told(project, *each) for each in conflicts.everything(project.db)]
    return sorted(found, key=lambda each: (each.report, each.person, each.entity, each.id))


def as_json(each: OpenConflict) -> dict[str, Json]:
    """A conflict as plain values."""
    return {
        "id": each.id,
        "entity": each.entity.value,
        "entity_id": each.entity_id,
        "report": each.report_id,
        "annotator": each.person,
        "text": each.words,
        "field": each.conflict.field,
        "kept": each.conflict.kept_value,
        "lost": each.conflict.lost_value,
        "kept_by": each.conflict.kept,
        "lost_by": each.conflict.lost,
    }


def settle(gate: Gate, beginning: str, *, take: bool) -> Changes:
    """Settle the conflict whose id begins so: keep what stands, or take what was lost.

    UserError where there is none, or more than one. The other values of its field go with it.
    """
    found = [each for each in listed(gate.project) if each.id.startswith(beginning)]
    if len(found) != 1:
        raise UserError(Problem.NO_SUCH_CONFLICT, conflict=beginning)
    [each] = found
    key = each.entity, each.entity_id
    standing = tables.folded(gate.project.db, *key).fields
    written = conflict_ops.kept(each.conflict, standing)
    if take:
        written = conflict_ops.taken(each.conflict, standing, _seen_by(gate.project, each))
    change = Change(*key, *written, each.report_id)
    return gate.run(conflict_ops.settle(change, each.layer, take=take))


def _seen_by(project: Project, each: OpenConflict) -> Fields | None:
    """What stood for whoever lost, once they had written."""
    lost, knows = each.conflict.lost, Ancestry(project.db).knows
    entries = journal_entries.entries_of(project.db, each.entity, each.entity_id)
    return fold(one for one in entries if knows(lost, one.operation)).fields


def _told(project: Project, entity: Entity, entity_id: str, conflict: Conflict) -> OpenConflict:
    db = project.db
    written = [
        change
        for side in (conflict.lost, conflict.kept)
        for change in journal.get(db, side).changes
        if change.entity is entity and change.id == entity_id
    ]
    about: dict[str, Json] = dict(tables.folded(db, entity, entity_id).fields or {})
    for each in written:
        about = {**each.before, **each.after, **about}
    report = next((each.report for each in written if each.report), None)
    layer = about.get("layer")
    known = annotators.get(db, AnnotatorId(str(layer or journal.get(db, conflict.kept).annotator)))
    return OpenConflict(
        id=digest("conflict", entity.value, entity_id, conflict.field, conflict.lost),
        entity=entity,
        entity_id=entity_id,
        conflict=conflict,
        report_id=report,
        layer=Layer(layer) if isinstance(layer, str) else None,
        report=reports.called(db, report) if report else "",
        person=known.name if known else str(layer or ""),
        words=str(about.get("text") or about.get("name") or ""),
        names=_names_in(db, conflict, report, Layer(str(layer))),
    )


def _names_in(
    db: Database, conflict: Conflict, report: ReportId | None, layer: Layer
) -> Mapping[str, str]:
    """What the things are called whose ids are among the texts of both values."""
    ids = {*_texts_in([conflict.kept_value, conflict.lost_value])}
    names = {each: name for each in ids if (name := _name_of(db, each))}
    if conflict.field == "quantifies" and report is not None:  # a link to what is undecided
        for each in suggestions.of_report(db, report, all_engines=True):
            names.setdefault(decision_id(layer, each.id), each.span.text)
    return names


def _texts_in(value: Json) -> Iterator[str]:
    """All texts of a value, ids of other things among them."""
    if isinstance(value, str):
        yield value
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    for each in inner:
        yield from _texts_in(each)


def _name_of(db: Database, thing: str) -> str | None:
    """What a label says, or what a person or a report is called; None for any other text."""
    texts = [each.after.get("text") for each in journal_entries.entries_of(db, Entity.LABEL, thing)]
    if said := [each for each in texts if isinstance(each, str)]:
        return said[-1]
    person = annotators.get(db, AnnotatorId(thing))
    return person.name if person else reports.name_of(db, ReportId(thing))
