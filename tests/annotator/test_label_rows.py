"""Labels as rows: each field in its column whatever the others say, and what has none beside."""

import json
from collections.abc import Iterator

import pytest

from annotator.store import label_rows
from annotator.store.connection import in_memory
from schema.database import Database
from schema.records import Json

EACH: dict[str, Json] = {
    "report": "r",
    "layer": "林一",
    "label": "number",
    "start": 3,
    "end": 5,
    "text": "5户",
    "state": "confirmed",
}


@pytest.fixture
def db() -> Iterator[Database]:
    tables = in_memory()
    tables.execute("INSERT INTO texts VALUES ('r', 'h', '共有5户。', 5)")
    yield tables
    tables.close()


def stored(db: Database, label: str) -> dict[str, object]:
    """The columns of a row that hold anything beyond what each has."""
    names = [name for name in label_rows.COLUMNS if name not in EACH]
    marks = ", ".join(f'"{name}"' for name in names)
    [row] = db.execute(f"SELECT {marks} FROM labels WHERE id = ?", [label])
    filled = dict(zip(names, row, strict=True))
    return {
        name: value
        for name, value in filled.items()
        if value not in (None, 0, "{}", "[]") and name != "id"
    }


def test_labels_that_say_different_things_go_in_together(db: Database) -> None:
    place: Json = {"start": 0, "end": 2, "text": "共有"}
    label_rows.insert(
        db,
        [
            ("plain", EACH),
            ("number", {**EACH, "value": "5", "unit": "户", "unsure": True}),
            ("other", {**EACH, "indicator": place, "owner": "乡", "by_hand": ["b", "a"]}),
        ],
    )
    assert stored(db, "plain") == {}
    assert stored(db, "number") == {"value": "5", "value_number": 5, "unit": "户", "unsure": 1}
    assert stored(db, "other") == {
        "indicator": "共有",
        "indicator_end": 2,
        "other": '{"owner": "乡"}',
        "by_hand": '["a", "b"]',
    }


def test_what_comes_from_elsewhere_is_kept_as_it_came(db: Database) -> None:
    label_rows.insert(db, [("odd", {**EACH, "value": "五", "indicator": "共有"})])
    found = stored(db, "odd")
    assert found["value"] == "五"
    assert "value_number" not in found
    assert json.loads(str(found["other"])) == {"indicator": "共有"}


def test_a_field_that_a_label_says_no_more_is_gone_from_its_row(db: Database) -> None:
    label_rows.insert(db, [("a", {**EACH, "value": "5", "reason": "列号"})])
    label_rows.insert(db, [("a", {**EACH, "unit": "户"})], are_there=True)
    assert stored(db, "a") == {"unit": "户"}


@pytest.mark.parametrize("lost", sorted(EACH))
def test_what_lacks_a_part_of_every_label_is_none(db: Database, lost: str) -> None:
    fields = {name: value for name, value in EACH.items() if name != lost}
    with pytest.raises((KeyError, ValueError)):
        label_rows.insert(db, [("a", fields)])
