"""The tables and views that the gold file began with; `migrations.py` says what became of them."""

from typing import Final

TABLES: Final = (
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
        parents TEXT NOT NULL,
        version INTEGER NOT NULL,
        checksum TEXT NOT NULL,
        UNIQUE (replica, sequence),
        CHECK (lamport BETWEEN 1 AND 9007199254740991),
        CHECK (sequence BETWEEN 1 AND 9007199254740991)
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
    """CREATE TABLE heads (
        operation TEXT PRIMARY KEY REFERENCES operations (id)
    ) STRICT""",
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
    """CREATE TABLE identity (
        project TEXT PRIMARY KEY
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
    "CREATE INDEX labels_of_suggestion ON labels (suggestion, layer)",
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
        settled_by TEXT,
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

# Tables that are only added to, with the keys by which a row could be replaced behind one's back.
APPEND_ONLY: Final = {
    "operations": "id = NEW.id OR (replica = NEW.replica AND sequence = NEW.sequence)",
    "changes": "operation = NEW.operation AND position = NEW.position",
    "texts": "report = NEW.report OR sha256 = NEW.sha256",
    "schemas": "version = NEW.version",
    "identity": "true",
}

VIEWS: Final = (
    # Whose labels are gold: those of a review, or of who finished alone while nobody else has.
    """CREATE VIEW gold_labels AS
    SELECT labels.*, (SELECT name FROM annotators WHERE id = CASE labels.layer
        WHEN 'gold' THEN (SELECT layer FROM labels AS source WHERE source.id = labels.settled_from)
        ELSE labels.layer END) AS annotator
    FROM work AS settled
        JOIN labels ON labels.report = settled.report AND labels.layer = settled.settled_by
    WHERE settled.layer = 'gold' AND settled.state = 'finished' AND labels.state = 'confirmed'
        AND settled.report IN (SELECT id FROM reports)
        AND (settled.settled_by = 'gold' OR NOT EXISTS (
            SELECT 1 FROM work AS other WHERE other.report = settled.report
                AND other.layer NOT IN ('gold', settled.settled_by)
                AND other.state = 'finished'))""",
    """CREATE VIEW gold_numbers AS
    SELECT report, id AS span, start, "end", text, value, value_number, value_to,
        coalesce(unit, '') AS unit, coalesce(bound, 'exact') AS bound, indicator, time, place,
        coalesce(status, 'done') AS status, coalesce(aspect, 'level') AS aspect, doubt, annotator
    FROM gold_labels WHERE label = 'number'""",
    """CREATE VIEW gold_measures AS
    SELECT report, id AS span, start, "end", text, category, annotator
    FROM gold_labels WHERE label = 'measure'""",
    """CREATE VIEW gold_links AS
    SELECT number.report, number.id AS number_span, number.text AS number_text,
        measure.id AS measure_span, measure.text AS measure_text
    FROM gold_labels AS number
        JOIN links ON links.label = number.id
        JOIN gold_labels AS measure ON measure.id = links.target""",
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
    ), met AS (
        SELECT pairs.report, layer_a, layer_b, a.id AS span_a, b.id AS span_b,
            a.label <> b.label AS label,
            a.start <> b.start OR a."end" <> b."end" AS boundary,
            a.value IS NOT b.value OR a.value_to IS NOT b.value_to AS value,
            coalesce(a.unit, '') <> coalesce(b.unit, '') AS unit,
            coalesce(a.bound, 'exact') <> coalesce(b.bound, 'exact') AS bound,
            a.category IS NOT b.category AS category,
            (SELECT group_concat(target.start || '-' || target."end") FROM links
                JOIN labels AS target ON target.id = links.target WHERE links.label = a.id)
            IS NOT (SELECT group_concat(target.start || '-' || target."end") FROM links
                JOIN labels AS target ON target.id = links.target WHERE links.label = b.id)
                AS link,
            a.indicator IS NOT b.indicator OR a.time IS NOT b.time OR a.place IS NOT b.place
                OR coalesce(a.status, 'done') <> coalesce(b.status, 'done')
                OR coalesce(a.aspect, 'level') <> coalesce(b.aspect, 'level') AS context
        FROM pairs
            JOIN labels AS a ON a.report = pairs.report AND a.layer = layer_a
                AND a.state = 'confirmed'
            JOIN labels AS b ON b.report = pairs.report AND b.layer = layer_b
                AND b.state = 'confirmed' AND a.start < b."end" AND b.start < a."end"
        WHERE a.label = b.label OR (a.start = b.start AND a."end" = b."end")
    ), alone AS (
        SELECT pairs.report, layer_a, layer_b, mine.id, mine.layer
        FROM pairs JOIN labels AS mine ON mine.report = pairs.report
            AND mine.layer IN (layer_a, layer_b) AND mine.state = 'confirmed'
        WHERE NOT EXISTS (SELECT 1 FROM labels AS other WHERE other.report = pairs.report
            AND other.layer = CASE mine.layer WHEN layer_a THEN layer_b ELSE layer_a END
            AND other.state = 'confirmed'
            AND other.start < mine."end" AND mine.start < other."end"
            AND (other.label = mine.label
                OR (other.start = mine.start AND other."end" = mine."end")))
    ), kinds AS (
        SELECT *, 'label' AS kind FROM met WHERE label
        UNION ALL SELECT *, 'boundary' FROM met WHERE boundary
        UNION ALL SELECT *, 'value' FROM met WHERE value
        UNION ALL SELECT *, 'unit' FROM met WHERE unit
        UNION ALL SELECT *, 'bound' FROM met WHERE bound
        UNION ALL SELECT *, 'category' FROM met WHERE category
        UNION ALL SELECT *, 'link' FROM met WHERE link
        UNION ALL SELECT *, 'context' FROM met WHERE context
    ), listed AS (
        SELECT report, kind, layer_a, layer_b, span_a, span_b FROM kinds
        UNION ALL SELECT report, 'missing', layer_a, layer_b,
            iif(layer = layer_a, id, NULL), iif(layer = layer_b, id, NULL) FROM alone
    )
    SELECT report, kind,
        (SELECT name FROM annotators WHERE id = layer_a) AS annotator_a,
        (SELECT name FROM annotators WHERE id = layer_b) AS annotator_b,
        span_a, span_b,
        (SELECT text FROM labels WHERE id = span_a) AS text_a,
        (SELECT text FROM labels WHERE id = span_b) AS text_b
    FROM listed""",
)
