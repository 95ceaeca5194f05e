"""The table of people."""

from sqlite_utils.db import Database

from schema.payloads import annotator_from_fields
from schema.records import Annotator, AnnotatorId, Fields


def write(db: Database, annotator_id: str, fields: Fields | None) -> None:
    """Make the row what the fields say; None takes it away."""
    if fields is None:
        db.execute("DELETE FROM annotators WHERE id = ?", [annotator_id])
        return
    annotator = annotator_from_fields(annotator_id, fields)
    db.execute(
        "INSERT INTO annotators VALUES (?, ?) ON CONFLICT (id) DO UPDATE SET name = excluded.name",
        [annotator.id, annotator.name],
    )


def everyone(db: Database) -> list[Annotator]:
    """All people, by name."""
    rows = db.execute("SELECT id, name FROM annotators ORDER BY name, id")
    return [Annotator(AnnotatorId(annotator), name) for annotator, name in rows]


def get(db: Database, annotator: AnnotatorId) -> Annotator | None:
    """A person by their id, if they are in the project."""
    row = db.execute("SELECT id, name FROM annotators WHERE id = ?", [annotator]).fetchone()
    return Annotator(AnnotatorId(row[0]), row[1]) if row else None


def named(db: Database, name: str) -> list[Annotator]:
    """The people with this name; two may share one."""
    rows = db.execute("SELECT id, name FROM annotators WHERE name = ? ORDER BY id", [name])
    return [Annotator(AnnotatorId(annotator), name) for annotator, name in rows]
