"""The table of conflicts: two writers of a field who did not know of each other."""

import json
from collections.abc import Iterable

from annotator.replay import Conflict
from schema.database import Database
from schema.records import Entity


def write(db: Database, entity: Entity, entity_id: str, conflicts: list[Conflict]) -> None:
    """Make an entity's open conflicts these."""
    db.execute(
        "DELETE FROM conflicts WHERE entity = ? AND entity_id = ?", [entity.value, entity_id]
    )
    db.conn.executemany(
        "INSERT INTO conflicts VALUES (?, ?, ?, ?, ?, ?, ?)",
        [
            (
                entity.value,
                entity_id,
                each.field,
                each.kept,
                each.lost,
                json.dumps(each.kept_value, ensure_ascii=False),
                json.dumps(each.lost_value, ensure_ascii=False),
            )
            for each in conflicts
        ],
    )


def clear(db: Database, entity: Entity, ids: Iterable[str]) -> None:
    """Take the conflicts of these entities away."""
    db.execute(
        "DELETE FROM conflicts WHERE entity = ? AND entity_id IN (SELECT value FROM json_each(?))",
        [entity.value, json.dumps([*ids])],
    )


def count(db: Database) -> int:
    """How many conflicts are open."""
    return int(db.execute("SELECT count(*) FROM conflicts").fetchone()[0])


def everything(db: Database) -> list[tuple[Entity, str, Conflict]]:
    """All that is open, with what each is about."""
    rows = db.execute(
        "SELECT entity, entity_id, field, kept, lost, kept_value, lost_value FROM conflicts"
    )
    return [
        (Entity(entity), of, Conflict(field, kept, lost, json.loads(stands), json.loads(gone)))
        for entity, of, field, kept, lost, stands, gone in rows.fetchall()
    ]
