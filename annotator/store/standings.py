"""How far every assignment is, read at once: one by one would be three queries for each."""

from collections.abc import Iterator
from typing import Final

from sqlite_utils.db import Database

from schema.payloads import assignment_from_fields
from schema.records import GOLD, AnnotatorId, Assignment, Layer, ReportId, Sight

_ASSIGNMENT: Final = ("round", "report", "person", "role", "state", "reason")


def everything(
    db: Database, *, of_round: str | None = None, person: AnnotatorId | None = None
) -> Iterator[tuple[Assignment, bool, bool]]:
    """Assignments of one round or person, or all: whether each is begun, and whether it is gold.

    It is gold on the same terms as in `work.gold_layer`.
    """
    rows = db.execute(
        "SELECT round, report, annotator, role, state, reason,"
        " EXISTS (SELECT 1 FROM work WHERE work.report = a.report AND layer = a.annotator)"
        " OR EXISTS (SELECT 1 FROM labels WHERE labels.report = a.report AND layer = a.annotator),"
        " EXISTS (SELECT 1 FROM work AS gold WHERE gold.report = a.report AND gold.layer = ?3"
        "  AND gold.settled_by IS NOT NULL AND (gold.settled_by = ?3 OR NOT EXISTS ("
        "   SELECT 1 FROM work AS other WHERE other.report = a.report AND other.state = 'finished'"
        "   AND other.layer NOT IN (?3, gold.settled_by))))"
        " FROM assignments AS a WHERE (?1 IS NULL OR round = ?1)"
        " AND (?2 IS NULL OR annotator = ?2) ORDER BY round, annotator, report, role",
        [of_round, person, GOLD],
    )
    for *said, is_begun, is_gold in rows.fetchall():
        assignment = assignment_from_fields(dict(zip(_ASSIGNMENT, said, strict=True)))
        yield assignment, bool(is_begun), bool(is_gold)


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
