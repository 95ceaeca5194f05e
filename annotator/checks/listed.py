"""Things in order that come and go, and which of them did since somebody last looked."""

from bisect import bisect_left, insort
from collections.abc import Sequence
from typing import Generic, NamedTuple, TypeVar

T = TypeVar("T", bound=tuple[object, ...])


class Turned(NamedTuple, Generic[T]):
    """What may have come and what may have gone: what is named may also stand as it was known."""

    came: list[T]
    went: list[T]


class Listed(Generic[T]):
    """A sorted list without doubles that remembers its own changes."""

    def __init__(self) -> None:
        self._things: list[T] = []
        self._turned: list[T] = []

    @property
    def things(self) -> Sequence[T]:
        """All that is listed now, in order."""
        return self._things

    @property
    def revision(self) -> int:
        """How often anything came or went."""
        return len(self._turned)

    def since(self, revision: int) -> Turned[T]:
        """What came and went after a revision, in order; a list as it was then is this one now."""
        turned = sorted(set(self._turned[revision:]))
        return Turned(
            [each for each in turned if each in self], [each for each in turned if each not in self]
        )

    def __contains__(self, thing: T) -> bool:
        at = bisect_left(self._things, thing)
        return at < len(self._things) and self._things[at] == thing

    def put(self, thing: T) -> None:
        """List a thing, if it is not listed yet."""
        if thing not in self:
            insort(self._things, thing)
            self._turned.append(thing)

    def take_out(self, thing: T) -> None:
        """List it no longer, if it was."""
        if thing in self:
            del self._things[bisect_left(self._things, thing)]
            self._turned.append(thing)
