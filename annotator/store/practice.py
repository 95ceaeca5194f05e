"""The table of practice: what newcomers were given to practise on, and how they did."""

import json
from typing import Final

from annotator.store.journal_moments import made
from schema.database import Database
from schema.practice import Practice, practice_fields, practice_from_fields
from schema.records import Entity, Fields

_NAMES: Final = (
    *("person", "at", "reports", "seed", "errors", "pass_mark"),
    *("hidden", "state", "right", "judged", "clauses"),
)
_ALL: Final = f"SELECT * FROM practice ORDER BY {made(Entity.PRACTICE, 'practice.id')}, id"
_JSON: Final = frozenset({"reports", "clauses"})


def write(db: Database, practice_id: str, fields: Fields | None) -> None:
    """Make the row what the fields say; None takes it away."""
    db.execute("DELETE FROM practice WHERE id = ?", [practice_id])
    if fields is None:
        return
    said = practice_fields(practice_from_fields(practice_id, fields))
    values = [
        json.dumps(said[name], sort_keys=True) if name in _JSON else said[name] for name in _NAMES
    ]
    marks = ", ".join("?" * (len(values) + 1))
    db.execute(f"INSERT INTO practice VALUES ({marks})", [practice_id, *values])


def everything(db: Database) -> list[Practice]:
    """All that was given, the oldest first."""
    rows = db.execute(_ALL)
    return [_practice(row) for row in rows.fetchall()]


def of_file(db: Database) -> Practice | None:
    """What this file is a practice of; None for a project of real work."""
    row = db.execute(
        "SELECT practice.* FROM practice JOIN identity ON identity.project = practice.id"
    ).fetchone()
    return _practice(row) if row else None


def is_practice(db: Database) -> bool:
    """Whether this file is for practice alone, and not a project of real work."""
    return bool(
        db.execute(
            "SELECT EXISTS (SELECT 1 FROM practice JOIN identity ON project = practice.id)"
        ).fetchone()[0]
    )


def _practice(row: tuple[object, ...]) -> Practice:
    practice_id, *values = row
    fields = {
        name: json.loads(str(value)) if name in _JSON else value
        for name, value in zip(_NAMES, values, strict=True)
    }
    return practice_from_fields(str(practice_id), fields)  # type: ignore[arg-type]
