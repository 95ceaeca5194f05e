"""The items of a report by place, so that no step ever walks through all of them."""

from bisect import bisect_left, bisect_right, insort
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from heapq import merge
from itertools import islice

from annotator.workspace import Item
from schema.records import LabelId

_Place = tuple[int, int, str, LabelId]


class ReportIndex:
    """Reading order, what is undecided, who links to whom, and the figures of the status row."""

    def __init__(self, items: Iterable[Item] = ()) -> None:
        self._items = {item.key: item for item in items}
        self._all = sorted(map(_place, self._items.values()))
        self._undecided = [each for each in self._all if not self._items[each[3]].decided]
        self._sources: defaultdict[LabelId, set[LabelId]] = defaultdict(set)
        self._figures: Counter[str] = Counter()
        for item in self._items.values():
            self._note(item, 1)

    @property
    def total(self) -> int:
        """How many items there are."""
        return len(self._all)

    @property
    def undecided(self) -> int:
        """How many nobody has decided yet."""
        return len(self._undecided)

    @property
    def decided(self) -> int:
        """How many are decided."""
        return self.total - self.undecided

    @property
    def unsure(self) -> int:
        """How many are flagged as unsure."""
        return self._figures["unsure"]

    def put(self, item: Item) -> None:
        """Note what has become of an item."""
        self.remove(item.key)
        self._items[item.key] = item
        insort(self._all, _place(item))
        if not item.decided:
            insort(self._undecided, _place(item))
        self._note(item, 1)

    def remove(self, key: LabelId) -> None:
        """Forget an item, if it was there."""
        item = self._items.pop(key, None)
        if item is None:
            return
        _take_out(self._all, _place(item))
        _take_out(self._undecided, _place(item))
        self._note(item, -1)

    def sources_of(self, key: LabelId) -> frozenset[LabelId]:
        """The items that are linked to this one."""
        return frozenset(self._sources[key])

    def position(self, key: LabelId) -> int:
        """The how manieth an item is, from 1; 0 if it is not there."""
        item = self._items.get(key)
        return bisect_right(self._all, _place(item)) if item else 0

    def step(
        self, key: LabelId | None, at: int, *, forward: bool, undecided: bool
    ) -> LabelId | None:
        """The neighbour of an item, around the end if need be; `at` is where it was if it is gone.

        None where there is no other, with `undecided` no other that is undecided.
        """
        places = self._undecided if undecided else self._all
        item = self._items.get(key) if key else None
        here = _place(item) if item else (at, -1, "", LabelId(""))
        others = len(places) - (bisect_right(places, here) - bisect_left(places, here))
        if not others:
            return None
        found = bisect_right(places, here) if forward else bisect_left(places, here) - 1
        return places[found % len(places)][3]

    def near(self, at: int, label: str, most: int) -> list[Item]:
        """At most so many items of a label that are not rejected, the nearest to a place first."""
        middle = bisect_left(self._all, (at,))
        sides = (
            self._on_from(range(middle - 1, -1, -1), label),
            self._on_from(range(middle, len(self._all)), label),
        )
        outwards = merge(*sides, key=lambda item: (abs(item.span.start - at), item.span.start))
        return list(islice(outwards, most))

    def _on_from(self, places: Iterable[int], label: str) -> Iterator[Item]:
        for place in places:
            item = self._items[self._all[place][3]]
            if item.label == label and (item.counts or not item.decided):
                yield item

    def _note(self, item: Item, by: int) -> None:
        self._figures["unsure"] += by * item.current.unsure
        for target in item.quantifies:
            if by > 0:
                self._sources[target].add(item.key)
            else:
                self._sources[target].discard(item.key)


def _place(item: Item) -> _Place:
    return (item.span.start, item.span.end, item.label, item.key)


def _take_out(places: list[_Place], place: _Place) -> None:
    at = bisect_left(places, place)
    if at < len(places) and places[at] == place:
        del places[at]
