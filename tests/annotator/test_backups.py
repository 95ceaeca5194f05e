"""Backups: made of what is stored, held against it, thinned by age, restored beside the project."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.checks.verify import verify
from annotator.errors import Problem, UserError
from annotator.gate import Gate
from annotator.ops import labels
from annotator.project import Mode, Project
from annotator.safety import backups
from annotator.safety.backups import Backup
from annotator.workspace import Workspace
from schema.records import Span

NOW = datetime(2026, 5, 20, 12, tzinfo=UTC)


def decide(gate: Gate, workspace: Workspace, start: int) -> None:
    span = Span(start, start + 2, workspace.report.text[start : start + 2])
    workspace.apply(gate.run(labels.add(workspace, span, "measure", {})).operation.changes)


def test_a_backup_holds_all_that_is_stored(
    project: Project, gate: Gate, workspace: Workspace
) -> None:
    decide(gate, workspace, 0)
    made = backups.make(project)
    assert made is not None
    with Project.open(made.path, Mode.READ) as copy:
        assert verify(copy) == []
        assert len(Workspace.load(copy, workspace.report.id, workspace.layer).labels) == 1
    assert made.path.stat().st_mode & 0o077 == 0


def test_no_backup_is_made_where_nothing_changed(
    project: Project, gate: Gate, workspace: Workspace
) -> None:
    assert backups.make(project) is not None
    assert backups.make(project) is None
    decide(gate, workspace, 0)
    assert backups.make(project) is not None
    assert len(backups.of_file(project.path)) == 2


def test_a_reader_makes_one_beside_the_writer(
    project: Project, gate: Gate, workspace: Workspace
) -> None:
    decide(gate, workspace, 0)
    with Project.open(project.path, Mode.READ) as reading:
        made = backups.make(reading)
    decide(gate, workspace, 2)
    assert made is not None


def test_backups_are_found_when_the_project_is_gone(project: Project) -> None:
    made = backups.make(project)
    project.close()
    project.path.unlink()
    assert backups.of_file(project.path) == [made]


def test_a_restored_backup_is_a_project_of_its_own(
    project: Project, gate: Gate, workspace: Workspace, tmp_path: Path
) -> None:
    made = backups.make(project)
    decide(gate, workspace, 0)
    assert made is not None
    target = tmp_path / "恢复.jinbiao"
    backups.restore(made, target)
    with Project.open(target) as restored:
        assert Workspace.load(restored, workspace.report.id, workspace.layer).labels == {}
    with pytest.raises(UserError) as caught:
        backups.restore(made, target)
    assert caught.value.problem is Problem.ALREADY_EXISTS


def test_a_copy_that_differs_is_taken_away(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    def write_half(_: Project, target: Path) -> None:
        target.write_bytes(project.path.read_bytes()[:8192])

    monkeypatch.setattr(Project, "send_copy", write_half)
    with pytest.raises(UserError):
        backups.make(project)
    assert backups.of_file(project.path) == []


def of(age: timedelta) -> Backup:
    return Backup(NOW - age, "00", Path(f"{age}.jinbiao"))


def kept(made: list[Backup]) -> list[timedelta]:
    gone = set(backups.superfluous(made, NOW))
    return [NOW - each.at for each in made if each not in gone]


def test_old_backups_are_thinned_by_age() -> None:
    minutes = [of(timedelta(minutes=10 * count)) for count in range(60)]
    assert 10 <= len(kept(minutes)) <= 14
    years = [of(timedelta(days=count)) for count in range(3 * 365)]
    left = kept(years)
    assert 30 + 48 <= len(left) <= 30 + 52
    assert max(left) <= timedelta(days=365)


@given(st.lists(st.integers(0, 10_000_000), unique=True, max_size=60))
def test_the_newest_always_stay_and_thinning_again_takes_nothing(ages: list[int]) -> None:
    made = [of(timedelta(seconds=age)) for age in ages]
    left = kept(made)
    assert {timedelta(seconds=age) for age in sorted(ages)[:3]} <= set(left)
    assert kept([of(age) for age in left]) == left
