"""The table of reports; their texts stand in a table of their own."""

import json
from dataclasses import dataclass

from sqlite_utils.db import Database

from annotator.store import suggestions, texts
from schema.records import Fields, Json, Layer, Report, ReportId, WorkState


@dataclass(frozen=True, slots=True)
class QueueRow:
    """A report as the queue shows it to one person."""

    id: ReportId
    name: str
    source: str
    state: WorkState
    decided: int
    undecided: int
    unsure: int


def report_fields(report: Report) -> dict[str, Json]:
    """A report's payload: all but the text, which its id stands for."""
    return {
        "name": report.name,
        "source": report.source,
        "meta": dict(report.meta),
        "suggested_by": list(report.suggested_by),
    }


def write(db: Database, report_id: str, fields: Fields | None) -> None:
    """Make the row what the fields say; None takes it away."""
    if fields is None:
        db.execute("DELETE FROM reports WHERE id = ?", [report_id])
        suggestions.mark_current(db, ReportId(report_id), [])
        return
    sources = fields.get("suggested_by")
    db.execute(
        "INSERT INTO reports VALUES (?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET"
        " name = excluded.name, source = excluded.source, meta = excluded.meta,"
        " suggested_by = excluded.suggested_by",
        [
            report_id,
            fields["name"],
            fields.get("source", ""),
            json.dumps(fields.get("meta", {}), ensure_ascii=False, sort_keys=True),
            json.dumps(sources or [], ensure_ascii=False),
        ],
    )
    suggestions.mark_current(
        db, ReportId(report_id), [str(s) for s in sources] if isinstance(sources, list) else []
    )


def get(db: Database, report: ReportId) -> Report:
    """A report with its text; KeyError where it is not there or was removed."""
    row = db.execute(
        "SELECT name, source, meta, suggested_by FROM reports WHERE id = ?", [report]
    ).fetchone()
    if row is None:
        raise KeyError(report)
    name, source, meta, sources = row
    return Report(
        report,
        texts.get(db, report),
        name,
        source,
        json.loads(meta),
        tuple(json.loads(sources)),
    )


def ids(db: Database) -> list[ReportId]:
    """All reports in the order they came in."""
    return [row[0] for row in db.execute("SELECT id FROM reports ORDER BY rowid")]


def queue(db: Database, layer: Layer) -> list[QueueRow]:
    """All reports with one person's progress, in the order they came in."""
    rows = db.execute(
        """WITH decisions AS (
            SELECT report, count(*) AS decided, sum(unsure) AS unsure
            FROM labels WHERE layer = :layer GROUP BY report
        ), offered AS (
            SELECT report, count(*) AS offers FROM suggestions WHERE current = 1 GROUP BY report
        ), answered AS (
            SELECT labels.report, count(*) AS answers
            FROM labels JOIN suggestions ON suggestions.id = labels.suggestion AND current = 1
            WHERE layer = :layer GROUP BY labels.report
        )
        SELECT reports.id, name, source, coalesce(work.state, 'open'), coalesce(decided, 0),
            coalesce(offers, 0) - coalesce(answers, 0), coalesce(unsure, 0)
        FROM reports
            LEFT JOIN work ON work.report = reports.id AND work.layer = :layer
            LEFT JOIN decisions ON decisions.report = reports.id
            LEFT JOIN offered ON offered.report = reports.id
            LEFT JOIN answered ON answered.report = reports.id
        ORDER BY reports.rowid""",
        {"layer": layer},
    )
    return [
        QueueRow(report, name, source, WorkState(state), decided, undecided, unsure)
        for report, name, source, state, decided, undecided, unsure in rows
    ]
