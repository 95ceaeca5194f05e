"""The table of suggestions: a set that only grows; `current` says which of them stand."""

import json
from collections.abc import Iterable, Iterator, Sequence

from sqlite_utils.db import Database

from schema.payloads import attributes_from_json, attributes_to_json
from schema.records import ReportId, Span, Suggestion, SuggestionId


def add_all(db: Database, suggestions: Iterable[Suggestion]) -> None:
    """Store suggestions that are not there yet; the same one twice is one."""
    db.conn.executemany(
        "INSERT OR IGNORE INTO suggestions VALUES"
        " (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, EXISTS (SELECT 1 FROM reports, json_each("
        "  reports.suggested_by) WHERE reports.id = ?2 AND json_each.value = ?3))",
        (
            (
                each.id,
                each.report,
                each.engine,
                each.label,
                each.span.start,
                each.span.end,
                each.span.text,
                json.dumps(attributes_to_json(each.attributes), ensure_ascii=False),
                json.dumps(each.quantifies),
                each.score,
                each.rule,
                each.evidence,
            )
            for each in suggestions
        ),
    )


def mark_current(db: Database, report: ReportId, sources: Sequence[str]) -> None:
    """Let those made by these engines and imports stand, and no others."""
    db.execute(
        "UPDATE suggestions SET current = engine IN (SELECT value FROM json_each(?))"
        " WHERE report = ?",
        [json.dumps(sources, ensure_ascii=False), report],
    )


def of_report(db: Database, report: ReportId, *, all_engines: bool = False) -> list[Suggestion]:
    """A report's suggestions that stand, in reading order; all there ever were on request."""
    where = "report = ?" if all_engines else "report = ? AND current = 1"
    rows = db.execute(
        f'SELECT * FROM suggestions WHERE {where} ORDER BY start, "end", label, id', [report]
    )
    return [_suggestion(row) for row in rows]


def places(db: Database, report: ReportId) -> list[tuple[int, int, str, SuggestionId]]:
    """Start, end, label and id of what stands in a report, in reading order."""
    rows: list[tuple[int, int, str, SuggestionId]] = db.execute(
        'SELECT start, "end", label, id FROM suggestions WHERE report = ? AND current = 1'
        ' ORDER BY start, "end", label, id',
        [report],
    ).fetchall()
    return rows


def of_ids(db: Database, ids: Sequence[SuggestionId]) -> dict[SuggestionId, Suggestion]:
    """The suggestions with these ids."""
    rows = db.execute(
        "SELECT * FROM suggestions WHERE id IN (SELECT value FROM json_each(?))", [json.dumps(ids)]
    )
    return {each.id: each for each in map(_suggestion, rows.fetchall())}


def links(
    db: Database, report: ReportId
) -> Iterator[tuple[SuggestionId, tuple[SuggestionId, ...]]]:
    """What each suggestion that stands in a report is linked to; those without links are left."""
    rows = db.execute(
        "SELECT id, quantifies FROM suggestions"
        " WHERE report = ? AND current = 1 AND quantifies <> '[]'",
        [report],
    )
    for suggestion, targets in rows.fetchall():
        yield suggestion, tuple(json.loads(targets))


def below(db: Database, report: ReportId, score: float) -> list[SuggestionId]:
    """The ids of those that stand in a report and are scored below this."""
    rows = db.execute(
        "SELECT id FROM suggestions WHERE report = ? AND current = 1 AND score < ?", [report, score]
    )
    return [row[0] for row in rows.fetchall()]


def everything(db: Database) -> Iterable[Suggestion]:
    """All suggestions of all reports, one at a time."""
    return (_suggestion(row) for row in db.execute("SELECT * FROM suggestions"))


def _suggestion(row: tuple[object, ...]) -> Suggestion:
    (suggestion, report, engine, label, start, end, text, attributes, quantifies, score, rule,
     evidence, _) = row  # fmt: skip
    return Suggestion(
        id=SuggestionId(str(suggestion)),
        report=ReportId(str(report)),
        engine=str(engine),
        label=str(label),
        span=Span(int(str(start)), int(str(end)), str(text)),
        attributes=attributes_from_json(json.loads(str(attributes))),
        quantifies=tuple(json.loads(str(quantifies))),
        score=float(str(score)),
        rule=str(rule),
        evidence=str(evidence),
    )
