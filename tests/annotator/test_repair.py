"""What is saved of damaged files, whatever was damaged, and what is said of the rest.

The long proof: JINBIAO_DAMAGED=200 python -m pytest tests/annotator/test_repair.py
"""

import os
import random
import shutil
import sqlite3
from pathlib import Path

import pytest

from annotator.checks.finding import Rule
from annotator.checks.verify import verify
from annotator.errors import Problem, UserError
from annotator.gate import Gate, create_project
from annotator.ops import labels as label_ops
from annotator.ops import reports as report_ops
from annotator.project import Mode, Project
from annotator.safety.leaves import rows
from annotator.safety.repair import repair
from annotator.workspace import Workspace
from schema.records import Annotator, AnnotatorId, Layer, Report, Span

DAMAGED = int(os.environ.get("JINBIAO_DAMAGED", "8"))
REPORTS = 8
DECISIONS = 25
PAGE = 4096


PERSON = Annotator(AnnotatorId("22222222-2222-4222-8222-222222222222"), "林二")


@pytest.fixture
def worked_in(made_once: Path, tmp_path: Path) -> Path:
    """A project of some long reports with decisions on each."""
    return Path(shutil.copy(made_once, tmp_path / "柳溪.jinbiao"))


@pytest.fixture(scope="module")
def made_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path, person = tmp_path_factory.mktemp("made") / "柳溪.jinbiao", PERSON
    create_project(path, person)
    texts = [f"第{number}村脱贫{number}2户，修路{number}3公里。" * 300 for number in range(REPORTS)]
    with Project.open(path) as project:
        gate = Gate(project, person)
        made = [Report.of(text, name=f"报告{number}") for number, text in enumerate(texts)]
        gate.run(report_ops.bring_in(made))
        for report in made:
            workspace = Workspace.load(project, report.id, Layer(person.id))
            for place in range(DECISIONS):
                span = Span(place * 5, place * 5 + 4, report.text[place * 5 : place * 5 + 4])
                draft = label_ops.add(workspace, span, "number", {"value": str(place)})
                workspace.apply(gate.run(draft).operation.changes)
    return path


def labels_of(path: Path, columns: str = "*") -> set[tuple[object, ...]]:
    """All that the file holds of labels, with the texts that they are in."""
    with Project.open(path, Mode.READ) as project:
        rows = project.db.execute(f"SELECT {columns} FROM labels JOIN texts USING (report)")
        return set(rows)


def with_bytes(path: Path, begin: int, content: bytes) -> Path:
    other = path.with_name("坏.jinbiao")
    whole = bytearray(path.read_bytes())
    whole[begin : begin + len(content)] = content
    other.write_bytes(whole)
    return other


def pages_of(path: Path, table: str) -> list[int]:
    """Where the pages begin that hold rows of a table."""
    content, alone = path.read_bytes(), path.with_name("一页.jinbiao")
    with sqlite3.connect(path) as file:
        wanted = set(file.execute(f"SELECT * FROM {table}"))
    found = []
    for begin in range(PAGE, len(content), PAGE):
        alone.write_bytes(b"\0" * begin + content[begin : begin + PAGE])
        if wanted.intersection(rows(alone)):
            found.append(begin)
    return found


def test_every_row_that_sqlite_reads_is_read_from_the_pages(worked_in: Path) -> None:
    found = set(rows(worked_in))
    with sqlite3.connect(worked_in) as file:
        for table in ("operations", "changes", "texts", "schemas", "labels"):
            stored = file.execute(f"SELECT * FROM {table}").fetchall()
            assert stored
            assert found.issuperset(stored)


def test_what_stands_in_the_log_alone_is_read_too(worked_in: Path, person: Annotator) -> None:
    with Project.open(worked_in) as project:
        gate = Gate(project, person)
        gate.run(report_ops.bring_in([Report.of("新来的报告。", name="新")]))
        assert worked_in.with_name(worked_in.name + "-wal").stat().st_size > 0
        assert any("新来的报告。" in row for row in rows(worked_in))


def test_a_sound_file_comes_out_as_it_is(worked_in: Path, person: Annotator) -> None:
    target = worked_in.with_name("好.jinbiao")
    done = repair(worked_in, target, person)

    assert done.is_whole
    assert done.rescued == 0
    assert labels_of(target) == labels_of(worked_in)
    with Project.open(target) as project:
        assert verify(project) == []


@pytest.mark.parametrize("begin", [0, 16, 100])
def test_a_file_whose_first_page_is_gone_is_saved(
    worked_in: Path, person: Annotator, begin: int
) -> None:
    broken = with_bytes(worked_in, begin, b"\xff" * (PAGE - begin))
    with pytest.raises(UserError):
        Project.open(broken)
    target = worked_in.with_name("好.jinbiao")

    assert repair(broken, target, person).is_whole
    assert labels_of(target) == labels_of(worked_in)


def test_a_lost_page_of_changes_costs_what_stood_on_it_and_says_so(
    worked_in: Path, person: Annotator
) -> None:
    [_, page, *_] = pages_of(worked_in, "changes")
    broken = with_bytes(worked_in, page, b"\0" * PAGE)
    target = worked_in.with_name("好.jinbiao")

    done = repair(broken, target, person)

    assert not done.is_whole
    saved, before = labels_of(target), labels_of(worked_in)
    assert saved < before
    assert len(before - saved) == done.torn
    with Project.open(target) as project:
        assert {each.rule for each in verify(project)} <= {Rule.GAP}


def test_changes_of_an_operation_that_is_gone_are_saved_by_a_new_one(
    worked_in: Path, person: Annotator
) -> None:
    [_, page, *_] = pages_of(worked_in, "operations")
    broken = with_bytes(worked_in, page, b"\0" * PAGE)
    target = worked_in.with_name("好.jinbiao")

    done = repair(broken, target, person)

    assert done.rescued > 0
    assert labels_of(target, "label, start") == labels_of(worked_in, "label, start")
    assert len(labels_of(target) - labels_of(worked_in)) == done.rescued  # they are flagged


def test_what_one_copy_lacks_comes_from_another(worked_in: Path, person: Annotator) -> None:
    begin = worked_in.read_bytes().index("第3村脱贫".encode())
    broken = with_bytes(worked_in, begin, b"\0" * 100)
    alone, together = worked_in.with_name("一.jinbiao"), worked_in.with_name("二.jinbiao")

    done = repair(broken, alone, person)
    assert done.textless
    assert labels_of(alone) < labels_of(worked_in)

    assert repair(broken, together, person, [worked_in]).is_whole
    assert labels_of(together) == labels_of(worked_in)


def test_whatever_is_damaged_the_new_file_is_sound(worked_in: Path, person: Annotator) -> None:
    chosen = random.Random(7)
    whole = worked_in.read_bytes()
    before = labels_of(worked_in)
    for round_ in range(DAMAGED):
        content = bytearray(whole)
        if round_ % 3 == 0:
            del content[chosen.randrange(PAGE, len(content)) :]
        for _ in range(chosen.choice((1, 20, 400, 3000))):
            content[chosen.randrange(len(content))] = chosen.randrange(256)
        broken = worked_in.with_name("坏.jinbiao")
        broken.write_bytes(content)
        target = worked_in.with_name(f"好{round_}.jinbiao")
        try:
            repair(broken, target, person)
        except UserError:  # the one operation that says which project it was is gone
            continue
        with Project.open(target) as project:
            assert {each.rule for each in verify(project)} <= {Rule.GAP}
            sure = "SELECT count(*) FROM labels WHERE unsure = 0"
            assert project.db.execute(sure).fetchone()[0] == len(labels_of(target) & before)


@pytest.mark.parametrize("content", [b"", b"\r" * 9000, b"SQLite format 3\0" + b"\x0d" * 8192])
def test_a_file_without_a_project_in_it_is_refused(
    tmp_path: Path, person: Annotator, content: bytes
) -> None:
    path = tmp_path / "不是.jinbiao"
    path.write_bytes(content)
    with pytest.raises(UserError) as caught:
        repair(path, tmp_path / "好.jinbiao", person)
    assert caught.value.problem is Problem.NOTHING_TO_SAVE
    assert not (tmp_path / "好.jinbiao").exists()


def test_nothing_is_written_over_a_file(worked_in: Path, person: Annotator) -> None:
    with pytest.raises(UserError) as caught:
        repair(worked_in, worked_in, person)
    assert caught.value.problem is Problem.ALREADY_EXISTS
