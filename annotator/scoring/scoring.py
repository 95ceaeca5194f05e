"""Scores predicted spans against gold: exact and overlapping spans, values, context and links.

Reports come in the JSONL form; figures are micro averages over all of them.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import count

from annotator.scoring.figures import (
    CategoryScores,
    Found,
    LinkScores,
    MeasureScores,
    NumberScores,
    Scores,
    Share,
)
from annotator.scoring.pairing import (
    CONTEXT,
    MEASURE,
    NUMBER,
    Pair,
    Record,
    decimal_of,
    fits,
    link_hits,
    links,
    overlap,
    pair_exact,
    pair_overlapping,
    place,
    same_context,
    same_value,
    spans_of,
    unit_of,
)


@dataclass(slots=True)
class _Tally:
    counts: Counter[str] = field(default_factory=Counter)
    categories: dict[str, Counter[str]] = field(default_factory=dict)

    def add(self, name: str, amount: int = 1) -> None:
        self.counts[name] += amount

    def share(self, name: str) -> Share:
        return Share(self.counts[name], self.counts[f"{name} of"])

    def compare(self, name: str, right: bool) -> None:
        self.counts[f"{name} of"] += 1
        self.counts[name] += right


def score(gold: Sequence[Record], predicted: Sequence[Record]) -> Scores:
    """Compare report by report; ValueError where number or texts of the reports differ."""
    if len(gold) != len(predicted):
        raise ValueError(f"gold has {len(gold)} reports, the prediction {len(predicted)}")
    scoring = Scoring()
    for position, truth, guess in zip(count(1), gold, predicted):
        if guess.get("text", truth["text"]) != truth["text"]:
            raise ValueError(f"report {position}: the prediction's text is not the gold's")
        scoring.bad_spans += sum(not fits(span, truth["text"]) for span in guess["spans"])
        scoring.add(truth, guess)
    return scoring.scores()


class Scoring:
    """Figures over reports that come one by one."""

    def __init__(self) -> None:
        self.bad_spans = 0
        self._reports = 0
        self._tally = _Tally()

    def add(self, truth: Record, guess: Record) -> None:
        """Count one report; of both only `spans` is read."""
        self._reports += 1
        _count_numbers(self._tally, spans_of(NUMBER, truth), spans_of(NUMBER, guess))
        _count_measures(self._tally, spans_of(MEASURE, truth), spans_of(MEASURE, guess))
        _count_links(self._tally, links(truth["spans"]), links(guess["spans"]))

    def scores(self) -> Scores:
        """The figures so far."""
        tally = self._tally
        return Scores(
            self._reports,
            self.bad_spans,
            _number_scores(tally),
            _measure_scores(tally),
            _link(tally),
        )


def _count_numbers(tally: _Tally, gold: list[Record], predicted: list[Record]) -> None:
    exact, overlapping = pair_exact(gold, predicted), pair_overlapping(gold, predicted)
    tally.add("number gold", len(gold))
    tally.add("number predicted", len(predicted))
    tally.add("number exact", len(exact))
    tally.add("number overlap", len(overlapping))
    tally.add("overlap value", sum(same_value(*pair) for pair in overlapping))
    for truth, guess in exact:
        _count_exact_number(tally, truth, guess)


def _count_exact_number(tally: _Tally, truth: Record, guess: Record) -> None:
    value, unit = same_value(truth, guess), unit_of(truth) == unit_of(guess)
    bound = truth.get("bound", "exact") == guess.get("bound")
    tally.compare("value", value)
    tally.compare("unit", unit)
    tally.add("value unit", value and unit)
    tally.add("value unit bound", value and unit and bound)
    if guess.get("bound"):
        tally.compare("bound", bound)
    ends = decimal_of(truth.get("value_to")), decimal_of(guess.get("value_to"))
    if ends != (None, None):
        tally.compare("value_to", ends[0] == ends[1])
    if truth.get("status"):
        for name in CONTEXT:
            tally.compare(name, same_context(name, truth, guess))


def _count_measures(tally: _Tally, gold: list[Record], predicted: list[Record]) -> None:
    exact, overlapping = pair_exact(gold, predicted), pair_overlapping(gold, predicted)
    tally.add("measure gold", len(gold))
    tally.add("measure predicted", len(predicted))
    tally.add("measure exact", len(exact))
    tally.add("measure overlap", len(overlapping))
    tally.add(
        "exact category",
        sum(truth.get("category") == guess.get("category") for truth, guess in exact),
    )
    for truth in gold:
        tally.categories.setdefault(str(truth.get("category")), Counter())["gold"] += 1
    for truth, guess in overlapping:
        category = tally.categories[str(truth.get("category"))]
        category["found"] += 1
        if guess.get("category"):
            right = truth.get("category") == guess["category"]
            tally.compare("category", right)
            category["right"] += right


def _count_links(tally: _Tally, gold: list[Pair], predicted: list[Pair]) -> None:
    tally.add("link gold", len(gold))
    tally.add("link predicted", len(predicted))
    tally.add("link exact", link_hits(gold, predicted, lambda a, b: int(place(a) == place(b))))
    tally.add("link overlap", link_hits(gold, predicted, overlap))


def _number_scores(tally: _Tally) -> NumberScores:
    counts = tally.counts

    def found(name: str) -> Found:
        return Found(counts[name], counts["number predicted"], counts["number gold"])

    return NumberScores(
        exact=found("number exact"),
        overlap=found("number overlap"),
        value=tally.share("value"),
        unit=tally.share("unit"),
        bound=tally.share("bound"),
        value_to=tally.share("value_to"),
        value_unit=found("value unit"),
        value_unit_bound=found("value unit bound"),
        overlap_value=found("overlap value"),
        context={name: tally.share(name) for name in CONTEXT},
    )


def _measure_scores(tally: _Tally) -> MeasureScores:
    counts = tally.counts

    def found(name: str) -> Found:
        return Found(counts[name], counts["measure predicted"], counts["measure gold"])

    ordered = sorted(tally.categories.items(), key=lambda item: -item[1]["gold"])
    return MeasureScores(
        exact=found("measure exact"),
        overlap=found("measure overlap"),
        category=tally.share("category"),
        exact_category=found("exact category"),
        by_category={
            name: CategoryScores(each["gold"], each["found"], each["right"])
            for name, each in ordered
        },
    )


def _link(tally: _Tally) -> LinkScores:
    counts = tally.counts
    predicted, gold = counts["link predicted"], counts["link gold"]
    return LinkScores(
        Found(counts["link exact"], predicted, gold), Found(counts["link overlap"], predicted, gold)
    )
