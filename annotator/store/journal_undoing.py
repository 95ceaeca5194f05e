"""What undo and redo ask of the journal: which operation is next.

Nothing is read twice over by someone who undoes thousands of decisions one after the other. Where
the only head is their undo, nothing has come since, so all that was newer than what it undid is
undone as it was then; and likewise for their redo. A change of the schema that is taken back says
too what it undoes, but is a decision of its own: it is neither undo nor redo.
"""

from collections.abc import Collection
from typing import Final

from schema.database import Database
from schema.records import AnnotatorId, OperationId

_ABOVE_ALL: Final = (2**53, "", 0)  # as a stamp
_LAST: Final = (
    "heads CROSS JOIN operations AS last ON last.id = heads.operation AND last.annotator = ?"
    " AND (SELECT count(*) FROM heads) = 1"
)


def is_undone(operation: str) -> str:
    """The SQL for whether an operation, a row of this alias, was undone and not redone since."""
    return (
        f"(coalesce((SELECT max(lamport) FROM operations AS u WHERE u.undoes = {operation}.id), 0)"
        f" > coalesce((SELECT max(lamport) FROM operations AS r WHERE r.redoes = {operation}.id),"
        " 0))"
    )


def latest_undoable(
    db: Database, annotator: AnnotatorId, kinds: Collection[str], boundaries: Collection[str]
) -> OperationId | None:
    """The person's newest operation of these kinds that is not undone.

    One of the kinds `boundaries` stands before it for as long as its report is not open again.
    """
    undone = db.execute(
        f"SELECT done.lamport, done.replica, done.sequence FROM {_LAST}"
        " CROSS JOIN operations AS done ON last.kind = 'undo' AND done.id = last.undoes",
        [annotator],
    ).fetchone()
    row = db.execute(
        "SELECT id FROM operations AS done"
        " WHERE annotator = ? AND (lamport, replica, sequence) < (?, ?, ?) AND ("
        f" kind IN ({_marks(kinds)}) AND NOT {is_undone('done')}"
        f" OR kind IN ({_marks(boundaries)}) AND EXISTS ("
        "   SELECT 1 FROM work WHERE work.report = done.report AND work.layer = done.layer"
        "    AND work.state <> 'open'))"
        " ORDER BY lamport DESC, replica DESC, sequence DESC LIMIT 1",
        [annotator, *(undone or _ABOVE_ALL), *sorted(kinds), *sorted(boundaries)],
    ).fetchone()
    return row[0] if row else None


def latest_redoable(
    db: Database, annotator: AnnotatorId, kinds: Collection[str]
) -> OperationId | None:
    """What the person undid last, unless they have decided something new since."""
    redone = db.execute(
        f"SELECT undo.lamport, undo.replica, undo.sequence FROM {_LAST}"
        " CROSS JOIN operations AS undo ON undo.kind = 'undo' AND undo.undoes = last.redoes"
        " ORDER BY undo.lamport DESC, undo.replica DESC, undo.sequence DESC LIMIT 1",
        [annotator],
    ).fetchone()
    row = db.execute(
        "SELECT undo.undoes FROM operations AS undo"
        " LEFT JOIN operations AS done ON done.id = undo.undoes"
        " WHERE undo.annotator = ? AND (undo.lamport, undo.replica, undo.sequence) < (?, ?, ?)"
        f" AND (undo.kind IN ({_marks(kinds)})"
        f"  OR undo.kind = 'undo' AND done.annotator = undo.annotator AND {is_undone('done')})"
        " ORDER BY undo.lamport DESC, undo.undoes IS NOT NULL, undo.replica DESC,"
        " undo.sequence DESC LIMIT 1",
        [annotator, *(redone or _ABOVE_ALL), *sorted(kinds)],
    ).fetchone()
    return row[0] if row else None


def _marks(values: Collection[str]) -> str:
    return ", ".join("?" * len(values))
