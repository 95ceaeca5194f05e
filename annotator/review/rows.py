"""The rows of a review: what people say of one place, what is gold there, and how far it is."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from annotator.review.differences import Kind
from schema.records import Label, LabelId, Layer


class Standing(StrEnum):
    """How far a row of the review is."""

    OPEN = "open"  # people differ, and nobody has settled it
    CHANGED = "changed"  # settled, and labels that came or changed since differ from the gold
    AGREED = "agreed"  # all say the same, and nobody has accepted it
    SETTLED = "settled"

    @property
    def is_at_issue(self) -> bool:
        """Whether a reviewer must decide."""
        return self in (Standing.OPEN, Standing.CHANGED)


@dataclass(frozen=True, slots=True)
class Row:
    """A group, or a gold label that nobody had, as the review lists it.

    `members` are the people's own labels, `golds` what stands as gold, `kinds` what people differ
    in. `start` is where the first of its spans begins, `end` where the last ends.
    """

    key: LabelId
    start: int
    end: int
    kinds: tuple[Kind, ...]
    standing: Standing
    members: Mapping[Layer, Label]
    golds: tuple[Label, ...] = ()
