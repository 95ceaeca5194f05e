"""Disks that fill up, vanish or cannot be written: said at once, and nothing stored is touched."""

import resource
import shutil
import signal
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from annotator.checks.verify import verify
from annotator.errors import Problem, UserError
from annotator.gate import Gate, create_project
from annotator.ops import labels, reports
from annotator.project import Mode, Project
from annotator.store import journal
from annotator.workspace import Workspace
from schema.records import Annotator, Layer, Report, Span

TEXT = "清溪村脱贫32户，修路3公里。" * 2000


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A real file system with room for two megabytes."""
    disk = tmp_path / "盘"
    disk.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", str(disk)]
    try:
        subprocess.run(mount, check=True, capture_output=True)
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("this system lets us mount nothing")
    yield disk
    subprocess.run(["umount", "-l", str(disk)], check=False, capture_output=True)


def begin(folder: Path, person: Annotator) -> tuple[Gate, Workspace]:
    path = folder / "清溪.jinbiao"
    create_project(path, person)
    gate = Gate(Project.open(path), person)
    report = Report.of(TEXT, name="清溪")
    gate.run(reports.bring_in([report]))
    return gate, Workspace.load(gate.project, report.id, Layer(person.id))


def decide(gate: Gate, workspace: Workspace, count: int) -> None:
    span = Span(count, count + 9, TEXT[count : count + 9])
    workspace.apply(gate.run(labels.add(workspace, span, "measure", {})).operation.changes)


def decide_until_refused(gate: Gate, workspace: Workspace) -> tuple[int, Problem]:
    for count in range(5000):
        try:
            decide(gate, workspace, count)
        except UserError as error:
            return count, error.problem
    raise AssertionError("nothing was ever refused")


def decided(path: Path) -> int:
    with Project.open(path, Mode.READ) as project:
        assert verify(project) == []
        return len(journal.of_kind(project.db, "label.add"))


def test_a_full_disk(small_disk: Path, person: Annotator) -> None:
    gate, workspace = begin(small_disk, person)
    filler = small_disk / "别的"
    free = shutil.disk_usage(small_disk).free
    filler.write_bytes(b"x" * (free - 300_000))

    count, problem = decide_until_refused(gate, workspace)
    assert problem is Problem.DISK_FULL
    assert count > 0
    filler.unlink()
    decide(gate, workspace, count)
    gate.project.close()

    assert decided(gate.project.path) == count + 1


def test_a_limit_on_the_size_of_files(tmp_path: Path, person: Annotator) -> None:
    gate, workspace = begin(tmp_path, person)
    usual, most = resource.getrlimit(resource.RLIMIT_FSIZE)
    signal_before = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    log = gate.project.path.with_name(gate.project.path.name + "-wal")
    resource.setrlimit(resource.RLIMIT_FSIZE, (log.stat().st_size + 100_000, most))
    try:
        count, problem = decide_until_refused(gate, workspace)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (usual, most))
        signal.signal(signal.SIGXFSZ, signal_before)
    assert problem in (Problem.DISK_FULL, Problem.DISK_FAILED)
    decide(gate, workspace, count)
    gate.project.close()

    assert decided(gate.project.path) == count + 1


@pytest.mark.parametrize("is_renamed", [True, False])
def test_a_file_that_is_moved_away_while_it_is_open(
    tmp_path: Path, person: Annotator, is_renamed: bool
) -> None:
    folder, elsewhere = tmp_path / "文件夹", tmp_path / "别处"
    folder.mkdir()
    gate, workspace = begin(folder, person)
    decide(gate, workspace, 0)
    path = gate.project.path
    source, target = (path, tmp_path / "改名.jinbiao") if is_renamed else (folder, elsewhere)
    source.rename(target)
    with pytest.raises(UserError) as caught:
        decide(gate, workspace, 1)
    assert caught.value.problem is Problem.GONE

    target.rename(source)
    decide(gate, workspace, 1)
    gate.project.close()
    assert decided(path) == 2


def test_a_disk_that_is_taken_out(small_disk: Path, person: Annotator) -> None:
    gate, workspace = begin(small_disk, person)
    decide(gate, workspace, 0)
    subprocess.run(["umount", "-l", str(small_disk)], check=True)
    with pytest.raises(UserError) as caught:
        decide(gate, workspace, 1)
    assert caught.value.problem is Problem.GONE
    gate.project.close()


def test_a_file_on_a_disk_that_cannot_be_written(small_disk: Path, person: Annotator) -> None:
    gate, workspace = begin(small_disk, person)
    decide(gate, workspace, 0)
    gate.project.close()
    subprocess.run(["mount", "-o", "remount,ro", str(small_disk)], check=True)

    with pytest.raises(UserError) as caught:
        Project.open(gate.project.path)
    assert caught.value.problem is Problem.READ_ONLY
    assert decided(gate.project.path) == 1


def test_a_disk_too_small_for_a_new_project_is_said_by_its_name(
    small_disk: Path, person: Annotator
) -> None:
    filler = small_disk / "别的"
    filler.write_bytes(b"x" * (shutil.disk_usage(small_disk).free - 100_000))
    with pytest.raises(UserError) as caught:
        create_project(small_disk / "新.jinbiao", person)
    assert caught.value.problem is Problem.DISK_FULL
    assert caught.value.values["path"] == small_disk / "新.jinbiao"
    assert list(small_disk.iterdir()) == [filler]
