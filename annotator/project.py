"""Project: opens, creates, copies and backs up one gold file; the only door to its database."""

import contextlib
import os
import secrets
import sqlite3
import stat
from collections.abc import Iterator
from concurrent.futures import CancelledError
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from types import TracebackType
from typing import Final, Self

from filelock import FileLock, Timeout

from annotator import upgrading
from annotator.errors import Problem, UserError, of_system
from annotator.progress import Cancelled, never
from annotator.store import ancestry, connection, definitions, schemas, terms
from annotator.upgrading import Watch
from schema.database import Database
from schema.labels import LabelSchema
from schema.migrations import gold
from schema.records import Term

SUFFIX: Final = ".jinbiao"


class Mode(StrEnum):
    """How a project is opened: one writer at a time, any number of readers."""

    WRITE = "write"
    READ = "read"


class Project:
    """One open gold file. Use it as a context manager, in the thread that opened it.

    `db` is for `annotator.store` alone; everything else asks the store or the gate.
    """

    def __init__(self, path: Path, db: Database, mode: Mode, lock: FileLock | None) -> None:
        self.path = path
        self.db = db
        self.mode = mode
        self._lock = lock
        self._closed = False
        self._file = _identity(path)

    @classmethod
    def create_empty(cls, path: Path) -> Self:
        """A new file with tables and no schema yet; `gate.create_project` makes it whole."""
        return cls(path, connection.create(path), Mode.WRITE, None)

    @classmethod
    def open(cls, path: Path, mode: Mode = Mode.WRITE) -> Self:
        """Open a project; UserError says why it cannot be.

        Opening to write takes the project's lock, backs an older file up beside itself and brings
        its tables up to date (`upgrading` says who watches); opening to read does that to a copy in
        memory alone, and where something else than indexes is missing.
        """
        _refuse_what_is_no_file(path)
        if mode is Mode.WRITE and not os.access(path, os.W_OK):
            raise UserError(Problem.READ_ONLY, path=path)
        lock = _locked(path) if mode is Mode.WRITE else None
        with contextlib.ExitStack() as where_it_fails:
            if lock is not None:
                where_it_fails.callback(lock.release)
            if connection.has_log(path):
                _refuse_foreign_log(path, lock)
            db = connection.connect(path, read_only=mode is Mode.READ)
            where_it_fails.callback(db.close)
            project = cls(path, db, mode, lock)
            with connection.storage_errors(path):
                project._bring_up_to_date()
            where_it_fails.pop_all()
        return project

    @property
    def read_only(self) -> bool:
        """Whether nothing can be written through this opening."""
        return self.mode is Mode.READ

    @property
    def is_in_memory(self) -> bool:
        """Whether it is a copy that no other process can open: of the past, or of an older file."""
        return connection.is_in_memory(self.db)

    @property
    def schema(self) -> LabelSchema:
        """The label schema in force; UserError where a file has none: packages and damaged ones."""
        found = schemas.current(self.db)
        if found is None:
            is_package = ancestry.is_handed_out(self.db)
            raise UserError(Problem.IS_PACKAGE if is_package else Problem.DAMAGED, path=self.path)
        return found

    @property
    def terms(self) -> tuple[Term, ...]:
        """The words that the project adds to the engine's lexicon."""
        return terms.everything(self.db)

    @contextlib.contextmanager
    def transaction(self) -> Iterator[Database]:
        """One transaction: all of it is stored on leaving, or none.

        UserError if the disk fails, or if the file is not where it was opened any more: what is
        written to a file that was moved or thrown away is stored nowhere that anybody looks.
        """
        if self.read_only:
            raise UserError(Problem.READ_ONLY, path=self.path)
        try:
            with connection.storage_errors(self.path), self.db.atomic():
                yield self.db
                if _identity(self.path) != self._file:
                    raise UserError(Problem.GONE, path=self.path)
        except BaseException:
            ancestry.forget(self.db)
            raise

    @contextlib.contextmanager
    def one_moment(self) -> Iterator[None]:
        """All that is read meanwhile is of one moment; nothing may be written through this opening.

        UserError where the disk fails. Inside a transaction that has begun it changes nothing.
        """
        with connection.storage_errors(self.path), connection.one_moment(self.db):
            yield

    def checkpoint(self) -> bool:
        """Move what the side files hold into the project file, so that a copy of it is whole.

        Never waits: False where a reader is in the way, and then it is worth trying again.
        """
        if self.read_only:
            return True
        with connection.storage_errors(self.path):
            return connection.checkpoint(self.db)

    def checkpoint_beside(self) -> None:
        """Move what others have stored so far, while they go on; an opening to read may do it."""
        with connection.storage_errors(self.path):
            connection.checkpoint_beside(self.db)

    def checkpoint_whole(self) -> None:
        """The same, for a file that nobody else has open; UserError where the disk is too small."""
        if not self.checkpoint():
            raise UserError(Problem.DISK_FAILED, path=self.path)

    def compact(self) -> None:
        """Write the file anew without room for what is no longer in it."""
        with connection.storage_errors(self.path):
            self.db.execute("VACUUM")
        ancestry.forget(self.db)

    def send_copy(self, target: Path, is_cancelled: Cancelled = never) -> None:
        """Write one whole file with everything stored so far; it is there whole or not at all."""
        with new_file(target) as part, connection.storage_errors(target):
            connection.copy_into(self.db, part, is_cancelled)

    def close(self) -> None:
        """Close the file, once or more often; what was stored needs nothing of this."""
        if self._closed:
            return
        self._closed = True
        with contextlib.suppress(UserError):
            self.checkpoint()
        self.db.close()
        if self._lock is not None:
            self._lock.release()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """UserError in place of what the disk or SQLite refused meanwhile, reading or writing."""
        self.close()
        if isinstance(error, sqlite3.Error):
            with connection.storage_errors(self.path):
                raise error

    def _bring_up_to_date(self) -> None:
        pending = definitions.pending_migrations(self.db, self.path)
        definitions.refuse_altered_tables(self.db, self.path, before=pending[:1])
        if not pending or (self.read_only and gold.are_for_speed(pending)):
            return
        if self.read_only:
            self.db = connection.newer_in_memory(self.db, self.path)
            return
        self._upgrade(upgrading.watch())
        definitions.refuse_altered_tables(self.db, self.path)

    def _upgrade(self, watch: Watch) -> None:
        """Copy the file and bring it up to date; where that fails all is as it was."""
        watch.begun(self.path)
        moment = f"{datetime.now(UTC):%Y%m%d-%H%M%S}"
        copy = self.path.with_name(f"{self.path.stem}.{moment}{SUFFIX}")
        self.send_copy(copy, watch.is_cancelled)
        try:
            with (
                connection.storage_errors(self.path),
                connection.breaking_off(self.db, watch.is_cancelled),
                self.db.atomic(),
            ):
                gold.apply(self.db)
                if watch.is_cancelled():
                    raise CancelledError
        except BaseException:
            copy.unlink(missing_ok=True)
            raise


def _identity(path: Path) -> tuple[int, int] | None:
    """Which file a path leads to, whatever its name; None where it leads to none."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino


def _refuse_what_is_no_file(path: Path) -> None:
    """Say it in our words where there is nothing that SQLite could open.

    The file itself is not looked into: closing it would drop the locks that other openings of this
    process have on it (the POSIX rule), and the next reader would take the write-ahead log away.
    """
    try:
        found = path.stat()
    except FileNotFoundError:
        raise UserError(Problem.NOT_FOUND, path=path) from None
    except OSError as error:
        raise of_system(error, path) from error
    if stat.S_ISDIR(found.st_mode):
        raise UserError(Problem.IS_FOLDER, path=path)
    if not os.access(path, os.R_OK):
        raise UserError(Problem.NO_ACCESS, path=path)
    if not found.st_size:  # SQLite would make a database of it
        raise UserError(Problem.NOT_A_PROJECT, path=path)


@contextlib.contextmanager
def new_file(path: Path) -> Iterator[Path]:
    """A name to write a database to, which becomes `path` once all of it is on the disk.

    UserError where the file exists already, or where side files of one that is gone lie there:
    SQLite would take them for the new one's.
    """
    try:
        beside = [path.with_name(path.name + name) for name in ("", "-wal", "-shm", "-journal")]
        taken = next((each for each in beside if each.exists()), None)
    except OSError as error:
        raise of_system(error, path) from error
    if taken is not None:
        raise UserError(Problem.ALREADY_EXISTS, path=taken)
    # of nothing that the name holds: signs of patterns would keep it from being found again
    part = path.with_name(f".{secrets.token_hex(8)}.part")
    try:
        yield part
        _put_in_place(part, path)
    except OSError as error:
        raise of_system(error, path) from error
    except UserError as error:
        if error.values.get("path") == part:  # nobody knows that name
            raise UserError(error.problem, **{**error.values, "path": path}) from error
        raise
    finally:
        for each in (*path.parent.glob(part.name + "*"), _lock_of(part)):
            with contextlib.suppress(OSError):  # why it is not there is told already
                each.unlink(missing_ok=True)


def _put_in_place(part: Path, path: Path) -> None:
    try:
        os.link(part, path)  # unlike a rename, never over a file that came meanwhile
    except FileExistsError:
        raise UserError(Problem.ALREADY_EXISTS, path=path) from None
    except OSError:
        part.rename(path)  # a file system without hard links
    if os.name == "posix":
        folder = os.open(path.parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)


def _locked(path: Path) -> FileLock:
    lock = FileLock(_lock_of(path), timeout=0)
    try:
        lock.acquire()
    except Timeout:
        raise UserError(Problem.ALREADY_OPEN, path=path) from None
    except OSError as error:
        raise UserError(Problem.READ_ONLY, path=path) from error
    return lock


def _refuse_foreign_log(path: Path, lock: FileLock | None) -> None:
    """Hold the file against the log that was left beside it; while somebody writes it is theirs."""
    held = lock
    if held is None:
        try:
            held = _locked(path)
        except UserError:
            return
    try:
        connection.refuse_foreign_log(path)
    finally:
        if lock is None:
            held.release()


def _lock_of(path: Path) -> Path:
    whole = path.resolve()  # one file has one lock, whatever names lead to it
    return whole.with_name(f".{whole.name}.lock")
