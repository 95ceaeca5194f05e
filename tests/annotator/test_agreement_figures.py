"""Agreement of a project: figures on what was frozen, told apart, each with its cases."""

import csv
import io
import json
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner

from annotator.agreement import cases, tables
from annotator.agreement.agreement import agreement
from annotator.agreement.by_round import compared
from annotator.agreement.cases import Case
from annotator.agreement.counting import View
from annotator.agreement.definitions import definitions
from annotator.agreement.figures import Figure
from annotator.agreement.layers import Layers
from annotator.agreement.people import People
from annotator.cli import commands
from annotator.closed_rounds import as_closed
from annotator.drafts import Draft
from annotator.errors import Problem, UserError
from annotator.gate import Gate
from annotator.ops import reports as report_ops
from annotator.project import Project
from annotator.store import rounds
from annotator.team import rounds as team_rounds
from schema.payloads import change, label_fields, work_fields, work_id
from schema.records import (
    Annotator,
    AnnotatorId,
    Entity,
    Label,
    LabelId,
    Layer,
    Report,
    Span,
    Work,
    WorkState,
)
from schema.rounds import Member, Sight

TEXT = "青石县投入7.64亿元发展产业扶贫，近3000户增收；修路8公里，危房改造120户，建厂三间。"
PEOPLE = {name: Annotator(AnnotatorId(f"{name * 8}-2222"), name) for name in "甲乙丙"}


def label(report: Report, who: str, words: str, kind: str = "number", **said: str) -> Label:
    start = report.text.index(words)
    span = Span(start, start + len(words), words)
    layer = Layer(PEOPLE[who].id)
    own = LabelId(f"{report.id}-{who}-{kind}-{start}")
    return Label(own, report.id, layer, kind, span, attributes=said)


def put(project: Project, *found: Label, kind: str = "label.add") -> None:
    """Let people's labels stand as given, all of a person in one operation."""
    for who in PEOPLE.values():
        changes = [
            change(Entity.LABEL, each.id, None, label_fields(each), each.report)
            for each in found
            if each.layer == Layer(who.id)
        ]
        if changes:
            Gate(project, who).run(Draft(kind, tuple(each for each in changes if each)))


def finish(project: Project, who: str, *reports: Report) -> None:
    layer = Layer(PEOPLE[who].id)
    changes = [
        change(
            Entity.WORK,
            work_id(each.id, layer),
            None,
            work_fields(Work(each.id, layer, WorkState.FINISHED)),
            each.id,
        )
        for each in reports
    ]
    Gate(project, PEOPLE[who]).run(Draft("report.finish", tuple(each for each in changes if each)))


@pytest.fixture
def shared(project: Project) -> list[Report]:
    """Three reports that 甲 and 乙 have finished: alike but for one value and one number."""
    found = [
        replace(Report.of(f"{nth}号。{TEXT}", name=f"报告{nth}"), suggested_by=("engine-1",))
        for nth in range(3)
    ]
    for who in PEOPLE.values():
        Gate(project, who).introduce(who)
    Gate(project, PEOPLE["甲"]).run(report_ops.bring_in(found))
    for each in found:
        for who in "甲乙":
            put(
                project,
                label(each, who, "3000户", value="3000", unit="户"),
                label(each, who, "产业扶贫", "measure", category="industry"),
            )
    put(project, label(found[0], "甲", "8公里", value="8", unit="公里"))
    put(project, label(found[0], "乙", "8公里", value="80", unit="公里"))
    put(project, label(found[1], "乙", "120户", value="120", unit="户"))
    for who in "甲乙":
        finish(project, who, *found)
    return found


def test_a_figure_tells_of_how_much_it_is_taken(project: Project, shared: list[Report]) -> None:
    whole = agreement(People(project)).whole
    [pair] = whole.pairs
    assert (pair.first.name, pair.second.name, pair.reports) == ("乙", "甲", len(shared))
    exact, value = pair.figures[Figure.NUMBER_EXACT], pair.figures[Figure.VALUE]
    assert (exact.agreed, exact.compared) == (8, 9)
    assert (value.agreed, value.compared) == (3, 4)
    assert value.low is not None
    assert value.low <= 0.75 <= (value.high or 0)
    assert pair.categories == {("industry", "industry"): 3}
    assert whole.has_few_reports
    assert whole.group is not None
    assert whole.group.figures["alpha.unitising_measure"].value == 1
    assert whole.group.figures["alpha.category"].value is None  # one category alone


def shown(found: Sequence[Case]) -> list[tuple[str, bool]]:
    return [
        ("|".join("-" if each is None else f"{each.start}" for each in case.marks), case.agrees)
        for case in found
    ]


@pytest.mark.parametrize("figure", [*definitions()])
def test_the_cases_of_a_figure_are_what_it_counts(
    project: Project, shared: list[Report], figure: str
) -> None:
    source = People(project)
    found = [*cases.behind(source, figure)]
    assert {each.report for each in found} <= {each.id for each in shared}
    [pair] = agreement(source).whole.pairs
    one = pair.figures.get(figure)
    if one is None or one.agreed is None:
        return
    weight = 2 if figure.endswith("f1") else 1
    agreeing = sum(each.agrees for each in found)
    assert agreeing * weight == one.agreed
    assert agreeing * weight + sum(not each.agrees for each in found) == one.compared


def test_the_cases_of_two_categories_are_the_measures_that_met(
    project: Project, shared: list[Report]
) -> None:
    source = People(project)
    found = [*cases.of_categories(source, None, ("industry", "industry"))]
    assert len(found) == len(shared)
    assert not [*cases.of_categories(source, None, ("industry", "housing"))]


def begin_round(project: Project, reports: Sequence[Report], *, unaided: str = "") -> Gate:
    gate = Gate(project, PEOPLE["丙"])
    members = [
        Member(PEOPLE[who].id, sight=Sight.UNAIDED if who in unaided else Sight.FULL)
        for who in "甲乙"
    ]
    of = team_rounds.begin(gate, "一", members, [each.id for each in reports], overlap=2)
    team_rounds.assign_by_plan(gate, of)
    return gate


def test_a_closed_round_counts_what_was_frozen(project: Project, shared: list[Report]) -> None:
    gate = begin_round(project, shared[:2])
    of = team_rounds.close(gate, team_rounds.named(project, "一"))
    before = agreement(People(project, of))
    old = label(shared[0], "乙", "8公里", value="80", unit="公里")
    new = replace(old, attributes={"value": "8", "unit": "公里"})
    made = change(Entity.LABEL, old.id, label_fields(old), label_fields(new), old.report)
    gone = label(shared[1], "甲", "3000户", value="3000", unit="户")
    taken = change(Entity.LABEL, gone.id, label_fields(gone), None, gone.report)
    assert made
    assert taken
    Gate(project, PEOPLE["乙"]).run(Draft("label.edit", (made,)))
    Gate(project, PEOPLE["甲"]).run(Draft("label.delete", (taken,)))
    put(project, label(shared[1], "甲", "三间", value="3", unit="间"))
    again = agreement(People(project, of))
    assert again == before
    now = agreement(People(project)).whole.pairs[0].figures[Figure.VALUE].value
    assert now == 1
    assert before.whole.pairs[0].figures[Figure.VALUE].value == pytest.approx(2 / 3)
    with as_closed(project, of) as frozen:
        [then] = rounds.everything(project.db)
        assert agreement(People(frozen)).whole.pairs == before.whole.pairs
        assert then.id == of.id


def test_a_round_counts_only_whom_its_plan_let_label(
    project: Project, shared: list[Report]
) -> None:
    begin_round(project, shared[:1])
    finish(project, "丙", *shared)
    found = agreement(People(project, team_rounds.named(project, "一")))
    assert [(each.first.name, each.second.name) for each in found.whole.pairs] == [("乙", "甲")]
    assert found.whole.pairs[0].reports == 1
    [listed] = compared(project)
    assert listed.reports == 1
    assert listed.figures[Figure.NUMBER_EXACT] == 1


def test_unaided_and_aided_reports_are_told_apart(project: Project, shared: list[Report]) -> None:
    begin_round(project, shared[:1], unaided="甲乙")
    found = {each.view: each for each in agreement(People(project)).views}
    assert [*found] == [View.ALL, View.UNAIDED, View.AIDED]
    assert [each.pairs[0].reports for each in found.values()] == [3, 1, 2]
    assert found[View.AIDED].pairs[0].figures[Figure.VALUE].value == 1
    assert found[View.UNAIDED].pairs[0].figures[Figure.VALUE].value == 0.5
    said = tables.as_json(agreement(People(project)))
    assert isinstance(said["views"], dict)
    assert {*said["views"]} == {"unaided", "aided"}


def test_what_was_confirmed_in_bulk_is_told_apart(project: Project, shared: list[Report]) -> None:
    report = shared[2]
    put(
        project,
        label(report, "甲", "8公里", value="8", unit="公里"),
        label(report, "甲", "120户", value="120", unit="户"),
        kind="label.confirm_bulk",
    )
    put(project, label(report, "乙", "8公里", value="8", unit="公里"))
    found = agreement(People(project))
    assert {party.name: count for party, count in found.bulk.items()} == {"甲": 2, "乙": 0}
    whole, apart = found.views
    assert apart.view is View.ONE_BY_ONE
    exact = Figure.NUMBER_EXACT
    assert whole.pairs[0].figures[exact].compared == 12
    assert apart.pairs[0].figures[exact].compared == 9  # and nobody is said to have missed one
    assert apart.pairs[0].figures[exact].agreed == 8
    listed = shown([*cases.behind(People(project), exact, view=View.ONE_BY_ONE)])
    assert sum(not agrees for _, agrees in listed) == 1


def test_layers_of_any_kind_are_compared(
    project: Project, shared: list[Report], tmp_path: Path
) -> None:
    outside = tmp_path / "theirs.jsonl"
    start = shared[0].text.index("3000户")
    span = {"label": "NUMBER", "start": start, "end": start + 5, "value": "3000"}
    record = {"text": shared[0].text, "spans": [span]}
    outside.write_text(json.dumps(record, ensure_ascii=False) + "\n", encoding="utf-8")
    [pair] = agreement(Layers(project, ["甲", str(outside)])).whole.pairs
    assert pair.reports == 1
    assert pair.figures[Figure.VALUE].value == 1
    assert pair.figures[Figure.BOUND].value is None  # the file does not say
    [model] = agreement(Layers(project, ["甲", "model:engine-1"])).whole.pairs
    assert model.figures[Figure.NUMBER_EXACT].value == 0  # it was run, and suggested nothing
    assert not agreement(Layers(project, ["甲", "model:engine-2"])).whole.pairs
    for names in (["甲"], ["甲", "甲"]):
        with pytest.raises(UserError) as raised:
            Layers(project, names)
        assert raised.value.problem is Problem.TWO_LAYERS
    with pytest.raises(UserError):
        Layers(project, ["甲", "谁"])


def test_a_text_in_a_file_may_hold_any_line_break(
    project: Project, shared: list[Report], tmp_path: Path
) -> None:
    """Only a line feed ends a record: the others stand in texts as they are."""
    outside = tmp_path / "theirs.jsonl"
    records = [{"text": text, "spans": []} for text in ("甲\u2028乙\x85丙\x0b", shared[0].text)]
    lines = (json.dumps(each, ensure_ascii=False) + "\n" for each in records)
    outside.write_bytes("".join(lines).encode())
    [pair] = agreement(Layers(project, ["甲", str(outside)])).whole.pairs
    assert pair.reports == 1


def test_the_command_writes_tables_for_others(
    project: Project, shared: list[Report], tmp_path: Path
) -> None:
    who = PEOPLE["乙"]
    made = change(Entity.ANNOTATOR, who.id, {"name": "乙"}, {"name": "=1+1"}, None)
    assert made
    Gate(project, PEOPLE["甲"]).run(Draft("annotator.rename", (made,)))
    path = project.path
    project.close()
    table, latex = tmp_path / "a.csv", tmp_path / "a.tex"
    options = ["--csv", str(table), "--latex", str(latex)]
    said = CliRunner().invoke(commands, ["agree", str(path), *options])
    assert said.exit_code == 0, said.output
    assert "=1+1 – 甲" in said.output
    rows = [*csv.DictReader(io.StringIO(table.read_text(encoding="utf-8-sig")))]
    assert {row["figure"] for row in rows} <= {*definitions()}
    assert all(row["annotators"].startswith("'=1+1") for row in rows)
    assert all(row["definition"] and row["source"] for row in rows)
    written = latex.read_text(encoding="utf-8")
    assert written.count(r"\begin{tabular}") == written.count(r"\end{tabular}") == 1
    assert r"Quality \& Quantity" in written
    told = CliRunner().invoke(commands, ["agree", str(path), "--json"])
    found = json.loads(told.stdout)
    assert found["few_reports"] is True
    assert found["pairs"][0]["intervals"]["number.exact_f1"][0] <= 1
    assert CliRunner().invoke(commands, ["agree", str(path), "--round", "x"]).exit_code == 2
