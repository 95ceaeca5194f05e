"""What holds for a project beside its schema, for everybody who works in it."""

from typing import Final

from annotator.drafts import Draft
from annotator.project import Project
from annotator.store import schemas, tables
from schema.parts import SETTINGS
from schema.records import Change, Entity

TIMES: Final = "project.times"
_TIMES: Final = f"{SETTINGS}/times"


def has_times(project: Project) -> bool:
    """Whether the lead wants to see how long people are at a report; not until they say so."""
    fields = tables.folded(project.db, Entity.PROJECT, schemas.project_id(project.db)).fields or {}
    return fields.get(_TIMES) is True


def want_times(project: Project, *, wanted: bool) -> Draft:
    """Let the lead see how long people are at a report, or not; empty where that holds already."""
    was = has_times(project)
    made = Change(
        Entity.PROJECT, schemas.project_id(project.db), {_TIMES: was or None}, {_TIMES: wanted}
    )
    return Draft(TIMES, (made,) if was != wanted else ())
