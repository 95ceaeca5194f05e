"""Project files made by somebody who means harm: refused, or read as data; nothing of them runs.

The long search: JINBIAO_FUZZED=250 python -m pytest tests/annotator/test_foreign_files.py
"""

import gzip
import os
import random
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, suppress
from pathlib import Path

import pytest
from click.testing import CliRunner

from annotator.cli import commands
from annotator.errors import Problem, UserError
from annotator.project import Mode, Project

FUZZED = int(os.environ.get("JINBIAO_FUZZED", "10"))
KEPT = Path(__file__).with_name("released") / "m0012.jinbiao.gz"

Alter = Callable[[sqlite3.Connection], object]


@pytest.fixture
def foreign(tmp_path: Path) -> Path:
    """A whole project of a team, as somebody else might send it."""
    path = tmp_path / "foreign.jinbiao"
    path.write_bytes(gzip.decompress(KEPT.read_bytes()))
    with Project.open(path):
        pass
    for backup in tmp_path.glob("foreign.*.jinbiao"):
        backup.unlink()
    return path


def alter(path: Path, *statements: str | Alter) -> None:
    """Change a file as anybody can who knows SQLite, its triggers put back as they were."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        guards = connection.execute(
            "SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'"
        ).fetchall()
        for name, _ in guards:
            connection.execute(f"DROP TRIGGER {name}")
        connection.execute("PRAGMA writable_schema = ON")
        for each in statements:
            each(connection) if callable(each) else connection.execute(each)
        connection.execute("PRAGMA writable_schema = OFF")
        for name, statement in guards:
            table = connection.execute(
                "SELECT 1 FROM sqlite_schema WHERE type = 'table' AND ? LIKE name || '_no_%'",
                [name],
            ).fetchone()
            if table:
                connection.execute(statement)


LOOKS = (
    ("verify",),
    ("stats", "--json"),
    ("history", "--json", "--limit", "0"),
    ("disagreements", "--json"),
    ("lexicon", "list"),
    ("round", "list"),
    ("sample", "list"),
    ("releases", "--json"),
    ("conflicts", "--json"),
    ("schema", "--history"),
    ("export", "--format", "jsonl", "--layer", "all", "--out"),
)


def look_at_all_of_it(path: Path) -> Iterator[tuple[str, int]]:
    """Read a file with every command that only reads; an error that is not told fails."""
    for name, *options in LOOKS:
        target = [str(path.with_name("out.jsonl"))] if options[-1:] == ["--out"] else []
        done = CliRunner().invoke(commands, [name, str(path), *options, *target])
        if done.exception is not None and not isinstance(done.exception, SystemExit):
            raise AssertionError(f"{name}: {done.exception!r}") from done.exception
        assert done.exit_code in (0, 1, 2)
        path.with_name("out.jsonl").unlink(missing_ok=True)
        yield name, done.exit_code


ALTERED = {
    "a trigger": "CREATE TRIGGER evil AFTER INSERT ON labels BEGIN DELETE FROM comments; END",
    "an index on what runs": "CREATE INDEX evil ON labels (upper(text))",
    "a generated column": "ALTER TABLE labels ADD COLUMN evil TEXT AS"
    " (replace(hex(zeroblob(100000000)), '0', text))",
    "a view for a table": ("DROP TABLE terms", "CREATE VIEW terms AS SELECT 1 id, 2 kind, 3 text"),
    "a virtual table for one": ("DROP TABLE terms", "CREATE VIRTUAL TABLE terms USING fts5(id)"),
    "a view that loads code": (
        "DROP VIEW gold_numbers",
        "CREATE VIEW gold_numbers AS SELECT load_extension('/tmp/evil.so')",
    ),
    "a check that runs": "UPDATE sqlite_schema SET sql = replace(sql, 'CHECK (', 'CHECK"
    " (load_extension(''x'') OR ') WHERE name = 'labels'",
    "a foreign key elsewhere": "UPDATE sqlite_schema SET sql = replace(sql,"
    " 'REFERENCES texts (report)', '') WHERE name = 'labels'",
}
BROKEN = {
    "another program's id": "PRAGMA application_id = 1",
    "a schema that attaches": "INSERT INTO sqlite_schema VALUES ('trigger', 'evil', 'labels', 0,"
    " 'CREATE TRIGGER evil AFTER INSERT ON labels BEGIN ATTACH ''/tmp/evil'' AS evil; END')",
    "a table on another's page": "UPDATE sqlite_schema SET rootpage = (SELECT rootpage FROM"
    " sqlite_schema WHERE name = 'texts') WHERE name = 'labels'",
    "a table beyond the end": "UPDATE sqlite_schema SET rootpage = 999999 WHERE name = 'labels'",
}


@pytest.mark.parametrize("what", ALTERED)
@pytest.mark.parametrize("mode", Mode)
def test_what_would_run_is_refused(foreign: Path, what: str, mode: Mode) -> None:
    statements = ALTERED[what]
    alter(foreign, *([statements] if isinstance(statements, str) else statements))
    with pytest.raises(UserError) as caught:
        Project.open(foreign, mode)
    assert caught.value.problem is Problem.ALTERED


@pytest.mark.parametrize("what", BROKEN)
def test_what_cannot_be_is_told_and_no_command_fails_on_it(foreign: Path, what: str) -> None:
    alter(foreign, BROKEN[what])
    assert dict(look_at_all_of_it(foreign))["verify"] != 0


def test_what_stands_beside_ours_is_never_asked(foreign: Path) -> None:
    """A view that would work for hours, and a table that is none of ours, are left alone."""
    alter(
        foreign,
        "CREATE VIEW evil AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n)"
        " SELECT max(i) FROM n",
        "CREATE VIRTUAL TABLE evils USING fts5(text)",
        "INSERT INTO sqlite_schema VALUES ('view', 'loop', 'loop', 0,"
        " 'CREATE VIEW loop AS SELECT * FROM loop')",
    )
    assert {status for _, status in look_at_all_of_it(foreign)} == {0}


DEEP = "[" * 100_000
VALUES: tuple[object, ...] = (
    *("", "{}", "[]", "null", '{"deleted": 1}', '{"text": 7}', "NaN", "1e999", "-1", "\x00"),
    *(DEEP, '{"a":' * 50_000, '"' + "长" * 3_000_000 + '"', "长" * 1_000_000, "9" * 5000),
    *("{0.__class__}", "'; DROP TABLE labels; --", "../../x", "(a+)+$", "\u202e", "2026-99-99"),
    *(0, -1, 2**62, -(2**62), 1.5, float("inf"), None, b"\x00\xff"),
)


def columns_of(path: Path) -> list[tuple[str, str]]:
    """All columns of our tables, the table first."""
    with closing(sqlite3.connect(path)) as connection:
        tables = connection.execute(
            "SELECT name FROM sqlite_schema WHERE type = 'table' AND sql LIKE '%STRICT'"
        ).fetchall()
        return [
            (table, column[1])
            for (table,) in tables
            for column in connection.execute(f"PRAGMA table_info({table})")
        ]


@pytest.mark.parametrize("seed", range(FUZZED))
def test_any_value_anywhere_is_refused_or_read_as_data(foreign: Path, seed: int) -> None:
    chosen = random.Random(seed)
    table, column = chosen.choice(columns_of(foreign))
    value = chosen.choice(VALUES)

    def write(connection: sqlite3.Connection) -> None:
        with suppress(sqlite3.IntegrityError):  # some values SQLite itself refuses
            connection.execute(
                f'UPDATE {table} SET "{column}" = ? WHERE rowid IN'
                f" (SELECT rowid FROM {table} ORDER BY random() LIMIT 2)",
                [value],
            )

    alter(foreign, write)
    before = set(foreign.parent.iterdir())
    for _ in look_at_all_of_it(foreign):
        pass
    assert {each.name for each in foreign.parent.iterdir()} - {each.name for each in before} <= {
        ".foreign.jinbiao.lock"
    }
