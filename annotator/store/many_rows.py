"""Adding many rows to a table at once."""

from collections.abc import Sequence
from itertools import compress
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
    filled = [values.count(None) < len(rows) for values in zip(*rows, strict=True)]
    names = ", ".join(f'"{name}"' for name in compress(columns, filled))
    db.conn.executemany(
        f"INSERT INTO {table} ({names}) VALUES ({', '.join('?' * sum(filled))})",
        [(*compress(row, filled),) for row in rows],
    )
