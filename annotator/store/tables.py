"""The tables that people query, kept as what the journal adds up to."""

from collections.abc import Callable, Mapping
from typing import Final

from sqlite_utils.db import Database

from annotator.replay import Folded, fold
from annotator.store import annotators, comments, conflicts, journal, labels, reports, schemas, work
from schema.records import Entity, Fields

_WRITERS: Final[Mapping[Entity, Callable[[Database, str, Fields | None], None]]] = {
    Entity.ANNOTATOR: annotators.write,
    Entity.PROJECT: schemas.write,
    Entity.REPORT: reports.write,
    Entity.WORK: work.write,
    Entity.LABEL: labels.write,
    Entity.COMMENT: comments.write,
}


def folded(db: Database, entity: Entity, entity_id: str) -> Folded:
    """What the journal says of one entity."""
    return fold(journal.entries_of(db, entity, entity_id))


def bring_up_to_date(db: Database, entity: Entity, entity_id: str) -> None:
    """Write what the journal says of one entity into its table."""
    state = folded(db, entity, entity_id)
    _WRITERS[entity](db, entity_id, state.fields)
    conflicts.write(db, entity, entity_id, list(state.conflicts.values()))
