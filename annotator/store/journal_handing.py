"""What handing out and merging ask of the journal: whose it is, and who may see what of it."""

import json
from collections.abc import Iterable

from schema.database import Database
from schema.records import GOLD, AnnotatorId, Entity, OperationId, ReplicaId, ReportId


def last_author(db: Database) -> AnnotatorId | None:
    """Who made the newest operation; None in an empty journal."""
    row = db.execute(
        "SELECT annotator FROM operations"
        " ORDER BY lamport DESC, replica DESC, sequence DESC LIMIT 1"
    ).fetchone()
    return AnnotatorId(row[0]) if row else None


def made_by(db: Database, people: Iterable[str]) -> set[OperationId]:
    """All operations of these people."""
    rows = db.execute(
        "SELECT id FROM operations WHERE annotator IN (SELECT value FROM json_each(?))",
        [json.dumps(sorted(people))],
    )
    return {row[0] for row in rows.fetchall()}


def may_be_seen(db: Database, people: Iterable[str], recipient: AnnotatorId) -> set[OperationId]:
    """The operations that a hand-out may hold: whole, and about nobody else's layer.

    They are this person's own (`people` are their ids) and what was handed out to them.
    """
    own = json.dumps(sorted({*people, GOLD}))
    rows = db.execute(
        "WITH own AS (SELECT value FROM json_each(?1)) SELECT id FROM operations AS done"
        " WHERE kind = 'handout' AND layer = ?2"
        " OR kind <> 'handout' AND annotator IN own AND (layer IN own OR NOT EXISTS ("
        "  SELECT 1 FROM changes WHERE operation = done.id"
        "  AND entity IN ('label', 'work', 'comment')"
        "  AND coalesce(json_extract(after, '$.layer'), json_extract(before, '$.layer'), '')"
        "   NOT IN own))",
        [own, recipient],
    )
    return {row[0] for row in rows.fetchall()}


def changed_by(db: Database, operations: Iterable[OperationId]) -> set[tuple[Entity, str]]:
    """Every entity that these operations changed."""
    rows = db.execute(
        "SELECT DISTINCT entity, entity_id FROM changes"
        " WHERE operation IN (SELECT value FROM json_each(?))",
        [json.dumps([*operations])],
    )
    return {(Entity(entity), entity_id) for entity, entity_id in rows.fetchall()}


def entities_in_layers(
    db: Database, reports: Iterable[ReportId] | None, layers: Iterable[str]
) -> set[tuple[Entity, str]]:
    """Labels, work states and comments that ever were in these layers, in some reports or all."""
    only = None if reports is None else json.dumps([*reports])
    rows = db.execute(
        "SELECT DISTINCT entity, entity_id FROM changes"
        " WHERE entity IN ('label', 'work', 'comment')"
        " AND (?1 IS NULL OR report IN (SELECT value FROM json_each(?1)))"
        " AND coalesce(json_extract(after, '$.layer'), json_extract(before, '$.layer'))"
        " IN (SELECT value FROM json_each(?2))",
        [only, json.dumps(sorted(layers))],
    )
    return {(Entity(entity), entity_id) for entity, entity_id in rows.fetchall()}


def tips(db: Database, annotator: AnnotatorId | None) -> dict[ReplicaId, int]:
    """Somebody's replicas with the highest sequence of each."""
    # a step of the index for each replica, where GROUP BY would go through all operations
    rows = db.execute(
        "WITH RECURSIVE known (replica) AS (SELECT min(replica) FROM operations UNION ALL"
        "  SELECT (SELECT min(replica) FROM operations WHERE replica > known.replica)"
        "  FROM known WHERE replica IS NOT NULL)"
        " SELECT replica, sequence FROM known JOIN operations USING (replica) WHERE annotator = ?"
        " AND sequence = (SELECT max(sequence) FROM operations WHERE replica = known.replica)",
        [annotator],
    )
    return dict(rows.fetchall())


def handed_out_to(db: Database) -> AnnotatorId | None:
    """For whom a file that leaves operations out was made; None for a whole project."""
    row = db.execute(
        "SELECT coalesce((SELECT layer FROM operations WHERE kind = 'handout'"
        " ORDER BY lamport DESC LIMIT 1), (SELECT annotator FROM operations LIMIT 1))"
        " WHERE EXISTS (SELECT 1 FROM left_out)"
    ).fetchone()
    return AnnotatorId(row[0]) if row else None


def has_unknown_parents(db: Database) -> bool:
    """Whether somebody knew of operations that are not here."""
    return bool(
        db.execute(
            "SELECT EXISTS (SELECT 1 FROM learnt WHERE up_to > (SELECT coalesce(max(sequence), 0)"
            " FROM operations WHERE operations.replica = learnt.other))"
        ).fetchone()[0]
    )
