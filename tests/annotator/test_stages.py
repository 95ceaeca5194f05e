"""How far a report is in a round: each stage is reached, and holds what it should."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from annotator.cli import commands
from annotator.errors import Problem, UserError
from annotator.gate import Gate
from annotator.ops import labels, settling
from annotator.ops import reports as report_ops
from annotator.project import Mode, Project
from annotator.review.gold_workspace import GoldWorkspace
from annotator.store import reports, rounds, standings
from annotator.team import duties, handing, practice
from annotator.team import rounds as team_rounds
from annotator.team import stages as team_stages
from annotator.team.stages import Stage
from annotator.workspace import Workspace
from schema.records import Annotator, Layer, ReportId
from schema.rounds import Member, Role, Round

People = tuple[Annotator, ...]


def own(gate: Gate, report: ReportId) -> Workspace:
    return Workspace.load(gate.project, report, Layer(gate.person.id))


def confirm(gate: Gate, report: ReportId) -> None:
    undecided = own(gate, report).undecided()
    gate.run(labels.confirm(own(gate, report), undecided[0].key))


def begin(lead: Gate, people: People, chosen: list[ReportId], *, after_practice: bool) -> Round:
    """The reports to one who labels, with a reviewer."""
    members = [
        Member(people[1].id, after_practice=after_practice),
        Member(people[4].id, Role.REVIEWER),
    ]
    made = team_rounds.begin(lead, "试点", members, chosen)
    team_rounds.assign_by_plan(lead, made)
    return made


def stages(gate: Gate, of: Round) -> list[tuple[Stage, bool]]:
    return [
        (each.stage, each.is_finished)
        for each in team_stages.standings(gate.project, of)
        if each.assignment.role is Role.ANNOTATOR
    ]


def test_each_stage_is_reached_and_told(lead: Gate, people: People) -> None:
    one, judge = Gate(lead.project, people[1]), Gate(lead.project, people[4])
    [report] = chosen = reports.ids(lead.project.db)[:1]
    of = begin(lead, people, chosen, after_practice=False)
    assert stages(lead, of) == [(Stage.ASSIGNED, False)]
    confirm(one, report)
    assert stages(lead, of) == [(Stage.WORKING, False)]
    one.run(report_ops.finish(own(one, report)))
    assert stages(lead, of) == [(Stage.WORKING, True)]
    assert duties.of_person(lead.project, people[1].id)[report].is_finished
    team_rounds.hand_in(one)
    assert stages(lead, of) == [(Stage.HANDED_IN, True)]

    review = GoldWorkspace.review(lead.project, report)
    judge.run(settling.take(review, review.rows()[0], Layer(people[1].id)))
    assert stages(lead, of) == [(Stage.IN_REVIEW, True)], "the first that is settled begins it"
    [given] = rounds.assignments(lead.project.db, person=people[1].id)
    team_rounds.give_back(lead, given, "年份")
    assert stages(lead, of) == [(Stage.RETURNED, False)]
    one.run(report_ops.finish(own(one, report)))
    team_rounds.hand_in(one)
    judge.run(settling.finish(GoldWorkspace.review(lead.project, report)))
    assert stages(lead, of) == [(Stage.GOLD, True)]


def test_what_is_being_reviewed_is_held_like_what_was_handed_in(lead: Gate, people: People) -> None:
    one, judge = Gate(lead.project, people[1]), Gate(lead.project, people[4])
    [report] = chosen = reports.ids(lead.project.db)[:1]
    of = begin(lead, people, chosen, after_practice=False)
    confirm(one, report)
    one.run(report_ops.finish(own(one, report)))
    team_rounds.hand_in(one)
    team_rounds.take_into_review(judge, rounds.assignments(lead.project.db, of_round=of.id))
    assert stages(lead, of) == [(Stage.IN_REVIEW, True)]
    with pytest.raises(UserError) as caught:
        one.run(report_ops.reopen(own(one, report), "再看"))
    assert caught.value.problem is Problem.HANDED_IN


def test_reports_open_for_newcomers_once_they_passed_a_practice(
    lead: Gate, people: People, tmp_path: Path
) -> None:
    one, settled = people[1], reports.ids(lead.project.db)[0]
    while own(lead, settled).undecided():
        confirm(lead, settled)
    lead.run(report_ops.finish(own(lead, settled)))
    chosen = reports.ids(lead.project.db)[1:]
    begin(lead, people, chosen, after_practice=True)

    def waits() -> set[bool]:
        found = duties.of_person(lead.project, one.id)
        return {found[each].waits_for_practice for each in chosen}

    assert waits() == {True}
    assert not any(each.is_to_label for each in duties.of_person(lead.project, one.id).values())
    with pytest.raises(UserError) as caught:
        confirm(Gate(lead.project, one), chosen[0])
    assert caught.value.problem is Problem.PRACTICE_FIRST
    with pytest.raises(UserError) as caught:
        handing.hand_out(lead, one, tmp_path / "early.jinbiao")
    assert caught.value.problem is Problem.PRACTICE_FIRST_OF

    file = tmp_path / "practice.jinbiao"
    practice.begin(lead, one, file, chosen=[settled], errors=0, pass_mark=80)
    assert waits() == {True}, "given is not passed"
    with Project.open(file) as opened:
        pupil = Gate(opened, one)
        while own(pupil, settled).undecided():
            confirm(pupil, settled)
        pupil.run(report_ops.finish(own(pupil, settled)))
    with Project.open(file, Mode.READ) as came:
        assert practice.judge(lead, came).is_passed
    assert waits() == {False}
    confirm(Gate(lead.project, one), chosen[0])
    handing.hand_out(lead, one, tmp_path / "late.jinbiao")
    with Project.open(tmp_path / "late.jinbiao") as opened:
        assert set(reports.ids(opened.db)) == set(chosen)
        confirm(Gate(opened, one), chosen[1])


def test_a_hand_out_has_the_reports_in_the_order_of_the_project(
    lead: Gate, people: People, tmp_path: Path
) -> None:
    ids = reports.ids(lead.project.db)
    assert ids != sorted(ids), "else the test says nothing"
    begin(lead, people, ids, after_practice=False)
    handing.hand_out(lead, people[1], tmp_path / "out.jinbiao")
    with Project.open(tmp_path / "out.jinbiao", Mode.READ) as opened:
        assert reports.ids(opened.db) == ids


def test_a_hand_out_leaves_out_what_waits_for_a_practice(
    lead: Gate, people: People, tmp_path: Path
) -> None:
    one, ids = people[1], reports.ids(lead.project.db)
    begin(lead, people, ids[2:], after_practice=True)
    open_now = team_rounds.begin(lead, "其他", [Member(one.id)], ids[:2])
    team_rounds.assign_by_plan(lead, open_now)
    handing.hand_out(lead, one, tmp_path / "out.jinbiao")
    with Project.open(tmp_path / "out.jinbiao", Mode.READ) as opened:
        assert set(reports.ids(opened.db)) == set(ids[:2])
        assert {each.assignment.report for each in standings.everything(opened.db)} == {*ids[:2]}


def test_the_command_asks_for_a_practice_and_says_who_waits(
    lead: Gate, people: People, tmp_path: Path
) -> None:
    lead.project.close()
    file = str(tmp_path / "lead.jinbiao")

    def run(*words: str) -> str:
        result = CliRunner().invoke(commands, ["round", file, *words], catch_exceptions=False)
        assert result.exit_code == 0, result.stderr
        return result.stdout

    run("new", "试点", "--people", "林一,周二", "--after-practice", "周二")
    assert "    to pass a practice first: 周二" not in run("list")  # nothing is given yet
    run("plan", "试点")
    assert "    to pass a practice first: 周二" in run("list")
    [told] = json.loads(run("list", "--json"))["rounds"]
    assert told["waiting_for_practice"] == ["周二"]
    wrong = ["round", file, "new", "二", "--people", "林一", "--after-practice", "周二"]
    assert CliRunner().invoke(commands, wrong).exit_code == 2
