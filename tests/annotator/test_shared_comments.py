"""Comments and flags are for the reviewer until the round closes, and then for all."""

import json
from pathlib import Path

import pytest

from annotator import noted
from annotator.checks.verify import verify
from annotator.gate import Gate
from annotator.ops import comments, labels
from annotator.ops import reports as report_ops
from annotator.project import Mode, Project
from annotator.review.gold_workspace import GoldWorkspace
from annotator.store import labels as label_table
from annotator.store import reports
from annotator.team import handing, merging
from annotator.team import rounds as team_rounds
from annotator.workspace import Workspace
from schema.records import Annotator, Layer, ReportId, Span
from schema.rounds import Member, Role, Round

ON_SPAN, ON_REPORT, BY_HAND = "☂单位是户吗☂", "☂年份没写☂", "☂名称要不要☂"
DOUBT = "☔别人的存疑☔"


def seen(gate: Gate, report: ReportId) -> Workspace:
    return Workspace.load(gate.project, report, Layer(gate.person.id))


def begin(lead: Gate, people: tuple[Annotator, ...], name: str = "试点") -> Round:
    _, one, two, _, judge = people
    members = [Member(one.id), Member(two.id), Member(judge.id, Role.REVIEWER)]
    made = team_rounds.begin(lead, name, members, reports.ids(lead.project.db), overlap=2)
    team_rounds.assign_by_plan(lead, made)
    return made


def remark(gate: Gate, report: ReportId) -> None:
    """Comment on a suggestion, on the report and on a span of one's own, and flag another."""
    first, second = (each.key for each in seen(gate, report).items()[:2])
    gate.run(labels.edit(seen(gate, report), first, labels.Edit(attributes={"doubt": DOUBT})))
    gate.run(comments.add(seen(gate, report), ON_SPAN, first))
    gate.run(labels.confirm(seen(gate, report), second))
    gate.run(labels.set_unsure(seen(gate, report), second, unsure=True))
    gate.run(comments.add(seen(gate, report), ON_REPORT))
    words = seen(gate, report).report.text[:3]
    gate.run(labels.add(seen(gate, report), Span(0, 3, words), "measure", {"category": "other"}))
    [added] = [each.key for each in seen(gate, report).items() if each.span.start == 0]
    gate.run(comments.add(seen(gate, report), BY_HAND, added))


def told(workspace: Workspace) -> dict[str, tuple[str, int | None]]:
    """Who said what about which place; a flag is said without words."""
    found = {}
    for each in workspace.shared:
        item = workspace.item(each.comment.about) if each.comment.about else None
        found[each.comment.text] = each.who, item.span.start if item else None
    return found


@pytest.fixture
def pilot(lead: Gate, people: tuple[Annotator, ...]) -> Round:
    made = begin(lead, people)
    remark(Gate(lead.project, people[2]), made.reports[0])
    return made


def test_others_read_comments_and_flags_once_the_round_is_closed(
    lead: Gate, people: tuple[Annotator, ...], pilot: Round
) -> None:
    one, report = Gate(lead.project, people[1]), pilot.reports[0]
    assert seen(one, report).shared == ()
    team_rounds.close(lead, pilot)
    first, second = (each.span.start for each in seen(one, report).items()[:2])
    assert told(seen(one, report)) == {
        ON_SPAN: ("周二", first),
        "": ("周二", second),
        ON_REPORT: ("周二", None),
        BY_HAND: ("周二", None),  # where somebody else put a span is theirs
    }
    assert seen(one, report).comments == {}, "what others said is nobody else's to change"
    listed = noted.in_report(seen(one, report))
    assert [(each.start, each.is_unsure) for each in listed] == [
        *((noted.NO_PLACE, False), (first, False), (second, True))
    ]
    assert noted.everywhere(lead.project, Layer(one.person.id)) == listed
    begin(lead, people, "第二轮")
    assert seen(one, report).shared == (), "another round holds them back again"


def test_a_flag_is_listed_in_a_report_on_which_nobody_said_anything(
    lead: Gate, people: tuple[Annotator, ...]
) -> None:
    made = begin(lead, people)
    report, two = made.reports[0], Gate(lead.project, people[2])
    key = seen(two, report).items()[0].key
    two.run(labels.confirm(seen(two, report), key))
    two.run(labels.set_unsure(seen(two, report), key, unsure=True))
    team_rounds.close(lead, made)
    one = Gate(lead.project, people[1])
    listed = noted.in_report(seen(one, report))
    assert [each.is_unsure for each in listed] == [True]
    assert noted.everywhere(lead.project, Layer(one.person.id)) == listed


def test_a_hand_out_has_them_after_the_round_and_never_a_label(
    lead: Gate, people: tuple[Annotator, ...], pilot: Round, tmp_path: Path
) -> None:
    one, report = people[1], pilot.reports[0]
    handing.hand_out(lead, one, tmp_path / "open.jinbiao")
    raw = (tmp_path / "open.jinbiao").read_bytes()
    for mark in (ON_SPAN, ON_REPORT, BY_HAND, DOUBT, "周二"):
        assert mark.encode() not in raw
        assert json.dumps(mark)[1:-1].encode() not in raw

    team_rounds.close(lead, pilot)
    handing.hand_out(lead, one, tmp_path / "closed.jinbiao")
    theirs = label_table.of_report(lead.project.db, report, Layer(people[2].id))
    with Project.open(tmp_path / "open.jinbiao") as own:
        with Project.open(tmp_path / "closed.jinbiao", Mode.READ) as newer:
            merging.merge_in(Gate(own, one), newer)
        assert list(verify(own)) == []
        at_home = seen(Gate(lead.project, one), report)
        assert told(seen(Gate(own, one), report)) == told(at_home)
        assert [each.key for each in noted.in_report(seen(Gate(own, one), report))] == [
            each.key for each in noted.in_report(at_home)
        ]
    raw = (tmp_path / "closed.jinbiao").read_bytes()
    assert DOUBT.encode() not in raw
    for label in theirs:
        assert label.id.encode() not in raw


def test_what_was_told_is_taken_back_with_the_next_hand_out(
    lead: Gate, people: tuple[Annotator, ...], pilot: Round, tmp_path: Path
) -> None:
    one, two, report = people[1], Gate(lead.project, people[2]), pilot.reports[0]
    team_rounds.close(lead, pilot)
    handing.hand_out(lead, one, tmp_path / "first.jinbiao")
    [said] = [each for each in seen(two, report).comments.values() if each.text == ON_REPORT]
    two.run(comments.delete(seen(two, report), said.id))
    handing.hand_out(lead, one, tmp_path / "second.jinbiao")
    with Project.open(tmp_path / "first.jinbiao") as own:
        assert ON_REPORT in told(seen(Gate(own, one), report))
        with Project.open(tmp_path / "second.jinbiao", Mode.READ) as newer:
            merging.merge_in(Gate(own, one), newer)
        assert ON_REPORT not in told(seen(Gate(own, one), report))


def test_the_reviewer_reads_them_at_once_beside_their_rows(
    lead: Gate, people: tuple[Annotator, ...], pilot: Round
) -> None:
    two, report = Gate(lead.project, people[2]), pilot.reports[0]
    assert GoldWorkspace.review(lead.project, report).shared == ()
    two.run(report_ops.finish(seen(two, report)))
    review = GoldWorkspace.review(lead.project, report)
    assert {who for who, _ in told(review).values()} == {""}, "a review may be without names"
    places = {text: start for text, (_, start) in told(review).items()}
    assert places[BY_HAND] == 0
    assert places[ON_REPORT] is None
    assert None not in (places[ON_SPAN], places[""])
