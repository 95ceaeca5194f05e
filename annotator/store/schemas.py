"""The tables of label schemas and of the project, which names the one in force.

What a project states of its schema stands in the journal as fields of the project, over the schema
it began with. The schema of now follows from them, and is a row like all that there were.
"""

from annotator.store import gone_choices, journal_entries, look_again
from annotator.store.gone_choices import Row
from schema.database import Database
from schema.labels import LabelSchema, parse
from schema.matching import labels_of
from schema.parts import AGAIN, composed
from schema.records import Entity, Fields, OperationId
from schema.toml_text import to_toml


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
    bring(db, source)


def bring(db: Database, source: Database) -> None:
    """Bring the schemas of another file that are not here."""
    known = {row[0] for row in db.execute("SELECT version FROM schemas")}
    for version, toml in source.execute("SELECT version, toml FROM schemas").fetchall():
        if version not in known:
            add(db, toml)


def project_id(db: Database) -> str:
    """Which project a file is of."""
    return str(db.execute("SELECT project FROM identity").fetchone()[0])


def of_version(db: Database, version: str) -> LabelSchema | None:
    """A schema that the project has had; None where this file does not know it."""
    row = db.execute("SELECT toml FROM schemas WHERE version = ?", [version]).fetchone()
    return parse(row[0]) if row else None


def write(db: Database, project_id: str, fields: Fields | None) -> None:
    """Make a project's row what the fields say; merged files may bring another project's."""
    if fields is None:
        db.execute("DELETE FROM project WHERE id = ?", [project_id])
        return
    begun = str(fields["schema"])
    base = of_version(db, begun)
    version = _stored(db, composed(base, fields)) if base else begun
    db.execute(
        "INSERT INTO project VALUES (?, ?) ON CONFLICT (id) DO UPDATE SET schema = excluded.schema",
        [project_id, version],
    )


def follow(db: Database, fields: Fields | None) -> tuple[set[Row], bool]:
    """Keep what the schema in force asks of labels, `fields` being what the project states.

    Gives the choices that are read otherwise than before, and whether other labels than before are
    to be looked at again.
    """
    schema = current(db)
    if schema is None or fields is None:
        return set(), False
    asked: dict[str, OperationId] = {}
    for path, said in fields.items():
        part, _, last = path.rpartition("/")
        if last == AGAIN and said:
            asked[part] = OperationId(said) if isinstance(said, str) else _writer(db, path)
    wanted = {part: (since, labels_of(schema, part)) for part, since in asked.items()}
    return gone_choices.write(db, schema), look_again.ask_for(db, wanted)


def _stored(db: Database, schema: LabelSchema) -> str:
    version = schema.version
    if not db.execute("SELECT 1 FROM schemas WHERE version = ?", [version]).fetchone():
        db.execute("INSERT INTO schemas VALUES (?, ?)", [version, to_toml(schema)])
    return version


def _writer(db: Database, path: str) -> OperationId:
    """The operation that wrote a field of the project last."""
    entries = journal_entries.entries_of(db, Entity.PROJECT, project_id(db))
    return [each.operation for each in entries if path in each.after][-1]


def current_version(db: Database) -> str:
    """The version of the schema in force; empty in a file that has none yet."""
    row = db.execute("SELECT schema FROM project JOIN identity ON project = id").fetchone()
    return str(row[0]) if row else ""


def current_toml(db: Database) -> str:
    """The schema in force as it is stored; KeyError in a file that has none yet."""
    row = db.execute("SELECT toml FROM schemas WHERE version = ?", [current_version(db)]).fetchone()
    if row is None:
        raise KeyError("schema")
    return str(row[0])


def current(db: Database) -> LabelSchema | None:
    """The schema in force; None in a file that has none yet."""
    return of_version(db, current_version(db))
