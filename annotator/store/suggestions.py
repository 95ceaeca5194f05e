"""The table of suggestions: a set that only grows; `current` says which of them stand."""

import json
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from operator import attrgetter
from typing import Final

from annotator.store.gone_choices import GoneChoices
from schema.database import Database
from schema.json_text import written, written_texts
from schema.payloads import attributes_from_json, attributes_to_json
from schema.records import (
    ReportId,
    Span,
    Suggestion,
    SuggestionColumns,
    SuggestionId,
)

_origin: Final = attrgetter("report", "engine")


def add_all(db: Database, suggestions: Iterable[Suggestion]) -> None:
    """Store suggestions that are not there yet; the same one twice is one."""
    for (report, engine), found in groupby(suggestions, _origin):
        add_columns(db, SuggestionColumns.of(report, engine, map(_row, found)))


def add_columns(db: Database, offered: SuggestionColumns) -> None:
    """The same of those of one report by one engine."""
    current = int(_stands(db, offered.report, offered.engine))
    then = "ON CONFLICT DO NOTHING"
    db.insert_columns("suggestions", len(offered.id), [*offered, current], then)


def _stands(db: Database, report: ReportId, engine: str) -> bool:
    """Whether what this engine suggests is what stands for a report now.

    So it is of a report that is still to come: what does not stand is marked once it is there.
    """
    row = db.execute("SELECT suggested_by FROM reports WHERE id = ?", [report]).fetchone()
    return row is None or engine in json.loads(row[0])


def _row(suggestion: Suggestion) -> tuple[SuggestionId, *tuple[object, ...]]:
    span = suggestion.span
    return (
        suggestion.id,
        suggestion.label,
        span.start,
        span.end,
        span.text,
        written(attributes_to_json(suggestion.attributes)),
        written_texts(suggestion.quantifies),
        suggestion.score,
        suggestion.rule,
        suggestion.evidence,
    )


def mark_current(db: Database, reports: Sequence[str]) -> None:
    """Let those stand that were made by the engines and imports that their reports name."""
    db.execute(
        "UPDATE suggestions SET current = 1 - current"
        " WHERE report IN (SELECT value FROM json_each(?1)) AND current <> ((report, engine) IN"
        " (SELECT reports.id, source.value FROM reports, json_each(suggested_by) AS source"
        "  WHERE reports.id IN (SELECT value FROM json_each(?1))))",
        [json.dumps([*reports])],
    )


def of_report(db: Database, report: ReportId, *, all_engines: bool = False) -> list[Suggestion]:
    """A report's suggestions that stand, in reading order; all there ever were on request."""
    where = "report = ?" if all_engines else "report = ? AND current = 1"
    rows = db.execute(
        f'SELECT * FROM suggestions WHERE {where} ORDER BY start, "end", label, id', [report]
    )
    return _as_offered(db, rows.fetchall())


def made_by(db: Database, report: ReportId, engine: str) -> bool:
    """Whether an engine whose name begins so was run on a report; any engine for ""."""
    found = db.execute(
        "SELECT EXISTS (SELECT 1 FROM suggestions WHERE report = ?1 AND instr(engine, ?2) = 1)"
        " OR EXISTS (SELECT 1 FROM reports, json_each(suggested_by)"
        "  WHERE reports.id = ?1 AND instr(value, ?2) = 1)",
        [report, engine],
    )
    return bool(found.fetchone()[0])


def engines(db: Database) -> dict[str, str]:
    """The engines and imports that have suggested something for a report, by name.

    Each with when it first did so for one of them, UTC in ISO 8601; "" where no operation tells.
    """
    rows = db.execute(
        "WITH named AS (SELECT value AS engine, min(reports.id) AS report"
        "  FROM reports, json_each(suggested_by) GROUP BY value)"
        " SELECT engine, (SELECT min(at) FROM changes JOIN operations ON operations.id = operation"
        "  WHERE entity = 'report' AND entity_id = named.report AND instr(after, engine))"
        " FROM named ORDER BY engine"
    )
    return {engine: at or "" for engine, at in rows.fetchall()}


def places(db: Database, report: ReportId) -> list[tuple[int, int, str, SuggestionId]]:
    """Start, end, label and id of what stands in a report, in reading order."""
    rows: list[tuple[int, int, str, SuggestionId]] = db.execute(
        'SELECT start, "end", label, id FROM suggestions WHERE report = ? AND current = 1', [report]
    ).fetchall()
    gone = GoneChoices(db)
    if gone.has_labels:
        rows = [(start, end, gone.label(label), each) for start, end, label, each in rows]
    rows.sort()  # they come nearly so from the index, and SQLite would sort them from scratch
    return rows


def of_ids(db: Database, ids: Sequence[SuggestionId]) -> dict[SuggestionId, Suggestion]:
    """The suggestions with these ids."""
    rows = db.execute(
        "SELECT * FROM suggestions WHERE id IN (SELECT value FROM json_each(?))", [json.dumps(ids)]
    )
    return {each.id: each for each in _as_offered(db, rows.fetchall())}


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
    return (from_row(row) for row in db.execute("SELECT * FROM suggestions"))


def as_made(db: Database, report: ReportId) -> list[Suggestion]:
    """All suggestions there ever were of a report, with the choices that they were made with."""
    rows = db.execute("SELECT * FROM suggestions WHERE report = ? ORDER BY rowid", [report])
    return [*map(from_row, rows)]


def _as_offered(db: Database, rows: Iterable[tuple[object, ...]]) -> list[Suggestion]:
    """Suggestions with the choices that the schema of now offers."""
    gone = GoneChoices(db)
    return [gone.offered(each) for each in map(from_row, rows)]


def from_row(row: Sequence[object]) -> Suggestion:
    """A suggestion from its row; ValueError or TypeError where the row is none."""
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
