"""The table of imports: what each operation of an import brought in."""

import json
from dataclasses import dataclass

from schema.database import Database
from schema.payloads import import_part_from_fields
from schema.records import AnnotatorId, Fields, ReportId


@dataclass(frozen=True, slots=True)
class Batch:
    """One import as a whole: when it began, by whom, what they named, and how much came in.

    `standing` is how many of its reports are still in the project by it.
    """

    id: str
    at: str
    by: AnnotatorId
    name: str
    sources: tuple[str, ...]
    files: int
    reports: int
    standing: int


# Who made a report last brought it in: one that was taken back may have come in again.
_BROUGHT_IN = """SELECT made.entity_id AS report, imports.batch
    FROM imports
        JOIN changes AS part ON part.entity = 'import' AND part.entity_id = imports.id
        JOIN operations AS done ON done.id = part.operation
        JOIN changes AS made ON made.operation = part.operation AND made.entity = 'report'
    WHERE json_extract(made.before, '$.deleted') = 1
        AND made.entity_id IN (SELECT id FROM reports)
        AND NOT EXISTS (SELECT 1 FROM changes AS later JOIN operations AS then_done
            ON then_done.id = later.operation
            WHERE later.entity = 'report' AND later.entity_id = made.entity_id
                AND json_extract(later.before, '$.deleted') = 1
                AND (then_done.lamport, then_done.replica, then_done.sequence)
                    > (done.lamport, done.replica, done.sequence))"""


def write(db: Database, part_id: str, fields: Fields | None) -> None:
    """Make the row what the fields say; None takes it away."""
    db.execute("DELETE FROM imports WHERE id = ?", [part_id])
    if fields is None:
        return
    part = import_part_from_fields(part_id, fields)
    sources = json.dumps(part.sources, ensure_ascii=False)
    values = [part.id, part.batch, part.at, part.by, sources, part.files, part.reports]
    db.execute("INSERT INTO imports VALUES (?, ?, ?, ?, ?, ?, ?)", values)


def batches(db: Database) -> list[Batch]:
    """All imports, the newest first."""
    rows = db.execute(
        f"WITH standing AS (SELECT batch, count(*) AS reports FROM ({_BROUGHT_IN}) GROUP BY batch),"
        " whole AS (SELECT batch, min(at) AS at, min(annotator) AS annotator,"
        "   min(sources) AS sources, sum(files) AS files, sum(reports) AS reports"
        "   FROM imports GROUP BY batch)"
        " SELECT whole.batch, at, annotator, coalesce(name, '?'), sources, files, whole.reports,"
        " coalesce(standing.reports, 0) FROM whole"
        " LEFT JOIN standing ON standing.batch = whole.batch"
        " LEFT JOIN annotators ON annotators.id = annotator ORDER BY at DESC, whole.batch"
    )
    return [
        Batch(
            batch, at, AnnotatorId(by), name, tuple(json.loads(sources)), files, reports, standing
        )
        for batch, at, by, name, sources, files, reports, standing in rows
    ]


def reports_of(db: Database, batch: str) -> list[ReportId]:
    """The reports that are in the project by this import, in the order they came in."""
    rows = db.execute(
        f"SELECT report FROM ({_BROUGHT_IN}) AS brought JOIN reports ON reports.id = report"
        " WHERE brought.batch = ? ORDER BY reports.rowid",
        [batch],
    )
    return [ReportId(row[0]) for row in rows]
