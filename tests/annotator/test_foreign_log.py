"""A write-ahead log that lies beside a project and is not its own is not played into it."""

import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from annotator.checks.verify import verify
from annotator.errors import Problem, UserError
from annotator.gate import Gate, create_project
from annotator.ops import reports
from annotator.project import Mode, Project
from annotator.store import journal
from schema.records import Annotator, Report

FEW = 3  # the whole project is in its log then


def bring_in(gate: Gate, name: str, count: int) -> None:
    for nth in range(count):
        gate.run(reports.bring_in([Report.of(f"{name}{nth}村脱贫{nth}户。" * 20, name=f"{nth}")]))


def log_of(path: Path) -> Path:
    return path.with_name(f"{path.name}-wal")


def left_by_another(folder: Path, person: Annotator, *, before: int) -> Path:
    """The log of another project, as it lies there while somebody works in it."""
    path, log = folder / "乙.jinbiao", folder / "log"
    create_project(path, person)
    with Project.open(path) as project:
        gate = Gate(project, person)
        bring_in(gate, "乙", before)
        if before > FEW:
            assert project.checkpoint()
            bring_in(gate, "丙", 3)
        shutil.copyfile(log_of(path), log)
    return log


@pytest.mark.parametrize("mode", Mode)
@pytest.mark.parametrize("before", [3, 10, 30, 150])
def test_a_log_of_another_project_is_refused(
    project_file: Path, person: Annotator, tmp_path: Path, mode: Mode, before: int
) -> None:
    with Project.open(project_file) as project:
        bring_in(Gate(project, person), "甲", 30)
    whole = project_file.read_bytes()
    log = left_by_another(tmp_path, person, before=before)
    shutil.copyfile(log, log_of(project_file))

    with pytest.raises(UserError) as caught:
        Project.open(project_file, mode)
    assert caught.value.problem is Problem.FOREIGN_LOG
    assert project_file.read_bytes() == whole

    log_of(project_file).unlink()
    with Project.open(project_file, mode) as project:
        assert verify(project) == []


@pytest.mark.parametrize("mode", Mode)
def test_the_log_that_a_kill_left_is_taken(
    project_file: Path, person: Annotator, mode: Mode
) -> None:
    script = (
        "import os, sys; from pathlib import Path; sys.path[:0] = sys.argv[2:]\n"
        "from annotator.gate import Gate; from annotator.ops import reports\n"
        "from annotator.project import Project; from schema.records import Annotator, Report\n"
        "project = Project.open(Path(sys.argv[1])); gate = Gate(project, Annotator('1', '林'))\n"
        "gate.run(reports.bring_in([Report.of('青石县脱贫32户。', name='青石')]))\n"
        f"os.kill(os.getpid(), {int(signal.SIGKILL)})"
    )
    with Project.open(project_file) as project:
        known = set(journal.ids(project.db))
    subprocess.run([sys.executable, "-c", script, project_file, *sys.path], check=False)
    assert log_of(project_file).stat().st_size
    with Project.open(project_file, mode) as project:
        assert len(set(journal.ids(project.db)) - known) == 2
        assert verify(project) == []


def test_while_somebody_writes_the_log_is_theirs(
    project_file: Path, person: Annotator, gate: Gate
) -> None:
    bring_in(gate, "甲", 3)
    assert log_of(project_file).stat().st_size
    with Project.open(project_file, Mode.READ) as project:
        assert len(list(journal.ids(project.db))) >= 3
    bring_in(gate, "乙", 1)
