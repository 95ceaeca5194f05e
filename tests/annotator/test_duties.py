"""What each person has to do in open rounds, what they see, and what a merge would bring."""

from collections import Counter
from pathlib import Path

import pytest

from annotator.gate import Gate
from annotator.ops import comments, labels
from annotator.ops import reports as report_ops
from annotator.project import Mode, Project
from annotator.store import comments as comment_table
from annotator.store import reports as report_table
from annotator.store import rounds, standings, work
from annotator.team import duties, handing, merge_preview, merging, stages
from annotator.team import rounds as team_rounds
from annotator.team.file_kind import Kind
from annotator.team.planning import plan
from annotator.team.stages import Stage, stage
from annotator.workspace import Workspace
from schema.records import Annotator, AnnotatorId, Layer, ReportId, WorkState
from schema.rounds import Member, Role, Round, Sight

LEAD, ONE, TWO, JUDGE = (
    Annotator(AnnotatorId(f"{n}" * 8), name)
    for n, name in ((0, "组长"), (1, "林一"), (2, "周二"), (4, "郑复核"))
)


@pytest.fixture
def pilot(lead: Gate) -> Round:
    """All reports to both annotators, the second one unaided, and one reviewer."""
    members = (
        Member(ONE.id, sight=Sight.SUGGESTIONS),
        Member(TWO.id, sight=Sight.UNAIDED),
        Member(JUDGE.id, Role.REVIEWER),
    )
    begun = team_rounds.begin(lead, "试点", members, report_table.ids(lead.project.db), overlap=2)
    team_rounds.assign_by_plan(lead, begun)
    return begun


def seen(gate: Gate, report: ReportId, person: Annotator) -> Workspace:
    layer = Layer(person.id)
    return Workspace.load(
        gate.project, report, layer, standings.sight(gate.project.db, report, layer)
    )


def finish(gate: Gate, report: ReportId) -> None:
    gate.run(report_ops.finish(Workspace.load(gate.project, report, Layer(gate.person.id))))


def test_standings_read_at_once_are_those_read_one_by_one(lead: Gate, pilot: Round) -> None:
    one, two = Gate(lead.project, ONE), Gate(lead.project, TWO)
    reports = pilot.reports
    workspace = Workspace.load(lead.project, reports[0], Layer(ONE.id))
    one.run(labels.confirm(workspace, workspace.items()[0].key))
    for gate in (one, two):
        finish(gate, reports[1])
        team_rounds.hand_in(gate)
    [given] = rounds.assignments(lead.project.db, person=TWO.id, report=reports[1])
    team_rounds.give_back(lead, given, "年份")
    finish(Gate(lead.project, JUDGE), reports[2])

    at_once = stages.standings(lead.project, pilot)
    one_by_one = [stage(lead.project, each.assignment) for each in at_once]
    assert [each.stage for each in at_once] == one_by_one
    assert {each.stage for each in at_once} == {
        *(Stage.ASSIGNED, Stage.WORKING, Stage.HANDED_IN, Stage.RETURNED)
    }


def test_a_duty_is_ones_own_or_says_who_is_least_far(lead: Gate, pilot: Round) -> None:
    one = Gate(lead.project, ONE)
    finish(one, pilot.reports[0])
    team_rounds.hand_in(one)
    mine, other, judge, leads = (
        duties.of_person(lead.project, each.id)[pilot.reports[0]]
        for each in (ONE, TWO, JUDGE, LEAD)
    )
    assert (mine.stage, mine.is_to_label, mine.sight) == (
        *(Stage.HANDED_IN, False),
        Sight.SUGGESTIONS,
    )
    assert (other.stage, other.is_to_label, other.sight) == (
        *(Stage.ASSIGNED, True),
        Sight.UNAIDED,
    )
    assert (judge.role, judge.is_to_label) == (Role.REVIEWER, False)
    assert (leads.is_mine, leads.stage) == (False, Stage.ASSIGNED)
    team_rounds.close(lead, pilot)
    assert duties.of_person(lead.project, ONE.id) == {}


def test_what_is_returned_is_open_again_and_not_handed_in_before_it_is_finished(
    lead: Gate, pilot: Round
) -> None:
    one, report = Gate(lead.project, ONE), pilot.reports[0]
    finish(one, report)
    team_rounds.hand_in(one)
    [given] = rounds.assignments(lead.project.db, person=ONE.id, report=report)
    team_rounds.give_back(lead, given, "年份写错了")
    standing = work.get(lead.project.db, report, Layer(ONE.id))
    assert standing is not None
    assert (standing.state, standing.reason) == (WorkState.OPEN, "年份写错了")
    assert team_rounds.hand_in(one) == ()
    finish(one, report)
    assert [each.report for each in team_rounds.hand_in(one)] == [report]


def test_a_round_says_what_each_sees(lead: Gate, pilot: Round) -> None:
    report = pilot.reports[0]
    without_scores, unaided, full = (seen(lead, report, each) for each in (ONE, TWO, LEAD))
    assert unaided.places() == {}
    assert unaided.undecided() == []
    offered = without_scores.items()
    assert len(offered) == len(full.items()) > 0
    for item in offered:
        assert item.suggestion is not None
        assert (item.suggestion.score, item.suggestion.rule, item.suggestion.evidence) == (
            *(1.0, ""),
            "",
        )
    assert without_scores.unlikely(1.1) == set()
    assert full.unlikely(1.1)
    team_rounds.close(lead, pilot)
    assert seen(lead, report, TWO).undecided()


def test_somebody_elses_remarks_and_labels_are_not_in_ones_own_workspace(
    lead: Gate, pilot: Round
) -> None:
    one, report = Gate(lead.project, ONE), pilot.reports[0]
    mine = Workspace.load(lead.project, report, Layer(ONE.id))
    one.run(comments.add(mine, "这里拿不准"))
    one.run(labels.confirm(mine, mine.items()[0].key))
    other = seen(lead, report, TWO)
    assert other.comments == {}
    assert not other.labels
    assert comment_table.of_report(lead.project.db, report, Layer(ONE.id))


def test_a_share_of_the_reports_goes_to_several() -> None:
    members = [Member(AnnotatorId(f"p{n}")) for n in range(4)]
    lengths = {ReportId(f"r{n}"): 500 + n * 37 % 900 for n in range(40)}
    planned = plan("r", members, lengths, overlap=3, seed=5, share=25)
    counts = Counter(Counter(each.report for each in planned).values())
    assert counts == {3: 10, 1: 30}
    assert planned == plan("r", members[::-1], lengths, overlap=3, seed=5, share=25)
    loads = Counter[str]()
    for each in planned:
        loads[each.person] += lengths[each.report]
    assert max(loads.values()) - min(loads.values()) < 1400


def test_a_round_keeps_its_share(lead: Gate) -> None:
    reports = report_table.ids(lead.project.db)
    members = (Member(ONE.id), Member(TWO.id))
    begun = team_rounds.begin(lead, "二", members, reports, overlap=2, share=50)
    assert len(team_rounds.assign_by_plan(lead, begun)) == 6
    [stored] = rounds.everything(lead.project.db)
    assert stored.share == 50
    assert team_rounds.assign_by_plan(lead, stored)
    assert len(rounds.assignments(lead.project.db)) == 6


def test_a_preview_of_a_merge_says_whose_and_how_much_is_new(
    lead: Gate, pilot: Round, tmp_path: Path
) -> None:
    out, package = tmp_path / "one.jinbiao", tmp_path / "one-done.jinbiao"
    handing.hand_out(lead, ONE, out)
    with Project.open(out) as own:
        finish(Gate(own, ONE), pilot.reports[0])
        handing.hand_in(Gate(own, ONE), package)
    first = merge_preview.look(lead.project, package)
    assert (first.kind, first.person, first.known) == (Kind.PACKAGE, "林一", 0)
    assert first.new == first.operations == 2
    whole = merge_preview.look(lead.project, tmp_path / "lead.jinbiao")
    assert (whole.kind, whole.new) == (Kind.PROJECT, 0)
    assert merge_preview.look(lead.project, out).kind is Kind.HAND_OUT
    assert merge_preview.look(lead.project, tmp_path / "nowhere").refused is not None
    with Project.open(package, Mode.READ) as source:
        merging.merge_in(lead, source)
    assert merge_preview.look(lead.project, package).new == 0


def test_a_rehearsal_counts_conflicts_and_changes_nothing(
    lead: Gate, pilot: Round, tmp_path: Path
) -> None:
    copy = tmp_path / "copy.jinbiao"
    lead.project.send_copy(copy)
    report = pilot.reports[0]
    with Project.open(copy) as other:
        for gate, value in ((Gate(lead.project, ONE), "7"), (Gate(other, ONE), "8")):
            workspace = Workspace.load(gate.project, report, Layer(ONE.id))
            number = next(each for each in workspace.items() if each.label == "number")
            edit = labels.Edit(attributes={"value": value})
            gate.run(labels.edit(workspace, number.key, edit))
    before = len(lead.project.db.execute("SELECT id FROM operations").fetchall())
    assert merge_preview.rehearse(lead.project, [copy], lambda: False) == 1
    assert merge_preview.rehearse(lead.project, [copy], lambda: True) is None
    after = len(lead.project.db.execute("SELECT id FROM operations").fetchall())
    assert after == before
