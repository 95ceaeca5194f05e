"""The figures of a comparison as one JSON object, and as a table for people."""

import json
from collections import Counter
from collections.abc import Sequence
from typing import Final

from annotator.scoring.calibration import SURE, Bucket, Calibration, from_score
from annotator.scoring.figures import Found, MeasureScores, NumberScores, Scores, Share
from annotator.scoring.mistakes import Mistake, by_kind


def as_json(
    scores: Scores,
    calibration: Calibration | None = None,
    mistakes: Sequence[Mistake] | None = None,
) -> str:
    """The figures as one JSON object; a ratio with nothing to count is null.

    Calibration and mistakes stand under keys of their own, where they are given.
    """
    number, measure = scores.number, scores.measure
    figures: dict[str, object] = {
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
    if calibration is not None:
        figures["calibration"] = {
            label: [_bucket_json(each) for each in buckets]
            for label, buckets in calibration.items()
        }
    if mistakes is not None:
        figures["mistakes"] = {
            "by_kind": {kind: len(found) for kind, found in by_kind(mistakes).items()},
            "each": [_mistake_json(each) for each in mistakes],
        }
    return json.dumps(figures, ensure_ascii=False, indent=1)


def _bucket_json(bucket: Bucket) -> dict[str, float | int | None]:
    return {
        "from": bucket.lowest,
        "to": bucket.highest,
        "suggested": bucket.suggested,
        "expected": bucket.expected,
        "exact": bucket.exact,
        "right": bucket.right,
        "share": bucket.share,
    }


def _mistake_json(mistake: Mistake) -> dict[str, object]:
    return {
        "report": mistake.report,
        "label": mistake.label,
        "kind": str(mistake.kind),
        "start": mistake.start,
        "what": mistake.what,
        "where": mistake.where,
        "rule": mistake.rule,
    }


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


def calibration_table(calibration: Calibration) -> str:
    """Suggestions by their score: how many were meant to be right, how many are."""
    rows = [f"{'suggestions by score':30} {'all':>5} {'said':>5} {'right':>5} {'span':>5}"]
    rows += [
        _bucket_row(f"{label} {bucket.lowest:.2f} to {bucket.highest:.2f}", bucket)
        for label, buckets in calibration.items()
        for bucket in buckets
    ]
    rows += [
        _bucket_row(f"{label} {SURE:.2f} and above", from_score(buckets, SURE))
        for label, buckets in calibration.items()
    ]
    return "\n".join(rows)


def _bucket_row(name: str, bucket: Bucket) -> str:
    shares = " ".join(map(_percent, (bucket.expected, bucket.share, bucket.exact_share)))
    return f"{name:30} {bucket.suggested:5} {shares}"


_MOST_FREQUENT: Final = 8


def mistakes_table(mistakes: Sequence[Mistake]) -> str:
    """Every kind of mistake with its most frequent forms, then each mistake in its words."""
    rows: list[str] = []
    for kind, found in by_kind(mistakes).items():
        forms = Counter(each.what for each in found if each.what).most_common(_MOST_FREQUENT)
        often = "; ".join(f"{what} ({times})" for what, times in forms if times > 1)
        rows.append(f"{kind:30} {len(found):5}   {often}".rstrip())
    rows += [
        f"{each.report} {each.label} {each.kind}: {each.where}"
        + (f"  {each.what}" if each.what else "")
        + (f"  ({each.rule})" if each.rule else "")
        for each in mistakes
    ]
    return "\n".join(rows)
