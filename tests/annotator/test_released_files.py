"""Files that releases wrote stay with us: each opens, verifies, keeps every label, exports as then.

A file is named after the last migration of its release. What that release itself exported of it
stands beside it: the gold, and the layer of one person.
"""

import gzip
import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from annotator.checks.verify import verify
from annotator.exchange.choice import Choice
from annotator.exchange.exporting import export
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


def test_the_first_release_and_those_that_changed_the_tables_are_here() -> None:
    known = {each.split("_")[0] for each in gold.names}
    assert {"m0001", "m0006", "m0011"} <= set(RELEASES) <= known


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
