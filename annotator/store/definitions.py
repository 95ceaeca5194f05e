"""Whether the tables of a file are ours: of which version, and as we made them."""

from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Final

from annotator.errors import Problem, UserError
from schema.database import Database
from schema.migrations import gold

_Definitions = dict[tuple[str, str, str], str | None]  # by kind, name and table
_NOT_COMPARED: Final = frozenset(
    {"_sqlite_migrations", "idx__sqlite_migrations_migration_set_name"}
)


def pending_migrations(database: Database, path: Path) -> list[str]:
    """Migrations of ours that the file lacks; UserError where it has some we do not know."""
    applied = gold.applied(database)
    if set(applied) - set(gold.names):
        raise UserError(Problem.NEWER_FILE, path=path)
    return [name for name in gold.names if name not in applied]


def refuse_altered_tables(database: Database, path: Path, *, before: Sequence[str] = ()) -> None:
    """UserError where a table or view of ours differs, or where something of others hangs on one.

    Tables and views that people added beside ours are their own affair; triggers and indexes on
    our tables are not, for they would run when we write. `before` names the first migration that
    the file has not had; what bears the name of a table that is still to come is refused too.
    """
    ours, coming = _our_definitions(tuple(before))
    theirs = _definitions(database)
    our_tables = {table for _, _, table in ours}
    for key, statement in theirs.items():
        kind, _, table = key
        if key in ours:
            changed = ours[key] != statement
        else:
            changed = kind in ("trigger", "index") and table in our_tables
        if changed or key[1].casefold() in coming:
            raise UserError(Problem.ALTERED, path=path, name=key[1])
    if missing := [key for key in ours if key not in theirs]:
        raise UserError(Problem.ALTERED, path=path, name=missing[0][1])


@cache
def _our_definitions(before: tuple[str, ...]) -> tuple[_Definitions, frozenset[str]]:
    """What a file has before a migration, and the names of what comes with that and those after."""
    fresh = Database()
    gold.apply(fresh, before=before)
    ours = _definitions(fresh)
    gold.apply(fresh)
    coming = {name.casefold() for _, name, _ in _definitions(fresh).keys() - ours.keys()}
    fresh.close()
    return ours, frozenset(coming)


def _definitions(database: Database) -> _Definitions:
    """Everything in the file by kind, name and table, but what SQLite makes by itself.

    The table of migrations is not ours to compare, for other programs wrote it otherwise.
    """
    rows = database.execute(
        "SELECT type, name, tbl_name, sql FROM sqlite_schema WHERE NOT (sql IS NULL AND"
        " substr(name, 1, 17) = 'sqlite_autoindex_')"
    )
    return {
        (kind, name, table): None if name in _NOT_COMPARED else statement
        for kind, name, table, statement in rows
        if name not in ("sqlite_sequence", "sqlite_stat1", "sqlite_stat4")
    }
