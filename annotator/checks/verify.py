"""All checks of a gold file in one go, as it stood at one moment."""

import sqlite3
from collections.abc import Callable, Iterator
from typing import Final

from annotator.checks import (
    journal,
    links,
    offsets,
    releases,
    replay,
    rounds,
    search,
    sketches,
    texts,
    values,
)
from annotator.checks.finding import Finding, Rule
from annotator.errors import UserError
from annotator.project import Project
from annotator.store import connection

Check = Callable[[Project], Iterator[Finding]]

# What a file that others have written in can make our reading raise.
_FAULTS: Final = (
    *(ValueError, LookupError, TypeError, AttributeError, ArithmeticError, RecursionError),
    *(sqlite3.Error, UserError),
)


def verify(project: Project) -> list[Finding]:
    """What does not hold in the file; nothing where all is well.

    A check that cannot go on is a finding itself, and the others still run.
    """
    checks = (
        *(_check_file, journal.check, replay.check, texts.check),
        *(offsets.check, links.check, values.check, search.check, sketches.check),
        *(rounds.check, releases.check),
    )
    with project.one_moment():
        return [finding for check in checks for finding in _guarded(check, project)]


def _guarded(check: Check, project: Project) -> Iterator[Finding]:
    try:
        yield from check(project)
    except _FAULTS as error:
        where = check.__module__.rpartition(".")[2]
        yield Finding(Rule.FILE, project.path.name, f"{where}: {type(error).__name__}: {error}")


def _check_file(project: Project) -> Iterator[Finding]:
    for said in connection.integrity(project.db):
        yield Finding(Rule.FILE, project.path.name, said)
