"""Where the file is that a report was read from: looked for by name and hash in known folders."""

import hashlib
import os
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import Final

from annotator.names import displayable
from annotator.progress import Cancelled, never
from schema.records import Report

_MOST_FOLDERS: Final = 5_000  # looked into below each known one


def find(
    report: Report, folders: Iterable[Path], *, is_cancelled: Cancelled = never
) -> Path | None:
    """The very file, by its name, in these folders or below them; None where it is not there."""
    for folder in dict.fromkeys(folders):
        for path in _named(report.source, folder):
            if is_cancelled():
                return None
            if is_source(report, path):
                return path
    return None


def is_source(report: Report, path: Path) -> bool:
    """Whether a file holds the same bytes that the report was read from."""
    try:
        with path.open("rb") as file:
            found = hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return False
    return found == report.meta.get("source_sha256")


def _named(name: str, folder: Path) -> Iterator[Path]:
    for parent, _, names in islice(os.walk(folder), _MOST_FOLDERS):
        yield from (Path(parent) / each for each in names if displayable(each) == name)
