"""A round's reports as they stood when it was closed: what its agreement is counted on."""

import hashlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field

from annotator.errors import Problem, UserError
from annotator.past import as_of, is_here
from annotator.project import Project
from annotator.store import journal_moments, labels, rounds, tables, work
from annotator.store.ancestry import Ancestry
from annotator.store.same_people import SamePeople
from schema.database import Database
from schema.json_text import dump
from schema.payloads import label_fields, label_from_fields, work_from_fields
from schema.records import Entity, Label, LabelId, Layer, OperationId, ReportId, Work
from schema.rounds import Role, Round


@dataclass(frozen=True, slots=True)
class Moment:
    """What was otherwise at an earlier moment: labels by id, and work by report and layer.

    None stands for what was not there. `known` are the operations that were there then.
    """

    labels: Mapping[LabelId, Label | None] = field(default_factory=dict)
    work: Mapping[tuple[ReportId, Layer], Work | None] = field(default_factory=dict)
    known: frozenset[OperationId] | None = None


NOW = Moment()


def when_closed(db: Database, of: Round) -> Moment:
    """The moment when a round was closed; now for one that is open."""
    if of.is_open:
        return NOW
    known = frozenset(Ancestry(db).known_to(of.heads))
    people = SamePeople(db)
    changed = {
        (entity, people.standing_id(entity, entity_id))
        for entity, entity_id in journal_moments.changed_since(db, known)
    }
    found_labels: dict[LabelId, Label | None] = {}
    found_work: dict[tuple[ReportId, Layer], Work | None] = {}
    for entity, entity_id in changed:
        fields = tables.folded(db, entity, entity_id, known.__contains__).fields
        if entity is Entity.LABEL:
            label = LabelId(entity_id)
            found_labels[label] = label_from_fields(label, fields) if fields else None
        else:
            report, _, layer = entity_id.partition("/")
            stated = work_from_fields(fields) if fields else None
            found_work[ReportId(report), Layer(layer)] = stated
    return Moment(found_labels, found_work, known)


@contextmanager
def as_closed(project: Project, of: Round) -> Iterator[Project]:
    """The people, labels and work of a closed round's reports at its closing, read-only in memory.

    UserError where the round is open, or where a hand-out does not hold all of that.
    """
    if not is_whole(project, of):
        raise UserError(Problem.NOT_FROZEN, round=of.name)
    with as_of(project, of.heads, of.reports) as frozen:
        yield frozen


def is_whole(project: Project, of: Round) -> bool:
    """Whether all is here that stood when the round was closed; False of an open one."""
    return not of.is_open and is_here(project, of.heads)


def is_as_counted(project: Project, of: Round) -> bool:
    """Whether what a closed round was counted on still follows from the journal."""
    with as_closed(project, of) as frozen:
        return counted_on(frozen, of) == of.counted


def counted_on(project: Project, of: Round) -> str:
    """A hash over what people made of a round's reports: their labels and what they finished."""
    db, whole = project.db, hashlib.sha256()
    for each in rounds.assignments(db, of_round=of.id):
        if each.role is not Role.ANNOTATOR:
            continue
        layer = Layer(each.person)
        done = work.get(db, each.report, layer)
        whole.update(f"{each.id} {done.state.value if done else ''}\n".encode())
        for label in sorted(labels.of_report(db, each.report, layer), key=lambda one: one.id):
            whole.update(f"{label.id} {dump(label_fields(label))}\n".encode())
    return whole.hexdigest()


def is_unchanged(project: Project, of: Round) -> bool:
    """Whether people's labels and what they finished are what they were when a round was closed.

    Both are read under the schema of now: that categories were merged since is no change of labels.
    """
    db, then = project.db, when_closed(project.db, of)
    theirs = _given(project, of)
    now = labels.of_ids(db, [*then.labels])
    for key, before in then.labels.items():
        after = now.get(key)
        either = before or after
        if either is None or (either.report, either.layer) not in theirs:
            continue
        if before is None or after is None or label_fields(before) != label_fields(after):
            return False
    return all(
        each == work.get(db, report, layer)
        for (report, layer), each in then.work.items()
        if (report, layer) in theirs
    )


def _given(project: Project, of: Round) -> set[tuple[ReportId, Layer]]:
    """Whose labels of which reports the round asked for."""
    found = rounds.assignments(project.db, of_round=of.id)
    return {(each.report, Layer(each.person)) for each in found if each.role is Role.ANNOTATOR}
