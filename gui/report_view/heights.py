"""The heights of all blocks: sums and searches stay cheap while single heights are corrected."""

from collections.abc import Iterable, Iterator
from itertools import accumulate


class BlockHeights:
    """Heights in pixels, kept in a Fenwick tree."""

    def __init__(self, heights: Iterable[float]) -> None:
        self._heights = list(heights)
        sums = [0.0, *accumulate(self._heights)]
        self._tree = [0.0, *(sums[i] - sums[i - (i & -i)] for i in range(1, len(sums)))]
        self.total = sums[-1]

    def __len__(self) -> int:
        return len(self._heights)

    def __getitem__(self, index: int) -> float:
        return self._heights[index]

    def correct(self, index: int, height: float) -> None:
        """Replace an estimate by the real height."""
        change = height - self._heights[index]
        if not change:
            return
        self._heights[index] = height
        self.total += change
        node = index + 1
        while node < len(self._tree):
            self._tree[node] += change
            node += node & -node

    def top(self, index: int) -> float:
        """The sum of the heights before a block."""
        summed = 0.0
        node = index
        while node:
            summed += self._tree[node]
            node -= node & -node
        return summed

    def down(self, ascending: Iterable[float]) -> Iterator[tuple[int, float]]:
        """What `at` says of many heights, from the top, in one pass over the blocks."""
        index, top, last = 0, 0.0, len(self._heights) - 1
        for y in ascending:
            while index < last and y >= top + self._heights[index]:
                top += self._heights[index]
                index += 1
            yield index, min(max(0.0, y - top), self._heights[index])

    def at(self, y: float) -> tuple[int, float]:
        """The block at a height and how far down in it that is; the ends take what is outside."""
        node, rest = 0, max(y, 0.0)
        step = 1 << len(self._heights).bit_length()
        while step:
            after = node + step
            if after < len(self._tree) and self._tree[after] <= rest:
                node = after
                rest -= self._tree[after]
            step >>= 1
        if node < len(self._heights):
            return node, rest
        return node - 1, self._heights[-1]
