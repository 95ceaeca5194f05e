"""A project as it stood at an earlier state of its journal, built anew in memory."""

from collections.abc import Iterator, Sequence
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
from schema.ancestry import add_rows
from schema.database import Database
from schema.records import OperationId


@contextmanager
def as_of(project: Project, heads: Sequence[OperationId]) -> Iterator[Project]:
    """Everything that was known to whoever made these operations, read-only.

    UserError where the file does not hold all of it: a hand-out leaves out what is of others.
    """
    db = project.db
    if ancestry.is_handed_out(db) or len(journal.checksums(db, heads)) < len(heads):
        raise UserError(Problem.PAST_NOT_HERE, path=project.path)
    memory = connection.in_memory()
    then = Project(project.path, memory, Mode.READ, None)
    try:
        with memory.atomic():
            _fill(memory, db, heads)
        yield then
    finally:
        then.close()


def _fill(memory: Database, db: Database, heads: Sequence[OperationId]) -> None:
    schemas.copy(memory, db)
    texts.add_all(memory, (texts.get(db, each) for each in texts.ids(db)))
    suggestions.add_all(memory, suggestions.everything(db))
    journal.take_in(memory, journal_rows.written(db, Ancestry(db).known_to(heads)))
    add_rows(memory, ancestry.rows(db))
    tables.bring_up_to_date(memory, journal.all_entities(memory))
    journal.find_heads(memory)
