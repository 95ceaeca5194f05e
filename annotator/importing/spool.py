"""Changes of a long file, on the disk until all of it is read: a million need too much memory."""

from collections.abc import Iterator
from dataclasses import dataclass
from tempfile import TemporaryFile
from typing import IO
from weakref import finalize

from annotator.exchange.written_changes import WrittenChanges
from schema.records import Change


@dataclass(frozen=True, slots=True)
class Spooled:
    """Some changes that were put away; to iterate reads them again."""

    file: IO[bytes]
    at: int

    def __iter__(self) -> Iterator[Change]:
        self.file.seek(self.at)
        return iter(WrittenChanges(self.file.readline().decode("ascii")))


class Spool:
    """A file without a name, which is gone with this object."""

    def __init__(self) -> None:
        self._file: IO[bytes] | None = None

    def put(self, changes: WrittenChanges) -> Spooled:
        """Put changes away."""
        if self._file is None:
            self._file = TemporaryFile()  # noqa: SIM115 - it stays open as long as this object
            finalize(self, self._file.close)
        at = self._file.seek(0, 2)
        self._file.write(changes.text.encode("ascii") + b"\n")
        return Spooled(self._file, at)
