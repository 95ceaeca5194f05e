"""The tables that people query, kept as what the journal adds up to."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Final

from annotator.replay import Conflict, Folded, fold
from annotator.store import (
    annotators,
    comments,
    conflicts,
    imports,
    journal,
    journal_entries,
    labels,
    look_again,
    practice,
    releases,
    reports,
    rounds,
    same_people,
    samples,
    schemas,
    terms,
    usage,
    work,
)
from annotator.store.ancestry import Ancestry, derive
from annotator.store.gone_choices import GoneChoices
from annotator.store.journal_rows import StoredOperation
from annotator.store.same_people import SamePeople
from schema.database import Database
from schema.payloads import applied
from schema.records import Entity, Fields, OperationId

_WRITERS: Final[Mapping[Entity, Callable[[Database, str, Fields | None], None]]] = {
    Entity.ANNOTATOR: annotators.write,
    Entity.PROJECT: schemas.write,
    Entity.WORK: work.write,
    Entity.COMMENT: comments.write,
    Entity.TERM: terms.write,
    Entity.IMPORT: imports.write,
    Entity.ROUND: rounds.write,
    Entity.ASSIGNMENT: rounds.write_assignment,
    Entity.PRACTICE: practice.write,
    Entity.RELEASE: releases.write,
    Entity.SAMPLE: samples.write,
}

# labels and reports are most of what there is
_MANY_WRITERS: Final[
    Mapping[Entity, Callable[[Database, Sequence[tuple[str, Fields | None]]], None]]
] = {Entity.REPORT: reports.write_all, Entity.LABEL: labels.write_all}

_DERIVED: Final = (
    *("project", "annotators", "reports", "labels", "links"),
    *("work", "comments", "terms", "imports", "rounds", "assignments", "same_people"),
    *("conflicts", "heads", "learnt", "choices_gone", "look_requests", "look_again"),
    *("practice", "releases", "samples"),
)
# what is laid in for a report that is not there stands for nothing yet
_CURRENT: Final = "SELECT id, current FROM suggestions WHERE report IN (SELECT id FROM reports)"
_FIRST: Final = (Entity.ANNOTATOR, Entity.PROJECT)  # what all else is read by
_IN_ONE_GO: Final = 1000  # entities


def folded(
    db: Database,
    entity: Entity,
    entity_id: str,
    counts: Callable[[OperationId], bool] = lambda _: True,
) -> Folded:
    """What the journal says of one entity, under the id that stands for it.

    With `counts` what it said when only some operations were there.
    """
    people, ancestry = SamePeople(db), Ancestry(db)
    if people.is_anyone:
        state = _folded_under(db, people, ancestry, entity, entity_id, counts)[1]
    else:
        entries = journal_entries.entries_of(db, entity, entity_id)
        state = fold((each for each in entries if counts(each.operation)), ancestry.knows)
    if state.fields is not None:
        state.fields = dict(as_read(db, entity, state.fields, state.fields))
    return state


def as_read(db: Database, entity: Entity, said: Fields, of: Fields | None) -> Fields:
    """What an operation said of an entity, in the choices of now where that is a label."""
    if entity is not Entity.LABEL or of is None:
        return said
    return GoneChoices(db).fields(said, str(of.get("label")))


def bring_up_to_date(db: Database, wanted: Iterable[tuple[Entity, str]]) -> None:
    """Write what the journal says of these entities into their tables."""
    entities = list(dict.fromkeys(wanted))
    if people := [each for each in entities if each[0] is Entity.ANNOTATOR]:
        before = same_people.mapped(db)
        _write_all(db, people)
        changed = {*before.items()} ^ {*same_people.mapped(db).items()}
        if changed:
            named = {person for pair in changed for person in pair}
            entities = list(dict.fromkeys([*entities, *SamePeople(db).touched(named)]))
    is_asked_anew = False
    if projects := [each for each in entities if each[0] is Entity.PROJECT]:
        _write_all(db, projects)
        stated = folded(db, Entity.PROJECT, schemas.project_id(db)).fields
        read_otherwise, is_asked_anew = schemas.follow(db, stated)
        touched = ((Entity.LABEL, each) for each in usage.labels_with(db, read_otherwise))
        entities = list(dict.fromkeys([*entities, *touched]))
    _write_all(db, [each for each in entities if each[0] not in _FIRST])
    written = [of for entity, of in entities if entity is Entity.LABEL]
    look_again.bring_up_to_date(db, None if is_asked_anew else written)


def begin_labels(
    db: Database,
    operations: Sequence[StoredOperation],
    said: Iterable[tuple[Entity, str, Fields]] | None = None,
) -> list[tuple[Entity, str]]:
    """Write the labels of which nothing is known here before these operations come in.

    `said` is what they write, where it need not be read from their rows. Gives all else that they
    change, which is to be brought up to date once they are here.
    """
    written = [*(journal_entries.said_in(operations) if said is None else said)]
    if SamePeople(db).is_anyone:
        return [(entity, of) for entity, of, _ in written]
    times = Counter([of for entity, of, _ in written if entity is Entity.LABEL])
    # written once, and nothing was said of it before: there is nothing that it could contradict
    once = {of for of, count in times.items() if count == 1}
    once -= journal.known(db, Entity.LABEL, once)
    once -= journal.handed_labels(operations)
    made = (
        (of, applied(None, after))
        for entity, of, after in written
        if entity is Entity.LABEL and of in once
    )
    labels.add_all(db, [(of, fields) for of, fields in made if fields is not None])
    return [
        (entity, of) for entity, of, _ in written if entity is not Entity.LABEL or of not in once
    ]


def rebuild(db: Database) -> None:
    """Throw away what is derived and write it anew from the journal."""
    with db.atomic():
        for table in reversed(_DERIVED):
            if table != "learnt":  # of operations that are left out it is all there is
                db.execute(f"DELETE FROM {table}")
        db.execute("UPDATE suggestions SET current = 0")
        derive(db)
        bring_up_to_date(db, list(journal.all_entities(db)))
        journal.find_heads(db)


def _write_all(db: Database, entities: list[tuple[Entity, str]]) -> None:
    if not entities:
        return
    ancestry, people = Ancestry(db), SamePeople(db)
    if people.is_anyone:
        standing = dict.fromkeys((each[0], people.standing_id(*each)) for each in entities)
        for entity, entity_id in standing:
            ids, state = _folded_under(db, people, ancestry, entity, entity_id)
            others = [(entity, other, Folded()) for other in ids[1:]]
            _write_group(db, [*others, (entity, entity_id, state)])
        return
    waiting = iter(entities)
    while some := list(islice(waiting, _IN_ONE_GO)):
        found = {
            (entity, of): entries
            for entity, of, entries in journal_entries.entries_of_all(db, some)
        }
        _write_group(db, [(*of, fold(found.get(of, ()), ancestry.knows)) for of in some])


def _write_group(db: Database, group: list[tuple[Entity, str, Folded]]) -> None:
    for kind, write_all in _MANY_WRITERS.items():
        said = [(of, state.fields) for entity, of, state in group if entity is kind]
        if said:
            write_all(db, said)
    for entity, entity_id, state in group:
        if entity not in _MANY_WRITERS:
            _WRITERS[entity](db, entity_id, state.fields)
    conflicts.clear(db, [(entity, entity_id) for entity, entity_id, _ in group])
    for entity, entity_id, state in group:
        if found := _conflicts(db, entity, state):
            conflicts.add(db, entity, entity_id, found)


def _folded_under(
    db: Database,
    people: SamePeople,
    ancestry: Ancestry,
    entity: Entity,
    entity_id: str,
    counts: Callable[[OperationId], bool] = lambda _: True,
) -> tuple[list[str], Folded]:
    ids = [entity_id, *people.other_ids(entity, entity_id)]
    entries = (people.read(*each) for each in journal_entries.entries_under(db, entity, ids))
    return ids, fold((each for each in entries if counts(each.operation)), ancestry.knows)


def _conflicts(db: Database, entity: Entity, state: Folded) -> list[Conflict]:
    """An entity's conflicts, in the choices of now where it is a label."""
    found = state.conflicts
    if not found or entity is not Entity.LABEL or state.fields is None:
        return found
    return GoneChoices(db).conflicts(str(state.fields.get("label")), found)


def differences(db: Database, other: Database) -> Iterator[tuple[str, str]]:
    """Table and id of everything derived that the two do not have alike."""
    asked = {table: f"SELECT * FROM {table}" for table in _DERIVED}
    asked["suggestions"] = _CURRENT
    for table, question in asked.items():
        ours, theirs = (set(each.execute(question)) for each in (db, other))
        for key in sorted({str(row[0]) for row in ours ^ theirs}):
            yield table, key
