"""Are the tables what the journal adds up to?"""

from collections.abc import Iterator

from annotator.checks.finding import Finding, Rule
from annotator.project import Project
from annotator.store import tables
from schema.database import Database


def check(project: Project) -> Iterator[Finding]:
    """Every row is what replaying the journal writes, and no row is without a journal."""
    replayed = Database()
    try:
        project.db.conn.backup(replayed.conn)
        tables.rebuild(replayed)
        for table, key in tables.differences(project.db, replayed):
            yield Finding(Rule.REPLAY, key, table)
    finally:
        replayed.close()
