"""Agreement counted by two processes: the same figures, whatever becomes of the second."""

import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from concurrent.futures import CancelledError
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from annotator import second_process
from annotator.agreement import apart
from annotator.agreement.agreement import Agreement, agreement
from annotator.agreement.counting import counted, read
from annotator.agreement.lines import from_line, to_line
from annotator.agreement.people import People, from_request
from annotator.gate import Gate, create_project
from annotator.ops import labels, reports
from annotator.past import as_of
from annotator.project import Project
from annotator.store import journal
from annotator.workspace import Workspace
from schema.records import Annotator, AnnotatorId, Layer, Report, Span

PEOPLE = [Annotator(AnnotatorId(f"{nth}{nth}-people"), name) for nth, name in enumerate("甲乙丙")]
REPORTS = [Report.of(f"第{nth}村修路{nth}公里，发展养殖。", name=f"{nth}") for nth in range(6)]


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    """Three people finished six reports, each a little otherwise."""
    path = tmp_path / "p.jinbiao"
    create_project(path, PEOPLE[0])
    with Project.open(path) as project:
        Gate(project, PEOPLE[0]).run(reports.bring_in(REPORTS))
        for nth, person in enumerate(PEOPLE):
            for report in REPORTS:
                _label(Gate(project, person), report, nth)
        yield project


def _label(gate: Gate, report: Report, nth: int) -> None:
    workspace = Workspace.load(gate.project, report.id, Layer(gate.person.id))
    start = report.text.index("修路") + 2
    span = Span(start, start + 3, report.text[start : start + 3])
    value = str(nth if report is REPORTS[2] else 7)
    gate.run(labels.add(workspace, span, "number", {"value": value, "unit": "公里"}))
    at = report.text.index("发展") + nth % 2
    category = "industry" if nth else "housing"
    measure = Span(at, at + 3, report.text[at : at + 3])
    gate.run(labels.add(workspace, measure, "measure", {"category": category}))
    gate.run(reports.finish(Workspace.load(gate.project, report.id, Layer(gate.person.id))))


@pytest.fixture
def begun(monkeypatch: pytest.MonkeyPatch) -> list["subprocess.Popen[bytes]"]:
    """All second processes that begin; for these few reports too, and on one processor."""
    processes: list[subprocess.Popen[bytes]] = []
    begin = second_process.begin
    monkeypatch.setattr(apart, "MANY", 1)
    monkeypatch.setattr(second_process, "processors", lambda: 2)

    def noted(*what: Any, **how: Any) -> "subprocess.Popen[bytes]":
        processes.append(begin(*what, **how))
        return processes[-1]

    monkeypatch.setattr(second_process, "begin", noted)
    return processes


def alone(project: Project) -> Agreement:
    assert len(REPORTS) < apart.MANY
    return agreement(People(project), times=5)


def test_a_line_says_what_was_counted(project: Project) -> None:
    source = People(project)
    for report in source.reports():
        counts = counted(read(source, report))
        assert from_line(to_line(counts)) == counts


def test_the_second_process_counts_the_same_from_the_end(
    project: Project, begun: list["subprocess.Popen[bytes]"]
) -> None:
    source = People(project)
    with apart.counting_from_the_end(source, len(REPORTS)) as lines:
        counts = [from_line(lines.get(timeout=60)) for _ in REPORTS]
    assert counts == [counted(read(source, each)) for each in reversed(source.reports())]
    _assert_ended(begun)


def _assert_ended(begun: list["subprocess.Popen[bytes]"]) -> None:
    [process] = begun
    assert process.returncode is not None
    assert process.stdin is not None
    assert process.stdout is not None
    assert process.stdin.closed
    assert process.stdout.closed


def test_figures_are_the_same_with_and_without_it(
    project: Project, request: pytest.FixtureRequest
) -> None:
    expected = alone(project)
    begun = request.getfixturevalue("begun")
    told: list[int] = []

    def wait_for_all(done: int, _of: int) -> None:
        told.append(done)
        while any(each.name == second_process.TAKING for each in threading.enumerate()):
            time.sleep(0.01)

    assert agreement(People(project), times=5, progress=wait_for_all) == expected
    assert told == [0], "one was counted here, and the others there"
    _assert_ended(begun)


@pytest.mark.parametrize("said", ["", '{"bulk": [', "\u5730"])
def test_what_a_process_that_dies_leaves_is_counted_here(
    project: Project, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch, said: str
) -> None:
    expected = alone(project)
    code = f"import sys; sys.stdout.buffer.write({said.encode()!r})"
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
    begin = partial(subprocess.Popen, [sys.executable, "-c", code], **pipes)
    monkeypatch.setattr(second_process, "begin", lambda *_, **__: begin())
    begun = request.getfixturevalue("begun")
    assert agreement(People(project), times=5) == expected
    _assert_ended(begun)


def test_where_no_process_begins_all_is_counted_here(
    project: Project, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
) -> None:
    expected = alone(project)
    begun = request.getfixturevalue("begun")
    monkeypatch.setattr(sys, "executable", str(project.path.with_name("gone")))
    assert agreement(People(project), times=5) == expected
    assert begun == []


def test_a_process_that_is_killed_is_not_missed(
    project: Project, request: pytest.FixtureRequest
) -> None:
    expected = alone(project)
    begun = request.getfixturevalue("begun")
    killed = agreement(People(project), times=5, progress=lambda *_: begun[0].kill())
    assert killed == expected
    _assert_ended(begun)


def test_breaking_off_ends_it_at_once(
    project: Project, begun: list["subprocess.Popen[bytes]"]
) -> None:
    with pytest.raises(CancelledError):
        agreement(People(project), times=5, is_cancelled=lambda: bool(begun))
    _assert_ended(begun)


def test_another_state_of_the_journal_is_not_counted(project: Project) -> None:
    asked = People(project).as_request()
    assert asked is not None
    assert from_request(project, asked) is not None
    Gate(project, PEOPLE[0]).run(reports.bring_in([Report.of("又一份。", name="新")]))
    assert from_request(project, asked) is None


def test_a_project_of_the_past_is_counted_here_alone(
    project: Project, begun: list["subprocess.Popen[bytes]"]
) -> None:
    with as_of(project, journal.heads(project.db)) as then:
        assert People(then).as_request() is None
        assert agreement(People(then), times=5).whole.pairs
    assert begun == []
