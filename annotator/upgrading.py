"""Bringing older files up to date, which takes long where they are large: who waits is told."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from annotator.errors import UserError
from annotator.progress import Cancelled, never
from annotator.store import connection, definitions


def _tell_nobody(path: Path) -> None:
    """Nobody waits for it."""


@dataclass(frozen=True, slots=True)
class Watch:
    """Who waits while a file is brought up to date: they are told of it, and may want it no more.

    Then nothing of it has changed, and CancelledError is raised.
    """

    begun: Callable[[Path], None] = _tell_nobody
    is_cancelled: Cancelled = never


_NOBODY: Final = Watch()
_watching: ContextVar[Watch] = ContextVar("watching", default=_NOBODY)


@contextmanager
def watched(watch: Watch) -> Iterator[None]:
    """Whatever this thread opens meanwhile is watched by somebody."""
    token = _watching.set(watch)
    try:
        yield
    finally:
        _watching.reset(token)


def watch() -> Watch:
    """Who waits in this thread."""
    return _watching.get()


def is_older(path: Path) -> bool:
    """Whether opening a file to write brings it up to date; never for what cannot be opened."""
    try:
        db = connection.connect(path, read_only=True)
        with closing(db):
            return bool(definitions.pending_migrations(db, path))
    except (UserError, sqlite3.Error, OSError):
        return False
