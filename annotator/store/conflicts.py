"""The table of conflicts: two writers of a field who did not know of each other."""

import json
from collections.abc import Iterable

from annotator.replay import Conflict
from schema.database import Database
from schema.records import Entity


def add(db: Database, entity: Entity, entity_id: str, conflicts: list[Conflict]) -> None:
    """Add these to an entity's open conflicts."""
    db.insert(
        "conflicts",
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


def clear(db: Database, entities: Iterable[tuple[Entity, str]]) -> None:
    """Take the conflicts of these entities away."""
    db.execute(
        "DELETE FROM conflicts WHERE (entity, entity_id) IN"
        " (SELECT value ->> 0, value ->> 1 FROM json_each(?))",
        [json.dumps([*entities])],
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
