"""The table of releases."""

import json
from typing import Any, Final

from annotator.store.journal_moments import made
from schema.database import Database
from schema.records import AnnotatorId, Entity, Fields, OperationId
from schema.releasing import Release, release_from_fields

_ALL: Final = f"SELECT * FROM releases ORDER BY {made(Entity.RELEASE, 'releases.id')}, id"


def write(db: Database, release_id: str, fields: Fields | None) -> None:
    """Make a release's row what the fields say; None takes it away."""
    db.execute("DELETE FROM releases WHERE id = ?", [release_id])
    if fields is None:
        return
    of = release_from_fields(release_id, fields)
    db.execute(
        "INSERT INTO releases VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [
            *(of.id, of.name, of.at, of.by, of.sha256, json.dumps(of.heads), of.schema),
            *(of.reports, of.spans, of.links, of.before),
            json.dumps(dict(of.changed), ensure_ascii=False, sort_keys=True),
        ],
    )


def everything(db: Database) -> list[Release]:
    """All releases, the oldest first."""
    return [_release(row) for row in db.execute(_ALL)]


def _release(row: tuple[Any, ...]) -> Release:
    of, name, at, by, sha256, heads, schema, reports, spans, links, before, changed = row
    return Release(
        *(of, name, at, AnnotatorId(by), sha256),
        tuple(OperationId(each) for each in json.loads(heads)),
        *(schema, reports, spans, links, before),
        json.loads(changed),
    )
