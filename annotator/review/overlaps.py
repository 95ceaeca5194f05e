"""Spans of two labellings that stand for each other, one to one."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import TypeVar

from schema.records import Label, Span

L = TypeVar("L", bound=Label)


def best_pairs(first: Sequence[L], second: Sequence[L]) -> list[tuple[L, L]]:
    """Pairs that share characters, the most first, then the closer in length; each span once."""
    pairs: list[tuple[L, L]] = []
    used_first: set[int] = set()
    used_second: set[int] = set()
    for _, _, left, right in sorted(overlapping(first, second)):
        if left not in used_first and right not in used_second:
            used_first.add(left)
            used_second.add(right)
            pairs.append((first[left], second[right]))
    return pairs


def overlapping(first: Sequence[L], second: Sequence[L]) -> Iterator[tuple[int, int, int, int]]:
    """Each overlap as (characters shared, negative; characters not shared; place; place)."""
    ordered = sorted(range(len(second)), key=lambda right: second[right].span.start)
    starts = [second[right].span.start for right in ordered]
    longest = max((_length(each.span) for each in second), default=0)
    for left, one in enumerate(first):
        span = one.span
        for index in range(bisect_right(starts, span.start - longest), len(ordered)):
            right = ordered[index]
            other = second[right].span
            if other.start >= span.end:
                break
            shared = min(span.end, other.end) - max(span.start, other.start)
            if shared > 0:
                yield -shared, _length(span) + _length(other) - 2 * shared, left, right


def _length(span: Span) -> int:
    return span.end - span.start
