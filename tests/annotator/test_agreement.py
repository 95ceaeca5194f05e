"""Two people's labels: every difference once with its kinds, and figures that others count too."""

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner

from annotator.agreement.agreement import agreement
from annotator.agreement.kappa import kappa
from annotator.agreement.people import People
from annotator.cli import commands
from annotator.gate import Gate
from annotator.importing.choice import ImportChoice
from annotator.importing.files import import_paths
from annotator.overlaps import best_pairs, place_of
from annotator.review import disagreements
from annotator.review.differences import Kind, differences
from schema.records import Label, LabelId, Layer, ReportId, Span

TEXT = "青石县投入7.64亿元发展产业扶贫，近3000户增收；修路8公里，危房改造120户。"
LAYER = Layer("a")


def label(words: str, kind: str = "number", *, at: int = 0, **attributes: str) -> Label:
    start = TEXT.index(words, at)
    span = Span(start, start + len(words), words)
    own = LabelId(f"{kind}-{start}-{len(words)}-{len(attributes)}")
    return Label(own, ReportId("r"), LAYER, kind, span, attributes=attributes)


MONEY = label("7.64亿元", value="764000000", unit="元")
MEASURE = label("产业扶贫", "measure", category="industry")


@pytest.mark.parametrize(
    ("other", "kinds"),
    [
        (replace(MONEY, id=LabelId("x")), None),
        (replace(MONEY, attributes={"value": "764000000.0", "unit": " 元"}), None),
        (replace(MONEY, attributes={"value": "764", "unit": "元"}), [Kind.VALUE]),
        (replace(MONEY, attributes={"value": "764000000", "unit": "万元"}), [Kind.UNIT]),
        (
            replace(MONEY, attributes={**MONEY.attributes, "bound": "over", "cue": "余"}),
            [Kind.BOUND, Kind.CONTEXT],
        ),
        (replace(MONEY, attributes={**MONEY.attributes, "bound": "exact"}), None),
        (replace(MONEY, attributes={**MONEY.attributes, "time": "2019"}), [Kind.CONTEXT]),
        (label("投入7.64亿元", value="764000000", unit="元"), [Kind.BOUNDARY]),
        (label("7.64亿元", "measure"), [Kind.LABEL]),
        (replace(MONEY, quantifies=(MEASURE.id,)), [Kind.LINK]),
    ],
)
def test_differences_have_their_kinds(other: Label, kinds: list[Kind] | None) -> None:
    found = differences([MONEY], [other])
    assert [list(each.kinds) for each in found] == ([kinds] if kinds else [])


def test_spans_that_share_nothing_are_missing_on_either_side() -> None:
    other = label("8公里")
    found = differences([MONEY], [other])
    assert [(each.first, each.second) for each in found] == [(MONEY, None), (None, other)]
    assert [list(each.kinds) for each in found] == [[Kind.MISSING], [Kind.MISSING]]


def test_links_to_measures_that_stand_for_each_other_are_the_same() -> None:
    longer = label("发展产业扶贫", "measure", category="industry")
    ours = [replace(MONEY, quantifies=(MEASURE.id,)), MEASURE]
    theirs = [replace(MONEY, id=LabelId("n"), quantifies=(longer.id,)), longer]
    assert [each.kinds for each in differences(ours, theirs)] == [(Kind.BOUNDARY,)]


def test_a_span_is_paired_with_the_one_that_shares_most() -> None:
    near, nearer = label("近3000户"), label("3000户增收")
    said = label("3000户增")
    assert best_pairs([said], [near, nearer], place_of) == [(said, nearer)]


@pytest.mark.parametrize(
    ("pairs", "value"),
    [
        ({("a", "a"): 5, ("b", "b"): 5}, 1.0),
        ({("a", "a"): 20, ("a", "b"): 5, ("b", "a"): 10, ("b", "b"): 15}, 0.4),
        ({("a", "a"): 3}, None),
        ({}, None),
    ],
)
def test_kappa(pairs: dict[tuple[object, object], int], value: float | None) -> None:
    """The second is the textbook's: 70 % observed, 50 % by chance."""
    assert kappa(pairs) == pytest.approx(value)


def as_line(*labels: Label) -> str:
    spans = [
        {
            "id": each.id,
            "label": each.label.upper(),
            "start": each.span.start,
            "end": each.span.end,
            "quantifies": [*each.quantifies],
            **each.attributes,
        }
        for each in labels
    ]
    return json.dumps({"text": TEXT, "spans": spans}, ensure_ascii=False) + "\n"


@pytest.fixture
def two_people(gate: Gate, tmp_path: Path) -> Callable[[], Path]:
    theirs = replace(MONEY, attributes={"value": "764", "unit": "元"}, quantifies=(MEASURE.id,))
    for name, labels in (("甲", (MONEY, MEASURE)), ("乙", (theirs, MEASURE, label("8公里")))):
        path = tmp_path / f"{name}.jsonl"
        path.write_text(as_line(*labels), encoding="utf-8")
        import_paths(gate, [path], ImportChoice(labels_of=name))
    return lambda: gate.project.path


def test_a_project_tells_who_differs_where(gate: Gate, two_people: Callable[[], Path]) -> None:
    two_people()
    found = list(disagreements.of_project(gate.project))
    assert [(each.first.name, each.second.name) for each in found] == [("乙", "甲")] * 2
    assert [each.difference.kinds for each in found] == [(Kind.VALUE, Kind.LINK), (Kind.MISSING,)]
    assert not any(each.is_settled for each in found)
    [pair] = agreement(People(gate.project)).whole.pairs
    assert pair.figures["number.exact_f1"].value == pytest.approx(2 / 3)
    assert pair.figures["number.value"].value == 0
    assert pair.figures["measure.exact_f1"].value == 1


def test_the_commands_print_what_the_contract_says(
    gate: Gate, two_people: Callable[[], Path]
) -> None:
    path = two_people()
    gate.project.close()
    said = CliRunner().invoke(commands, ["agree", str(path), "--json"])
    [pair] = json.loads(said.stdout)["pairs"]
    assert pair["annotators"] == ["乙", "甲"]
    assert {*pair["number"]} == {"exact_f1", "overlap_f1", "value", "unit", "bound"}
    assert {*pair["measure"]} == {"exact_f1", "overlap_f1", "category", "category_kappa"}
    assert pair["link"] == {"f1": 0.0}
    assert CliRunner().invoke(commands, ["agree", str(path)]).exit_code == 0

    said = CliRunner().invoke(commands, ["disagreements", str(path), "--json"])
    assert said.exit_code == 1
    rows = json.loads(said.stdout)["disagreements"]
    assert [row["kinds"] for row in rows] == [["value", "link"], ["missing"]]
    assert rows[1]["spans"][1] is None
    assert rows[0]["spans"][0]["text"] == "7.64亿元"
