"""Which stretches of a report nobody has accounted for: numerals, or sentences."""

from bisect import bisect_left, bisect_right, insort
from collections import Counter
from collections.abc import Callable, Sequence
from typing import Generic, NamedTuple, TypeVar

Kind = TypeVar("Kind", bound=str)


class Stretch(NamedTuple):
    """Half-open code points."""

    start: int
    end: int


class Accounts(Generic[Kind]):
    """Stretches in order, of several kinds, and which of them are open; each is judged alone."""

    def __init__(self, is_accounted: Callable[[Stretch], bool]) -> None:
        self._is_accounted = is_accounted
        self._all: list[Stretch] = []
        self._kinds: dict[Stretch, Kind] = {}
        self._open: dict[Kind, list[Stretch]] = {}
        self._revisions: Counter[Kind] = Counter()

    def add(self, stretch: Stretch, kind: Kind) -> None:
        """Take in a stretch; they come in order and do not overlap."""
        self._all.append(stretch)
        self._kinds[stretch] = kind
        self._judge(stretch)

    def look_again(self, start: int, end: int) -> None:
        """Judge again what shares a character with this part of the report."""
        first = max(0, bisect_right(self._all, (start,)) - 1)
        last = bisect_left(self._all, (end,))
        for stretch in self._all[first:last]:
            if stretch.start < end and start < stretch.end:
                self._judge(stretch)

    def open(self, kind: Kind) -> Sequence[Stretch]:
        """The stretches of a kind that nobody has accounted for, in order."""
        return self._open.get(kind, ())

    @property
    def changes(self) -> int:
        """How often anything has changed."""
        return self._revisions.total()

    def revision(self, kind: Kind) -> int:
        """A number that is another one once what is open of a kind has changed."""
        return self._revisions[kind]

    def kind_of(self, stretch: Stretch) -> Kind | None:
        """The kind of a stretch that is open; None for one that is accounted for or unknown."""
        kind = self._kinds.get(stretch)
        return kind if kind is not None and _is_in(self.open(kind), stretch) else None

    def kinds(self) -> list[Kind]:
        """The kinds of which something is open."""
        return [kind for kind, stretches in self._open.items() if stretches]

    def _judge(self, stretch: Stretch) -> None:
        listed = self._open.setdefault(self._kinds[stretch], [])
        at = bisect_left(listed, stretch)
        is_listed = at < len(listed) and listed[at] == stretch
        if self._is_accounted(stretch) == is_listed:
            self._revisions[self._kinds[stretch]] += 1
            if is_listed:
                del listed[at]
            else:
                insort(listed, stretch)


def _is_in(listed: Sequence[Stretch], stretch: Stretch) -> bool:
    at = bisect_left(listed, stretch)
    return at < len(listed) and listed[at] == stretch
