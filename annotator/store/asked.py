"""Queries that stand elsewhere as texts for people to read, asked of a project."""

from collections.abc import Mapping

from annotator.progress import Cancelled, never
from annotator.store.connection import breaking_off, room_for_much
from schema.database import Database

Row = tuple[int | float | str | None, ...]


def ask(
    db: Database, query: str, values: Mapping[str, str | None], is_cancelled: Cancelled = never
) -> tuple[tuple[str, ...], list[Row]]:
    """The names of a query's columns and its rows; CancelledError where nobody wants them."""
    with room_for_much(db), breaking_off(db, is_cancelled):
        cursor = db.conn.execute(query, values)
        return tuple(each[0] for each in cursor.description), cursor.fetchall()
