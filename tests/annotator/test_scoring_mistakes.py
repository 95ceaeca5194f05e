"""Every difference from gold is a mistake of one kind, with the words that make it one."""

import json
from typing import Any

import pytest

from annotator.scoring.mistakes import MistakeKind, by_kind, mistakes
from annotator.scoring.score_report import as_json, mistakes_table
from annotator.scoring.scoring import score

TEXT = "全县积极推进茶园改造项目，投入约30万元，修路8公里，建成蓄水池两座。"


def span(words: str, label: str, **fields: Any) -> dict[str, Any]:
    start = TEXT.index(words)
    return {"id": words, "label": label, "start": start, "end": start + len(words), **fields}


def measure(words: str, category: str = "industry") -> dict[str, Any]:
    return span(words, "MEASURE", category=category, rule="name")


def number(words: str, value: str, unit: str, **more: Any) -> dict[str, Any]:
    return span(words, "NUMBER", value=value, unit=unit, **({"bound": "exact"} | more))


def report(*spans: dict[str, Any]) -> dict[str, Any]:
    return {"id": "r", "text": TEXT, "spans": list(spans)}


MONEY = number("30万元", "300000", "元", bound="approx", status="done", time="2018")


def found(gold: dict[str, Any], guess: dict[str, Any]) -> list[tuple[MistakeKind, str]]:
    return [(each.kind, each.what) for each in mistakes([gold], [guess])]


def test_gold_has_no_mistakes() -> None:
    gold = report(measure("茶园改造项目"), MONEY | {"quantifies": ["茶园改造项目"]})
    assert mistakes([gold], [gold]) == []


@pytest.mark.parametrize(
    ("guess", "kind", "what"),
    [
        ("积极推进茶园改造项目", MistakeKind.TOO_LONG, "+积极推进…"),
        ("茶园改造", MistakeKind.TOO_SHORT, "…-项目"),
        ("推进茶园改造", MistakeKind.SHIFTED, "+推进…-项目"),
    ],
)
def test_a_wrong_boundary_names_the_words(guess: str, kind: MistakeKind, what: str) -> None:
    assert found(report(measure("茶园改造项目")), report(measure(guess))) == [(kind, what)]


def test_what_touches_nothing_is_missed_or_spurious() -> None:
    wrong = mistakes([report(measure("茶园改造项目"))], [report(measure("建成蓄水池"))])
    assert [(each.kind, each.where, each.rule) for each in wrong] == [
        (MistakeKind.MISSED, "全县积极推进[茶园改造项目]，投入约30万元", ""),
        (MistakeKind.SPURIOUS, "元，修路8公里，[建成蓄水池]两座。", "name"),
    ]


def test_fields_of_an_exact_number_are_told_apart() -> None:
    guess = MONEY | {"value": "30", "unit": "万元", "bound": "exact", "time": "2019"}
    assert found(report(MONEY), report(guess)) == [
        (MistakeKind.VALUE, "30 for 300000"),
        (MistakeKind.UNIT, "万元 for 元"),
        (MistakeKind.BOUND, "exact for approx"),
        (MistakeKind.TIME, "2019 for 2018"),
    ]


def test_a_category_is_held_against_gold_also_where_spans_only_overlap() -> None:
    wrong = found(report(measure("茶园改造项目")), report(measure("茶园改造", "housing")))
    assert (MistakeKind.CATEGORY, "housing for industry") in wrong


@pytest.mark.parametrize(
    ("gold", "guess", "kind", "what"),
    [
        ("茶园改造项目", None, MistakeKind.LINK_MISSED, "nothing for 茶园改造项目"),
        (None, "建成蓄水池", MistakeKind.LINK_SPURIOUS, "建成蓄水池 for nothing"),
        ("茶园改造项目", "建成蓄水池", MistakeKind.LINK_ELSEWHERE, "建成蓄水池 for 茶园改造项目"),
    ],
)
def test_links_of_exact_numbers(
    gold: str | None, guess: str | None, kind: MistakeKind, what: str
) -> None:
    measures = measure("茶园改造项目"), measure("建成蓄水池")
    truth = report(*measures, MONEY | {"quantifies": [gold] if gold else []})
    said = report(*measures, MONEY | {"quantifies": [guess] if guess else []})
    assert found(truth, said) == [(kind, what)]


def test_kinds_are_counted_with_their_most_frequent_forms() -> None:
    gold = report(measure("茶园改造项目"), number("8公里", "8", "公里"))
    guess = report(measure("茶园改造"), number("8公里", "8", "里"))
    wrong = mistakes([gold, gold], [guess, guess])
    assert {kind: len(each) for kind, each in by_kind(wrong).items()} == {
        "MEASURE too short": 2,
        "NUMBER wrong unit": 2,
    }
    rows = mistakes_table(wrong).splitlines()
    assert rows[0].endswith("…-项目 (2)")
    assert len(rows) == 2 + 4


def test_mistakes_stand_under_a_key_of_their_own() -> None:
    gold, guess = report(MONEY), report(MONEY | {"unit": "美元"})
    scores = score([gold], [guess])
    figures = json.loads(as_json(scores, mistakes=mistakes([gold], [guess])))
    wrong = figures.pop("mistakes")
    assert wrong["by_kind"] == {"NUMBER wrong unit": 1}
    assert wrong["each"][0]["what"] == "美元 for 元"
    assert figures == json.loads(as_json(scores))
