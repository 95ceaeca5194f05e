"""Opening a gold file: the pragmas, and SQLite's errors in terms a person can act on."""

import os
import sqlite3
import sys
from collections.abc import Iterator, Mapping
from concurrent.futures import CancelledError
from contextlib import closing, contextmanager
from functools import cache
from pathlib import Path
from typing import Final

from annotator.errors import Problem, UserError
from annotator.progress import Cancelled, never
from schema.database import Database
from schema.migrations import APPLICATION_ID, gold

_PROBLEMS: Final = {
    sqlite3.SQLITE_FULL: Problem.DISK_FULL,
    sqlite3.SQLITE_READONLY: Problem.READ_ONLY,
    sqlite3.SQLITE_BUSY: Problem.BUSY,
    sqlite3.SQLITE_LOCKED: Problem.BUSY,
    sqlite3.SQLITE_CORRUPT: Problem.DAMAGED,
    sqlite3.SQLITE_NOTADB: Problem.NOT_A_PROJECT,
    sqlite3.SQLITE_IOERR: Problem.DISK_FAILED,
    sqlite3.SQLITE_CANTOPEN: Problem.NO_ACCESS,
    sqlite3.SQLITE_PERM: Problem.NO_ACCESS,
}
_BUSY_SECONDS: Final = 10
_LOOK_UP_EVERY: Final = 100_000  # instructions of SQLite, a few milliseconds
_COPIED_PAGES: Final = 4_096  # 16 MiB: who cancels waits for so much
_IN_MEMORY: Final = 2  # a value of temp_store
_ROOM_KIB: Final = 256 * 1024  # for much to write at once: its indexes are touched all over
_LOG_PAGES: Final = 32 * 1024  # 128 MiB: the same page is written again and again, and moved once


@contextmanager
def storage_errors(path: Path) -> Iterator[None]:
    """Turn what the disk or SQLite refuses into a UserError; our own mistakes pass through."""
    try:
        yield
    except sqlite3.Error as error:
        problem = problem_of(error)
        if problem is None:
            raise
        raise UserError(problem, path=path) from error


def problem_of(error: sqlite3.Error) -> Problem | None:
    """What a person can act on of what SQLite refused; None where it is a mistake of ours."""
    code = getattr(error, "sqlite_errorcode", None)
    if code is not None:
        return _PROBLEMS.get(code & 0xFF)
    # of a text that is no UTF-8 Python itself says so, and gives no code
    return Problem.DAMAGED if isinstance(error, sqlite3.OperationalError) else None


def connect(path: Path, *, read_only: bool) -> Database:
    """A connection with our pragmas; the file must exist and must be a Jinbiao project."""
    with storage_errors(path):
        connection = sqlite3.connect(_uri(path), uri=True, timeout=_BUSY_SECONDS)
        try:
            connection.execute("PRAGMA trusted_schema = OFF")
            _refuse_foreign_file(connection, path)
            database = Database(connection)
            _set_pragmas(connection, read_only=read_only)
        except BaseException:
            connection.close()
            raise
    return database


def has_log(path: Path) -> bool:
    """Whether something lies in a log beside the file, which SQLite will take for the file's."""
    try:
        return _log_of(path).stat().st_size > 0
    except OSError:
        return False


def refuse_foreign_log(path: Path) -> None:
    """UserError where a file that nobody writes in is sound, and with the log beside it is not.

    Or is another project then. SQLite itself plays in any log that is whole, on reading already;
    here nothing is moved into the file. Where both are unsound it is the file that is damaged.
    """
    try:
        together, alone = (_project_of(path, how) for how in ("mode=ro", "immutable=1"))
    except sqlite3.DatabaseError:
        return  # it cannot be told so, and who opens it will hear why
    if alone is not None and together != alone:
        raise UserError(Problem.FOREIGN_LOG, path=path, log=_log_of(path).name)


def _log_of(path: Path) -> Path:
    whole = path.resolve()  # SQLite puts it beside the file itself, whatever names lead to that
    return whole.with_name(whole.name + "-wal")


def _project_of(path: Path, how: str) -> str | None:
    """Which project a file is of, read in this way; None where it is not sound or says nothing."""
    try:
        with closing(sqlite3.connect(f"{_address(path)}?{how}", uri=True)) as file:
            file.execute("PRAGMA trusted_schema = OFF")
            if next(integrity(Database(file)), None) is not None:
                return None
            found = file.execute("SELECT project FROM identity").fetchone()
            return str(found[0]) if found else None
    except sqlite3.DatabaseError as error:
        if problem_of(error) in (None, Problem.DAMAGED, Problem.NOT_A_PROJECT):
            return None
        raise


def create(path: Path) -> Database:
    """A new file with today's tables, readable by its owner alone.

    UserError where it exists, or cannot be made there.
    """
    try:
        path.touch(mode=0o600, exist_ok=False)
    except FileExistsError:
        raise UserError(Problem.ALREADY_EXISTS, path=path) from None
    except FileNotFoundError as error:
        raise UserError(Problem.NOT_FOUND, path=path.parent) from error
    except OSError as error:
        raise UserError(Problem.NO_ACCESS, path=path) from error
    with storage_errors(path):
        connection = sqlite3.connect(path, timeout=_BUSY_SECONDS)
        _put_empty_tables(connection)
        database = Database(connection)
        _set_pragmas(connection, read_only=False)
    return database


def copy_into(database: Database, target: Path, is_cancelled: Cancelled = never) -> None:
    """Write a whole copy through SQLite's own backup: one file, on the disk, owner-readable.

    UserError where SQLite finds the copy damaged, as it is where the file itself was.
    CancelledError where nobody wants it any more; a file in which others write is copied at once.
    """

    def look(*_: int) -> None:
        if is_cancelled():
            raise CancelledError

    at_once = -1 if is_cancelled is never else _COPIED_PAGES
    target.touch(mode=0o600, exist_ok=False)
    with closing(Database(sqlite3.connect(target))) as copy:
        database.conn.backup(copy.conn, pages=at_once, progress=look)
        copy.execute("PRAGMA journal_mode = DELETE")
        with breaking_off(copy, is_cancelled):
            said = copy.execute("PRAGMA integrity_check(1)").fetchall()
        if said != [("ok",)]:
            raise UserError(Problem.DAMAGED, path=target)
    with target.open("r+b") as file:
        os.fsync(file.fileno())


@contextmanager
def breaking_off(database: Database, is_cancelled: Cancelled) -> Iterator[None]:
    """SQLite breaks a query off, however long it takes, once nobody wants it any more.

    CancelledError then.
    """
    database.conn.set_progress_handler(lambda: int(is_cancelled()), _LOOK_UP_EVERY)
    try:
        yield
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode != sqlite3.SQLITE_INTERRUPT:
            raise
        raise CancelledError from None
    finally:
        database.conn.set_progress_handler(None, 0)


@contextmanager
def one_moment(database: Database) -> Iterator[None]:
    """All that is read meanwhile is of one moment, unless a transaction has begun already."""
    connection = database.conn
    has_begun = connection.in_transaction
    if has_begun:
        yield
        return
    connection.execute("BEGIN")
    try:
        yield
    finally:
        if connection.in_transaction:
            connection.rollback()


def integrity(database: Database) -> Iterator[str]:
    """What SQLite itself finds broken in the file, and rows whose other half is missing."""
    for (said,) in database.execute("PRAGMA integrity_check"):
        if said != "ok":
            yield said
    for table, _, parent, _ in database.execute("PRAGMA foreign_key_check"):
        yield f"{table} → {parent}"


def checkpoint(database: Database) -> bool:
    """Move the write-ahead log into the file if nobody is in the way; whether all of it went."""
    database.execute("PRAGMA busy_timeout = 0")
    try:
        is_busy, in_log, moved = database.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode & 0xFF not in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
            raise
        return False
    finally:
        database.execute(f"PRAGMA busy_timeout = {_BUSY_SECONDS * 1000}")
    return not is_busy and in_log == moved


def checkpoint_beside(database: Database) -> None:
    """The same as far as it goes beside others, who neither wait for it nor are waited for."""
    database.execute("PRAGMA wal_checkpoint(PASSIVE)")


@contextmanager
def room_for_much(database: Database) -> Iterator[None]:
    """Keep more of the file in memory, and in its log, while very much is written.

    And in memory what each statement of many rows might have to take back: written to the disk,
    that is nine tenths of all that a merge writes. A transaction must not have begun.
    """
    wanted = {
        "cache_size": -_ROOM_KIB,
        "wal_autocheckpoint": _LOG_PAGES,
        "temp_store": _IN_MEMORY,
    }
    usual = {name: database.execute(f"PRAGMA {name}").fetchone()[0] for name in wanted}
    _set_to(database, wanted)
    try:
        yield
    finally:
        _set_to(database, usual)


def _set_to(database: Database, pragmas: Mapping[str, int]) -> None:
    for name, value in pragmas.items():
        database.execute(f"PRAGMA {name} = {value}")


def in_memory() -> Database:
    """Today's tables, empty and in memory alone."""
    memory = Database()
    memory.execute("PRAGMA trusted_schema = OFF")
    _put_empty_tables(memory.conn)
    return memory


def is_in_memory(database: Database) -> bool:
    """Whether no file holds it, so that nobody else can open it."""
    return not database.execute("PRAGMA database_list").fetchone()[2]


def _put_empty_tables(new: sqlite3.Connection) -> None:
    with closing(sqlite3.connect(":memory:")) as made:
        made.deserialize(_empty_tables())
        made.backup(new)


@cache
def _empty_tables() -> bytes:
    """A file with today's tables: what all migrations come to is worked out once, not each time."""
    fresh = Database()
    gold.apply(fresh)
    tables = fresh.conn.serialize()
    fresh.close()
    return tables


def newer_in_memory(database: Database, path: Path) -> Database:
    """An older file with today's tables, for reading alone; the file stays as it is and is left."""
    with storage_errors(path):
        memory = Database()
        database.conn.backup(memory.conn)
        database.close()
        memory.execute("PRAGMA trusted_schema = OFF")
        gold.apply(memory)
        _set_pragmas(memory.conn, read_only=True)
    return memory


def _uri(path: Path) -> str:
    """How SQLite may touch the file; who only reads is held to that by `query_only`.

    SQLite needs side files even to read beside a writer. Where the folder cannot be written there
    is no room for them, and unless a writer left them there the file stands still by itself.
    """
    address = _address(path)
    if os.access(path, os.W_OK) and os.access(path.parent, os.W_OK):
        return address + "?mode=rw"
    has_side_files = path.with_name(path.name + "-wal").exists()
    return address + "?mode=ro" + ("" if has_side_files else "&immutable=1")


def _address(path: Path) -> str:
    address = path.absolute().as_uri()
    if path.drive.startswith("\\\\"):  # a share: SQLite wants an empty authority before it
        return address.replace("file://", "file:////", 1)
    return address


def _refuse_foreign_file(connection: sqlite3.Connection, path: Path) -> None:
    if connection.execute("PRAGMA application_id").fetchone()[0] != APPLICATION_ID:
        raise UserError(Problem.NOT_A_PROJECT, path=path)


def _set_pragmas(connection: sqlite3.Connection, *, read_only: bool) -> None:
    connection.execute("PRAGMA foreign_keys = ON")
    if connection.execute("PRAGMA foreign_keys").fetchone()[0] != 1:
        raise UserError(Problem.DAMAGED)
    connection.execute("PRAGMA cell_size_check = ON")
    if read_only:
        connection.execute("PRAGMA query_only = ON")
        return
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")
    if sys.platform == "darwin":
        connection.execute("PRAGMA fullfsync = ON")
