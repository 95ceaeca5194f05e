"""Confirmed measures that no suggestion proposed so, in what one person may see."""

import json
from collections.abc import Collection
from typing import Any, Final, NamedTuple

from annotator.progress import Cancelled, never
from annotator.store.connection import breaking_off
from annotator.store.listing_conditions import SETTLED
from schema.database import Database
from schema.records import GOLD, Layer, ReportId, Span

_SEEN: Final = (
    "labels.label = 'measure' AND labels.state = 'confirmed'"
    " AND labels.report IN (SELECT id FROM reports)"
    f" AND (labels.layer = :me OR (labels.report, labels.layer) IN ({SETTLED}))"
)


class Marked(NamedTuple):
    """A measure that a person confirmed; offsets are half-open, in code points."""

    report: ReportId
    start: int
    end: int
    words: str
    category: str

    @property
    def span(self) -> Span:
        """Where it is."""
        return Span(self.start, self.end, self.words)


def not_suggested(db: Database, me: Layer, is_cancelled: Cancelled = never) -> list[Marked]:
    """Measures whose place and category no suggestion had; CancelledError as in `breaking_off`."""
    with breaking_off(db, is_cancelled):
        rows = db.execute(
            'SELECT DISTINCT labels.report, labels.start, labels."end", labels.text,'
            " labels.category FROM labels"
            " LEFT JOIN suggestions AS offered ON offered.id = labels.suggestion"
            f" WHERE {_SEEN} AND labels.category IS NOT NULL AND NOT labels.unsure"
            " AND (offered.start IS NOT labels.start"
            ' OR offered."end" IS NOT labels."end"'
            " OR offered.attributes ->> 'category' IS NOT labels.category)"
            " ORDER BY labels.report, labels.start",
            _values(me),
        )
        return [Marked(*row) for row in rows.fetchall()]


def has_measures(db: Database, me: Layer) -> bool:
    """Whether any measure is confirmed in what one person may see."""
    return (
        db.execute(f"SELECT 1 FROM labels WHERE {_SEEN} LIMIT 1", _values(me)).fetchone()
        is not None
    )


def places(
    db: Database, me: Layer, reports: Collection[ReportId]
) -> dict[ReportId, list[tuple[int, int]]]:
    """Where the confirmed measures of these reports are."""
    rows = db.execute(
        f'SELECT labels.report, labels.start, labels."end" FROM labels WHERE {_SEEN}'
        " AND labels.report IN (SELECT value FROM json_each(:reports))",
        {**_values(me), "reports": json.dumps(sorted(reports))},
    )
    found: dict[ReportId, list[tuple[int, int]]] = {}
    for report, start, end in rows.fetchall():
        found.setdefault(report, []).append((start, end))
    return found


def _values(me: Layer) -> dict[str, Any]:
    return {"me": me, "gold": GOLD}
