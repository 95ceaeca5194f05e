"""The journal: operations and their changes, only ever added to."""

import hashlib
import json
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Final

from annotator.store.journal_rows import COLUMNS, StoredOperation
from schema import ancestry, json_text, payloads
from schema.database import Database
from schema.records import (
    AnnotatorId,
    Change,
    Entity,
    Fields,
    Layer,
    Operation,
    OperationId,
    ReplicaId,
    ReportId,
    Stamp,
)

_AT_ONCE: Final = 1000


def take_in(db: Database, operations: Iterable[StoredOperation]) -> None:
    """Write operations as they are, in stamp order: a new one, or those of another file."""
    waiting = iter(operations)
    while group := list(islice(waiting, _AT_ONCE)):
        db.insert("operations", [each.row for each in group])
        db.insert("changes", [change for each in group for change in each.changes])
        ancestry.add_all(db, [(each.row[1], each.row[2], each.row[12]) for each in group])
        known = {parent for each in group for parent in each.parents}
        no_more = known.intersection(heads(db))
        db.execute(
            "DELETE FROM heads WHERE operation IN (SELECT value FROM json_each(?))",
            [json.dumps([*no_more])],
        )
        db.insert("heads", [(each.id,) for each in group if each.id not in known])


def find_heads(db: Database) -> None:
    """Find anew the operations that no other has built on."""
    db.execute("DELETE FROM heads")
    db.execute(
        "INSERT INTO heads SELECT id FROM operations EXCEPT"
        " SELECT value FROM operations, json_each(parents)"
    )


def heads(db: Database) -> tuple[OperationId, ...]:
    """The operations that no other has built on: one, or several after merging."""
    return tuple(row[0] for row in db.execute("SELECT operation FROM heads ORDER BY operation"))


def checksum(operation: Operation) -> str:
    """The sha256 of an operation's one written form."""
    return hashlib.sha256(payloads.written_operation(operation).encode()).hexdigest()


def stored_checksum(db: Database, operation: OperationId) -> str | None:
    """The checksum that an operation was stored with; None where it is not in the journal."""
    row = db.execute("SELECT checksum FROM operations WHERE id = ?", [operation]).fetchone()
    return row[0] if row else None


def latest_lamport(db: Database) -> int:
    """The highest Lamport counter in the journal, 0 in an empty one."""
    return int(db.execute("SELECT coalesce(max(lamport), 0) FROM operations").fetchone()[0])


def get(db: Database, operation: OperationId) -> Operation:
    """One operation with its changes; KeyError where it is not in the journal."""
    row = db.execute(f"SELECT {COLUMNS} FROM operations WHERE id = ?", [operation]).fetchone()
    if row is None:
        raise KeyError(operation)
    return _operation(db, row)


def all_operations(db: Database) -> Iterator[Operation]:
    """Every operation in stamp order, one at a time."""
    order = "ORDER BY lamport, replica, sequence"
    for row in db.execute(f"SELECT {COLUMNS} FROM operations {order}"):
        yield _operation(db, row)


def of_kind(db: Database, kind: str) -> list[OperationId]:
    """The operations of one kind in stamp order."""
    rows = db.execute(
        "SELECT id FROM operations WHERE kind = ? ORDER BY lamport, replica, sequence", [kind]
    )
    return [row[0] for row in rows]


def entities_of(db: Database, report: ReportId, entity: Entity) -> list[str]:
    """All entities of a kind that were ever in a report."""
    rows = db.execute(
        "SELECT DISTINCT entity_id FROM changes WHERE entity = ? AND report = ? ORDER BY entity_id",
        [entity.value, report],
    )
    return [row[0] for row in rows]


def about(db: Database, reports: Iterable[ReportId]) -> list[OperationId]:
    """The operations that changed something of these reports, or what is of no report."""
    rows = db.execute(
        "SELECT DISTINCT operation FROM changes"
        " WHERE report IS NULL OR report IN (SELECT value FROM json_each(?))",
        [json.dumps([*reports])],
    )
    return [row[0] for row in rows.fetchall()]


def kinds_on(db: Database, entity: Entity, entity_id: str) -> set[str]:
    """Of which kinds the operations are that changed an entity."""
    rows = db.execute(
        "SELECT DISTINCT kind FROM changes JOIN operations ON operations.id = operation"
        " WHERE entity = ? AND entity_id = ?",
        [entity.value, entity_id],
    )
    return {row[0] for row in rows}


def checksums(db: Database, wanted: Iterable[OperationId]) -> dict[OperationId, str]:
    """Those of these operations that are here, with the checksum that they were stored with."""
    rows = db.execute(
        "SELECT id, checksum FROM operations WHERE id IN (SELECT value FROM json_each(?))",
        [json.dumps([*wanted])],
    )
    return dict(rows.fetchall())


def count(db: Database) -> int:
    """How many operations are here."""
    return int(db.execute("SELECT count(*) FROM operations").fetchone()[0])


def ids(db: Database) -> set[OperationId]:
    """The ids of all operations."""
    return {row[0] for row in db.execute("SELECT id FROM operations")}


def handed_labels(operations: Iterable[StoredOperation]) -> set[str]:
    """The labels of which a hand-out speaks: whether that counts depends on what else is here."""
    return {
        entity_id
        for each in operations
        if each.kind == "handout"
        for _, _, entity, entity_id, *_ in each.changes
        if entity == "label"
    }


def newest_change(db: Database) -> int:
    """A mark for what the journal holds by now; see `labels_since`."""
    return int(db.execute("SELECT coalesce(max(rowid), 0) FROM changes").fetchone()[0])


def labels_since(db: Database, mark: int) -> Iterator[list[str]]:
    """The labels that were changed after a mark was taken, many at a time."""
    # the plus keeps SQLite from the index of entities, which leads to all labels there are
    rows = db.execute("SELECT entity_id FROM changes WHERE rowid > ? AND +entity = 'label'", [mark])
    while group := rows.fetchmany(_AT_ONCE):
        yield [row[0] for row in group]


def known(db: Database, entity: Entity, wanted: Iterable[str]) -> set[str]:
    """Those of these entities, all of one kind, of which the journal says anything."""
    rows = db.execute(
        "SELECT value FROM json_each(?2) WHERE EXISTS"
        " (SELECT 1 FROM changes WHERE entity = ?1 AND entity_id = value)",
        [entity.value, json.dumps([*wanted])],
    )
    return {row[0] for row in rows.fetchall()}


def decisions_on(
    db: Database, entity: Entity, entity_id: str
) -> Iterator[tuple[str, str, str, str | None, Fields, Fields]]:
    """When, who, which kind, of which kind (undo and redo), before and after, in stamp order."""
    rows = db.execute(
        "SELECT done.at, coalesce(annotators.name, '?'), done.kind, other.kind, before, after,"
        " done.version FROM changes JOIN operations AS done ON done.id = operation"
        " LEFT JOIN operations AS other ON other.id = coalesce(done.undoes, done.redoes)"
        " LEFT JOIN annotators ON annotators.id = done.annotator"
        " WHERE entity = ? AND entity_id = ?"
        " ORDER BY done.lamport, done.replica, done.sequence, position",
        [entity.value, entity_id],
    )
    for at, who, kind, of, before, after, version in rows.fetchall():
        told = (payloads.upgraded(json_text.load(each), version) for each in (before, after))
        yield at, who, kind, of, *told


def all_entities(db: Database) -> Iterator[tuple[Entity, str]]:
    """Every entity that the journal has ever changed, in the order in which they came up."""
    rows = db.execute(
        "SELECT entity, entity_id FROM changes GROUP BY entity, entity_id ORDER BY min(rowid)"
    )
    for entity, entity_id in rows:
        yield Entity(entity), entity_id


def sequences(db: Database) -> Iterator[tuple[ReplicaId, int, int]]:
    """Each replica with how many operations of it are here and its highest sequence."""
    yield from db.execute(
        "SELECT replica, count(*), max(sequence) FROM operations GROUP BY replica"
    )


def last_writer(db: Database, entity: Entity, entity_id: str) -> OperationId | None:
    """The newest operation that changed an entity."""
    row = db.execute(
        "SELECT operation FROM changes JOIN operations ON operations.id = operation"
        " WHERE entity = ? AND entity_id = ?"
        " ORDER BY lamport DESC, replica DESC, sequence DESC LIMIT 1",
        [entity.value, entity_id],
    ).fetchone()
    return row[0] if row else None


def _operation(db: Database, row: tuple[str, ...]) -> Operation:
    (operation, replica, sequence, lamport, annotator, at, kind, layer, report, undoes, redoes,
     schema, parents, version) = row  # fmt: skip
    changes = db.execute(
        "SELECT entity, entity_id, before, after, report FROM changes"
        " WHERE operation = ? ORDER BY position",
        [operation],
    )
    return Operation(
        id=OperationId(operation),
        stamp=Stamp(int(lamport), ReplicaId(replica), int(sequence)),
        annotator=AnnotatorId(annotator),
        at=at,
        kind=kind,
        changes=tuple(
            Change(
                Entity(entity),
                entity_id,
                json_text.load(before),
                json_text.load(after),
                ReportId(of) if of else None,
            )
            for entity, entity_id, before, after, of in changes.fetchall()
        ),
        layer=Layer(layer) if layer else None,
        report=ReportId(report) if report else None,
        undoes=OperationId(undoes) if undoes else None,
        redoes=OperationId(redoes) if redoes else None,
        schema=schema,
        parents=tuple(json.loads(parents)),
        version=int(version),
    )
