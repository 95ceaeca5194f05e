"""Who settled gold and when: the operation that last wrote each label."""

import json
from collections.abc import Iterable
from typing import Final, NamedTuple

from schema.database import Database
from schema.records import LabelId

_LAST: Final = """SELECT entity_id, name, at FROM (
    SELECT entity_id, coalesce(annotators.name, '') AS name, operations.at, row_number() OVER (
        PARTITION BY entity_id ORDER BY lamport DESC, replica DESC, sequence DESC) AS nth
    FROM json_each(?) AS wanted
        JOIN changes ON entity = 'label' AND entity_id = wanted.value
        JOIN operations ON operations.id = changes.operation
        LEFT JOIN annotators ON annotators.id = operations.annotator
    ) WHERE nth = 1"""


class Settlement(NamedTuple):
    """Who decided last about a label, and when: UTC in ISO 8601."""

    by: str
    at: str


def of_labels(db: Database, labels: Iterable[LabelId]) -> dict[LabelId, Settlement]:
    """Who decided last about each of these labels."""
    rows = db.execute(_LAST, [json.dumps([*labels])])
    return {LabelId(label): Settlement(name, at) for label, name, at in rows}
