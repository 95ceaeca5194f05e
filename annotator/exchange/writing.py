"""Exports are there whole or not at all: a temporary name, fsync, rename."""

import errno
import os
import secrets
from collections.abc import Iterable
from pathlib import Path

from annotator.errors import Problem, UserError


def write_lines(target: Path, lines: Iterable[str]) -> int:
    """Write lines of UTF-8 to a file that appears when all are on the disk; gives their number."""
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


def _problem(error: OSError) -> Problem:
    full = error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
    return Problem.DISK_FULL if full else Problem.NO_ACCESS
