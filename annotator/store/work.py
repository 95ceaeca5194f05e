"""The table of work: how far each person is with each report."""

from sqlite_utils.db import Database

from schema.payloads import work_from_fields
from schema.records import GOLD, Fields, Layer, ReportId, Work, WorkState


def write(db: Database, work_id: str, fields: Fields | None) -> None:
    """Make the row what the fields say; None takes it away."""
    if fields is None:
        report, _, layer = work_id.partition("/")
        db.execute("DELETE FROM work WHERE report = ? AND layer = ?", [report, layer])
        return
    work = work_from_fields(fields)
    db.execute(
        "INSERT INTO work VALUES (?, ?, ?, ?, ?) ON CONFLICT (report, layer) DO UPDATE SET"
        " state = excluded.state, reason = excluded.reason, settled_by = excluded.settled_by",
        [work.report, work.layer, work.state.value, work.reason, work.settled_by],
    )


def get(db: Database, report: ReportId, layer: Layer) -> Work | None:
    """One person's state on a report; None where they never finished or reopened it."""
    row = db.execute(
        "SELECT state, reason, settled_by FROM work WHERE report = ? AND layer = ?",
        [report, layer],
    ).fetchone()
    return Work(report, layer, WorkState(row[0]), row[1], row[2]) if row else None


def gold_layer(db: Database, report: ReportId) -> Layer | None:
    """Whose labels are a report's gold; None where it is not settled.

    Who finished alone gives the gold until somebody else has finished the report too.
    """
    settled = get(db, report, GOLD)
    if settled is None or settled.settled_by in (None, GOLD):
        return settled.settled_by if settled else None
    others = db.execute(
        "SELECT 1 FROM work WHERE report = ? AND layer NOT IN (?, ?) AND state = 'finished'",
        [report, GOLD, settled.settled_by],
    )
    return None if others.fetchone() else settled.settled_by


def begun(db: Database, report: ReportId) -> bool:
    """Whether anyone has decided anything in a report, or finished it."""
    return bool(
        db.execute(
            "SELECT EXISTS (SELECT 1 FROM work WHERE report = ?1)"
            " OR EXISTS (SELECT 1 FROM labels WHERE report = ?1)",
            [report],
        ).fetchone()[0]
    )
