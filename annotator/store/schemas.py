"""The tables of label schemas and of the project, which names the one in force."""

from typing import Final

from sqlite_utils.db import Database

from schema.labels import LabelSchema, parse
from schema.records import Fields

PROJECT: Final = "project"


def add(db: Database, toml: str) -> str:
    """Store a schema's TOML unless its version is there; gives the version."""
    version = parse(toml).version
    db.execute("INSERT OR IGNORE INTO schemas VALUES (?, ?)", [version, toml])
    return version


def all_toml(db: Database) -> list[str]:
    """Every schema the project has had."""
    return [row[0] for row in db.execute("SELECT toml FROM schemas")]


def write(db: Database, project_id: str, fields: Fields | None) -> None:
    """Make the project's row what the fields say."""
    if fields is not None:
        db.execute("INSERT OR REPLACE INTO project VALUES (?, ?)", [project_id, fields["schema"]])


def current_version(db: Database) -> str:
    """The version of the schema in force; empty in a file that has none yet."""
    row = db.execute("SELECT schema FROM project WHERE id = ?", [PROJECT]).fetchone()
    return str(row[0]) if row else ""


def current(db: Database) -> LabelSchema | None:
    """The schema in force; None in a file that has none yet."""
    row = db.execute(
        "SELECT toml FROM project JOIN schemas ON version = schema WHERE id = ?", [PROJECT]
    ).fetchone()
    return parse(row[0]) if row else None
