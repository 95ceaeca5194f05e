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
        made = entry.after.get("deleted") is False
        if made and self.fields is not None:
            self._make_again(entry)
        elif made or self.fields is not None:
            for name, value in entry.after.items():
                self._write(name, entry, value, expected=entry.before.get(name))
            if entry.after.get("deleted") is True:
                self._settle_what_was_seen(entry)
        else:
            self._note_lost(entry)
        self.fields = applied(None if made else self.fields, entry.after)

    def _make_again(self, entry: Entry) -> None:
        """Two made the same thing without knowing of each other: the later one stands whole."""
        standing = self.fields or {}
        for name in {*standing, *entry.after} - {"deleted"}:
            self._write(name, entry, entry.after.get(name), expected=None)
        self.writers["deleted"] = entry.operation

    def _write(self, name: str, entry: Entry, value: Json, *, expected: Json) -> None:
        standing = self._standing(name)
        if standing == expected and name in self.conflicts:
            del self.conflicts[name]
        elif standing not in (expected, value) and name in self.writers:
            self.conflicts[name] = Conflict(
                name, entry.operation, self.writers[name], value, standing
            )
        self.writers[name] = entry.operation

    def _settle_what_was_seen(self, entry: Entry) -> None:
        for name in list(self.conflicts):
            if self._standing(name) == entry.before.get(name):
                del self.conflicts[name]

    def _standing(self, name: str) -> Json:
        if name == "deleted":
            return self.fields is None
        return (self.fields or {}).get(name)

    def _note_lost(self, entry: Entry) -> None:
        """A change to what somebody deleted has no effect, and is told."""
        deleted_by = self.writers.get("deleted")
        for name, value in entry.after.items():
            if deleted_by is not None and name != "deleted":
                self.conflicts[name] = Conflict(name, deleted_by, entry.operation, None, value)


def fold(entries: Iterable[Entry]) -> Folded:
    """The state of an entity after all its changes, given in stamp order."""
    folded = Folded()
    for entry in entries:
        folded.fold_in(entry)
    return folded
