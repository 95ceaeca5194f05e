"""What merging other files of a project would bring, before anything is merged."""

from collections.abc import Sequence
from concurrent.futures import CancelledError
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from annotator.errors import UserError
from annotator.progress import Cancelled
from annotator.project import SUFFIX, Mode, Project
from annotator.store import annotators, conflicts, journal, journal_handing
from annotator.team import merging
from annotator.team.file_kind import Kind, glance


@dataclass(frozen=True, slots=True)
class FileLook:
    """What a file holds: whose it is, and how many of its operations are new or known here.

    `refused` says why it cannot be merged, and then nothing else is known of it.
    """

    path: Path
    kind: Kind = Kind.PROJECT
    person: str = ""
    operations: int = 0
    new: int = 0
    is_foreign: bool = False  # of another project
    refused: UserError | None = None

    @property
    def known(self) -> int:
        """How many operations are here already."""
        return self.operations - self.new


def look(into: Project, path: Path) -> FileLook:
    """What a file would bring; conflicts are known only once it is merged."""
    try:
        with Project.open(path, Mode.READ) as source, source.one_moment():
            here, there = journal.ids(into.db), journal.ids(source.db)
            seen = glance(source)
            return FileLook(
                path,
                seen.kind,
                _person(into, source),
                operations=len(there),
                new=len(there - here),
                is_foreign=seen.project != glance(into).project,
            )
    except UserError as error:
        return FileLook(path, refused=error)


def rehearse(into: Project, paths: Sequence[Path], is_cancelled: Cancelled) -> int | None:
    """How many conflicts more there would be: merged into a copy that is thrown away.

    None where it was cancelled, or a file cannot be merged.
    """
    with TemporaryDirectory(prefix="jinbiao-") as folder:
        copy = Path(folder) / f"rehearsal{SUFFIX}"
        into.send_copy(copy)
        with Project.open(copy) as rehearsal:
            before = conflicts.count(rehearsal.db)
            for path in paths:
                try:
                    with Project.open(path, Mode.READ) as source:
                        merging.merge(rehearsal, source, is_cancelled=is_cancelled)
                except (UserError, CancelledError):
                    return None
            return conflicts.count(rehearsal.db) - before


def _person(into: Project, source: Project) -> str:
    """Whose file it is; the tables of a package are empty, so the project here is asked first."""
    found = journal_handing.handed_out_to(source.db) or journal_handing.last_author(source.db)
    if found is None:
        return ""
    known = (annotators.get(each.db, found) for each in (into, source))
    return next((each.name for each in known if each), "")
