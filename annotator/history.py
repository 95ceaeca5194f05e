"""Who decided what and when, of a label, a report or the whole project, as the journal tells."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from annotator.progress import Cancelled, never
from annotator.project import Project
from annotator.store import journal, journal_pages, labels
from annotator.store.connection import breaking_off
from annotator.store.journal_pages import Asked, ListedOperation
from schema.records import Entity, Fields, Label, LabelId, Stamp


@dataclass(frozen=True, slots=True)
class Decision:
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


def of_label(project: Project, label: LabelId) -> list[Decision]:
    """Everything stored about a label, the oldest first; [] where nobody decided anything."""
    found = journal.decisions_on(project.db, Entity.LABEL, label)
    return [Decision(*each) for each in found]


@dataclass(frozen=True, slots=True)
class Page:
    """Operations, the newest first, and whether there are more before them."""

    operations: tuple[ListedOperation, ...] = ()
    has_more: bool = False
    places: Mapping[LabelId, tuple[int, int]] = field(default_factory=dict)
    """Where the labels that still stand are, code points."""


def page(
    project: Project,
    asked: Asked,
    *,
    before: Stamp | None = None,
    count: int,
    is_cancelled: Cancelled = never,
) -> Page:
    """The newest operations before one of them; CancelledError where nobody wants them any more."""
    with project.one_moment(), breaking_off(project.db, is_cancelled):
        found = [*journal_pages.page(project.db, asked, before=before, count=count + 1)]
        standing = labels.of_ids(project.db, [each.label for each in found if each.label])
    shown = tuple(_told(each, standing) for each in found[:count])
    places = {key: (each.span.start, each.span.end) for key, each in standing.items()}
    return Page(shown, len(found) > count, places)


def _told(each: ListedOperation, standing: Mapping[LabelId, Label]) -> ListedOperation:
    """The same with the words of its label as they are, where it left them alone."""
    label = standing.get(each.label) if each.label and not each.words else None
    return replace(each, words=label.span.text) if label else each
