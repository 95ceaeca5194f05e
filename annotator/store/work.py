"""The table of work: how far each person is with each report."""

from collections.abc import Iterator
from typing import Final

from annotator.store import rounds
from schema.database import Database
from schema.payloads import work_from_fields
from schema.records import GOLD, Fields, Layer, ReportId, Work, WorkState

STANDS: Final = (
    "(gold.settled_by = 'gold' OR NOT EXISTS (SELECT 1 FROM work AS other"
    " WHERE other.report = gold.report AND other.state = 'finished'"
    " AND other.layer NOT IN ('gold', gold.settled_by)))"
)
"""Whether what a row `gold` of `work` has settled is gold still, on the terms of `gold_layer`."""


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


def of_report(db: Database, report: ReportId) -> list[Work]:
    """Everybody's state on a report, that of the gold layer with them."""
    rows = db.execute("SELECT layer FROM work WHERE report = ? ORDER BY layer", [report])
    found = (get(db, report, Layer(row[0])) for row in rows.fetchall())
    return [each for each in found if each is not None]


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


def finished(db: Database) -> Iterator[tuple[ReportId, Layer]]:
    """The reports of the project that people have finished, and the layer of each who has."""
    yield from db.execute(
        "SELECT report, layer FROM work WHERE state = 'finished' AND layer <> ?"
        " AND report IN (SELECT id FROM reports) ORDER BY report, layer",
        [GOLD],
    )


def finished_layers(db: Database, report: ReportId) -> list[Layer]:
    """Who has finished a report."""
    rows = db.execute(
        "SELECT layer FROM work WHERE report = ? AND state = 'finished' AND layer <> ?"
        " ORDER BY layer",
        [report, GOLD],
    )
    return [row[0] for row in rows.fetchall()]


def to_review(db: Database, reviewer: Layer) -> list[ReportId]:
    """The reports that two or more others have finished and no review has settled, in order.

    Those that the reviewer has labelled are left.
    """
    rows = db.execute(
        "SELECT id FROM reports WHERE (SELECT count(*) FROM work WHERE work.report = reports.id"
        "   AND state = 'finished' AND layer <> ?1) > 1"
        " AND NOT EXISTS (SELECT 1 FROM work WHERE work.report = reports.id AND layer = ?1"
        "   AND settled_by = ?1 AND state = 'finished')"
        " AND NOT EXISTS (SELECT 1 FROM labels WHERE labels.report = reports.id AND layer = ?2)"
        " ORDER BY rowid",
        [GOLD, reviewer],
    )
    return [row[0] for row in rows.fetchall()]


def has_labelled(db: Database, report: ReportId, layer: Layer) -> bool:
    """Whether a person has decided anything in a report, or finished it."""
    found = db.execute(
        "SELECT EXISTS (SELECT 1 FROM labels WHERE report = ?1 AND layer = ?2) OR EXISTS ("
        " SELECT 1 FROM work WHERE report = ?1 AND layer = ?2 AND state = 'finished')",
        [report, layer],
    )
    return bool(found.fetchone()[0])


def begun(db: Database, report: ReportId) -> bool:
    """Whether anyone has decided anything in a report, finished it, or has it in an open round."""
    if rounds.open_of(db, report):
        return True
    return bool(
        db.execute(
            "SELECT EXISTS (SELECT 1 FROM work WHERE report = ?1)"
            " OR EXISTS (SELECT 1 FROM labels WHERE report = ?1)"
            # what somebody practises on stands still from the beginning
            " OR EXISTS (SELECT 1 FROM practice JOIN identity ON project = practice.id)",
            [report],
        ).fetchone()[0]
    )


def in_use(db: Database, report: ReportId) -> bool:
    """Whether anyone has begun a report, or said something about it."""
    remark = db.execute("SELECT 1 FROM comments WHERE report = ?", [report]).fetchone()
    return remark is not None or begun(db, report)
