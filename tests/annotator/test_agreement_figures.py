"""Figures of agreement: counted as scores are, on what was frozen, each with its cases."""

import csv
import io
import json
import random
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from annotator.agreement import alpha, bootstrap, cases, tables, tally, together
from annotator.agreement.agreement import View, agreement
from annotator.agreement.by_round import compared
from annotator.agreement.cases import Case
from annotator.agreement.definitions import definitions
from annotator.agreement.figures import Figure
from annotator.agreement.layers import Layers
from annotator.agreement.marks import Mark, Marked, marked, of_records
from annotator.agreement.matching import match
from annotator.agreement.people import People
from annotator.cli import commands
from annotator.errors import Problem, UserError
from annotator.gate import Draft, Gate
from annotator.ops import reports as report_ops
from annotator.project import Project
from annotator.review import scoring
from annotator.store import rounds
from annotator.team import rounds as team_rounds
from annotator.team.frozen import as_closed
from schema.payloads import change, label_fields, work_fields, work_id
from schema.records import (
    Annotator,
    AnnotatorId,
    Entity,
    Label,
    LabelId,
    Layer,
    Member,
    Report,
    Sight,
    Span,
    Work,
    WorkState,
)

TEXT = "青石县投入7.64亿元发展产业扶贫，近3000户增收；修路8公里，危房改造120户，建厂三间。"
PEOPLE = {name: Annotator(AnnotatorId(f"{name * 8}-2222"), name) for name in "甲乙丙"}
CATEGORIES = ("industry", "housing", "health")


# Counting as scores are counted


@st.composite
def labellings(draw: st.DrawFn) -> list[dict[str, object]]:
    """Spans of a text in file order, some of one place, some on top of each other."""
    places = draw(
        st.lists(st.tuples(st.integers(0, 20), st.integers(1, 5), st.booleans()), max_size=7)
    )
    spans: list[dict[str, object]] = []
    for nth, (start, length, is_number) in enumerate(sorted(places)):
        span: dict[str, object] = {"id": f"s{nth}", "start": start, "end": start + length}
        if is_number:
            span |= {"label": "NUMBER", "status": "done", **draw(_BOUNDS)}
            span |= {"value": draw(st.sampled_from(["1", "1.0", "2", ""])), "unit": draw(_UNITS)}
            span |= draw(_EXTRAS)
        else:
            span |= {"label": "MEASURE", "category": draw(st.sampled_from([*CATEGORIES, ""]))}
        spans.append(span)
    measures = [each["id"] for each in spans if each["label"] == "MEASURE"]
    for span in spans:
        if span["label"] == "NUMBER" and measures:
            span["quantifies"] = draw(st.lists(st.sampled_from(measures), max_size=2, unique=True))
    return spans


_BOUNDS = st.sampled_from([{"bound": "exact"}, {"bound": "over"}, {}])
_UNITS = st.sampled_from(["元", " 元", "户", ""])
_EXTRAS = st.sampled_from(
    [
        {},
        {"value_to": "3"},
        {"time": "2019", "aspect": "change"},
        {"indicator": {"start": 3, "end": 6}},
        {"indicator": {"start": 5, "end": 9}, "place": "县"},
    ]
)


@given(st.lists(st.tuples(labellings(), labellings()), min_size=1, max_size=3))
def test_every_figure_is_the_score_of_one_held_against_the_other(
    pairs: list[tuple[list[dict[str, object]], list[dict[str, object]]]],
) -> None:
    counts = [tally.count(match(of_records(ours), of_records(theirs))) for ours, theirs in pairs]
    found = tally.estimates(counts, seed=0, times=2)
    scored = scoring.score(
        [{"text": "", "spans": ours} for ours, _ in pairs],
        [{"spans": theirs} for _, theirs in pairs],
    )
    number, measure = scored.number, scored.measure
    expected = {
        Figure.NUMBER_EXACT: number.exact.f1,
        Figure.NUMBER_OVERLAP: number.overlap.f1,
        Figure.VALUE: number.value.accuracy,
        Figure.VALUE_TO: number.value_to.accuracy,
        Figure.UNIT: number.unit.accuracy,
        Figure.BOUND: number.bound.accuracy,
        Figure.MEASURE_EXACT: measure.exact.f1,
        Figure.MEASURE_OVERLAP: measure.overlap.f1,
        Figure.CATEGORY: measure.category.accuracy,
        Figure.LINK: scored.link.exact.f1,
        **{Figure(f"context.{name}"): share.accuracy for name, share in number.context.items()},
    }
    assert {each: found[each].value for each in expected} == pytest.approx(expected)


def test_every_figure_has_a_definition_in_both_languages() -> None:
    assert {*definitions()} == {*Figure, tally.KAPPA, *together.ALPHAS}
    for each in definitions().values():
        assert each.name.zh
        assert each.means.en
        assert each.source


# Krippendorff's own examples


def stretches(*places: tuple[int, int]) -> Marked:
    return marked({f"{begin}": Mark(begin, begin + length) for begin, length in places}, {})


def continuum(first: Marked, second: Marked, length: int) -> alpha.Continuum:
    units = alpha.units([first.numbers, second.numbers], length)
    room = {each: units.room(each) for each in units.lengths}
    return alpha.Continuum(2 * length, length, units.apart, units.lengths, room)


def test_unitising_alpha_is_that_of_the_textbook() -> None:
    """Krippendorff, Content Analysis, 2nd ed. 2004, p. 254: two observers, 150 to 450."""
    of_c = continuum(stretches((75, 70), (220, 30)), stretches((70, 80), (205, 20), (250, 20)), 300)
    of_k = continuum(stretches((30, 60), (150, 50)), stretches((30, 60), (150, 50)), 300)
    assert of_c.observed == pytest.approx(0.0144, abs=0.00005)
    assert of_c.expected == pytest.approx(0.0532, abs=0.00005)
    assert alpha.unitising([of_c]) == pytest.approx(0.7286, abs=0.00005)
    assert of_k.observed == 0
    assert of_k.expected == pytest.approx(0.0490, abs=0.00005)
    assert alpha.unitising([of_k]) == 1
    assert alpha.unitising([of_c, of_k]) == pytest.approx(0.8591, abs=0.0005)


@pytest.mark.parametrize(
    ("first", "second", "observed", "expected"),
    [
        ([(2, 8), (14, 6)], [(4, 4), (15, 2)], 0.03125, 0.0699),
        (
            [(0, 18)],
            [(0, 2), (2, 1), (3, 1), (4, 1), (5, 1), (6, 3), (9, 1)],
            2.26736,
            1.17731,
        ),
        (
            [(2, 6), (10, 2), (14, 4), (20, 2)],
            [(0, 2), (4, 4), (10, 4), (16, 2), (20, 2)],
            0.02777,
            0.08642,
        ),
        (
            [(0, 2), (2, 8), (10, 4), (14, 6), (20, 4)],
            [(0, 4), (4, 4), (8, 7), (15, 2), (17, 7)],
            0.38715,
            0.41445,
        ),
    ],
)
def test_unitising_alpha_is_that_of_the_first_paper(
    first: list[tuple[int, int]], second: list[tuple[int, int]], observed: float, expected: float
) -> None:
    """Krippendorff, Sociological Methodology 25, 1995, p. 57; expected on a fine scale.

    What is expected differs a little, for the formula of 2004 counts places otherwise.
    """
    stretch = 50_000
    fine = [
        stretches(*((begin * stretch, length * stretch) for begin, length in each))
        for each in (first, second)
    ]
    coarse = continuum(stretches(*first), stretches(*second), 24)
    assert coarse.observed == pytest.approx(observed, abs=0.00001)
    assert continuum(*fine, 24 * stretch).expected == pytest.approx(expected, abs=0.005)


@given(
    st.lists(
        st.lists(st.tuples(st.integers(0, 4), st.integers(1, 4)), max_size=4),
        min_size=2,
        max_size=3,
    )
)
def test_unitising_counts_as_its_formula_says(gaps: list[list[tuple[int, int]]]) -> None:
    """Held against a plain reading of the formula, unit by unit and place by place."""
    length = 40
    layers = []
    for each in gaps:
        at, places = 0, []
        for gap, long in each:
            places.append((at + gap, long))
            at += gap + long
        layers.append(stretches(*places))
    units = alpha.units([each.numbers for each in layers], length)
    apart = sum(
        _plain_distance(one.numbers.every, other.numbers.every, length)
        for nth, one in enumerate(layers)
        for other in layers[nth + 1 :]
    )
    assert units.apart == 2 * apart
    for long in range(1, 8):
        empty = [_runs_without(layer.numbers.every, length) for layer in layers]
        room = sum(max(0, gap - long + 1) for runs in empty for gap in runs)
        assert units.room(long) == room


def _plain_distance(first: Sequence[Mark], second: Sequence[Mark], length: int) -> int:
    whole = 0
    for one in first:
        for other in second:
            if one.start < other.end and other.start < one.end:
                whole += (one.start - other.start) ** 2 + (one.end - other.end) ** 2
    for marks, others in ((first, second), (second, first)):
        covered = {at for each in others for at in range(each.start, each.end)}
        whole += sum(
            (each.end - each.start) ** 2
            for each in marks
            if covered.isdisjoint(range(each.start, each.end))
        )
    return whole


def _runs_without(layer: Sequence[Mark], length: int) -> list[int]:
    covered = {at for each in layer for at in range(each.start, each.end)}
    text = "".join("x" if at in covered else " " for at in range(length))
    return [len(run) for run in text.split("x") if run]


def test_nominal_alpha_is_that_of_the_textbook() -> None:
    """Four observers, twelve units, values missing (Krippendorff 2004, p. 230): 0.743."""
    rows = [
        (1, 2, 3, 3, 2, 1, 4, 1, 2, 0, 0, 0),
        (1, 2, 3, 3, 2, 2, 4, 1, 2, 5, 0, 3),
        (0, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, 0),
        (1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, 0),
    ]
    units = Counter(zip(*rows, strict=True))
    totals, apart = alpha.pairable(units, scale=6, unsaid=0)
    assert alpha.nominal([*totals.values()], apart / 6) == pytest.approx(0.743, abs=0.0005)


def test_characters_are_the_units_of_the_nominal_alpha() -> None:
    """The first paper's example A, digitised: two observers, 24 characters."""
    codes = together.Codes()
    ours = stretches((2, 8), (14, 6))
    theirs = stretches((4, 4), (15, 2))
    found = together.estimates([codes.count([ours, theirs], 24)], seed=0, times=2)
    assert found[together.NOMINAL].value == pytest.approx(0.329, abs=0.0005)
    assert found[together.CATEGORY].value is None


# Intervals


def test_draws_add_up_what_drawn_reports_count() -> None:
    own = random.Random(4)
    reports = [[own.randrange(300) for _ in range(5)] for _ in range(7)]
    drawn = [*bootstrap.sums(reports, seed=3, times=20)]
    again = random.Random(3)
    expected = []
    for _ in range(20):
        chosen = again.choices(range(7), k=7)
        expected.append([sum(reports[each][nth] for each in chosen) for nth in range(5)])
    assert drawn == expected


def test_an_interval_holds_the_middle_of_the_draws() -> None:
    reports = [[1, 1]] * 5 + [[0, 1]] * 5

    def share(sums: Sequence[int]) -> dict[str, float | None]:
        return {"share": sums[0] / sums[1], "never": None}

    found = bootstrap.intervals(share, reports, seed=1)
    assert found == bootstrap.intervals(share, reports, seed=1)
    low, high = found["share"]
    assert low == pytest.approx(0.2, abs=0.11)
    assert high == pytest.approx(0.8, abs=0.11)
    assert bootstrap.intervals(share, reports[:1], seed=1) == {}


# Projects


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
    for names in (["甲"], ["甲", "乙", "gold"]):
        with pytest.raises(UserError) as raised:
            Layers(project, names)
        assert raised.value.problem is Problem.TWO_LAYERS
    with pytest.raises(UserError):
        Layers(project, ["甲", "谁"])


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
