"""Exports are there whole or not at all: a temporary name, fsync, rename."""

import os
import secrets
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final

from annotator.errors import Problem, UserError, of_system
from schema.records import digest

_DATABASE: Final = b"SQLite format 3\0"
_LEFT_SECONDS: Final = 3600  # no export writes nothing for so long
_SIDE_FILES: Final = ("-wal", "-shm", "-journal")


@contextmanager
def put_in_place(target: Path, *, is_folder: bool = False) -> Iterator[Path]:
    """A path to write at; what is there stands at `target` when the block ends, on the disk.

    Nothing stands there if the block fails. A file replaces one that was there; UserError for a
    folder that is in use, and for a target that is a project.
    """
    _refuse_database(target)
    if is_folder and target.exists() and (not target.is_dir() or any(target.iterdir())):
        raise UserError(Problem.ALREADY_EXISTS, path=target)
    key = digest("part", target.name)[:8]  # a name may be as long as it can be
    part = target.with_name(f".{key}{secrets.token_hex(8)}.part")
    _clear_left(target.parent, key)
    try:
        yield part
        for path in [*part.rglob("*"), part] if is_folder else [part]:
            _flush(path)
        part.replace(target)
        _flush(target.parent)
    except FileNotFoundError as error:
        raise UserError(Problem.NOT_FOUND, path=target.parent) from error
    except OSError as error:
        raise of_system(error, target) from error
    finally:
        _remove(part)


def _flush(path: Path) -> None:
    """See that it is on the disk; of a folder, that the names in it are."""
    if not path.is_dir():
        with path.open("r+b") as file:  # not every system flushes what was opened to read
            os.fsync(file.fileno())
    elif os.name == "posix":  # no other system opens a folder
        folder = os.open(path, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)


def _clear_left(folder: Path, key: str) -> None:
    """Remove what an export to the same name has left that was killed; a newer one may go on."""
    with suppress(OSError):  # nothing hangs on it
        for left in folder.glob(f".{key}*.part"):
            if time.time() - left.stat().st_mtime > _LEFT_SECONDS:
                _remove(left)


def _remove(part: Path) -> None:
    if part.is_dir():
        shutil.rmtree(part, ignore_errors=True)
    else:
        with suppress(OSError):  # why it is not there is told already
            part.unlink(missing_ok=True)


def _refuse_database(target: Path) -> None:
    side = next((each for each in _SIDE_FILES if target.name.endswith(each)), "")
    try:
        # what stands beside such a name is not opened: it may be a project that we have open, and
        # closing it again would drop its locks
        if side and target.with_name(target.name.removesuffix(side)).is_file():
            raise UserError(Problem.IS_PROJECT, path=target)
        if not target.is_file():  # opening a pipe or a terminal would wait for somebody
            return
        with target.open("rb") as file:
            is_database = file.read(len(_DATABASE)) == _DATABASE
    except OSError as error:
        raise of_system(error, target) from error
    if is_database:
        raise UserError(Problem.IS_PROJECT, path=target)
