"""Project: opens, creates, copies and backs up one gold file; the only door to its database."""

import contextlib
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from typing import Final, Self

from filelock import FileLock, Timeout
from sqlite_utils.db import Database

from annotator.errors import Problem, UserError
from annotator.store import connection, schemas
from schema.labels import LabelSchema
from schema.migrations import gold

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

    @classmethod
    def create_empty(cls, path: Path) -> Self:
        """A new file with tables and no schema yet; `gate.create_project` makes it whole."""
        return cls(path, connection.create(path), Mode.WRITE, None)

    @classmethod
    def open(cls, path: Path, mode: Mode = Mode.WRITE) -> Self:
        """Open a project; UserError says why it cannot be.

        Opening to write takes the project's lock, backs an older file up beside itself and brings
        its tables up to date.
        """
        _refuse_what_is_no_file(path)
        lock = _locked(path) if mode is Mode.WRITE else None
        try:
            db = connection.connect(path, read_only=mode is Mode.READ)
            project = cls(path, db, mode, lock)
            project._bring_up_to_date()
        except BaseException:
            if lock is not None:
                lock.release()
            raise
        return project

    @property
    def read_only(self) -> bool:
        """Whether nothing can be written through this opening."""
        return self.mode is Mode.READ

    @property
    def schema(self) -> LabelSchema:
        """The label schema in force."""
        found = schemas.current(self.db)
        if found is None:
            raise UserError(Problem.DAMAGED, path=self.path)
        return found

    @contextlib.contextmanager
    def transaction(self) -> Iterator[Database]:
        """One transaction: all of it is stored on leaving, or none. UserError if the disk fails."""
        if self.read_only:
            raise UserError(Problem.READ_ONLY, path=self.path)
        with connection.storage_errors(self.path), self.db.atomic():
            yield self.db

    def checkpoint(self) -> None:
        """Move what the side files hold into the project file, so that a copy of it is whole."""
        if not self.read_only:
            with connection.storage_errors(self.path):
                self.db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()

    def send_copy(self, target: Path) -> None:
        """Write one whole file with everything stored so far; it is there whole or not at all."""
        if target.exists():
            raise UserError(Problem.ALREADY_EXISTS, path=target)
        part = target.with_name(target.name + ".part")
        with connection.storage_errors(target):
            try:
                connection.copy_into(self.db, part)
                part.replace(target)
            except OSError as error:
                raise UserError(Problem.NO_ACCESS, path=target) from error
            finally:
                part.unlink(missing_ok=True)

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

    def __exit__(self, *_: object) -> None:
        self.close()

    def _bring_up_to_date(self) -> None:
        pending = connection.pending_migrations(self.db, self.path)
        if not pending:
            connection.refuse_altered_tables(self.db, self.path)
        elif self.read_only:
            raise UserError(Problem.READ_ONLY, path=self.path)
        else:
            self.send_copy(self.path.with_name(f"{self.path.stem}.before-{pending[0]}{SUFFIX}"))
            with connection.storage_errors(self.path):
                gold.apply(self.db)


def _refuse_what_is_no_file(path: Path) -> None:
    if path.is_dir():
        raise UserError(Problem.IS_FOLDER, path=path)
    try:
        with path.open("rb") as file:
            head = file.read(16)
    except FileNotFoundError:
        raise UserError(Problem.NOT_FOUND, path=path) from None
    except OSError as error:
        raise UserError(Problem.NO_ACCESS, path=path) from error
    if head != b"SQLite format 3\0":
        raise UserError(Problem.NOT_A_PROJECT, path=path)


def _locked(path: Path) -> FileLock:
    lock = FileLock(path.with_name(f".{path.name}.lock"), timeout=0)
    try:
        lock.acquire()
    except Timeout:
        raise UserError(Problem.ALREADY_OPEN, path=path) from None
    except OSError as error:
        raise UserError(Problem.READ_ONLY, path=path) from error
    return lock
