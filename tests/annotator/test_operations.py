"""Every operation: one undo step that restores every row, a redo that repeats it, a true replay."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from annotator.checks import links, replay
from annotator.drafts import UNDOABLE, Draft
from annotator.errors import Problem, UserError
from annotator.gate import Gate
from annotator.items import ItemState
from annotator.ops import comments, labels, reports
from annotator.ops.labels import Edit
from annotator.project import Project
from annotator.store import tables
from annotator.workspace import Workspace
from schema.records import LabelState, Span, SuggestionId, WorkState, decision_id

Plan = Callable[[Workspace], Draft]


def key(workspace: Workspace, name: str):
    return decision_id(workspace.layer, SuggestionId(f"engine-1-{name}"))


def moved(workspace: Workspace, by: int) -> Span:
    span = workspace.item(key(workspace, "m")).span
    return Span(span.start, span.end + by, workspace.report.text[span.start : span.end + by])


PLANS: dict[str, Plan] = {
    "confirm": lambda w: labels.confirm(w, key(w, "n1")),
    "confirm two": lambda w: labels.confirm(w, key(w, "n1"), key(w, "m")),
    "confirm a sentence": lambda w: labels.confirm_bulk(w, [key(w, "n1"), key(w, "n2")]),
    "reject": lambda w: labels.reject(w, key(w, "n2"), "name"),
    "reject a measure that is linked to": lambda w: labels.reject(w, key(w, "m")),
    "move a boundary": lambda w: labels.edit(w, key(w, "m"), Edit(span=moved(w, 1))),
    "change the label": lambda w: labels.edit(w, key(w, "n1"), Edit(label="measure")),
    "type a value": lambda w: labels.edit(
        w, key(w, "n1"), Edit(attributes={"value": "5210"}, by_hand=frozenset({"value"}))
    ),
    "take an attribute away": lambda w: labels.edit(
        w, key(w, "n2"), Edit(attributes={"cue": None})
    ),
    "add": lambda w: labels.add(w, Span(0, 3, w.report.text[:3]), "measure", {"category": "other"}),
    "unsure": lambda w: labels.set_unsure(w, key(w, "n1"), unsure=True),
    "link": lambda w: labels.set_link(w, key(w, "n1"), None),
    "comment": lambda w: comments.add(w, "这里拿不准", key(w, "n1")),
}
AFTER_CONFIRMING: dict[str, Plan] = {
    "reject after all": lambda w: labels.reject(w, key(w, "m")),
    "reset": lambda w: labels.reset(w, key(w, "n1")),
    "delete what was suggested": lambda w: labels.delete(w, key(w, "n1")),
    "edit again": lambda w: labels.edit(w, key(w, "n1"), Edit(attributes={"unit": "家"})),
}


def rows(project: Project) -> dict[str, set[tuple[object, ...]]]:
    return {
        table: set(project.db.execute(f"SELECT * FROM {table}"))
        for table in ("labels", "links", "work", "comments", "reports", "conflicts")
    }


def run(gate: Gate, workspace: Workspace, draft: Draft) -> None:
    """Store a draft and show it, as the window does."""
    workspace.apply(gate.run(draft).operation.changes)


@pytest.mark.parametrize("name", [*PLANS, *AFTER_CONFIRMING])
def test_undo_restores_every_row_and_redo_repeats_it(
    name: str, gate: Gate, workspace: Workspace
) -> None:
    if name in AFTER_CONFIRMING:
        run(gate, workspace, labels.confirm(workspace, key(workspace, "n1"), key(workspace, "m")))
    before = rows(gate.project)
    draft = {**PLANS, **AFTER_CONFIRMING}[name](workspace)

    run(gate, workspace, draft)
    after = rows(gate.project)
    undone = gate.undo()
    assert before == rows(gate.project)
    redone = gate.redo()

    assert draft.changes
    assert draft.kind in UNDOABLE
    assert before != after
    assert after == rows(gate.project)
    assert draft.kind == undone.undone.kind == redone.undone.kind
    assert list(replay.check(gate.project)) == []


@pytest.mark.parametrize("name", PLANS)
def test_the_window_shows_what_the_file_holds(name: str, gate: Gate, workspace: Workspace) -> None:
    run(gate, workspace, PLANS[name](workspace))

    read = Workspace.load(gate.project, workspace.report.id, workspace.layer)
    assert read.items() == workspace.items()
    assert (read.labels, read.work, read.comments) == (
        workspace.labels,
        workspace.work,
        workspace.comments,
    )


def test_all_plans_of_all_kinds_that_can_be_undone_are_tried() -> None:
    covered = {"label.delete", "comment.edit", "comment.delete"}  # in tests of their own below
    assert covered <= UNDOABLE
    # numerals are dismissed in test_dismissed_numerals, gold is settled in test_settling
    nouns = {"label", "link", "comment", "numeral", "gold"}
    assert {kind.split(".")[0] for kind in UNDOABLE} == nouns


def test_deleting_an_added_measure_clears_the_links_to_it(gate: Gate, workspace: Workspace) -> None:
    run(
        gate, workspace, labels.add(workspace, Span(0, 3, workspace.report.text[:3]), "measure", {})
    )
    added = next(item for item in workspace.items() if item.suggestion is None)
    run(gate, workspace, labels.set_link(workspace, key(workspace, "n1"), added.key))
    before = rows(gate.project)

    run(gate, workspace, labels.delete(workspace, added.key))

    assert workspace.item(added.key) is None
    assert workspace.item(key(workspace, "n1")).quantifies == ()
    gate.undo()
    assert before == rows(gate.project)


def test_a_comment_is_edited_and_deleted_and_both_come_back(
    gate: Gate, workspace: Workspace
) -> None:
    run(gate, workspace, comments.add(workspace, "一"))
    [comment] = workspace.comments.values()
    run(gate, workspace, comments.edit(workspace, comment.id, "二"))
    run(gate, workspace, comments.delete(workspace, comment.id))
    assert workspace.comments == {}

    workspace.apply(gate.undo().operation.changes)
    assert workspace.comments[comment.id].text == "二"
    workspace.apply(gate.undo().operation.changes)
    assert workspace.comments[comment.id].text == "一"


def test_confirming_a_number_leaves_its_link_pending_until_the_measure_is_confirmed(
    gate: Gate, workspace: Workspace
) -> None:
    run(gate, workspace, labels.confirm(workspace, key(workspace, "n1")))
    assert [key(workspace, "n1")] == [item.key for item in workspace.pending_links()]

    run(gate, workspace, labels.confirm(workspace, key(workspace, "m")))
    assert workspace.pending_links() == []


def test_a_number_whose_measure_was_rejected_is_confirmed_without_the_link(
    gate: Gate, workspace: Workspace
) -> None:
    run(gate, workspace, labels.reject(workspace, key(workspace, "m"), "campaign"))
    run(gate, workspace, labels.confirm(workspace, key(workspace, "n1")))

    assert workspace.item(key(workspace, "n1")).quantifies == ()


NUMBERS_FIRST = ("confirm n1", "confirm n2", "relabel m")
MEASURE_FIRST = ("relabel m", "confirm n1", "confirm n2")
BOTH_WAYS = ("confirm n1", "confirm m", "relabel n1", "relabel n2", "relabel m")


@pytest.mark.parametrize("steps", [NUMBERS_FIRST, MEASURE_FIRST, BOTH_WAYS])
def test_with_another_label_a_span_keeps_no_link_from_it_or_to_it(
    gate: Gate, workspace: Workspace, steps: tuple[str, ...]
) -> None:
    for step in steps:
        what, name = step.split()
        of = key(workspace, name)
        other = "number" if workspace.item(of).label == "measure" else "measure"
        if what == "confirm":
            run(gate, workspace, labels.confirm(workspace, of))
        else:
            before = rows(gate.project)
            run(gate, workspace, labels.edit(workspace, of, Edit(label=other)))
            gate.undo()
            assert before == rows(gate.project)
            gate.redo()
    assert not any(item.quantifies for item in workspace.items())
    assert list(links.check(gate.project)) == []
    assert list(replay.check(gate.project)) == []


def test_states_tell_corrected_from_confirmed(gate: Gate, workspace: Workspace) -> None:
    run(gate, workspace, labels.confirm(workspace, key(workspace, "n1")))
    run(
        gate, workspace, labels.edit(workspace, key(workspace, "m"), Edit(span=moved(workspace, 1)))
    )
    run(gate, workspace, labels.reject(workspace, key(workspace, "n2")))

    states = {item.key: item.state for item in workspace.items()}
    assert {
        key(workspace, "n1"): ItemState.CONFIRMED,
        key(workspace, "m"): ItemState.CORRECTED,
        key(workspace, "n2"): ItemState.REJECTED,
    } == states
    run(
        gate,
        workspace,
        labels.edit(workspace, key(workspace, "m"), Edit(span=moved(workspace, -1))),
    )
    assert workspace.item(key(workspace, "m")).state == ItemState.CONFIRMED


def test_confirming_again_changes_nothing(gate: Gate, workspace: Workspace) -> None:
    run(gate, workspace, labels.confirm(workspace, key(workspace, "n1")))
    assert labels.confirm(workspace, key(workspace, "n1")).changes == ()


def test_what_a_person_typed_stays_known_as_typed(gate: Gate, workspace: Workspace) -> None:
    run(gate, workspace, PLANS["type a value"](workspace))
    run(
        gate,
        workspace,
        labels.edit(workspace, key(workspace, "n1"), Edit(attributes={"unit": "家"})),
    )
    assert frozenset({"value"}) == workspace.labels[key(workspace, "n1")].by_hand

    run(
        gate,
        workspace,
        labels.edit(workspace, key(workspace, "n1"), Edit(attributes={"value": None})),
    )
    assert frozenset() == workspace.labels[key(workspace, "n1")].by_hand


def test_finishing_alone_makes_gold_and_reopening_withdraws_it(
    gate: Gate, workspace: Workspace
) -> None:
    run(gate, workspace, labels.confirm(workspace, key(workspace, "n1"), key(workspace, "m")))
    run(gate, workspace, labels.reject(workspace, key(workspace, "n2")))
    run(gate, workspace, reports.finish(workspace))

    gold = gate.project.db.execute("SELECT text, value, annotator FROM gold_numbers").fetchall()
    assert gold == [("5120户", "5120", "林一")]
    assert gate.project.db.execute(
        "SELECT number_text, measure_text FROM gold_links"
    ).fetchall() == [("5120户", "产业扶贫")]
    assert list(replay.check(gate.project)) == []

    run(gate, workspace, reports.reopen(workspace, "漏了一处"))
    assert gate.project.db.execute("SELECT * FROM gold_numbers").fetchall() == []
    assert (workspace.work.state, workspace.work.reason) == (WorkState.OPEN, "漏了一处")


def test_finishing_settles_nothing_where_somebody_else_labels_too(
    gate: Gate, workspace: Workspace
) -> None:
    run(gate, workspace, labels.confirm(workspace, key(workspace, "n1")))
    workspace.alone = False  # as `load` says once another layer has labels
    run(gate, workspace, reports.finish(workspace))

    assert gate.project.db.execute("SELECT * FROM gold_numbers").fetchall() == []
    assert workspace.work.state == WorkState.FINISHED


def test_a_finished_report_is_a_boundary_for_undo(gate: Gate, workspace: Workspace) -> None:
    run(gate, workspace, labels.confirm(workspace, key(workspace, "n1")))
    run(gate, workspace, reports.finish(workspace))

    with pytest.raises(UserError) as caught:
        gate.undo()
    assert caught.value.problem == Problem.UNDO_FINISHED

    run(gate, workspace, reports.reopen(workspace, "再看"))
    workspace.apply(gate.undo().operation.changes)
    assert workspace.item(key(workspace, "n1")).state == ItemState.SUGGESTED


def test_a_finished_report_takes_no_decisions(gate: Gate, workspace: Workspace) -> None:
    late = labels.confirm(workspace, key(workspace, "n1"))
    run(gate, workspace, reports.finish(workspace))

    with pytest.raises(UserError) as caught:
        gate.run(late)
    assert caught.value.problem == Problem.REPORT_FINISHED
    assert gate.project.db.execute("SELECT * FROM labels").fetchall() == []


def test_an_unusable_report_says_why(gate: Gate, workspace: Workspace) -> None:
    run(gate, workspace, reports.call_unusable(workspace, "扫描不清"))
    stored = gate.project.db.execute("SELECT state, reason FROM work").fetchall()
    assert stored == [("unusable", "扫描不清")]


def test_a_rejected_span_keeps_its_reason_until_it_is_confirmed(
    gate: Gate, workspace: Workspace
) -> None:
    run(gate, workspace, labels.reject(workspace, key(workspace, "n1"), "ordinal"))
    label = workspace.labels[key(workspace, "n1")]
    assert (label.state, label.reason) == (LabelState.REJECTED, "ordinal")

    run(gate, workspace, labels.confirm(workspace, key(workspace, "n1")))
    assert workspace.labels[key(workspace, "n1")].reason is None


def test_a_replayed_table_that_was_tampered_with_is_found(gate: Gate, workspace: Workspace) -> None:
    run(gate, workspace, labels.confirm(workspace, key(workspace, "n1")))
    with gate.project.transaction() as db:
        db.execute("UPDATE labels SET value = '1' WHERE text = '5120户'")

    assert {"labels"} == {finding.detail for finding in replay.check(gate.project)}
    with gate.project.transaction() as db:
        tables.rebuild(db)
    assert list(replay.check(gate.project)) == []


def test_a_draft_that_builds_on_what_was_changed_meanwhile_is_refused(
    gate: Gate, workspace: Workspace
) -> None:
    stale = labels.edit(workspace, key(workspace, "n1"), Edit(attributes={"unit": "家"}))
    run(gate, workspace, labels.confirm(workspace, key(workspace, "n1")))
    before = rows(gate.project)

    with pytest.raises(UserError) as caught:
        gate.run(replace(stale))
    assert caught.value.problem == Problem.CHANGED_MEANWHILE
    assert before == rows(gate.project)
