"""Opening, refusing, copying: a file that is not right is told in words and never touched."""

import os
import shutil
import sqlite3
import stat
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from annotator.errors import Problem, UserError
from annotator.gate import Gate, create_project
from annotator.ops import labels, reports
from annotator.project import Mode, Project, new_file
from annotator.store import reports as reports_table
from annotator.workspace import Workspace
from schema.records import Annotator, Report


def problem_of(path: Path, mode: Mode = Mode.WRITE) -> Problem:
    """Why a file cannot be opened; its bytes must be what they were."""
    before = path.read_bytes() if path.is_file() else b""
    with pytest.raises(UserError) as caught:
        Project.open(path, mode).close()
    assert before == (path.read_bytes() if path.is_file() else b"")
    return caught.value.problem


def add_report(project: Project, person: Annotator, text: str = "一份报告。") -> None:
    Gate(project, person).run(reports.bring_in([Report.of(text, name="一")]))


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (b"", Problem.NOT_A_PROJECT),
        (b"hello", Problem.NOT_A_PROJECT),
        (b"SQLite format 3\0" + b"\0" * 200, Problem.NOT_A_PROJECT),
    ],
)
def test_what_is_no_project_is_refused(tmp_path: Path, content: bytes, problem: Problem) -> None:
    path = tmp_path / "x.jinbiao"
    path.write_bytes(content)
    assert problem == problem_of(path)


def test_a_missing_file_and_a_folder_are_told_apart(tmp_path: Path) -> None:
    assert problem_of(tmp_path / "nothing.jinbiao") == Problem.NOT_FOUND
    assert problem_of(tmp_path) == Problem.IS_FOLDER


def test_another_programs_database_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    with sqlite3.connect(path) as other:
        other.execute("CREATE TABLE labels (id TEXT)")
    other.close()
    assert problem_of(path) == Problem.NOT_A_PROJECT


def altered(project_file: Path, statement: str) -> Path:
    with sqlite3.connect(project_file) as connection:
        connection.execute("PRAGMA writable_schema = ON")
        connection.execute(statement)
    connection.close()
    return project_file


@pytest.mark.parametrize(
    "statement",
    [
        "CREATE TRIGGER evil AFTER INSERT ON labels BEGIN DELETE FROM comments; END",
        "CREATE INDEX evil ON labels (abs(start))",
        "DROP VIEW gold_numbers",
        "DROP TRIGGER operations_no_delete",
        "UPDATE sqlite_schema SET sql = replace(sql, 'text TEXT', 'text BLOB')",
    ],
)
def test_tables_that_were_altered_are_refused(project_file: Path, statement: str) -> None:
    altered(project_file, statement)
    with pytest.raises(UserError) as caught:
        Project.open(project_file)
    assert caught.value.problem == Problem.ALTERED


def test_a_persons_own_view_and_table_beside_ours_are_no_matter(project_file: Path) -> None:
    altered(project_file, "CREATE TABLE my_notes (id TEXT)")
    altered(project_file, "CREATE VIEW my_view AS SELECT * FROM gold_numbers")
    with Project.open(project_file) as project:
        assert project.schema.version


def test_a_newer_file_is_refused(project_file: Path) -> None:
    altered(
        project_file,
        "INSERT INTO _sqlite_migrations (migration_set, name, applied_at)"
        " VALUES ('gold', 'm9999_from_the_future', '2099')",
    )
    with pytest.raises(UserError) as caught:
        Project.open(project_file)
    assert caught.value.problem == Problem.NEWER_FILE


def test_a_damaged_file_is_told_as_damaged(project_file: Path, person: Annotator) -> None:
    with Project.open(project_file) as project:
        add_report(project, person, "报告。" * 20000)
    data = bytearray(project_file.read_bytes())
    data[100:8192] = bytes(8092)
    project_file.write_bytes(data)
    assert problem_of(project_file) in (Problem.DAMAGED, Problem.ALTERED, Problem.NOT_A_PROJECT)


def told_on_opening(path: Path, mode: Mode) -> Problem | None:
    try:
        Project.open(path, mode).close()
    except UserError as error:
        return error.problem
    return None


@pytest.mark.parametrize("mode", Mode)
def test_damage_to_any_page_is_told_as_damage_wherever_opening_comes_upon_it(
    project_file: Path, mode: Mode
) -> None:
    whole = project_file.read_bytes()
    size = int.from_bytes(whole[16:18], "big")
    told: set[Problem | None] = set()
    for begin in range(size, len(whole), size):
        project_file.write_bytes(whole[:begin] + b"\xff" * 64 + whole[begin + 64 :])
        told.add(told_on_opening(project_file, mode))
    assert Problem.DAMAGED in told
    assert told <= {Problem.DAMAGED, Problem.ALTERED, None}  # of most pages nothing is needed yet


def test_a_second_writer_is_told_and_may_read(project_file: Path, person: Annotator) -> None:
    with Project.open(project_file) as project:
        add_report(project, person)
        with pytest.raises(UserError) as caught:
            Project.open(project_file)
        assert caught.value.problem == Problem.ALREADY_OPEN
        with Project.open(project_file, Mode.READ) as reader:
            assert len(reports_table.ids(reader.db)) == 1


def test_a_lock_left_by_a_killed_process_is_no_obstacle(project_file: Path) -> None:
    code = (
        "import sys, os, signal\nfrom pathlib import Path\nfrom annotator.project import Project\n"
        "project = Project.open(Path(sys.argv[1]))\nprint('open', flush=True)\n"
        "os.kill(os.getpid(), signal.SIGKILL)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, project_file], capture_output=True, text=True
    )
    assert "open" in done.stdout
    with Project.open(project_file) as project:
        assert not project.read_only


def test_a_reader_cannot_write(project_file: Path, person: Annotator) -> None:
    with Project.open(project_file, Mode.READ) as project:
        with pytest.raises(UserError) as caught:
            add_report(project, person)
        assert caught.value.problem == Problem.READ_ONLY


def test_a_project_is_made_whole_or_not_at_all(tmp_path: Path, person: Annotator) -> None:
    with pytest.raises(UserError) as caught:
        create_project(tmp_path / "a.jinbiao", person, "labels = 3")
    assert caught.value.problem == Problem.BAD_SCHEMA
    assert list(tmp_path.iterdir()) == []


def test_an_existing_file_is_never_overwritten(project_file: Path, person: Annotator) -> None:
    before = project_file.read_bytes()
    with pytest.raises(UserError) as caught:
        create_project(project_file, person)
    assert caught.value.problem == Problem.ALREADY_EXISTS
    assert before == project_file.read_bytes()


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such permissions")
def test_only_its_owner_can_read_a_new_project(project_file: Path) -> None:
    assert stat.S_IMODE(project_file.stat().st_mode) == 0o600


def test_a_copy_sent_while_open_is_one_whole_file(project_file: Path, person: Annotator) -> None:
    target = project_file.with_name("copy.jinbiao")
    with Project.open(project_file) as project:
        add_report(project, person)
        project.send_copy(target)
    with Project.open(target, Mode.READ) as copy:
        assert len(reports_table.ids(copy.db)) == 1
    assert [each for each in target.parent.iterdir() if each.name.startswith("copy.jinbiao-")] == []


def test_the_file_alone_holds_everything_after_a_checkpoint(
    project_file: Path, person: Annotator
) -> None:
    alone = project_file.with_name("alone.jinbiao")
    with Project.open(project_file) as project:
        add_report(project, person)
        project.checkpoint()
        shutil.copy(project_file, alone)
    with Project.open(alone) as copy:
        assert len(reports_table.ids(copy.db)) == 1


def test_a_full_disk_is_said_and_harms_nothing(project: Project, person: Annotator) -> None:
    add_report(project, person)
    pages = project.db.execute("PRAGMA page_count").fetchone()[0]
    project.db.execute(f"PRAGMA max_page_count = {pages + 1}")
    with pytest.raises(UserError) as caught:
        add_report(project, person, "很长的报告。" * 50000)
    assert caught.value.problem == Problem.DISK_FULL

    project.db.execute("PRAGMA max_page_count = 1000000")
    assert len(reports_table.ids(project.db)) == 1
    add_report(project, person, "又一份。")
    assert len(reports_table.ids(project.db)) == 2


def test_a_reader_sees_what_a_writer_stores_meanwhile(
    project_file: Path, person: Annotator
) -> None:
    with Project.open(project_file, Mode.READ) as reader, Project.open(project_file) as writer:
        assert reports_table.ids(reader.db) == []
        add_report(writer, person)
        assert len(reports_table.ids(reader.db)) == 1


def test_a_reader_leaves_no_files_behind(project_file: Path) -> None:
    with Project.open(project_file, Mode.READ) as reader:
        assert reports_table.ids(reader.db) == []
    left = {each.name for each in project_file.parent.iterdir()}
    assert {project_file.name} == {name for name in left if not name.endswith(".lock")}


@pytest.fixture
def unwritable(project_file: Path) -> Iterator[Path]:
    """The project alone in a folder on a file system that is mounted read-only."""
    mounted = project_file.parent / "mounted"
    mounted.mkdir()
    shutil.copy(project_file, mounted)
    bind = ["mount", "--bind", mounted, mounted], ["mount", "-o", "remount,bind,ro", mounted]
    if any(subprocess.run(step, capture_output=True).returncode for step in bind):
        pytest.skip("this user may not mount")
    yield mounted / project_file.name
    subprocess.run(["umount", mounted], check=True)


def test_a_file_on_a_read_only_disk_opens_for_reading_alone(unwritable: Path) -> None:
    with Project.open(unwritable, Mode.READ) as reader:
        assert reports_table.ids(reader.db) == []
    with pytest.raises(UserError) as caught:
        Project.open(unwritable)
    assert caught.value.problem == Problem.READ_ONLY


def test_side_files_of_a_file_that_is_gone_are_not_taken_for_a_new_ones(
    tmp_path: Path, person: Annotator
) -> None:
    (tmp_path / "a.jinbiao-wal").write_bytes(b"left by a kill")
    with pytest.raises(UserError) as caught:
        create_project(tmp_path / "a.jinbiao", person)
    assert "a.jinbiao-wal" in str(caught.value.values["path"])
    assert [tmp_path / "a.jinbiao-wal"] == list(tmp_path.iterdir())


def test_a_trigger_that_bears_sqlites_own_name_is_refused(project_file: Path) -> None:
    altered(
        project_file,
        "INSERT INTO sqlite_schema VALUES ('trigger', 'sqlite_evil', 'labels', 0,"
        " 'CREATE TRIGGER sqlite_evil AFTER INSERT ON labels BEGIN DELETE FROM comments; END')",
    )
    with pytest.raises(UserError) as caught:
        Project.open(project_file)
    assert caught.value.problem == Problem.ALTERED


@pytest.mark.parametrize("table", ["operations", "changes", "schemas", "identity"])
def test_replacing_is_no_way_round_the_journal(project: Project, table: str) -> None:
    with pytest.raises(sqlite3.IntegrityError, match="append-only"):
        project.db.execute(f"INSERT OR REPLACE INTO {table} SELECT * FROM {table} LIMIT 1")


def test_what_people_hang_on_a_label_stays_when_it_changes(
    gate: Gate, workspace: Workspace
) -> None:
    db = gate.project.db
    item = workspace.items()[0]
    workspace.apply(gate.run(labels.confirm(workspace, item.key)).operation.changes)
    db.execute("CREATE TABLE notes (label TEXT REFERENCES labels (id) ON DELETE CASCADE)")
    db.execute("INSERT INTO notes SELECT id FROM labels")

    gate.run(labels.set_unsure(workspace, item.key, unsure=True))

    assert db.execute("SELECT count(*) FROM notes").fetchone()[0] == 1


def test_one_file_has_one_lock_whatever_leads_to_it(project_file: Path) -> None:
    link = project_file.with_name("link.jinbiao")
    link.symlink_to(project_file)
    with Project.open(project_file), pytest.raises(UserError) as caught:
        Project.open(link)
    assert caught.value.problem == Problem.ALREADY_OPEN


def test_a_checkpoint_never_waits_for_a_reader(project_file: Path, person: Annotator) -> None:
    with Project.open(project_file) as writer, Project.open(project_file, Mode.READ) as reader:
        reader.db.execute("BEGIN")
        assert reports_table.ids(reader.db) == []
        add_report(writer, person)
        assert not writer.checkpoint()
        reader.db.execute("ROLLBACK")
        assert writer.checkpoint()


def test_what_others_stored_is_moved_into_the_file_while_they_write_on(
    project_file: Path, person: Annotator
) -> None:
    alone = project_file.with_name("alone.jinbiao")
    with Project.open(project_file) as writer, Project.open(project_file, Mode.READ) as reader:
        add_report(writer, person)
        with writer.transaction():
            reader.checkpoint_beside()
            shutil.copy(project_file, alone)
    with Project.open(alone) as copy:
        assert len(reports_table.ids(copy.db)) == 1


def test_a_file_made_in_steps_leaves_nothing_beside_itself(
    tmp_path: Path, person: Annotator
) -> None:
    with new_file(tmp_path / "a.jinbiao") as part:
        create_project(part, person)
        with Project.open(part) as project:
            add_report(project, person)
            project.checkpoint_whole()
    assert [tmp_path / "a.jinbiao"] == list(tmp_path.iterdir())


def test_a_reader_from_outside_leaves_the_log_of_an_open_project(
    gate: Gate, workspace: Workspace
) -> None:
    """Another opening here that ends must not let go of the locks that hold outsiders off."""
    path = gate.project.path
    Project.open(path, Mode.READ).close()
    gate.run(labels.confirm(workspace, workspace.items()[0].key))
    code = (
        "import sqlite3, sys; sqlite3.connect(sys.argv[1]).execute('SELECT * FROM labels').close()"
    )
    subprocess.run([sys.executable, "-c", code, path], check=True)
    assert path.with_name(f"{path.name}-wal").exists()
    gate.run(labels.confirm(workspace, workspace.items()[1].key))
    with Project.open(path, Mode.READ) as opened:
        assert opened.db.execute("SELECT count(*) FROM labels").fetchone() == (2,)
