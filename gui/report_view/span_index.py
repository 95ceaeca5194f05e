"""Ranges of a text by place: those that touch a stretch are found by bisection."""

from bisect import bisect_left, bisect_right, insort
from collections.abc import Iterable, Iterator
from itertools import accumulate
from typing import Generic, Protocol, TypeVar


class Ranged(Protocol):
    """Anything with half-open code points and a key."""

    @property
    def key(self) -> str: ...
    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


R = TypeVar("R", bound=Ranged)
_Entry = tuple[int, int, str]


class RangeIndex(Generic[R]):
    """Ranges ordered by start, longer ones first; they may nest and overlap.

    Beside the order runs the furthest end so far: it only grows, so the first range that can
    still reach a place is found by bisection too, however long the ranges are.
    """

    def __init__(self, ranges: Iterable[R] = ()) -> None:
        self._by_key = {each.key: each for each in ranges}
        self._order = sorted(_entry(each) for each in self._by_key.values())
        self._reach = list(accumulate((-entry[1] for entry in self._order), max))

    def __len__(self) -> int:
        return len(self._order)

    def __iter__(self) -> Iterator[R]:
        return (self._by_key[entry[2]] for entry in self._order)

    def get(self, key: str) -> R | None:
        """The range of a key, if there is one."""
        return self._by_key.get(key)

    def touching(self, start: int, end: int) -> list[R]:
        """The ranges that share a character with the stretch, ordered by start, longer first."""
        first = bisect_right(self._reach, start)
        last = bisect_left(self._order, (end,), lo=first)
        candidates = self._order[first:last]
        return [self._by_key[key] for _, ends, key in candidates if -ends > start]

    def put(self, changed: R) -> R | None:
        """Add or replace a range; the one that was there under its key."""
        before = self._by_key.get(changed.key)
        if before is not None and (before.start, before.end) == (changed.start, changed.end):
            self._by_key[changed.key] = changed
            return before
        self.remove(changed.key)
        self._by_key[changed.key] = changed
        place = bisect_left(self._order, _entry(changed))
        insort(self._order, _entry(changed))
        self._reach.insert(place, 0)
        self._extend_reach(place)
        return before

    def remove(self, key: str) -> R | None:
        """Take a range out; None if it was not there."""
        gone = self._by_key.pop(key, None)
        if gone is not None:
            place = bisect_left(self._order, _entry(gone))
            del self._order[place], self._reach[place]
            self._extend_reach(place)
        return gone

    def _extend_reach(self, place: int) -> None:
        reach = self._reach[place - 1] if place else 0
        for index in range(place, len(self._order)):
            reach = max(reach, -self._order[index][1])
            if index > place and self._reach[index] == reach:
                return
            self._reach[index] = reach


def _entry(each: Ranged) -> _Entry:
    return (each.start, -each.end, each.key)
