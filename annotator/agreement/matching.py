"""Two labellings of a report side by side: which marks stand for each other, which for none.

Spans are paired as `review.pairing` pairs them, one to one; links are found as it finds them.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from annotator.agreement.marks import Link, Mark, Marked, Place, say_the_same

Pair = tuple[Mark | None, Mark | None]
Both = tuple[Mark, Mark]


@dataclass(frozen=True, slots=True)
class Pairing:
    """Marks that stand for each other, and those that stand for none of the other side."""

    pairs: Sequence[Both]
    alone: Sequence[Pair]


@dataclass(frozen=True, slots=True)
class Matching:
    """One report's pairings.

    Of the numbers of one place `alike` are those that say the same in every field and leave out
    nothing, `unlike` the others: most are alike, and so most are compared once for all figures.
    """

    exact_numbers: Pairing
    overlapping_numbers: Pairing
    exact_measures: Pairing
    overlapping_measures: Pairing
    links: Pairing
    alike: Sequence[Both]
    unlike: Sequence[Both]

    @property
    def pairings(self) -> tuple[Pairing, ...]:
        """All of them, in the order that `matching` takes them in."""
        numbers, measures = self.exact_numbers, self.exact_measures
        return (
            *(numbers, self.overlapping_numbers),
            *(measures, self.overlapping_measures, self.links),
        )


def matching(
    numbers: Pairing, overlapping: Pairing, measures: Pairing, touching: Pairing, links: Pairing
) -> Matching:
    """A report's matching from its pairings of numbers, of measures and of links."""
    alike: list[Both] = []
    unlike: list[Both] = []
    for pair in numbers.pairs:
        (alike if say_the_same(*pair) else unlike).append(pair)
    return Matching(numbers, overlapping, measures, touching, links, alike, unlike)


def match(first: Marked, second: Marked) -> Matching:
    """Pair everything of two labellings of one report."""
    numbers = _exact(first.numbers, first.numbers_at, second.numbers, second.numbers_at)
    measures = _exact(first.measures, first.measures_at, second.measures, second.measures_at)
    links = _linked(first, second)
    return matching(numbers, _overlapping(numbers), measures, _overlapping(measures), links)


def overlaps(first: Sequence[Mark], second: Sequence[Mark]) -> Iterator[tuple[int, int, int]]:
    """Indices of the marks that overlap, with the characters they share; both in reading order."""
    begin, count = 0, len(second)
    ends = _reach(second)
    for left, one in enumerate(first):
        start, end = one[0], one[1]
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


def _reach(marks: Sequence[Mark]) -> list[int]:
    """How far the marks up to each reach: what begins behind it overlaps none of them."""
    furthest, reached = 0, []
    for mark in marks:
        if mark[1] > furthest:
            furthest = mark[1]
        reached.append(furthest)
    return reached


_At = Mapping[Place, Mark] | None


def _exact(first: Sequence[Mark], ours: _At, second: Sequence[Mark], theirs: _At) -> Pairing:
    if ours is None or theirs is None:
        return _exact_one_by_one(first, second)
    both = ours.keys() & theirs.keys()
    alone: list[Pair] = []
    if len(both) < len(ours):
        alone += [(ours[each], None) for each in ours if each not in both]
    if len(both) < len(theirs):
        alone += [(None, theirs[each]) for each in theirs if each not in both]
    return Pairing([(ours[each], theirs[each]) for each in both], alone)


def _exact_one_by_one(first: Sequence[Mark], second: Sequence[Mark]) -> Pairing:
    places: dict[Place, list[Mark]] = {}
    for mark in second:
        places.setdefault(mark[:2], []).append(mark)
    pairs: list[Both] = []
    alone: list[Pair] = []
    for mark in first:
        if same := places.get(mark[:2]):
            pairs.append((mark, same.pop(0)))
        else:
            alone.append((mark, None))
    return Pairing(pairs, alone + [(None, mark) for left in places.values() for mark in left])


def _overlapping(exact: Pairing) -> Pairing:
    """The most overlap first, then the closer in length: so what is exact is paired already."""
    first = [one for one, _ in exact.alone if one is not None]
    second = [other for _, other in exact.alone if other is not None]
    candidates = []
    for left, right, chars in overlaps(first, second):
        one, other = first[left], second[right]
        apart = one[1] - one[0] + other[1] - other[0] - 2 * chars
        candidates.append((-chars, apart, left, right))
    lefts, rights, pairs = set[int](), set[int](), [*exact.pairs]
    for _, _, left, right in sorted(candidates):
        if left not in lefts and right not in rights:
            lefts.add(left)
            rights.add(right)
            pairs.append((first[left], second[right]))
    alone: list[Pair] = [(each, None) for nth, each in enumerate(first) if nth not in lefts]
    alone += [(None, each) for nth, each in enumerate(second) if nth not in rights]
    return Pairing(pairs, alone)


def _linked(first: Marked, second: Marked) -> Pairing:
    """Links by their numbers; found where the number is the same and the measures overlap."""
    ours, theirs = first.links_at, second.links_at
    if ours is None or theirs is None:
        return _linked_one_by_one(first.links, second.links)
    pairs: list[Both] = []
    found: set[Place] = set()
    for at in ours.keys() & theirs.keys():
        one, other = ours[at][1], theirs[at][1]
        if one[0] < other[1] and other[0] < one[1]:
            found.add(at)
            pairs.append((ours[at][0], theirs[at][0]))
    alone: list[Pair] = [(link[0], None) for at, link in ours.items() if at not in found]
    alone += [(None, link[0]) for at, link in theirs.items() if at not in found]
    return Pairing(pairs, alone)


def _linked_one_by_one(first: Sequence[Link], second: Sequence[Link]) -> Pairing:
    """Each of the second is used once, for the first that it fits and there where it fits best."""
    left: dict[Place, list[Link]] = {}
    for link in second:
        left.setdefault(link[0][:2], []).append(link)
    pairs: list[Both] = []
    alone: list[Pair] = []
    for number, measure in first:
        free = left.get(number[:2], ())
        fits = [_shared(measure, link[1]) for link in free]
        best = max(fits, default=0)
        if best > 0:
            pairs.append((number, left[number[:2]].pop(fits.index(best))[0]))
        else:
            alone.append((number, None))
    return Pairing(pairs, alone + [(None, link[0]) for links in left.values() for link in links])


def _shared(one: Mark, other: Mark) -> int:
    return min(one.end, other.end) - max(one.start, other.start)
