"""Queries that stand elsewhere as texts for people to read, asked of a project."""

from collections.abc import Mapping

from annotator.progress import Cancelled, never
from annotator.store import journal_handing, practice
from annotator.store.connection import breaking_off, room_for_much
from schema.database import Database
from schema.records import AnnotatorId, Role

Row = tuple[int | float | str | None, ...]


def ask(
    db: Database, query: str, values: Mapping[str, str | None], is_cancelled: Cancelled = never
) -> tuple[tuple[str, ...], list[Row]]:
    """The names of a query's columns and its rows; CancelledError where nobody wants them."""
    with room_for_much(db), breaking_off(db, is_cancelled):
        cursor = db.conn.execute(query, values)
        return tuple(each[0] for each in cursor.description), cursor.fetchall()


def leads(db: Database, person: AnnotatorId) -> bool:
    """Whether somebody made the project or opened a round of it; nobody does in a hand-out."""
    if journal_handing.handed_out_to(db) is not None or practice.is_practice(db):
        return False
    found = db.execute(
        "SELECT 1 FROM changes JOIN operations ON operations.id = operation"
        " LEFT JOIN same_people ON same_people.annotator = operations.annotator"
        " WHERE entity IN ('project', 'round') AND kind IN ('project.create', 'round.open')"
        " AND coalesce(same_as, operations.annotator) = ?",
        [person],
    )
    return found.fetchone() is not None


def reviews(db: Database, person: AnnotatorId) -> bool:
    """Whether somebody reviews in a round."""
    found = db.execute(
        "SELECT 1 FROM rounds, json_each(members) AS member"
        " WHERE member.value ->> 'person' = ? AND member.value ->> 'role' = ?",
        [person, Role.REVIEWER.value],
    )
    return found.fetchone() is not None


def labels_here(db: Database, person: AnnotatorId) -> bool:
    """Whether somebody has labelled anything, finished it, or has it in a round."""
    found = db.execute(
        "SELECT EXISTS (SELECT 1 FROM labels WHERE layer = ?1)"
        " OR EXISTS (SELECT 1 FROM work WHERE layer = ?1)"
        " OR EXISTS (SELECT 1 FROM assignments WHERE annotator = ?1)",
        [person],
    )
    return bool(found.fetchone()[0])
