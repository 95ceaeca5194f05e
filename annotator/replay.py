"""What a journal adds up to: the fields of one entity, folded over its changes in stamp order.

The fold is the only meaning that the journal has. The gate uses it after every operation, merging
for every entity it touched, and `verify` for all of them, so that the three cannot differ.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field

from schema.payloads import applied
from schema.records import Fields, Json, OperationId


@dataclass(frozen=True, slots=True)
class Entry:
    """One operation's change to the entity, as the journal holds it."""

    operation: OperationId
    before: Fields
    after: Fields


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two writers of a field who did not know of each other: the later one stands."""

    field: str
    kept: OperationId
    lost: OperationId
    kept_value: Json
    lost_value: Json


@dataclass(slots=True)
class Folded:
    """An entity's fields (None: it is not there) and the conflicts nobody has settled since."""

    fields: dict[str, Json] | None = None
    conflicts: dict[str, Conflict] = field(default_factory=dict)
    writers: dict[str, OperationId] = field(default_factory=dict)

    def fold_in(self, entry: Entry) -> None:
        """Write the next change over what stands."""
        gone = self.fields is None and entry.after.get("deleted") is not False
        for name, value in entry.after.items():
            standing = self._standing(name)
            if gone and name != "deleted":
                self._note_lost(name, entry, value)
            elif standing == entry.before.get(name):
                self.conflicts.pop(name, None)
            elif standing != value and name in self.writers:
                self.conflicts[name] = Conflict(
                    name, entry.operation, self.writers[name], value, standing
                )
            if not gone:
                self.writers[name] = entry.operation
        anew = entry.after.get("deleted") is False
        self.fields = applied(None if anew else self.fields, entry.after)

    def _standing(self, name: str) -> Json:
        if name == "deleted":
            return self.fields is None
        return (self.fields or {}).get(name)

    def _note_lost(self, name: str, entry: Entry, value: Json) -> None:
        deleted_by = self.writers.get("deleted")
        if deleted_by is not None:
            self.conflicts[name] = Conflict(name, deleted_by, entry.operation, None, value)


def fold(entries: Iterable[Entry]) -> Folded:
    """The state of an entity after all its changes, given in stamp order."""
    folded = Folded()
    for entry in entries:
        folded.fold_in(entry)
    return folded
