"""Merging tells how far it is within one file, and broken off it leaves nothing of that file."""

import os
import signal
import subprocess
import sys
import time
from concurrent.futures import CancelledError
from pathlib import Path

import pytest
from click.testing import CliRunner

from annotator.checks.verify import verify
from annotator.cli import commands
from annotator.gate import Gate
from annotator.ops import comments
from annotator.project import Mode, Project
from annotator.store import journal, reports
from annotator.team import merging
from annotator.workspace import Workspace
from schema.records import Layer


@pytest.fixture
def copy(lead: Gate, tmp_path: Path) -> Path:
    """A copy of the project in which more was done than is taken in at once."""
    path = tmp_path / "copy.jinbiao"
    lead.project.send_copy(path)
    with Project.open(path) as other:
        gate = Gate(other, lead.person)
        report = reports.ids(other.db)[0]
        workspace = Workspace.load(other, report, Layer(lead.person.id))
        gate.run_all(comments.add(workspace, f"第{n}条") for n in range(2500))
    return path


def test_it_tells_how_far_it_is_within_a_file(lead: Gate, copy: Path) -> None:
    told: list[tuple[int, int]] = []
    with Project.open(copy, Mode.READ) as source:
        merging.merge_in(lead, source, progress=lambda *far: told.append(far))
        total = journal.count(source.db)
    assert len(told) >= 3
    assert told == sorted(told)
    assert told[-1] == (total, total)


@pytest.mark.parametrize("after", [0, 1, 2])
def test_cancelled_it_leaves_nothing_of_the_file_and_comes_in_later(
    lead: Gate, copy: Path, after: int
) -> None:
    before, told = journal.ids(lead.project.db), []
    with Project.open(copy, Mode.READ) as source:
        with pytest.raises(CancelledError):
            merging.merge_in(
                *(lead, source),
                progress=lambda *far: told.append(far),
                is_cancelled=lambda: len(told) > after,
            )
        assert journal.ids(lead.project.db) == before
        assert list(verify(lead.project)) == []
        assert merging.merge_in(lead, source).operations == journal.count(source.db) - len(before)
    assert list(verify(lead.project)) == []


def test_the_command_says_what_did_not_come_in(
    lead: Gate, copy: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    second = tmp_path / "second.jinbiao"
    lead.project.send_copy(second)
    lead.project.close()

    def interrupted(gate: Gate, source: Project, **_: object) -> merging.Merged:
        if source.path == copy:
            raise KeyboardInterrupt
        return merging.merge(gate.project, source)

    monkeypatch.setattr(merging, "merge_in", interrupted)
    into = str(tmp_path / "lead.jinbiao")
    result = CliRunner().invoke(commands, ["merge", into, str(second), str(copy), str(second)])
    assert result.exit_code == 1
    assert "nothing of copy.jinbiao came in; 2 files not merged" in result.stderr
    assert "second.jinbiao" in result.stdout


@pytest.mark.skipif(os.name != "posix", reason="only there a signal is sent like this")
def test_ctrl_c_leaves_a_whole_project(lead: Gate, copy: Path, tmp_path: Path) -> None:
    into, before = lead.project.path, journal.count(lead.project.db)
    with Project.open(copy, Mode.READ) as source:
        whole = journal.count(source.db)
    lead.project.close()
    words = [sys.executable, "-m", "annotator", "merge", str(into), str(copy)]
    running = subprocess.Popen(words, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    while running.poll() is None and not into.with_name(f"{into.name}-wal").exists():
        time.sleep(0.01)  # it has the project open
    if running.poll() is None:
        running.send_signal(signal.SIGINT)
    running.wait(120)
    with Project.open(into) as project:
        assert list(verify(project)) == []
        assert journal.count(project.db) in (before, whole)  # all of the file or nothing
