"""What somebody is in a project: whether they lead it, review in it, or label in it."""

from annotator.store import journal_handing, practice
from schema.database import Database
from schema.records import GOLD, AnnotatorId
from schema.rounds import Role


def leads(db: Database, person: AnnotatorId) -> bool:
    """Whether somebody made the project or opened a round of it; nobody does in a hand-out."""
    if journal_handing.handed_out_to(db) is not None or practice.is_practice(db):
        return False
    found = db.execute(
        "SELECT 1 FROM changes JOIN operations ON operations.id = operation"
        " LEFT JOIN same_people ON same_people.annotator = operations.annotator"
        " WHERE entity IN ('project', 'round') AND kind IN ('project.create', 'round.open')"
        " AND coalesce(same_as, operations.annotator) = ?",
        [person],
    )
    return found.fetchone() is not None


def reviews(db: Database, person: AnnotatorId) -> bool:
    """Whether somebody reviews in a round."""
    found = db.execute(
        "SELECT 1 FROM rounds, json_each(members) AS member"
        " WHERE member.value ->> 'person' = ? AND member.value ->> 'role' = ?",
        [person, Role.REVIEWER.value],
    )
    return found.fetchone() is not None


def labels(db: Database, person: AnnotatorId) -> bool:
    """Whether somebody has labelled anything, finished it, or has it in a round."""
    found = db.execute(
        "SELECT EXISTS (SELECT 1 FROM labels WHERE layer = ?1)"
        " OR EXISTS (SELECT 1 FROM work WHERE layer = ?1)"
        " OR EXISTS (SELECT 1 FROM assignments WHERE annotator = ?1)",
        [person],
    )
    return bool(found.fetchone()[0])


def working_unknown(db: Database) -> str | None:
    """The layer of somebody who is not among the people; None where everybody is."""
    row = db.execute(
        "SELECT layer FROM (SELECT layer FROM labels UNION SELECT layer FROM work)"
        " WHERE layer <> ? AND layer NOT IN (SELECT id FROM annotators)",
        [GOLD],
    ).fetchone()
    return row[0] if row else None
