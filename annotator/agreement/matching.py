"""Two labellings of a report side by side: which marks stand for each other, which for none.

Spans are paired as `review.pairing` pairs them, one to one; links are found as it finds them.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

from annotator.agreement.marks import Link, Mark, Marked, Marks, Place, place_of
from annotator.review.overlaps import once_each

Pair = tuple[Mark | None, Mark | None]
Both = tuple[Mark, Mark]


@dataclass(frozen=True, slots=True)
class Pairing:
    """Marks that stand for each other, and those that stand for none of the other side.

    `same` are on both sides and leave nothing out: most marks are, and no figure looks at them one
    by one. `others` are paired, but do not say the same throughout.
    """

    same: Collection[Mark]
    others: Sequence[Both]
    alone: Sequence[Pair]

    @property
    def pairs(self) -> list[Both]:
        """All that stand for each other."""
        return [*((each, each) for each in self.same), *self.others]


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


def overlaps(
    first: Sequence[Mark | Place], second: Sequence[Mark | Place]
) -> Iterator[tuple[int, int, int]]:
    """Indices of what overlaps, with the characters that it shares; both in reading order."""
    begin, count = 0, len(second)
    ends = [*accumulate((each[1] for each in second), max)]
    for left, one in enumerate(first):
        start, end = one[0], one[1]
        # what reaches no further overlaps none of those that follow either
        while begin < count and ends[begin] <= start:
            begin += 1
        for right in range(begin, count):
            other = second[right]
            if other[0] >= end:
                break
            chars = (end if end < other[1] else other[1]) - (
                start if start > other[0] else other[0]
            )
            if chars > 0:
                yield left, right, chars


def _exact(first: Marks, second: Marks) -> Pairing:
    same = first.whole & second.whole
    by_place: dict[Place, list[Mark]] = {}
    for mark in _in_order(second, same):
        by_place.setdefault(place_of(mark), []).append(mark)
    others: list[Both] = []
    alone: list[Pair] = []
    for mark in _in_order(first, same):
        if there := by_place.get(place_of(mark)):
            others.append((mark, there.pop(0)))
        else:
            alone.append((mark, None))
    alone += [(None, mark) for left in by_place.values() for mark in left]
    return Pairing(same, others, alone)


def _in_order(marks: Marks, without: frozenset[Mark]) -> list[Mark]:
    return sorted([*(marks.whole - without), *marks.partial], key=place_of)


def _overlapping(exact: Pairing) -> Pairing:
    """The most overlap first, then the closer in length: so what is exact is paired already."""
    first = [one for one, _ in exact.alone if one is not None]
    second = [other for _, other in exact.alone if other is not None]
    candidates = []
    for left, right, chars in overlaps(first, second):
        one, other = first[left], second[right]
        apart = one[1] - one[0] + other[1] - other[0] - 2 * chars
        candidates.append((-chars, apart, left, right))
    paired = dict(once_each(candidates))
    others = [(first[left], second[right]) for left, right in paired.items()]
    rights = {*paired.values()}
    alone: list[Pair] = [(each, None) for nth, each in enumerate(first) if nth not in paired]
    alone += [(None, each) for nth, each in enumerate(second) if nth not in rights]
    return Pairing(exact.same, [*exact.others, *others], alone)


def _linked(first: Marked, second: Marked) -> Pairing:
    """Links by their numbers; found where the number is the same and the measures overlap."""
    ours, theirs = first.links_at, second.links_at
    if ours is None or theirs is None:
        return _linked_one_by_one(first.links, second.links)
    both = ours.keys() & theirs.keys()
    rest = _linked_one_by_one(
        [ours[each] for each in ours if each not in both],
        [theirs[each] for each in theirs if each not in both],
    )
    found = [(ours[each][0], theirs[each][0]) for each in both]
    return Pairing((), [*found, *rest.others], rest.alone)


def _linked_one_by_one(first: Sequence[Link], second: Sequence[Link]) -> Pairing:
    """Each of the second is used once, for the first that it fits and there where it fits best."""
    left: dict[Place, list[Link]] = {}
    for link in second:
        left.setdefault(place_of(link[0]), []).append(link)
    pairs: list[Both] = []
    alone: list[Pair] = []
    for number, measure in first:
        free = left.get(place_of(number), [])
        fits = [_shared(measure, link[1]) for link in free]
        best = max(fits, default=0)
        if best > 0:
            pairs.append((number, free.pop(fits.index(best))[0]))
        else:
            alone.append((number, None))
    return Pairing(
        (), pairs, alone + [(None, link[0]) for links in left.values() for link in links]
    )


def _shared(one: Mark, other: Mark) -> int:
    return min(one.end, other.end) - max(one.start, other.start)
