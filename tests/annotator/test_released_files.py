"""Files that releases wrote stay with us: each opens, verifies, keeps every label, exports as then.

A file is named after the last migration of its release. What that release itself exported of it
stands beside it: the gold, and the layer of one person. `released/make.py` makes the three.
"""

import gzip
import json
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from annotator.checks.verify import verify
from annotator.exporting.choice import Choice
from annotator.exporting.exporting import export
from annotator.gate import Gate
from annotator.ops import labels as label_ops
from annotator.ops import reports as report_ops
from annotator.project import Mode, Project
from annotator.store import annotators
from annotator.store import labels as label_table
from annotator.workspace import Workspace
from schema.migrations import gold
from schema.records import Json, LabelState, Layer

FOLDER = Path(__file__).with_name("released")
RELEASES = sorted(each.name.split(".")[0] for each in FOLDER.glob("*.gz"))
PERSON, LEADER = "周二", "组长"
ADDED_SINCE = {"offsets"}  # what a record says today and did not say in the first release


@pytest.fixture(params=RELEASES)
def released(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    path = tmp_path / f"{request.param}.jinbiao"
    path.write_bytes(gzip.decompress((FOLDER / f"{path.name}.gz").read_bytes()))
    return path


def rows(path: Path, table: str, columns: list[str] | None = None) -> list[dict[str, object]]:
    """All rows of a table as any SQLite tool sees them, with these columns or all."""
    with closing(sqlite3.connect(path)) as connection:
        connection.row_factory = sqlite3.Row
        wanted = ", ".join(f'"{name}"' for name in columns) if columns else "*"
        return [dict(row) for row in connection.execute(f"SELECT {wanted} FROM {table} ORDER BY 1")]


def exported(project: Project, layer: str) -> list[Json]:
    target = project.path.with_suffix(f".{layer}.out")
    export(project, "jsonl", target, Choice(layer=layer))
    return records(target)


def records(path: Path) -> list[Json]:
    lines = path.read_text(encoding="utf-8").splitlines()
    said = [json.loads(line) for line in lines]
    return [{name: one[name] for name in one.keys() - ADDED_SINCE} for one in said]


def as_exported_then(path: Path) -> Iterator[tuple[str, list[Json]]]:
    for layer, name in (("gold", "gold"), (PERSON, "person")):
        yield layer, records(FOLDER / f"{path.stem}.{name}.jsonl")


def test_no_migration_is_added_before_a_file_of_the_version_before_it_is_kept() -> None:
    versions = [each.split("_")[0] for each in gold.names]
    assert {"m0001", "m0006"} <= set(RELEASES) <= set(versions)
    lacking = set(versions[10:-1]) - set(RELEASES)
    assert not lacking, f"first run {FOLDER / 'make.py'} with the code of {lacking}"


def test_the_file_of_this_version_can_be_made_and_is_never_made_over(tmp_path: Path) -> None:
    words = [sys.executable, FOLDER / "make.py", tmp_path]
    made = subprocess.run(words, capture_output=True, text=True)
    assert made.returncode == 0, made.stderr
    before = {each.name: each.read_bytes() for each in tmp_path.iterdir()}
    endings = (".gold.jsonl", ".jinbiao.gz", ".person.jsonl")
    assert sorted(before) == [gold.names[-1].split("_")[0] + each for each in endings]
    assert subprocess.run(words, capture_output=True).returncode != 0
    assert {each.name: each.read_bytes() for each in tmp_path.iterdir()} == before


def test_read_only_it_verifies_and_exports_as_then_and_no_byte_changes(released: Path) -> None:
    before = released.read_bytes()
    with Project.open(released, Mode.READ) as project:
        assert verify(project) == []
        for layer, then in as_exported_then(released):
            assert exported(project, layer) == then
    assert released.read_bytes() == before


def test_brought_up_to_date_it_keeps_every_label_and_every_operation(released: Path) -> None:
    kept = ("labels", "links", "comments", "operations", "changes", "texts", "work", "annotators")
    before = {table: rows(released, table) for table in kept}
    assert all(before.values())
    with Project.open(released) as project:
        assert verify(project) == []
        for layer, then in as_exported_then(released):
            assert exported(project, layer) == then
    for table, said in before.items():
        assert rows(released, table, [*said[0]]) == said


def test_who_led_it_goes_on_where_they_were(released: Path) -> None:
    with Project.open(released) as project:
        [leader] = annotators.named(project.db, LEADER)
        report, label = project.db.execute(
            "SELECT report, id FROM labels WHERE layer = ? AND state = 'confirmed'", [leader.id]
        ).fetchone()
        gate = Gate(project, leader)
        workspace = Workspace.load(project, report, Layer(leader.id))
        gate.run(report_ops.reopen(workspace, "再看"))
        gate.run(label_ops.reject(Workspace.load(project, report, workspace.layer), label))
        assert label_table.of_ids(project.db, [label])[label].state is LabelState.REJECTED
        gate.undo()
        assert label_table.of_ids(project.db, [label])[label].state is LabelState.CONFIRMED
        assert verify(project) == []
