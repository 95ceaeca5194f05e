"""The tables of label schemas and of the project, which names the one in force."""

from sqlite_utils.db import Database

from schema.labels import LabelSchema, parse
from schema.records import Fields


def begin(db: Database, project_id: str, toml: str) -> str:
    """Say which project this file is, and store its first schema; gives the schema's version."""
    db.execute("INSERT INTO identity VALUES (?)", [project_id])
    return add(db, toml)


def add(db: Database, toml: str) -> str:
    """Store a schema's TOML unless its version is there; gives the version."""
    version = parse(toml).version
    if not db.execute("SELECT 1 FROM schemas WHERE version = ?", [version]).fetchone():
        db.execute("INSERT INTO schemas VALUES (?, ?)", [version, toml])
    return version


def copy(db: Database, source: Database) -> None:
    """Say that a file is of the same project as another, with all schemas of that."""
    db.execute("INSERT INTO identity VALUES (?)", [project_id(source)])
    for toml in all_toml(source):
        add(db, toml)


def project_id(db: Database) -> str:
    """Which project a file is of."""
    return str(db.execute("SELECT project FROM identity").fetchone()[0])


def all_toml(db: Database) -> list[str]:
    """Every schema the project has had."""
    return [row[0] for row in db.execute("SELECT toml FROM schemas")]


def write(db: Database, project_id: str, fields: Fields | None) -> None:
    """Make a project's row what the fields say; merged files may bring another project's."""
    if fields is None:
        db.execute("DELETE FROM project WHERE id = ?", [project_id])
        return
    db.execute(
        "INSERT INTO project VALUES (?, ?) ON CONFLICT (id) DO UPDATE SET schema = excluded.schema",
        [project_id, fields["schema"]],
    )


def current_version(db: Database) -> str:
    """The version of the schema in force; empty in a file that has none yet."""
    row = db.execute("SELECT schema FROM project JOIN identity ON project = id").fetchone()
    return str(row[0]) if row else ""


def current(db: Database) -> LabelSchema | None:
    """The schema in force; None in a file that has none yet."""
    row = db.execute("SELECT toml FROM schemas WHERE version = ?", [current_version(db)]).fetchone()
    return parse(row[0]) if row else None
