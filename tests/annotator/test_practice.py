"""Practice: its gold is hidden, its errors are planted alike, and nothing of it leaves its file."""

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from annotator.agreement.agreement import agreement
from annotator.agreement.named_sides import named
from annotator.agreement.people import People
from annotator.checks.verify import verify
from annotator.cli import commands
from annotator.errors import Problem, UserError
from annotator.exchange.formats import JSONL
from annotator.exporting import exporting
from annotator.gate import Gate, create_project
from annotator.ops import labels, reports
from annotator.ops.labels import Edit
from annotator.prelabel import prelabel
from annotator.project import Mode, Project
from annotator.review.comparison import Comparison, comparable
from annotator.store import labels as label_table
from annotator.store import practice as practice_table
from annotator.store import reports as report_table
from annotator.store import suggestions
from annotator.suggest.engine import Engine
from annotator.team import handing, merging, planting, practice
from annotator.team import rounds as team_rounds
from annotator.team.planting import Page, Planted
from annotator.workspace import Workspace
from schema.practice import PracticeState
from schema.records import Annotator, AnnotatorId, Label, LabelId, Layer, Report, ReportId, Span
from schema.rounds import Member

LEAD, NEW = (Annotator(AnnotatorId(f"{n}" * 8), name) for n, name in enumerate(("组长", "新来的")))


@pytest.fixture
def lead(tmp_path: Path) -> Iterator[Gate]:
    """Six reports; all but the last are gold."""
    create_project(tmp_path / "lead.jinbiao", LEAD)
    with Project.open(tmp_path / "lead.jinbiao") as project:
        gate, engine = Gate(project, LEAD), Engine.default()
        for number in range(6):
            text = (
                f"第{number}村2019年发展产业扶贫，新建水厂{number + 2}座，受益{number + 30}户；"
                f"开展危房改造{number + 5}户，投入资金{number + 7}万元。"
            )
            report = replace(Report.of(text, name=f"村{number}"), suggested_by=(engine.version,))
            gate.run(reports.bring_in([report], engine.suggest(text)))
            if number < 5:
                finish(gate, report.id)
        yield gate


def finish(gate: Gate, report: ReportId) -> None:
    """Take all suggestions as they are, and finish."""
    layer = Layer(handing.at_keyboard(gate.project, gate.person).id)
    workspace = Workspace.load(gate.project, report, layer)
    gate.run(labels.confirm_bulk(workspace, [each.key for each in workspace.items()]))
    gate.run(reports.finish(Workspace.load(gate.project, report, layer)))


def given(gate: Gate, path: Path, count: int, errors: int = 5, pass_mark: int = 80) -> Path:
    practice.begin(gate, NEW, path, count=count, errors=errors, pass_mark=pass_mark)
    return path


def practised(path: Path, name: str = NEW.name) -> None:
    """Somebody takes all that is suggested for right."""
    with Project.open(path) as project:
        gate = Gate(project, handing.at_keyboard(project, LEAD))
        assert gate.person.name == name
        for report in report_table.ids(project.db):
            finish(gate, report)


def corrected(path: Path, lead: Gate) -> None:
    """Somebody does it as gold has it."""
    with Project.open(path) as project:
        gate = Gate(project, NEW)
        for report in report_table.ids(project.db):
            gold = label_table.of_report(lead.project.db, report, Layer(LEAD.id))
            label_as_in(gate, report, gold)
            gate.run(reports.finish(Workspace.load(project, report, Layer(NEW.id))))


def label_as_in(gate: Gate, report: ReportId, gold: list[Label]) -> None:
    keys: dict[LabelId, LabelId] = {}
    for each in sorted(gold, key=lambda one: bool(one.quantifies)):
        workspace = Workspace.load(gate.project, report, Layer(NEW.id))
        draft = labels.add(workspace, each.span, each.label, each.attributes)
        [keys[each.id]] = [LabelId(change.id) for change in draft.changes]
        workspace.apply(gate.run(draft).operation.changes)
        targets = tuple(keys[target] for target in each.quantifies)
        if targets:
            gate.run(labels.edit(workspace, keys[each.id], Edit(quantifies=targets)))


def test_who_labels_as_gold_does_passes_with_all_right(lead: Gate, tmp_path: Path) -> None:
    path = given(lead, tmp_path / "new.jinbiao", count=3, errors=4)
    corrected(path, lead)
    with Project.open(path, Mode.READ) as project:
        mine = practice.result(project)
        assert (mine.percent, mine.is_passed, mine.waiting) == (100, True, ())
        assert not any(mine.differences.values())
        assert all(each.was_found for each in mine.planted)
        assert len(mine.planted) == mine.practice.errors == 4
        judged = practice.judge(lead, project)
        assert list(verify(project)) == []
    [stored] = practice_table.everything(lead.project.db)
    assert stored == judged.practice
    assert (stored.state, stored.right) == (PracticeState.PASSED, stored.judged)
    assert list(verify(lead.project)) == []


def test_who_takes_everything_for_right_is_told_each_error_with_its_clause(
    lead: Gate, tmp_path: Path
) -> None:
    path = given(lead, tmp_path / "new.jinbiao", count=5, errors=8, pass_mark=95)
    practised(path)
    with Project.open(path, Mode.READ) as project:
        found = practice.judge(lead, project)
    assert found.practice.state is PracticeState.FAILED
    assert not any(each.was_found for each in found.planted)
    assert {each.kind for each in found.planted} == {*Planted}
    wrong = [each for report in found.differences.values() for each in report]
    assert len(wrong) == 8
    assert all(each.clauses for each in wrong)
    cited = {clause for each in wrong for clause in each.clauses}
    assert cited >= {"measure-category", "not-a-number"}
    assert all(found.clauses[each][0] < found.clauses[each][1] for each in cited)
    right, count = found.score
    assert right == sum(one for one, _ in found.clauses.values()) < count


def test_nothing_is_shown_of_a_report_before_it_is_finished(lead: Gate, tmp_path: Path) -> None:
    path = given(lead, tmp_path / "new.jinbiao", count=3)
    with Project.open(path) as project:
        gate = Gate(project, NEW)
        first = report_table.ids(project.db)[0]
        assert practice.result(project).differences == {}
        finish(gate, first)
        assert set(practice.result(project).differences) == {first}
        assert len(practice.result(project).waiting) == 2
        assert not practice.result(project).is_passed
        with pytest.raises(UserError) as caught:
            practice.judge(lead, project)
        assert caught.value.problem is Problem.NOT_PRACTISED


def test_the_hidden_gold_is_in_no_view_and_its_words_are_not_in_the_file(
    lead: Gate, tmp_path: Path
) -> None:
    report = report_table.ids(lead.project.db)[0]
    workspace = Workspace.load(lead.project, report, Layer(LEAD.id))
    lead.run(reports.reopen(workspace))
    workspace = Workspace.load(lead.project, report, Layer(LEAD.id))
    key = next(each.key for each in workspace.items() if each.label == "number")
    lead.run(labels.edit(workspace, key, Edit(attributes={"doubt": "机密的疑问"})))
    lead.run(reports.finish(Workspace.load(lead.project, report, Layer(LEAD.id))))
    path = tmp_path / "new.jinbiao"
    practice.begin(lead, NEW, path, chosen=[report])
    assert "机密的疑问".encode() not in path.read_bytes()
    with Project.open(path, Mode.READ) as project:
        for view in ("labels", "gold_labels", "gold_numbers", "work"):
            assert project.db.execute(f"SELECT count(*) FROM {view}").fetchone() == (0,)


def test_practice_reaches_no_gold_export_or_agreement(lead: Gate, tmp_path: Path) -> None:
    path = given(lead, tmp_path / "new.jinbiao", count=3)
    practised(path)
    before = label_table.of_report(lead.project.db, report_table.ids(lead.project.db)[0])
    with Project.open(path) as project:
        assert project.db.execute("SELECT count(*) FROM gold_labels").fetchone() == (0,)
        assert not agreement(People(project)).whole.pairs
        gate = Gate(project, NEW)
        for refused in (
            lambda: merging.merge(lead.project, project),
            lambda: merging.merge(project, lead.project),
            lambda: handing.hand_in(gate, tmp_path / "package"),
            lambda: exporting.export(project, JSONL, tmp_path / "out.jsonl"),
        ):
            with pytest.raises(UserError) as caught:
                refused()
            assert caught.value.problem is Problem.IS_PRACTICE
        renewed = prelabel(gate, Engine.for_project(project), renew=True)
        assert (renewed.reports, renewed.begun) == (0, 3)
        practice.judge(lead, project)
    assert label_table.of_report(lead.project.db, before[0].report) == before
    assert {each.engine for each in suggestions.everything(lead.project.db)} == {
        Engine.default().version
    }
    assert not agreement(People(lead.project)).whole.pairs


def test_a_practice_that_came_back_stands_beside_gold(lead: Gate, tmp_path: Path) -> None:
    path = given(lead, tmp_path / "new.jinbiao", count=2)
    practised(path)
    side, gold = (named(lead.project, each) for each in (str(path), "gold"))
    held = comparable(lead.project, [gold, side], AnnotatorId("22222222"))
    assert len(held) == 2
    for report in held:
        found = Comparison.compare(lead.project, report, [gold, side], AnnotatorId("22222222"))
        assert any(each.kinds for each in found.rows())  # the planted errors
        said = side.labels(lead.project, report)
        assert all(each.suggestion is None for each in said)  # they are of that file alone
    with Project.open(path) as project:
        own = named(project, "gold")
        assert not comparable(project, [own, named(project, str(path))], NEW.id)


def test_the_same_seed_plants_the_same_errors(lead: Gate, tmp_path: Path) -> None:
    db = lead.project.db
    pages = [
        Page(
            each,
            report_table.get(db, each).text,
            suggestions.of_report(db, each),
            label_table.of_report(db, each),
        )
        for each in report_table.ids(db)[:5]
    ]
    schema = lead.project.schema
    planted = [
        planting.plant(order, schema, engine="e", seed=seed, count=7)
        for order, seed in ((pages, 3), (pages[::-1], 3), (pages, 4))
    ]
    assert planted[0].planted == planted[1].planted != planted[2].planted
    assert {each.id: each for each in planted[0].suggestions} == {
        each.id: each for each in planted[1].suggestions
    }
    assert len(planted[0].planted) == 7
    gold = {(each.report, each.span.start, each.span.end) for page in pages for each in page.gold}
    for each in planted[0].suggestions:
        text = next(page.text for page in pages if page.report == each.report)
        assert each.span.text == text[each.span.start : each.span.end]
        is_place = (each.report, each.span.start, each.span.end) in gold
        kind = planted[0].planted.get(each.id)
        assert is_place != (kind in (Planted.SHIFTED, Planted.FALSE_NUMBER))


def test_practice_takes_settled_reports_that_are_new_to_the_person(
    lead: Gate, tmp_path: Path
) -> None:
    every = report_table.ids(lead.project.db)
    unsettled = next(each for each in every if not label_table.of_report(lead.project.db, each))
    team_rounds.begin(lead, "试点", [Member(LEAD.id)], [every[0]])
    for person, chosen, problem in (
        (NEW, [unsettled], Problem.NO_GOLD),
        (NEW, [every[0]], Problem.IN_OPEN_ROUND),
        (LEAD, [next(each for each in every[1:] if each != unsettled)], Problem.KNOWS_GOLD),
        (LEAD, [], Problem.NO_GOLD),
    ):
        with pytest.raises(UserError) as caught:
            practice.begin(lead, person, tmp_path / "new.jinbiao", chosen=chosen)
        assert caught.value.problem is problem
    assert not (tmp_path / "new.jinbiao").exists()
    assert practice_table.everything(lead.project.db) == []


def test_reports_that_came_with_labels_alone_get_suggestions_to_look_through(
    lead: Gate, tmp_path: Path
) -> None:
    bare = Report.of("2019年新建水厂9座，受益90户；开展危房改造12户。", name="外来")
    lead.run(reports.bring_in([bare], ()))
    layer = Layer(LEAD.id)
    workspace = Workspace.load(lead.project, bare.id, layer)
    place = workspace.report.text.index("9座")
    span = Span(place, place + 2, "9座")
    lead.run(labels.add(workspace, span, "number", {"value": "9", "unit": "座"}))
    lead.run(reports.finish(Workspace.load(lead.project, bare.id, layer)))
    assert bare.id in [*practice.free_for(lead.project, NEW.id)]

    practice.begin(lead, NEW, tmp_path / "new.jinbiao", chosen=[bare.id], errors=1)
    with Project.open(tmp_path / "new.jinbiao", Mode.READ) as project:
        offered = suggestions.of_report(project.db, bare.id)
    assert len(offered) > 3
    assert all(bare.text[each.span.start : each.span.end] == each.span.text for each in offered)


def test_a_practice_is_judged_where_it_was_given(lead: Gate, tmp_path: Path) -> None:
    path = given(lead, tmp_path / "new.jinbiao", count=1)
    create_project(tmp_path / "other.jinbiao", LEAD)
    with Project.open(tmp_path / "other.jinbiao") as other, Project.open(path) as project:
        for source, gate in ((project, Gate(other, LEAD)), (lead.project, lead)):
            with pytest.raises(UserError) as caught:
                practice.judge(gate, source)
            assert caught.value.problem is Problem.NO_PRACTICE


def call(*said: object) -> Result:
    return CliRunner().invoke(commands, [str(each) for each in said], catch_exceptions=False)


def test_the_commands_give_show_and_judge(lead: Gate, tmp_path: Path) -> None:
    project, path = tmp_path / "copy.jinbiao", tmp_path / "new.jinbiao"
    lead.project.send_copy(project)
    assert "no practice" in call("practice", project, "list").output
    made = call("practice", project, "new", "--to", "小何", "--out", path, "--errors", 2)
    assert made.exit_code == 0
    assert "2 errors" in made.output
    waiting = call("practice", path, "show")
    assert waiting.exit_code == 1
    assert "5 reports are not finished" in waiting.output
    assert call("practice", project, "judge", path).exit_code == 2
    practised(path, "小何")
    shown = call("practice", path, "show")
    assert "§" in shown.output
    assert "0 of 2 planted errors found" in shown.output
    told = json.loads(call("practice", project, "judge", path, "--json").output)
    assert (len(told["differences"]), told["waiting"]) == (2, [])
    [listed] = json.loads(call("practice", project, "list", "--json").output)["practice"]
    assert (listed["annotator"], listed["right"]) == ("小何", told["right"])
    assert "小何" in call("practice", project, "list").output
    assert call("verify", project).exit_code == call("verify", path).exit_code == 0
