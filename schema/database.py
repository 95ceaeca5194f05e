"""A database of SQLite's, and the numbered migrations that bring its tables up to date.

Little more than Python's own connection: whoever starts the window waits for what is imported here.
"""

import sqlite3
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import cache
from itertools import chain, count, islice
from typing import Final

# Rows that one statement adds: of few lengths, for each length is a statement that is kept.
_ROWS_AT_ONCE: Final = (1000, 100, 10, 1)

Values = Sequence[object] | Mapping[str, object]


class Database:
    """Statements are stored one by one, but for those within `atomic`."""

    def __init__(self, conn: sqlite3.Connection | None = None) -> None:
        """A database that is open, or else a new one in memory."""
        self.conn: Final = conn or sqlite3.connect(":memory:")
        self.conn.isolation_level = None
        self.execute("PRAGMA recursive_triggers = ON")  # a row that is replaced is a row deleted

    def execute(self, statement: str, values: Values = ()) -> sqlite3.Cursor:
        """Run one statement; sqlite3.Error where SQLite refuses."""
        return self.conn.execute(statement, values)

    def insert(self, into: str, rows: Iterable[Sequence[object]], then: str = "") -> None:
        """Add rows to a table, many by one statement that ends with `then`.

        With each statement a thread gives its turn in the interpreter away, and waits for the next.
        And SQLite keeps each page as it was before the statement, to take it back alone.
        """
        waiting = iter(rows)
        while some := list(islice(waiting, _ROWS_AT_ONCE[0])):
            is_own = (True,) * len(some[0])
            for many in _ROWS_AT_ONCE:
                while len(some) >= many:
                    self._add(into, _marks(is_own, many), chain.from_iterable(some[:many]), then)
                    del some[:many]

    def insert_columns(
        self, into: str, many: int, columns: Sequence[object], then: str = ""
    ) -> None:
        """The same from columns: lists of so `many` values, or a value that is in all rows.

        ValueError or sqlite3.Error where a list is shorter or longer than another.
        """
        shared = [each for each in columns if not isinstance(each, list)]
        own = [each for each in columns if isinstance(each, list)]
        is_own = tuple(isinstance(each, list) for each in columns)
        done = 0
        for rows in _ROWS_AT_ONCE:
            while many - done >= rows:
                some = zip(*(each[done : done + rows] for each in own), strict=True)
                values = chain(shared, chain.from_iterable(some))
                self._add(into, _marks(is_own, rows), values, then)
                done += rows

    def _add(self, into: str, marks: str, values: Iterable[object], then: str) -> None:
        self.execute(f"INSERT INTO {into} VALUES {marks} {then}", [*values])

    @contextmanager
    def atomic(self) -> Iterator[None]:
        """What is written meanwhile is stored on leaving, or none of it where an error leaves.

        Inside another such block it is stored with that, and taken back alone.
        """
        begin, keep, undo = _INNER if self.conn.in_transaction else _OUTER
        self.execute(begin)
        try:
            yield
            self.execute(keep)
        except BaseException:
            if self.conn.in_transaction:  # SQLite itself may have taken everything back
                for statement in undo:
                    self.execute(statement)
            raise

    def close(self) -> None:
        """Let the file go."""
        self.conn.close()


_OUTER: Final = ("BEGIN", "COMMIT", ("ROLLBACK",))
_INNER: Final = ("SAVEPOINT inner", "RELEASE inner", ("ROLLBACK TO inner", "RELEASE inner"))


@cache
def _marks(is_own: tuple[bool, ...], rows: int) -> str:
    """Where the values of these rows go: those that all rows share come once, before the others."""
    shared, own = count(1), count(1 + is_own.count(False))
    places = [None if each else next(shared) for each in is_own]
    return ", ".join(
        f"({', '.join(f'?{place or next(own)}' for place in places)})" for _ in range(rows)
    )


Migration = Callable[[Database], None]


class Migrations:
    """The changes that a file's tables have been through, each noted in the file once it is made.

    The notes are those that the library sqlite-utils kept in earlier files.
    """

    def __init__(self, name: str) -> None:
        self._name: Final = name
        self._migrations: dict[str, Migration] = {}
        self._for_speed: set[str] = set()

    def __call__(self, migration: Migration) -> Migration:
        """Add one at the end, under its function's name."""
        self._migrations[migration.__name__] = migration
        return migration

    def for_speed(self, migration: Migration) -> Migration:
        """The same of one that makes indexes alone: who only reads can do without it."""
        self._for_speed.add(migration.__name__)
        return self(migration)

    def are_for_speed(self, names: Iterable[str]) -> bool:
        """Whether what is read stays the same without all of these."""
        return self._for_speed.issuperset(names)

    @property
    def names(self) -> tuple[str, ...]:
        """All of them, in order."""
        return tuple(self._migrations)

    def applied(self, db: Database) -> list[str]:
        """Those that a file has been through, also some that a newer program knows."""
        if not db.execute(
            "SELECT 1 FROM sqlite_schema WHERE name = '_sqlite_migrations'"
        ).fetchone():
            return []
        rows = db.execute(
            "SELECT name FROM _sqlite_migrations WHERE migration_set = ? ORDER BY rowid",
            [self._name],
        )
        return [name for (name,) in rows]

    def apply(self, db: Database, *, before: Collection[str] = ()) -> None:
        """Bring a file up to date, each migration whole or not at all; or up to one of `before`."""
        for statement in _NOTES:
            db.execute(statement)
        done = set(self.applied(db))
        for name, migration in self._migrations.items():
            if name in before:
                return
            if name not in done:
                with db.atomic():
                    migration(db)
                    self._note(db, name)

    def _note(self, db: Database, name: str) -> None:
        db.execute(
            "INSERT INTO _sqlite_migrations (migration_set, name, applied_at) VALUES (?, ?, ?)",
            [self._name, name, str(datetime.now(UTC))],
        )


_NOTES: Final = (
    """CREATE TABLE IF NOT EXISTS _sqlite_migrations (
        id INTEGER PRIMARY KEY,
        migration_set TEXT,
        name TEXT,
        applied_at TEXT
    )""",
    """CREATE UNIQUE INDEX IF NOT EXISTS idx__sqlite_migrations_migration_set_name
        ON _sqlite_migrations (migration_set, name)""",
)
