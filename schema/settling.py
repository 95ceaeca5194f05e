"""What gold keeps of how it was settled: the labels it was settled on, and who settled it when."""

from typing import Final

COLUMN: Final = "ALTER TABLE labels ADD COLUMN settled_on TEXT NOT NULL DEFAULT '[]'"

# The operation that last wrote a gold label, and the person's label and suggestion behind it.
VIEW: Final = """CREATE VIEW gold_provenance AS
    WITH written AS (
        SELECT gold.id, (SELECT operations.id FROM changes
            JOIN operations ON operations.id = changes.operation
            WHERE entity = 'label' AND entity_id = gold.id
            ORDER BY lamport DESC, replica DESC, sequence DESC LIMIT 1) AS operation
        FROM gold_labels AS gold
    )
    SELECT gold.report, gold.id AS span, gold.text, gold.annotator,
        iif(gold.layer = 'gold', gold.settled_from, gold.id) AS settled_from, gold.suggestion,
        (SELECT name FROM annotators WHERE id = operations.annotator) AS settled_by,
        operations.at AS settled_at, operations.kind AS settled_as, operations.schema
    FROM gold_labels AS gold
        JOIN written ON written.id = gold.id
        JOIN operations ON operations.id = written.operation"""
