"""Who knew of what, and which operations a hand-out leaves out: the tables `learnt`, `left_out`."""

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from operator import itemgetter
from typing import Final
from weakref import WeakKeyDictionary

from schema import ancestry
from schema.ancestry import Row, place
from schema.database import Database
from schema.records import OperationId

_ROW: Final = "replica, sequence, other, up_to"

Run = tuple[str, int, int]  # a replica, and the first and last of its operations that are left out


class Ancestry:
    """Tells whether one operation was made with another at hand; for one state of the journal.

    A file is opened thousands of times, each time as a new replica. Those that went on from each
    other are one chain, and a point of a chain knows how far it is in others (a vector clock in the
    sense of Mattern 1989, "Virtual time and global states of distributed systems").
    """

    def __init__(self, db: Database) -> None:
        self._db = db

    def knows(self, later: OperationId, earlier: OperationId) -> bool:
        """Whether whoever made `later` had `earlier` before them; everyone knows their own."""
        (replica, sequence), (other, up_to) = place(later), place(earlier)
        if replica == other:
            return sequence >= up_to
        (chain, at), (another, reached) = self._point(replica, sequence), self._point(other, up_to)
        return (
            at >= reached if chain == another else self._clock(chain, at).get(another, 0) >= reached
        )

    def known_to(self, operations: Iterable[OperationId]) -> set[OperationId]:
        """All operations here that whoever made one of these had before them, and these."""
        clock: _Clock = {}
        for replica, sequence in map(place, operations):
            chain, at = self._point(replica, sequence)
            _advance(clock, {**self._clock(chain, at), chain: at})
        found = self._db.execute("SELECT id, replica, sequence FROM operations")
        return {
            operation
            for operation, replica, sequence in found
            if (point := self._point(replica, sequence))[1] <= clock.get(point[0], 0)
        }

    def _point(self, replica: str, sequence: int) -> tuple[str, int]:
        chain, begin = self._chains.begins.get(replica, (replica, 0))
        return chain, begin + sequence

    def _clock(self, chain: str, at: int) -> "_Clock":
        """What whoever was at a point of a chain knew of the others."""
        known, learnt = self._chains.clocks, self._chains.learnt
        begin = chain, _learnt_by(learnt, chain, at)
        waiting, begun = [begin], set[tuple[str, int]]()
        while waiting:
            of, first = waiting[-1]
            if first == 0 or (of, first) in known:
                waiting.pop()
                continue
            _, other, up_to = learnt[of][first - 1]
            theirs = _learnt_by(learnt, other, up_to)
            needed = [each for each in ((of, first - 1), (other, theirs)) if each[1]]
            begun.add((of, first))
            # nobody knows of what comes after them, but a file of somebody else may say so
            if lacking := [each for each in needed if each not in known and each not in begun]:
                waiting += lacking
                continue
            clock = dict(known.get((of, first - 1), {}))
            if clock.get(other, 0) < up_to:
                _advance(clock, known.get((other, theirs), {}))
                _advance(clock, {other: up_to})
            known[of, first] = clock
            waiting.pop()
        return known.get(begin, {})

    @cached_property
    def _chains(self) -> "_Chains":
        found = _REMEMBERED.get(self._db)
        if found is None or not found.still_hold(self._db):
            found = _REMEMBERED[self._db] = _chained(self._db)
        return found


_Clock = dict[str, int]  # how far each chain is known


@dataclass(slots=True)
class _Chains:
    """Where each replica begins in its chain, and what chains learnt: at, of which, up to where.

    `followed` are the replicas that another went on from. `state` and `newest` say of which state
    of the journal it is, and `clocks` is what has been found out by it.
    """

    begins: dict[str, tuple[str, int]]
    learnt: dict[str, list[tuple[int, str, int]]]
    followed: Collection[str]
    state: object
    newest: int
    clocks: dict[tuple[str, int], _Clock] = field(default_factory=dict)

    def still_hold(self, db: Database) -> bool:
        """Whether nothing came since but what replicas added at the end of their chains."""
        if self.state != _state(db):
            return False
        added = db.execute(
            "SELECT rowid, replica FROM operations WHERE rowid > ?", [self.newest]
        ).fetchall()
        if any(replica in self.followed for _, replica in added):
            return False
        self.newest = max([self.newest, *(row for row, _ in added)])
        return True


# Finding the chains takes longer than a decision may, and most decisions leave them as they are.
_REMEMBERED: Final[WeakKeyDictionary[Database, _Chains]] = WeakKeyDictionary()


def forget(db: Database) -> None:
    """Find the chains anew when they are asked for next: what they follow from has changed."""
    _REMEMBERED.pop(db, None)


def _state(db: Database) -> object:
    return db.execute("SELECT count(*), max(rowid) FROM learnt").fetchone()


def _chained(db: Database) -> _Chains:
    state = _state(db)
    [newest] = db.execute("SELECT coalesce(max(rowid), 0) FROM operations").fetchone()
    learnt = db.execute(f"SELECT {_ROW} FROM learnt ORDER BY replica, sequence").fetchall()
    begins, followed = _begins(learnt, _ends(db, learnt))
    found: dict[str, list[tuple[int, str, int]]] = {}
    for replica, sequence, other, up_to in learnt:
        chain, begin = begins.get(replica, (replica, 0))
        another, before = begins.get(other, (other, 0))
        if chain != another:
            found.setdefault(chain, []).append((begin + sequence, another, before + up_to))
    for each in found.values():
        each.sort(key=itemgetter(0))
    return _Chains(begins, found, followed, state, newest)


def _ends(db: Database, learnt: Iterable[Row]) -> dict[str, int]:
    """The highest number of each replica that is known of at all."""
    ends: dict[str, int] = dict(
        db.execute("SELECT replica, max(sequence) FROM operations GROUP BY replica").fetchall()
    )
    _advance(ends, {replica: last for replica, _, last in left_out(db)})
    for replica, sequence, other, up_to in learnt:
        ends[replica] = max(sequence, ends.get(replica, 0))
        ends[other] = max(up_to, ends.get(other, 0))
    return ends


def _begins(
    learnt: Iterable[Row], ends: Mapping[str, int]
) -> tuple[dict[str, tuple[str, int]], Collection[str]]:
    """Replicas that went on from where another ended, the first of those that did, in one chain.

    Gives where in it each begins, and those that are gone on from.
    """
    before: dict[str, str] = {}
    after: dict[str, str] = {}
    for replica, sequence, other, up_to in learnt:
        is_end = ends[other] == up_to and other not in after
        if sequence == 1 and is_end and replica not in before:
            before[replica], after[other] = other, replica
    begins: dict[str, tuple[str, int]] = {}
    for first in after.keys() - before.keys():
        chain, begin, replica = first, 0, first
        while True:
            begins[replica] = chain, begin
            begin += ends[replica]
            if replica not in after:
                break
            replica = after[replica]
    return begins, after.keys()


def _learnt_by(learnt: Mapping[str, list[tuple[int, str, int]]], chain: str, at: int) -> int:
    """How many things a chain has learnt by a point of it."""
    return bisect_right(learnt.get(chain, []), at, key=itemgetter(0))


def _advance(clock: _Clock, other: Mapping[str, int]) -> None:
    for chain, at in other.items():
        if at > clock.get(chain, 0):
            clock[chain] = at


def rows(db: Database) -> Iterator[Row]:
    """All that a file knows of who knew of what."""
    yield from db.execute(f"SELECT {_ROW} FROM learnt")


def derive(db: Database) -> None:
    """Write anew what follows from the operations that are here."""
    db.execute(
        "DELETE FROM learnt WHERE EXISTS (SELECT 1 FROM operations"
        " WHERE operations.replica = learnt.replica AND operations.sequence = learnt.sequence)"
    )
    operations = db.execute("SELECT replica, sequence, parents FROM operations").fetchall()
    ancestry.add_all(db, operations)
    forget(db)


def left_out(db: Database) -> list[Run]:
    """The runs of operations that a hand-out leaves out; none in a whole project."""
    return list(db.execute("SELECT replica, first, last FROM left_out ORDER BY replica, first"))


def is_handed_out(db: Database) -> bool:
    """Whether this file is a hand-out, which leaves operations out."""
    return db.execute("SELECT 1 FROM left_out LIMIT 1").fetchone() is not None


def leave_out(db: Database, runs: Iterable[Run]) -> None:
    """Say which operations are left out; those that are here are not."""
    absent: dict[str, list[tuple[int, int]]] = {}
    for replica, first, last in runs:
        absent.setdefault(replica, []).append((first, last))
    forget(db)
    db.execute("DELETE FROM left_out")
    for replica, stretches in sorted(absent.items()):
        here = db.execute(
            "SELECT sequence FROM operations WHERE replica = ? ORDER BY sequence", [replica]
        )
        left = _without(joined(sorted(stretches)), [row[0] for row in here.fetchall()])
        db.insert("left_out", ((replica, first, last) for first, last in left))


def joined(stretches: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Stretches of numbers, given by where they begin, as few as hold the same numbers."""
    begin = end = 0
    for first, last in stretches:
        if begin and first > end + 1:
            yield begin, end
            begin = first
        begin, end = begin or first, max(end, last)
    if begin:
        yield begin, end


def _without(
    stretches: Iterable[tuple[int, int]], numbers: Sequence[int]
) -> Iterator[tuple[int, int]]:
    """The stretches that are left once ascending numbers are taken out of them."""
    for first, last in stretches:
        begin = first
        for each in numbers[bisect_left(numbers, first) : bisect_right(numbers, last)]:
            if begin < each:
                yield begin, each - 1
            begin = each + 1
        if begin <= last:
            yield begin, last
