"""The tables that people query, kept as what the journal adds up to."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import islice
from typing import Final

from sqlite_utils.db import Database

from annotator.replay import Folded, fold
from annotator.store import (
    annotators,
    comments,
    conflicts,
    imports,
    journal,
    labels,
    reports,
    rounds,
    same_people,
    schemas,
    terms,
    work,
)
from annotator.store.ancestry import Ancestry, derive
from annotator.store.same_people import SamePeople
from schema.records import Entity, Fields

_WRITERS: Final[Mapping[Entity, Callable[[Database, str, Fields | None], None]]] = {
    Entity.ANNOTATOR: annotators.write,
    Entity.PROJECT: schemas.write,
    Entity.REPORT: reports.write,
    Entity.WORK: work.write,
    Entity.LABEL: labels.write,
    Entity.COMMENT: comments.write,
    Entity.TERM: terms.write,
    Entity.IMPORT: imports.write,
    Entity.ROUND: rounds.write,
    Entity.ASSIGNMENT: rounds.write_assignment,
}

_DERIVED: Final = (
    *("project", "annotators", "reports", "labels", "links"),
    *("work", "comments", "terms", "imports", "rounds", "assignments", "same_people"),
    *("conflicts", "heads", "learnt"),
)
_IN_ONE_GO: Final = 1000  # from here on one query for all entities is quicker than one for each


def folded(db: Database, entity: Entity, entity_id: str) -> Folded:
    """What the journal says of one entity, under the id that stands for it."""
    people = SamePeople(db)
    if people.is_anyone:
        return _folded_under(db, people, Ancestry(db), entity, entity_id)[1]
    return fold(journal.entries_of(db, entity, entity_id), Ancestry(db).knows)


def bring_up_to_date(db: Database, wanted: Iterable[tuple[Entity, str]]) -> None:
    """Write what the journal says of these entities into their tables."""
    entities = list(dict.fromkeys(wanted))
    people = [each for each in entities if each[0] is Entity.ANNOTATOR]
    before = same_people.mapped(db)
    _write_all(db, people)
    changed = {*before.items()} ^ {*same_people.mapped(db).items()}
    if changed:
        named = {person for pair in changed for person in pair}
        entities = list(dict.fromkeys([*entities, *SamePeople(db).touched(named)]))
    _write_all(db, [each for each in entities if each[0] is not Entity.ANNOTATOR])


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
    ancestry, people = Ancestry(db), SamePeople(db)
    if people.is_anyone:
        standing = dict.fromkeys((each[0], people.standing_id(*each)) for each in entities)
        for entity, entity_id in standing:
            ids, state = _folded_under(db, people, ancestry, entity, entity_id)
            for other in ids[1:]:
                _write(db, entity, other, Folded())
            _write(db, entity, entity_id, state)
    elif len(entities) < _IN_ONE_GO:
        for entity, entity_id in entities:
            entries = journal.entries_of(db, entity, entity_id)
            _write(db, entity, entity_id, fold(entries, ancestry.knows))
    else:
        states = (
            (entity, entity_id, fold(found, ancestry.knows))
            for entity, entity_id, found in journal.entries_of_all(db, entities)
        )
        while group := list(islice(states, _IN_ONE_GO)):
            _write_group(db, group)


def _write_group(db: Database, group: list[tuple[Entity, str, Folded]]) -> None:
    """Write many at once; labels are most of what there is."""
    labels.write_all(
        db, [(of, state.fields) for entity, of, state in group if entity is Entity.LABEL]
    )
    conflicts.clear(db, [(entity, of) for entity, of, _ in group if entity is Entity.LABEL])
    for entity, entity_id, state in group:
        if entity is not Entity.LABEL:
            _write(db, entity, entity_id, state)
        elif found := state.conflicts:
            conflicts.write(db, entity, entity_id, found)


def _folded_under(
    db: Database, people: SamePeople, ancestry: Ancestry, entity: Entity, entity_id: str
) -> tuple[list[str], Folded]:
    ids = [entity_id, *people.other_ids(entity, entity_id)]
    entries = (people.read(*each) for each in journal.entries_under(db, entity, ids))
    return ids, fold(entries, ancestry.knows)


def _write(db: Database, entity: Entity, entity_id: str, state: Folded) -> None:
    _WRITERS[entity](db, entity_id, state.fields)
    conflicts.write(db, entity, entity_id, state.conflicts)


def differences(db: Database, other: Database) -> Iterator[tuple[str, str]]:
    """Table and id of everything derived that the two do not have alike."""
    for table, columns in (*((table, "*") for table in _DERIVED), ("suggestions", "id, current")):
        ours, theirs = (_rows(each, table, columns) for each in (db, other))
        for key in sorted({str(row[0]) for row in ours ^ theirs}):
            yield table, key


def _rows(db: Database, table: str, columns: str) -> set[tuple[object, ...]]:
    return set(db.execute(f"SELECT {columns} FROM {table}"))
