"""What the scores of suggestions are worth, counted on cases small enough to count by hand."""

import json
import tomllib
from functools import cache
from importlib.resources import as_file, files
from typing import Any

import pytest

from annotator.exchange import jsonl
from annotator.exchange.documents import Document, of_suggestions
from annotator.scoring.calibration import SURE, Judged, calibrate, from_score, judged
from annotator.scoring.fit_scores import Outcome, as_toml, held_out, outcomes, shares
from annotator.scoring.score_report import as_json, calibration_table
from annotator.scoring.scoring import score
from annotator.suggest.engine import Engine
from annotator.suggest.lexicon import Lexicon
from annotator.suggest.scores import share_right
from schema import labels
from schema.records import Report

_ENGINE = Engine.default()


@cache
def _samples() -> list[Document]:
    source = files("seeds").joinpath("gold.jsonl")
    with as_file(source) as path:
        return [each for each in jsonl.read(path, labels.default()) if isinstance(each, Document)]


def _row(document: Document) -> dict[str, Any]:
    row: dict[str, Any] = json.loads(jsonl.line(document))
    return row


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


def test_the_sure_ones_are_counted_together() -> None:
    guess = report(
        measure(0, 4, 0.92, "housing"),
        measure(8, 10, 0.89, "industry"),
        measure(10, 14, 0.98, "industry"),
    )
    sure = from_score(calibrate(judged([GOLD], [guess]))["MEASURE"], SURE)
    assert (sure.suggested, sure.exact, sure.right) == (2, 2, 1)
    assert sure.expected == pytest.approx(0.95)
    assert from_score((), SURE).share is None


@pytest.mark.parametrize("label", ["NUMBER", "MEASURE"])
def test_nine_in_ten_of_the_samples_that_are_scored_so_are_right(label: str) -> None:
    gold = [_row(each) for each in _samples()]
    said = [
        _row(of_suggestions(each.report, _ENGINE.suggest(each.report.text))) for each in _samples()
    ]
    sure = from_score(calibrate(judged(gold, said))[label], SURE)
    assert sure.suggested > 100
    assert sure.share is not None
    assert sure.share >= SURE


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


def outcome(*marks: str, right: bool) -> Outcome:
    return Outcome(marks, Judged("MEASURE", marks[1], TEXT, 0, 4, 0.5, right, right))


def test_a_small_kind_leans_on_the_kind_it_belongs_to() -> None:
    many = [outcome("measure", "term", "long", right=True) for _ in range(100)]
    few = [outcome("measure", "term", "brief", right=False)]
    learned = shares(many + few)
    assert learned["measure.term.long"] > 0.95
    assert 0.8 < learned["measure.term.brief"] < learned["measure.term"]


def test_reports_are_scored_by_what_others_taught() -> None:
    right = [outcome("measure", "term", right=True)] * 50
    wrong = [outcome("measure", "term", right=False)] * 50
    scored = held_out([right, wrong, wrong, wrong])
    assert scored[0].score < 0.1
    assert scored[-1].score > 0.2


def test_words_of_one_report_alone_are_unknown_to_its_engine() -> None:
    own, shared = "竹笋脆片加工", "产业扶贫"
    lexicon = Lexicon.default().extended({own: "industry"})
    texts = [f"发展{own}，推进{shared}。", f"推进{shared}。"]
    gold = [Document(Report.of(text, name=text)) for text in texts]
    found = outcomes(gold, lexicon)
    spans = [one.judged.text[one.judged.start : one.judged.end] for one in found[0]]
    assert shared in spans
    assert own not in spans


def test_shares_are_written_as_the_engine_reads_them() -> None:
    learned = {"measure": 0.7, "measure.term.long": 0.9}
    assert tomllib.loads(as_toml(learned))["shares"] == learned


def test_unknown_marks_have_the_share_of_their_kind() -> None:
    known = share_right(("measure", "term"))
    assert share_right(("measure", "term", "no such length")) == known
    assert 0 < known < 1
