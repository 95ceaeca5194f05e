"""Merging twelve people's packages into the lead's project: half a million labels, one by one.

Beside it what nobody can save: reading the same operations from their files and writing their rows
into an SQLite file with the same journal and nothing else.
"""

import resource
import sqlite3
import sys
import time
from dataclasses import replace
from pathlib import Path

from measure import home, long_text

from annotator.gate import Gate, create_project
from annotator.ops import reports
from annotator.project import Mode, Project
from annotator.store import journal, schemas, texts
from annotator.store.journal_rows import as_written
from annotator.team.merging import merge
from schema.payloads import change, label_fields
from schema.records import (
    Annotator,
    AnnotatorId,
    Entity,
    Label,
    LabelId,
    Layer,
    Operation,
    OperationId,
    ReplicaId,
    Report,
    Span,
    Stamp,
)

LABELS = int(sys.argv[1]) if len(sys.argv) > 1 else 500_000
PEOPLE = 12
REPORTS = 300


def main() -> None:
    """Make a project and a package for each person, merge them, and tell how long that took."""
    with home() as folder:
        lead = folder / "lead.jinbiao"
        found = make_project(lead)
        packages = [make_package(folder, lead, found, number) for number in range(PEOPLE)]
        begun, worked = time.perf_counter(), [time.process_time()]
        with Project.open(lead) as into:
            for path in packages:
                with Project.open(path, Mode.READ) as source:
                    merge(into, source)
                worked.append(time.process_time())
            took = time.perf_counter() - begun
            [count] = into.db.execute("SELECT count(*) FROM labels").fetchone()
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        again = time.perf_counter()
        with Project.open(lead) as into, Project.open(packages[0], Mode.READ) as source:
            merge(into, source)
        again = time.perf_counter() - again
        bare = bare_copy(packages, folder / "bare.db")
    print(f"{count:,} labels of {PEOPLE} people merged            {took:8.1f} s")
    print(f"  of which the processor worked             {worked[-1] - worked[0]:8.1f} s")
    print(f"  for the first three of them               {worked[3] - worked[0]:8.1f} s")
    print(f"  for the last three of them                {worked[-1] - worked[-4]:8.1f} s")
    print(f"memory, at most                             {peak:8.0f} MiB")
    print(f"the first of them once more                 {again:8.1f} s")
    print(f"bare copy of the same rows                  {bare:8.1f} s")
    print(f"merging beside bare copy                    {took / bare:8.1f} times")


def make_project(path: Path) -> list[Report]:
    """A project with reports of some thousand characters."""
    me = Annotator(AnnotatorId("lead"), "组长")
    create_project(path, me)
    found = [Report.of(f"{n}\n{long_text(4_000, start=n)}", name=f"{n}") for n in range(REPORTS)]
    with Project.open(path) as project:
        Gate(project, me).run(reports.bring_in(found))
    return found


def make_package(folder: Path, lead: Path, found: list[Report], number: int) -> Path:
    """One person's operations, a label each, as they would have come from the window."""
    path, person = folder / f"{number}.jinbiao", AnnotatorId(f"person-{number}")
    with Project.open(lead, Mode.READ) as project:
        heads, lamport = journal.heads(project.db), journal.latest_lamport(project.db)
        made = Project.create_empty(path)
        with made.transaction() as db:
            schemas.copy(db, project.db)
            texts.add_all(db, (each.text for each in found))
            parents, first = heads, LABELS * number // PEOPLE
            for sequence in range(1, LABELS * (number + 1) // PEOPLE - first + 1):
                report = found[(first + sequence) % len(found)]
                operation = deciding(report, person, number, sequence)
                stamp = Stamp(lamport + sequence, ReplicaId(f"replica{number}"), sequence)
                stamped = replace(operation, stamp=stamp, parents=parents)
                journal.take_in(db, [as_written(stamped)])
                parents = (operation.id,)
        made.close()
    return path


def deciding(report: Report, person: AnnotatorId, number: int, sequence: int) -> Operation:
    """Somebody confirms a number."""
    start = sequence * 7 % 3_900
    label = Label(
        id=LabelId(f"{number}-{sequence}"),
        report=report.id,
        layer=Layer(person),
        label="number",
        span=Span(start, start + 4, report.text[start : start + 4]),
        attributes={"value": str(sequence), "unit": "户", "time": "2019"},
    )
    made = change(Entity.LABEL, label.id, None, label_fields(label), report.id)
    assert made is not None
    return Operation(
        id=OperationId(f"replica{number}-{sequence}"),
        stamp=Stamp(1, ReplicaId(f"replica{number}"), sequence),
        annotator=person,
        at="2026-01-01T00:00:00Z",
        kind="label.confirm",
        changes=(made,),
        layer=Layer(person),
        report=report.id,
    )


def bare_copy(packages: list[Path], path: Path) -> float:
    """The same operations, read from the packages and written into one SQLite file."""
    target = sqlite3.connect(path)
    source = sqlite3.connect(packages[0])
    kept = ("operations", "changes")
    for (statement,) in source.execute(
        "SELECT sql FROM sqlite_schema WHERE tbl_name IN (?, ?) AND type <> 'trigger'"
        " AND sql IS NOT NULL",
        kept,
    ):
        target.execute(statement)
    begun = time.perf_counter()
    for package in packages:
        source = sqlite3.connect(package)
        for table in kept:
            rows = source.execute(f"SELECT * FROM {table}")
            marks = ", ".join("?" * len(rows.description))
            target.executemany(f"INSERT INTO {table} VALUES ({marks})", rows)
        target.commit()
    return time.perf_counter() - begun


main()
