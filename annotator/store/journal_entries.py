"""What the journal says of entities, in stamp order and ready to be folded."""

import json
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, islice
from operator import itemgetter
from typing import Final

from annotator.replay import Entry
from annotator.store.journal_rows import StoredOperation
from schema import json_text, payloads
from schema.database import Database
from schema.records import Entity, Fields, OperationId, ReportId

_NAMED_AT_ONCE: Final = 50_000
_ENTITIES: Final = {each.value: each for each in Entity}
# Where nothing is left out, what a hand-out says is said by the operations that it stands for.
_COUNTS = "(kind <> 'handout' OR EXISTS (SELECT 1 FROM left_out))"


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
        f" WHERE entity = ? AND entity_id IN ({', '.join('?' * len(ids))}) AND {_COUNTS}"
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
    allowed = [] if only is None else [json.dumps([*only])]
    counts = _COUNTS if only is None else "operations.id IN (SELECT value FROM json_each(?2))"
    waiting = iter(wanted)
    while some := list(islice(waiting, _NAMED_AT_ONCE)):
        found = db.execute(
            "SELECT entity, entity_id, operation, after, version FROM json_each(?1) AS wanted"
            " CROSS JOIN changes"
            " ON entity = wanted.value ->> 0 AND entity_id = wanted.value ->> 1"
            f" JOIN operations ON operations.id = operation WHERE {counts}"
            " ORDER BY wanted.key, lamport, replica, sequence, position",
            [json.dumps(some), *allowed],
        )
        for (entity, entity_id), group in groupby(found, itemgetter(0, 1)):
            yield _ENTITIES[entity], entity_id, [_entry(*row[2:]) for row in group]


def said_in(operations: Iterable[StoredOperation]) -> Iterator[tuple[Entity, str, Fields]]:
    """What operations of another file write of which entity, in their order."""
    changes = [(change, each.version) for each in operations for change in each.changes]
    written = json_text.load_all([change[-1] for change, _ in changes])
    for (change, version), after in zip(changes, written, strict=True):
        yield _ENTITIES[change[2]], change[3], payloads.upgraded(after, version)


def _entry(operation: str, after: str, version: int) -> Entry:
    return Entry(OperationId(operation), payloads.upgraded(json_text.load(after), version))
