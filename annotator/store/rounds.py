"""The tables of rounds and of who has which report in them."""

import json
from collections.abc import Collection
from typing import Final

from annotator.store.journal_moments import made
from schema.database import Database
from schema.records import AnnotatorId, Entity, Fields, ReportId
from schema.rounds import (
    Assignment,
    Role,
    Round,
    assignment_fields,
    assignment_from_fields,
    round_fields,
    round_from_fields,
)

_ROUND: Final = (
    *("name", "at", "members", "reports", "overlap", "seed"),
    *("schema", "engines", "state", "heads", "counted", "share"),
)
_MADE: Final = made(Entity.ROUND, "rounds.id")
_LISTS: Final = frozenset({"members", "reports", "engines", "heads"})
_ASSIGNMENT: Final = ("round", "report", "person", "role", "state", "reason")


def write(db: Database, round_id: str, fields: Fields | None) -> None:
    """Make a round's row what the fields say; None takes it away."""
    db.execute("DELETE FROM rounds WHERE id = ?", [round_id])
    if fields is None:
        return
    of = round_from_fields(round_id, fields)
    said = {**round_fields(of), "share": of.share}
    values = [
        json.dumps(said.get(name) or [], ensure_ascii=False) if name in _LISTS else said.get(name)
        for name in _ROUND
    ]
    db.execute(f"INSERT INTO rounds VALUES ({_marks(len(values) + 1)})", [round_id, *values])


def write_assignment(db: Database, assignment_id: str, fields: Fields | None) -> None:
    """Make an assignment's row what the fields say; None takes it away."""
    db.execute("DELETE FROM assignments WHERE id = ?", [assignment_id])
    if fields is None:
        return
    said = assignment_fields(assignment_from_fields(fields))
    values = [said.get(name) for name in _ASSIGNMENT]
    db.execute(
        f"INSERT INTO assignments VALUES ({_marks(len(values) + 1)})", [assignment_id, *values]
    )


def everything(db: Database) -> list[Round]:
    """All rounds, the oldest first."""
    found = db.execute(f"SELECT id, {', '.join(_ROUND)} FROM rounds ORDER BY {_MADE}, id")
    return [_round(row) for row in found.fetchall()]


def open_of(db: Database, report: ReportId) -> list[Round]:
    """The rounds that a report is in and that are open."""
    found = db.execute(
        f"SELECT id, {', '.join(_ROUND)} FROM rounds WHERE state = 'open' AND EXISTS"
        f" (SELECT 1 FROM json_each(rounds.reports) WHERE value = ?) ORDER BY {_MADE}, id",
        [report],
    )
    return [_round(row) for row in found.fetchall()]


def assignments(
    db: Database,
    *,
    of_round: str | None = None,
    person: AnnotatorId | None = None,
    report: ReportId | None = None,
) -> list[Assignment]:
    """Who has which report, of one round, person or report, or all of them."""
    found = db.execute(
        "SELECT round, report, annotator, role, state, reason FROM assignments"
        " WHERE (?1 IS NULL OR round = ?1) AND (?2 IS NULL OR annotator = ?2)"
        " AND (?3 IS NULL OR report = ?3) ORDER BY round, annotator, report, role",
        [of_round, person, report],
    )
    return [
        assignment_from_fields(dict(zip(_ASSIGNMENT, row, strict=True))) for row in found.fetchall()
    ]


def is_handed_in(db: Database, report: ReportId, person: str) -> bool:
    """Whether somebody handed in a report of an open round, also one that is being reviewed."""
    found = db.execute(
        "SELECT 1 FROM assignments JOIN rounds ON rounds.id = assignments.round"
        " WHERE report = ? AND annotator = ? AND role = ? AND rounds.state = 'open'"
        " AND assignments.state IN ('handed_in', 'in_review')",
        [report, person, Role.ANNOTATOR.value],
    )
    return found.fetchone() is not None


def waiting_for_practice(
    db: Database, person: str, among: Collection[ReportId | None] | None = None
) -> set[ReportId]:
    """The reports, of all or of some, that rounds hold back until somebody passed a practice.

    None where they have, and none in a hand-out, which is given only then.
    """
    only = "" if among is None else " AND report IN (SELECT value FROM json_each(?2))"
    found = db.execute(
        "SELECT report FROM assignments JOIN rounds ON rounds.id = assignments.round,"
        " json_each(rounds.members) AS member"
        " WHERE annotator = ?1 AND role = 'annotator' AND rounds.state = 'open'"
        " AND member.value ->> 'person' = ?1 AND member.value ->> 'role' = role"
        " AND member.value ->> 'after_practice'"
        " AND NOT EXISTS (SELECT 1 FROM practice WHERE annotator = ?1 AND state = 'passed')"
        f" AND NOT EXISTS (SELECT 1 FROM left_out){only}",
        [person] if among is None else [person, json.dumps([*filter(None, among)])],
    )
    return {ReportId(row[0]) for row in found.fetchall()}


def are_closed(db: Database, report: ReportId) -> bool:
    """Whether a report was given to people in a round, and no round that it is in is open."""
    found = db.execute(
        "SELECT DISTINCT rounds.state FROM assignments JOIN rounds ON rounds.id = assignments.round"
        " WHERE report = ?",
        [report],
    )
    return [row[0] for row in found.fetchall()] == ["closed"]


def is_assigned(db: Database, report: ReportId) -> bool:
    """Whether a report was ever handed to somebody, so that review settles it."""
    found = db.execute("SELECT 1 FROM assignments WHERE report = ? LIMIT 1", [report])
    return found.fetchone() is not None


def _round(row: tuple[object, ...]) -> Round:
    round_id, *values = row
    fields = {
        name: json.loads(str(value)) if name in _LISTS else value
        for name, value in zip(_ROUND, values, strict=True)
    }
    return round_from_fields(str(round_id), fields)  # type: ignore[arg-type]


def _marks(count: int) -> str:
    return ", ".join("?" * count)
