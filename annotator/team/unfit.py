"""What somebody else's file may hold that no gate writes: such a file is refused whole.

A checksum only says that nobody altered an operation since; whoever makes a file can make them too.
"""

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Final

from annotator.checks.verify import verify
from annotator.errors import Problem, UserError
from annotator.project import Project
from annotator.store import ancestry, roles, schemas
from annotator.store.journal_rows import StoredOperation
from schema import json_text
from schema.ancestry import place

_FURTHEST: Final = 1 << 40
"""Steps by which the clock of a file may be ahead: none counts so far by itself."""

# What a payload that is none of ours makes our reading and SQLite raise.
_FAULTS: Final = (
    *(ValueError, LookupError, TypeError, AttributeError, ArithmeticError, RecursionError),
    *(sqlite3.IntegrityError, sqlite3.DataError, sqlite3.ProgrammingError, sqlite3.InterfaceError),
)


@contextmanager
def refused_if_unfit(source: Project) -> Iterator[None]:
    """UserError where what comes of a file cannot be read as what it should be.

    What is raised over a file that says of itself all that it should is a mistake of ours.
    """
    try:
        yield
    except _FAULTS as error:
        if not verify(source):
            raise
        raise UserError(Problem.UNFIT, path=source.path) from error


def refuse_unfit(new: Iterable[StoredOperation], newest: int) -> None:
    """ValueError where operations are numbered, dated or written as no gate does it.

    `newest` is how far the clock is here.
    """
    before: list[str] = []
    for each in new:
        operation, replica, sequence, lamport, *_ = each.row
        if operation != f"{replica}-{sequence}" or not 0 < lamport <= newest + _FURTHEST:
            raise ValueError(f"{operation} is no operation of a gate")
        for parent in each.parents:
            place(parent)
        before += [change[-2] for change in each.changes]
    json_text.load_all(before)


def refuse_unusable(into: Project) -> None:
    """ValueError where the project would have no schema, or work of nobody."""
    if schemas.current(into.db) is None and not ancestry.is_handed_out(into.db):
        raise ValueError("no schema")
    if nobody := roles.working_unknown(into.db):
        raise ValueError(f"{nobody} is nobody")
