"""What stands in a report as one person sees it: suggestions, decisions, and decisions about them.

A span keeps its key from suggestion to label, because the id of a decision follows from both.
"""

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import NamedTuple

from schema.records import Attributes, Label, LabelId, Layer, Span, Suggestion, decision_id


class ItemState(StrEnum):
    """What a person has made of a span."""

    SUGGESTED = "suggested"
    CONFIRMED = "confirmed"
    CORRECTED = "corrected"
    REJECTED = "rejected"


class Place(NamedTuple):
    """What is known of an item without reading it; places sort in reading order.

    `state` does not tell corrected from confirmed; `is_dismissed` is that of `Item`.
    """

    start: int
    end: int
    label: str
    key: LabelId
    state: ItemState = ItemState.SUGGESTED
    unsure: bool = False
    is_dismissed: bool = False

    @property
    def decided(self) -> bool:
        """Whether a person has said anything about the item."""
        return self.state is not ItemState.SUGGESTED


@dataclass(frozen=True, slots=True)
class Item:
    """A span in the report: a suggestion, a decision, or a decision about a suggestion."""

    key: LabelId
    current: Label
    suggestion: Suggestion | None
    state: ItemState

    @property
    def decided(self) -> bool:
        """Whether a person has said anything about it."""
        return self.state is not ItemState.SUGGESTED

    @property
    def counts(self) -> bool:
        """Whether it stands as a label: decided, and not rejected."""
        return self.state in (ItemState.CONFIRMED, ItemState.CORRECTED)

    @property
    def is_dismissed(self) -> bool:
        """Whether it is a numeral of which a person said that it states no number."""
        return self.state is ItemState.REJECTED and self.current.suggestion is None

    @property
    def place(self) -> Place:
        """Where it stands now, and how."""
        span = self.current.span
        unsure = self.current.unsure
        where = span.start, span.end, self.current.label, self.key
        return Place(*where, self.state, unsure, self.is_dismissed)

    @property
    def span(self) -> Span:
        """Where it stands now."""
        return self.current.span

    @property
    def label(self) -> str:
        """The id of its label in the schema."""
        return self.current.label

    @property
    def attributes(self) -> Attributes:
        """Its fields as they stand."""
        return self.current.attributes

    @property
    def quantifies(self) -> tuple[LabelId, ...]:
        """Keys of the items it is linked to, decided or not."""
        return self.current.quantifies


def without_score(suggestion: Suggestion) -> Suggestion:
    """A suggestion that tells neither how sure it is nor why it was made."""
    return replace(suggestion, score=1.0, rule="", evidence="")


def label_of(key: LabelId, suggestion: Suggestion, layer: Layer) -> Label:
    """The label that confirming a suggestion unchanged makes."""
    return Label(
        id=key,
        report=suggestion.report,
        layer=layer,
        label=suggestion.label,
        span=suggestion.span,
        attributes=suggestion.attributes,
        quantifies=tuple(decision_id(layer, each) for each in suggestion.quantifies),
        suggestion=suggestion.id,
    )


def says_the_same(label: Label, offered: Label) -> bool:
    """Whether a label says what was offered: kind, words, fields and links."""
    return (label.label, label.span, label.span.text, dict(label.attributes)) == (
        offered.label,
        offered.span,
        offered.span.text,
        dict(offered.attributes),
    ) and set(label.quantifies) == set(offered.quantifies)
