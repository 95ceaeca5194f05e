"""The journal: operations and their changes, only ever added to."""

import hashlib
import json
from collections.abc import Iterable, Iterator

from sqlite_utils.db import Database

from annotator.replay import Entry
from schema import payloads
from schema.records import (
    AnnotatorId,
    Change,
    Entity,
    Layer,
    Operation,
    OperationId,
    ReplicaId,
    ReportId,
    Stamp,
)

_COLUMNS = (
    "id, replica, sequence, lamport, annotator, at, kind, layer, report, undoes, redoes, schema,"
    " parents, version"
)


def append(db: Database, operation: Operation) -> None:
    """Write one operation with its changes and a checksum over the whole."""
    stamp = operation.stamp
    db.execute(
        f"INSERT INTO operations ({_COLUMNS}, checksum)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [
            operation.id,
            stamp.replica,
            stamp.sequence,
            stamp.lamport,
            operation.annotator,
            operation.at,
            operation.kind,
            operation.layer,
            operation.report,
            operation.undoes,
            operation.redoes,
            operation.schema,
            json.dumps(operation.parents),
            operation.version,
            checksum(operation),
        ],
    )
    move_heads(db, operation)
    db.conn.executemany(
        "INSERT INTO changes VALUES (?, ?, ?, ?, ?, ?, ?)",
        (
            (
                operation.id,
                position,
                each.entity.value,
                each.id,
                each.report,
                payloads.dump(each.before),
                payloads.dump(each.after),
            )
            for position, each in enumerate(operation.changes)
        ),
    )


def move_heads(db: Database, operation: Operation) -> None:
    """Let an operation stand at the end of the journal in place of those it knew."""
    db.conn.executemany(
        "DELETE FROM heads WHERE operation = ?", [(parent,) for parent in operation.parents]
    )
    db.execute("INSERT INTO heads VALUES (?)", [operation.id])


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
    row = db.execute(f"SELECT {_COLUMNS} FROM operations WHERE id = ?", [operation]).fetchone()
    if row is None:
        raise KeyError(operation)
    return _operation(db, row)


def all_operations(db: Database) -> Iterator[Operation]:
    """Every operation in stamp order, one at a time."""
    order = "ORDER BY lamport, replica, sequence"
    for row in db.execute(f"SELECT {_COLUMNS} FROM operations {order}"):
        yield _operation(db, row)


def ids(db: Database) -> set[OperationId]:
    """The ids of all operations."""
    return {row[0] for row in db.execute("SELECT id FROM operations")}


def entries_of(db: Database, entity: Entity, entity_id: str) -> Iterator[Entry]:
    """All changes of one entity in stamp order, ready to be folded."""
    rows = db.execute(
        "SELECT operation, before, after, version FROM changes"
        " JOIN operations ON operations.id = operation"
        " WHERE entity = ? AND entity_id = ? ORDER BY lamport, replica, sequence, position",
        [entity.value, entity_id],
    )
    for operation, before, after, version in rows.fetchall():
        yield Entry(
            operation,
            payloads.upgraded(payloads.load(before), version),
            payloads.upgraded(payloads.load(after), version),
        )


def all_entities(db: Database) -> Iterator[tuple[Entity, str]]:
    """Every entity that the journal has ever changed."""
    for entity, entity_id in db.execute("SELECT DISTINCT entity, entity_id FROM changes"):
        yield Entity(entity), entity_id


def sequences(db: Database) -> Iterator[tuple[ReplicaId, int, int]]:
    """Each replica with how many operations of it are here and its highest sequence."""
    yield from db.execute(
        "SELECT replica, count(*), max(sequence) FROM operations GROUP BY replica"
    )


def latest_undoable(
    db: Database, annotator: AnnotatorId, kinds: Iterable[str], boundaries: Iterable[str]
) -> OperationId | None:
    """The person's newest operation of these kinds that is not undone.

    One of the kinds `boundaries` stands before it for as long as its report is not open again.
    """
    undoable, closing = sorted(kinds), sorted(boundaries)
    row = db.execute(
        "SELECT id FROM operations AS done WHERE annotator = ? AND ("
        f" kind IN ({_marks(undoable)}) AND NOT {_IS_UNDONE}"
        f" OR kind IN ({_marks(closing)}) AND EXISTS ("
        "   SELECT 1 FROM work WHERE work.report = done.report AND work.layer = done.layer"
        "    AND work.state <> 'open'))"
        " ORDER BY lamport DESC, replica DESC, sequence DESC LIMIT 1",
        [annotator, *undoable, *closing],
    ).fetchone()
    return row[0] if row else None


def latest_redoable(
    db: Database, annotator: AnnotatorId, kinds: Iterable[str]
) -> OperationId | None:
    """What the person undid last, unless they have decided something new since."""
    kind_list = sorted(kinds)
    row = db.execute(
        "SELECT done.id FROM operations AS done JOIN operations AS undo ON undo.undoes = done.id"
        f" WHERE done.annotator = ? AND {_IS_UNDONE} AND undo.lamport > ("
        "   SELECT coalesce(max(lamport), 0) FROM operations"
        f"  WHERE annotator = ? AND kind IN ({_marks(kind_list)}))"
        " ORDER BY undo.lamport DESC LIMIT 1",
        [annotator, annotator, *kind_list],
    ).fetchone()
    return row[0] if row else None


def last_writer(db: Database, entity: Entity, entity_id: str) -> OperationId | None:
    """The newest operation that changed an entity."""
    row = db.execute(
        "SELECT operation FROM changes JOIN operations ON operations.id = operation"
        " WHERE entity = ? AND entity_id = ?"
        " ORDER BY lamport DESC, replica DESC, sequence DESC LIMIT 1",
        [entity.value, entity_id],
    ).fetchone()
    return row[0] if row else None


# An operation is undone when it was undone more recently than it was redone.
_IS_UNDONE = (
    "(coalesce((SELECT max(lamport) FROM operations AS u WHERE u.undoes = done.id), 0)"
    " > coalesce((SELECT max(lamport) FROM operations AS r WHERE r.redoes = done.id), 0))"
)


def _marks(values: list[str]) -> str:
    return ", ".join("?" * len(values))


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
                payloads.load(before),
                payloads.load(after),
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
