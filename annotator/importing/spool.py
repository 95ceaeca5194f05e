"""Changes of a long file, on the disk until all of it is read: a million need too much memory."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from tempfile import TemporaryFile
from typing import IO
from weakref import finalize

from schema.records import Change, Entity


@dataclass(frozen=True, slots=True)
class Spooled:
    """Some changes that were put away; to iterate reads them again."""

    file: IO[bytes]
    at: int

    def __iter__(self) -> Iterator[Change]:
        self.file.seek(self.at)
        for entity, *rest in json.loads(self.file.readline()):
            yield Change(Entity(entity), *rest)


class Spool:
    """A file without a name, which is gone with this object."""

    def __init__(self) -> None:
        self._file: IO[bytes] | None = None

    def put(self, changes: Sequence[Change]) -> Spooled:
        """Put changes away."""
        if self._file is None:
            self._file = TemporaryFile()  # noqa: SIM115 - it stays open as long as this object
            finalize(self, self._file.close)
        at = self._file.seek(0, 2)
        rows = [(each.entity, each.id, each.before, each.after, each.report) for each in changes]
        self._file.write(json.dumps(rows).encode("ascii") + b"\n")
        return Spooled(self._file, at)
