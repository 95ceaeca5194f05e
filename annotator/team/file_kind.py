"""What a file is at first sight: a project, a hand-out, or a package of somebody's work."""

from dataclasses import dataclass
from enum import StrEnum

from annotator.project import Project
from annotator.store import ancestry, reports, schemas


class Kind(StrEnum):
    """What a file is, seen from the project it is to be merged into."""

    PACKAGE = "package"  # one person's operations alone
    HAND_OUT = "hand_out"
    PROJECT = "project"


@dataclass(frozen=True, slots=True)
class Glance:
    """What a file is at first sight: `project` is the id of the project that it is of."""

    kind: Kind
    project: str


def glance(source: Project) -> Glance:
    """What a file is, and of which project."""
    return Glance(_kind(source), schemas.project_id(source.db))


def _kind(source: Project) -> Kind:
    if not ancestry.is_handed_out(source.db):
        return Kind.PROJECT
    return Kind.HAND_OUT if reports.ids(source.db) else Kind.PACKAGE
