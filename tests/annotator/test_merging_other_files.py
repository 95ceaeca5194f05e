"""Merging files of an earlier version, forks, and of people who were asked about before."""

import gzip
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from annotator.checks.verify import verify
from annotator.gate import Gate, create_project
from annotator.ops import labels, reports
from annotator.ops import people as people_ops
from annotator.project import Mode, Project
from annotator.store import annotators, conflicts, journal
from annotator.store import labels as label_table
from annotator.store import reports as report_table
from annotator.suggest.engine import Engine
from annotator.team import conflicts as open_conflicts
from annotator.team import merging
from annotator.workspace import Workspace
from schema.records import Annotator, AnnotatorId, Layer, Report, ReportId

FIRST = Path(__file__).with_name("first_tables.jinbiao.gz")
LEAD, ONE = (Annotator(AnnotatorId(f"{n}" * 8), name) for n, name in enumerate(("组长", "林一")))
TEXT = "青石村：发展产业扶贫，新建水厂4座，受益5120户。"


def lead_project(path: Path) -> ReportId:
    create_project(path, LEAD)
    with Project.open(path) as project:
        gate, engine = Gate(project, LEAD), Engine.default()
        gate.introduce(ONE)
        report = replace(Report.of(TEXT, name="简报"), suggested_by=(engine.version,))
        gate.run(reports.bring_in([report], engine.suggest(TEXT)))
    return report.id


def decide(gate: Gate, report: ReportId, *, is_confirmed: bool, place: int = 0) -> None:
    workspace = Workspace.load(gate.project, report, Layer(gate.person.id))
    decision = labels.confirm if is_confirmed else labels.reject
    gate.run(decision(workspace, workspace.items()[place].key))


def test_a_file_of_the_first_version_is_merged_and_left_as_it_is(tmp_path: Path) -> None:
    older, path = tmp_path / "older.jinbiao", tmp_path / "lead.jinbiao"
    older.write_bytes(gzip.decompress(FIRST.read_bytes()))
    lead_project(path)
    before = older.read_bytes()
    with Project.open(path) as project:
        with Project.open(older, Mode.READ) as source:
            there = journal.ids(source.db)
            said = {each: label_table.of_report(source.db, each) for each in _reports(source)}
            done = merging.merge_in(Gate(project, LEAD), source)
            assert done.operations == len(there) > 0
        assert there <= journal.ids(project.db)
        assert {each: label_table.of_report(project.db, each) for each in said} == said
        assert any(said.values())
        assert list(verify(project)) == []
    assert older.read_bytes() == before
    assert [each.name for each in tmp_path.glob("older*")] == ["older.jinbiao"]


def _reports(project: Project) -> list[ReportId]:
    return report_table.ids(project.db)


def test_two_machines_of_one_person_are_listed_and_settled_either_way(tmp_path: Path) -> None:
    path = tmp_path / "lead.jinbiao"
    report = lead_project(path)
    for number, is_confirmed in enumerate((True, False)):
        shutil.copy(path, tmp_path / f"{number}.jinbiao")
        with Project.open(tmp_path / f"{number}.jinbiao") as project:
            for place in range(2):
                decide(Gate(project, ONE), report, is_confirmed=is_confirmed, place=place)
    with Project.open(path) as project:
        gate = Gate(project, LEAD)
        for number in range(2):
            with Project.open(tmp_path / f"{number}.jinbiao", Mode.READ) as source:
                merging.merge_in(gate, source)
        found = [each for each in open_conflicts.listed(project) if each.conflict.field == "state"]
        assert {each.person for each in found} == {"林一"}
        assert all(each.words and each.report == "简报" for each in found)
        stood = {each.entity_id: str(each.conflict.kept_value) for each in found}
        kept, taken = sorted(found, key=lambda each: each.entity_id)
        open_conflicts.settle(gate, kept.id, take=False)
        open_conflicts.settle(gate, taken.id, take=True)
        for each in open_conflicts.listed(project):
            open_conflicts.settle(gate, each.id, take=False)
        assert conflicts.count(project.db) == 0
        now = {str(each.id): each.state.value for each in label_table.of_report(project.db, report)}
        assert now[kept.entity_id] == stood[kept.entity_id]
        assert now[taken.entity_id] != stood[taken.entity_id]
        assert list(verify(project)) == []


@pytest.mark.parametrize("is_one_person", [True, False])
def test_people_of_one_name_are_asked_about_once_however_often_they_come(
    tmp_path: Path, is_one_person: bool
) -> None:
    path, laptop = tmp_path / "lead.jinbiao", tmp_path / "laptop.jinbiao"
    report = lead_project(path)
    shutil.copy(path, laptop)
    other = Annotator(AnnotatorId("laptop"), ONE.name)
    with Project.open(path) as project:
        gate = Gate(project, LEAD)
        for place in range(3):
            with Project.open(laptop) as away:
                decide(Gate(away, other), report, is_confirmed=True, place=place)
            with Project.open(laptop, Mode.READ) as source:
                merging.merge_in(gate, source)
            asked = merging.namesakes(project)
            assert bool(asked) == (place == 0)
            if asked and is_one_person:
                known = annotators.get(project.db, other.id)
                assert known is not None
                gate.run(people_ops.same(known, ONE))
            elif asked:
                gate.run(people_ops.different(asked[0]))
            layers = {str(each.layer) for each in label_table.of_report(project.db, report)}
            assert layers == {ONE.id if is_one_person else other.id}
        assert list(verify(project)) == []


def test_labels_that_come_in_great_numbers_are_what_the_journal_adds_up_to(tmp_path: Path) -> None:
    """A label that is new here is written at once, one that anything is known of is folded."""
    path = tmp_path / "lead.jinbiao"
    report = lead_project(path)
    shutil.copy(path, tmp_path / "away.jinbiao")
    with Project.open(tmp_path / "away.jinbiao") as away:
        gate = Gate(away, ONE)
        decide(gate, report, is_confirmed=True)
        decide(gate, report, is_confirmed=False)  # twice in what comes in at once
        away.send_copy(tmp_path / "early.jinbiao")
        decide(gate, report, is_confirmed=True, place=1)
        decide(gate, report, is_confirmed=True)
        gate.undo()
    with Project.open(path) as project:
        for name in ("early", "away", "early"):
            with Project.open(tmp_path / f"{name}.jinbiao", Mode.READ) as source:
                merging.merge(project, source)
            assert list(verify(project)) == []
        with Project.open(tmp_path / "away.jinbiao", Mode.READ) as source:
            assert label_table.of_report(project.db, report) == label_table.of_report(
                source.db, report
            )
