"""Commands that are killed anywhere leave what was before or what is after, never what is between.

The long proof: JINBIAO_KILLS=10 python -m pytest tests/annotator/test_killed_commands.py
"""

import gzip
import os
import random
import shutil
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest

from annotator.checks.verify import verify
from annotator.gate import Gate, create_project
from annotator.ops import labels as label_ops
from annotator.ops import reports as report_ops
from annotator.project import Mode, Project
from annotator.store import connection, journal
from annotator.team import handing
from annotator.team import rounds as team_rounds
from annotator.workspace import Workspace
from schema.labels import default_toml
from schema.records import Annotator, AnnotatorId, Layer, Report, Span
from schema.rounds import Member

KILLS = int(os.environ.get("JINBIAO_KILLS", "1"))
FIRST = Path(__file__).with_name("first_tables.jinbiao.gz")
OTHER = Annotator(AnnotatorId("2" * 8), "周二")
REPORTS = [
    Report.of(f"第{n}村脱贫{n}2户，修路{n}3公里。" * 200, name=f"报告{n}") for n in range(60)
]


@pytest.fixture
def folder(tmp_path: Path, person: Annotator) -> Path:
    """A project, a copy of it that went on, a file to import, and a project of the first tables."""
    create_project(tmp_path / "一.jinbiao", person)
    with Project.open(tmp_path / "一.jinbiao") as project:
        Gate(project, person).run(report_ops.bring_in(REPORTS[:20]))
        project.send_copy(tmp_path / "二.jinbiao")
    with Project.open(tmp_path / "二.jinbiao") as project:
        Gate(project, person).run(report_ops.bring_in(REPORTS[20:]))
    (tmp_path / "来.txt").write_text("清溪村脱贫32户。" * 20_000, encoding="utf-8")
    (tmp_path / "旧.jinbiao").write_bytes(gzip.decompress(FIRST.read_bytes()))
    (tmp_path / "改.toml").write_text(
        default_toml().replace('en = "Industry"', 'en = "Trades"'), encoding="utf-8"
    )
    settle_and_hand_out(tmp_path, person)
    return tmp_path


def settle_and_hand_out(folder: Path, person: Annotator) -> None:
    """A project with gold, and a file that somebody has finished and not handed in."""
    create_project(folder / "金.jinbiao", person)
    with Project.open(folder / "金.jinbiao") as project:
        gate = Gate(project, person)
        gate.introduce(OTHER)
        gate.run(report_ops.bring_in(REPORTS))
        finish(gate, REPORTS[:30])
        chosen = [each.id for each in REPORTS[30:]]
        begun = team_rounds.begin(gate, "试点", [Member(OTHER.id)], chosen)
        team_rounds.assign_by_plan(gate, begun)
        handing.hand_out(gate, OTHER, folder / "手.jinbiao")
    with Project.open(folder / "手.jinbiao") as project:
        finish(Gate(project, OTHER), REPORTS[30:])


def finish(gate: Gate, some: Iterable[Report]) -> None:
    """Reports with a number each, finished by one person."""
    layer = Layer(gate.person.id)
    for report in some:
        workspace = Workspace.load(gate.project, report.id, layer)
        span = Span(1, 2, report.text[1:2])
        workspace.apply(gate.run(label_ops.add(workspace, span, "number", {})).operation.changes)
        gate.run(report_ops.finish(workspace))


def run(folder: Path, words: list[str]) -> subprocess.Popen[bytes]:
    env = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    return subprocess.Popen(
        [sys.executable, "-m", "annotator", *words],
        cwd=folder,
        env=env,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


def operations(path: Path) -> set[str]:
    with Project.open(path, Mode.READ) as project:
        assert verify(project) == []
        return set(journal.ids(project.db))


def file_or_nothing(name: str) -> Callable[[Path], object]:
    """What a command wrote: nothing yet, or all of it."""

    def written(folder: Path) -> object:
        path = folder / name
        return path.read_bytes() if path.exists() else None

    return written


def project_or_nothing(name: str) -> Callable[[Path], object]:
    """How much of a project a command wrote; who repairs is entered by another id each time."""

    def written(folder: Path) -> object:
        path = folder / name
        return len(operations(path)) if path.exists() else None

    return written


def package_or_nothing(folder: Path) -> object:
    """How much a package holds, whose tables stay empty; the file it is of is whole at any time."""
    assert operations(folder / "手.jinbiao")
    path = folder / "包.jinbiao"
    if not path.exists():
        return None
    with Project.open(path, Mode.READ) as project:
        assert list(connection.integrity(project.db)) == []
        return len(set(journal.ids(project.db)))


def count_in(name: str) -> Callable[[Path], object]:
    """How much a project holds; what a command adds gets another id each time."""
    return lambda folder: len(operations(folder / name))


def backups(folder: Path) -> object:
    made = list((folder / "家" / "data" / "backups").rglob("*.jinbiao"))
    return [operations(each) for each in made]


def migrations(folder: Path) -> object:
    """How far the tables of the oldest file have come, which is whole at every stage."""
    path = folder / "旧.jinbiao"
    assert operations(path)
    with sqlite3.connect(path) as file:
        return file.execute("SELECT count(*) FROM _sqlite_migrations").fetchone()


EXPORT = ["export", "二.jinbiao", "--format", "jsonl", "--layer", "all", "--out", "出.jsonl"]
COMMANDS: dict[str, tuple[list[str], Callable[[Path], object]]] = {
    "import": (["import", "一.jinbiao", "来.txt", "--no-suggest"], count_in("一.jinbiao")),
    "merge": (["merge", "一.jinbiao", "二.jinbiao"], count_in("一.jinbiao")),
    "export": (EXPORT, file_or_nothing("出.jsonl")),
    "migration": (["prelabel", "旧.jinbiao"], migrations),
    "backup": (["backups", "二.jinbiao", "--make"], backups),
    "schema": (["schema", "一.jinbiao", "--import", "改.toml"], count_in("一.jinbiao")),
    "restore": (
        ["backups", "二.jinbiao", "--restore", "1", "--out", "回.jinbiao"],
        project_or_nothing("回.jinbiao"),
    ),
    "handin": (["handin", "手.jinbiao", "--out", "包.jinbiao"], package_or_nothing),
    "release": (["release", "金.jinbiao", "一版"], count_in("金.jinbiao")),
    "repair": (
        ["repair", "二.jinbiao", "--out", "好.jinbiao"],
        project_or_nothing("好.jinbiao"),
    ),
}

BEFORE = {"restore": ["backups", "二.jinbiao", "--make"]}  # what has to be there for it


@pytest.mark.parametrize("attempt", range(KILLS))
@pytest.mark.parametrize("name", COMMANDS)
def test_a_killed_command_leaves_what_was_or_what_is_to_be(
    name: str, attempt: int, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    words, seen = COMMANDS[name]
    monkeypatch.setenv("JINBIAO_HOME", str(folder / "家"))
    before = seen(folder)
    whole = folder.with_name(f"{folder.name}-whole")
    shutil.copytree(folder, whole)
    monkeypatch.setenv("JINBIAO_HOME", str(whole / "家"))
    make_ready(name, whole)
    begun = time.monotonic()
    assert run(whole, words).wait(120) in (0, 1)
    took, after = time.monotonic() - begun, seen(whole)

    monkeypatch.setenv("JINBIAO_HOME", str(folder / "家"))
    make_ready(name, folder)
    with run(folder, words) as command:
        time.sleep(random.Random(f"{name} {attempt}").uniform(0.3, 1) * took)
        command.kill()

    assert seen(folder) in (before, after)
    assert run(folder, words).wait(120) in (0, 1, 2)
    assert seen(folder) == after


def make_ready(name: str, folder: Path) -> None:
    if name in BEFORE:
        assert run(folder, BEFORE[name]).wait(120) == 0
