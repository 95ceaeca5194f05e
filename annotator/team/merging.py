"""Merging two gold files: the union of their journals, and what it adds up to.

Operations have one order on which all files agree (Lamport 1978, "Time, clocks, and the ordering of
events in a distributed system": counter, then replica), and a field keeps its last writer (a
last-writer-wins map in the sense of Shapiro et al. 2011, "Conflict-free replicated data types"). So
any order of merging, and any number of times, gives the same tables.
"""

from dataclasses import dataclass

from annotator.errors import Problem, UserError
from annotator.project import Project
from annotator.store import conflicts, journal, schemas, suggestions, tables, texts
from schema import payloads
from schema.records import Entity, Operation


@dataclass(frozen=True, slots=True)
class Merged:
    """How much came in, and how many conflicts stand open now."""

    operations: int
    texts: int
    conflicts: int


def merge(into: Project, source: Project) -> Merged:
    """Bring everything of `source` into `into`, all in one transaction.

    UserError where an operation is not what its checksum says, or differs between the two.
    """
    with into.transaction() as db:
        before = len(texts.ids(db))
        for report in texts.ids(source.db):
            texts.add(db, texts.get(source.db, report))
        for toml in schemas.all_toml(source.db):
            schemas.add(db, toml)
        suggestions.add_all(db, suggestions.everything(source.db))
        new = _new_operations(into, source)
        for operation in new:
            journal.append(db, operation)
        for entity, entity_id in _touched(new):
            tables.bring_up_to_date(db, entity, entity_id)
        return Merged(len(new), len(texts.ids(db)) - before, conflicts.count(db))


def _new_operations(into: Project, source: Project) -> list[Operation]:
    new = []
    for operation in journal.all_operations(source.db):
        known = journal.stored_checksum(into.db, operation.id)
        stored = journal.stored_checksum(source.db, operation.id)
        if known is None:
            new.append(operation)
        if operation.version > payloads.VERSION:
            raise UserError(Problem.NEWER_FILE, path=source.path)
        if journal.checksum(operation) != (known or stored):
            raise UserError(Problem.FOREIGN_TIP, path=source.path, operation=operation.id)
    return new


def _touched(operations: list[Operation]) -> dict[tuple[Entity, str], None]:
    return {
        (change.entity, change.id): None for operation in operations for change in operation.changes
    }
