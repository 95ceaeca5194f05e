"""What has changed since an earlier moment of the journal, and what was confirmed in bulk."""

import json
from collections.abc import Collection

from schema.database import Database
from schema.records import Entity, LabelId, OperationId

BULK = "label.confirm_bulk"


def made(entity: Entity, column: str) -> str:
    """SQL for when the journal first tells of an entity, whose id is in this column.

    Clocks are set back and forth; the journal knows what came after what.
    """
    return (
        "(SELECT min(lamport) FROM changes JOIN operations ON operations.id = operation"
        f" WHERE entity = '{entity}' AND entity_id = {column})"
    )


def changed_since(db: Database, known: Collection[OperationId]) -> set[tuple[Entity, str]]:
    """Labels and work states that operations changed which are not among the known ones."""
    rows = db.execute("SELECT id FROM operations")
    later = [row[0] for row in rows if row[0] not in known]
    found = db.execute(
        "SELECT DISTINCT entity, entity_id FROM changes"
        " WHERE operation IN (SELECT value FROM json_each(?)) AND entity IN ('label', 'work')",
        [json.dumps(later)],
    )
    return {(Entity(entity), entity_id) for entity, entity_id in found}


def in_bulk(db: Database, known: Collection[OperationId] | None = None) -> set[LabelId]:
    """Labels that were confirmed among many at once and that nobody has touched since.

    With `known` as if no other operations were there.
    """
    rows = db.execute(
        "WITH bulk AS (SELECT DISTINCT entity_id FROM operations JOIN changes ON operation = id"
        " WHERE kind = ? AND entity = 'label')"
        " SELECT entity_id, operation, kind FROM bulk"
        " JOIN changes USING (entity_id) JOIN operations ON id = operation"
        " WHERE entity = 'label' ORDER BY lamport, replica, sequence",
        [BULK],
    )
    last = {
        label: kind  # the last one stands
        for label, operation, kind in rows
        if known is None or operation in known
    }
    return {label for label, kind in last.items() if kind == BULK}
