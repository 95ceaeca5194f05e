"""What moves a report through a round, and what a closed round was counted on."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from annotator import closed_rounds
from annotator.checks.finding import Finding, Rule
from annotator.checks.verify import verify
from annotator.cli import commands
from annotator.errors import Problem, UserError
from annotator.gate import Gate
from annotator.ops import labels, reports
from annotator.project import Mode, Project
from annotator.store import labels as label_table
from annotator.store import reports as report_table
from annotator.store import rounds
from annotator.team import rounds as team_rounds
from annotator.team.stages import Stage, stage
from annotator.workspace import Workspace
from schema.records import Annotator, AnnotatorId, Layer, Report, ReportId
from schema.rounds import Handed, Member, Role, Round

LEAD, ONE, TWO = (
    Annotator(AnnotatorId(f"{n}" * 8), name) for n, name in enumerate(("组长", "林一", "周二"))
)


def begun(gate: Gate, *members: Member) -> Round:
    chosen = report_table.ids(gate.project.db)
    return team_rounds.begin(gate, "试点", members or [Member(ONE.id)], chosen)


def confirm(gate: Gate, report: ReportId, place: int = 0) -> None:
    workspace = Workspace.load(gate.project, report, Layer(gate.person.id))
    gate.run(labels.confirm(workspace, workspace.items()[place].key))


def finish(gate: Gate, report: ReportId) -> None:
    gate.run(reports.finish(Workspace.load(gate.project, report, Layer(gate.person.id))))


def problem_of(error: pytest.ExceptionInfo[UserError]) -> Problem:
    return error.value.problem


def test_a_report_is_given_by_hand_and_taken_back_until_it_is_begun(lead: Gate) -> None:
    of = begun(lead)
    report = of.reports[0]
    given = team_rounds.give(lead, of, report, TWO)
    assert rounds.assignments(lead.project.db) == [given]
    of = team_rounds.named(lead.project, "试点")
    assert {each.person for each in of.members} == {ONE.id, TWO.id}
    with pytest.raises(UserError) as caught:
        team_rounds.give(lead, of, report, TWO)
    assert problem_of(caught) is Problem.ALREADY_ASSIGNED

    team_rounds.withdraw(lead, given)
    assert rounds.assignments(lead.project.db) == []
    given = team_rounds.give(lead, of, report, TWO)
    confirm(Gate(lead.project, TWO), report)
    with pytest.raises(UserError) as caught:
        team_rounds.withdraw(lead, given)
    assert problem_of(caught) is Problem.WORK_BEGUN


def test_nobody_is_given_to_review_what_they_label(lead: Gate) -> None:
    of = begun(lead)
    team_rounds.give(lead, of, of.reports[0], ONE)
    with pytest.raises(UserError) as caught:
        team_rounds.give(lead, of, of.reports[0], ONE, Role.REVIEWER)
    assert problem_of(caught) is Problem.REVIEWS_OWN
    team_rounds.give(lead, of, of.reports[0], TWO, Role.REVIEWER)


def test_only_reports_of_a_round_that_is_open_are_given(lead: Gate) -> None:
    of = begun(lead)
    late = Report.of("后来的一份：新建水厂9座。", name="后来")
    lead.run(reports.bring_in([late]))
    with pytest.raises(UserError) as caught:
        team_rounds.give(lead, of, late.id, ONE)
    assert problem_of(caught) is Problem.NOT_IN_ROUND
    with pytest.raises(UserError) as caught:
        team_rounds.give(lead, team_rounds.close(lead, of), of.reports[0], ONE)
    assert problem_of(caught) is Problem.ROUND_CLOSED


def test_what_is_handed_in_goes_into_review_but_not_by_who_labelled_it(lead: Gate) -> None:
    of = begun(lead)
    report = of.reports[0]
    team_rounds.give(lead, of, report, ONE)
    own = Gate(lead.project, ONE)
    confirm(own, report)
    finish(own, report)
    assert team_rounds.take_into_review(lead, rounds.assignments(lead.project.db)) == ()
    team_rounds.hand_in(own)
    handed = rounds.assignments(lead.project.db)
    with pytest.raises(UserError) as caught:
        team_rounds.take_into_review(own, handed)
    assert problem_of(caught) is Problem.OWN_LABELS
    [taken] = team_rounds.take_into_review(lead, handed)
    assert rounds.assignments(lead.project.db) == [taken]
    assert stage(lead.project, taken) is Stage.IN_REVIEW
    team_rounds.give_back(lead, taken, "单位要再看")
    [back] = rounds.assignments(lead.project.db)
    assert (back.state, back.reason) == (Handed.RETURNED, "单位要再看")


def test_a_closed_round_is_counted_on_what_stood_then(lead: Gate) -> None:
    of = begun(lead)
    report = of.reports[0]
    team_rounds.give(lead, of, report, ONE)
    own = Gate(lead.project, ONE)
    confirm(own, report)
    with pytest.raises(UserError) as caught, closed_rounds.as_closed(lead.project, of):
        pass
    assert problem_of(caught) is Problem.NOT_FROZEN
    closed = team_rounds.close(lead, of)
    then = label_table.of_report(lead.project.db, report)
    confirm(own, report, 1)
    confirm(own, of.reports[1])
    finish(own, report)
    assert closed_rounds.counted_on(lead.project, closed) != closed.counted
    with closed_rounds.as_closed(lead.project, closed) as project:
        assert label_table.of_report(project.db, report) == then
        assert closed_rounds.counted_on(project, closed) == closed.counted
    assert verify(lead.project) == []


def test_verify_names_a_round_whose_count_does_not_follow_from_the_journal(lead: Gate) -> None:
    of = begun(lead)
    team_rounds.give(lead, of, of.reports[0], ONE)
    confirm(Gate(lead.project, ONE), of.reports[0])
    closed = team_rounds.close(lead, of)
    assert verify(lead.project) == []
    with lead.project.transaction() as db:
        db.execute("UPDATE rounds SET counted = ? WHERE id = ?", ["0" * 64, closed.id])
    assert Finding(Rule.ROUND, "试点") in verify(lead.project)


def call(*words: object) -> Result:
    return CliRunner().invoke(commands, [str(word) for word in words], catch_exceptions=False)


def test_the_commands_give_review_and_take_back(tmp_path: Path) -> None:
    path, file = tmp_path / "p.jinbiao", tmp_path / "简报.txt"
    file.write_text("青石村：新建水厂4座，受益5120户。", encoding="utf-8")
    assert call("new", path).exit_code == call("import", path, file).exit_code == 0
    assert call("round", path, "new", "试点", "--people", "林一,周二").exit_code == 0
    report = ("--report", "简报")
    assert call("round", path, "assign", "试点", *report, "--person", "林一").exit_code == 0
    assert call("round", path, "assign", "试点", *report, "--person", "林一").exit_code == 2
    reviewing = ("--person", "周二", "--role", "reviewer")
    assert call("round", path, "assign", "试点", *report, *reviewing).exit_code == 0
    assert "0" in call("round", path, "review", "试点").output
    assert call("round", path, "withdraw", "试点", *report, "--person", "林一").exit_code == 0
    with Project.open(path, Mode.READ) as project:
        [left] = rounds.assignments(project.db)
        assert left.role is Role.REVIEWER
