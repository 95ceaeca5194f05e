"""Layers against each other as a review shows them: what is only shown, and what changes gold."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from annotator.agreement.agreement import agreement
from annotator.agreement.figures import Figure
from annotator.agreement.layers import Layers
from annotator.agreement.named_sides import named
from annotator.checks.verify import verify
from annotator.drafts import Draft
from annotator.errors import Problem, UserError
from annotator.exporting import exporting
from annotator.exporting.choice import Choice
from annotator.gate import Gate
from annotator.ops import labels as label_ops
from annotator.ops import people, settling
from annotator.ops import reports as report_ops
from annotator.project import Project
from annotator.provenance import of_gold
from annotator.releases import releases
from annotator.review.comparison import Comparison, ShownOnly, comparable
from annotator.review.differences import Kind
from annotator.review.gold_workspace import GoldWorkspace
from annotator.review.rows import Row, Standing
from annotator.team import rounds as team_rounds
from annotator.workspace import Workspace
from schema.records import (
    GOLD,
    Annotator,
    AnnotatorId,
    Label,
    LabelId,
    LabelState,
    Layer,
    Report,
    Span,
    Suggestion,
    SuggestionId,
)
from schema.rounds import Member, Role

TEXT = "县里发展产业扶贫，投入7.64亿元，修路8公里，带动近3000户增收，建厂三间。"
MODEL = "model:crf"
PEOPLE = {name: Annotator(AnnotatorId(f"{name * 8}-2222"), name) for name in "abr"}
Said = tuple[str, str, dict[str, str]]

MEASURE: Said = ("产业扶贫", "measure", {"category": "industry"})
MONEY: Said = ("7.64亿元", "number", {"value": "764000000", "unit": "元"})
ROAD: Said = ("8公里", "number", {"value": "8", "unit": "公里"})
FARMERS: Said = ("近3000户", "number", {"value": "3000", "unit": "户", "bound": "approx"})


@dataclass
class Desk:
    """A project whose report two people have labelled, a third settled and a model read."""

    project: Project
    report: Report

    def label(self, who: str, *said: Said) -> None:
        gate, workspace = Gate(self.project, PEOPLE[who]), self.own(who)
        for words, label, attributes in said:
            draft = label_ops.add(workspace, _span(words), label, attributes)
            gate.run(draft)
            workspace.apply(draft.changes)
        gate.run(report_ops.finish(workspace))

    def settle_all(self) -> None:
        gate, review = Gate(self.project, PEOPLE["r"]), self.review()
        draft = settling.accept_agreed(review)
        gate.run(draft)
        gate.run(settling.finish(self.review()))

    def reopen(self) -> None:
        Gate(self.project, PEOPLE["r"]).run(settling.reopen_report(self.review(), "again"))

    def own(self, who: str) -> Workspace:
        return Workspace.load(self.project, self.report.id, Layer(PEOPLE[who].id))

    def review(self) -> GoldWorkspace:
        return GoldWorkspace.review(self.project, self.report.id)

    def compare(self, *names: str, reader: str = "r") -> Comparison:
        sides = [named(self.project, name) for name in names]
        return Comparison.compare(self.project, self.report.id, sides, PEOPLE[reader].id)

    def run(self, draft: Draft) -> None:
        Gate(self.project, PEOPLE["r"]).run(draft)

    def gold(self) -> dict[str, Label]:
        found = self.review().labels.values()
        return {each.span.text: each for each in found if each.state is LabelState.CONFIRMED}


def _span(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start, start + len(words), words)


def _suggested(report: Report, said: Sequence[Said], link: str = "") -> list[Suggestion]:
    ids = {words: SuggestionId(f"s-{words}") for words, _, _ in said}
    return [
        Suggestion(
            *(ids[words], report.id, "crf/1", label, _span(words), attributes),
            quantifies=(ids[link],) if link and label == "number" else (),
            score=0.5,
        )
        for words, label, attributes in said
    ]


@pytest.fixture
def desk(gate: Gate) -> Desk:
    """Two agree on money, road and measure; the model has the measure shorter, and farmers."""
    report = replace(Report.of(TEXT, name="县里"), suggested_by=("crf/1",))
    road = ("8公里", "number", {"value": "80", "unit": "公里"})
    short = ("扶贫", "measure", {"category": "industry"})
    offered = _suggested(report, [short, MONEY, road, FARMERS], link="扶贫")
    gate.run(report_ops.bring_in([report], offered))
    found = Desk(gate.project, report)
    for who in PEOPLE.values():
        gate.introduce(who)
    for name in "ab":
        found.label(name, MEASURE, MONEY, ROAD)
    found.settle_all()
    return found


def row(of: GoldWorkspace, words: str) -> Row:
    span = _span(words)
    return next(each for each in of.rows() if each.start <= span.start and span.end <= each.end)


def test_a_row_says_what_the_sides_differ_in(desk: Desk) -> None:
    found = desk.compare("gold", MODEL)
    kinds = {TEXT[each.start : each.end]: each.kinds for each in found.rows()}
    assert kinds == {
        "产业扶贫": (Kind.BOUNDARY,),
        "7.64亿元": (Kind.LINK,),
        "8公里": (Kind.VALUE, Kind.LINK),
        "近3000户": (Kind.MISSING,),
    }
    assert {each.standing for each in found.rows()} == {Standing.OPEN}
    alike = desk.compare("a", "b")
    assert {each.standing for each in alike.rows()} == {Standing.SETTLED}


def test_the_figures_are_counted_on_the_same_pairs(desk: Desk) -> None:
    figures = agreement(Layers(desk.project, ["gold", MODEL])).whole.pairs[0].figures
    rows = desk.compare("gold", MODEL).rows()
    paired = [each for each in rows if len(each.members) == 2]
    same_value = [each for each in paired if Kind.VALUE not in each.kinds]
    numbers = [each for each in same_value if each.members[GOLD].label == "number"]
    assert figures[Figure.VALUE].agreed == len(numbers) == 1


def test_taking_the_models_version_changes_gold_as_a_reviewer_decides(desk: Desk) -> None:
    desk.reopen()
    found = desk.compare("gold", MODEL)
    draft = settling.take(found, row(found, "8公里"), Layer(MODEL))
    assert draft.kind == settling.SETTLE
    desk.run(draft)
    found.apply(draft.changes)
    road = desk.gold()["8公里"]
    assert road.attributes["value"] == "80"
    assert road.suggestion == "s-8公里"
    assert road.quantifies == (desk.gold()["产业扶贫"].id,)  # which stands where the model's does
    assert row(found, "8公里").kinds == ()
    # whom it was settled on is as it was, so that the review is not asked anew
    assert row(desk.review(), "8公里").standing is Standing.SETTLED
    assert not verify(desk.project)


def test_a_link_is_taken_with_the_measure_it_leads_to(desk: Desk) -> None:
    desk.reopen()
    for words in ("产业扶贫", "7.64亿元"):
        found = desk.compare("gold", MODEL)
        desk.run(settling.take(found, row(found, words), Layer(MODEL)))
    gold = desk.gold()
    assert gold["7.64亿元"].quantifies == (gold["扶贫"].id,)
    assert row(desk.compare("gold", MODEL), "7.64亿元").kinds == ()


def test_what_only_the_other_has_is_added_and_what_only_gold_has_turned_down(desk: Desk) -> None:
    desk.reopen()
    found = desk.compare("gold", MODEL)
    added = settling.take(found, row(found, "近3000户"), Layer(MODEL))
    desk.run(added)
    found.apply(added.changes)
    assert "近3000户" in desk.gold()
    key = row(found, "近3000户").key
    gone = settling.take(found, row(found, "近3000户"), Layer("nobody"))
    desk.run(gone)
    found.apply(gone.changes)
    assert "近3000户" not in desk.gold()
    assert row(found, "近3000户").key == key  # whoever stands there stays there
    again = settling.take(found, row(found, "近3000户"), Layer(MODEL))
    desk.run(again)
    assert desk.gold()["近3000户"].id == key
    assert not verify(desk.project)


def test_keeping_gold_and_refusing_what_is_none_changes_nothing(desk: Desk) -> None:
    desk.reopen()
    found = desk.compare("gold", MODEL)
    assert settling.take(found, row(found, "8公里"), GOLD).changes == ()
    assert settling.neither(found, row(found, "近3000户")).changes == ()
    assert settling.accept_agreed(found).changes == ()


@pytest.mark.parametrize(
    ("names", "why"),
    [
        (("gold", MODEL), None),
        (("a", "b"), ShownOnly.NO_GOLD),
        (("a", MODEL), ShownOnly.NO_GOLD),
        (("a", "gold", "model:"), None),
    ],
)
def test_only_where_gold_is_a_side_anything_can_be_settled(
    desk: Desk, names: tuple[str, ...], why: ShownOnly | None
) -> None:
    found = desk.compare(*names)
    assert found.shown_only is why
    assert found.sides == tuple(named(desk.project, name).layer for name in names)
    assert found.work.state.value == "finished"
    desk.reopen()
    is_open = desk.compare(*names).work.state.value == "open"
    assert is_open is (why is None)


def test_nobody_changes_gold_of_what_they_labelled(desk: Desk) -> None:
    assert desk.compare("gold", MODEL, reader="a").shown_only is ShownOnly.OWN


def test_gold_of_one_person_is_only_shown(gate: Gate) -> None:
    report = replace(Report.of(TEXT, name="县里"), suggested_by=("crf/1",))
    gate.run(report_ops.bring_in([report], _suggested(report, [MONEY])))
    for who in PEOPLE.values():
        gate.introduce(who)
    alone = Desk(gate.project, report)
    alone.label("a", MONEY, ROAD)
    found = alone.compare("gold", "a", MODEL)
    assert found.shown_only is ShownOnly.ONE_PERSON
    assert [each.kinds for each in found.rows()] == [(), (Kind.MISSING,)]


def test_a_release_and_a_file_stand_beside_gold(desk: Desk, tmp_path: Path) -> None:
    releases.make(Gate(desk.project, PEOPLE["r"]), "v1")
    desk.reopen()
    model = desk.compare("gold", MODEL)
    desk.run(settling.take(model, row(model, "8公里"), Layer(MODEL)))
    money = {"id": "x", "label": "NUMBER", "start": 12, "end": 18, "text": TEXT[12:18]}
    file = tmp_path / "theirs.jsonl"
    file.write_text(json.dumps({"text": TEXT, "spans": [money]}) + "\n", encoding="utf-8")
    found = desk.compare("gold", "release:v1", str(file))
    road = row(found, "8公里")
    assert set(road.members) == {GOLD, Layer("release:v1")}
    assert road.members[Layer("release:v1")].attributes["value"] == "8"
    back = settling.take(found, road, Layer("release:v1"))
    desk.run(back)
    assert desk.gold()["8公里"].attributes["value"] == "8"


def test_a_report_that_a_side_does_not_hold_is_refused(desk: Desk) -> None:
    other = Report.of("另一份，修路9公里。", name="另一份")
    desk.run(report_ops.bring_in([other]))
    sides = [named(desk.project, name) for name in ("a", "b")]
    assert comparable(desk.project, sides, PEOPLE["r"].id) == [desk.report.id]
    with pytest.raises(UserError) as error:
        Comparison.compare(desk.project, other.id, sides, PEOPLE["r"].id)
    assert error.value.problem is Problem.NOT_HELD


def test_who_still_labels_sees_nobody_else(desk: Desk) -> None:
    gate = Gate(desk.project, PEOPLE["r"])
    gate.run(report_ops.bring_in([other := Report.of("另一份，修路9公里。", name="另一份")]))
    members = [Member(PEOPLE["b"].id, Role.ANNOTATOR)]
    made = team_rounds.begin(gate, "一", members, [other.id], overlap=1)
    team_rounds.assign_by_plan(gate, made)
    own = Workspace.load(desk.project, other.id, Layer(PEOPLE["a"].id))
    Gate(desk.project, PEOPLE["a"]).run(report_ops.finish(own))
    sides = [named(desk.project, name) for name in ("a", "gold")]
    with pytest.raises(UserError) as error:
        Comparison.compare(desk.project, other.id, sides, PEOPLE["b"].id)
    assert error.value.problem is Problem.STILL_BLIND
    assert other.id not in comparable(desk.project, sides, PEOPLE["b"].id)


def test_a_name_that_nobody_has_is_refused(desk: Desk) -> None:
    with pytest.raises(UserError):
        named(desk.project, "无此人")
    desk.run(people.rename(PEOPLE["a"], "甲"))
    assert named(desk.project, "甲").layer == LabelId(PEOPLE["a"].id)


def test_who_shares_a_name_is_told_apart_by_the_id(desk: Desk) -> None:
    desk.run(people.rename(PEOPLE["a"], "甲"))
    desk.run(people.rename(PEOPLE["b"], "甲"))
    with pytest.raises(UserError):
        named(desk.project, "甲")
    assert [named(desk.project, PEOPLE[each].id).layer for each in "ab"] == [
        PEOPLE["a"].id,
        PEOPLE["b"].id,
    ]


def test_gold_says_whose_it_was_who_settled_it_and_what_suggested_it(
    desk: Desk, tmp_path: Path
) -> None:
    desk.reopen()
    found = desk.compare("gold", MODEL)
    desk.run(settling.take(found, row(found, "近3000户"), Layer(MODEL)))
    desk.run(settling.finish(desk.review()))
    added = of_gold(desk.project, desk.gold()["近3000户"])
    assert (added.annotator, added.engine) == (None, "crf/1")
    agreed = of_gold(desk.project, desk.gold()["7.64亿元"])
    assert (agreed.annotator in "ab", agreed.engine) == (True, None)
    assert agreed.settled is not None
    assert agreed.settled.by == "r"
    chosen = Choice(with_provenance=True)
    exporting.export(desk.project, "jsonl", tmp_path / "gold.jsonl", choice=chosen)
    record = json.loads((tmp_path / "gold.jsonl").read_text(encoding="utf-8"))
    rows = {each["text"]: each for each in record["spans"]}
    assert rows["7.64亿元"]["settled_by"] == "r"
    assert rows["7.64亿元"]["settled_at"] == agreed.settled.at
    assert rows["7.64亿元"]["settled_from"] == desk.gold()["7.64亿元"].settled_from
    assert rows["近3000户"]["from"] == "crf/1"
    assert "settled_from" not in rows["近3000户"]
    exporting.export(desk.project, "jsonl", tmp_path / "plain.jsonl")
    assert "settled_by" not in (tmp_path / "plain.jsonl").read_text(encoding="utf-8")
    hidden = Choice(with_provenance=True, pseudonyms=True)
    exporting.export(desk.project, "jsonl", tmp_path / "hidden.jsonl", choice=hidden)
    spans = json.loads((tmp_path / "hidden.jsonl").read_text(encoding="utf-8"))["spans"]
    assert all(each["settled_by"].startswith("annotator-") for each in spans)
