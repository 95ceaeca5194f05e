"""How far every assignment is, read at once: one by one would be three queries for each."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from annotator.store import work
from schema.database import Database
from schema.records import GOLD, AnnotatorId, Layer, ReportId
from schema.rounds import Assignment, Sight, assignment_from_fields

_ASSIGNMENT: Final = ("round", "report", "person", "role", "state", "reason")


@dataclass(frozen=True, slots=True)
class Far:
    """An assignment, and what was done in its report: by whom it is for, and by a review.

    It is gold on the same terms as in `work.gold_layer`.
    """

    assignment: Assignment
    is_begun: bool
    is_finished: bool
    is_reviewed: bool
    is_gold: bool


def everything(
    db: Database,
    *,
    of_round: str | None = None,
    person: AnnotatorId | None = None,
    report: ReportId | None = None,
) -> Iterator[Far]:
    """How far the assignments of one round, person or report are, or all."""
    rows = db.execute(
        "SELECT round, report, annotator, role, state, reason,"
        " EXISTS (SELECT 1 FROM work WHERE work.report = a.report AND layer = a.annotator)"
        " OR EXISTS (SELECT 1 FROM labels WHERE labels.report = a.report AND layer = a.annotator),"
        " EXISTS (SELECT 1 FROM work WHERE work.report = a.report AND layer = a.annotator"
        "  AND state <> 'open'),"
        " EXISTS (SELECT 1 FROM labels WHERE labels.report = a.report AND layer = ?3),"
        " EXISTS (SELECT 1 FROM work AS gold WHERE gold.report = a.report AND gold.layer = ?3"
        f"  AND gold.settled_by IS NOT NULL AND {work.STANDS})"
        " FROM assignments AS a WHERE (?1 IS NULL OR round = ?1)"
        " AND (?2 IS NULL OR annotator = ?2) AND (?4 IS NULL OR report = ?4)"
        " ORDER BY round, annotator, report, role",
        [of_round, person, GOLD, report],
    )
    for row in rows.fetchall():
        said, done = row[: len(_ASSIGNMENT)], row[len(_ASSIGNMENT) :]
        assignment = assignment_from_fields(dict(zip(_ASSIGNMENT, said, strict=True)))
        yield Far(assignment, *map(bool, done))


def sight(db: Database, report: ReportId, layer: Layer) -> Sight:
    """What somebody sees of a report's suggestions: as the open round says that they label it in.

    Who labels it in no such round sees everything.
    """
    row = db.execute(
        "SELECT member.value ->> 'sight' FROM assignments AS a"
        " JOIN rounds ON rounds.id = a.round AND rounds.state = 'open',"
        " json_each(rounds.members) AS member"
        " WHERE a.report = ? AND a.annotator = ? AND a.role = 'annotator'"
        " AND member.value ->> 'person' = a.annotator AND member.value ->> 'role' = a.role"
        " ORDER BY rounds.at DESC LIMIT 1",
        [report, layer],
    ).fetchone()
    return Sight(row[0]) if row else Sight.FULL
