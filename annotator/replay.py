"""What a journal adds up to: the fields of one entity, folded over its changes in stamp order.

The fold is the only meaning that the journal has. The gate uses it after every operation, merging
for every entity it touched, and `verify` for all of them, so that the three cannot differ.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from schema.payloads import applied
from schema.records import Fields, Json, OperationId

Knows = Callable[[OperationId, OperationId], bool]

_DELETED: Final = "deleted"


class Entry(NamedTuple):
    """What one operation wrote of the entity."""

    operation: OperationId
    after: Fields


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two writers of a field who did not know of each other: the later one stands."""

    field: str
    kept: OperationId
    lost: OperationId
    kept_value: Json
    lost_value: Json


@dataclass(frozen=True, slots=True)
class _Write:
    operation: OperationId
    value: Json


@dataclass(slots=True)
class Folded:
    """An entity's fields (None: it is not there) and the conflicts nobody has settled since.

    A write stands beside others of its field until somebody writes that field who knew of it (a
    multi-value register in the sense of Shapiro et al. 2011); the last in stamp order is the value.
    """

    fields: dict[str, Json] | None = None
    _writes: dict[str, list[_Write]] = field(default_factory=dict)

    def fold_in(self, entry: Entry, knows: Knows) -> None:
        """Write the next change over what stands."""
        is_made, is_gone = (entry.after.get(_DELETED) is each for each in (False, True))
        # making and deleting say something about every field
        names = {*entry.after, *self._writes} if is_made or is_gone else entry.after.keys()
        for name in names:
            standing = self._writes.get(name, ())
            unseen = [
                each
                for each in standing
                if each.operation != entry.operation and not knows(entry.operation, each.operation)
            ]
            self._writes[name] = [*unseen, _Write(entry.operation, entry.after.get(name))]
        self.fields = applied(None if is_made else self.fields, entry.after)

    @property
    def conflicts(self) -> list[Conflict]:
        """What was written and does not stand, by somebody who did not know of what does."""
        if not self._writes:
            return []
        found = [*self._about_existence()]
        told = {each.lost for each in found}
        kept = self._writes.get(_DELETED, [])[-1:]
        for name, writes in self._writes.items():
            if name == _DELETED:
                continue
            last = writes[-1] if self.fields is not None else None
            winner = last or (kept[0] if kept else None)
            value = last.value if last else None
            found += [
                Conflict(name, winner.operation, each.operation, value, each.value)
                for each in writes
                if winner is not None
                and each.operation not in {winner.operation, *told}
                and each.value != value
            ]
        return found

    def _about_existence(self) -> Iterator[Conflict]:
        writes = self._writes.get(_DELETED, [])
        for each in writes[:-1]:
            kept = writes[-1]
            if each.value != kept.value:
                yield Conflict(_DELETED, kept.operation, each.operation, kept.value, each.value)


def in_turn(_later: OperationId, _earlier: OperationId) -> bool:
    """Everybody knew of all that was written before: one file that was never merged."""
    return True


def fold(entries: Iterable[Entry], knows: Knows = in_turn) -> Folded:
    """The state of an entity after all its changes, given in stamp order.

    `knows` tells whether the first operation was made with the second at hand.
    """
    written = [*entries]
    if len(written) == 1:  # most things are written once, and nothing can conflict
        return Folded(applied(None, written[0].after))
    folded = Folded()
    for entry in written:
        folded.fold_in(entry, knows)
    return folded
