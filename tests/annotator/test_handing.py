"""Rounds, hand-outs and hand-ins: who has what, what they may see, and what stands still."""

import shutil
from collections import Counter
from pathlib import Path

import pytest

from annotator import closed_rounds
from annotator.checks.verify import verify
from annotator.errors import Problem, UserError
from annotator.gate import Gate
from annotator.ops import comments, labels, lexicon, reports
from annotator.ops import people as people_ops
from annotator.prelabel import prelabel
from annotator.project import Mode, Project
from annotator.store import annotators, conflicts, journal, rounds, suggestions
from annotator.store import labels as label_table
from annotator.store import reports as report_table
from annotator.suggest.engine import Engine
from annotator.team import conflicts as open_conflicts
from annotator.team import handing, merging
from annotator.team import rounds as team_rounds
from annotator.team.planning import plan
from annotator.team.stages import Stage, stage
from annotator.workspace import Workspace
from schema.records import Annotator, AnnotatorId, Layer, Report, ReportId
from schema.rounds import Handed, Member, Role, Sight

LEAD, ONE, TWO, THREE = (
    Annotator(AnnotatorId(f"{n}" * 8), name)
    for n, name in enumerate(("组长", "林一", "周二", "吴三"))
)


def begin(gate: Gate, *members: Member, overlap: int = 2) -> None:
    chosen = report_table.ids(gate.project.db)
    begun = team_rounds.begin(gate, "试点", members, chosen, overlap=overlap, seed=3)
    team_rounds.assign_by_plan(gate, begun)


def two(gate: Gate, sight: Sight = Sight.FULL) -> None:
    begin(gate, Member(ONE.id, sight=sight), Member(TWO.id))


def confirm(gate: Gate, report: ReportId, place: int = 0) -> None:
    workspace = Workspace.load(gate.project, report, Layer(gate.person.id))
    gate.run(labels.confirm(workspace, workspace.items()[place].key))


def finish(gate: Gate, report: ReportId) -> None:
    gate.run(reports.finish(Workspace.load(gate.project, report, Layer(gate.person.id))))


def handed_out(gate: Gate, person: Annotator, path: Path) -> Path:
    handing.hand_out(gate, person, path)
    return path


def bring(gate: Gate, path: Path) -> merging.Merged:
    with Project.open(path, Mode.READ) as source:
        return merging.merge_in(gate, source)


def test_a_plan_is_balanced_and_the_same_for_a_seed() -> None:
    members = [Member(AnnotatorId(f"p{n}")) for n in range(6)]
    lengths = {ReportId(f"r{n}"): 500 + n * 37 % 900 for n in range(120)}
    planned = plan("r", members, lengths, overlap=3, seed=5)

    assert planned == plan("r", members[::-1], lengths, overlap=3, seed=5)
    assert planned != plan("r", members, lengths, overlap=3, seed=6)
    assert set(Counter(each.report for each in planned).values()) == {3}
    assert len({(each.report, each.person) for each in planned}) == 360
    loads = Counter[str]()
    for each in planned:
        loads[each.person] += lengths[each.report]
    assert max(loads.values()) - min(loads.values()) < 1400


def test_nobody_reviews_what_they_label() -> None:
    both = [Member(each.id, role) for each in (ONE, TWO, THREE) for role in Role]
    lengths = {ReportId(f"r{n}"): 100 for n in range(9)}
    planned = plan("r", both, lengths, overlap=2, seed=0)
    assert len({(each.report, each.person) for each in planned}) == len(planned) == 27
    with pytest.raises(UserError) as caught:
        plan("r", both, lengths, overlap=3, seed=0)
    assert caught.value.problem is Problem.REVIEWS_OWN
    with pytest.raises(UserError) as caught:
        plan("r", both, lengths, overlap=4, seed=0)
    assert caught.value.problem is Problem.TOO_FEW_PEOPLE


def test_suggestions_stand_still_while_a_round_is_open(lead: Gate) -> None:
    two(lead)
    lead.run(lexicon.add((), "云雾茶会", "culture", lead.project.schema))
    engine = Engine.for_project(lead.project)
    assert prelabel(lead, engine, renew=True).begun == len(report_table.ids(lead.project.db))
    team_rounds.close(lead, team_rounds.named(lead.project, "试点"))
    assert prelabel(lead, engine, renew=True).reports == len(report_table.ids(lead.project.db))


def test_a_report_is_in_one_open_round(lead: Gate) -> None:
    two(lead)
    with pytest.raises(UserError) as caught:
        team_rounds.begin(lead, "再来", [Member(ONE.id)], report_table.ids(lead.project.db))
    assert caught.value.problem is Problem.IN_OPEN_ROUND


def test_closing_freezes_what_agreement_counts(lead: Gate, tmp_path: Path) -> None:
    two(lead)
    out = handed_out(lead, ONE, tmp_path / "one.jinbiao")
    closed = team_rounds.close(lead, team_rounds.named(lead.project, "试点"))
    assert closed_rounds.counted_on(lead.project, closed) == closed.counted
    assert set(closed.heads) <= journal.ids(lead.project.db)
    with Project.open(out) as project:
        confirm(Gate(project, ONE), rounds.assignments(project.db)[0].report)
    bring(lead, out)
    assert closed_rounds.counted_on(lead.project, closed) != closed.counted
    with pytest.raises(UserError):
        team_rounds.close(lead, team_rounds.named(lead.project, "试点"))


def test_a_hand_out_holds_ones_own_work_and_nothing_of_others(lead: Gate, tmp_path: Path) -> None:
    two(lead)
    paths = {each: handed_out(lead, each, tmp_path / f"{each.name}.jinbiao") for each in (ONE, TWO)}
    for person, path in paths.items():
        with Project.open(path) as project:
            gate = Gate(project, person)
            for report in report_table.ids(project.db):
                confirm(gate, report)
                workspace = Workspace.load(project, report, Layer(person.id))
                gate.run(comments.add(workspace, f"机密{person.name}"))
        bring(lead, path)
    again = handed_out(lead, ONE, tmp_path / "again.jinbiao")
    raw = again.read_bytes()
    assert "机密林一".encode() in raw
    assert "机密周二".encode() not in raw
    with Project.open(again, Mode.READ) as project:
        assert list(verify(project)) == []
        assert {each[0] for each in project.db.execute("SELECT layer FROM labels")} == {ONE.id}
        assert handing.at_keyboard(project, LEAD) == ONE
        mine = label_table.of_report(project.db, report_table.ids(project.db)[0])
    theirs = label_table.of_report(lead.project.db, mine[0].report, Layer(ONE.id))
    assert mine == theirs
    assert list(verify(lead.project)) == []


def test_what_a_person_sees_of_suggestions_is_what_the_round_says(
    lead: Gate, tmp_path: Path
) -> None:
    begin(
        lead,
        *(
            Member(each.id, sight=sight)
            for each, sight in zip((ONE, TWO, THREE), Sight, strict=True)
        ),
        overlap=3,
    )
    seen = []
    for each in (ONE, TWO, THREE):
        path = handed_out(lead, each, tmp_path / f"{each.name}.jinbiao")
        with Project.open(path, Mode.READ) as project:
            seen.append(list(suggestions.everything(project.db)))
    unaided, without_scores, full = seen
    assert unaided == []
    assert {(each.score, each.rule, each.evidence) for each in without_scores} == {(1.0, "", "")}
    assert {each.id for each in full} == {each.id for each in without_scores}
    assert len({each.score for each in full}) > 1


def test_handed_in_is_a_boundary_until_it_is_returned_with_a_reason(
    lead: Gate, tmp_path: Path
) -> None:
    two(lead)
    path = handed_out(lead, ONE, tmp_path / "one.jinbiao")
    with Project.open(path) as project:
        gate = Gate(project, ONE)
        report = report_table.ids(project.db)[0]
        confirm(gate, report)
        finish(gate, report)
        done = handing.hand_in(gate, tmp_path / "one.pack")
        assert done.reports == 1
        for refused in (
            lambda: gate.undo(),
            lambda: gate.run(reports.reopen(Workspace.load(project, report, Layer(ONE.id)))),
        ):
            with pytest.raises(UserError):
                refused()
    bring(lead, tmp_path / "one.pack")
    [handed] = rounds.assignments(lead.project.db, person=ONE.id, report=report)
    assert stage(lead.project, handed) is Stage.HANDED_IN
    team_rounds.give_back(lead, handed, "单位要再看")
    again = handed_out(lead, ONE, tmp_path / "again.jinbiao")
    with Project.open(path) as project:
        gate = Gate(project, ONE)
        bring(gate, again)
        [back] = rounds.assignments(project.db, person=ONE.id, report=report)
        assert (back.state, back.reason) == (Handed.RETURNED, "单位要再看")
        gate.run(reports.reopen(Workspace.load(project, report, Layer(ONE.id))))
        assert conflicts.count(project.db) == 0
        assert list(verify(project)) == []


def test_finishing_in_a_round_settles_nothing(lead: Gate, tmp_path: Path) -> None:
    two(lead)
    with Project.open(handed_out(lead, ONE, tmp_path / "one.jinbiao")) as project:
        gate = Gate(project, ONE)
        report = report_table.ids(project.db)[0]
        confirm(gate, report)
        finish(gate, report)
        assert project.db.execute("SELECT count(*) FROM gold_labels").fetchone()[0] == 0


def test_a_package_holds_ones_own_operations_alone(lead: Gate, tmp_path: Path) -> None:
    two(lead)
    path = handed_out(lead, ONE, tmp_path / "one.jinbiao")
    with Project.open(path) as project:
        gate = Gate(project, ONE)
        with pytest.raises(UserError) as caught:
            handing.hand_in(gate, tmp_path / "empty.pack")
        assert caught.value.problem is Problem.NOT_HANDED_OUT
        confirm(gate, report_table.ids(project.db)[0])
        handing.hand_in(gate, tmp_path / "one.pack")
    with Project.open(tmp_path / "one.pack", Mode.READ) as package:
        whose = package.db.execute("SELECT DISTINCT annotator FROM operations").fetchall()
    assert whose == [(ONE.id,)]
    assert bring(lead, tmp_path / "one.pack").operations == 1
    assert bring(lead, tmp_path / "one.pack").operations == 0


def test_a_hand_out_never_takes_in_what_others_did(lead: Gate, tmp_path: Path) -> None:
    two(lead)
    one = handed_out(lead, ONE, tmp_path / "one.jinbiao")
    two_ = handed_out(lead, TWO, tmp_path / "two.jinbiao")
    shutil.copy(lead.project.path, tmp_path / "copy.jinbiao")
    with Project.open(one) as project:
        for other in (two_, tmp_path / "copy.jinbiao"):
            with pytest.raises(UserError) as caught:
                bring(Gate(project, ONE), other)
            assert caught.value.problem is Problem.FOR_SOMEBODY_ELSE


def test_terms_and_assignments_travel_with_the_next_hand_out(lead: Gate, tmp_path: Path) -> None:
    begin(lead, Member(ONE.id), Member(TWO.id), overlap=1)
    path = handed_out(lead, ONE, tmp_path / "one.jinbiao")
    lead.run(lexicon.add((), "云雾茶会", "culture", lead.project.schema))
    late = Report.of("第九村：新建水厂9座。", name="村9")
    lead.run(reports.bring_in([late], Engine.default().suggest(late.text)))
    begun = team_rounds.begin(lead, "第二轮", [Member(ONE.id)], [late.id])
    team_rounds.assign_by_plan(lead, begun)
    handing.hand_out(lead, ONE, tmp_path / "next.jinbiao")
    with Project.open(path) as project:
        assert not report_table.is_there(project.db, late.id)
        bring(Gate(project, ONE), tmp_path / "next.jinbiao")
        assert [each.text for each in project.terms] == ["云雾茶会"]
        assert report_table.get(project.db, late.id).text == late.text
        assert list(verify(project)) == []


def test_an_older_copy_of_ones_own_file_is_named(lead: Gate, tmp_path: Path) -> None:
    two(lead)
    path = handed_out(lead, ONE, tmp_path / "one.jinbiao")
    with Project.open(path) as project:
        gate = Gate(project, ONE)
        for place in range(2):
            confirm(gate, report_table.ids(project.db)[0], place)
            if not place:
                project.send_copy(tmp_path / "backup.jinbiao")
    assert bring(lead, path).behind == ()
    [behind] = bring(lead, tmp_path / "backup.jinbiao").behind
    assert (behind.person, behind.there, behind.here) == ("林一", 1, 2)


def test_two_ids_of_one_person_become_one_layer_and_their_conflicts_are_settled(
    lead: Gate, tmp_path: Path
) -> None:
    report = report_table.ids(lead.project.db)[0]
    other = Annotator(AnnotatorId("laptop"), ONE.name)
    lead.project.send_copy(tmp_path / "laptop.jinbiao")
    lead.project.send_copy(tmp_path / "desk.jinbiao")
    with Project.open(tmp_path / "laptop.jinbiao") as project:
        gate = Gate(project, other)
        workspace = Workspace.load(project, report, Layer(other.id))
        gate.run(labels.reject(workspace, workspace.items()[0].key, "name"))
        confirm(gate, report, 1)
    with Project.open(tmp_path / "desk.jinbiao") as project:
        confirm(Gate(project, ONE), report)
    bring(lead, tmp_path / "desk.jinbiao")
    bring(lead, tmp_path / "laptop.jinbiao")
    [asked] = merging.namesakes(lead.project)
    assert {each.id for each in asked} == {ONE.id, other.id}

    known = annotators.get(lead.project.db, other.id)
    assert known is not None
    lead.run(people_ops.same(known, ONE))
    assert merging.namesakes(lead.project) == []
    mine = label_table.of_report(lead.project.db, report)
    assert [each.layer for each in mine] == [ONE.id, ONE.id]
    about = {each.conflict.field for each in open_conflicts.listed(lead.project)}
    assert about >= {"state"}
    assert list(verify(lead.project)) == []

    [state] = [
        each for each in open_conflicts.listed(lead.project) if each.conflict.field == "state"
    ]
    stood, lost = state.conflict.kept_value, state.conflict.lost_value
    open_conflicts.settle(lead, state.id[:9], take=True)
    [now] = [
        each
        for each in label_table.of_report(lead.project.db, report)
        if each.id == state.entity_id
    ]
    assert (now.state.value, stood) == (lost, {"confirmed", "rejected"}.difference([lost]).pop())
    for each in open_conflicts.listed(lead.project):
        open_conflicts.settle(lead, each.id, take=False)
    assert open_conflicts.listed(lead.project) == []
    assert Gate(lead.project, other).person.id == ONE.id
    assert list(verify(lead.project)) == []


def test_people_of_one_name_are_asked_about_once(lead: Gate) -> None:
    namesake = Annotator(AnnotatorId("other"), ONE.name)
    lead.introduce(namesake)
    [asked] = merging.namesakes(lead.project)
    lead.run(people_ops.different(asked))
    assert merging.namesakes(lead.project) == []
    assert len(annotators.named(lead.project.db, ONE.name)) == 2


def test_a_package_says_that_it_is_to_be_taken_in(lead: Gate, tmp_path: Path) -> None:
    two(lead)
    out = handed_out(lead, ONE, tmp_path / "one.jinbiao")
    with Project.open(out) as own:
        gate = Gate(own, ONE)
        confirm(gate, report_table.ids(own.db)[0])
        handing.hand_in(gate, tmp_path / "done.jinbiao")
    with (
        Project.open(tmp_path / "done.jinbiao", Mode.READ) as package,
        pytest.raises(UserError) as caught,
    ):
        _ = package.schema
    assert caught.value.problem is Problem.IS_PACKAGE
