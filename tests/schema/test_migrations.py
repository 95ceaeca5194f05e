"""The gold file's tables refuse what may never be in them."""

import sqlite3

import pytest

from schema.database import Database
from schema.migrations import APPLICATION_ID, gold


@pytest.fixture
def db() -> Database:
    database = Database()
    gold.apply(database)
    database.execute("INSERT INTO texts VALUES ('r', 'hash', 'text', 4)")
    return database


def test_the_file_says_in_its_header_what_it_is(db: Database) -> None:
    assert db.execute("PRAGMA application_id").fetchone()[0] == APPLICATION_ID


def test_every_table_of_ours_is_strict(db: Database) -> None:
    listed = db.execute("SELECT name, strict, type FROM pragma_table_list WHERE schema = 'main'")
    ours = [each for each in listed if not each[0].startswith(("_", "sqlite_"))]
    index = {name for name, _, kind in ours if kind == "shadow"}
    assert index == {"texts_index_data", "texts_index_idx", "texts_index_config"}
    loose = {name for name, strict, kind in ours if kind == "table" and not strict}
    assert loose == set()


@pytest.mark.parametrize("statement", ["UPDATE texts SET text = 'other'", "DELETE FROM texts"])
def test_texts_are_append_only(db: Database, statement: str) -> None:
    with pytest.raises(sqlite3.IntegrityError, match="append-only"):
        db.execute(statement)


@pytest.mark.parametrize(("start", "end"), [(3, 3), (4, 2), (-1, 2)])
def test_a_label_cannot_have_offsets_that_cannot_be(db: Database, start: int, end: int) -> None:
    with pytest.raises(sqlite3.IntegrityError):
        db.execute(
            'INSERT INTO labels (id, report, layer, label, start, "end", text, state, unsure,'
            " by_hand, other) VALUES ('a', 'r', 'l', 'number', ?, ?, 'x', 'confirmed', 0, '', '')",
            [start, end],
        )


CONTRACT = {
    "gold_numbers": "report span start end text value value_number value_to unit bound indicator"
    " time place status aspect doubt annotator",
    "gold_measures": "report span start end text category annotator",
    "gold_links": "report number_span number_text measure_span measure_text",
    "progress": "report annotator state decided undecided",
}


@pytest.mark.parametrize("view", CONTRACT)
def test_the_views_have_the_columns_that_others_rely_on(db: Database, view: str) -> None:
    columns = [each[0] for each in db.conn.execute(f"SELECT * FROM {view}").description]
    assert CONTRACT[view].split() == columns


def test_disagreements_begin_with_report_and_kind(db: Database) -> None:
    columns = [each[0] for each in db.conn.execute("SELECT * FROM disagreements").description]
    assert columns[:2] == ["report", "kind"]
