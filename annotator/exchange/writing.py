"""Exports are there whole or not at all: a temporary name, fsync, rename."""

import errno
import os
import secrets
from collections.abc import Iterable
from itertools import chain
from pathlib import Path
from typing import Final

from annotator.errors import Problem, UserError

_DATABASE: Final = b"SQLite format 3\0"
_SIDE_FILES: Final = ("-wal", "-shm", "-journal")


def write_lines(target: Path, lines: Iterable[str]) -> int:
    """Write lines of UTF-8 to a file that appears when all are on the disk; gives their number.

    Where there is no line, nothing is written. UserError for a target that is a project.
    """
    _refuse_database(target)
    remaining = iter(lines)
    first = next(remaining, None)
    return 0 if first is None else _write(target, chain((first,), remaining))


def _write(target: Path, lines: Iterable[str]) -> int:
    part = target.with_name(f".{target.name}.{secrets.token_hex(3)}.part")
    count = 0
    try:
        with part.open("w", encoding="utf-8", newline="\n") as file:
            for line in lines:
                file.write(line + "\n")
                count += 1
            file.flush()
            os.fsync(file.fileno())
        part.replace(target)
    except OSError as error:
        raise UserError(_problem(error), path=target) from error
    finally:
        part.unlink(missing_ok=True)
    return count


def _refuse_database(target: Path) -> None:
    base = next((each for each in _SIDE_FILES if target.name.endswith(each)), "")
    for path in {target, target.with_name(target.name.removesuffix(base))}:
        try:
            if not path.is_file():  # opening a pipe or a terminal would wait for somebody
                continue
            with path.open("rb") as file:
                is_database = file.read(len(_DATABASE)) == _DATABASE
        except OSError as error:
            raise UserError(Problem.NO_ACCESS, path=target) from error
        if is_database:
            raise UserError(Problem.IS_PROJECT, path=target)


def _problem(error: OSError) -> Problem:
    full = error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
    return Problem.DISK_FULL if full else Problem.NO_ACCESS
