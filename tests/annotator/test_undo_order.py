"""Which decision undo and redo take next: as the whole journal says, and found without reading it.

The journal is read through here each time, which the gate must not do for each of many steps.
"""

import random
import shutil
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import pytest

from annotator.drafts import BOUNDARIES, UNDOABLE
from annotator.errors import UserError
from annotator.gate import Gate
from annotator.ops import labels, reports, schema
from annotator.project import Mode, Project
from annotator.store import journal, work
from annotator.store.journal_undoing import latest_redoable, latest_undoable
from annotator.team.merging import merge
from annotator.workspace import Workspace
from schema.database import Database
from schema.records import AnnotatorId, OperationId, Span, WorkState


def by_reading(db: Database, person: AnnotatorId) -> tuple[OperationId | None, OperationId | None]:
    """What undo and redo would take next."""
    done = list(journal.all_operations(db))
    undone, redone = (
        {getattr(each, field): each.stamp.lamport for each in done}
        for field in ("undoes", "redoes")
    )
    gone = {of for of, at in undone.items() if of and at > redone.get(of, 0)}
    mine = [each for each in done if each.annotator == person]
    undoable = redoable = None
    decided = max((each.stamp.lamport for each in mine if each.kind in UNDOABLE), default=0)
    for each in mine:
        if each.kind in BOUNDARIES and each.report and each.layer:
            of_report = work.get(db, each.report, each.layer)
            if of_report is not None and of_report.state is not WorkState.OPEN:
                undoable = each.id
        elif each.kind in UNDOABLE and each.id not in gone:
            undoable = each.id
        if each.kind == "undo" and each.undoes in gone and each.stamp.lamport > decided:
            redoable = each.undoes
    return undoable, redoable


def add(gate: Gate, workspace: Workspace, start: int) -> None:
    read = Workspace.load(gate.project, workspace.report.id, workspace.layer)
    span = Span(start, start + 1, read.report.text[start])
    gate.run(labels.add(read, span, "measure", {}))


def reopen_or_finish(gate: Gate, workspace: Workspace) -> None:
    read = Workspace.load(gate.project, workspace.report.id, workspace.layer)
    is_open = read.work.state is WorkState.OPEN
    gate.run(reports.finish(read) if is_open else reports.reopen(read, "再看看"))


@pytest.mark.parametrize("seed", range(6))
def test_what_is_next_is_what_the_whole_journal_says(
    seed: int, tmp_path: Path, project_file: Path, gate: Gate, workspace: Workspace
) -> None:
    chance = random.Random(seed)
    other_file = tmp_path / "另一台.jinbiao"
    gate.project.checkpoint()
    shutil.copy(project_file, other_file)
    with Project.open(other_file) as other:
        gates = [gate, Gate(other, gate.person)]
        for _ in range(120):
            at = chance.choice(gates)
            step = chance.choices(["add", "undo", "redo", "close", "merge"], [4, 6, 4, 1, 1])[0]
            with suppress(UserError):
                if step == "add":
                    add(at, workspace, chance.randrange(len(workspace.report.text)))
                elif step == "undo":
                    at.undo()
                elif step == "redo":
                    at.redo()
                elif step == "close":
                    reopen_or_finish(at, workspace)
                else:
                    source = next(each for each in gates if each is not at).project.path
                    with Project.open(source, Mode.READ) as read:
                        merge(at.project, read)
            db, who = at.project.db, gate.person.id
            found = (
                latest_undoable(db, who, UNDOABLE, BOUNDARIES),
                latest_redoable(db, who, UNDOABLE),
            )
            assert found == by_reading(db, who)


def test_a_change_of_the_schema_that_is_taken_back_is_no_undo(
    gate: Gate, workspace: Workspace
) -> None:
    measure = gate.project.schema.label("measure")
    coloured = replace(measure, colour="#123456")
    changed = gate.run(schema.put(schema.standing(gate.project), "labels/measure", coloured))
    for start in range(2):
        add(gate, workspace, start)
    standing = schema.standing(gate.project)
    gate.run(schema.take_back(gate.project, standing, changed.operation.id))
    with pytest.raises(UserError):
        gate.redo()
    gate.undo()
    left = Workspace.load(gate.project, workspace.report.id, workspace.layer).labels
    assert [each.span.start for each in left.values()] == [0]
    gate.redo()
    gate.undo()
    gate.undo()
    assert not Workspace.load(gate.project, workspace.report.id, workspace.layer).labels


def test_each_of_many_steps_reads_as_little_as_the_first(gate: Gate, workspace: Workspace) -> None:
    for start in range(30):
        add(gate, workspace, start)
    for step in (gate.undo, gate.redo):
        read = [instructions(gate.project.db, step) for _ in range(30)]
        assert max(read[2:]) < read[1] * 1.2, step


def instructions(db: Database, step: Callable[[], object]) -> int:
    """How many of its instructions SQLite runs meanwhile."""
    run = 0

    def one_more() -> int:
        nonlocal run
        run += 1
        return 0

    db.conn.set_progress_handler(one_more, 1)
    step()
    db.conn.set_progress_handler(None, 0)
    return run
