"""The table of samples."""

import json
from typing import Final

from annotator.store.journal_moments import made
from schema.database import Database
from schema.records import AnnotatorId, Entity, Fields, LabelId
from schema.sampling import Sample, sample_from_fields

_ALL: Final = f"SELECT * FROM samples ORDER BY {made(Entity.SAMPLE, 'samples.id')}, id"


def write(db: Database, sample_id: str, fields: Fields | None) -> None:
    """Make a sample's row what the fields say; None takes it away."""
    db.execute("DELETE FROM samples WHERE id = ?", [sample_id])
    if fields is None:
        return
    of = sample_from_fields(sample_id, fields)
    db.execute(
        "INSERT INTO samples VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        [
            *(of.id, of.name, of.at, of.by, of.seed, of.drawn_from, json.dumps(of.labels)),
            json.dumps(dict(of.verdicts), ensure_ascii=False, sort_keys=True),
        ],
    )


def everything(db: Database) -> list[Sample]:
    """All samples, the oldest first."""
    rows = db.execute(_ALL).fetchall()
    return [
        Sample(
            *(sample_id, name, at, AnnotatorId(by), seed, drawn_from),
            tuple(LabelId(each) for each in json.loads(labels)),
            {LabelId(label): said for label, said in json.loads(verdicts).items()},
        )
        for sample_id, name, at, by, seed, drawn_from, labels, verdicts in rows
    ]
