"""The gold file's tables and views, as numbered migrations that are never edited once released."""

from typing import Final

from sqlite_utils import Migrations
from sqlite_utils.db import Database

APPLICATION_ID: Final = 0x4A_42_49_4F  # "JBIO" in the file's header: a Jinbiao project

gold: Final = Migrations("gold")

_TABLES: Final = (
    """CREATE TABLE operations (
        id TEXT PRIMARY KEY,
        replica TEXT NOT NULL,
        sequence INTEGER NOT NULL,
        lamport INTEGER NOT NULL,
        annotator TEXT NOT NULL,
        at TEXT NOT NULL,
        kind TEXT NOT NULL,
        layer TEXT,
        report TEXT,
        undoes TEXT,
        redoes TEXT,
        schema TEXT NOT NULL,
        version INTEGER NOT NULL,
        checksum TEXT NOT NULL,
        UNIQUE (replica, sequence),
        CHECK (lamport > 0 AND sequence > 0)
    ) STRICT""",
    "CREATE INDEX operations_in_order ON operations (lamport, replica, sequence)",
    "CREATE INDEX operations_of_annotator ON operations (annotator, lamport)",
    "CREATE INDEX operations_undone ON operations (undoes) WHERE undoes IS NOT NULL",
    "CREATE INDEX operations_redone ON operations (redoes) WHERE redoes IS NOT NULL",
    """CREATE TABLE changes (
        operation TEXT NOT NULL REFERENCES operations (id),
        position INTEGER NOT NULL,
        entity TEXT NOT NULL,
        entity_id TEXT NOT NULL,
        report TEXT,
        before TEXT NOT NULL,
        after TEXT NOT NULL,
        PRIMARY KEY (operation, position)
    ) STRICT""",
    "CREATE INDEX changes_of_entity ON changes (entity, entity_id)",
    """CREATE TABLE texts (
        report TEXT PRIMARY KEY,
        sha256 TEXT NOT NULL UNIQUE,
        text TEXT NOT NULL,
        characters INTEGER NOT NULL
    ) STRICT""",
    """CREATE TABLE schemas (
        version TEXT PRIMARY KEY,
        toml TEXT NOT NULL
    ) STRICT""",
    """CREATE TABLE project (
        id TEXT PRIMARY KEY,
        schema TEXT NOT NULL REFERENCES schemas (version)
    ) STRICT""",
    """CREATE TABLE annotators (
        id TEXT PRIMARY KEY,
        name TEXT NOT NULL
    ) STRICT""",
    """CREATE TABLE reports (
        id TEXT PRIMARY KEY REFERENCES texts (report),
        name TEXT NOT NULL,
        source TEXT NOT NULL,
        meta TEXT NOT NULL,
        suggested_by TEXT NOT NULL
    ) STRICT""",
    "CREATE INDEX reports_by_name ON reports (name)",
    """CREATE TABLE suggestions (
        id TEXT PRIMARY KEY,
        report TEXT NOT NULL REFERENCES texts (report),
        engine TEXT NOT NULL,
        label TEXT NOT NULL,
        start INTEGER NOT NULL,
        "end" INTEGER NOT NULL,
        text TEXT NOT NULL,
        attributes TEXT NOT NULL,
        quantifies TEXT NOT NULL,
        score REAL NOT NULL,
        rule TEXT NOT NULL,
        evidence TEXT NOT NULL,
        current INTEGER NOT NULL,
        CHECK (0 <= start AND start < "end"),
        CHECK (score BETWEEN 0 AND 1 AND current IN (0, 1))
    ) STRICT""",
    'CREATE INDEX suggestions_of_report ON suggestions (report, current, start, "end")',
    """CREATE TABLE labels (
        id TEXT PRIMARY KEY,
        report TEXT NOT NULL REFERENCES texts (report),
        layer TEXT NOT NULL,
        label TEXT NOT NULL,
        start INTEGER NOT NULL,
        "end" INTEGER NOT NULL,
        text TEXT NOT NULL,
        state TEXT NOT NULL,
        unsure INTEGER NOT NULL,
        reason TEXT,
        suggestion TEXT,
        settled_from TEXT,
        by_hand TEXT NOT NULL,
        value TEXT,
        value_number REAL,
        value_to TEXT,
        unit TEXT,
        bound TEXT,
        cue TEXT,
        indicator TEXT,
        indicator_start INTEGER,
        indicator_end INTEGER,
        time TEXT,
        place TEXT,
        status TEXT,
        aspect TEXT,
        doubt TEXT,
        category TEXT,
        other TEXT NOT NULL,
        CHECK (0 <= start AND start < "end"),
        CHECK (0 <= indicator_start AND indicator_start < indicator_end),
        CHECK (state IN ('confirmed', 'rejected') AND unsure IN (0, 1))
    ) STRICT""",
    'CREATE INDEX labels_of_report ON labels (report, layer, start, "end")',
    "CREATE INDEX labels_of_layer ON labels (layer, label, state)",
    """CREATE TABLE links (
        label TEXT NOT NULL REFERENCES labels (id),
        position INTEGER NOT NULL,
        target TEXT NOT NULL,
        PRIMARY KEY (label, position)
    ) STRICT""",
    "CREATE INDEX links_to ON links (target)",
    """CREATE TABLE work (
        report TEXT NOT NULL REFERENCES texts (report),
        layer TEXT NOT NULL,
        state TEXT NOT NULL,
        reason TEXT,
        PRIMARY KEY (report, layer),
        CHECK (state IN ('open', 'finished', 'unusable'))
    ) STRICT""",
    """CREATE TABLE comments (
        id TEXT PRIMARY KEY,
        report TEXT NOT NULL REFERENCES texts (report),
        layer TEXT NOT NULL,
        text TEXT NOT NULL,
        at TEXT NOT NULL,
        about TEXT
    ) STRICT""",
    "CREATE INDEX comments_of_report ON comments (report, layer)",
    """CREATE TABLE conflicts (
        entity TEXT NOT NULL,
        entity_id TEXT NOT NULL,
        field TEXT NOT NULL,
        kept TEXT NOT NULL REFERENCES operations (id),
        lost TEXT NOT NULL REFERENCES operations (id),
        kept_value TEXT NOT NULL,
        lost_value TEXT NOT NULL,
        PRIMARY KEY (entity, entity_id, field, lost)
    ) STRICT""",
)

_APPEND_ONLY: Final = ("operations", "changes", "texts", "schemas")

_VIEWS: Final = (
    """CREATE VIEW gold_numbers AS
    SELECT report, id AS span, start, "end", text, value, value_number, value_to,
        coalesce(unit, '') AS unit, coalesce(bound, 'exact') AS bound, indicator, time, place,
        coalesce(status, 'done') AS status, coalesce(aspect, 'level') AS aspect, doubt,
        (SELECT name FROM labels AS source JOIN annotators ON annotators.id = source.layer
            WHERE source.id = labels.settled_from) AS annotator
    FROM labels
    WHERE layer = 'gold' AND label = 'number' AND state = 'confirmed'
        AND report IN (SELECT id FROM reports)""",
    """CREATE VIEW gold_measures AS
    SELECT report, id AS span, start, "end", text, category,
        (SELECT name FROM labels AS source JOIN annotators ON annotators.id = source.layer
            WHERE source.id = labels.settled_from) AS annotator
    FROM labels
    WHERE layer = 'gold' AND label = 'measure' AND state = 'confirmed'
        AND report IN (SELECT id FROM reports)""",
    """CREATE VIEW gold_links AS
    SELECT number.report, number.id AS number_span, number.text AS number_text,
        measure.id AS measure_span, measure.text AS measure_text
    FROM labels AS number
        JOIN links ON links.label = number.id
        JOIN labels AS measure ON measure.id = links.target
    WHERE number.layer = 'gold' AND number.state = 'confirmed' AND measure.state = 'confirmed'
        AND number.report IN (SELECT id FROM reports)""",
    """CREATE VIEW progress AS
    WITH people AS (
        SELECT report, layer FROM work WHERE layer <> 'gold'
        UNION SELECT report, layer FROM labels WHERE layer <> 'gold'
    ), rows AS (
        SELECT reports.id AS report, people.layer
        FROM reports LEFT JOIN people ON people.report = reports.id
    )
    SELECT rows.report,
        (SELECT name FROM annotators WHERE id = rows.layer) AS annotator,
        coalesce((SELECT state FROM work
            WHERE work.report = rows.report AND work.layer = rows.layer), 'open') AS state,
        (SELECT count(*) FROM labels
            WHERE labels.report = rows.report AND labels.layer = rows.layer) AS decided,
        (SELECT count(*) FROM suggestions
            WHERE suggestions.report = rows.report AND current = 1 AND NOT EXISTS (
                SELECT 1 FROM labels WHERE labels.report = rows.report
                    AND labels.layer = rows.layer AND labels.suggestion = suggestions.id)
        ) AS undecided
    FROM rows""",
    """CREATE VIEW disagreements AS
    WITH pairs AS (
        SELECT a.report, a.layer AS layer_a, b.layer AS layer_b
        FROM work AS a JOIN work AS b ON a.report = b.report AND a.layer < b.layer
        WHERE a.state = 'finished' AND b.state = 'finished'
            AND a.layer <> 'gold' AND b.layer <> 'gold'
            AND a.report IN (SELECT id FROM reports)
    ), live AS (
        SELECT labels.*, (SELECT group_concat(target.start || '-' || target."end")
            FROM links JOIN labels AS target ON target.id = links.target
            WHERE links.label = labels.id) AS linked
        FROM labels WHERE layer <> 'gold' AND state = 'confirmed'
    ), met AS (
        SELECT pairs.report, layer_a, layer_b, a.id AS span_a, b.id AS span_b
        FROM pairs
            JOIN live AS a ON a.report = pairs.report AND a.layer = layer_a
            JOIN live AS b ON b.report = pairs.report AND b.layer = layer_b
                AND a.start < b."end" AND b.start < a."end"
        WHERE a.label = b.label OR (a.start = b.start AND a."end" = b."end")
    ), kinds AS (
        SELECT met.*, 'label' AS kind FROM met
            JOIN live AS a ON a.id = span_a JOIN live AS b ON b.id = span_b
            WHERE a.label <> b.label
        UNION ALL SELECT met.*, 'boundary' FROM met
            JOIN live AS a ON a.id = span_a JOIN live AS b ON b.id = span_b
            WHERE a.start <> b.start OR a."end" <> b."end"
        UNION ALL SELECT met.*, 'value' FROM met
            JOIN live AS a ON a.id = span_a JOIN live AS b ON b.id = span_b
            WHERE a.value IS NOT b.value OR a.value_to IS NOT b.value_to
        UNION ALL SELECT met.*, 'unit' FROM met
            JOIN live AS a ON a.id = span_a JOIN live AS b ON b.id = span_b
            WHERE coalesce(a.unit, '') <> coalesce(b.unit, '')
        UNION ALL SELECT met.*, 'bound' FROM met
            JOIN live AS a ON a.id = span_a JOIN live AS b ON b.id = span_b
            WHERE coalesce(a.bound, 'exact') <> coalesce(b.bound, 'exact')
        UNION ALL SELECT met.*, 'category' FROM met
            JOIN live AS a ON a.id = span_a JOIN live AS b ON b.id = span_b
            WHERE a.category IS NOT b.category
        UNION ALL SELECT met.*, 'link' FROM met
            JOIN live AS a ON a.id = span_a JOIN live AS b ON b.id = span_b
            WHERE a.linked IS NOT b.linked
        UNION ALL SELECT met.*, 'context' FROM met
            JOIN live AS a ON a.id = span_a JOIN live AS b ON b.id = span_b
            WHERE a.indicator IS NOT b.indicator OR a.time IS NOT b.time
                OR a.place IS NOT b.place
                OR coalesce(a.status, 'done') <> coalesce(b.status, 'done')
                OR coalesce(a.aspect, 'level') <> coalesce(b.aspect, 'level')
        UNION ALL SELECT pairs.report, layer_a, layer_b, a.id, NULL, 'missing' FROM pairs
            JOIN live AS a ON a.report = pairs.report AND a.layer = layer_a
            WHERE a.id NOT IN (SELECT span_a FROM met WHERE met.layer_b = pairs.layer_b)
        UNION ALL SELECT pairs.report, layer_a, layer_b, NULL, b.id, 'missing' FROM pairs
            JOIN live AS b ON b.report = pairs.report AND b.layer = layer_b
            WHERE b.id NOT IN (SELECT span_b FROM met WHERE met.layer_a = pairs.layer_a)
    )
    SELECT report, kind,
        (SELECT name FROM annotators WHERE id = layer_a) AS annotator_a,
        (SELECT name FROM annotators WHERE id = layer_b) AS annotator_b,
        span_a, span_b,
        (SELECT text FROM labels WHERE id = span_a) AS text_a,
        (SELECT text FROM labels WHERE id = span_b) AS text_b
    FROM kinds""",
)


@gold()
def m0001_first_tables(db: Database) -> None:
    """The journal, what it adds up to, and the views that people query."""
    for statement in (*_TABLES, *_VIEWS):
        db.execute(statement)
    for table in _APPEND_ONLY:
        for action in ("UPDATE", "DELETE"):
            db.execute(
                f"CREATE TRIGGER {table}_no_{action.lower()} BEFORE {action} ON {table}"
                f" BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END"
            )
    db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
