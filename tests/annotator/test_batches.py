"""An import is whole files, is remembered, and can be taken back where nobody has begun."""

import json
import os
import random
import subprocess
import sys
import time
import zipfile
from pathlib import Path

import pytest

from annotator.checks.verify import verify
from annotator.drafts import Changes, Draft
from annotator.errors import Problem, UserError
from annotator.gate import Gate
from annotator.importing.batches import batch_named, batches, take_back
from annotator.importing.files import import_paths
from annotator.ops import comments, labels
from annotator.project import Mode, Project
from annotator.store import journal, reports, texts
from annotator.team.merging import merge
from annotator.workspace import Workspace
from schema.records import Layer, ReportId, Span

KILLS = int(os.environ.get("JINBIAO_KILLS", "5"))
SENTENCE = "全县实施产业扶贫项目{n}个，约{n}00户受益。"


def lines(path: Path, count: int, *, first: int = 1, padding: str = "") -> Path:
    rows = (
        json.dumps({"text": SENTENCE.format(n=n) + padding, "title": f"第{n}份"})
        for n in range(first, first + count)
    )
    path.write_text("\n".join(rows), encoding="utf-8")
    return path


def names(project: Project) -> list[str]:
    return [reports.get(project.db, each).name for each in reports.ids(project.db)]


def begin(gate: Gate, report: ReportId) -> None:
    workspace = Workspace.load(gate.project, report, Layer(gate.person.id))
    gate.run(labels.add(workspace, Span(0, 2, workspace.report.text[:2]), "number", {}))


def test_an_import_says_when_by_whom_from_where_and_how_many(gate: Gate, tmp_path: Path) -> None:
    folder = tmp_path / "2019年"
    folder.mkdir()
    lines(folder / "a.jsonl", 2)
    (folder / "b.txt").write_text("另一份报告。", encoding="utf-8")
    outcome = import_paths(gate, [folder])
    [batch] = batches(gate.project)
    assert batch.id == outcome.batch
    assert (batch.name, batch.sources) == ("林一", ("2019年",))
    assert (batch.files, batch.reports, batch.standing) == (2, 3, 3)
    assert outcome.files == 2
    assert verify(gate.project) == []


def test_nothing_stored_is_no_import(gate: Gate, tmp_path: Path) -> None:
    path = lines(tmp_path / "a.jsonl", 2)
    import_paths(gate, [path])
    again = import_paths(gate, [path])
    assert again.batch is None
    assert len(batches(gate.project)) == 1


def test_an_import_is_taken_back_by_one_operation_and_may_come_again(
    gate: Gate, tmp_path: Path
) -> None:
    path = lines(tmp_path / "a.jsonl", 30)
    first = import_paths(gate, [path])
    assert first.batch is not None
    before = journal.ids(gate.project.db)
    done = take_back(gate, first.batch)
    [added] = journal.ids(gate.project.db) - before
    assert journal.get(gate.project.db, added).kind == "report.take_back"
    assert set(done.removed) == set(first.new)
    assert reports.ids(gate.project.db) == []
    assert verify(gate.project) == []
    again = import_paths(gate, [path])
    assert set(again.new) == set(first.new)
    assert [(each.id, each.standing) for each in batches(gate.project)] == [
        (again.batch, 30),
        (first.batch, 0),
    ]
    assert take_back(gate, first.batch).removed == ()
    assert len(reports.ids(gate.project.db)) == 30
    assert verify(gate.project) == []


def test_reports_that_were_begun_or_commented_on_stay_and_are_named(
    gate: Gate, tmp_path: Path
) -> None:
    outcome = import_paths(gate, [lines(tmp_path / "a.jsonl", 3)])
    assert outcome.batch is not None
    begin(gate, outcome.new[0])
    workspace = Workspace.load(gate.project, outcome.new[1], Layer(gate.person.id))
    gate.run(comments.add(workspace, "看不清"))
    done = take_back(gate, outcome.batch)
    assert done.begun == ("第1份", "第2份")
    assert names(gate.project) == ["第1份", "第2份"]
    assert batches(gate.project)[0].standing == 2
    assert verify(gate.project) == []


class _Interrupted(Gate):
    """A gate before which somebody else begins a report at the last moment."""

    def run(self, draft: Draft) -> Changes:
        if draft.kind == "report.take_back" and len(draft.changes) == 2:
            begin(self, ReportId(draft.changes[0].id))
        return super().run(draft)


def test_a_report_begun_while_its_import_is_taken_back_stays(
    project: Project, gate: Gate, tmp_path: Path
) -> None:
    outcome = import_paths(gate, [lines(tmp_path / "a.jsonl", 2)])
    assert outcome.batch is not None
    done = take_back(_Interrupted(project, gate.person), outcome.batch)
    assert (len(done.removed), len(done.begun)) == (1, 1)
    assert verify(project) == []


def test_an_import_is_named_by_the_beginning_of_its_id(gate: Gate, tmp_path: Path) -> None:
    first = import_paths(gate, [lines(tmp_path / "a.jsonl", 1)])
    second = import_paths(gate, [lines(tmp_path / "b.jsonl", 1, first=2)])
    assert first.batch is not None
    assert batch_named(gate.project).id == second.batch
    assert batch_named(gate.project, first.batch[:6]).id == first.batch
    with pytest.raises(UserError) as caught:
        batch_named(gate.project, "nothing")
    assert caught.value.problem is Problem.NO_SUCH_IMPORT


def test_two_copies_of_a_project_agree_on_imports_whatever_the_order(
    gate: Gate, tmp_path: Path
) -> None:
    outcome = import_paths(gate, [lines(tmp_path / "a.jsonl", 3)])
    assert outcome.batch is not None
    copy = tmp_path / "copy.jinbiao"
    gate.project.send_copy(copy)
    with Project.open(copy) as other:
        there = Gate(other, gate.person)
        import_paths(there, [lines(tmp_path / "b.jsonl", 2, first=3)])  # one of them known
        take_back(gate, outcome.batch)
        merge(gate.project, other)
        merge(other, gate.project)
        assert names(gate.project) == names(other) == ["第4份"]
        assert batches(gate.project) == batches(other)
        assert verify(gate.project) == verify(other) == []


def test_work_on_a_report_that_was_taken_back_elsewhere_returns_with_the_report(
    gate: Gate, tmp_path: Path
) -> None:
    path = lines(tmp_path / "a.jsonl", 1)
    outcome = import_paths(gate, [path])
    assert outcome.batch is not None
    copy = tmp_path / "copy.jinbiao"
    gate.project.send_copy(copy)
    with Project.open(copy) as other:
        begin(Gate(other, gate.person), outcome.new[0])
        take_back(gate, outcome.batch)
        merge(gate.project, other)
    assert names(gate.project) == []
    import_paths(gate, [path])
    workspace = Workspace.load(gate.project, outcome.new[0], Layer(gate.person.id))
    assert len(workspace.labels) == 1
    assert verify(gate.project) == []


@pytest.mark.parametrize("padding", ["", "长" * 20_000])
def test_a_file_that_is_cancelled_midway_leaves_nothing_of_itself(
    gate: Gate, tmp_path: Path, padding: str
) -> None:
    before = lines(tmp_path / "a.jsonl", 2)
    path = lines(tmp_path / "b.jsonl", 40, first=10, padding=padding)
    asked: list[int] = []

    def is_cancelled() -> bool:
        asked.append(1)
        return len(asked) > 25

    outcome = import_paths(gate, [before, path], is_cancelled=is_cancelled)
    assert outcome.cancelled
    assert names(gate.project) == ["第1份", "第2份"]
    assert verify(gate.project) == []
    assert len(import_paths(gate, [before, path]).new) == 40


def test_a_long_file_is_one_operation_and_bad_rows_in_it_stay_out(
    gate: Gate, tmp_path: Path
) -> None:
    path = lines(tmp_path / "a.jsonl", 30, padding="长" * 9_000)
    path.write_text(path.read_text(encoding="utf-8") + "\nnonsense\n", encoding="utf-8")
    begin_gate = len(journal.ids(gate.project.db))
    outcome = import_paths(gate, [path])
    assert len(journal.ids(gate.project.db)) - begin_gate == 1
    assert [each.problem for each in outcome.refused] == [Problem.BAD_JSON_LINE]
    assert len(texts.ids(gate.project.db)) == len(outcome.new) == 30
    assert verify(gate.project) == []


def test_a_file_whose_reader_dies_midway_leaves_nothing_of_itself(
    gate: Gate, tmp_path: Path
) -> None:
    good, torn = tmp_path / "good.txt", tmp_path / "torn.xlsx"
    good.write_text("好的一份报告。", encoding="utf-8")
    with zipfile.ZipFile(torn, "w") as archive:
        archive.writestr("xl/workbook.xml", "<workbook")
    outcome = import_paths(gate, [torn, good])
    assert names(gate.project) == ["good"]
    assert [each.problem for each in outcome.refused] == [Problem.UNREADABLE]


def test_a_lone_surrogate_is_refused_and_the_other_rows_come_in(gate: Gate, tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    rows = [{"content": "坏" + "\\ud800" + "字" * 30}, {"content": "好" + "字" * 30}]
    path.write_text(json.dumps(rows).replace("\\\\ud800", "\\ud800"), encoding="utf-8")
    outcome = import_paths(gate, [path])
    assert (len(outcome.new), len(outcome.refused)) == (1, 1)


IMPORTER = """
import sys
from pathlib import Path
from annotator.gate import Gate
from annotator.importing.files import import_paths
from annotator.project import Project
from schema.records import Annotator, AnnotatorId
with Project.open(Path(sys.argv[1])) as project:
    print("begun", flush=True)
    import_paths(Gate(project, Annotator(AnnotatorId(sys.argv[2]), "林一")), [Path(sys.argv[3])])
"""


@pytest.mark.parametrize("attempt", range(KILLS))
def test_a_killed_import_leaves_whole_files(
    attempt: int, project_file: Path, gate: Gate, tmp_path: Path
) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    for number in range(6):
        rows = [
            json.dumps({"content": f"{number}号文件第{row}行。" + "字" * 2_000, "id": row})
            for row in range(60)
        ]
        (folder / f"{number}.jsonl").write_text("\n".join(rows), encoding="utf-8")
    gate.project.close()
    words = [sys.executable, "-c", IMPORTER, project_file, gate.person.id, folder]
    env = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    with subprocess.Popen(words, env=env, stdout=subprocess.PIPE, text=True) as importer:
        assert importer.stdout is not None
        importer.stdout.readline()
        time.sleep(random.Random(attempt).uniform(0.3, 3.0))
        importer.kill()

    with Project.open(project_file) as project:
        assert verify(project) == []
        counts: dict[str, int] = {}
        for each in reports.ids(project.db):
            source = reports.get(project.db, each).source
            counts[source] = counts.get(source, 0) + 1
        assert set(counts.values()) <= {60}
        assert sum(each.reports for each in batches(project)) == sum(counts.values())
        again = import_paths(Gate(project, gate.person), [folder])
        assert len(again.new) + sum(counts.values()) == 360
        assert verify(project) == []
    with Project.open(project_file, Mode.READ) as project:
        assert len(reports.ids(project.db)) == 360
