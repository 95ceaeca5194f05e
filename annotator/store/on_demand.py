"""Records of one report that are read, each with its neighbours, once they are asked for."""

from collections.abc import Callable, Iterator, Mapping, MutableMapping, Sequence
from typing import Final, Generic, TypeVar

from schema.records import LabelId

_AT_ONCE: Final = 24  # few enough to be read within a key press

H = TypeVar("H")
R = TypeVar("R")


class OnDemand(MutableMapping[LabelId, R], Generic[H, R]):
    """All records by key, in reading order; what was set here stands before what is stored.

    `handles` are the ids by which `read` finds records in the project, in the order of the keys. A
    record that has left the project meanwhile is not there.
    """

    def __init__(
        self,
        keys: Sequence[LabelId],
        handles: Sequence[H],
        read: Callable[[Sequence[H]], Mapping[H, R]],
    ) -> None:
        self._keys = keys
        self._handles = handles
        self._read = read
        self._rows = dict(zip(keys, range(len(keys)), strict=True))
        self._records: dict[LabelId, R] = {}

    def __getitem__(self, key: LabelId) -> R:
        found = self._records.get(key)
        if found is None:
            self._read_around(self._rows[key])
            found = self._records[key]
        return found

    def __setitem__(self, key: LabelId, record: R) -> None:
        self._rows.setdefault(key, -1)
        self._records[key] = record

    def __delitem__(self, key: LabelId) -> None:
        del self._rows[key]
        self._records.pop(key, None)

    def __contains__(self, key: object) -> bool:
        return key in self._rows

    def __iter__(self) -> Iterator[LabelId]:
        return iter(self._rows)

    def __len__(self) -> int:
        return len(self._rows)

    def _read_around(self, row: int) -> None:
        begin = row // _AT_ONCE * _AT_ONCE
        missing = {
            self._handles[each]: self._keys[each]
            for each in range(begin, min(begin + _AT_ONCE, len(self._keys)))
            if self._keys[each] in self._rows and self._keys[each] not in self._records
        }
        for handle, record in self._read(list(missing)).items():
            self._records[missing[handle]] = record
