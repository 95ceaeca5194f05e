"""Backups of a project on this machine: made while people work, held against it, thinned by age."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final

from annotator import settings
from annotator.errors import Problem, UserError
from annotator.project import SUFFIX, Mode, Project
from annotator.store import journal, schemas
from schema.records import digest

_NAMED: Final = re.compile(rf"(\d{{8}}-\d{{6}})\.([0-9a-f]+){re.escape(SUFFIX)}")
_MOMENT: Final = "%Y%m%d-%H%M%S"
_NEWEST: Final = 3
"""So many stay whatever their age."""
_GONE_AT_ONCE: Final = 2
"""No more go with one that is made: a clock that is years ahead for a while costs few of them."""
_KEPT_FOR: Final = (
    (timedelta(hours=1), timedelta(days=1)),
    (timedelta(days=1), timedelta(days=30)),
    (timedelta(weeks=1), timedelta(days=365)),
)
"""Of each stretch of the first length one stays, until it is as old as the second."""


@dataclass(frozen=True, slots=True, order=True)
class Backup:
    """One backup: when it was made (UTC), of which state of the journal, where it is."""

    at: datetime
    state: str
    path: Path

    @property
    def size(self) -> int:
        """Its bytes on the disk."""
        return self.path.stat().st_size


def folder(project: Project) -> Path:
    """Where this machine keeps a project's backups, wherever its file lies."""
    return settings.folder("data") / "backups" / schemas.project_id(project.db)


def of_file(path: Path) -> list[Backup]:
    """The backups of the project that lay at a path, which may be damaged or gone; newest first."""
    found = (_in_folder(each) for each in _places() if _remembered(each) == str(path.resolve()))
    return sorted((each for backups in found for each in backups), reverse=True)


def make(project: Project) -> Backup | None:
    """Back the project up unless nothing has changed since the last time, and thin the others.

    The copy is there whole, on the disk and held against the project, or not at all. UserError
    where the disk fails or the copy is not what the project is.
    """
    kept = folder(project)
    with project.one_moment():
        state = _state(project)
        known = sorted(_in_folder(kept))
        if any(each.state == state for each in known):
            return None
        kept.mkdir(parents=True, exist_ok=True, mode=0o700)
        made = _new(kept, state)
        project.send_copy(made.path)
    _hold_against(made)
    (kept / _WHERE).write_text(str(project.path.resolve()), encoding="utf-8")
    # where the clock was set back, those of before seem to be newer
    old = [each for each in superfluous([*known, made], made.at) if each != made]
    for each in sorted(old)[:_GONE_AT_ONCE]:
        each.path.unlink(missing_ok=True)
    return made


def restore(backup: Backup, target: Path) -> None:
    """Write a backup as a project file of its own; UserError where the file exists already."""
    with Project.open(backup.path, Mode.READ) as opened:
        opened.send_copy(target)


def superfluous(backups: Iterable[Backup], now: datetime) -> Iterator[Backup]:
    """Those that need not be kept: newer or older ones stand for them."""
    newest_first = sorted(backups, reverse=True)
    taken: set[tuple[timedelta, int]] = set()
    for place, each in enumerate(newest_first):
        slots = [
            (length, int(each.at.timestamp() // length.total_seconds()))
            for length, oldest in _KEPT_FOR
            if now - each.at <= oldest
        ]
        if place >= _NEWEST and taken.issuperset(slots):
            yield each
        taken.update(slots)


_WHERE: Final = "where.txt"
"""Says which file the backups of a folder are of, for the day when that cannot be opened."""


def _places() -> Iterator[Path]:
    kept = settings.folder("data") / "backups"
    return kept.iterdir() if kept.is_dir() else iter(())


def _remembered(kept: Path) -> str:
    try:
        return (kept / _WHERE).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return ""


def _in_folder(kept: Path) -> Iterator[Backup]:
    for path in kept.glob(f"*{SUFFIX}"):
        named = _NAMED.fullmatch(path.name)
        if named:
            yield Backup(datetime.strptime(named[1], _MOMENT).replace(tzinfo=UTC), named[2], path)


def _new(kept: Path, state: str) -> Backup:
    at = datetime.now(UTC).replace(microsecond=0)
    while (path := kept / f"{at:{_MOMENT}}.{state}{SUFFIX}").exists():
        at += timedelta(seconds=1)
    return Backup(at, state, path)


def _state(project: Project) -> str:
    """What changes with every operation that the journal takes in."""
    return digest("journal", *journal.heads(project.db))


def _hold_against(made: Backup) -> None:
    """Take a copy away that cannot be opened or has not the state it was made of."""
    try:
        with Project.open(made.path, Mode.READ) as copy:
            if _state(copy) != made.state:
                raise UserError(Problem.DAMAGED, path=made.path)
    except UserError:
        made.path.unlink(missing_ok=True)
        raise
