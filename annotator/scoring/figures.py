"""The figures of a comparison with gold: what was found, what is right of it.

Precision, recall and their harmonic mean are those of information retrieval (van Rijsbergen,
Information Retrieval, 1979); all are micro averages, over the spans of all reports together.
"""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Found:
    """How many spans were found: `right` of `predicted`, where gold has `gold`."""

    right: int
    predicted: int
    gold: int

    @property
    def precision(self) -> float | None:
        """The share of the predicted that are right; None where nothing was predicted."""
        return self.right / self.predicted if self.predicted else None

    @property
    def recall(self) -> float | None:
        """The share of gold that was found; None where gold is empty."""
        return self.right / self.gold if self.gold else None

    @property
    def f1(self) -> float | None:
        """The harmonic mean of both; None where there is nothing on either side."""
        total = self.predicted + self.gold
        return 2 * self.right / total if total else None


@dataclass(frozen=True, slots=True)
class Share:
    """How many of the compared pairs are right."""

    right: int
    of: int

    @property
    def accuracy(self) -> float | None:
        """The share that is right; None where nothing was compared."""
        return self.right / self.of if self.of else None


@dataclass(frozen=True, slots=True)
class NumberScores:
    """Figures of the numbers; the shares are taken among exact spans."""

    exact: Found
    overlap: Found
    value: Share
    unit: Share
    bound: Share
    value_to: Share
    value_unit: Found
    value_unit_bound: Found
    overlap_value: Found
    context: Mapping[str, Share]


@dataclass(frozen=True, slots=True)
class CategoryScores:
    """One gold category: its spans, how many were overlapped, how many got the category."""

    gold: int
    found: int
    right: int


@dataclass(frozen=True, slots=True)
class MeasureScores:
    """Figures of the measures; the category is compared among overlapping spans."""

    exact: Found
    overlap: Found
    category: Share
    exact_category: Found
    by_category: Mapping[str, CategoryScores]


@dataclass(frozen=True, slots=True)
class LinkScores:
    """A link is right where its measure overlaps the gold one and its number fits."""

    exact: Found
    overlap: Found


@dataclass(frozen=True, slots=True)
class Scores:
    """All figures of one comparison; `bad_spans` do not fit the text they stand in."""

    reports: int
    bad_spans: int
    number: NumberScores
    measure: MeasureScores
    link: LinkScores
