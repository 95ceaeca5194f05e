"""What became of one label: who decided what about it and when, as the journal tells."""

from dataclasses import dataclass

from annotator.project import Project
from annotator.store import journal
from schema.records import Entity, Fields, LabelId


@dataclass(frozen=True, slots=True)
class Event:
    """One decision about a label; `at` is UTC in ISO 8601.

    `kind` is that of the operation; an undo or redo names in `of` the kind it took back or
    repeated. `before` and `after` hold the fields that it wrote of this label.
    """

    at: str
    who: str
    kind: str
    of: str | None
    before: Fields
    after: Fields


def of_label(project: Project, label: LabelId) -> list[Event]:
    """Everything stored about a label, the oldest first; [] where nobody decided anything."""
    found = journal.decisions_on(project.db, Entity.LABEL, label)
    return [Event(*each) for each in found]
