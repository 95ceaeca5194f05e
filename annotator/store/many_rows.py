"""Adding many rows to a table at once."""

from collections.abc import Sequence
from typing import Any

from schema.database import Database


def insert_all(
    db: Database, table: str, columns: Sequence[str], rows: Sequence[tuple[Any, ...]]
) -> None:
    """Add rows, without the columns that are empty in all of them.

    For each None that is bound Python asks whether it can be adapted, which takes longer than
    storing what is there.
    """
    if not rows:
        return
    places = [
        at
        for at, values in enumerate(zip(*rows, strict=True))
        if any(value is not None for value in values)
    ]
    names = ", ".join(f'"{columns[at]}"' for at in places)
    db.conn.executemany(
        f"INSERT INTO {table} ({names}) VALUES ({', '.join('?' * len(places))})",
        rows if len(places) == len(columns) else [[row[at] for at in places] for row in rows],
    )
