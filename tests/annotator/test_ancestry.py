"""Who knew of what, held against what everybody had seen, in files that fork and are merged."""

from dataclasses import dataclass, field, replace

from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.store import connection, journal, journal_rows
from annotator.store.ancestry import Ancestry
from schema.records import AnnotatorId, Operation, OperationId, ReplicaId, Stamp

FILES = 4
# which file is opened, how much is written in it, and which file is merged into it after that
STEPS = st.lists(
    st.tuples(st.integers(0, FILES - 1), st.integers(0, 3), st.none() | st.integers(0, FILES - 1)),
    max_size=14,
)


@dataclass
class File:
    """What a file holds, and the newest of it."""

    held: set[OperationId] = field(default_factory=set)
    heads: set[OperationId] = field(default_factory=set)


@dataclass
class Past:
    """All that was ever written, with what its writer had before them."""

    files: list[File] = field(default_factory=lambda: [File() for _ in range(FILES)])
    seen: dict[OperationId, set[OperationId]] = field(default_factory=dict)
    opened: int = 0

    def write(self, file: File, count: int) -> list[Operation]:
        """A new opening of a file, and so many operations in it."""
        self.opened += 1
        replica = ReplicaId(f"r{self.opened}")
        return [self._next(file, replica, number + 1) for number in range(count)]

    def _next(self, file: File, replica: ReplicaId, sequence: int) -> Operation:
        made = Operation(
            id=OperationId(f"{replica}-{sequence}"),
            stamp=Stamp(len(self.seen) + 1, replica, sequence),
            annotator=AnnotatorId("a"),
            at="2026-01-01T00:00:00Z",
            kind="k",
            changes=(),
            parents=tuple(sorted(file.heads)),
        )
        self.seen[made.id] = {*file.held, made.id}
        file.held.add(made.id)
        file.heads = {made.id}
        return made

    def merge(self, into: File, source: File) -> None:
        """Bring everything of a file into another."""
        into.held |= source.held
        known = [self.seen[each] - {each} for each in into.held]
        into.heads = into.held.difference(*known)


@settings(max_examples=60, deadline=None)
@given(steps=STEPS)
def test_who_knew_of_what_is_what_they_had_seen(steps: list[tuple[int, int, int | None]]) -> None:
    """After every step, so that what is remembered from before is asked again."""
    past, db = Past(), connection.in_memory()
    for number, count, other in steps:
        made = past.write(past.files[number], count)
        with db.atomic():
            journal.take_in(db, map(journal_rows.as_written, made))
        if other is not None:
            past.merge(past.files[number], past.files[other])
        ancestry = Ancestry(db)
        for later, seen in past.seen.items():
            assert {each for each in past.seen if ancestry.knows(later, each)} == seen
            assert ancestry.known_to([later]) == seen


def test_one_replica_goes_on_though_another_went_on_from_it() -> None:
    """Two programs have the file open: what the first writes next, the second has not seen."""
    past, db = Past(), connection.in_memory()
    file = past.files[0]
    made = past.write(file, 2)
    journal.take_in(db, map(journal_rows.as_written, made))
    fork = File({*file.held}, {*file.heads})
    journal.take_in(db, map(journal_rows.as_written, past.write(fork, 1)))
    first, second = (each.id for each in made)
    other = OperationId("r2-1")
    assert Ancestry(db).knows(other, second)
    third = replace(made[1], id=OperationId("r1-3"), stamp=Stamp(9, ReplicaId("r1"), 3))
    third = replace(third, parents=(second,))
    journal.take_in(db, [journal_rows.as_written(third)])
    ancestry = Ancestry(db)
    assert ancestry.knows(other, second)
    assert not ancestry.knows(other, third.id)
    assert not ancestry.knows(third.id, other)
    assert ancestry.knows(third.id, first)
