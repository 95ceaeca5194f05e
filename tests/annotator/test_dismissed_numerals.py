"""A dismissed numeral is a decision: stored, undone, merged, exported as a negative, no label."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from annotator.checks.verify import verify
from annotator.errors import Problem, UserError
from annotator.exporting.exporting import Choice, export
from annotator.gate import Gate, create_project
from annotator.importing.files import import_paths
from annotator.items import ItemState
from annotator.ops import numerals, reports
from annotator.project import Project
from annotator.store import queue
from annotator.team.merging import merge
from annotator.workspace import Workspace
from schema.records import Annotator, Label, LabelState, Layer, Report, Span

TEXT = "第3小组在十三五期间修渠。"
NUMERAL = Span(1, 2, "3")


def opened(gate: Gate) -> Workspace:
    report = Report.of(TEXT, name="t")
    gate.run(reports.bring_in([report]))
    return Workspace.load(gate.project, report.id, Layer(gate.person.id))


def dismiss(gate: Gate, workspace: Workspace, reason: str = "ordinal") -> Label:
    draft = numerals.dismiss(workspace, NUMERAL, "number", reason)
    workspace.apply(gate.run(draft).operation.changes)
    [label] = workspace.labels.values()
    return label


def test_it_is_stored_as_a_rejection_with_its_reason_and_counts_nowhere_as_a_label(
    gate: Gate,
) -> None:
    workspace = opened(gate)
    label = dismiss(gate, workspace)
    read = Workspace.load(gate.project, workspace.report.id, workspace.layer)
    [item] = read.items()
    assert (item.state, item.current.reason, item.suggestion) == (
        ItemState.REJECTED,
        "ordinal",
        None,
    )
    assert not read.undecided()
    assert not read.pending_links()
    gate.run(reports.finish(read))
    for view in ("gold_numbers", "gold_measures", "gold_links", "disagreements"):
        assert not list(gate.project.db.execute(f"SELECT * FROM {view}"))
    [progress] = gate.project.db.execute("SELECT state, decided, undecided FROM progress")
    assert progress == ("finished", 1, 0)
    [row] = queue.read(gate.project.db, workspace.layer)
    assert (row.decided, row.undecided) == (0, 0)  # it is no label, and was no suggestion
    assert verify(gate.project) == []
    assert label.state is LabelState.REJECTED


def test_undo_brings_the_numeral_back_and_redo_dismisses_it_again(gate: Gate) -> None:
    workspace = opened(gate)
    label = dismiss(gate, workspace)
    workspace.apply(gate.undo().operation.changes)
    assert not workspace.labels
    workspace.apply(gate.redo().operation.changes)
    assert [*workspace.labels] == [label.id]


def test_dismissing_again_for_another_reason_changes_the_reason(gate: Gate) -> None:
    workspace = opened(gate)
    first = dismiss(gate, workspace)
    assert dismiss(gate, workspace, "name") == replace(first, reason="name")
    assert not numerals.dismiss(workspace, NUMERAL, "number", "name").changes


def test_a_finished_report_takes_no_dismissal(gate: Gate) -> None:
    workspace = opened(gate)
    workspace.apply(gate.run(reports.finish(workspace)).operation.changes)
    with pytest.raises(UserError) as caught:
        dismiss(gate, workspace)
    assert caught.value.problem is Problem.REPORT_FINISHED


def test_two_machines_that_dismiss_the_same_numeral_merge_to_one(
    tmp_path: Path, person: Annotator
) -> None:
    opened_projects = []
    for name in ("a", "b"):
        path = tmp_path / f"{name}.jinbiao"
        create_project(path, person)
        project = Project.open(path)
        opened_projects.append(project)
        gate = Gate(project, person)
        dismiss(gate, opened(gate), "name" if name == "b" else "ordinal")
    one, other = opened_projects
    merge(one, other)
    [(state,)] = one.db.execute("SELECT state FROM labels")
    assert state == "rejected"
    assert verify(one) == []
    for project in opened_projects:
        project.close()


def test_it_leaves_as_a_negative_only_when_asked_and_comes_back_as_one(
    gate: Gate, tmp_path: Path
) -> None:
    workspace = opened(gate)
    dismiss(gate, workspace)
    gate.run(reports.finish(workspace))
    for layer in ("gold", gate.person.name):
        out = tmp_path / f"{layer}.jsonl"
        assert export(gate.project, "jsonl", out, Choice(layer=layer)).spans == 0
        assert json.loads(out.read_text(encoding="utf-8"))["spans"] == []
        export(gate.project, "jsonl", out, Choice(layer=layer, with_rejected=True))
        [span] = json.loads(out.read_text(encoding="utf-8"))["spans"]
        assert (span["text"], span["state"], span["reason"]) == ("3", "rejected", "ordinal")


def test_what_a_file_calls_rejected_is_not_suggested(gate: Gate, tmp_path: Path) -> None:
    spans = [
        {"id": "a", "label": "NUMBER", "start": 1, "end": 2, "state": "rejected"},
        {"id": "b", "label": "NUMBER", "start": 5, "end": 8, "quantifies": ["c"]},
        {"id": "c", "label": "MEASURE", "start": 10, "end": 12, "state": "rejected"},
    ]
    source = tmp_path / "in.jsonl"
    source.write_text(json.dumps({"text": TEXT, "spans": spans}), encoding="utf-8")
    [report] = import_paths(gate, [source]).new
    [item] = Workspace.load(gate.project, report, Layer(gate.person.id)).items()
    assert (item.span.text, item.quantifies) == ("十三五", ())


def test_a_format_that_cannot_say_what_was_rejected_does_not_take_it(
    gate: Gate, tmp_path: Path
) -> None:
    dismiss(gate, opened(gate))
    with pytest.raises(UserError) as caught:
        export(gate.project, "conll", tmp_path / "o", Choice(layer="all", with_rejected=True))
    assert caught.value.problem is Problem.NO_REJECTED
    assert not (tmp_path / "o").exists()
