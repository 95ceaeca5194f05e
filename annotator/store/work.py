"""The table of work: how far each person is with each report."""

from sqlite_utils.db import Database

from schema.payloads import work_from_fields
from schema.records import Fields, Layer, ReportId, Work, WorkState


def write(db: Database, work_id: str, fields: Fields | None) -> None:
    """Make the row what the fields say; None takes it away."""
    if fields is None:
        report, _, layer = work_id.partition("/")
        db.execute("DELETE FROM work WHERE report = ? AND layer = ?", [report, layer])
        return
    work = work_from_fields(fields)
    db.execute(
        "INSERT OR REPLACE INTO work VALUES (?, ?, ?, ?)",
        [work.report, work.layer, work.state.value, work.reason],
    )


def get(db: Database, report: ReportId, layer: Layer) -> Work | None:
    """One person's state on a report; None where they never finished or reopened it."""
    row = db.execute(
        "SELECT state, reason FROM work WHERE report = ? AND layer = ?", [report, layer]
    ).fetchone()
    return Work(report, layer, WorkState(row[0]), row[1]) if row else None


def begun(db: Database, report: ReportId) -> bool:
    """Whether anyone has decided anything in a report, or finished it."""
    return bool(
        db.execute(
            "SELECT EXISTS (SELECT 1 FROM work WHERE report = ?1)"
            " OR EXISTS (SELECT 1 FROM labels WHERE report = ?1)",
            [report],
        ).fetchone()[0]
    )
