"""People whom two files know by two ids: what they did under one counts as done under the other.

Their operations stay as they were written. What they say is read under the id that stands, so that
one person's decisions about one suggestion meet in one label, whichever machine they come from.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import replace

from annotator.replay import Entry
from schema.database import Database
from schema.payloads import seen_from_json, seen_to_json
from schema.records import (
    GOLD,
    Annotator,
    AnnotatorId,
    Entity,
    Fields,
    Json,
    LabelId,
    Layer,
    ReportId,
    SuggestionId,
    decision_id,
)

_LAYERS = ("layer", "settled_by", "person")
_LABELS = ("about", "settled_from")


def write(db: Database, annotator: Annotator | None, annotator_id: str) -> None:
    """Keep who else a person is, or is not; None takes the row away."""
    db.execute("DELETE FROM same_people WHERE annotator = ?", [annotator_id])
    if annotator and (annotator.same_as or annotator.other_than):
        others = json.dumps(sorted(annotator.other_than))
        db.execute(
            "INSERT INTO same_people VALUES (?, ?, ?)", [annotator_id, annotator.same_as, others]
        )


def mapped(db: Database) -> dict[str, str]:
    """Ids that stand for somebody who has another one."""
    return dict(
        db.execute(
            "SELECT annotator, same_as FROM same_people WHERE same_as IS NOT NULL"
        ).fetchall()
    )


def ids_of(db: Database, person: AnnotatorId) -> set[AnnotatorId]:
    """All ids that stand for a person, their own among them."""
    same = mapped(db)
    return {person, *(AnnotatorId(each) for each in same if who(same, each) == person)}


def who(same: Mapping[str, str], person: str) -> str:
    """Who somebody is in the end, by a mapping of ids; the least of those who name each other."""
    seen = [person]
    while (found := same.get(seen[-1])) is not None:
        if found in seen:
            return min(seen[seen.index(found) :])
        seen.append(found)
    return seen[-1]


class SamePeople:
    """Reads entities under the ids that stand, for one state of the journal."""

    def __init__(self, db: Database) -> None:
        self._db = db
        self._same = {each: who(mapped(db), each) for each in mapped(db)}
        self._decisions: dict[ReportId, dict[str, str]] = {}

    @property
    def is_anyone(self) -> bool:
        """Whether anybody has two ids at all."""
        return bool(self._same)

    def standing_id(self, entity: Entity, entity_id: str) -> str:
        """The id that an entity has once everybody has one id."""
        if entity is Entity.LABEL:
            return self._of_report(self._report(entity, entity_id)).get(entity_id, entity_id)
        if entity in (Entity.WORK, Entity.ASSIGNMENT):
            rest, slash, person = entity_id.rpartition("/")
            return f"{rest}{slash}{self._same.get(person, person)}"
        return entity_id

    def other_ids(self, entity: Entity, standing: str) -> list[str]:
        """The ids that stand for the same thing as this one."""
        if entity is Entity.LABEL:
            return [
                old
                for report in self._reports(standing)
                for old, new in self._of_report(report).items()
                if new == standing
            ]
        if entity in (Entity.WORK, Entity.ASSIGNMENT):
            rest, slash, person = standing.rpartition("/")
            return [f"{rest}{slash}{old}" for old, new in self._same.items() if new == person]
        return []

    def read(self, entry: Entry, report: ReportId | None) -> Entry:
        """What an operation wrote, under the ids that stand."""
        return Entry(entry.operation, self._fields(entry.after, report))

    def touched(self, people: set[str]) -> Iterator[tuple[Entity, str]]:
        """Everything that was ever in the layers of these people."""
        rows = self._db.execute(
            "SELECT DISTINCT entity, entity_id"
            " FROM changes, (SELECT value AS person FROM json_each(?))"
            " WHERE entity IN ('label', 'work', 'comment', 'assignment') AND person IN ("
            " json_extract(after, '$.layer'), json_extract(before, '$.layer'),"
            " json_extract(after, '$.settled_by'), json_extract(before, '$.settled_by'),"
            " json_extract(after, '$.person'), json_extract(before, '$.person'))",
            [json.dumps(sorted({*people, GOLD}))],  # gold names the labels that it is settled on
        )
        for entity, entity_id in rows.fetchall():
            yield Entity(entity), entity_id

    def _fields(self, fields: Fields, report: ReportId | None) -> Fields:
        decisions = self._of_report(report)
        read: dict[str, Json] = dict(fields)
        for names, known in ((_LAYERS, self._same), (_LABELS, decisions)):
            read |= {
                name: known.get(value, value)
                for name in names
                if isinstance(value := fields.get(name), str)
            }
        if isinstance(links := fields.get("quantifies"), list):
            read["quantifies"] = [decisions.get(str(each), str(each)) for each in links]
        if isinstance(seen := fields.get("settled_on"), list):
            read["settled_on"] = seen_to_json(
                replace(
                    each,
                    layer=Layer(self._same.get(each.layer, each.layer)),
                    label=LabelId(decisions.get(each.label, each.label)) if each.label else None,
                )
                for each in seen_from_json(seen)
            )
        return read

    def _of_report(self, report: ReportId | None) -> dict[str, str]:
        if report is None:
            return {}
        if report not in self._decisions:
            found = self._db.execute("SELECT id FROM suggestions WHERE report = ?", [report])
            offered = [SuggestionId(row[0]) for row in found.fetchall()]
            self._decisions[report] = {
                decision_id(Layer(old), each): decision_id(Layer(new), each)
                for old, new in self._same.items()
                for each in offered
            }
        return self._decisions[report]

    def _report(self, entity: Entity, entity_id: str) -> ReportId | None:
        row = self._db.execute(
            "SELECT report FROM changes WHERE entity = ? AND entity_id = ? LIMIT 1",
            [entity.value, entity_id],
        ).fetchone()
        return ReportId(row[0]) if row and row[0] else None

    def _reports(self, label: str) -> list[ReportId]:
        """The reports that may hold a label: its own, or those whose decisions lead to it."""
        row = self._db.execute("SELECT report FROM labels WHERE id = ?", [label]).fetchone()
        found = ReportId(row[0]) if row else self._report(Entity.LABEL, label)
        if found is not None:
            return [found]
        return [report for report, known in self._decisions.items() if label in known.values()]
