"""Where the characters of a text stand in a better reading of the same report.

Stretches that each text has once and both share are anchors, kept in the order that both agree on
(patience diff, after B. Cohen); what lies between anchors is compared character by character. Cost
grows with n log n of the texts and with the square of the longest stretch that has no anchor.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from schema.records import Span

_ANCHOR: Final = 8  # characters: seldom twice in a text by chance
_COMPARED: Final = 2_000  # characters between anchors; more is taken as rewritten


@dataclass(frozen=True, slots=True, order=True)
class _Block:
    """A stretch that both texts share, in code points."""

    old: int
    new: int
    size: int


class Alignment:
    """Carries spans of an old text over to a new one."""

    def __init__(self, old: str, new: str) -> None:
        self._new = new
        self._blocks = list(_merged(_blocks(old, new)))
        self._starts = [block.old for block in self._blocks]

    def carried(self, span: Span) -> Span | None:
        """The same words in the new text, spaces and breaks aside; None where they are not."""
        start, last = self._place(span.start), self._place(span.end - 1)
        if start is None or last is None or last < start:
            return None
        words = self._new[start : last + 1]
        same = "".join(words.split()) == "".join(span.text.split())
        return Span(start, last + 1, words) if same else None

    def around(self, span: Span) -> tuple[int, int]:
        """Where in the new text the span's words would stand.

        From the last character before that both texts share to the first one behind.
        """
        before = bisect_right(self._starts, span.start - 1) - 1
        behind = bisect_right(self._starts, span.end) - 1
        start = end = 0
        if before >= 0:
            block = self._blocks[before]
            start = block.new + min(span.start - block.old, block.size)
        if behind >= 0 and span.end < self._blocks[behind].old + self._blocks[behind].size:
            end = self._blocks[behind].new + span.end - self._blocks[behind].old
        else:
            later = self._blocks[behind + 1 : behind + 2]
            end = later[0].new if later else len(self._new)
        return start, max(start, end)

    def _place(self, offset: int) -> int | None:
        index = bisect_right(self._starts, offset) - 1
        if index < 0:
            return None
        block = self._blocks[index]
        inside = offset - block.old
        return block.new + inside if inside < block.size else None


def _merged(blocks: Iterator[_Block]) -> Iterator[_Block]:
    last = _Block(0, 0, 0)
    for block in blocks:
        if (last.old + last.size, last.new + last.size) == (block.old, block.new):
            last = _Block(last.old, last.new, last.size + block.size)
        else:
            yield last
            last = block
    yield last


def _blocks(old: str, new: str) -> Iterator[_Block]:
    """Stretches in order: grown anchors, and what is equal between them."""
    done_old = done_new = 0
    for anchor_old, anchor_new in _anchors(old, new):
        if anchor_old < done_old or anchor_new < done_new:
            continue  # within what the last anchor grew to
        yield from _between(old, new, (done_old, anchor_old), (done_new, anchor_new))
        size = _ANCHOR
        while old[anchor_old + size : anchor_old + size + 1] == (
            new[anchor_new + size : anchor_new + size + 1] or None
        ):
            size += 1
        yield _Block(anchor_old, anchor_new, size)
        done_old, done_new = anchor_old + size, anchor_new + size
    yield from _between(old, new, (done_old, len(old)), (done_new, len(new)))


def _between(
    old: str, new: str, in_old: tuple[int, int], in_new: tuple[int, int]
) -> Iterator[_Block]:
    before, after = old[slice(*in_old)], new[slice(*in_new)]
    if not before or not after or max(len(before), len(after)) > _COMPARED:
        return
    from difflib import SequenceMatcher  # takes long to load, and few texts are ever replaced

    for same in SequenceMatcher(None, before, after, autojunk=False).get_matching_blocks():
        if same.size:
            yield _Block(in_old[0] + same.a, in_new[0] + same.b, same.size)


def _anchors(old: str, new: str) -> list[tuple[int, int]]:
    """Places of stretches that stand once in each text, in an order that rises in both."""
    in_old, in_new = _once(old), _once(new)
    pairs = [(place, in_new[words]) for words, place in in_old.items() if words in in_new]
    return _rising(pairs)


def _once(text: str) -> dict[str, int]:
    """Each stretch that stands in the text exactly once, and where."""
    seen: dict[str, int] = {}
    again: set[str] = set()
    for start in range(len(text) - _ANCHOR + 1):
        words = text[start : start + _ANCHOR]
        if words in seen:
            again.add(words)
        else:
            seen[words] = start
    return {words: start for words, start in seen.items() if words not in again}


def _rising(pairs: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The longest run of pairs, sorted by the first, whose second rises too."""
    tails: list[int] = []
    ends: list[int] = []
    before: list[int | None] = []
    for index, (_, place) in enumerate(pairs):
        at = bisect_left(tails, place)
        before.append(ends[at - 1] if at else None)
        if at == len(tails):
            tails.append(place)
            ends.append(index)
        else:
            tails[at], ends[at] = place, index
    run: list[tuple[int, int]] = []
    index_or_none = ends[-1] if ends else None
    while index_or_none is not None:
        run.append(pairs[index_or_none])
        index_or_none = before[index_or_none]
    return run[::-1]
