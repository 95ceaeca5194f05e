"""Who knew of what, as few rows: one where a replica learnt of another, none where it went on.

An operation of a replica knows those before it of the same replica. So all that it knew of follows
from the rows of its replica up to it, and from theirs in turn.
"""

import json
from collections.abc import Iterable, Iterator
from typing import Final

from schema.database import Database

TABLES: Final = (
    """CREATE TABLE learnt (
        replica TEXT NOT NULL,
        sequence INTEGER NOT NULL,
        other TEXT NOT NULL,
        up_to INTEGER NOT NULL,
        PRIMARY KEY (replica, sequence, other)
    ) STRICT""",
    """CREATE TABLE left_out (
        replica TEXT NOT NULL,
        first INTEGER NOT NULL,
        last INTEGER NOT NULL,
        PRIMARY KEY (replica, first),
        CHECK (1 <= first AND first <= last)
    ) STRICT""",
)

Row = tuple[str, int, str, int]


def place(operation: str) -> tuple[str, int]:
    """The replica of an operation and its number there; ValueError for what is no id of one."""
    replica, _, sequence = operation.rpartition("-")
    return replica, int(sequence)


def learnt(replica: str, sequence: int, parents: Iterable[str]) -> Iterator[Row]:
    """What an operation knew of other replicas, from the operations that it names as parents."""
    newest: dict[str, int] = {}
    for parent in parents:
        other, up_to = place(parent)
        if other != replica:
            newest[other] = max(up_to, newest.get(other, 0))
    for other, up_to in newest.items():
        yield replica, sequence, other, up_to


def add_all(db: Database, operations: Iterable[tuple[str, int, str]]) -> None:
    """Note what operations knew of: replica, sequence and parents (JSON) of each."""
    add_rows(
        db,
        (
            row
            for replica, sequence, parents in operations
            if parents not in ("[]", f'["{replica}-{sequence - 1}"]')
            for row in learnt(replica, sequence, json.loads(parents))
        ),
    )


def add_rows(db: Database, rows: Iterable[Row]) -> None:
    """Add what another file knows of who knew of what."""
    db.conn.executemany("INSERT OR REPLACE INTO learnt VALUES (?, ?, ?, ?)", rows)
