"""Our figures on cases small enough to count by hand."""

import json
from typing import Any

import pytest

from annotator.scoring.figures import Found, Share
from annotator.scoring.score_report import as_json, as_table
from annotator.scoring.scoring import score

TEXT = "投入资金3亿元，建桥12座，惠及约500人。"


def number(start: int, end: int, value: str, unit: str, **more: Any) -> dict[str, Any]:
    fields = {"bound": "exact", "status": "done", "id": f"n{start}"} | more
    return {
        "label": "NUMBER",
        "start": start,
        "end": end,
        "text": TEXT[start:end],
        "value": value,
        "unit": unit,
        **fields,
    }


def measure(start: int, end: int, category: str) -> dict[str, Any]:
    place = {"start": start, "end": end, "text": TEXT[start:end]}
    return {"label": "MEASURE", "id": f"m{start}", "category": category, **place}


def report(*spans: dict[str, Any]) -> dict[str, Any]:
    return {"text": TEXT, "spans": list(spans)}


GOLD = report(
    measure(0, 4, "finance"),
    number(4, 7, "300000000", "元", quantifies=["m0"], time="2018"),
    measure(8, 10, "infrastructure"),
    number(10, 13, "12", "座", quantifies=["m8"], indicator={"start": 8, "end": 10}),
    number(17, 21, "500", "人", bound="approx"),
)


def test_gold_against_itself_is_perfect() -> None:
    scores = score([GOLD], [GOLD])
    assert scores.number.exact == Found(3, 3, 3)
    assert scores.number.value_unit_bound.f1 == 1.0
    assert scores.measure.exact_category == Found(2, 2, 2)
    assert scores.link.exact == Found(2, 2, 2)
    assert scores.number.context["time"] == Share(3, 3)
    assert scores.bad_spans == 0


def test_a_shifted_number_overlaps_but_is_not_exact() -> None:
    guess = report(number(4, 6, "300000000", "", quantifies=[]))
    scores = score([GOLD], [guess])
    assert scores.number.exact == Found(0, 1, 3)
    assert scores.number.overlap == Found(1, 1, 3)
    assert scores.number.overlap_value == Found(1, 1, 3)


def test_value_unit_and_bound_are_compared_among_exact_spans() -> None:
    guess = report(
        number(4, 7, "3e8", "元"),
        number(10, 13, "12", "个"),
        number(17, 21, "500", "人", bound="exact"),
    )
    scores = score([GOLD], [guess])
    assert scores.number.value == Share(3, 3)
    assert scores.number.unit == Share(2, 3)
    assert scores.number.bound == Share(2, 3)
    assert scores.number.value_unit == Found(2, 3, 3)
    assert scores.number.value_unit_bound == Found(1, 3, 3)


def test_an_indicator_is_right_where_it_overlaps() -> None:
    near = number(10, 13, "12", "座", indicator={"start": 9, "end": 10})
    far = number(10, 13, "12", "座", indicator={"start": 0, "end": 2})
    none = number(10, 13, "12", "座")
    right = [
        score([GOLD], [report(each)]).number.context["indicator"] for each in (near, far, none)
    ]
    assert right == [Share(1, 1), Share(0, 1), Share(0, 1)]


def test_categories_are_compared_among_overlapping_measures() -> None:
    guess = report(measure(1, 4, "finance"), measure(8, 10, "housing"))
    scores = score([GOLD], [guess])
    assert scores.measure.exact == Found(1, 2, 2)
    assert scores.measure.overlap == Found(2, 2, 2)
    assert scores.measure.category == Share(1, 2)
    assert scores.measure.exact_category == Found(0, 2, 2)
    assert scores.measure.by_category["finance"].right == 1


def test_a_link_needs_the_very_number_and_an_overlapping_measure() -> None:
    guess = report(
        measure(2, 4, "finance"),
        number(4, 7, "300000000", "元", quantifies=["m2"]),
        number(10, 12, "12", "", quantifies=["m2"]),
    )
    scores = score([GOLD], [guess])
    assert scores.link.exact == Found(1, 2, 2)
    assert scores.link.overlap == Found(1, 2, 2)


def test_overlaps_are_paired_one_to_one_the_largest_first() -> None:
    guess = report(number(4, 13, "300000000", "元"), number(9, 13, "12", "座"))
    scores = score([GOLD], [guess])
    assert scores.number.overlap == Found(2, 2, 3)
    assert scores.number.overlap_value == Found(2, 2, 3)


def test_a_span_that_does_not_fit_its_text_is_counted() -> None:
    wrong = number(4, 7, "3", "元") | {"text": "别的"}
    assert score([GOLD], [report(wrong, number(4, 99, "3", "元"))]).bad_spans == 2


def test_nothing_to_count_is_null() -> None:
    figures = json.loads(as_json(score([report()], [report()])))
    assert figures["number"]["exact"]["f1"] is None
    assert figures["link"]["any overlap"] == {
        "p": None, "r": None, "f1": None, "tp": 0, "pred": 0, "gold": 0
    }  # fmt: skip


def test_figures_add_up_over_reports() -> None:
    scores = score([GOLD, GOLD], [GOLD, report()])
    assert scores.reports == 2
    assert scores.number.exact == Found(3, 3, 6)
    assert scores.number.exact.recall == 0.5


def test_the_table_shows_percent_and_counts() -> None:
    table = as_table(score([GOLD], [report(number(4, 7, "300000000", "元"))]))
    row = next(line for line in table.splitlines() if line.startswith("NUMBER exact"))
    assert row.split()[2:] == ["100.0", "33.3", "50.0", "1/1/3"]


@pytest.mark.parametrize("predicted", [[], [{"text": "别的", "spans": []}]])
def test_other_reports_are_refused(predicted: list[dict[str, Any]]) -> None:
    with pytest.raises(ValueError, match="report"):
        score([GOLD], predicted)
