"""Who knew of what, and which operations a hand-out leaves out: the tables `learnt`, `left_out`."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import groupby
from operator import itemgetter
from typing import Final

from sqlite_utils.db import Database

from schema import ancestry
from schema.ancestry import Row, place
from schema.records import OperationId

_REMEMBERED: Final = 512  # of each, all that one point of a replica knew of

Run = tuple[str, int, int]  # a replica, and the first and last of its operations that are left out


class Ancestry:
    """Tells whether one operation was made with another at hand; for one state of the journal."""

    def __init__(self, db: Database) -> None:
        self._db = db
        self._rows: dict[str, list[Row]] | None = None
        self._known_at = lru_cache(_REMEMBERED)(self._gather)

    def knows(self, later: OperationId, earlier: OperationId) -> bool:
        """Whether whoever made `later` had `earlier` before them; everyone knows their own."""
        (replica, sequence), (other, up_to) = place(later), place(earlier)
        if replica == other:
            return sequence >= up_to
        count = bisect_right(self._learnt().get(replica, []), sequence, key=itemgetter(1))
        return count > 0 and self._known_at(replica, count).get(other, 0) >= up_to

    def _learnt(self) -> dict[str, list[Row]]:
        if self._rows is None:
            rows = self._db.execute("SELECT * FROM learnt ORDER BY replica, sequence")
            self._rows = {key: list(each) for key, each in groupby(rows, itemgetter(0))}
        return self._rows

    def _gather(self, replica: str, count: int) -> dict[str, int]:
        """All that is known once the first `count` rows of a replica are."""
        known: dict[str, int] = {}
        done = {replica: 0}
        waiting = [(replica, count)]
        while waiting:
            at, rows = waiting.pop()
            for _, _, other, up_to in self._learnt()[at][done[at] : rows]:
                if up_to > known.get(other, 0):
                    known[other] = up_to
                    theirs = self._learnt().get(other, [])
                    reached = bisect_right(theirs, up_to, key=itemgetter(1))
                    if reached > done.setdefault(other, 0):
                        waiting.append((other, reached))
            done[at] = max(done[at], rows)
        return known


def rows(db: Database) -> Iterator[Row]:
    """All that a file knows of who knew of what."""
    yield from db.execute("SELECT replica, sequence, other, up_to FROM learnt")


def derive(db: Database) -> None:
    """Write anew what follows from the operations that are here."""
    db.execute(
        "DELETE FROM learnt WHERE EXISTS (SELECT 1 FROM operations"
        " WHERE operations.replica = learnt.replica AND operations.sequence = learnt.sequence)"
    )
    operations = db.execute("SELECT replica, sequence, parents FROM operations").fetchall()
    ancestry.add_all(db, operations)


def left_out(db: Database) -> list[Run]:
    """The runs of operations that a hand-out leaves out; none in a whole project."""
    return list(db.execute("SELECT replica, first, last FROM left_out ORDER BY replica, first"))


def is_handed_out(db: Database) -> bool:
    """Whether this file is a hand-out, which leaves operations out."""
    return db.execute("SELECT 1 FROM left_out LIMIT 1").fetchone() is not None


def leave_out(db: Database, runs: Iterable[Run]) -> None:
    """Say which operations are left out; those that are here are not."""
    absent: dict[str, set[int]] = {}
    for replica, first, last in runs:
        absent.setdefault(replica, set()).update(range(first, last + 1))
    db.execute("DELETE FROM left_out")
    for replica, sequences in sorted(absent.items()):
        here = db.execute("SELECT sequence FROM operations WHERE replica = ?", [replica])
        sequences.difference_update(row[0] for row in here.fetchall())
        db.conn.executemany(
            "INSERT INTO left_out VALUES (?, ?, ?)",
            [(replica, first, last) for first, last in _runs(sorted(sequences))],
        )


def _runs(sequences: Iterable[int]) -> Iterator[tuple[int, int]]:
    """Ascending numbers as runs without a gap."""
    first = last = 0
    for each in sequences:
        if first and each != last + 1:
            yield first, last
            first = each
        first, last = first or each, each
    if first:
        yield first, last
