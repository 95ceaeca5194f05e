"""A new project file from what can be read of a damaged one, and what could not be."""

import uuid
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from operator import itemgetter
from pathlib import Path
from typing import Final

from annotator.checks.values import misfits
from annotator.drafts import Draft
from annotator.errors import Problem, UserError
from annotator.gate import Gate
from annotator.project import Project, new_file
from annotator.replay import Entry, fold
from annotator.safety.salvage import Salvaged, salvage
from annotator.store import (
    ancestry,
    annotators,
    journal,
    journal_entries,
    schemas,
    suggestions,
    tables,
    texts,
)
from annotator.store.connection import storage_errors
from annotator.store.journal_rows import StoredOperation
from schema import labels as label_schema
from schema.ancestry import add_rows, place
from schema.database import Database
from schema.json_text import load
from schema.payloads import change, label_from_fields
from schema.records import (
    GOLD,
    Annotator,
    AnnotatorId,
    Change,
    Entity,
    Fields,
    OperationId,
    ReportId,
    Span,
)

REPAIR: Final = "project.repair"
_STAMP: Final = (3, 1, 2)  # lamport, replica and sequence in the row of an operation


@dataclass(frozen=True, slots=True)
class Repaired:
    """What stands in the new file, and what could not be read.

    `rescued` entities are of operations that are no longer whole; what is known of them was written
    by an operation of its own. `has_schema` is False where the built-in labels stand for those that
    the project had. `torn` operations were found in part, of `missing` ones nothing was
    found though others follow them. The texts of `textless` reports are gone.
    """

    operations: int
    texts: int
    suggestions: int
    rescued: int
    torn: int
    missing: int
    textless: tuple[ReportId, ...]
    has_schema: bool

    @property
    def losses(self) -> list[tuple[str, int]]:
        """What was lost or saved in another way: keys of `words.toml`, each with how much it is."""
        counts = {
            "repair_rescued": self.rescued,
            "repair_torn": self.torn,
            "repair_missing": self.missing,
            "repair_textless": len(self.textless),
            "repair_schema": int(not self.has_schema),
        }
        return [(key, count) for key, count in counts.items() if count]

    @property
    def is_whole(self) -> bool:
        """Whether nothing is known to be lost."""
        return self.has_schema and not (self.torn or self.missing or self.textless)


def repair(damaged: Path, target: Path, person: Annotator, others: Sequence[Path] = ()) -> Repaired:
    """Write what can be read of a file, and of others of its project, into a new one.

    The damaged file is only read. UserError where nothing of a project can be found in it, and
    where `target` exists.
    """
    try:
        found = salvage([damaged, *others])
    except OSError as error:
        raise UserError(Problem.NO_ACCESS, path=damaged) from error
    if not found.texts and not found.operations:
        raise UserError(Problem.NOTHING_TO_SAVE, path=damaged)
    kept, textless = _that_stand(found)
    with new_file(target) as part, storage_errors(target):
        project = Project.create_empty(part)
        try:
            _fill(project, found, kept)
            has_schema = schemas.current(project.db) is not None
            rescued = _rescue(project, person, found)
            project.checkpoint_whole()
        finally:
            project.close()
    return Repaired(
        operations=len(kept),
        texts=len(found.texts),
        suggestions=len(found.suggestions),
        rescued=rescued,
        torn=len(found.loose),
        missing=_missing(found),
        textless=tuple(sorted(textless)),
        has_schema=has_schema,
    )


def _project_id(found: Salvaged) -> str:
    """Which project the file was of; an id of its own where nothing tells any more."""
    changes = (each.changes for each in found.operations.values())
    made = {str(each[3]) for rows in changes for each in rows if each[2] == Entity.PROJECT}
    return min(made or found.projects or {str(uuid.uuid4())})


def _that_stand(found: Salvaged) -> tuple[list[StoredOperation], set[ReportId]]:
    """The operations in stamp order that can stand, and the reports whose texts are gone.

    An operation about such a report or a lost schema cannot; what else it says is loose.
    """
    found.schemas.setdefault(label_schema.default().version, label_schema.default_toml())
    kept, textless = [], set[ReportId]()
    for each in sorted(found.operations.values(), key=lambda one: itemgetter(*_STAMP)(one.row)):
        gone = {ReportId(one[4]) for one in each.changes if one[4]} - found.texts.keys()
        textless |= gone
        if gone or any(_is_of_lost_schema(found, one) for one in each.changes):
            found.loose[each.id] = each.changes
        else:
            kept.append(each)
    return kept, textless


def _is_of_lost_schema(found: Salvaged, changed: Sequence[object]) -> bool:
    """Whether a change puts a schema in force that could not be read."""
    if changed[2] != Entity.PROJECT:
        return False
    version = load(str(changed[6])).get("schema")
    return version is not None and version not in found.schemas


def _fill(project: Project, found: Salvaged, kept: Sequence[StoredOperation]) -> None:
    with project.transaction() as db:
        schemas.begin(db, _project_id(found), label_schema.default_toml())
        for toml in found.schemas.values():
            schemas.add(db, toml)
        texts.add_all(db, _in_order_of_arrival(found, kept))
        offered = (each for each in found.suggestions.values() if each.report in found.texts)
        suggestions.add_all(db, (each for each in offered if _fits(each.span, found, each.report)))
        journal.take_in(db, kept)
        add_rows(db, sorted(found.learnt))
        ancestry.leave_out(db, sorted(found.left_out))
        tables.rebuild(db)


def _in_order_of_arrival(found: Salvaged, kept: Sequence[StoredOperation]) -> Iterator[str]:
    """All texts, as the journal brought them in: people are used to that order."""
    named = (one[4] for each in kept for one in each.changes if one[4])
    for report in dict.fromkeys([*map(ReportId, named), *sorted(found.texts)]):
        if report in found.texts:
            yield found.texts[report]


def _fits(span: Span, found: Salvaged, report: ReportId) -> bool:
    return found.texts[report][span.start : span.end] == span.text


def _rescue(project: Project, person: Annotator, found: Salvaged) -> int:
    """Write what is left of broken operations as one operation of its own; tells of how many."""
    gate = Gate(project, person)
    gate.introduce(person)
    drafts = [*_schema_in_force(project.db), *_rescued(project.db, found)]
    if drafts:
        gate.run(Draft(REPAIR, tuple(drafts)))
    return len(drafts)


def _schema_in_force(db: Database) -> Iterator[Change]:
    """The built-in labels, where those that the project had are lost."""
    if schemas.current(db) is None:
        built_in = {"schema": label_schema.default().version}
        made = change(Entity.PROJECT, schemas.project_id(db), None, built_in, None)
        assert made is not None
        yield made


def _rescued(db: Database, found: Salvaged) -> Iterator[Change]:
    """What each entity of a broken operation was, from all that is known of it."""
    of_reports: dict[tuple[Entity, str], ReportId | None] = {}
    loose: dict[tuple[Entity, str], list[tuple[str, str]]] = defaultdict(list)
    for operation, rows in found.loose.items():
        for _, _, entity, entity_id, report, _, after in rows:
            is_at_hand = report is None or report in found.texts
            if is_at_hand and entity != Entity.PROJECT:
                key = Entity(str(entity)), str(entity_id)
                of_reports[key] = ReportId(str(report)) if report else None
                loose[key].append((operation, str(after)))
    for (entity, entity_id), said in loose.items():
        entries = [
            *journal_entries.entries_of(db, entity, entity_id),
            *(Entry(OperationId(operation), load(after)) for operation, after in said),
        ]
        then = _trusted(db, found, entity, fold(_in_order(entries, found)).fields)
        now = tables.folded(db, entity, entity_id).fields
        made = then and change(entity, entity_id, now, then, of_reports[entity, entity_id])
        if made:
            yield made


def _trusted(db: Database, found: Salvaged, entity: Entity, said: Fields | None) -> Fields | None:
    """What is said of an entity, as far as it can be true; no checksum holds for it any more.

    A label is flagged as unsure, so that a person looks at it again.
    """
    if said is None or entity is not Entity.LABEL:
        return said
    try:
        label = label_from_fields("", said)
    except (KeyError, ValueError, TypeError):
        return None
    schema, span = schemas.current(db) or label_schema.default(), label.span
    fits = found.texts.get(label.report, "")[span.start : span.end] == span.text
    is_known = label.layer == GOLD or annotators.get(db, AnnotatorId(label.layer)) is not None
    wrong = set(misfits(label, schema))
    if not fits or not is_known or label.label in wrong:
        return None
    return {**{name: value for name, value in said.items() if name not in wrong}, "unsure": True}


def _in_order(entries: Iterable[Entry], found: Salvaged) -> list[Entry]:
    """In stamp order where the stamp is known, else in the order of the replica's own numbers."""

    def stamp(entry: Entry) -> tuple[int, str, int]:
        whole = found.operations.get(entry.operation)
        replica, sequence = place(entry.operation)
        return (whole.row[_STAMP[0]] if whole else sequence, replica, sequence)

    return sorted(entries, key=stamp)


def _missing(found: Salvaged) -> int:
    """Of how many operations nothing was found, though later ones of their replica are here."""
    here: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for operation in (*found.operations, *found.loose):
        replica, sequence = place(operation)
        here[replica].append((sequence, sequence))
    highest = {replica: max(here[replica])[0] for replica in here}
    for replica, first, last in found.left_out:
        if replica in highest:
            here[replica].append((first, min(last, highest[replica])))
    known = (each for stretches in here.values() for each in ancestry.joined(sorted(stretches)))
    return sum(highest.values()) - sum(last - first + 1 for first, last in known if first <= last)
