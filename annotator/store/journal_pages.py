"""The journal a page at a time, the newest operation first: fine with a million of them."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from schema import json_text, payloads
from schema.database import Database
from schema.records import AnnotatorId, Entity, LabelId, ReplicaId, ReportId, Stamp


@dataclass(frozen=True, slots=True)
class Asked:
    """Which operations: of a person, of some kinds, of a report, from and until a moment.

    The moments are UTC in ISO 8601, the second is left out; None everywhere for all.
    """

    person: AnnotatorId | None = None
    kinds: frozenset[str] | None = None
    report: ReportId | None = None
    since: str | None = None
    until: str | None = None


@dataclass(frozen=True, slots=True)
class ListedOperation:
    """One operation; `at` is UTC in ISO 8601, `of` the kind that it took back or repeated.

    It changed as many things as `changes` says. Where they are labels, the first is told: its id,
    and its words as it left them, "" where it left them alone. Of a comment the label is told that
    it is about. `name` is what the report is called now.
    """

    id: str
    stamp: Stamp
    at: str
    who: str
    kind: str
    of: str | None
    layer: str | None
    report: ReportId | None
    name: str | None
    label: LabelId | None
    words: str
    changes: int


def page(
    db: Database, asked: Asked, *, before: Stamp | None, count: int
) -> Iterator[ListedOperation]:
    """As many operations as asked for, or those that are left, from before one of them."""
    values = {
        "person": asked.person,
        "kinds": None if asked.kinds is None else json.dumps(sorted(asked.kinds)),
        "report": asked.report,
        "since": asked.since,
        "until": asked.until,
        "lamport": before.lamport if before else None,
        "replica": before.replica if before else None,
        "sequence": before.sequence if before else None,
        "count": count,
    }
    wanted = [condition for name, condition in _CONDITIONS.items() if values[name] is not None]
    where = f"WHERE {' AND '.join(wanted)}" if wanted else ""
    for row in db.execute(_PAGE.format(where=where), values).fetchall():
        yield _listed(*row)


_CONDITIONS: Final = {
    # the plus keeps SQLite from sorting all that one person ever did
    "person": "+done.annotator IN (SELECT :person UNION"
    " SELECT annotator FROM same_people WHERE same_as = :person)",
    "kinds": "done.kind IN (SELECT value FROM json_each(:kinds))",
    # what touches several reports names none, and is found by what it touched
    "report": "done.id IN (SELECT id FROM operations WHERE report = :report"
    " UNION SELECT operation FROM changes WHERE entity = 'report' AND entity_id = :report"
    " UNION SELECT operation FROM changes WHERE entity = 'label'"
    " AND entity_id IN (SELECT id FROM labels WHERE report = :report))",
    "since": "done.at >= :since",
    "until": "done.at < :until",
    "lamport": "(done.lamport, done.replica, done.sequence) < (:lamport, :replica, :sequence)",
}

_PAGE: Final = """
    WITH listed AS (
        SELECT * FROM operations AS done {where}
        ORDER BY done.lamport DESC, done.replica DESC, done.sequence DESC LIMIT :count
    )
    SELECT listed.id, listed.lamport, listed.replica, listed.sequence, listed.at,
        coalesce(annotators.name, '?'), listed.kind, other.kind, listed.layer,
        (SELECT count(*) FROM changes WHERE operation = listed.id),
        shown.entity, shown.entity_id, shown.report, reports.name,
        shown.before, shown.after, listed.version
    FROM listed
        JOIN changes AS shown ON shown.operation = listed.id AND shown.position = (
            SELECT position FROM changes WHERE operation = listed.id
            ORDER BY entity <> 'label', position LIMIT 1)
        LEFT JOIN annotators ON annotators.id = listed.annotator
        LEFT JOIN operations AS other ON other.id = coalesce(listed.undoes, listed.redoes)
        LEFT JOIN reports ON reports.id = coalesce(listed.report, shown.report)
    ORDER BY listed.lamport DESC, listed.replica DESC, listed.sequence DESC"""


def _listed(
    operation: str, lamport: int, replica: str, sequence: int, at: str, who: str, kind: str,
    of: str | None, layer: str | None, changes: int, entity: str, entity_id: str,
    report: str | None, name: str | None, before: str, after: str, version: int,
) -> ListedOperation:  # fmt: skip
    old, new = (payloads.upgraded(json_text.load(each), version) for each in (before, after))
    fields = {**old, **new}
    words = fields.get("text") if entity == Entity.LABEL else None
    label = fields.get("about") if entity == Entity.COMMENT else None
    if entity == Entity.LABEL:
        label = entity_id
    told = LabelId(str(label)) if label else None
    return ListedOperation(
        *(operation, Stamp(lamport, ReplicaId(replica), sequence), at, who, kind, of, layer),
        *(ReportId(report) if report else None, name, told, str(words or ""), changes),
    )
