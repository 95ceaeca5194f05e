"""Hand-outs and hand-ins: project files with one person's work, made fresh.

A hand-out holds whole operations or none of them: its recipient's own, and those that were written
for them. What else they may see of what others wrote stands in the latter (see the decisions).
"""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from annotator.drafts import HAND_OUT, Draft
from annotator.errors import Problem, UserError
from annotator.gate import Gate
from annotator.items import without_score
from annotator.project import Project, new_file
from annotator.replay import fold
from annotator.shared_comments import SharedComment, shared_with
from annotator.store import (
    ancestry,
    annotators,
    journal,
    journal_entries,
    journal_handing,
    journal_rows,
    practice,
    rounds,
    same_people,
    schemas,
    suggestions,
    tables,
    terms,
    texts,
)
from annotator.store import reports as report_table
from annotator.store.ancestry import Ancestry
from annotator.store.connection import storage_errors
from annotator.team.rounds import hand_in as mark_handed_in
from schema.ancestry import add_rows, place
from schema.database import Database
from schema.payloads import change, comment_fields
from schema.records import (
    GOLD,
    Annotator,
    AnnotatorId,
    Change,
    Entity,
    Fields,
    Layer,
    OperationId,
    ReportId,
    Suggestion,
)
from schema.rounds import Assignment, Role, Sight

Key = tuple[Entity, str]


@dataclass(frozen=True, slots=True)
class HandedOut:
    """Who got how many reports and suggestions."""

    person: Annotator
    reports: int
    suggestions: int


@dataclass(frozen=True, slots=True)
class HandedIn:
    """Whose operations went into a package, and how many reports were handed in with it."""

    person: Annotator
    operations: int
    reports: int


def at_keyboard(project: Project, author: Annotator) -> Annotator:
    """Who works in a file: whom it was handed out to, else whoever is at this machine."""
    practising = practice.of_file(project.db)
    recipient = practising.person if practising else journal_handing.handed_out_to(project.db)
    known = annotators.get(project.db, recipient) if recipient else None
    return known or author


def hand_out(gate: Gate, person: Annotator, out: Path) -> HandedOut:
    """Write a project file for one person: their reports and work, nobody else's labels.

    UserError where nothing is assigned to them, where they have to pass a practice first, or where
    this is itself a hand-out.
    """
    db = gate.project.db
    waiting = rounds.waiting_for_practice(db, person.id)
    given = rounds.assignments(db, person=person.id)
    mine = [each for each in given if each.role is Role.ANNOTATOR and each.report not in waiting]
    if waiting and not mine:
        raise UserError(Problem.PRACTICE_FIRST_OF, name=person.name)
    if not mine or ancestry.is_handed_out(db):
        raise UserError(Problem.NOTHING_ASSIGNED, name=person.name)
    ids = same_people.ids_of(db, person.id)
    with gate.project.one_moment():
        signing = same_people.ids_of(db, gate.person.id)
        said = _what_is_new(db, person.id, ids, signing, mine)
    if said:
        gate.run(Draft(HAND_OUT, said, layer=Layer(person.id)))
    with gate.project.one_moment():
        seen = journal_handing.may_be_seen(db, ids, person.id)
        offered = list(_suggestions(db, mine))
        _build(gate.project, out, seen, offered)
    return HandedOut(person, len({each.report for each in mine}), len(offered))


def hand_in(gate: Gate, out: Path) -> HandedIn:
    """Hand in what is finished, and write a package with the person's operations alone.

    UserError where they have made none.
    """
    if practice.is_practice(gate.project.db):
        raise UserError(Problem.IS_PRACTICE, path=gate.project.path)
    ready = mark_handed_in(gate)
    db, person = gate.project.db, gate.person
    with gate.project.one_moment():
        own = journal_handing.made_by(db, same_people.ids_of(db, person.id))
        if not own:
            raise UserError(Problem.NOT_HANDED_OUT, path=gate.project.path, name=person.name)
        _build(gate.project, out, own, is_package=True)
    return HandedIn(person, len(own), len(ready))


def _what_is_new(
    db: Database,
    person: AnnotatorId,
    ids: Collection[str],
    signing: Collection[str],
    mine: Iterable[Assignment],
) -> tuple[Change, ...]:
    """What leads from what a person can see to what they may see."""
    seen = journal_handing.may_be_seen(db, ids, person)
    wanted = _may_see(db, person, ids, signing, list(mine)) | journal_handing.changed_by(db, seen)
    told = {each.comment.id: each.comment for each in _told(db, person, mine)}
    wanted |= {(Entity.COMMENT, each) for each in told}
    wanted |= {(Entity.ANNOTATOR, each.layer) for each in told.values()}
    knows = Ancestry(db).knows
    now, then = (
        {
            (entity, entity_id): (fold(entries, knows).fields)
            for entity, entity_id, entries in journal_entries.entries_of_all(
                db, sorted(wanted), only
            )
        }
        for only in (None, seen)
    )
    allowed = {*ids, GOLD}
    made = []
    nth = {report: at for at, report in enumerate(report_table.ids(db))}
    # reports stand in a file in the order in which its journal first names them
    for key in sorted(wanted, key=lambda each: (each[0], nth.get(ReportId(each[1]), -1), each[1])):
        old, new = then.get(key), _shown(key, now.get(key), allowed)
        if key[0] is Entity.COMMENT and key[1] in told:
            new = comment_fields(told[key[1]])
        report = _report_of(key, new or old or {})
        made.append(change(*key, old, new, report))
    return tuple(each for each in made if each is not None)


def _may_see(
    db: Database,
    person: AnnotatorId,
    ids: Collection[str],
    signing: Collection[str],
    mine: Iterable[Assignment],
) -> set[Key]:
    """What a hand-out is about: the person's work, their reports, and what is for everybody."""
    reports = {each.report for each in mine}
    found: set[Key] = {(Entity.PROJECT, schemas.project_id(db))}
    found |= {(Entity.REPORT, each) for each in reports}
    waiting = rounds.waiting_for_practice(db, person)
    found |= {
        (Entity.ASSIGNMENT, each.id)
        for each in rounds.assignments(db, person=person)
        if each.report not in waiting
    }
    # who hands out signs what is in the file; nobody else's name is needed in it
    found |= {(Entity.ANNOTATOR, each) for each in {*ids, *signing} & {*annotators.ids(db)}}
    found |= {(Entity.TERM, each.id) for each in terms.everything(db)}
    found |= {
        (Entity.ROUND, each.id)
        for each in rounds.everything(db)
        if person in {member.person for member in each.members}
    }
    found |= journal_handing.entities_in_layers(db, None, ids)
    # what a review settled and what it says to all stands in the layer of gold
    return found | journal_handing.entities_in_layers(db, reports, {GOLD})


def _told(db: Database, person: AnnotatorId, mine: Iterable[Assignment]) -> Iterator[SharedComment]:
    """What other people said of the person's reports that these may read by now."""
    for report in {each.report for each in mine}:
        for each in shared_with(db, report, Layer(person)):
            if each.comment.layer != GOLD:  # that is for all, and travels as it is
                yield each


def _shown(key: Key, fields: Fields | None, allowed: Collection[str]) -> Fields | None:
    """What a person may see of an entity: not that somebody else's labels are gold for now."""
    if fields is None:
        return None
    if key[0] is Entity.COMMENT and fields.get("layer") not in allowed:
        return None
    settled_by = fields.get("settled_by")
    return None if settled_by is not None and settled_by not in allowed else fields


def _report_of(key: Key, fields: Fields) -> ReportId | None:
    entity, entity_id = key
    if entity is Entity.REPORT:
        return ReportId(entity_id)
    report = fields.get("report")
    return ReportId(report) if isinstance(report, str) else None


def _suggestions(db: Database, mine: Iterable[Assignment]) -> Iterable[Suggestion]:
    """The suggestions of each report as its round lets the person see them."""
    sights = {
        (each.id, member.person): member.sight
        for each in rounds.everything(db)
        for member in each.members
    }
    for each in mine:
        sight = sights.get((each.round, each.person), Sight.FULL)
        if sight is not Sight.UNAIDED:
            for one in suggestions.of_report(db, each.report):
                is_full = sight is Sight.FULL
                yield one if is_full else without_score(one)


def _build(
    project: Project,
    out: Path,
    seen: Collection[OperationId],
    offered: Iterable[Suggestion] = (),
    *,
    is_package: bool = False,
) -> None:
    """A fresh file with these operations: what was never written into it cannot be found there.

    A package is for merging alone, so its tables stay empty but for the journal.
    """
    db = project.db
    whole = list(journal_rows.written(db, seen))
    absent = journal.ids(db) - set(seen)
    reports = {ReportId(each[4]) for one in whole for each in one.changes if each[4]}
    with new_file(out) as part, storage_errors(out):
        made = Project.create_empty(part)
        try:
            with made.transaction() as fresh:
                schemas.copy(fresh, db)
                texts.add_all(fresh, (texts.get(db, each) for each in sorted(reports)))
                suggestions.add_all(fresh, offered)
                journal.take_in(fresh, whole)
                add_rows(fresh, ancestry.rows(db))
                gone = [place(each) for each in absent]
                runs = [(replica, sequence, sequence) for replica, sequence in gone]
                ancestry.leave_out(fresh, [*runs, *ancestry.left_out(db)])
                if not is_package:
                    tables.bring_up_to_date(fresh, journal.all_entities(fresh))
            made.compact()
            made.checkpoint_whole()
        finally:
            made.close()
