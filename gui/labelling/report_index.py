"""The items of a report by place, so that no step ever walks through all of them."""

from bisect import bisect_left, bisect_right, insort
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from heapq import merge
from itertools import islice
from operator import attrgetter
from typing import Final

from annotator.items import Item, ItemState, Place
from schema.records import LabelId

EVERY_LABEL: Final = ""


class ReportIndex:
    """Reading order, what is undecided, and the figures of the status row.

    It is made from places alone, given in reading order; `item_of` reads an item that somebody
    asks for.
    """

    def __init__(
        self,
        places: Mapping[LabelId, Place],
        item_of: Callable[[LabelId], Item | None],
    ) -> None:
        self._places = dict(places)
        self._item_of = item_of
        self._all = _by_label(places.values())
        suggested = ItemState.SUGGESTED
        self._undecided = _by_label(each for each in places.values() if each.state is suggested)
        self._unsure: int = sum(map(attrgetter("unsure"), places.values()))
        self._dismissed = Counter[str]()  # numerals that are no numbers: nothing was to decide
        for place in places.values():
            if place.is_dismissed:
                self._count_dismissed(place, 1)

    @property
    def total(self) -> int:
        """How many items there are."""
        return len(self._all[EVERY_LABEL])

    @property
    def undecided(self) -> int:
        """How many nobody has decided yet."""
        return len(self._undecided[EVERY_LABEL])

    def count(self, label: str) -> int:
        """How many items of a label there are."""
        return len(self._all[label])

    def undecided_of(self, label: str) -> int:
        """How many of a label nobody has decided yet."""
        return len(self._undecided[label])

    def to_decide(self, label: str = EVERY_LABEL) -> int:
        """How many of a label were to be decided: without the numerals that are no numbers."""
        return self.count(label) - self._dismissed[label]

    @property
    def decided(self) -> int:
        """How many are decided, without the numerals that are no numbers."""
        return self.to_decide() - self.undecided

    @property
    def dismissed(self) -> int:
        """How many numerals are no numbers, as a person said."""
        return self._dismissed[EVERY_LABEL]

    @property
    def unsure(self) -> int:
        """How many are flagged as unsure."""
        return self._unsure

    def put(self, item: Item) -> None:
        """Note what has become of an item."""
        self.remove(item.key)
        place = self._places[item.key] = item.place
        for label in (EVERY_LABEL, place.label):
            insort(self._all[label], place)
            if not place.decided:
                insort(self._undecided[label], place)
        self._unsure += place.unsure
        if place.is_dismissed:
            self._count_dismissed(place, 1)

    def remove(self, key: LabelId) -> None:
        """Forget an item, if it was there."""
        place = self._places.pop(key, None)
        if place is None:
            return
        for label in (EVERY_LABEL, place.label):
            _take_out(self._all[label], place)
            _take_out(self._undecided[label], place)
        self._unsure -= place.unsure
        if place.is_dismissed:
            self._count_dismissed(place, -1)

    def position(self, key: LabelId) -> int:
        """The how manieth an item is, from 1; 0 if it is not there."""
        place = self._places.get(key)
        return bisect_right(self._all[EVERY_LABEL], place) if place else 0

    def step(
        self,
        key: LabelId | None,
        at: int,
        *,
        forward: bool,
        undecided: bool,
        only: str = EVERY_LABEL,
    ) -> LabelId | None:
        """The neighbour of an item, around the end if need be; `at` is where it was if it is gone.

        None where there is no other, with `undecided` no other that is undecided, with `only` no
        other of this label.
        """
        places = (self._undecided if undecided else self._all)[only]
        here = self._places.get(key) if key else None
        here = here or Place(at, -1, "", LabelId(""))
        others = len(places) - (bisect_right(places, here) - bisect_left(places, here))
        if not others:
            return None
        found = bisect_right(places, here) if forward else bisect_left(places, here) - 1
        return places[found % len(places)].key

    def near(self, at: int, label: str, most: int) -> list[Item]:
        """At most so many items of a label that are not rejected, the nearest to a place first."""
        places = self._all[label]
        middle = bisect_left(places, (at,))
        sides = (
            _standing(places[nth] for nth in range(middle - 1, -1, -1)),
            _standing(places[nth] for nth in range(middle, len(places))),
        )
        outwards = merge(*sides, key=lambda place: (abs(place.start - at), place.start))
        return self._items(islice(outwards, most))

    def undecided_between(self, start: int, end: int) -> list[Item]:
        """The undecided items that begin in a stretch of the report, in reading order."""
        places = self._undecided[EVERY_LABEL]
        return self._items(places[bisect_left(places, (start,)) : bisect_left(places, (end,))])

    def _count_dismissed(self, place: Place, by: int) -> None:
        for label in (EVERY_LABEL, place.label):
            self._dismissed[label] += by

    def _items(self, places: Iterable[Place]) -> list[Item]:
        found = (self._item_of(place.key) for place in places)
        return [item for item in found if item is not None]


def _by_label(places: Iterable[Place]) -> defaultdict[str, list[Place]]:
    found: defaultdict[str, list[Place]] = defaultdict(list)
    every = found[EVERY_LABEL] = list(places)
    for label in set(map(attrgetter("label"), every)):
        found[label] = [place for place in every if place.label == label]
    return found


def _standing(places: Iterable[Place]) -> Iterator[Place]:
    return (place for place in places if place.state is not ItemState.REJECTED)


def _take_out(places: list[Place], place: Place) -> None:
    at = bisect_left(places, place)
    if at < len(places) and places[at] == place:
        del places[at]
