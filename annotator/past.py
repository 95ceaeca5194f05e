"""A project as it stood at an earlier state of its journal, built anew in memory."""

from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager

from annotator.errors import Problem, UserError
from annotator.project import Mode, Project
from annotator.store import (
    ancestry,
    connection,
    journal,
    journal_rows,
    schemas,
    suggestions,
    tables,
    texts,
)
from annotator.store.ancestry import Ancestry
from annotator.store.journal_rows import StoredOperation
from schema.ancestry import add_rows
from schema.database import Database
from schema.records import OperationId, ReportId


@contextmanager
def as_of(
    project: Project, heads: Sequence[OperationId], only: Collection[ReportId] | None = None
) -> Iterator[Project]:
    """What was known to whoever made these operations, read-only, under the schema of then.

    All of it, or what is of these reports alone and of none. UserError where the file does not hold
    all of it.
    """
    if not is_here(project, heads):
        raise UserError(Problem.PAST_NOT_HERE, path=project.path)
    memory = connection.in_memory()
    then = Project(project.path, memory, Mode.READ, None)
    try:
        with project.one_moment(), memory.atomic():
            _fill(memory, project.db, heads, only)
        yield then
    finally:
        then.close()


def is_here(project: Project, heads: Sequence[OperationId]) -> bool:
    """Whether the file holds that state: a hand-out leaves out what is of others."""
    if ancestry.is_handed_out(project.db):
        return False
    return len(journal.checksums(project.db, heads)) == len(heads)


def _fill(
    memory: Database,
    db: Database,
    heads: Sequence[OperationId],
    only: Collection[ReportId] | None,
) -> None:
    """The schema of then follows from the journal, as all else does."""
    schemas.copy(memory, db)
    for each in texts.ids(db) if only is None else only:
        texts.add_all(memory, [texts.get(db, each)])
        suggestions.add_all(memory, suggestions.as_made(db, each))
    journal.take_in(memory, _then(db, heads, only))
    add_rows(memory, ancestry.rows(db))
    tables.bring_up_to_date(memory, journal.all_entities(memory))
    journal.find_heads(memory)


def _then(
    db: Database, heads: Sequence[OperationId], only: Collection[ReportId] | None
) -> Iterator[StoredOperation]:
    known = Ancestry(db).known_to(heads)
    if only is None:
        yield from journal_rows.written(db, known)
        return
    of_none = (None, *only)
    for each in journal_rows.written(db, known.intersection(journal.about(db, only))):
        yield each._replace(changes=[change for change in each.changes if change[4] in of_none])
