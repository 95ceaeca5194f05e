"""Files in which somebody forged operations, checksums and all: refused whole, or merged as data.

The long search: JINBIAO_FORGED=400 python -m pytest tests/annotator/test_merging_forged.py
"""

import json
import os
import random
import sqlite3
from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path

import pytest

from annotator.checks.finding import Rule
from annotator.checks.verify import verify
from annotator.errors import Problem, UserError
from annotator.gate import Gate
from annotator.ops import comments, labels
from annotator.project import Mode, Project
from annotator.safety.repair import repair
from annotator.store import ancestry, journal, journal_rows, reports
from annotator.store.journal_rows import StoredOperation
from annotator.team import handing, merging, rounds
from annotator.workspace import Workspace
from schema.records import Annotator, Layer
from schema.rounds import Member

FORGED = int(os.environ.get("JINBIAO_FORGED", "12"))
MOST = 2**53 - 1  # what the table of operations takes for a counter
COLUMNS = [each.strip() for each in journal_rows.COLUMNS.split(",")]
DEEP = '{"a":' * 20_000 + "1" + "}" * 20_000

Forge = Callable[[dict[str, object], list[object]], None]


@pytest.fixture
def theirs(lead: Gate, tmp_path: Path) -> Path:
    """A copy of the project, for somebody to write in what they like."""
    path = tmp_path / "theirs.jinbiao"
    workspace = Workspace.load(lead.project, reports.ids(lead.project.db)[0], Layer(lead.person.id))
    lead.run(comments.add(workspace, "一"))
    lead.project.send_copy(path)
    return path


def copied(path: Path, wanted: str) -> StoredOperation:
    """The last operation of a kind."""
    with Project.open(path, Mode.READ) as project:
        return [each for each in journal_rows.written(project.db) if each.kind == wanted][-1]


def forge(path: Path, like: str, *changed: Forge) -> None:
    """Add an operation of somebody for each change, made like one that is there, rightly summed."""
    made = []
    for nth, change in enumerate(changed, start=1):
        source = copied(path, like)
        row = dict(zip(COLUMNS, source.row, strict=False))
        row |= {"id": f"forged-{nth}", "replica": "forged", "sequence": nth}
        row["lamport"] = int(row["lamport"]) + nth
        rows = [*source.changes[0]]
        change(row, rows)
        rows[0] = row["id"]
        unsummed = StoredOperation(
            tuple(row[name] for name in COLUMNS), [tuple(rows)], json.loads(str(row["parents"]))
        )
        made.append(((*unsummed.row, unsummed.summed()), rows))
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA ignore_check_constraints = ON")
        for whole, rows in made:
            marks = ",".join("?" * len(whole))
            connection.execute(
                f"INSERT INTO operations ({journal_rows.COLUMNS}, checksum) VALUES ({marks})", whole
            )
            connection.execute("INSERT INTO changes VALUES (?, ?, ?, ?, ?, ?, ?)", rows)


def merged(gate: Gate, path: Path) -> None:
    with Project.open(path, Mode.READ) as source:
        merging.merge_in(gate, source)


def still_works(gate: Gate) -> None:
    """A decision is stored, and can be undone."""
    report = reports.ids(gate.project.db)[-1]
    workspace = Workspace.load(gate.project, report, Layer(gate.person.id))
    gate.run(comments.add(workspace, "还能记"))
    gate.undo()


def stating(**said: object) -> Forge:
    """The change writes this of its entity, and of another entity where `of` is said."""

    def change(_: dict[str, object], rows: list[object]) -> None:
        rows[2], rows[3] = said.get("entity", rows[2]), said.get("of", rows[3])
        fields = {name: each for name, each in said.items() if name not in ("entity", "of")}
        rows[6] = json.dumps({**json.loads(str(rows[6])), **fields})

    return change


def told(**said: object) -> Forge:
    """The operation says this of itself."""
    return lambda row, _: row.update(said)


def payload(text: str, *, before: bool = False) -> Forge:
    def change(_: dict[str, object], rows: list[object]) -> None:
        rows[5 if before else 6] = text

    return change


UNFIT: dict[str, tuple[str, Forge]] = {
    "an id that is none of its replica": ("comment.add", told(id="x-1")),
    "an id without a number": ("comment.add", told(id="forged", replica="")),
    "a counter at its end": ("comment.add", told(lamport=MOST)),
    "a counter beyond its end": ("comment.add", told(lamport=2**62)),
    "no counter": ("comment.add", told(lamport=0)),
    "parents that are none": ("comment.add", told(parents='["nobody"]')),
    "a payload that is no object": ("comment.add", payload("[]")),
    "a payload that is no JSON": ("comment.add", payload("{")),
    "an endless payload": ("comment.add", payload(DEEP)),
    "an endless one before": ("comment.add", payload(DEEP, before=True)),
    "a text that is a list": ("comment.add", stating(text=["a"])),
    "a text that no encoding has": ("comment.add", stating(text="\ud800")),
    "an unknown entity": ("comment.add", stating(entity="nothing")),
    "a person without a name": ("annotator.join", stating(name=None)),
    "a project without a schema": ("project.create", payload('{"deleted":true}')),
    "a schema that nobody has": ("project.create", stating(schema="none")),
    "a number that SQLite cannot hold": ("report.import", stating(entity="import", files=10**30)),
}


@pytest.mark.parametrize("what", UNFIT)
def test_what_no_gate_writes_is_refused_whole(lead: Gate, theirs: Path, what: str) -> None:
    like, change = UNFIT[what]
    forge(theirs, like, change)
    before = journal.ids(lead.project.db)
    with pytest.raises(UserError) as caught:
        merged(lead, theirs)
    assert caught.value.problem is Problem.UNFIT
    assert journal.ids(lead.project.db) == before
    still_works(lead)
    assert verify(lead.project) == []


def test_nobody_who_has_labelled_is_taken_out_of_the_people(lead: Gate, theirs: Path) -> None:
    report = reports.ids(lead.project.db)[0]
    workspace = Workspace.load(lead.project, report, Layer(lead.person.id))
    lead.run(labels.confirm(workspace, workspace.items()[0].key))

    def gone(_: dict[str, object], rows: list[object]) -> None:
        rows[3], rows[6] = lead.person.id, '{"deleted":true}'

    forge(theirs, "annotator.join", gone)
    with pytest.raises(UserError) as caught:
        merged(lead, theirs)
    assert caught.value.problem is Problem.UNFIT
    assert verify(lead.project) == []


def test_a_clock_far_ahead_leaves_room_for_all_that_is_to_come(lead: Gate, theirs: Path) -> None:
    forge(theirs, "comment.add", told(lamport=2**39))
    merged(lead, theirs)
    still_works(lead)
    assert verify(lead.project) == []


def test_who_knew_of_each_other_in_a_circle_is_no_endless_work(lead: Gate, theirs: Path) -> None:
    def after(parent: str, **said: object) -> Forge:
        return told(parents=json.dumps([parent]), **said)

    forge(
        theirs,
        "comment.add",
        after("other-1"),
        after("forged-1", id="other-1", replica="other", sequence=1),
        after("forged-3", id="forged-2", sequence=2),
        after("other-1", id="forged-3", sequence=3),
    )
    merged(lead, theirs)
    still_works(lead)
    assert verify(lead.project) == []


def test_a_payload_in_another_form_is_kept_as_it_came(lead: Gate, theirs: Path) -> None:
    """Checksums are over what is stored: reading it and writing it anew may differ from that."""

    def spaced(_: dict[str, object], rows: list[object]) -> None:
        rows[6] = json.dumps(json.loads(str(rows[6])), indent=1)

    forge(theirs, "comment.add", spaced)
    merged(lead, theirs)
    assert verify(lead.project) == []


def test_operations_left_out_without_end_fill_no_memory(
    lead: Gate, people: tuple[Annotator, ...], tmp_path: Path
) -> None:
    every = reports.ids(lead.project.db)
    begun = rounds.begin(lead, "一", [Member(people[1].id)], every)
    rounds.assign_by_plan(lead, begun)
    for name in ("mine", "theirs"):
        handing.hand_out(lead, people[1], tmp_path / f"{name}.jinbiao")
    with closing(sqlite3.connect(tmp_path / "theirs.jinbiao")) as connection, connection:
        connection.execute("INSERT INTO left_out VALUES ('x', 1, ?), ('x', 9, ?)", [2**60, 2**61])
    with Project.open(tmp_path / "mine.jinbiao") as mine:
        merged(Gate(mine, people[1]), tmp_path / "theirs.jinbiao")
        assert ("x", 1, 2**61) in ancestry.left_out(mine.db)
    repaired = repair(tmp_path / "mine.jinbiao", tmp_path / "whole.jinbiao", people[1])
    assert repaired.missing == 0


JUNK: tuple[object, ...] = (
    *(None, "", 0, -1, 2**53, 2**63, 10**30, 1.5, float("nan"), True, [], {}, ["a"], [None]),
    *({"start": 0, "end": 1, "text": "x"}, "\x00", "\ud800", "\u202e", "长" * 100_000),
    *("deleted", "gold", "open", "confirmed", "number", "9" * 5000, "2026-99-99"),
)


@pytest.mark.parametrize("seed", range(FORGED))
def test_any_value_in_any_payload_is_refused_or_is_data(
    lead: Gate, theirs: Path, seed: int
) -> None:
    chosen = random.Random(seed)
    with Project.open(theirs, Mode.READ) as project:
        kinds = sorted({each.kind for each in journal_rows.written(project.db)})

    def junk(row: dict[str, object], rows: list[object]) -> None:
        if chosen.random() < 0.3:
            row[chosen.choice(["annotator", "at", "kind", "layer", "report", "undoes"])] = "x\x00y"
            return
        fields = json.loads(str(rows[6]))
        fields[chosen.choice([*fields, "deleted", "replaces"])] = chosen.choice(JUNK)
        rows[6] = json.dumps(fields)
        rows[3] = chosen.choice([rows[3], "new"])

    forge(theirs, chosen.choice(kinds), junk, junk)
    with suppress(UserError):
        merged(lead, theirs)
    told_of = {each.rule for each in verify(lead.project)}
    assert told_of <= {Rule.VALUES, Rule.LINKS, Rule.OFFSETS, Rule.GAP}  # as a person may say it
    still_works(lead)
