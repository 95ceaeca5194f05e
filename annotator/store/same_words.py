"""How words are labelled all over a project, in what one person may see: their layer and gold."""

import json
from collections.abc import Iterable
from typing import Final

from annotator.store import work
from schema.database import Database
from schema.records import LabelId, Layer, ReportId

Count = tuple[str, str, str, int]  # words, label, category ("" for none), places

# Gold where the report is settled (by who finished alone, while nobody else has), else one's own.
_SEEN: Final = (
    "coalesce((SELECT settled_by FROM work AS gold WHERE gold.report = labels.report"
    f" AND gold.layer = 'gold' AND gold.state = 'finished' AND {work.STANDS}), :layer)"
)


def counts(db: Database, words: Iterable[str], *, layer: Layer, outside: ReportId) -> list[Count]:
    """How often words are confirmed as what, in all reports but one."""
    rows = db.execute(
        "SELECT labels.text, labels.label, coalesce(labels.category, ''), count(*)"
        " FROM json_each(:words) AS word JOIN labels ON labels.text = word.value"
        " WHERE labels.state = 'confirmed' AND labels.report <> :outside"
        f" AND labels.layer = {_SEEN}"
        " AND labels.report IN (SELECT id FROM reports)"
        " GROUP BY labels.text, labels.label, labels.category",
        {"words": json.dumps(sorted(words)), "layer": layer, "outside": outside},
    )
    return list(rows)


def in_open_reports(db: Database, words: str, *, layer: Layer, outside: ReportId) -> list[LabelId]:
    """One person's confirmed labels with these words in their other reports that are not closed."""
    rows = db.execute(
        "SELECT labels.id FROM labels LEFT JOIN work"
        " ON work.report = labels.report AND work.layer = labels.layer"
        " WHERE labels.text = ? AND labels.layer = ? AND labels.state = 'confirmed'"
        " AND labels.report <> ? AND coalesce(work.state, 'open') = 'open'"
        " AND labels.report IN (SELECT id FROM reports)"
        " ORDER BY labels.report, labels.start, labels.id",
        [words, layer, outside],
    )
    return [LabelId(row[0]) for row in rows]
