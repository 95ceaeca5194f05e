"""An export of many reports by two processes: the same bytes, whatever becomes of the second."""

import json
import subprocess
import threading
from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path

import pytest

from annotator.exchange import apart
from annotator.exchange.choice import Choice
from annotator.exchange.exporting import export
from annotator.exchange.layers import reports_of
from annotator.gate import Gate
from annotator.importing.files import import_paths
from annotator.ops import reports
from annotator.project import Mode, Project
from schema.records import Report

REPORTS = 9
CHOICES = [
    Choice(),
    Choice(with_rejected=True, with_provenance=True, labels=frozenset({"number"})),
    Choice(since="2019-03", until="2019-06"),
]
Processes = list["subprocess.Popen[bytes]"]


def line(nth: int) -> str:
    text = f"2019年{nth + 1}月{nth + 1}日\n第{nth}村修路{nth}公里😀，发展养殖。"
    at = text.index("公里") - 1
    spans = [
        {"id": "m", "label": "MEASURE", "start": at - 2, "end": at, "category": "infrastructure"},
        {"id": "n", "label": "NUMBER", "start": at, "end": at + 3, "value": f"{nth}"}
        | {"quantifies": ["m"], "comment": "看过", "unit": "公里"},
        {"id": "r", "label": "NUMBER", "start": at, "end": at + 1, "state": "rejected"}
        | {"reason": "boundary"},
    ]
    meta = {"date": f"2019-{nth + 1:02}-01", "县": [nth, None, {"名": "甲"}]}
    return json.dumps({"text": text, "meta": meta, "spans": spans}, ensure_ascii=False)


@pytest.fixture
def project(gate: Gate, tmp_path: Path) -> Project:
    """Reports that one person labelled, with links, remarks, dates and rejected spans."""
    given = tmp_path / "given.jsonl"
    given.write_text("\n".join(map(line, range(REPORTS))), "utf-8")
    assert len(import_paths(gate, [given], labels_of=gate.person.name).labelled) == REPORTS
    return gate.project


@pytest.fixture
def begun(monkeypatch: pytest.MonkeyPatch) -> Processes:
    """All second processes that begin; for these few reports too, and on one processor."""
    processes: Processes = []
    begin = apart._begun
    monkeypatch.setattr(apart, "MANY", 1)
    monkeypatch.setattr(apart, "_BLOCK", 2)
    monkeypatch.setattr("os.cpu_count", lambda: 2)

    def noted() -> "subprocess.Popen[bytes]":
        processes.append(begin())
        return processes[-1]

    monkeypatch.setattr(apart, "_begun", noted)
    return processes


@pytest.fixture
def alone(project: Project, tmp_path: Path) -> Sequence[bytes]:
    """What is written for each choice by one process: made first, before many are fewer."""
    assert apart.MANY > REPORTS
    return [written(project, tmp_path / f"{nth}.jsonl", each) for nth, each in enumerate(CHOICES)]


def written(project: Project, path: Path, choice: Choice | None = None) -> bytes:
    export(project, "jsonl", path, choice)
    return path.read_bytes()


def nothing_of_it_runs(processes: Processes) -> bool:
    """Whether every process has ended, and nothing takes answers any more."""
    threads = [each.name for each in threading.enumerate()]
    return all(each.returncode is not None for each in processes) and apart.TAKING not in threads


def test_two_processes_write_the_same_bytes(
    project: Project, alone: Sequence[bytes], begun: Processes, tmp_path: Path
) -> None:
    by_two = [written(project, tmp_path / "o.jsonl", each) for each in CHOICES]
    assert by_two == list(alone)
    assert [each.count(b"\n") for each in by_two] == [REPORTS, REPORTS, 4]
    assert len(begun) == len(CHOICES)
    assert nothing_of_it_runs(begun)


def test_most_blocks_are_answered_by_the_second(project: Project, begun: Processes) -> None:
    content = apart.Content.of(Choice())
    wanted = reports_of(project, "gold")
    blocks = [wanted[:4], wanted[4:]]
    with project.one_moment(), apart._made_apart(project, blocks, content) as answers:
        found = [record for answer in answers for record in apart._read(answer)]
    assert found == list(content.records(project, wanted))
    assert nothing_of_it_runs(begun)


def test_what_the_second_does_not_answer_is_made_here(
    project: Project,
    alone: Sequence[bytes],
    begun: Processes,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def first_alone(answers: Iterator[bytes]) -> Iterator[bytes]:
        yield next(answers)

    made = apart._made_apart

    class Broken:
        def __init__(self, *asked: object) -> None:
            self._made = made(*asked)  # type: ignore[arg-type]

        def __enter__(self) -> Iterator[bytes]:
            return first_alone(self._made.__enter__())

        def __exit__(self, *error: object) -> object:
            return self._made.__exit__(*error)  # type: ignore[arg-type]

    monkeypatch.setattr(apart, "_made_apart", Broken)
    assert written(project, tmp_path / "o.jsonl") == alone[0]
    assert nothing_of_it_runs(begun)


def test_another_state_of_the_project_is_not_answered_about(
    project: Project, gate: Gate, begun: Processes
) -> None:
    content, wanted = apart.Content.of(Choice()), reports_of(project, "gold")
    with Project.open(project.path, Mode.READ) as reader, reader.one_moment():
        before = list(content.records(reader, wanted))
        gate.run(reports.bring_in([Report.of("又来一份。", name="后来")]))
        with apart._made_apart(reader, [wanted], content) as answers:
            assert list(answers) == []
        assert list(apart.records(reader, wanted, content)) == before
    assert nothing_of_it_runs(begun)


def test_nothing_runs_on_where_an_export_stops_early(project: Project, begun: Processes) -> None:
    wanted = reports_of(project, "gold")
    with closing(apart.records(project, wanted, apart.Content.of(Choice()))) as found:
        next(found)
        assert not nothing_of_it_runs(begun)
    assert nothing_of_it_runs(begun)


def test_a_process_that_cannot_begin_is_done_without(
    project: Project, alone: Sequence[bytes], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse() -> object:
        raise OSError("no more processes")

    monkeypatch.setattr(apart, "MANY", 1)
    monkeypatch.setattr("os.cpu_count", lambda: 2)
    monkeypatch.setattr(apart, "_begun", refuse)
    assert written(project, tmp_path / "o.jsonl") == alone[0]
