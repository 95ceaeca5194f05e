"""The table of reports; their texts stand in a table of their own."""

import json
from collections.abc import Sequence
from dataclasses import replace

from annotator.store import suggestions, texts
from schema import about
from schema.database import Database
from schema.records import Fields, Json, Report, ReportId


def report_fields(report: Report) -> dict[str, Json]:
    """A report's payload: all but the text, which its id stands for."""
    return {
        "name": report.name,
        "source": report.source,
        **about.parted(report.meta),
        "suggested_by": list(report.suggested_by),
    }


def write_all(db: Database, said: Sequence[tuple[str, Fields | None]]) -> None:
    """Make the rows what the fields say; None takes one away."""
    gone = [report for report, fields in said if fields is None]
    db.execute(
        "DELETE FROM reports WHERE id IN (SELECT value FROM json_each(?))", [json.dumps(gone)]
    )
    db.insert(
        "reports",
        (_row(report, fields) for report, fields in said if fields is not None),
        "ON CONFLICT (id) DO UPDATE SET name = excluded.name, source = excluded.source,"
        " meta = excluded.meta, suggested_by = excluded.suggested_by",
    )
    suggestions.mark_current(db, [report for report, _ in said])


def _row(report: str, fields: Fields) -> tuple[Json, ...]:
    meta = json.dumps(about.joined(fields), ensure_ascii=False, sort_keys=True)
    sources = json.dumps(fields.get("suggested_by") or [], ensure_ascii=False)
    return report, fields["name"], fields.get("source", ""), meta, sources


def get(db: Database, report: ReportId) -> Report:
    """A report with its text; KeyError where it is not there or was removed."""
    return replace(without_text(db, report), text=texts.get(db, report))


def without_text(db: Database, report: ReportId) -> Report:
    """A report as its payload says it, the text left empty; KeyError as above."""
    row = db.execute(
        "SELECT name, source, meta, suggested_by FROM reports WHERE id = ?", [report]
    ).fetchone()
    if row is None:
        raise KeyError(report)
    name, source, meta, sources = row
    return Report(report, "", name, source, json.loads(meta), tuple(json.loads(sources)))


def name_of(db: Database, report: ReportId) -> str | None:
    """What a report is called; None where it is not there."""
    row = db.execute("SELECT name FROM reports WHERE id = ?", [report]).fetchone()
    return row[0] if row else None


def called(db: Database, report: ReportId) -> str:
    """What a report is called, though it be its id alone: imports can be taken back."""
    return name_of(db, report) or report


def is_there(db: Database, report: ReportId) -> bool:
    """Whether a report is in the project."""
    return name_of(db, report) is not None


def replaced(db: Database) -> dict[ReportId, ReportId]:
    """Texts that better ones stand for, each with the report that has the better one now."""
    rows = db.execute(
        "SELECT older.value, reports.id"
        " FROM reports, json_each(reports.meta, '$.replaces') AS older"
        " WHERE json_type(reports.meta, '$.replaces') = 'array'"
        " AND older.value NOT IN (SELECT id FROM reports)"
    )
    return {ReportId(old): ReportId(new) for old, new in rows}


def standing_for(db: Database, report: ReportId) -> ReportId | None:
    """The report itself, or the one that has the better text now; None where neither is there."""
    return report if is_there(db, report) else replaced(db).get(report)


def named(db: Database, name: str) -> list[ReportId]:
    """The reports with this id, name or file name; or else whose id or file's ending is cut off."""
    rows = db.execute(
        "SELECT id FROM reports WHERE ?1 IN (id, name, source) ORDER BY rowid", [name]
    ).fetchall() or db.execute(
        "SELECT id FROM reports WHERE substr(id, 1, length(?1)) = ?1"
        " OR substr(source, 1, length(?1) + 1) = ?1 || '.' ORDER BY rowid",
        [name],
    )
    return [row[0] for row in rows]


def ids(db: Database) -> list[ReportId]:
    """All reports in the order they came in."""
    return [row[0] for row in db.execute("SELECT id FROM reports ORDER BY rowid")]


def named_in_order(db: Database) -> list[tuple[ReportId, str, str]]:
    """Id, name and file of all reports in the order they came in."""
    return db.execute("SELECT id, name, source FROM reports ORDER BY rowid").fetchall()


def by_name(db: Database) -> list[ReportId]:
    """All reports in an order that is the same in every copy of the project."""
    return [row[0] for row in db.execute("SELECT id FROM reports ORDER BY name, id")]


def dates(db: Database) -> dict[ReportId, str]:
    """The day, month or year of each report that has one, in ISO 8601."""
    rows = db.execute(
        "SELECT id, substr(meta ->> '$.date', 1, 10) FROM reports"
        " WHERE json_type(meta, '$.date') = 'text'"
    )
    return {ReportId(report): date for report, date in rows if about.is_date(date)}


def with_suggestions(db: Database) -> set[ReportId]:
    """The reports that an engine or an import has suggested something for."""
    return {row[0] for row in db.execute("SELECT id FROM reports WHERE suggested_by <> '[]'")}
