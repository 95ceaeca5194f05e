"""The gold file's tables and views, as numbered migrations that are never edited once released."""

from typing import Final

from schema import (
    ancestry,
    changing,
    first_tables,
    likeness,
    practice,
    releasing,
    sampling,
    settling,
    text_index,
)
from schema.database import Database, Migrations

APPLICATION_ID: Final = 0x4A_42_49_4F  # "JBIO" in the file's header: a Jinbiao project

gold: Final = Migrations("gold")


@gold
def m0001_first_tables(db: Database) -> None:
    """The journal, what it adds up to, and the views that people query."""
    for statement in (*first_tables.TABLES, *first_tables.VIEWS):
        db.execute(statement)
    for table, same in first_tables.APPEND_ONLY.items():
        db.execute(
            f"CREATE TRIGGER {table}_no_replace BEFORE INSERT ON {table}"
            f" WHEN EXISTS (SELECT 1 FROM {table} WHERE {same})"
            f" BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END"
        )
        for action in ("UPDATE", "DELETE"):
            db.execute(
                f"CREATE TRIGGER {table}_no_{action.lower()} BEFORE {action} ON {table}"
                f" BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END"
            )
    db.execute(f"PRAGMA application_id = {APPLICATION_ID}")


@gold
def m0002_terms(db: Database) -> None:
    """The words that a project adds to the engine's lexicon."""
    db.execute(
        """CREATE TABLE terms (
            id TEXT PRIMARY KEY,
            kind TEXT NOT NULL,
            text TEXT NOT NULL,
            category TEXT,
            CHECK (kind IN ('measure', 'unit')),
            CHECK ((kind = 'measure') = (category IS NOT NULL))
        ) STRICT"""
    )


@gold
def m0003_same_words(db: Database) -> None:
    """How the same words are labelled elsewhere is found without reading all labels."""
    db.execute("CREATE INDEX labels_of_words ON labels (text, layer, state, label, category)")


@gold
def m0004_text_index(db: Database) -> None:
    """The characters of all texts, so that words are found in any number of reports."""
    for statement in text_index.TABLES:
        db.execute(statement)
    stored = db.execute("SELECT report, text FROM texts")
    while texts := stored.fetchmany(100):
        text_index.add_all(db, texts)


@gold
def m0005_imports(db: Database) -> None:
    """What came in by which import, and sketches that find texts which are nearly the same."""
    db.execute(
        """CREATE TABLE imports (
            id TEXT PRIMARY KEY,
            batch TEXT NOT NULL,
            at TEXT NOT NULL,
            annotator TEXT NOT NULL,
            sources TEXT NOT NULL,
            files INTEGER NOT NULL,
            reports INTEGER NOT NULL,
            CHECK (files >= 0 AND reports >= 0)
        ) STRICT"""
    )
    db.execute("CREATE INDEX imports_of_batch ON imports (batch)")
    db.execute(likeness.TABLE)
    stored = db.execute("SELECT report, text FROM texts")
    while texts := stored.fetchmany(100):
        likeness.add_all(db, texts)


@gold
def m0006_teams(db: Database) -> None:
    """Who knew of what, what a hand-out leaves out, who is one person, rounds and assignments."""
    for statement in ancestry.TABLES:
        db.execute(statement)
    ancestry.add_all(db, db.execute("SELECT replica, sequence, parents FROM operations").fetchall())
    db.execute(
        """CREATE TABLE same_people (
            annotator TEXT PRIMARY KEY,
            same_as TEXT,
            other_than TEXT NOT NULL
        ) STRICT"""
    )
    db.execute(
        """CREATE TABLE rounds (
            id TEXT PRIMARY KEY,
            name TEXT NOT NULL,
            at TEXT NOT NULL,
            members TEXT NOT NULL,
            reports TEXT NOT NULL,
            overlap INTEGER NOT NULL,
            seed INTEGER NOT NULL,
            schema TEXT NOT NULL,
            engines TEXT NOT NULL,
            state TEXT NOT NULL,
            heads TEXT NOT NULL,
            counted TEXT,
            CHECK (overlap >= 1 AND state IN ('open', 'closed'))
        ) STRICT"""
    )
    db.execute(
        """CREATE TABLE assignments (
            id TEXT PRIMARY KEY,
            round TEXT NOT NULL,
            report TEXT NOT NULL,
            annotator TEXT NOT NULL,
            role TEXT NOT NULL,
            state TEXT NOT NULL,
            reason TEXT,
            CHECK (role IN ('annotator', 'reviewer')),
            CHECK (state IN ('assigned', 'handed_in', 'returned', 'in_review'))
        ) STRICT"""
    )
    db.execute("CREATE INDEX assignments_of_report ON assignments (report, annotator)")


@gold
def m0007_changing_schemas(db: Database) -> None:
    """What a schema that changed asks of labels."""
    for statement in changing.TABLES:
        db.execute(statement)


@gold
def m0008_settling(db: Database) -> None:
    """Gold knows the labels that it was settled on, and a view says where it comes from."""
    for statement in (settling.COLUMN, settling.VIEW):
        db.execute(statement)


@gold
def m0009_share_of_overlap(db: Database) -> None:
    """Only a share of a round's reports may go to several people."""
    db.execute(
        "ALTER TABLE rounds ADD COLUMN share INTEGER NOT NULL DEFAULT 100"
        " CHECK (share BETWEEN 0 AND 100)"
    )


@gold
def m0010_practice(db: Database) -> None:
    """What newcomers practise on, and how they did."""
    db.execute(practice.TABLE)


@gold
def m0011_releases(db: Database) -> None:
    """Gold under names, and samples of labels that somebody looks at."""
    for table in (releasing.TABLE, sampling.TABLE):
        db.execute(table)


@gold.for_speed
def m0012_operations_of_report(db: Database) -> None:
    """What was decided in one report is found without reading the whole journal."""
    db.execute(
        "CREATE INDEX operations_of_report ON operations (report, lamport) WHERE report IS NOT NULL"
    )


@gold.for_speed
def m0013_quicker_journal(db: Database) -> None:
    """What each decision pays for and nobody needs."""
    # Our connections take a row that is replaced for one that is deleted, which is refused; what a
    # program that does not has replaced is named by its checksum.
    for table in ("operations", "changes"):
        db.execute(f"DROP TRIGGER {table}_no_replace")
    db.execute("DROP INDEX labels_of_suggestion")
    db.execute(
        "CREATE INDEX labels_of_suggestion ON labels (suggestion, layer)"
        " WHERE suggestion IS NOT NULL"
    )


@gold.for_speed
def m0014_opening_large_projects(db: Database) -> None:
    """What is asked of all labels whenever a project is opened needs no row of them."""
    db.execute("CREATE INDEX labels_unsure ON labels (layer, report) WHERE unsure = 1")
    # with the columns of its condition, which SQLite would else look up in the rows
    db.execute(
        "CREATE INDEX labels_dismissed ON labels (layer, report, state, suggestion)"
        " WHERE state = 'rejected' AND suggestion IS NULL"
    )
    db.execute("DROP INDEX labels_of_words")
    db.execute(
        "CREATE INDEX labels_of_words ON labels (text, layer, state, label, category, report)"
    )
