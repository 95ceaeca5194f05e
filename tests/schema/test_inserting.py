"""Many rows are added by few statements, from rows or from columns, and none is lost between."""

import sqlite3

import pytest

from schema.database import Database


@pytest.fixture
def db() -> Database:
    made = Database()
    made.execute("CREATE TABLE things (id INTEGER PRIMARY KEY, kind TEXT, size REAL, word TEXT)")
    return made


def rows(db: Database) -> list[tuple[object, ...]]:
    return db.execute("SELECT * FROM things ORDER BY id").fetchall()


@pytest.mark.parametrize("many", [1, 9, 10, 999, 1000, 1001, 2345])
def test_columns_give_the_rows_that_rows_give(db: Database, many: int) -> None:
    numbers, words = [*range(many)], [f"词{number}" for number in range(many)]
    db.insert_columns("things", many, [numbers, "same", 0.5, words])
    found = rows(db)
    assert found == [(number, "same", 0.5, f"词{number}") for number in range(many)]
    db.execute("DELETE FROM things")
    db.insert("things", found)
    assert rows(db) == found


def test_what_stands_is_left_as_it_is(db: Database) -> None:
    db.insert("things", [(1, "old", 1.0, "a")])
    db.insert_columns(
        "things", 3, [[0, 1, 2], "new", None, ["x", "y", "z"]], "ON CONFLICT DO NOTHING"
    )
    assert rows(db) == [(0, "new", None, "x"), (1, "old", 1.0, "a"), (2, "new", None, "z")]


def test_a_column_that_is_too_short_adds_nothing(db: Database) -> None:
    with pytest.raises((ValueError, sqlite3.Error)), db.atomic():
        db.insert_columns("things", 2, [[0, 1], "new", None, ["x"]])
    assert rows(db) == []
