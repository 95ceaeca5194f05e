"""An export of many reports by two processes: the same bytes, whatever becomes of the second."""

import json
import subprocess
import sys
import threading
from collections.abc import Sequence
from concurrent.futures import CancelledError
from contextlib import closing
from dataclasses import replace
from itertools import count
from pathlib import Path
from typing import Any

import pytest

from annotator import second_process
from annotator.errors import Problem, UserError
from annotator.exchange.formats import Writing
from annotator.exchange.layers import reports_of
from annotator.exporting import apart
from annotator.exporting.choice import Choice
from annotator.exporting.exporting import export, look
from annotator.exporting.making import Job, Maker
from annotator.gate import Gate
from annotator.importing.choice import ImportChoice
from annotator.importing.files import import_paths
from annotator.ops import reports
from annotator.progress import never
from annotator.project import Mode, Project
from annotator.releases import releases
from schema import labels
from schema.records import Report

REPORTS = 9
SCHEMA = labels.default()
JOBS = [
    Job(Choice(), Writing(schema=SCHEMA), "jsonl"),
    Job(
        Choice(with_rejected=True, with_provenance=True, labels=frozenset({"number"})),
        Writing(schema=SCHEMA, offsets="utf16", chunk="sentence"),
        "jsonl",
    ),
    Job(
        Choice(since="2019-03", until="2019-06"),
        Writing(schema=SCHEMA, without_texts=True),
        "jsonl",
    ),
    Job(Choice(pseudonyms=True, empty=0.5), Writing(schema=SCHEMA, scheme="BMES"), "conll"),
    Job(Choice(), Writing(schema=SCHEMA), "facts"),
]
Processes = list["subprocess.Popen[bytes]"]
Outcome = tuple[bytes, Any]


def line(nth: int) -> str:
    text = f"2019年{nth + 1}月{nth + 1}日\n第{nth}村修路{nth}公里😀，发展养殖。\n别的没有。"
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
    assert (
        len(import_paths(gate, [given], ImportChoice(labels_of=gate.person.name)).labelled)
        == REPORTS
    )
    return gate.project


@pytest.fixture
def begun(monkeypatch: pytest.MonkeyPatch) -> Processes:
    """All second processes that begin; for these few reports too, and on one processor."""
    processes: Processes = []
    begin = second_process.begin
    monkeypatch.setattr(apart, "MANY", 1)
    monkeypatch.setattr(apart, "_BLOCK", 2)
    monkeypatch.setattr(second_process, "processors", lambda: 2)

    def noted(*what: Any, **how: Any) -> "subprocess.Popen[bytes]":
        processes.append(begin(*what, **how))
        return processes[-1]

    monkeypatch.setattr(second_process, "begin", noted)
    return processes


@pytest.fixture
def alone(project: Project, tmp_path: Path) -> Sequence[Outcome]:
    """What each job gives by one process: made first, before many are fewer."""
    assert apart.MANY > REPORTS
    return [outcome(project, tmp_path / f"{nth}.csv", job) for nth, job in enumerate(JOBS)]


def outcome(project: Project, path: Path, job: Job = JOBS[0]) -> Outcome:
    """The bytes that are written, and what is counted and previewed."""
    done = export(project, job.format_name, path, job.choice, job.how)
    seen = look(project, job.format_name, path.suffix, job.choice, job.how)
    assert seen.counts == done
    return path.read_bytes(), seen


def nothing_of_it_runs(processes: Processes) -> bool:
    """Whether every process has ended, and nothing takes answers any more."""
    threads = [each.name for each in threading.enumerate()]
    ended = all(each.returncode is not None for each in processes)
    return ended and second_process.TAKING not in threads


def in_place_of_it(code: str, begun: Processes, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let another program answer."""

    def begin(*_: Any, **__: Any) -> "subprocess.Popen[bytes]":
        program = [sys.executable, "-c", code]
        begun.append(subprocess.Popen(program, stdin=subprocess.PIPE, stdout=subprocess.PIPE))
        return begun[-1]

    monkeypatch.setattr(second_process, "begin", begin)


def test_two_processes_write_and_count_the_same(
    project: Project, alone: Sequence[Outcome], begun: Processes, tmp_path: Path
) -> None:
    by_two = [outcome(project, tmp_path / f"{nth}.csv", job) for nth, job in enumerate(JOBS)]
    assert by_two == list(alone)
    assert [each[1].counts.reports for each in by_two] == [REPORTS, REPORTS, 4, REPORTS, REPORTS]
    assert len(begun) == 2 * len(JOBS)
    assert nothing_of_it_runs(begun)


@pytest.mark.parametrize("in_lines", [True, False])
@pytest.mark.parametrize("job", JOBS)
def test_the_second_makes_of_a_block_what_is_made_here(
    project: Project, begun: Processes, job: Job, in_lines: bool
) -> None:
    maker = Maker(project, replace(job, in_lines=in_lines))
    wanted = reports_of(project, "gold")
    told = apart._told(maker)
    with project.one_moment(), second_process.beside("annotator.exporting.worker", told) as other:
        assert other is not None
        lines = iter(other.next, b"")
        for block in (wanted[:4], wanted[4:]):
            other.tell(block)
            assert apart._answer(lines, maker.job) == [*maker.made(block)]
    assert nothing_of_it_runs(begun)


def test_lines_that_do_not_come_whole_are_no_answer(project: Project) -> None:
    maker = Maker(project, JOBS[1])
    lines = [*apart.lines_of([*maker.made(reports_of(project, "gold"))])]
    assert apart._answer(iter(lines), maker.job) == [*maker.made(reports_of(project, "gold"))]
    for come in (0, 1, len(lines) - 1):
        assert apart._answer(iter(lines[:come]), maker.job) is None


@pytest.mark.parametrize("said", ["", '[[{"spans": ', '[[{"spans": 3}, 1]]\n{"id": "a"'])
def test_what_a_process_that_dies_leaves_is_made_here(
    project: Project,
    alone: Sequence[Outcome],
    begun: Processes,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    said: str,
) -> None:
    in_place_of_it(f"import sys; sys.stdout.write({said!r})", begun, monkeypatch)
    assert outcome(project, tmp_path / "o.jsonl") == alone[0]
    assert nothing_of_it_runs(begun)


def test_one_that_is_killed_meanwhile_is_not_missed(
    project: Project, alone: Sequence[Outcome], begun: Processes, tmp_path: Path
) -> None:
    path = tmp_path / "o.jsonl"
    export(project, "jsonl", path, progress=lambda *_: begun[0].kill())
    assert path.read_bytes() == alone[0][0]
    assert nothing_of_it_runs(begun)


def test_another_state_of_the_project_is_not_answered_about(
    project: Project, gate: Gate, begun: Processes
) -> None:
    wanted = reports_of(project, "gold")
    with Project.open(project.path, Mode.READ) as reader, reader.one_moment():
        maker = Maker(reader, JOBS[0])
        before = list(maker.made(wanted))
        gate.run(reports.bring_in([Report.of("又来一份。", name="后来")]))
        with second_process.beside("annotator.exporting.worker", apart._told(maker)) as other:
            assert other is not None
            other.tell(wanted)
            assert other.next() == b""
        assert list(apart.made(maker, wanted, never)) == before
    assert nothing_of_it_runs(begun)


def test_a_copy_in_memory_is_read_here_alone(
    project: Project, begun: Processes, gate: Gate, tmp_path: Path
) -> None:
    releases.make(gate, "一号")
    gold, released = tmp_path / "gold.jsonl", tmp_path / "released.jsonl"
    export(project, "jsonl", released, Choice(layer="release:一号"))
    assert begun == [], "no other process can open it"
    export(project, "jsonl", gold)
    assert len(begun) == 1
    assert released.read_bytes() == gold.read_bytes()


def test_nothing_runs_on_where_an_export_stops_early(project: Project, begun: Processes) -> None:
    wanted = reports_of(project, "gold")
    with closing(apart.made(Maker(project, JOBS[0]), wanted, never)) as found:
        next(found)
        assert not nothing_of_it_runs(begun)
    assert nothing_of_it_runs(begun)


def test_nothing_runs_on_where_a_file_cannot_be_written(
    project: Project, begun: Processes, tmp_path: Path
) -> None:
    gone = tmp_path / "gone"
    gone.mkdir()

    def take_away(_done: int, _all: int) -> None:
        if gone.exists():
            gone.rmdir()

    with pytest.raises(UserError) as refused:
        export(project, "jsonl", gone / "o.jsonl", progress=take_away)
    assert refused.value.problem is Problem.NOT_FOUND
    assert len(begun) == 1
    assert nothing_of_it_runs(begun)


@pytest.mark.parametrize("asked_before", [0, 3])
def test_cancelling_does_not_wait_for_the_other(
    project: Project,
    begun: Processes,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    asked_before: int,
) -> None:
    in_place_of_it("import time; time.sleep(600)", begun, monkeypatch)
    times = count()
    with pytest.raises(CancelledError):
        export(
            *(project, "jsonl", tmp_path / "o.jsonl"),
            is_cancelled=lambda: next(times) >= asked_before,
        )
    assert len(begun) == 1
    assert nothing_of_it_runs(begun)
    assert not (tmp_path / "o.jsonl").exists()


def test_a_process_that_cannot_begin_is_done_without(
    project: Project,
    alone: Sequence[Outcome],
    begun: Processes,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(sys, "executable", str(tmp_path / "gone"))
    assert outcome(project, tmp_path / "o.jsonl") == alone[0]
    assert begun == []
