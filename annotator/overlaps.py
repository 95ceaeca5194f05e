"""Spans of two labellings that stand for each other, one to one."""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TypeVar

from schema.records import Label

T = TypeVar("T")
Place = tuple[int, int]
"""Half-open, in code points."""
Overlap = tuple[int, int, int, int]
"""Characters shared, negative; characters not shared; which of the one side, which of the other."""


def place_of(label: Label) -> Place:
    """Where a label stands."""
    return label.span.start, label.span.end


def best_pairs(
    first: Sequence[T], second: Sequence[T], place: Callable[[T], Place]
) -> list[tuple[T, T]]:
    """Pairs that share characters, the most first, then the closer in length; each span once."""
    found = overlapping([*map(place, first)], [*map(place, second)])
    return [(first[left], second[right]) for left, right in once_each(found)]


def once_each(found: Iterable[Overlap]) -> Iterator[tuple[int, int]]:
    """Of these overlaps the best first, as far as nothing is in two of them."""
    lefts, rights = set[int](), set[int]()
    for _, _, left, right in sorted(found):
        if left not in lefts and right not in rights:
            lefts.add(left)
            rights.add(right)
            yield left, right


def overlapping(first: Sequence[Place], second: Sequence[Place]) -> Iterator[Overlap]:
    """Everything that overlaps, in whatever order the two sides are."""
    begins = [begin for begin, _ in second]
    ordered = sorted(range(len(second)), key=begins.__getitem__)
    starts = sorted(begins)
    longest = max((end - start for start, end in second), default=0)
    for left, (start, end) in enumerate(first):
        for index in range(bisect_right(starts, start - longest), len(ordered)):
            right = ordered[index]
            begin, stop = second[right]
            if begin >= end:
                break
            shared = min(end, stop) - max(start, begin)
            if shared > 0:
                yield -shared, end - start + stop - begin - 2 * shared, left, right
