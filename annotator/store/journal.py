"""The journal: operations and their changes, only ever added to."""

import hashlib
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, islice
from json.encoder import encode_basestring as _quoted
from operator import itemgetter
from typing import Any, Final

from annotator.replay import Entry
from annotator.store.many_rows import insert_all
from schema import ancestry, payloads
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
_DELETED: Final[Fields] = {"deleted": True}
_NOT_THERE: Final = payloads.dump(_DELETED)
_COLUMNS = (
    "id, replica, sequence, lamport, annotator, at, kind, layer, report, undoes, redoes, schema,"
    " parents, version"
)
_ALL_COLUMNS = f"{_COLUMNS}, checksum"
_POSITION = itemgetter(1)  # of a change's row
_ENTITIES: Final = {each.value: each for each in Entity}


def append(db: Database, operation: Operation) -> None:
    """Write one operation with its changes and a checksum over the whole."""
    take_in(db, [as_written(operation)])


@dataclass(frozen=True, slots=True)
class Written:
    """An operation as the rows that hold it: its own with the checksum last, then its changes."""

    row: tuple[Any, ...]
    changes: list[tuple[Any, ...]]
    parents: list[str]

    @property
    def id(self) -> OperationId:
        """The operation's id."""
        return OperationId(self.row[0])

    @property
    def kind(self) -> str:
        """What kind of operation it is."""
        return str(self.row[6])

    @property
    def checksum(self) -> str:
        """The checksum that it was stored with."""
        return str(self.row[-1])

    @property
    def version(self) -> int:
        """The form of its payloads."""
        return int(self.row[-2])

    def is_as_written(self) -> bool:
        """Whether the rows still add up to the checksum."""
        return self.summed() == self.checksum

    def summed(self) -> str:
        """The sha256 of the one written form, as `checksum` has it of an operation."""
        (operation, replica, sequence, lamport, annotator, at, kind, layer, report, undoes, redoes,
         schema, _, version, *_) = self.row  # fmt: skip
        # payloads are stored in their one form: nothing is gained by reading and writing them again
        changes = ",".join(
            f"[{_quoted(entity)},{_quoted(of)},{_said(report)},{before},{after}]"
            for _, _, entity, of, report, before, after in self.changes
        )
        whole = (
            f'{{"annotator":{_quoted(annotator)},"at":{_quoted(at)},"changes":[{changes}],'
            f'"id":{_quoted(operation)},"kind":{_quoted(kind)},"layer":{_said(layer)},'
            f'"parents":[{",".join(map(_quoted, self.parents))}],"redoes":{_said(redoes)},'
            f'"report":{_said(report)},"schema":{_quoted(schema)},'
            f'"stamp":[{lamport},{_quoted(replica)},{sequence}],"undoes":{_said(undoes)},'
            f'"version":{version}}}'
        )
        return hashlib.sha256(whole.encode()).hexdigest()


def as_written(operation: Operation) -> Written:
    """An operation as the rows that are to hold it."""
    stamp = operation.stamp
    row = (
        *(operation.id, stamp.replica, stamp.sequence, stamp.lamport),
        *(operation.annotator, operation.at, operation.kind, operation.layer, operation.report),
        *(operation.undoes, operation.redoes, operation.schema),
        *(json.dumps(operation.parents), operation.version),
    )
    changes: list[tuple[Any, ...]] = [
        (
            *(operation.id, position, each.entity.value, each.id, each.report),
            _NOT_THERE if each.before == _DELETED else payloads.dump(each.before),
            payloads.dump(each.after),
        )
        for position, each in enumerate(operation.changes)
    ]
    unsummed = Written(row, changes, [*operation.parents])
    return Written((*row, unsummed.summed()), changes, unsummed.parents)


def _said(text: str | None) -> str:
    return "null" if text is None else _quoted(text)


def written(db: Database, only: Iterable[OperationId] | None = None) -> Iterator[Written]:
    """Every operation, or only these, in stamp order as the rows that hold it."""
    wanted = None if only is None else json.dumps([*only])
    order = "ORDER BY lamport, replica, sequence"
    if wanted is not None:
        order = f"WHERE id IN (SELECT value FROM json_each(?)) {order}"
    values = [] if wanted is None else [wanted]
    # in the order of operations alone, or SQLite would copy all changes to sort them
    changes = db.execute(
        f"SELECT changes.* FROM operations CROSS JOIN changes ON operation = id {order}", values
    )
    grouped = groupby(changes, itemgetter(0))
    operation, group = next(grouped, (None, iter(())))
    for row in db.execute(f"SELECT {_ALL_COLUMNS} FROM operations {order}", values):
        mine = sorted(group, key=_POSITION) if operation == row[0] else []
        if operation == row[0]:
            operation, group = next(grouped, (None, iter(())))
        yield Written(row, mine, json.loads(row[12]))


def take_in(db: Database, operations: Iterable[Written]) -> None:
    """Write operations of another file as they are, in stamp order."""
    waiting = iter(operations)
    while group := list(islice(waiting, _AT_ONCE)):
        insert_all(db, "operations", _ALL_COLUMNS.split(", "), [each.row for each in group])
        db.conn.executemany(
            "INSERT INTO changes VALUES (?, ?, ?, ?, ?, ?, ?)",
            [change for each in group for change in each.changes],
        )
        ancestry.add_all(db, [(each.row[1], each.row[2], each.row[12]) for each in group])
        known = {parent for each in group for parent in each.parents}
        no_more = known.intersection(heads(db))
        db.conn.executemany("DELETE FROM heads WHERE operation = ?", [(each,) for each in no_more])
        db.conn.executemany(
            "INSERT INTO heads VALUES (?)", [(each.id,) for each in group if each.id not in known]
        )


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
    row = db.execute(f"SELECT {_COLUMNS} FROM operations WHERE id = ?", [operation]).fetchone()
    if row is None:
        raise KeyError(operation)
    return _operation(db, row)


def all_operations(db: Database) -> Iterator[Operation]:
    """Every operation in stamp order, one at a time."""
    order = "ORDER BY lamport, replica, sequence"
    for row in db.execute(f"SELECT {_COLUMNS} FROM operations {order}"):
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


def entries_of(
    db: Database, entity: Entity, entity_id: str, kinds: Iterable[str] | None = None
) -> Iterator[Entry]:
    """The changes of one entity in stamp order, ready to be folded; of some kinds on request."""
    only = None if kinds is None else json.dumps(sorted(kinds))
    rows = db.execute(
        "SELECT operation, after, version FROM changes"
        " JOIN operations ON operations.id = operation"
        f" WHERE entity = ?1 AND entity_id = ?2 AND {_COUNTS}"
        " AND (?3 IS NULL OR kind IN (SELECT value FROM json_each(?3)))"
        " ORDER BY lamport, replica, sequence, position",
        [entity.value, entity_id, only],
    )
    for row in rows.fetchall():
        yield _entry(*row)


def entries_under(
    db: Database, entity: Entity, ids: Sequence[str]
) -> Iterator[tuple[Entry, ReportId | None]]:
    """The same for an entity that goes by several ids, each entry with the report it was in."""
    rows = db.execute(
        "SELECT operation, after, version, changes.report FROM changes"
        " JOIN operations ON operations.id = operation"
        f" WHERE entity = ? AND entity_id IN ({_marks(list(ids))}) AND {_COUNTS}"
        " ORDER BY lamport, replica, sequence, position",
        [entity.value, *ids],
    )
    for *written, report in rows.fetchall():
        yield _entry(*written), ReportId(report) if report else None


def entries_of_all(
    db: Database, wanted: Iterable[tuple[Entity, str]], only: Iterable[OperationId] | None = None
) -> Iterator[tuple[Entity, str, list[Entry]]]:
    """The same for many entities, one after the other, those without a change left out.

    With `only` no others than these operations count, what a hand-out says among them.
    """
    allowed = None if only is None else json.dumps([*only])
    counts = _COUNTS if only is None else "operations.id IN (SELECT value FROM json_each(?))"
    db.execute("CREATE TEMP TABLE IF NOT EXISTS wanted (entity TEXT, entity_id TEXT)")
    db.execute("DELETE FROM wanted")
    rows = ((entity.value, entity_id) for entity, entity_id in wanted)
    db.conn.executemany("INSERT INTO wanted VALUES (?, ?)", rows)
    found = db.execute(
        "SELECT wanted.entity, wanted.entity_id, operation, after, version"
        " FROM wanted CROSS JOIN changes USING (entity, entity_id)"
        f" JOIN operations ON operations.id = operation WHERE {counts}"
        " ORDER BY wanted.rowid, lamport, replica, sequence, position",
        [] if allowed is None else [allowed],
    )
    for (entity, entity_id), group in groupby(found, itemgetter(0, 1)):
        yield Entity(entity), entity_id, [_entry(*row[2:]) for row in group]


def entries_in(operations: Iterable[Written]) -> Iterator[tuple[Entity, str, Entry]]:
    """What operations of another file write of which entity, in their order."""
    for each in operations:
        for operation, _, entity, entity_id, _, _, after in each.changes:
            yield _ENTITIES[entity], entity_id, _entry(operation, after, each.version)


def handed_labels(operations: Iterable[Written]) -> set[str]:
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


def known_labels(db: Database, wanted: Iterable[str]) -> set[str]:
    """Those of these labels of which the journal says anything."""
    rows = db.execute(
        "SELECT value FROM json_each(?) WHERE EXISTS (SELECT 1 FROM changes"
        " WHERE entity = 'label' AND entity_id = value)",
        [json.dumps([*wanted])],
    )
    return {row[0] for row in rows.fetchall()}


def _entry(operation: str, after: str, version: int) -> Entry:
    return Entry(OperationId(operation), payloads.upgraded(payloads.load(after), version))


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
        told = (payloads.upgraded(payloads.load(each), version) for each in (before, after))
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


# Where nothing is left out, what a hand-out says is said by the operations that it stands for.
_COUNTS = "(kind <> 'handout' OR EXISTS (SELECT 1 FROM left_out))"

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
