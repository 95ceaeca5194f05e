"""Samples of labels: drawn again alike, judged by somebody else, returned where they fail."""

import json
from dataclasses import replace

import pytest
from click.testing import CliRunner

from annotator.checks.verify import verify
from annotator.cli import commands
from annotator.errors import Problem, UserError
from annotator.gate import Gate
from annotator.ops import labels as label_ops
from annotator.ops import reports as report_ops
from annotator.project import Project
from annotator.quality import samples
from annotator.quality.proportions import sample_size, wilson
from annotator.quality.samples import Wanted
from annotator.store import rounds
from annotator.team import rounds as team_rounds
from annotator.workspace import Workspace
from schema.records import (
    Annotator,
    AnnotatorId,
    LabelId,
    Layer,
    Report,
    Span,
    Suggestion,
    SuggestionId,
)
from schema.rounds import Handed, Member

LABELLER = Annotator(AnnotatorId("11111111-labels"), "小李")
COUNT = 6


@pytest.mark.parametrize(
    ("count", "of", "low", "high"),
    [(0, 10, 0.0, 0.2775), (5, 10, 0.2366, 0.7634), (10, 10, 0.7225, 1.0), (1, 50, 0.0035, 0.105)],
)
def test_wilson_is_that_of_the_tables(count: int, of: int, low: float, high: float) -> None:
    """Newcombe, Statistics in Medicine 17, 1998, counts some of them."""
    assert wilson(count, of) == pytest.approx((low, high), abs=0.0001)


def test_of_nothing_nothing_is_known() -> None:
    assert wilson(0, 0) is None


@pytest.mark.parametrize(("width", "rate"), [(0.1, 0.05), (0.05, 0.5), (0.2, 0.0), (0.02, 0.1)])
def test_a_sample_is_as_large_as_the_interval_asks(width: float, rate: float) -> None:
    size = sample_size(10**9, width=width, rate=rate)
    for each, is_narrow in ((size, True), (size - 1, False)):
        found = wilson(round(rate * each * 10**6), each * 10**6)  # nothing is lost by rounding
        assert found is not None
        middle = sample_size(10**9, width=width, rate=rate)
        assert (each >= middle) is is_narrow
    assert sample_size(50, width=width, rate=rate) <= 50
    assert sample_size(0, width=width, rate=rate) == 0


@pytest.fixture
def reports(project: Project) -> list[Report]:
    """Three reports that one person alone has labelled, half from suggestions, and handed in."""
    found = [Report.of(f"{nth}号村：" + "种树3亩，", name=f"报告{nth}") for nth in range(3)]
    found = [
        replace(Report.of(each.text * COUNT, name=each.name), suggested_by=("engine-1",))
        for each in found
    ]
    gate = Gate(project, LABELLER)
    for report in found:
        gate.run(report_ops.bring_in([report], suggestions_of(report)))
    reviewer = Gate(project, Annotator(AnnotatorId("22222222-reviews"), "老王"))
    members = [Member(LABELLER.id)]
    of = team_rounds.begin(reviewer, "一", members, [each.id for each in found])
    team_rounds.assign_by_plan(reviewer, of)
    for report in found:
        layer = Layer(LABELLER.id)
        for each in suggestions_of(report):
            workspace = Workspace.load(project, report.id, layer)
            [key] = [item.key for item in workspace.items() if item.span.start == each.span.start]
            gate.run(label_ops.confirm(workspace, key))
        for start in places(report)[COUNT // 2 :]:
            workspace = Workspace.load(project, report.id, layer)
            span = Span(start, start + 2, report.text[start : start + 2])
            gate.run(label_ops.add(workspace, span, "number", {"value": "3", "unit": "亩"}))
        gate.run(report_ops.finish(Workspace.load(project, report.id, layer)))
    team_rounds.hand_in(gate)
    return found


def places(report: Report) -> list[int]:
    return [nth for nth in range(len(report.text)) if report.text.startswith("3亩", nth)]


def suggestions_of(report: Report) -> tuple[Suggestion, ...]:
    return tuple(
        Suggestion(
            SuggestionId(f"{report.id}-{start}"),
            report.id,
            "engine-1",
            "number",
            Span(start, start + 2, report.text[start : start + 2]),
            {"value": "3", "unit": "亩"},
            rule="number.unit",
        )
        for start in places(report)[: COUNT // 2]
    )


@pytest.fixture
def reviewer(project: Project, reports: list[Report]) -> Gate:
    return Gate(project, Annotator(AnnotatorId("22222222-reviews"), "老王"))


def test_the_same_seed_draws_the_same_labels(reviewer: Gate) -> None:
    one, again, other = (
        samples.draw(reviewer, name, Wanted(size=5, seed=seed))
        for name, seed in (("一", 1), ("二", 1), ("三", 2))
    )
    assert one.labels == again.labels != other.labels
    assert one.drawn_from == 3 * COUNT
    assert samples.draw(reviewer, "四", Wanted(width=0.3)).labels[:5] != ()


def test_a_sample_tells_the_errors_of_persons_and_rules(reviewer: Gate) -> None:
    of = samples.draw(reviewer, "一", Wanted(size=3 * COUNT))
    wrong = dict.fromkeys(of.labels, "") | {of.labels[0]: "单位错了"}
    of = samples.judge(reviewer, of, wrong)
    found = samples.result(reviewer.project, of)
    assert of.verdicts == wrong
    assert (found.whole.wrong, found.whole.of) == (1, 3 * COUNT)
    assert found.whole.interval == wilson(1, 3 * COUNT)
    assert {*found.by_rule} == {"number.unit", samples.BY_HAND}
    assert found.by_person[Layer(LABELLER.id)] == found.whole
    assert sum(each.of for each in found.by_report.values()) == 3 * COUNT
    assert verify(reviewer.project) == []


def test_a_report_that_fails_is_returned(reviewer: Gate, reports: list[Report]) -> None:
    project = reviewer.project
    of = samples.draw(reviewer, "一", Wanted(size=3 * COUNT))
    bad = reports[1].id
    layer = Layer(LABELLER.id)
    workspace = Workspace.load(project, bad, layer)
    verdicts = {each: "错" if each in workspace.labels else "" for each in of.labels}
    of = samples.judge(reviewer, of, verdicts)
    returned, stay = samples.return_failing(reviewer, of, 0.5, "请再看")
    assert (returned, stay) == ([bad], [])
    [given] = rounds.assignments(project.db, report=bad)
    assert (given.state, given.reason) == (Handed.RETURNED, "请再看")
    assert samples.return_failing(reviewer, of, 0.5, "请再看") == ([], [bad])


def test_nobody_judges_their_own_labels(reviewer: Gate) -> None:
    of = samples.draw(reviewer, "一", Wanted(size=2))
    own = Gate(reviewer.project, LABELLER)
    for gate, label, problem in (
        (own, of.labels[0], Problem.SAMPLES_OWN),
        (reviewer, LabelId("none"), Problem.NOT_IN_SAMPLE),
    ):
        with pytest.raises(UserError) as raised:
            samples.judge(gate, of, {label: ""})
        assert raised.value.problem is problem
    with pytest.raises(UserError) as raised:
        samples.draw(own, "二", Wanted(size=2))
    assert raised.value.problem is Problem.NOTHING_TO_SAMPLE
    with pytest.raises(UserError) as raised:
        samples.draw(reviewer, "一", Wanted(size=2))
    assert raised.value.problem is Problem.SAMPLE_EXISTS


def test_the_commands_draw_judge_and_tell(reviewer: Gate) -> None:
    path = str(reviewer.project.path)
    reviewer.project.close()

    def call(*words: str) -> tuple[int, str]:
        said = CliRunner().invoke(commands, ["sample", path, *words])
        return said.exit_code, said.stdout

    assert "no samples" in call("list")[1]
    assert call("new", "一", "--size", "4", "--seed", "3")[0] == 0
    code, listed = call("show", "一", "--json")
    labels = json.loads(listed)["labels"]
    assert code == 0
    assert {each["annotator"] for each in labels} == {"小李"}
    ids = [each["id"] for each in labels]
    rights = [word for each in ids[1:] for word in ("--right", each)]
    assert call("judge", "一", *rights, "--wrong", f"{ids[0]}=边界")[0] == 0
    code, told = call("result", "一", "--json", "--threshold", "0")
    found = json.loads(told)
    assert code == 1
    assert (found["wrong"], found["of"], found["left"]) == (1, 4, 0)
    assert len(found["failing"]) == 1
    assert call("result", "一", "--threshold", "1")[0] == 0
    assert "边界" in call("show", "一")[1]
    assert call("return", "一", "--threshold", "0")[0] == 0
    assert call("judge", "一", "--wrong", ids[0])[0] == 2
