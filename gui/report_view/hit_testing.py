"""What is under the pointer, decided from plain geometry."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

_GRASP: Final = 4.0


class Edge(StrEnum):
    """The two boundaries of a span."""

    START = "start"
    END = "end"


@dataclass(frozen=True, slots=True)
class Target:
    """A span's box on the line under the pointer; a broken side has no boundary to grasp."""

    key: str
    length: int
    left: float
    right: float
    top: float
    bottom: float
    has_start: bool = True
    has_end: bool = True

    def holds(self, x: float, y: float) -> bool:
        """Whether a point lies in the box."""
        return self.left <= x <= self.right and self.top <= y <= self.bottom

    def side(self, edge: Edge) -> float:
        """Where a boundary stands."""
        return self.left if edge is Edge.START else self.right


@dataclass(frozen=True, slots=True)
class GraspedEdge:
    """A boundary near enough to the pointer to be dragged."""

    key: str
    edge: Edge


@dataclass(frozen=True, slots=True)
class Hit:
    """What a press here would mean.

    `offset` is the nearest gap between two characters, `character` the one under the pointer,
    `keys` the spans here, the shortest first.
    """

    offset: int
    character: int
    keys: tuple[str, ...] = ()
    grasped: GraspedEdge | None = None


def hit_test(
    targets: Sequence[Target],
    x: float,
    y: float,
    *,
    offset: int,
    character: int,
    preferred: str | None = None,
) -> Hit:
    """The spans under a point and the boundary in reach; `preferred` wins where two are."""
    here = sorted(
        (target for target in targets if target.holds(x, y)),
        key=lambda target: (target.length, target.left, target.key),
    )
    keys = tuple(target.key for target in here)
    return Hit(offset, character, keys, _grasped(targets, x, y, preferred))


def _grasped(
    targets: Sequence[Target], x: float, y: float, preferred: str | None
) -> GraspedEdge | None:
    in_reach = [
        (target, edge)
        for target in targets
        for edge in _edges(target)
        if abs(x - target.side(edge)) <= _reach(target) and target.top <= y <= target.bottom
    ]
    if not in_reach:
        return None
    target, edge = min(
        in_reach,
        key=lambda each: (
            each[0].key != preferred,
            not each[0].holds(x, y),
            abs(x - each[0].side(each[1])),
            each[0].length,
        ),
    )
    return GraspedEdge(target.key, edge)


def _edges(target: Target) -> list[Edge]:
    return [Edge.START] * target.has_start + [Edge.END] * target.has_end


def _reach(target: Target) -> float:
    # a span of one digit must stay clickable between its two boundaries
    return min(_GRASP, (target.right - target.left) / 4)
