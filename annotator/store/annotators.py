"""The table of people."""

import json

from annotator.store import same_people
from schema.database import Database
from schema.payloads import annotator_from_fields
from schema.records import Annotator, AnnotatorId, Fields


def write(db: Database, annotator_id: str, fields: Fields | None) -> None:
    """Make the row what the fields say; None takes it away."""
    annotator = None if fields is None else annotator_from_fields(annotator_id, fields)
    same_people.write(db, annotator, annotator_id)
    if annotator is None:
        db.execute("DELETE FROM annotators WHERE id = ?", [annotator_id])
        return
    db.execute(
        "INSERT INTO annotators VALUES (?, ?) ON CONFLICT (id) DO UPDATE SET name = excluded.name",
        [annotator.id, annotator.name],
    )


def everyone(db: Database) -> list[Annotator]:
    """All people, by name; who has two ids is there once."""
    return _select(db, "same_as IS NULL")


def ids(db: Database) -> list[AnnotatorId]:
    """The ids of all people, those who have two with both."""
    return [row[0] for row in db.execute("SELECT id FROM annotators ORDER BY id")]


def get(db: Database, annotator: AnnotatorId) -> Annotator | None:
    """A person by their id, if they are in the project."""
    return next(iter(_select(db, "id = ?", annotator)), None)


def name_of(db: Database, person: str) -> str:
    """What a person is called; the id itself where it is nobody's, as that of gold."""
    known = get(db, AnnotatorId(person))
    return known.name if known else person


def named(db: Database, name: str) -> list[Annotator]:
    """The people with this name; two may share one, but who has two ids is there once."""
    return _select(db, "name = ? AND same_as IS NULL", name)


def _select(db: Database, where: str, *values: str) -> list[Annotator]:
    rows = db.execute(
        "SELECT id, name, same_as, coalesce(other_than, '[]') FROM annotators"
        f" LEFT JOIN same_people ON annotator = id WHERE {where} ORDER BY name, id",
        values,
    )
    return [
        Annotator(AnnotatorId(annotator), name, same_as, frozenset(json.loads(others)))
        for annotator, name, same_as, others in rows
    ]
