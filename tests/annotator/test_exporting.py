"""Exporting: one moment of the project, nothing overwritten that matters, origins by name."""

import json
from pathlib import Path

import pytest

from annotator.errors import Problem, UserError
from annotator.exporting.choice import Choice
from annotator.exporting.exporting import export
from annotator.gate import Gate
from annotator.importing.files import import_paths
from annotator.ops import labels, reports
from annotator.project import Mode, Project
from annotator.workspace import Workspace
from schema.records import LabelId, Layer, Report, Span, SuggestionId, decision_id


def person_layer(gate: Gate) -> Layer:
    return Layer(gate.person.id)


def number_in(workspace: Workspace) -> LabelId:
    return decision_id(workspace.layer, SuggestionId("engine-1-n1"))


def finish(gate: Gate, workspace: Workspace) -> None:
    workspace.apply(gate.run(reports.finish(workspace)).operation.changes)


def spans_in(path: Path) -> list[dict[str, object]]:
    lines = path.read_text(encoding="utf-8").splitlines()
    return [span for line in lines for span in json.loads(line)["spans"]]


def test_from_names_the_engine_that_suggested_and_its_score(
    gate: Gate, workspace: Workspace, tmp_path: Path
) -> None:
    draft = labels.confirm(workspace, number_in(workspace))
    workspace.apply(gate.run(draft).operation.changes)
    finish(gate, workspace)

    for layer in ("gold", gate.person.name):
        export(gate.project, "jsonl", tmp_path / "o.jsonl", Choice(layer=layer))
        [span] = spans_in(tmp_path / "o.jsonl")
        assert (span["from"], span["score"]) == ("engine-1", 0.9)


def test_what_came_in_from_a_file_keeps_the_origin_it_came_with(gate: Gate, tmp_path: Path) -> None:
    span = {"label": "NUMBER", "start": 0, "end": 2, "from": "model-7", "score": 0.25}
    source = tmp_path / "in.jsonl"
    source.write_text(json.dumps({"text": "两年。", "spans": [span]}), encoding="utf-8")
    [report] = import_paths(gate, [source]).new
    workspace = Workspace.load(gate.project, report, person_layer(gate))
    [item] = workspace.items()
    gate.run(labels.confirm(workspace, item.key))

    export(gate.project, "jsonl", tmp_path / "o.jsonl", Choice(layer=gate.person.name))
    [written] = spans_in(tmp_path / "o.jsonl")
    assert (written["from"], written["score"]) == ("model-7", 0.25)


def test_a_report_that_somebody_called_unusable_is_not_among_theirs(
    gate: Gate, workspace: Workspace, tmp_path: Path
) -> None:
    draft = labels.confirm(workspace, number_in(workspace))
    workspace.apply(gate.run(draft).operation.changes)
    gate.run(reports.call_unusable(workspace, "扫描不清"))

    for layer in ("gold", gate.person.name, "all"):
        assert export(gate.project, "jsonl", tmp_path / "o.jsonl", Choice(layer=layer)).reports == 0
    assert not (tmp_path / "o.jsonl").exists()


@pytest.mark.parametrize("name", ["青石.jinbiao", "other.jinbiao", "link", "青石.jinbiao-wal"])
def test_a_project_is_no_target(
    gate: Gate, workspace: Workspace, project_file: Path, tmp_path: Path, name: str
) -> None:
    finish(gate, workspace)
    gate.project.send_copy(tmp_path / "other.jinbiao")
    (tmp_path / "link").symlink_to(project_file)
    before = (tmp_path / name).read_bytes()

    with pytest.raises(UserError) as caught:
        export(gate.project, "jsonl", tmp_path / name)
    assert caught.value.problem == Problem.IS_PROJECT
    assert before == (tmp_path / name).read_bytes()


def test_an_export_shows_one_moment_whatever_is_written_meanwhile(
    gate: Gate, project_file: Path, tmp_path: Path
) -> None:
    texts = ["第一份报告。", "第二份报告。", "第三份报告。"]
    gate.run(reports.bring_in([Report.of(text, name=text) for text in texts]))
    opened = [
        Workspace.load(gate.project, Report.of(text, name=text).id, person_layer(gate))
        for text in texts
    ]
    for workspace, text in zip(opened, texts, strict=True):
        draft = labels.add(workspace, Span(0, 3, text[:3]), "measure", {"category": "other"})
        workspace.apply(gate.run(draft).operation.changes)
        finish(gate, workspace)

    def reopen_one(_: str) -> None:
        if opened:
            gate.run(reports.reopen(opened.pop()))

    with Project.open(project_file, Mode.READ) as reader:
        next(iter(reader.db.execute("SELECT 1 FROM reports")))
        reader.db.conn.set_trace_callback(
            lambda said: reopen_one(said) if "reports" in said or "labels" in said else None
        )
        exported = export(reader, "jsonl", tmp_path / "o.jsonl")
    assert (exported.reports, exported.spans, opened) == (3, 3, [])
