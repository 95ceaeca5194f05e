"""Settling differences into gold: what stands, what comes back, and who may do it."""

import shutil
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from annotator.checks.verify import verify
from annotator.drafts import Draft
from annotator.errors import Problem, UserError
from annotator.gate import Gate
from annotator.items import ItemState
from annotator.ops import labels as label_ops
from annotator.ops import people, settling
from annotator.ops import reports as report_ops
from annotator.ops.labels import Edit
from annotator.project import Project
from annotator.replacing import texts
from annotator.review import disagreements
from annotator.review.differences import Kind
from annotator.review.gold_workspace import GoldWorkspace
from annotator.review.rows import Row, Standing
from annotator.review.versions import version_of
from annotator.store import work
from annotator.suggest.engine import Engine
from annotator.team import conflicts
from annotator.team.merging import merge
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
)

TEXT = "县里发展产业扶贫，投入7.64亿元，修路8公里，带动近3000户增收，建厂三间。"

PEOPLE = {name: Annotator(AnnotatorId(f"{name * 8}-1111"), name) for name in "abcr"}


@dataclass
class Table:
    """A project on which several people label one report, and a reviewer settles."""

    project: Project
    report: Report

    def labels(self, who: str, *said: tuple[str, str, dict[str, str]], link: str = "") -> None:
        """Let a person label these words and finish; `link` names the measure of all numbers."""
        gate = Gate(self.project, PEOPLE[who])
        workspace = self.own(who)
        if workspace.work.state.value == "finished":
            self.run(gate, workspace, report_ops.reopen(workspace, "again"))
        for key in list(workspace.labels):
            self.run(gate, workspace, label_ops.delete(workspace, key))
        keys = {}
        for words, label, attributes in said:
            draft = label_ops.add(workspace, _span(words), label, attributes)
            keys[words] = LabelId(draft.changes[0].id)
            self.run(gate, workspace, draft)
        for words, label, _ in said:
            if link and label == "number":
                draft = label_ops.set_link(workspace, keys[words], keys[link])
                self.run(gate, workspace, draft)
        self.run(gate, workspace, report_ops.finish(workspace))

    def own(self, who: str) -> Workspace:
        """A person's own view of the report."""
        return Workspace.load(self.project, self.report.id, Layer(PEOPLE[who].id))

    @staticmethod
    def run(gate: Gate, workspace: Workspace, draft: Draft) -> None:
        """Store a draft and let it stand."""
        gate.run(draft)
        workspace.apply(draft.changes)

    def review(self) -> GoldWorkspace:
        """The report as it is reviewed, read anew."""
        return GoldWorkspace.review(self.project, self.report.id)

    def settle(self, draft: Draft, who: str = "r") -> None:
        """Store what a reviewer decided."""
        if draft.changes:
            Gate(self.project, PEOPLE[who]).run(draft)

    def gold(self) -> dict[str, Label]:
        """What stands as gold, by its words."""
        found = self.review().labels.values()
        return {each.span.text: each for each in found if each.state is LabelState.CONFIRMED}

    def row(self, words: str) -> Row:
        """The row of a review that holds these words."""
        span = _span(words)
        return next(
            row for row in self.review().rows() if row.start <= span.start and span.end <= row.end
        )


def _span(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start, start + len(words), words)


MEASURE = ("产业扶贫", "measure", {"category": "industry"})
MONEY = ("7.64亿元", "number", {"value": "764000000", "unit": "元"})


@pytest.fixture
def table(gate: Gate) -> Table:
    report = Report.of(TEXT, name="青石")
    gate.run(report_ops.bring_in([report]))
    return Table(gate.project, report)


@pytest.fixture
def differing(table: Table) -> Table:
    """Two people who agree on a measure and differ on a number, an edge and a span."""
    table.labels("a", MEASURE, MONEY, ("3000户", "number", {"value": "3000", "unit": "户"}))
    other = (MONEY[0], "number", {"value": "764", "unit": "亿元"})
    table.labels("b", MEASURE, other, ("近3000户", "number", {"value": "3000", "unit": "户"}),
                 ("8公里", "number", {"value": "8", "unit": "公里"}))  # fmt: skip
    return table


def standings(table: Table) -> dict[str, Standing]:
    return {TEXT[row.start : row.end]: row.standing for row in table.review().rows()}


def test_each_difference_is_one_row_with_all_its_kinds(differing: Table) -> None:
    found = {TEXT[row.start : row.end]: row.kinds for row in differing.review().rows()}
    assert found == {
        "产业扶贫": (),
        "7.64亿元": (Kind.VALUE, Kind.UNIT),
        "8公里": (Kind.MISSING,),
        "近3000户": (Kind.BOUNDARY,),
    }


def test_what_all_say_is_accepted_in_one_operation_that_is_undone_as_one(differing: Table) -> None:
    differing.settle(settling.accept_agreed(differing.review()))
    assert [*differing.gold()] == ["产业扶贫"]
    assert standings(differing)["产业扶贫"] is Standing.SETTLED
    Gate(differing.project, PEOPLE["r"]).undo()
    assert differing.gold() == {}
    assert standings(differing)["产业扶贫"] is Standing.AGREED


def test_gold_is_the_version_that_was_taken_and_knows_where_it_comes_from(
    differing: Table,
) -> None:
    layer = Layer(PEOPLE["b"].id)
    row = differing.row("7.64亿元")
    differing.settle(settling.take(differing.review(), row, layer))
    gold = differing.gold()["7.64亿元"]
    assert gold.attributes["value"] == "764"
    assert gold.layer == GOLD
    assert gold.settled_from == row.members[layer].id
    assert {seen.label for seen in gold.settled_on} == {each.id for each in row.members.values()}
    differing.settle(settling.accept_agreed(differing.review()))
    differing.settle(settling.finish(differing.review()))
    [money, measure] = differing.project.db.execute(
        "SELECT text, settled_by, settled_as, annotator FROM gold_provenance ORDER BY text"
    ).fetchall()
    assert money == ("7.64亿元", "r", "gold.settle", "b")
    assert measure[:3] == ("产业扶贫", "r", "gold.agree")
    assert measure[3] in ("a", "b")  # both had it


def test_neither_is_a_decision_of_its_own(differing: Table) -> None:
    differing.settle(settling.neither(differing.review(), differing.row("7.64亿元")))
    assert standings(differing)["7.64亿元"] is Standing.SETTLED
    assert differing.gold() == {}


def test_to_take_who_has_nothing_there_is_to_take_nothing(differing: Table) -> None:
    row = differing.row("8公里")
    differing.settle(settling.take(differing.review(), row, Layer(PEOPLE["a"].id)))
    assert standings(differing)["8公里"] is Standing.SETTLED
    assert differing.gold() == {}


def test_both_are_refused_where_they_overlap_under_one_label(differing: Table) -> None:
    row = differing.row("近3000户")
    with pytest.raises(UserError) as refused:
        settling.take(differing.review(), row, *row.members)
    assert refused.value.problem is Problem.NOT_BOTH


def test_both_stand_where_they_are_of_two_labels(table: Table) -> None:
    table.labels("a", ("建厂三间", "measure", {"category": "industry"}))
    table.labels("b", ("三间", "number", {"value": "3", "unit": "间"}))
    row = table.row("建厂三间")
    assert row.kinds == (Kind.BOUNDARY, Kind.LABEL)
    table.settle(settling.take(table.review(), row, *row.members))
    assert {*table.gold()} == {"建厂三间", "三间"}
    again = table.row("建厂三间")
    assert again.standing is Standing.SETTLED
    assert len(again.golds) == 2
    table.settle(settling.take(table.review(), again, Layer(PEOPLE["b"].id)))
    assert {*table.gold()} == {"三间"}
    table.settle(settling.reopen(table.review(), table.row("建厂三间")))
    assert table.gold() == {}
    assert table.row("建厂三间").standing is Standing.OPEN


def test_a_difference_can_be_edited_without_taking_anything_first(differing: Table) -> None:
    row = differing.row("7.64亿元")
    edit = Edit(attributes={"value": "7640"}, by_hand=frozenset({"value"}))
    differing.settle(label_ops.edit(differing.review(), row.key, edit))
    assert differing.gold()["7.64亿元"].attributes["value"] == "7640"
    review = differing.review()
    assert review.row(row.key).standing is Standing.SETTLED
    assert review.item(row.key).state is ItemState.CORRECTED


def test_gold_can_be_added_and_removed(differing: Table) -> None:
    draft = label_ops.add(differing.review(), _span("增收"), "measure", {"category": "other"})
    differing.settle(draft)
    row = differing.row("增收")
    assert row.members == {}
    assert row.standing is Standing.SETTLED
    differing.settle(settling.neither(differing.review(), row))
    assert differing.gold() == {}
    assert not any(each.key == row.key for each in differing.review().rows())


@pytest.mark.parametrize("number_first", [True, False])
def test_links_of_gold_lead_to_gold_whichever_is_settled_first(
    table: Table, number_first: bool
) -> None:
    table.labels("a", MEASURE, MONEY, link="产业扶贫")
    table.labels("b", ("发展产业扶贫", "measure", {"category": "industry"}), MONEY)
    words = ["7.64亿元", "产业扶贫"] if number_first else ["产业扶贫", "7.64亿元"]
    for each in words:
        layer = Layer(PEOPLE["a"].id)
        table.settle(settling.take(table.review(), table.row(each), layer))
        if each == words[0] and number_first:
            assert len(table.review().pending_links()) == 1
            assert [*verify(table.project)] == []
    assert table.review().pending_links() == []
    gold = table.gold()
    assert gold["7.64亿元"].quantifies == (gold["产业扶贫"].id,)


def test_a_measure_that_is_turned_down_takes_the_links_to_it_along(table: Table) -> None:
    table.labels("a", MEASURE, MONEY, link="产业扶贫")
    table.labels("b", MONEY)
    layer = Layer(PEOPLE["a"].id)
    table.settle(settling.take(table.review(), table.row("7.64亿元"), layer))
    table.settle(settling.neither(table.review(), table.row("产业扶贫")))
    assert table.gold()["7.64亿元"].quantifies == ()
    Gate(table.project, PEOPLE["r"]).undo()
    assert len(table.gold()["7.64亿元"].quantifies) == 1
    table.settle(settling.neither(table.review(), table.row("产业扶贫")))
    table.settle(settling.take(table.review(), table.row("7.64亿元"), layer))
    assert table.gold()["7.64亿元"].quantifies == ()


def settle_all(table: Table, who: str = "a") -> None:
    table.settle(settling.accept_agreed(table.review()))
    for row in table.review().rows():
        if row.standing.is_at_issue:
            table.settle(settling.take(table.review(), row, Layer(PEOPLE[who].id)))


def test_labels_that_come_later_and_differ_come_back_as_differences(differing: Table) -> None:
    settle_all(differing)
    before = differing.gold()
    differing.labels("c", MEASURE, (MONEY[0], "number", {"value": "76", "unit": "元"}),
                     ("3000户", "number", {"value": "3000", "unit": "户"}))  # fmt: skip
    assert standings(differing) == {
        "产业扶贫": Standing.SETTLED,
        "7.64亿元": Standing.CHANGED,
        "8公里": Standing.SETTLED,
        "近3000户": Standing.SETTLED,
    }
    assert differing.gold() == before
    differing.settle(settling.keep(differing.review(), differing.row("7.64亿元")))
    assert standings(differing)["7.64亿元"] is Standing.SETTLED


def test_who_comes_later_and_lacks_what_is_gold_differs_from_it(differing: Table) -> None:
    settle_all(differing)
    differing.labels("c", MONEY)
    assert standings(differing)["产业扶贫"] is Standing.CHANGED
    assert standings(differing)["8公里"] is Standing.SETTLED


def test_what_a_reviewer_added_is_settled_for_who_has_it_too(differing: Table) -> None:
    added = label_ops.add(differing.review(), _span("增收"), "measure", {"category": "other"})
    differing.settle(added)
    differing.labels("c", ("增收", "measure", {"category": "other"}))
    row = differing.row("增收")
    assert (len(row.members), row.standing) == (1, Standing.SETTLED)
    differing.labels("c", ("增收", "measure", {"category": "industry"}))
    assert differing.row("增收").standing is Standing.CHANGED


def test_a_label_that_its_person_changes_comes_back(differing: Table) -> None:
    settle_all(differing, "b")
    differing.labels("b", MEASURE, MONEY, ("3000户", "number", {"value": "3000", "unit": "户"}))
    found = standings(differing)
    assert found["产业扶贫"] is Standing.SETTLED
    assert found["7.64亿元"] is Standing.CHANGED


def test_three_people_share_one_row(table: Table) -> None:
    for who, value in (("a", "1"), ("b", "2"), ("c", "1")):
        table.labels(who, MEASURE, (MONEY[0], "number", {"value": value, "unit": "元"}))
    rows = table.review().rows()
    assert [(len(row.members), row.kinds) for row in rows] == [(3, ()), (3, (Kind.VALUE,))]
    table.settle(settling.take(table.review(), rows[1], Layer(PEOPLE["c"].id)))
    assert table.gold()["7.64亿元"].attributes["value"] == "1"


def test_nobody_reviews_what_they_labelled(differing: Table) -> None:
    draft = settling.accept_agreed(differing.review())
    with pytest.raises(UserError) as refused:
        differing.settle(draft, "a")
    assert refused.value.problem is Problem.OWN_LABELS
    assert differing.gold() == {}


def test_ending_the_review_makes_gold_and_closes_it(differing: Table) -> None:
    settle_all(differing)
    assert work.gold_layer(differing.project.db, differing.report.id) is None
    assert work.to_review(differing.project.db, Layer(PEOPLE["r"].id)) == [differing.report.id]
    differing.settle(settling.finish(differing.review()))
    assert work.gold_layer(differing.project.db, differing.report.id) == GOLD
    assert work.to_review(differing.project.db, Layer(PEOPLE["r"].id)) == []
    draft = settling.neither(differing.review(), differing.row("7.64亿元"))
    with pytest.raises(UserError) as refused:
        differing.settle(draft)
    assert refused.value.problem is Problem.REPORT_FINISHED
    with pytest.raises(UserError) as refused:
        Gate(differing.project, PEOPLE["r"]).undo()
    assert refused.value.problem is Problem.UNDO_FINISHED
    differing.settle(settling.reopen_report(differing.review(), "one more"))
    assert work.gold_layer(differing.project.db, differing.report.id) is None
    differing.settle(settling.neither(differing.review(), differing.row("7.64亿元")))


def test_the_gold_of_who_finished_alone_gives_way_to_a_review(table: Table) -> None:
    table.labels("a", MEASURE)
    assert work.gold_layer(table.project.db, table.report.id) == PEOPLE["a"].id
    review = table.review()
    assert review.work.state.value == "open"
    table.settle(settling.accept_agreed(review))
    table.settle(settling.finish(table.review()))
    assert work.gold_layer(table.project.db, table.report.id) == GOLD
    own = table.own("a")
    gate = Gate(table.project, PEOPLE["a"])
    table.run(gate, own, report_ops.reopen(own, "again"))
    table.run(gate, own, report_ops.finish(own))
    assert work.gold_layer(table.project.db, table.report.id) == GOLD


def test_disagreements_say_of_each_row_whether_it_is_settled(differing: Table) -> None:
    differing.settle(settling.neither(differing.review(), differing.row("8公里")))
    found = list(disagreements.of_project(differing.project))
    assert {each.difference.start: each.is_settled for each in found} == {
        _span("7.64亿元").start: False,
        _span("8公里").start: True,
        _span("近3000户").start: False,
    }
    assert "《青石》" in disagreements.as_line(found[0], "zh")
    assert "value, unit" in disagreements.as_line(found[0], "en")


def test_the_file_verifies_after_a_review_and_what_is_shown_is_what_is_read(
    differing: Table,
) -> None:
    review = differing.review()
    gate = Gate(differing.project, PEOPLE["r"])
    for plan in _decisions():
        row = review.row(differing.row("7.64亿元").key)
        Table.run(gate, review, plan(review, row))
        assert review.rows() == differing.review().rows()
    assert [*verify(differing.project)] == []


def _decisions() -> list[Callable[[GoldWorkspace, Row], Draft]]:
    first = Layer(PEOPLE["a"].id)
    return [
        lambda review, row: settling.take(review, row, first),
        lambda review, row: settling.reopen(review, row),
        lambda review, row: settling.neither(review, row),
        lambda review, _row: settling.accept_agreed(review),
        lambda review, row: settling.take(review, row, Layer(PEOPLE["b"].id)),
    ]


def test_what_is_settled_stays_settled_on_a_better_text(differing: Table) -> None:
    settle_all(differing)
    better = Report.of(f"青石县小结\n{TEXT}", name="青石")
    gate = Gate(differing.project, PEOPLE["r"])
    texts.run(gate, texts.plan(differing.project, differing.report.id, better, Engine.default()))
    review = GoldWorkspace.review(differing.project, better.id)
    assert {row.standing for row in review.rows()} == {Standing.SETTLED}
    assert len(review.rows()) == 4


def test_two_who_settle_one_row_otherwise_meet_in_one_label(
    differing: Table, project_file: Path, tmp_path: Path
) -> None:
    other_file = tmp_path / "other.jinbiao"
    differing.project.checkpoint_whole()
    shutil.copy(project_file, other_file)
    row = differing.row("7.64亿元")
    first, second = (Layer(PEOPLE[who].id) for who in "ab")
    differing.settle(settling.take(differing.review(), row, first))
    with Project.open(other_file) as other:
        there = Table(other, differing.report)
        there.settle(settling.take(there.review(), there.row("7.64亿元"), second))
        merge(differing.project, other)
    assert [*differing.gold()] == ["7.64亿元"]
    assert {each.conflict.field for each in conflicts.listed(differing.project)} >= {"value"}


def test_what_is_settled_stays_settled_when_two_ids_turn_out_to_be_one_person(
    differing: Table,
) -> None:
    settle_all(differing)
    elsewhere = Annotator(AnnotatorId("x" * 8), "b")
    gate = Gate(differing.project, PEOPLE["r"])
    gate.introduce(elsewhere)
    gate.run(people.same(PEOPLE["b"], elsewhere))
    assert Layer(elsewhere.id) in differing.review().people
    assert {*standings(differing).values()} == {Standing.SETTLED}
    assert [*verify(differing.project)] == []


def test_versions_change_with_what_a_label_says_and_with_nothing_else(differing: Table) -> None:
    label = next(iter(differing.own("a").labels.values()))
    assert version_of(replace(label, unsure=True)) == version_of(label)
    assert version_of(replace(label, attributes={"value": "1"})) != version_of(label)
