"""Stretches of a text, and an index that finds those touching a place by bisection."""

from bisect import bisect_left, bisect_right, insort
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Final, Generic, NamedTuple, Protocol, TypeVar


class Ranged(Protocol):
    """Anything with half-open code points and a key."""

    @property
    def key(self) -> str:
        """What it is known by."""

    @property
    def start(self) -> int:
        """Its first code point."""

    @property
    def end(self) -> int:
        """The code point behind its last."""


class Stretch(NamedTuple):
    """A bare stretch, half-open in code points, known by its bounds."""

    start: int
    end: int

    @property
    def key(self) -> str:
        """What tells it from others in an index."""
        return f"{self.start}-{self.end}"


R = TypeVar("R", bound=Ranged)
_Entry = tuple[int, int, str]

_SHORT: Final = 6  # all that are shorter than two to this power are of one magnitude


class RangeIndex(Generic[R]):
    """Ranges that may nest and overlap, ordered by start, longer ones first.

    They are kept by the magnitude of their length: within one magnitude it is known how far
    before a stretch a range that reaches into it can begin, so one range as long as the report
    does not slow the search for short ones.
    """

    def __init__(self, ranges: Iterable[R] = ()) -> None:
        self._by_key = {each.key: each for each in ranges}
        self._by_magnitude: defaultdict[int, list[_Entry]] = defaultdict(list)
        short, longer = self._by_magnitude[_SHORT], self._by_magnitude
        for key, each in self._by_key.items():
            start, end = each.start, each.end
            entries = short if end - start < 1 << _SHORT else longer[(end - start).bit_length()]
            entries.append((start, -end, key))
        for entries in self._by_magnitude.values():
            entries.sort()

    def __len__(self) -> int:
        return len(self._by_key)

    def __iter__(self) -> Iterator[R]:
        return iter(self._by_key.values())

    def get(self, key: str | None) -> R | None:
        """The range of a key, if there is one."""
        return self._by_key.get(key) if key is not None else None

    def touching(self, start: int, end: int) -> list[R]:
        """The ranges that share a character with the stretch, ordered by start, longer first."""
        touching: list[_Entry] = []
        for magnitude, entries in self._by_magnitude.items():
            first = bisect_right(entries, (start - (1 << magnitude),))
            last = bisect_left(entries, (end,), lo=first)
            touching += [entry for entry in entries[first:last] if -entry[1] > start]
        touching.sort()
        return [self._by_key[key] for _, _, key in touching]

    def put(self, changed: R) -> R | None:
        """Add or replace a range; the one that was there under its key."""
        before = self._by_key.get(changed.key)
        if before is None or (before.start, before.end) != (changed.start, changed.end):
            self.remove(changed.key)
            insort(self._by_magnitude[_magnitude(changed)], _entry(changed))
        self._by_key[changed.key] = changed
        return before

    def remove(self, key: str) -> R | None:
        """Take a range out; None if it was not there."""
        gone = self._by_key.pop(key, None)
        if gone is not None:
            entries = self._by_magnitude[_magnitude(gone)]
            del entries[bisect_left(entries, _entry(gone))]
        return gone


def _entry(each: Ranged) -> _Entry:
    return (each.start, -each.end, each.key)


def _magnitude(each: Ranged) -> int:
    """The length is below two to this power."""
    return max(_SHORT, (each.end - each.start).bit_length())
