"""Merging two gold files: the union of their journals, and what it adds up to.

Operations have one order on which all files agree (Lamport 1978, "Time, clocks, and the ordering of
events in a distributed system": counter, then replica), and a field keeps its last writer (a
last-writer-wins map in the sense of Shapiro et al. 2011, "Conflict-free replicated data types"). So
any order of merging, and any number of times, gives the same tables.
"""

from collections.abc import Iterator, Sequence
from concurrent.futures import CancelledError
from dataclasses import dataclass, field
from functools import partial
from itertools import combinations, groupby, islice
from operator import attrgetter
from typing import Final

from annotator.errors import Problem, UserError
from annotator.garbage_collection import collecting_rarely
from annotator.gate import Gate
from annotator.progress import Cancelled, Progress, never, silent
from annotator.project import Project
from annotator.replacing.late import carry_late
from annotator.store import (
    ancestry,
    annotators,
    conflicts,
    journal,
    journal_handing,
    journal_rows,
    look_again,
    practice,
    schemas,
    suggestions,
    tables,
    texts,
)
from annotator.store.connection import breaking_off, room_for_much
from annotator.store.journal_rows import StoredOperation
from annotator.team.unfit import refuse_unfit, refuse_unusable, refused_if_unfit
from schema import payloads
from schema.ancestry import add_rows
from schema.database import Database
from schema.records import Annotator, Entity, ReplicaId, ReportId

_AT_ONCE: Final = 1000


@dataclass(frozen=True, slots=True)
class Behind:
    """A journal of which a file has the first `there` operations and not the rest, of `here`."""

    replica: ReplicaId
    person: str
    there: int
    here: int


@dataclass(frozen=True, slots=True)
class Merged:
    """How much came in, and how many conflicts stand open now.

    `behind` are journals whose last operations the source lacks though they are of whoever worked
    in it last: it is an older copy, a fork or a restored backup. `reports` were touched.
    """

    operations: int
    texts: int
    conflicts: int
    behind: tuple[Behind, ...] = ()
    reports: frozenset[ReportId] = field(default=frozenset(), repr=False)


@dataclass(slots=True)
class _Taken:
    """How many operations came in, the reports they are about, and what is still to be folded."""

    operations: int = 0
    reports: set[ReportId] = field(default_factory=set)
    touched: dict[tuple[Entity, str], None] = field(default_factory=dict)


def merge(
    into: Project,
    source: Project,
    *,
    progress: Progress = silent,
    is_cancelled: Cancelled = never,
) -> Merged:
    """Bring everything of `source` into `into`, all in one transaction.

    UserError where an operation is not what its checksum says, is none that a gate writes, or
    differs between the two, and where a hand-out would learn of what it leaves out for somebody
    else's sake; CancelledError if it is cancelled. Then nothing came in. `progress` counts the
    operations of `source`.
    """
    _refuse_unblinding(into, source)

    def tell(done: int, total: int) -> None:
        progress(done, total)
        if is_cancelled():
            raise CancelledError

    with (
        refused_if_unfit(source),
        source.one_moment(),
        room_for_much(into.db),
        collecting_rarely(),
        into.transaction() as db,
        breaking_off(source.db, is_cancelled),
        breaking_off(db, is_cancelled),
    ):
        behind = tuple(_behind(db, source.db))
        is_uncertain, before = journal_handing.has_unknown_parents(db), journal.newest_change(db)
        new_texts = _take_texts(db, source.db)
        schemas.bring(db, source.db)
        suggestions.add_all(db, suggestions.everything(source.db))
        taken = _take_operations(into, source, tell)
        is_news = _learn(db, source.db) or taken.operations > 0
        if ancestry.is_handed_out(db):
            ancestry.leave_out(db, [*ancestry.left_out(db), *ancestry.left_out(source.db)])
        _fold(db, taken, is_clear_now=is_uncertain and is_news)
        if look_again.is_asked_for(db):
            for labels in journal.labels_since(db, before):
                look_again.bring_up_to_date(db, labels)
        refuse_unusable(into)
        return Merged(
            operations=taken.operations,
            texts=new_texts,
            conflicts=conflicts.count(db),
            behind=behind,
            reports=frozenset(taken.reports),
        )


def merge_in(
    gate: Gate,
    source: Project,
    *,
    progress: Progress = silent,
    is_cancelled: Cancelled = never,
) -> Merged:
    """The same, as the person who is at the file.

    What was decided on texts that have been replaced is carried over to the better ones, in
    operations of its own that every file makes alike.
    """
    merged = merge(gate.project, source, progress=progress, is_cancelled=is_cancelled)
    carry_late(gate, merged.reports)
    return merged


def namesakes(project: Project) -> list[tuple[Annotator, ...]]:
    """People of one name of whom nobody has said yet whether they are one person."""
    people = annotators.everyone(project.db)
    groups = (tuple(group) for _, group in groupby(people, attrgetter("name")))
    return [group for group in groups if any(_is_unsaid(*pair) for pair in combinations(group, 2))]


def _is_unsaid(one: Annotator, other: Annotator) -> bool:
    return other.id not in one.other_than and one.id not in other.other_than


def _refuse_unblinding(into: Project, source: Project) -> None:
    for each in (into, source):
        if practice.is_practice(each.db):
            raise UserError(Problem.IS_PRACTICE, path=each.path)
    ours, theirs = (journal_handing.handed_out_to(each.db) for each in (into, source))
    if ours is not None and ours != theirs:
        name = annotators.name_of(into.db, ours)
        raise UserError(Problem.FOR_SOMEBODY_ELSE, path=into.path, name=name, other=source.path)


def _behind(db: Database, source: Database) -> Iterator[Behind]:
    author = journal_handing.last_author(source)
    person = annotators.get(db, author) if author else None
    there, here = (journal_handing.tips(each, author) for each in (source, db))
    for replica in sorted(there.keys() & here.keys()):
        if there[replica] < here[replica]:
            name = person.name if person else str(author)
            yield Behind(replica, name, there[replica], here[replica])


def _take_texts(db: Database, source: Database) -> int:
    """Bring the texts that are not here; tells how many."""
    here = texts.ids(db)
    texts.add_all(db, (texts.get(source, each) for each in set(texts.ids(source)).difference(here)))
    return len(texts.ids(db)) - len(here)


def _learn(db: Database, source: Database) -> bool:
    """Take in what another file knows of who knew of what; tells whether any of that is new."""
    new = {*ancestry.rows(source)}.difference(ancestry.rows(db))
    add_rows(db, new)
    return bool(new)


def _take_operations(into: Project, source: Project, progress: Progress) -> _Taken:
    taken, done, total = _Taken(), 0, journal.count(source.db)
    newest = journal.latest_lamport(into.db)
    for group in _read_all(source):
        new = _new_among(group, into, source)
        refuse_unfit(new, newest)
        taken.operations += len(new)
        taken.reports.update(ReportId(each[4]) for one in new for each in one.changes if each[4])
        taken.touched |= dict.fromkeys(tables.begin_labels(into.db, new))
        journal.take_in(into.db, new)
        done += len(group)
        progress(done, total)
    return taken


def _fold(db: Database, taken: _Taken, *, is_clear_now: bool) -> None:
    """Write what the journal adds up to now; `is_clear_now`: more is known of who knew of what.

    Then that may change what nothing new was said about too.
    """
    if is_clear_now:
        journal.find_heads(db)
    tables.bring_up_to_date(db, journal.all_entities(db) if is_clear_now else taken.touched)


def _read_all(source: Project) -> Iterator[list[StoredOperation]]:
    """All operations of a file, many at a time; UserError where one is not what it should be."""
    operations = map(partial(_checked, source), journal_rows.written(source.db))
    while group := list(islice(operations, _AT_ONCE)):
        yield group


def _checked(source: Project, operation: StoredOperation) -> StoredOperation:
    if operation.version > payloads.VERSION:
        raise UserError(Problem.NEWER_FILE, path=source.path)
    if not operation.is_as_written():
        raise UserError(Problem.FOREIGN_TIP, path=source.path, operation=operation.id)
    return operation


def _new_among(
    group: Sequence[StoredOperation], into: Project, source: Project
) -> list[StoredOperation]:
    """Those that are not here; UserError where one that is here says something else there."""
    known = journal.checksums(into.db, (each.id for each in group))
    for each in group if known else ():
        if each.checksum != known.get(each.id, each.checksum):
            raise UserError(Problem.FOREIGN_TIP, path=source.path, operation=each.id)
    return [each for each in group if each.id not in known]
