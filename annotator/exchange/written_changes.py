"""Changes written out: where a million of them wait to be stored, objects need too much memory."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final, Self

from schema.records import Change, Entity


@dataclass(frozen=True, slots=True)
class WrittenChanges:
    """Changes as one line of ASCII; to iterate reads them, each time anew."""

    text: str

    @classmethod
    def of(cls, changes: Iterable[Change]) -> Self:
        """These changes, in their order."""
        rows = [(each.entity, each.id, each.before, each.after, each.report) for each in changes]
        return cls(json.dumps(rows))

    def __iter__(self) -> Iterator[Change]:
        for entity, *rest in json.loads(self.text):
            yield Change(Entity(entity), *rest)


NO_CHANGES: Final = WrittenChanges.of(())
