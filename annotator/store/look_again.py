"""Labels to be looked at again: made before a part of the schema changed, and not touched since.

Who decided about a label after they knew of the change has seen what it means, whatever they chose.
"""

import json
from collections.abc import Iterable, Mapping

from annotator.store import usage
from annotator.store.ancestry import Ancestry
from annotator.store.journal_undoing import is_undone
from schema.database import Database
from schema.matching import Matching
from schema.records import LabelId, Layer, OperationId, ReportId

Made = tuple[LabelId, ReportId, Layer]
Requests = Mapping[str, tuple[OperationId, tuple[Matching, ...]]]

# What changes a label without anybody having looked at it
_UNSEEN = "('undo', 'handout', 'report.replace', 'report.carry', 'report.replace_back')"


def ask_for(db: Database, wanted: Requests) -> bool:
    """Keep what is asked, a part of the schema each; tells whether it is something else."""
    rows = {
        (part, since, each.label, each.attribute, each.choice)
        for part, (since, found) in wanted.items()
        for each in found
    }
    if rows == set(db.execute("SELECT * FROM look_requests").fetchall()):
        return False
    db.execute("DELETE FROM look_requests")
    db.insert("look_requests", sorted(rows))
    return True


def is_asked_for(db: Database) -> bool:
    """Whether anything is asked of any label."""
    return db.execute("SELECT 1 FROM look_requests LIMIT 1").fetchone() is not None


def bring_up_to_date(db: Database, only: Iterable[str] | None = None) -> None:
    """Find the labels to be looked at again anew: all of them, or what is true of these."""
    requests = db.execute("SELECT * FROM look_requests").fetchall()
    ids = None if only is None else [*only]
    if ids is not None and not requests:
        return  # so there are none
    if ids is None:
        db.execute("DELETE FROM look_again")
    else:
        db.execute(
            "DELETE FROM look_again WHERE label IN (SELECT value FROM json_each(?))",
            [json.dumps(ids)],
        )
    for part, since, *which in requests:
        found = made_before(db, [Matching(*which)], since, ids)
        rows = [(label, part, report, layer) for label, report, layer in found]
        db.insert("look_again", rows, "ON CONFLICT DO NOTHING")


def made_before(
    db: Database, wanted: Iterable[Matching], since: OperationId, only: Iterable[str] | None = None
) -> list[Made]:
    """The labels that match and that nobody decided about who knew of an operation."""
    among = None if only is None else [*only]
    found = {each[0]: each for one in wanted for each in usage.matching(db, one, among)}
    knows = Ancestry(db).knows
    seen = {label for label, made in _deciding(db, found) if knows(made, since)}
    return [each for label, each in sorted(found.items()) if label not in seen]


def of_report(db: Database, report: ReportId, layer: Layer) -> dict[LabelId, tuple[str, ...]]:
    """What each of a layer's labels in a report is to be looked at again for."""
    found: dict[LabelId, tuple[str, ...]] = {}
    rows = db.execute(
        "SELECT label, part FROM look_again WHERE report = ? AND layer = ? ORDER BY label, part",
        [report, layer],
    )
    for label, part in rows.fetchall():
        found[label] = (*found.get(label, ()), part)
    return found


def count_by_report(db: Database, layer: Layer) -> dict[ReportId, int]:
    """In how many labels of a person there is something to be looked at again."""
    rows = db.execute(
        "SELECT report, count(DISTINCT label) FROM look_again WHERE layer = ?"
        " AND EXISTS (SELECT 1 FROM reports WHERE id = report) GROUP BY report",
        [layer],
    )
    return dict(rows.fetchall())


def count_by_part(db: Database) -> dict[str, int]:
    """How many labels are still to be looked at for each part of the schema."""
    return dict(db.execute("SELECT part, count(*) FROM look_again GROUP BY part").fetchall())


def _deciding(db: Database, labels: Iterable[LabelId]) -> list[tuple[LabelId, OperationId]]:
    return db.execute(
        "SELECT entity_id, done.id FROM json_each(?) AS wanted"
        " CROSS JOIN changes ON entity = 'label' AND entity_id = wanted.value"
        " JOIN operations AS done ON done.id = operation"
        f" WHERE kind NOT IN {_UNSEEN} AND NOT {is_undone('done')}",
        [json.dumps([*labels])],
    ).fetchall()
