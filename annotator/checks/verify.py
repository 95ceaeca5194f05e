"""All checks of a gold file in one go."""

import sqlite3
from collections.abc import Iterator

from annotator.checks import journal, links, offsets, replay, texts, values
from annotator.checks.finding import Finding, Rule
from annotator.project import Project

_CHECKS = (journal, replay, texts, offsets, links, values)


def verify(project: Project) -> Iterator[Finding]:
    """What does not hold in the file; nothing where all is well."""
    try:
        yield from _check_file(project)
        for check in _CHECKS:
            yield from check.check(project)
    except (sqlite3.DatabaseError, ValueError, KeyError) as error:
        yield Finding(Rule.FILE, project.path.name, f"{type(error).__name__}: {error}")


def _check_file(project: Project) -> Iterator[Finding]:
    for (said,) in project.db.execute("PRAGMA integrity_check"):
        if said != "ok":
            yield Finding(Rule.FILE, project.path.name, said)
    for table, _, parent, _ in project.db.execute("PRAGMA foreign_key_check"):
        yield Finding(Rule.FILE, project.path.name, f"{table} → {parent}")
