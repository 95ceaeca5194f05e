"""The tables that people query, kept as what the journal adds up to."""

from collections.abc import Callable, Iterator, Mapping
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
    schemas,
    terms,
    work,
)
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
}

_DERIVED: Final = (
    *("project", "annotators", "reports", "labels", "links"),
    *("work", "comments", "terms", "imports", "conflicts", "heads"),
)


def folded(db: Database, entity: Entity, entity_id: str) -> Folded:
    """What the journal says of one entity."""
    return fold(journal.entries_of(db, entity, entity_id))


def bring_up_to_date(db: Database, entity: Entity, entity_id: str) -> None:
    """Write what the journal says of one entity into its table."""
    state = folded(db, entity, entity_id)
    _WRITERS[entity](db, entity_id, state.fields)
    conflicts.write(db, entity, entity_id, list(state.conflicts.values()))


def rebuild(db: Database) -> None:
    """Throw away what is derived and write it anew from the journal."""
    with db.atomic():
        for table in reversed(_DERIVED):
            db.execute(f"DELETE FROM {table}")
        db.execute("UPDATE suggestions SET current = 0")
        for entity, entity_id in journal.all_entities(db):
            bring_up_to_date(db, entity, entity_id)
        for operation in list(journal.all_operations(db)):
            journal.move_heads(db, operation)


def differences(db: Database, other: Database) -> Iterator[tuple[str, str]]:
    """Table and id of everything derived that the two do not have alike."""
    for table, columns in (*((table, "*") for table in _DERIVED), ("suggestions", "id, current")):
        ours, theirs = (_rows(each, table, columns) for each in (db, other))
        for key in sorted({str(row[0]) for row in ours ^ theirs}):
            yield table, key


def _rows(db: Database, table: str, columns: str) -> set[tuple[object, ...]]:
    return set(db.execute(f"SELECT {columns} FROM {table}"))
