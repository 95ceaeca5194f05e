"""A file of the first release: backed up and brought up to date, or read without a change to it."""

import gzip
import sqlite3
from concurrent.futures import CancelledError
from pathlib import Path

import pytest
from click.testing import CliRunner

from annotator.checks.verify import verify
from annotator.cli import commands
from annotator.errors import Problem, UserError
from annotator.exporting.exporting import export
from annotator.gate import Gate
from annotator.ops import lexicon
from annotator.project import Mode, Project
from annotator.store import journal, labels, reports
from annotator.upgrading import Watch, is_older, watched
from schema.records import Annotator

# Made by the first release: two reports, five confirmed spans, one undone, a comment, finished.
FIRST = Path(__file__).with_name("first_tables.jinbiao.gz")


@pytest.fixture
def older(tmp_path: Path) -> Path:
    path = tmp_path / "older.jinbiao"
    path.write_bytes(gzip.decompress(FIRST.read_bytes()))
    return path


def has_terms(path: Path) -> bool:
    connection = sqlite3.connect(path)
    try:
        return bool(connection.execute("SELECT 1 FROM sqlite_schema WHERE name='terms'").fetchall())
    finally:
        connection.close()


def content(project: Project) -> tuple[object, ...]:
    ids = reports.ids(project.db)
    texts = [reports.get(project.db, report).text for report in ids]
    spans = [label for report in ids for label in labels.of_report(project.db, report)]
    return texts, spans, journal.ids(project.db)


def test_it_is_backed_up_and_then_brought_up_to_date(older: Path, person: Annotator) -> None:
    before = older.read_bytes()
    assert not has_terms(older)
    with Project.open(older, Mode.READ) as project:
        stood = content(project)
    with Project.open(older) as project:
        assert content(project) == stood
        assert list(verify(project)) == []
        Gate(project, person).run(lexicon.add((), "云雾茶会", "culture", project.schema))
        assert [each.text for each in project.terms] == ["云雾茶会"]
    assert has_terms(older)
    [backup] = older.parent.glob("older.*.jinbiao")
    assert not has_terms(backup)
    assert len(backup.read_bytes()) == len(before)
    with Project.open(backup, Mode.READ) as project:
        assert content(project) == stood
    with Project.open(older) as project:
        assert [each.text for each in project.terms] == ["云雾茶会"]
    assert len(list(older.parent.glob("older.*.jinbiao"))) == 1  # up to date needs no backup


def test_reading_it_changes_no_byte_and_leaves_nothing_beside_it(
    older: Path, tmp_path: Path
) -> None:
    before = older.read_bytes()
    with Project.open(older, Mode.READ) as project:
        assert project.terms == ()
        assert list(verify(project)) == []
        done = export(project, "jsonl", tmp_path / "gold.jsonl")
        with pytest.raises(sqlite3.OperationalError, match="readonly"):
            project.db.execute("DELETE FROM labels")
    assert (done.reports, done.spans) == (1, 5)
    assert older.read_bytes() == before
    assert {each.name for each in older.parent.iterdir()} == {"older.jinbiao", "gold.jsonl"}


@pytest.mark.parametrize("looks", [0, 1, 100, 400, 1_000])
def test_whoever_wants_it_no_more_finds_all_as_it_was(
    older: Path, monkeypatch: pytest.MonkeyPatch, looks: int
) -> None:
    """Whether it is being copied, the copy is checked, or tables are made."""
    monkeypatch.setattr("annotator.store.connection._LOOK_UP_EVERY", 10)
    before = older.read_bytes()
    told: list[Path] = []
    left = iter(range(looks))
    watch = Watch(told.append, lambda: next(left, None) is None)
    with watched(watch), pytest.raises(CancelledError):
        Project.open(older)
    assert told == [older]
    assert older.read_bytes() == before
    assert list(older.parent.glob("*.jinbiao")) == [older]
    assert is_older(older)
    with Project.open(older) as project:
        assert verify(project) == []
    assert told == [older]
    assert not is_older(older)


def test_a_command_that_writes_says_on_standard_error_that_it_takes_a_while(older: Path) -> None:
    for words, is_told in (("stats", False), ("prelabel", True), ("prelabel", False)):
        done = CliRunner().invoke(commands, [words, str(older)])
        assert done.exit_code == 0
        assert ("by an earlier version" in done.stderr) is is_told
        assert "by an earlier version" not in done.stdout


def test_what_is_no_project_or_is_read_is_not_brought_up_to_date(older: Path) -> None:
    assert not is_older(older.with_name("none.jinbiao"))
    (older.parent / "text.jinbiao").write_text("text", encoding="utf-8")
    assert not is_older(older.parent / "text.jinbiao")
    told: list[Path] = []
    with watched(Watch(told.append)), Project.open(older, Mode.READ) as project:
        assert content(project)
    assert told == []


@pytest.mark.parametrize(("version", "is_copied"), [("m0011", False), ("m0006", True)])
def test_what_lacks_indexes_alone_is_read_where_it_lies(
    tmp_path: Path, version: str, is_copied: bool
) -> None:
    path = tmp_path / f"{version}.jinbiao"
    packed = Path(__file__).with_name("released") / f"{version}.jinbiao.gz"
    path.write_bytes(gzip.decompress(packed.read_bytes()))
    with Project.open(path, Mode.READ) as project:
        [(_, _, file)] = project.db.execute("PRAGMA database_list").fetchall()
        assert (file == "") is is_copied
        assert verify(project) == []


@pytest.mark.parametrize("made", ["CREATE TABLE terms (mine)", "CREATE VIEW Terms AS SELECT 1"])
@pytest.mark.parametrize("mode", Mode)
def test_a_persons_own_table_in_the_way_is_said_and_nothing_changed(
    older: Path, made: str, mode: Mode
) -> None:
    connection = sqlite3.connect(older)
    connection.execute(made)
    connection.commit()
    connection.close()
    before = older.read_bytes()
    with pytest.raises(UserError) as caught:
        Project.open(older, mode)
    assert caught.value.problem is Problem.ALTERED
    assert caught.value.values["name"].casefold() == "terms"
    assert older.read_bytes() == before
    assert not list(older.parent.glob("older.*.jinbiao"))
