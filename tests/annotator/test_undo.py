"""Undo follows the person: across restarts, reports and what others did since."""

from dataclasses import replace
from pathlib import Path

import pytest

from annotator.errors import Problem, UserError
from annotator.gate import Gate
from annotator.items import ItemState
from annotator.ops import labels, reports
from annotator.ops.labels import Edit
from annotator.project import Project
from annotator.workspace import Workspace
from schema.records import Annotator, AnnotatorId, Layer, Report, Span


def add(gate: Gate, workspace: Workspace, start: int) -> None:
    words = workspace.report.text[start : start + 2]
    draft = labels.add(workspace, Span(start, start + 2, words), "measure", {})
    workspace.apply(gate.run(draft).operation.changes)


def starts(gate: Gate, workspace: Workspace) -> list[int]:
    read = Workspace.load(gate.project, workspace.report.id, workspace.layer)
    return [item.span.start for item in read.items() if item.decided]


def test_many_steps_back_and_forth(gate: Gate, workspace: Workspace) -> None:
    for start in (0, 2, 4):
        add(gate, workspace, start)

    gate.undo()
    gate.undo()
    assert starts(gate, workspace) == [0]
    gate.redo()
    assert starts(gate, workspace) == [0, 2]
    gate.undo()
    gate.undo()
    with pytest.raises(UserError) as caught:
        gate.undo()
    assert caught.value.problem == Problem.NOTHING_TO_UNDO
    for _ in range(3):
        gate.redo()
    assert starts(gate, workspace) == [0, 2, 4]
    with pytest.raises(UserError) as caught:
        gate.redo()
    assert caught.value.problem == Problem.NOTHING_TO_REDO


def test_a_new_decision_ends_redoing(gate: Gate, workspace: Workspace) -> None:
    add(gate, workspace, 0)
    workspace.apply(gate.undo().operation.changes)
    add(gate, workspace, 4)

    with pytest.raises(UserError):
        gate.redo()
    gate.undo()
    assert starts(gate, workspace) == []
    gate.redo()
    assert starts(gate, workspace) == [4]


def test_undo_works_after_a_restart(
    project_file: Path, person: Annotator, gate: Gate, workspace: Workspace
) -> None:
    add(gate, workspace, 0)
    gate.project.close()

    with Project.open(project_file) as reopened:
        again = Gate(reopened, person)
        assert again.undo().undone.kind == "label.add"
        assert starts(again, workspace) == []
        again.redo()
        assert starts(again, workspace) == [0]


def test_undo_goes_to_the_report_it_happened_in(gate: Gate, workspace: Workspace) -> None:
    add(gate, workspace, 0)
    other = Report.of("另一份报告。", name="另一份")
    gate.run(reports.bring_in([other]))
    second = Workspace.load(gate.project, other.id, workspace.layer)
    add(gate, second, 0)

    assert other.id == gate.undo().report
    assert workspace.report.id == gate.undo().report


def test_undo_stops_at_a_finished_report_until_it_is_reopened(
    gate: Gate, workspace: Workspace
) -> None:
    """An older step elsewhere is not taken back in place of what the person sees as their last."""
    other = Report.of("另一份报告。", name="另一份")
    gate.run(reports.bring_in([other]))
    second = Workspace.load(gate.project, other.id, workspace.layer)
    add(gate, second, 0)
    add(gate, workspace, 0)
    workspace.apply(gate.run(reports.finish(workspace)).operation.changes)

    with pytest.raises(UserError) as caught:
        gate.undo()
    assert caught.value.problem == Problem.UNDO_FINISHED
    assert caught.value.values == {"report": workspace.report.id}

    gate.run(reports.reopen(workspace))
    assert workspace.report.id == gate.undo().report
    assert other.id == gate.undo().report


def test_undo_leaves_other_people_alone(gate: Gate, workspace: Workspace) -> None:
    add(gate, workspace, 0)
    other = Gate(
        gate.project, Annotator(AnnotatorId("22222222-2222-4222-8222-222222222222"), "周宁")
    )
    theirs = Workspace.load(gate.project, workspace.report.id, Layer(other.person.id))
    add(other, theirs, 2)

    gate.undo()
    assert starts(gate, workspace) == []
    assert starts(other, theirs) == [2]


def test_what_was_changed_since_on_another_machine_is_not_undone(
    gate: Gate, workspace: Workspace
) -> None:
    """Two machines of one person, merged: the later change would be lost without a word."""
    item = workspace.items()[0]
    draft = labels.edit(workspace, item.key, Edit(attributes={"category": "solar"}))
    workspace.apply(gate.run(draft).operation.changes)
    other_machine = Gate(gate.project, replace(gate.person))
    other_draft = labels.edit(workspace, item.key, Edit(attributes={"category": "other"}))
    changed = other_machine.run(replace(other_draft, kind="labels.import"))
    workspace.apply(changed.operation.changes)

    with pytest.raises(UserError) as caught:
        gate.undo()
    assert caught.value.problem == Problem.UNDO_CHANGED_SINCE
    assert caught.value.values == {"name": "林一"}
    assert workspace.item(item.key).state == ItemState.CORRECTED


def test_adding_is_not_undone_where_another_machine_added_to_it(
    gate: Gate, workspace: Workspace
) -> None:
    add(gate, workspace, 0)
    [label] = workspace.labels.values()
    other_machine = Gate(gate.project, replace(gate.person))
    doubted = labels.edit(workspace, label.id, Edit(attributes={"category": "other"}))
    other_machine.run(replace(doubted, kind="labels.import"))

    with pytest.raises(UserError) as caught:
        gate.undo()
    assert caught.value.problem == Problem.UNDO_CHANGED_SINCE
