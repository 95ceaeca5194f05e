"""Scores predicted spans against gold: exact and overlapping spans, values, context and links.

A report is a mapping of `text` and `spans` in the JSONL form; figures are micro averages.
"""

import json
import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from itertools import count
from typing import Any, Final

Record = Mapping[str, Any]
Pair = tuple[Record, Record]

NUMBER: Final = "NUMBER"
MEASURE: Final = "MEASURE"
CONTEXT: Final[Mapping[str, str | None]] = {
    "indicator": None,
    "time": None,
    "place": None,
    "status": "done",
    "aspect": "level",
}
"""The context fields and what an absent one means."""


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
    tally = _Tally()
    for position, truth, guess in zip(count(1), gold, predicted):
        if guess.get("text", truth["text"]) != truth["text"]:
            raise ValueError(f"report {position}: the prediction's text is not the gold's")
        tally.add("bad", sum(not _fits(span, truth["text"]) for span in guess["spans"]))
        _count_numbers(tally, _of(NUMBER, truth), _of(NUMBER, guess))
        _count_measures(tally, _of(MEASURE, truth), _of(MEASURE, guess))
        _count_links(tally, _links(truth["spans"]), _links(guess["spans"]))
    return _scores(tally, len(gold))


def _of(label: str, report: Record) -> list[Record]:
    return [span for span in report["spans"] if span["label"] == label]


def _fits(span: Record, text: str) -> bool:
    start, end, words = span["start"], span["end"], span.get("text")
    return 0 <= start < end <= len(text) and words in (None, text[start:end])


def _count_numbers(tally: _Tally, gold: list[Record], predicted: list[Record]) -> None:
    exact, overlapping = _pair_exact(gold, predicted), _pair_overlapping(gold, predicted)
    tally.add("number gold", len(gold))
    tally.add("number predicted", len(predicted))
    tally.add("number exact", len(exact))
    tally.add("number overlap", len(overlapping))
    tally.add("overlap value", sum(_same_value(*pair) for pair in overlapping))
    for truth, guess in exact:
        _count_exact_number(tally, truth, guess)


def _count_exact_number(tally: _Tally, truth: Record, guess: Record) -> None:
    value, unit = _same_value(truth, guess), _unit(truth) == _unit(guess)
    bound = truth.get("bound", "exact") == guess.get("bound")
    tally.compare("value", value)
    tally.compare("unit", unit)
    tally.add("value unit", value and unit)
    tally.add("value unit bound", value and unit and bound)
    if guess.get("bound"):
        tally.compare("bound", bound)
    ends = _decimal(truth.get("value_to")), _decimal(guess.get("value_to"))
    if ends != (None, None):
        tally.compare("value_to", ends[0] == ends[1])
    if truth.get("status"):
        for name in CONTEXT:
            tally.compare(name, _same_context(name, truth, guess))


def _count_measures(tally: _Tally, gold: list[Record], predicted: list[Record]) -> None:
    exact, overlapping = _pair_exact(gold, predicted), _pair_overlapping(gold, predicted)
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
    tally.add("link exact", _link_hits(gold, predicted, lambda a, b: int(_place(a) == _place(b))))
    tally.add("link overlap", _link_hits(gold, predicted, _overlap))


def _place(span: Record) -> tuple[int, int]:
    return span["start"], span["end"]


def _overlap(one: Record, other: Record) -> int:
    """The characters two spans share; below 1 where they share none."""
    return int(min(one["end"], other["end"]) - max(one["start"], other["start"]))


def _pair_exact(gold: list[Record], predicted: list[Record]) -> list[Pair]:
    """Pairs with the same place, one to one."""
    places: dict[tuple[int, int], list[Record]] = {}
    for guess in predicted:
        places.setdefault(_place(guess), []).append(guess)
    return [(truth, same.pop(0)) for truth in gold if (same := places.get(_place(truth)))]


def _pair_overlapping(gold: list[Record], predicted: list[Record]) -> list[Pair]:
    """Pairs that overlap, one to one, the largest overlap first, then the closer in length."""
    pairs: list[Pair] = []
    used_gold: set[int] = set()
    used_predicted: set[int] = set()
    for _, _, left, right, truth, guess in sorted(
        _overlapping(gold, predicted), key=lambda candidate: candidate[:4]
    ):
        if left not in used_gold and right not in used_predicted:
            used_gold.add(left)
            used_predicted.add(right)
            pairs.append((truth, guess))
    return pairs


def _overlapping(
    gold: list[Record], predicted: list[Record]
) -> Iterator[tuple[int, int, int, int, Record, Record]]:
    ordered = sorted(enumerate(predicted), key=lambda item: item[1]["start"])
    for left, truth in enumerate(gold):
        for right, guess in ordered:
            if guess["start"] >= truth["end"]:
                break
            shared = _overlap(truth, guess)
            if shared > 0:
                apart = _length(truth) + _length(guess) - 2 * shared
                yield -shared, apart, left, right, truth, guess


def _length(span: Record) -> int:
    return int(span["end"] - span["start"])


def _decimal(value: Any) -> Decimal | None:
    try:
        return None if value in (None, "") else Decimal(str(value))
    except InvalidOperation:
        return None


def _same_value(truth: Record, guess: Record) -> bool:
    value = _decimal(truth.get("value"))
    return value is not None and value == _decimal(guess.get("value"))


_WHITE: Final = re.compile(r"\s")


def _unit(span: Record) -> str:
    return _WHITE.sub("", span.get("unit") or "")


def _same_context(name: str, truth: Record, guess: Record) -> bool:
    said = truth.get(name) or CONTEXT[name]
    guessed = guess.get(name) or CONTEXT[name]
    if isinstance(said, Mapping) and isinstance(guessed, Mapping):
        return _overlap(said, guessed) > 0
    return bool(said == guessed)


def _links(spans: Sequence[Record]) -> list[Pair]:
    """The number and measure of each link, in order."""
    measures = {
        span["id"]: span
        for span in spans
        if span.get("id") is not None and span.get("label") == MEASURE
    }
    return [
        (span, measures[target])
        for span in spans
        if span.get("label") == NUMBER
        for target in _targets(span)
        if target in measures
    ]


def _targets(span: Record) -> list[Any]:
    targets = span.get("quantifies") or []
    return targets if isinstance(targets, list) else [targets]


def _link_hits(
    gold: list[Pair], predicted: list[Pair], fit: Callable[[Record, Record], int]
) -> int:
    """How many gold links are found, each predicted link used once, the best fit first."""
    left, hits = list(predicted), 0
    for number, measure in gold:
        fits = [
            (fit(number, guess[0]), _overlap(measure, guess[1]), -index)
            for index, guess in enumerate(left)
        ]
        best = max((each for each in fits if each[0] > 0 and each[1] > 0), default=None)
        if best is not None:
            left.pop(-best[2])
            hits += 1
    return hits


def _scores(tally: _Tally, reports: int) -> Scores:
    return Scores(
        reports, tally.counts["bad"], _number_scores(tally), _measure_scores(tally), _link(tally)
    )


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


def as_json(scores: Scores) -> str:
    """The figures as one JSON object; a ratio with nothing to count is null."""
    number, measure = scores.number, scores.measure
    figures = {
        "reports": scores.reports,
        "bad_spans": scores.bad_spans,
        "number": {name: _json(value) for name, value in _number_rows(number)}
        | {"context": {name: _json(share) for name, share in number.context.items()}},
        "measure": {name: _json(value) for name, value in _measure_rows(measure)}
        | {
            "by_category": {
                name: {"gold": each.gold, "found": each.found, "category_right": each.right}
                for name, each in measure.by_category.items()
            }
        },
        "link": {
            "number exact": _json(scores.link.exact),
            "any overlap": _json(scores.link.overlap),
        },
    }
    return json.dumps(figures, ensure_ascii=False, indent=1)


def _number_rows(number: NumberScores) -> list[tuple[str, Found | Share]]:
    return [
        ("exact", number.exact),
        ("overlap", number.overlap),
        ("value", number.value),
        ("unit", number.unit),
        ("bound", number.bound),
        ("value_to", number.value_to),
        ("span+value+unit", number.value_unit),
        ("span+value+unit+bound", number.value_unit_bound),
        ("overlap+value", number.overlap_value),
    ]


def _measure_rows(measure: MeasureScores) -> list[tuple[str, Found | Share]]:
    return [
        ("exact", measure.exact),
        ("overlap", measure.overlap),
        ("category", measure.category),
        ("exact+category", measure.exact_category),
    ]


def _json(figure: Found | Share) -> dict[str, float | int | None]:
    if isinstance(figure, Share):
        return {"acc": figure.accuracy, "right": figure.right, "of": figure.of}
    return {
        "p": figure.precision,
        "r": figure.recall,
        "f1": figure.f1,
        "tp": figure.right,
        "pred": figure.predicted,
        "gold": figure.gold,
    }


def as_table(scores: Scores) -> str:
    """The figures in percent, for people; – where there is nothing to count."""
    number, measure, link = scores.number, scores.measure, scores.link
    misfits = f", {scores.bad_spans} spans do not fit their text" if scores.bad_spans else ""
    rows = [
        f"{scores.reports} reports{misfits}",
        f"{'':30} {'P':>5} {'R':>5} {'F1':>5}   right/predicted/gold",
        *(_row(f"NUMBER {name}", figure) for name, figure in _number_rows(number)),
        *(_row(f"NUMBER {name}", share) for name, share in number.context.items()),
        *(_row(f"MEASURE {name}", figure) for name, figure in _measure_rows(measure)),
        _row("LINK number exact", link.exact),
        _row("LINK any overlap", link.overlap),
        *(
            f"  {name:28} found {each.found} of {each.gold}, category right {each.right}"
            for name, each in measure.by_category.items()
        ),
    ]
    return "\n".join(rows)


def _row(name: str, figure: Found | Share) -> str:
    if isinstance(figure, Share):
        return f"{name:30} {'':5} {'':5} {_percent(figure.accuracy)}   {figure.right}/{figure.of}"
    ratios = " ".join(map(_percent, (figure.precision, figure.recall, figure.f1)))
    return f"{name:30} {ratios}   {figure.right}/{figure.predicted}/{figure.gold}"


def _percent(ratio: float | None) -> str:
    return f"{'–':>5}" if ratio is None else f"{100 * ratio:5.1f}"
