"""Spans of any number of labellings that stand for each other, one of each person at most."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from annotator.overlaps import overlapping, place_of
from annotator.review.differences import Kind, kinds_between
from schema.records import Label, LabelId, Layer


@dataclass(frozen=True, slots=True)
class Group:
    """What some people say of one stretch, in the order in which the people were given."""

    members: Mapping[Layer, Label]
    ids: frozenset[LabelId]

    @classmethod
    def of(cls, members: Mapping[Layer, Label]) -> "Group":
        """A group of these labels."""
        return cls(members, frozenset(each.id for each in members.values()))

    @property
    def first(self) -> Label:
        """What editing begins with: the least id, which says nothing about its person."""
        return min(self.members.values(), key=lambda each: each.id)

    @property
    def start(self) -> int:
        """Where the first of its spans begins, in code points."""
        return min(each.span.start for each in self.members.values())

    @property
    def end(self) -> int:
        """Where the last of its spans ends, in code points."""
        return max(each.span.end for each in self.members.values())


def grouped(said: Mapping[Layer, Sequence[Label]]) -> list[Group]:
    """All labels in groups of best overlap, in reading order.

    Each person's labels join the groups of those before, those of the same label first; two people
    are grouped as `differences` pairs them.
    """
    groups: list[dict[Layer, Label]] = []
    for layer, labels in said.items():
        joined = dict(_joined(groups, labels))
        for nth, label in enumerate(labels):
            if nth in joined:
                groups[joined[nth]][layer] = label
            else:
                groups.append({layer: label})
    return sorted(map(Group.of, groups), key=lambda each: (each.start, each.end))


def _joined(
    groups: Sequence[Mapping[Layer, Label]], labels: Sequence[Label]
) -> Iterator[tuple[int, int]]:
    """Which label joins which group, both by their place."""
    members = [(at, each) for at, group in enumerate(groups) for each in group.values()]
    known = [each for _, each in members]
    overlaps = overlapping([*map(place_of, known)], [*map(place_of, labels)])
    found = sorted(
        (known[left].label != labels[right].label, shared, apart, left, right)
        for shared, apart, left, right in overlaps
    )
    taken: set[int] = set()
    placed: set[int] = set()
    for _, _, _, left, right in found:
        at = members[left][0]
        if at not in taken and right not in placed:
            taken.add(at)
            placed.add(right)
            yield right, at


def kinds_of(
    group: Group, layers: Iterable[Layer], group_of: Mapping[LabelId, object]
) -> tuple[Kind, ...]:
    """All that these people differ in about a group; links lead to groups, so they can be compared.

    None where all say the same.
    """
    found = set()
    if any(layer not in group.members for layer in layers):
        found.add(Kind.MISSING)
    linked = {
        each.id: {group_of.get(target, target) for target in each.quantifies}
        for each in group.members.values()
    }
    for one, other in combinations(group.members.values(), 2):
        linked_alike = linked[one.id] == linked[other.id]
        if not (linked_alike and _is_the_same(one, other)):  # which most are, and that is quick
            found.update(kinds_between(one, other, linked_alike=linked_alike))
    return tuple(kind for kind in Kind if kind in found)


def _is_the_same(one: Label, other: Label) -> bool:
    return (
        one.span == other.span
        and one.label == other.label
        and dict(one.attributes) == dict(other.attributes)
    )
