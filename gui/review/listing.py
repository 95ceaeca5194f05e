"""Which rows of a review are listed, in which order, and which share of what agrees is checked."""

from collections.abc import Iterable, Mapping, Sequence
from enum import IntEnum
from typing import Final

from annotator.review.comparison import Comparison
from annotator.review.differences import Kind
from annotator.review.gold_workspace import GoldWorkspace
from annotator.review.rows import Row
from schema.records import Layer, digest

SHARE: Final = 10  # one in so many of what all say alike is checked

_KINDS: Final = tuple(Kind)


class Part(IntEnum):
    """What the list shows."""

    DIFFERENCES = 0
    AGREED = 1
    SHARE = 2
    ALL = 3


def listed(
    rows: Sequence[Row], part: Part, *, by_kind: bool, seed: str, only: Kind | None = None
) -> list[Row]:
    """The rows of a part, in reading order or by kind; of one kind alone on request."""
    found = [each for each in _in(part, rows, seed) if only is None or only in each.kinds]
    if not by_kind:
        return found
    return sorted(found, key=lambda row: [_KINDS.index(each) for each in row.kinds])


def _in(part: Part, rows: Sequence[Row], seed: str) -> Sequence[Row]:
    match part:
        case Part.DIFFERENCES:
            return [each for each in rows if is_difference(each)]
        case Part.AGREED:
            return agreed(rows)
        case Part.SHARE:
            return share(agreed(rows), seed)
        case Part.ALL:
            return rows


def is_difference(row: Row) -> bool:
    """Whether people differ in a row, or with the gold that stands, settled or not."""
    return bool(row.kinds) or row.standing.is_at_issue


def agreed(rows: Iterable[Row]) -> list[Row]:
    """The rows in which all say the same."""
    return [each for each in rows if each.members and not is_difference(each)]


def share(rows: Sequence[Row], seed: str) -> list[Row]:
    """A random share of rows in their order: the same ones for the same seed."""
    wanted = share_size(len(rows))
    drawn = {each.key for each in sorted(rows, key=lambda row: digest(seed, row.key))[:wanted]}
    return [each for each in rows if each.key in drawn]


def share_size(rows: int) -> int:
    """How many of so many rows are checked."""
    return -(-rows // SHARE)


def order_of(
    workspace: GoldWorkspace, names: Mapping[Layer, str], *, is_anonymous: bool
) -> list[Layer]:
    """Who is A, who B: people by name, what is compared as it was chosen.

    Where names are hidden it is shuffled anew in each report.
    """
    if is_anonymous:
        return sorted(workspace.sides, key=lambda layer: digest(workspace.report.id, layer))
    if isinstance(workspace, Comparison):
        return [*workspace.sides]
    return sorted(workspace.sides, key=lambda layer: (names.get(layer, ""), layer))


def taken_by(workspace: GoldWorkspace, row: Row, order: Iterable[Layer]) -> list[Layer]:
    """Whose version stands as gold, of several who say the same all of them."""
    return [
        layer
        for layer in order
        if layer in row.members
        and any(workspace.says_gold(row.members[layer], gold) for gold in row.golds)
    ]
