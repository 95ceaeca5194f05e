"""What a check of one span sees and says: the rule, a sentence, and the one way to mend it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from annotator.arithmetic.finding import Disagreement
from annotator.checks.same_words import Otherwise
from annotator.errors import Worded
from annotator.items import Item
from annotator.ops.labels import Edit
from annotator.workspace import Workspace
from schema.labels import Choice, LabelSchema, Words
from schema.quantity import Quantity
from schema.records import LabelId, Span


class ItemRule(StrEnum):
    """What is checked of a span while people label."""

    EXTENT = "extent"
    UNIT = "unit"
    VALUE = "value"
    BOUND = "bound"
    SAME_WORDS = "same_words"
    NO_CATEGORY = "no_category"
    NO_VALUE = "no_value"
    LINK = "link"
    LOOK_AGAIN = "look_again"
    FIGURES = "figures"


class Said(StrEnum):
    """The sentences, by their key in `words.toml`."""

    REACHES_OTHERWISE = "reaches_otherwise"
    UNIT_NOT_IN_SPAN = "unit_not_in_span"
    UNIT_OTHERWISE = "unit_otherwise"
    UNIT_MISSING = "unit_missing"
    VALUE_OTHERWISE = "value_otherwise"
    VALUE_UNREADABLE = "value_unreadable"
    BOUND_OTHERWISE = "bound_otherwise"
    BOUND_WITHOUT_WORDS = "bound_without_words"
    OTHER_CATEGORY = "other_category"
    OTHER_LABEL = "other_label"
    CONFIRMED_ELSEWHERE = "confirmed_elsewhere"
    NO_CATEGORY = "no_category"
    CATEGORY_ELSEWHERE = "category_elsewhere"
    NO_VALUE = "no_value"
    VALUE_IN_TEXT = "value_in_text"
    LINK_UNDECIDED = "link_undecided"
    LINK_LOST = "link_lost"
    LABEL_MERGED = "label_merged"
    CATEGORY_SPLIT = "category_split"
    CLAUSE_CHANGED = "clause_changed"
    FIGURES_DISAGREE = "figures_disagree"
    FIGURES_WOULD_BE = "figures_would_be"


@dataclass(frozen=True, slots=True)
class Mend:
    """One key's worth of mending: an edit of an item, the one at issue or one it depends on."""

    key: LabelId
    edit: Edit


@dataclass(frozen=True, slots=True)
class ItemFinding:
    """Something to look at in a span; `values` fill its sentence.

    `concerns` is the attribute or link that it is about, and where a person is led where `mend` is
    None because only they can know.
    """

    rule: ItemRule
    key: LabelId
    said: Said
    concerns: str
    values: Mapping[str, str | Words] = field(default_factory=dict)
    mend: Mend | None = None

    @property
    def sentence(self) -> Worded:
        """What it says, for `words.said`."""
        return Worded("item_findings", self.said.value, self.values)


@dataclass(frozen=True, slots=True)
class Case:
    """What a rule sees: a decided item, what its span states, and what is around it.

    `read` is None also where nothing was read: `is_read` tells whether a number was looked for.
    `whole` is the number that the span shares characters with, and `whole_read` what it states;
    `figures` is what it is at odds with in the report.
    """

    workspace: Workspace
    schema: LabelSchema
    item: Item
    is_read: bool = False
    read: Quantity | None = None
    whole: Span | None = None
    whole_read: Quantity | None = None
    otherwise: Otherwise | None = None
    figures: Disagreement | None = None

    def stated(self, attribute: str) -> str:
        """A text field of the item, "" where it is absent."""
        value = self.item.attributes.get(attribute)
        return value if isinstance(value, str) else ""

    def is_typed(self, attribute: str) -> bool:
        """Whether a person typed a field, so that the text does not overrule it."""
        return attribute in self.item.current.by_hand

    def has(self, attribute: str) -> bool:
        """Whether the item's label has such a field."""
        return self.schema.label(self.item.label).attribute(attribute) is not None

    def choice(self, attribute: str, chosen: str) -> str | Words:
        """The name of a choice; an id that has none stands for itself."""
        found = self.schema.label(self.item.label).attribute(attribute)
        choices: tuple[Choice, ...] = found.choices if found else ()
        return next((each.name for each in choices if each.id == chosen), chosen)
