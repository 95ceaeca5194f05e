"""Two labellings of a report side by side: which marks stand for each other, which for none.

Spans are paired as `scoring.pairing` pairs them, one to one; links are found as it finds them.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import NamedTuple

from annotator.agreement.marks import Link, Mark, Marked, Marks, Place, place_of
from annotator.overlaps import once_each, overlapping

Pair = tuple[Mark | None, Mark | None]
Both = tuple[Mark, Mark]


class Pairing(NamedTuple):
    """Marks that stand for each other, and those of either side that stand for none.

    `same` are on both sides and leave nothing out: most marks are, and no figure looks at them one
    by one. `others` are paired, but do not say the same throughout.
    """

    same: Collection[Mark]
    others: Sequence[Both]
    only_first: Sequence[Mark]
    only_second: Sequence[Mark]

    @property
    def pairs(self) -> list[Both]:
        """All that stand for each other."""
        return [*((each, each) for each in self.same), *self.others]

    @property
    def alone(self) -> list[Pair]:
        """Those that stand for none, beside None."""
        ours: list[Pair] = [(each, None) for each in self.only_first]
        return ours + [(None, each) for each in self.only_second]


@dataclass(frozen=True, slots=True)
class Matching:
    """One report's pairings."""

    exact_numbers: Pairing
    overlapping_numbers: Pairing
    exact_measures: Pairing
    overlapping_measures: Pairing
    links: Pairing


def match(first: Marked, second: Marked) -> Matching:
    """Pair everything of two labellings of one report."""
    numbers = _exact(first.numbers, second.numbers)
    measures = _exact(first.measures, second.measures)
    links = _linked(first, second)
    return Matching(numbers, _overlapping(numbers), measures, _overlapping(measures), links)


def _exact(first: Marks, second: Marks) -> Pairing:
    same = first.whole & second.whole
    by_place: dict[Place, list[Mark]] = {}
    for mark in _in_order(second, same):
        by_place.setdefault(place_of(mark), []).append(mark)
    others: list[Both] = []
    alone: list[Mark] = []
    for mark in _in_order(first, same):
        if there := by_place.get(place_of(mark)):
            others.append((mark, there.pop(0)))
        else:
            alone.append(mark)
    return Pairing(same, others, alone, [*chain.from_iterable(by_place.values())])


def _in_order(marks: Marks, without: frozenset[Mark]) -> list[Mark]:
    return sorted([*(marks.whole - without), *marks.partial], key=place_of)


def _overlapping(exact: Pairing) -> Pairing:
    """The most overlap first, then the closer in length: so what is exact is paired already."""
    first, second = exact.only_first, exact.only_second
    if not (first and second):
        return exact
    found = overlapping([*map(place_of, first)], [*map(place_of, second)])
    paired = dict(once_each(found))
    rights = {*paired.values()}
    return Pairing(
        exact.same,
        [*exact.others, *((first[left], second[right]) for left, right in paired.items())],
        [each for nth, each in enumerate(first) if nth not in paired],
        [each for nth, each in enumerate(second) if nth not in rights],
    )


def _linked(first: Marked, second: Marked) -> Pairing:
    """Links are found where the number is the same and the measures overlap.

    Each of the second is used once, for the first that it fits and there where it fits best.
    """
    same: list[Link] = []
    others: list[Both] = []
    alone: list[Mark] = []
    alone_there: list[Mark] = []
    for place, ours in first.links.items():
        theirs = second.links.get(place)
        if ours == theirs:
            same += ours
            continue
        free = [*theirs] if theirs else []
        for number, measure in ours:
            shared = [_shared(measure, other) for _, other in free]
            if (most := max(shared, default=0)) > 0:
                others.append((number, free.pop(shared.index(most))[0]))
            else:
                alone.append(number)
        alone_there += [number for number, _ in free]
    for place in second.links.keys() - first.links.keys():
        alone_there += [number for number, _ in second.links[place]]
    return Pairing([number for number, _ in same], others, alone, alone_there)


def _shared(one: Mark, other: Mark) -> int:
    return min(one.end, other.end) - max(one.start, other.start)
