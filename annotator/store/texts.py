"""The table of report texts: added once, never changed."""

from sqlite_utils.db import Database

from schema.records import ReportId, report_id, text_hash


def add(db: Database, text: str) -> ReportId:
    """Store a text unless it is there; the id follows from it."""
    report = report_id(text)
    if not db.execute("SELECT 1 FROM texts WHERE report = ?", [report]).fetchone():
        values = [report, text_hash(text), text, len(text)]
        db.execute("INSERT INTO texts VALUES (?, ?, ?, ?)", values)
    return report


def get(db: Database, report: ReportId) -> str:
    """A report's text exactly as it was read; KeyError where there is none."""
    row = db.execute("SELECT text FROM texts WHERE report = ?", [report]).fetchone()
    if row is None:
        raise KeyError(report)
    return str(row[0])


def stored_hash(db: Database, report: ReportId) -> str:
    """The sha256 that a text was stored with; KeyError where there is none."""
    row = db.execute("SELECT sha256 FROM texts WHERE report = ?", [report]).fetchone()
    if row is None:
        raise KeyError(report)
    return str(row[0])


def ids(db: Database) -> list[ReportId]:
    """All texts' ids, those of removed reports included."""
    return [row[0] for row in db.execute("SELECT report FROM texts ORDER BY report")]
