"""Many rows at once: columns that are empty throughout are left out, and nothing else is."""

from annotator.store.many_rows import insert_all
from schema.database import Database

COLUMNS = ("id", "end", "note")


def stored(*rows: tuple[object, ...]) -> list[tuple[object, ...]]:
    db = Database()
    db.execute('CREATE TABLE kept (id TEXT PRIMARY KEY, "end" INTEGER, note TEXT)')
    insert_all(db, "kept", COLUMNS, rows)
    return db.execute("SELECT * FROM kept ORDER BY id").fetchall()


def test_what_is_empty_in_all_rows_or_in_some_is_empty_afterwards() -> None:
    for rows in (
        [("a", 1, None), ("b", 2, None)],
        [("a", None, "x"), ("b", 2, None)],
        [("a", 0, ""), ("b", 2, "y")],
    ):
        assert stored(*rows) == rows


def test_no_rows_are_no_statement() -> None:
    assert stored() == []
