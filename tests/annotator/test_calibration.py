"""What the scores of suggestions are worth, counted on cases small enough to count by hand."""

import json
from typing import Any

import pytest

from annotator.review.calibration import calibrate, judged
from annotator.review.score_report import as_json, calibration_table
from annotator.review.scoring import score

TEXT = "修建水池12座，发展产业扶贫。"


def number(score: float | None, **more: Any) -> dict[str, Any]:
    fields = {"value": "12", "unit": "座", "bound": "exact"} | more
    return {"label": "NUMBER", "start": 4, "end": 7, "score": score, **fields}


def measure(start: int, end: int, score: float | None, category: str) -> dict[str, Any]:
    place = {"start": start, "end": end}
    return {"label": "MEASURE", **place, "score": score, "category": category, "rule": "term"}


def report(*spans: dict[str, Any]) -> dict[str, Any]:
    return {"text": TEXT, "spans": list(spans)}


GOLD = report(
    measure(0, 4, None, "infrastructure"),
    number(None),
    measure(10, 14, None, "industry"),
)


def test_right_needs_the_span_and_what_it_says() -> None:
    guess = report(
        measure(0, 4, 0.9, "housing"),
        number(0.99, bound="over"),
        measure(10, 14, 0.9, "industry"),
        measure(8, 10, 0.4, "industry"),
    )
    judgements = judged([GOLD], [guess])
    assert [(each.exact, each.right) for each in judgements] == [
        (True, False),
        (True, False),
        (True, True),
        (False, False),
    ]


def test_suggestions_without_a_score_are_not_counted() -> None:
    assert judged([GOLD], [GOLD]) == []


def test_a_bucket_takes_its_lower_edge_in_and_the_last_also_one() -> None:
    guess = report(measure(0, 4, 1.0, "infrastructure"), measure(10, 14, 0.9, "industry"))
    buckets = calibrate(judged([GOLD], [guess]))["MEASURE"]
    counted = {each.lowest: each.suggested for each in buckets if each.suggested}
    assert counted == {0.9: 1, 0.95: 1}


def test_a_bucket_says_what_was_promised_and_what_came() -> None:
    guess = report(measure(0, 4, 0.84, "housing"), measure(10, 14, 0.86, "industry"))
    (bucket,) = [b for b in calibrate(judged([GOLD], [guess]))["MEASURE"] if b.suggested]
    assert bucket.expected == pytest.approx(0.85)
    assert (bucket.suggested, bucket.exact, bucket.right) == (2, 2, 1)
    assert (bucket.share, bucket.exact_share) == (0.5, 1.0)


def test_calibration_stands_under_a_key_of_its_own() -> None:
    guess = report(number(0.99))
    scores = score([GOLD], [guess])
    without = json.loads(as_json(scores))
    figures = json.loads(as_json(scores, calibrate(judged([GOLD], [guess]))))
    assert figures.pop("calibration")["NUMBER"][-1] == {
        "from": 0.95, "to": 1.0, "suggested": 1, "expected": 0.99, "exact": 1, "right": 1,
        "share": 1.0,
    }  # fmt: skip
    assert figures == without


def test_the_table_has_a_row_for_each_bucket() -> None:
    buckets = calibrate(judged([GOLD], [report(number(0.99))]))
    rows = calibration_table(buckets).splitlines()
    assert rows[7].split() == ["NUMBER", "0.95", "to", "1.00", "1", "99.0", "100.0", "100.0"]
    assert "–" in rows[1]
