"""The table of report texts and their index: added once, never changed."""

import json
from collections.abc import Iterable
from itertools import islice
from typing import Final

from schema import likeness, text_index
from schema.database import Database
from schema.records import ReportId, report_of_hash, text_hash

_INDEXED_AT_ONCE: Final = 100


def add_all(db: Database, contents: Iterable[str]) -> None:
    """Store texts unless they are there, indexed and sketched; the ids follow from them.

    SQLite writes the index out before each text that it stores. So they are indexed in groups.
    """
    waiting = iter(contents)
    while group := list(islice(waiting, _INDEXED_AT_ONCE)):
        new = _added(db, group)
        text_index.add_all(db, new)
        likeness.add_all(db, new)


def _added(db: Database, contents: Iterable[str]) -> list[tuple[ReportId, str]]:
    hashed = ((text_hash(text), text) for text in contents)
    new = {report_of_hash(whole): (whole, text) for whole, text in hashed}
    there = db.execute(
        "SELECT report FROM texts WHERE report IN (SELECT value FROM json_each(?))",
        [json.dumps([*new])],
    )
    for (report,) in there.fetchall():
        del new[report]
    db.insert("texts", [(of, whole, text, len(text)) for of, (whole, text) in new.items()])
    return [(report, text) for report, (_, text) in new.items()]


def get(db: Database, report: ReportId) -> str:
    """A report's text exactly as it was read; KeyError where there is none."""
    row = db.execute("SELECT text FROM texts WHERE report = ?", [report]).fetchone()
    if row is None:
        raise KeyError(report)
    return str(row[0])


def lengths(db: Database) -> dict[ReportId, int]:
    """How long all texts are, in characters."""
    return dict(db.execute("SELECT report, characters FROM texts").fetchall())


def stored_hash(db: Database, report: ReportId) -> str:
    """The sha256 that a text was stored with; KeyError where there is none."""
    row = db.execute("SELECT sha256 FROM texts WHERE report = ?", [report]).fetchone()
    if row is None:
        raise KeyError(report)
    return str(row[0])


def ids(db: Database) -> list[ReportId]:
    """All texts' ids, those of removed reports included."""
    return [row[0] for row in db.execute("SELECT report FROM texts ORDER BY report")]


def sketches(db: Database) -> list[tuple[ReportId, bytes]]:
    """The sketch of every report's text, those of removed reports left out."""
    rows = db.execute(
        "SELECT report, sketch FROM sketches WHERE report IN (SELECT id FROM reports)"
    )
    return list(rows)


def all_sketches(db: Database) -> dict[ReportId, bytes]:
    """The sketch of every text, those of removed reports included."""
    return dict(db.execute("SELECT report, sketch FROM sketches").fetchall())
