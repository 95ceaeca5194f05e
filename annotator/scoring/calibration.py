"""Whether scores mean what they say: of suggestions scored 0.9, nine in ten should be right."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from annotator.scoring.pairing import MEASURE, NUMBER, Record, pair_exact, same_reading, spans_of

EDGES: Final = (0.0, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 1.0)
"""The scores that part one bucket from the next."""
SURE: Final = 0.9
"""Of the suggestions scored from here on at least nine in ten should be right."""


@dataclass(frozen=True, slots=True)
class Judged:
    """One suggestion of a text held against gold: a half-open span in code points.

    `exact` says that its span is gold's, `right` that value, unit and bound, or category, are too.
    """

    label: str
    rule: str
    text: str
    start: int
    end: int
    score: float
    exact: bool
    right: bool


@dataclass(frozen=True, slots=True)
class Bucket:
    """The suggestions scored from `lowest` to below `highest`; the last bucket takes 1 in.

    `expected` is their mean score, None where there is none.
    """

    lowest: float
    highest: float
    suggested: int
    exact: int
    right: int
    expected: float | None

    @property
    def share(self) -> float | None:
        """The share that is right; None where nothing was suggested."""
        return self.right / self.suggested if self.suggested else None

    @property
    def exact_share(self) -> float | None:
        """The share whose span is right; None where nothing was suggested."""
        return self.exact / self.suggested if self.suggested else None


Calibration = Mapping[str, tuple[Bucket, ...]]
"""The buckets of each label, by rising score."""


def judged(gold: Sequence[Record], predicted: Sequence[Record]) -> list[Judged]:
    """Every predicted span that has a score, held against gold."""
    found: list[Judged] = []
    for truth, guess in zip(gold, predicted, strict=True):
        for label in (NUMBER, MEASURE):
            pairs = pair_exact(spans_of(label, truth), spans_of(label, guess))
            partner = {id(ours): theirs for theirs, ours in pairs}
            found += [
                _judge(label, truth["text"], span, partner.get(id(span)))
                for span in spans_of(label, guess)
                if span.get("score") is not None
            ]
    return found


def _judge(label: str, text: str, span: Record, truth: Record | None) -> Judged:
    return Judged(
        label=label,
        rule=span.get("rule") or "",
        text=text,
        start=span["start"],
        end=span["end"],
        score=span["score"],
        exact=truth is not None,
        right=truth is not None and same_reading(label, truth, span),
    )


def calibrate(suggestions: Iterable[Judged]) -> Calibration:
    """The suggestions of each label by buckets of their score.

    That is a table of reliability (DeGroot & Fienberg, The Statistician 32, 1983).
    """
    by_label: dict[str, list[Judged]] = {NUMBER: [], MEASURE: []}
    for each in suggestions:
        by_label[each.label].append(each)
    return {
        label: tuple(_bucket(each, *edges) for edges in pairwise(EDGES))
        for label, each in by_label.items()
    }


def from_score(buckets: Iterable[Bucket], lowest: float) -> Bucket:
    """All suggestions scored from one of the edges on, as one bucket."""
    upper = [each for each in buckets if each.lowest >= lowest]
    suggested = sum(each.suggested for each in upper)
    promised = sum(each.suggested * (each.expected or 0.0) for each in upper)
    return Bucket(
        lowest,
        EDGES[-1],
        suggested,
        sum(each.exact for each in upper),
        sum(each.right for each in upper),
        promised / suggested if suggested else None,
    )


def _bucket(suggestions: Sequence[Judged], lowest: float, highest: float) -> Bucket:
    inside = [
        each
        for each in suggestions
        if lowest <= each.score < highest or each.score == highest == EDGES[-1]
    ]
    return Bucket(
        lowest,
        highest,
        len(inside),
        sum(each.exact for each in inside),
        sum(each.right for each in inside),
        sum(each.score for each in inside) / len(inside) if inside else None,
    )
