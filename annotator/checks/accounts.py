"""Which stretches of a report nobody has accounted for: numerals, or sentences."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable
from typing import Generic, TypeVar

from annotator.checks.listed import Listed
from annotator.ranges import Stretch

Kind = TypeVar("Kind", bound=str)
Judge = Callable[[Stretch], bool]


class Accounts(Generic[Kind]):
    """Stretches in order, of several kinds, and which of them are open; each is judged alone.

    Who judges is said each time: kept here it would know this and this would know it, and neither
    would go with the report.
    """

    def __init__(self) -> None:
        self._all: list[Stretch] = []
        self._kinds: dict[Stretch, Kind] = {}
        self._open: defaultdict[Kind, Listed[Stretch]] = defaultdict(Listed)

    def add(self, stretch: Stretch, kind: Kind, is_accounted: Judge) -> None:
        """Take in a stretch; they come in order and do not overlap."""
        self._all.append(stretch)
        self._kinds[stretch] = kind
        self._judge(stretch, is_accounted)

    def look_again(self, start: int, end: int, is_accounted: Judge) -> None:
        """Judge again what shares a character with this part of the report."""
        first = max(0, bisect_right(self._all, (start,)) - 1)
        last = bisect_left(self._all, (end,))
        for stretch in self._all[first:last]:
            if stretch.start < end and start < stretch.end:
                self._judge(stretch, is_accounted)

    def open(self, kind: Kind) -> Listed[Stretch]:
        """The stretches of a kind that nobody has accounted for."""
        return self._open[kind]

    @property
    def changes(self) -> int:
        """How often anything has changed."""
        return sum(each.revision for each in self._open.values())

    def kind_of(self, stretch: Stretch) -> Kind | None:
        """The kind of a stretch that is open; None for one that is accounted for or unknown."""
        kind = self._kinds.get(stretch)
        return kind if kind is not None and stretch in self._open[kind] else None

    def kinds(self) -> list[Kind]:
        """The kinds of which something is open."""
        return [kind for kind, listed in self._open.items() if listed.things]

    def _judge(self, stretch: Stretch, is_accounted: Judge) -> None:
        listed = self._open[self._kinds[stretch]]
        if is_accounted(stretch):
            listed.take_out(stretch)
        else:
            listed.put(stretch)
