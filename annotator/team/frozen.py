"""A round's reports as they stood when it was closed: what its agreement is counted on."""

from collections.abc import Iterator
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
from annotator.team.rounds import counted_on
from schema.ancestry import add_rows
from schema.database import Database
from schema.records import ReportId, Round


@contextmanager
def as_closed(project: Project, of: Round) -> Iterator[Project]:
    """The people, labels and work of a closed round's reports at its closing, read-only in memory.

    UserError where the round is open, or where a hand-out does not hold all of that.
    """
    if not is_whole(project, of):
        raise UserError(Problem.NOT_FROZEN, round=of.name)
    memory = connection.in_memory()
    frozen = Project(project.path, memory, Mode.READ, None)
    try:
        with project.one_moment(), memory.atomic():
            _fill(memory, project.db, of)
        yield frozen
    finally:
        frozen.close()


def is_whole(project: Project, of: Round) -> bool:
    """Whether all is here that stood when the round was closed; False of an open one."""
    if of.is_open or ancestry.is_handed_out(project.db):
        return False
    return len(journal.checksums(project.db, of.heads)) == len(of.heads)


def is_as_counted(project: Project, of: Round) -> bool:
    """Whether what a closed round was counted on still follows from the journal."""
    with as_closed(project, of) as frozen:
        return counted_on(frozen, of) == of.counted


def _fill(memory: Database, db: Database, of: Round) -> None:
    reports = set(of.reports)
    schemas.copy(memory, db)
    texts.add_all(memory, (texts.get(db, each) for each in of.reports))
    for each in of.reports:
        suggestions.add_all(memory, suggestions.of_report(db, each, all_engines=True))
    journal.take_in(memory, _then(db, of, reports))
    add_rows(memory, ancestry.rows(db))
    tables.bring_up_to_date(memory, journal.all_entities(memory))


def _then(db: Database, of: Round, reports: set[ReportId]) -> Iterator[StoredOperation]:
    """What had been written of these reports and of people, without what is of other reports."""
    known = Ancestry(db).known_to(of.heads)
    for each in journal_rows.written(db, known.intersection(journal.about(db, reports))):
        kept = [change for change in each.changes if change[4] is None or change[4] in reports]
        yield each._replace(changes=kept)
